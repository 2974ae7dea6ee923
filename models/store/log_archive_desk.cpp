#include "models/store/log_archive_desk.h"

#include "models/sql/key_file.h"
#include "models/store/log_archive_erase.h"

namespace sekisho::store {

Error archiveClosed() {
    return Error(ErrorKind::Unavailable, "ARCHIVE_CLOSED", "The archive is not open.");
}

void ArchiveDesk::open(ArchivePlace place, ArchiveSource source, std::function<void(Done)> then) {
    close();
    place_ = std::move(place);
    tryAgain(source, std::move(then));
}

Result<std::monostate> ArchiveDesk::openWriting(const ArchivePlace& place, ArchiveSource source, const Clock& clock,
                                                Writing& files) {
    std::error_code failed;
    std::filesystem::create_directories(place.file.parent_path(), failed);
    auto archive = LogArchive::open(place.file, place.key, source, clock);
    if (!archive) {
        if (archive.error().code == "ARCHIVE_IN_USE" && !files.archive)
            if (auto reading = LogArchive::openToRead(place.file, place.key, source, clock); reading)
                files.archive.emplace(std::move(*reading));
        return std::move(archive).error();
    }
    files.archive.reset();
    files.archive.emplace(std::move(*archive));
    auto intake = ArchiveIntake::on(files.archive->db(), clock);
    if (!intake) {
        files.archive.reset();
        return std::move(intake).error();
    }
    files.intake.emplace(std::move(*intake));
    static_cast<void>(compactArchive(files.archive->db())); // what an erasure could not end; else once more later
    return std::monostate();
}

void ArchiveDesk::tryAgain(ArchiveSource source, std::function<void(Done)> then) {
    write<std::monostate>(
        [place = place_, source, &clock = clock_](Writing& files) -> Result<std::monostate> {
            if (!place) return archiveClosed();
            return openWriting(*place, source, clock, files);
        },
        [then = std::move(then)](Result<std::monostate> opened) {
            then(opened ? Done() : Done(std::move(opened).error()));
        });
}

void ArchiveDesk::close() {
    if (!place_) return;
    era_ = std::make_shared<int>(0);
    stopped_->store(true);
    stopped_ = std::make_shared<std::atomic<bool>>(false);
    checker_.finishWith([] {});
    reader_.finishWith([this] {
        reading_.search.reset();
        reading_.db.reset();
    });
    writer_.finishWith([this] {
        writing_.intake.reset();
        writing_.archive.reset();
    });
    sql::wipe(place_->key);
    place_.reset();
}

Done ArchiveDesk::openReading(const ArchivePlace& place, Reading& reading) {
    if (reading.db) return {};
    auto db = openArchiveForReading(place.file, place.key);
    if (!db) return std::move(db).error();
    reading.db.emplace(std::move(*db));
    reading.search.emplace(*reading.db);
    return {};
}

void ArchiveDesk::verify(std::shared_ptr<std::atomic<bool>> stop, ArchiveProgress progress,
                         std::function<void(Result<ports::ArchiveReport>)> then) {
    struct Nothing {};
    static Nothing nothing;
    run<ports::ArchiveReport, Nothing>(
        checker_, nothing,
        [place = place_, &clock = clock_, stop = std::move(stop), closed = stopped_,
         progress = std::move(progress)](Nothing&) -> Result<ports::ArchiveReport> {
            if (!place) return archiveClosed();
            const ArchiveProgress watched = [&](std::int64_t done, std::int64_t total) {
                if (closed->load()) stop->store(true);
                progress(done, total);
            };
            return verifyArchive(*place, clock, *stop, watched);
        },
        std::move(then));
}

} // namespace sekisho::store

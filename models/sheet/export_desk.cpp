#include "models/sheet/export_desk.h"

#include "models/sheet/desk_hooks.h"
#include "models/sheet/row_writer.h"

#include <utility>

namespace sekisho::sheet {

namespace {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;
using Nothing = std::monostate;

FileFormat formatOf(ports::ListFormat format) {
    switch (format) {
    case ports::ListFormat::Csv:
        return FileFormat::Csv;
    case ports::ListFormat::Tsv:
        return FileFormat::Tsv;
    case ports::ListFormat::Xlsx:
        break;
    }
    return FileFormat::Xlsx;
}

Result<Nothing> outcomeOf(Done done) {
    return done ? Result<Nothing>(Nothing()) : Result<Nothing>(std::move(done).error());
}

class File final : public ports::ExportFile {
  public:
    File(Executor& work, ports::ExportTarget target) : work_(work), state_(std::make_shared<State>()) {
        state_->target = std::move(target);
    }
    // Giving up a workbook may take a while, so that is the executor's too.
    ~File() override {
        work_.post([state = std::move(state_)] { state->writer.reset(); });
    }

    CallHandle write(ports::ExportRows rows, Executor& on, Reply<Nothing> reply) override {
        return run(on, std::move(reply), [rows = std::move(rows)](State& state) -> Done {
            SEKISHO_CHECK(state.open());
            for (const std::vector<std::string>& row : rows)
                SEKISHO_CHECK(state.writer->row(row));
            return {};
        });
    }
    CallHandle finish(Executor& on, Reply<Nothing> reply) override {
        return run(on, std::move(reply), [](State& state) -> Done {
            SEKISHO_CHECK(state.open());
            SEKISHO_CHECK(state.writer->finish());
            state.writer.reset();
            return {};
        });
    }

  private:
    struct State { // the executor's
        ports::ExportTarget target;
        std::unique_ptr<RowWriter> writer;
        Done open() {
            if (writer) return {};
            SEKISHO_TRY(made, createFile(target.path, formatOf(target.format), target.sheet));
            writer = std::move(made);
            return {};
        }
    };

    template<class Work>
    CallHandle run(Executor& on, Reply<Nothing> reply, Work work) {
        auto call = std::make_shared<CallState>();
        work_.post([call, &on, state = state_, reply = std::move(reply), work = std::move(work)]() mutable {
            ports::deliver<Nothing>(call, on, std::move(reply), outcomeOf(work(*state)));
        });
        return CallHandle(call);
    }

    Executor& work_;
    std::shared_ptr<State> state_;
};

Done writeSheetNow(const ExportSources& sources, const ports::ExportTarget& target, const ports::SheetRequest& request,
                   const Hooks& hooks) {
    SEKISHO_TRY(directory, sources.directory());
    ExportOptions options;
    options.language = request.japanese ? Language::Japanese : Language::English;
    options.now = request.now;
    SEKISHO_TRY(writer, createFile(target.path, formatOf(target.format), target.sheet));
    switch (request.kind) {
    case SheetKind::Member:
        SEKISHO_CHECK(exportMembers(*writer, allMemberColumns(*directory), request.members, sources.members, *directory,
                                    options, hooks));
        break;
    case SheetKind::OrgUnit:
        SEKISHO_CHECK(exportOrgUnits(*writer, *directory, options));
        break;
    case SheetKind::Position:
        SEKISHO_CHECK(exportRanks(*writer, RankKind::Position, *directory, options));
        break;
    case SheetKind::Level:
        SEKISHO_CHECK(exportRanks(*writer, RankKind::Level, *directory, options));
        break;
    case SheetKind::UserType:
        SEKISHO_CHECK(exportRanks(*writer, RankKind::UserType, *directory, options));
        break;
    case SheetKind::Group:
        SEKISHO_CHECK(exportGroups(*writer, request.groups, sources.groups, *directory, options, hooks));
        break;
    }
    return writer->finish();
}

class Exports final : public ports::ExportDesk {
  public:
    Exports(Executor& work, ExportSources sources)
        : work_(work), sources_(std::make_shared<const ExportSources>(std::move(sources))) {}

    std::unique_ptr<ports::ExportFile> create(ports::ExportTarget target) override {
        return std::make_unique<File>(work_, std::move(target));
    }
    CallHandle writeSheet(ports::ExportTarget target, ports::SheetRequest request, Executor& on,
                          ports::ImportProgress progress, Reply<Nothing> reply) override {
        auto call = std::make_shared<CallState>();
        work_.post([call, &on, sources = sources_, target = std::move(target), request = std::move(request),
                    progress = std::move(progress), reply = std::move(reply)]() mutable {
            if (call->cancelled()) return;
            const Hooks hooks = hooksOf(call, on, std::move(progress));
            ports::deliver<Nothing>(call, on, std::move(reply),
                                    outcomeOf(writeSheetNow(*sources, target, request, hooks)));
        });
        return CallHandle(call);
    }

  private:
    Executor& work_;
    std::shared_ptr<const ExportSources> sources_;
};

} // namespace

std::unique_ptr<ports::ExportDesk> makeExportDesk(ports::Executor& work, ExportSources sources) {
    return std::make_unique<Exports>(work, std::move(sources));
}

} // namespace sekisho::sheet

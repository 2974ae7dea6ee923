#include "service/logs/download_streams.h"

#include "service/http/error_response.h"
#include "service/logs/content_lines.h"
#include "service/logs/log_lines.h"
#include "service/logs/log_search.h"
#include "service/logs/message_contents.h"

#include <fmt/format.h>

#include <functional>
#include <memory>

namespace sekishod {

using sekisho::Error;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kRecordsOfChunk = 1'000;
constexpr LogBudget kBudgetOfChunk{20'000, std::chrono::milliseconds(250)};

// One chunk after the other from a connection of its own; `fill` appends and tells where it goes on.
class DownloadStream {
  public:
    using Fill = std::function<Result<std::optional<LogPlace>>(Database& db, const std::optional<LogPlace>& after,
                                                               std::string& out)>;
    DownloadStream(Database db, std::string head, Fill fill)
        : db_(std::move(db)), text_(std::move(head)), fill_(std::move(fill)) {}

    std::optional<std::string> next() {
        if (ended_) return std::nullopt;
        std::string out = std::exchange(text_, {});
        const Result<std::optional<LogPlace>> place = step(out);
        if (!place) { // the source says it so, and collectors look for it
            out += fmt::format("downloadLogs error: {}\r\n", publicError(place.error()).code);
            ended_ = true;
        } else {
            place_ = *place;
            ended_ = !place_;
        }
        return out;
    }

  private:
    Result<std::optional<LogPlace>> step(std::string& out) {
        SEKISHO_CHECK(db_.begin(false));
        auto place = fill_(db_, place_, out);
        db_.rollback();
        return place;
    }

    Database db_;
    std::string text_;
    Fill fill_;
    std::optional<LogPlace> place_;
    bool ended_ = false;
};

Result<ChunkSource> streamOf(TenantStore& store, std::string head, DownloadStream::Fill fill) {
    SEKISHO_TRY(db, store.openReader());
    const auto stream = std::make_shared<DownloadStream>(std::move(db), std::move(head), std::move(fill));
    return ChunkSource([stream] { return stream->next(); });
}

} // namespace

Result<ChunkSource> logDownloadStream(TenantStore& store, LogDownload download) {
    const auto of = std::make_shared<LogDownload>(std::move(download));
    const LogLines lines(sekisho::LogFormat::SourceCsv, of->japanese, of->zone, of->query.logs);
    return streamOf(store, lines.head(),
                    [of, lines](Database& db, const std::optional<LogPlace>& after,
                                std::string& out) -> Result<std::optional<LogPlace>> {
                        SEKISHO_TRY(found, searchLogs(db, of->domain, of->query, of->scope, after, kRecordsOfChunk,
                                                      kBudgetOfChunk));
                        for (const auto& record : found.records)
                            if (record.seq <= of->upTo) lines.append(out, record);
                        return found.next;
                    });
}

Result<ChunkSource> contentDownloadStream(TenantStore& store, ContentDownload download) {
    const auto of = std::make_shared<ContentDownload>(std::move(download));
    const ContentLines lines(sekisho::LogFormat::SourceCsv, of->japanese, of->zone);
    return streamOf(store, lines.head(),
                    [of, lines](Database& db, const std::optional<LogPlace>& after,
                                std::string& out) -> Result<std::optional<LogPlace>> {
                        SEKISHO_TRY(found, searchContents(db, of->domain, of->query, {of->scope}, true, after,
                                                          kRecordsOfChunk, kBudgetOfChunk));
                        for (const auto& message : found.messages)
                            if (message.seq <= of->upTo) lines.append(out, message);
                        return found.next;
                    });
}

} // namespace sekishod

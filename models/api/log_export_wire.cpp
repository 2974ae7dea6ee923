// Standings, exports and runs of the logs; records and queries are log_wire.cpp.

#include "models/api/log_wire.h"
#include "models/api/request_fields.h"
#include "models/api/value_reader.h"
#include "models/api/value_writer.h"

#include <boost/json/array.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

// As the work itself was refused; the kind is told by its status.
json::object exportFailure(const Error& error) {
    json::array params;
    for (const ErrorParam& param : error.params)
        params.push_back(json::object{{"name", param.name}, {"value", param.value}});
    json::object out{{"status", httpStatus(error)}, {"code", error.code}, {"params", std::move(params)}};
    putSome(out, "description", error.description);
    return out;
}

void readExportFailure(const ValueReader& r, Error& to) {
    int status = 0;
    r.number("status", status);
    to.kind = kindOfStatus(status);
    r.text("code", to.code);
    r.text("description", to.description);
    r.objects("params", to.params, [](const ValueReader& one, ErrorParam& param) {
        one.text("name", param.name);
        one.text("value", param.value);
    });
}

json::object exportObject(const LogExport& made) {
    json::object out{{"exportId", made.id},
                     {"query", logQueryValue(made.query)},
                     {"format", logFormatKey(made.format)},
                     {"language", made.japanese ? "ja" : "en"},
                     {"state", logExportStateKey(made.state)},
                     {"records", made.records},
                     {"bytes", made.bytes},
                     {"byName", made.byName},
                     {"createdAt", formatUtc(made.createdAt)},
                     {"expiresAt", formatUtc(made.expiresAt)},
                     {"fetched", made.fetched}};
    if (made.contents) out["contents"] = contentQueryValue(*made.contents);
    putSome(out, "digest", made.digest);
    putSome(out, "readyAt", made.readyAt);
    if (made.error) out["error"] = exportFailure(*made.error);
    return out;
}

Result<LogExport> exportFrom(const json::value& value) {
    auto made = readValue<LogExport>(value, "export of logs", [](const ValueReader& r, LogExport& to) {
        std::string language = "ja";
        r.text("exportId", to.id);
        r.word("format", to.format, logFormatOf);
        r.text("language", language);
        to.japanese = language == "ja";
        r.word("state", to.state, logExportStateOf);
        r.number("records", to.records);
        r.number("bytes", to.bytes);
        r.text("digest", to.digest);
        r.object("error", [&](const ValueReader& error) { readExportFailure(error, to.error.emplace()); });
        r.text("byName", to.byName);
        r.instant("createdAt", to.createdAt);
        r.instant("readyAt", to.readyAt);
        r.instant("expiresAt", to.expiresAt);
        r.number("fetched", to.fetched);
    });
    if (!made) return made;
    const auto* query = value.get_object().if_contains("query");
    if (made->id.empty() || !query) return malformedAnswer("an export without an id or a query");
    auto asked = logQueryFrom(*query);
    if (!asked) return malformedAnswer("an export with a query that cannot be read");
    made->query = std::move(*asked);
    if (const auto* contents = value.get_object().if_contains("contents"); contents && !contents->is_null()) {
        auto wanted = contentQueryFrom(*contents);
        if (!wanted) return malformedAnswer("an export with a query that cannot be read");
        made->contents = std::move(*wanted);
    }
    return made;
}

} // namespace

std::string logStandingsText(const std::vector<LogStanding>& logs) {
    json::array list;
    for (const LogStanding& standing : logs) {
        json::object one{{"log", standing.log}, {"days", standing.days}};
        putTotal(one, "records", standing.records);
        putSome(one, "oldest", standing.oldest);
        list.push_back(std::move(one));
    }
    return json::serialize(json::object{{"logs", std::move(list)}});
}

Result<std::vector<LogStanding>> logStandingsFromText(std::string_view text) {
    bool there = false;
    auto logs = readText<std::vector<LogStanding>>(
        text, "standings of logs", [&](const ValueReader& r, std::vector<LogStanding>& to) {
            there = r.has("logs");
            r.objects("logs", to, [](const ValueReader& one, LogStanding& standing) {
                one.text("log", standing.log);
                one.number("days", standing.days);
                one.number("records", standing.records);
                one.instant("oldest", standing.oldest);
            });
        });
    if (logs && !there) return malformedAnswer("an answer without logs");
    return logs;
}

std::string logExportWishText(const LogExportWish& wish) {
    json::object out{{"format", logFormatKey(wish.format)}, {"language", wish.japanese ? "ja" : "en"}};
    if (wish.contents)
        out["contents"] = contentQueryValue(*wish.contents);
    else
        out["query"] = logQueryValue(wish.query);
    return json::serialize(out);
}

Result<LogExportWish> logExportWishFrom(const json::value& body) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    std::string format = "sourceCsv";
    std::string language = "ja";
    if (fields.given("format")) fields.text("format", format);
    if (fields.given("language")) fields.text("language", language);
    if (fault) return Unexpected(std::move(*fault));
    LogExportWish wish;
    const auto known = logFormatOf(format);
    if (!known) return badInput("format", "INVALID_PARAMETER", "format must be sourceCsv, csv, jsonLines or evidence.");
    if (language != "ja" && language != "en")
        return badInput("language", "INVALID_PARAMETER", "language must be ja or en.");
    wish.format = *known;
    wish.japanese = language == "ja";
    const auto* query = fields.find("query");
    const auto* contents = fields.find("contents");
    const bool records = query && !query->is_null();
    if (records) {
        SEKISHO_TRY(asked, logQueryFrom(*query));
        wish.query = std::move(asked);
    }
    if (!contents || contents->is_null()) return wish;
    if (records) return badInput("contents", "INVALID_PARAMETER", "An export has either query or contents.");
    if (wish.format == LogFormat::Evidence)
        return badInput("format", "INVALID_PARAMETER", "format of contents must be sourceCsv, csv or jsonLines.");
    SEKISHO_TRY(wanted, contentQueryFrom(*contents));
    wish.contents = std::move(wanted);
    wish.query.logs = {"message"};
    return wish;
}

std::string logExportText(const LogExport& made) {
    return json::serialize(exportObject(made));
}

Result<LogExport> logExportFromText(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse(text, error);
    if (error) return malformedAnswer("export of logs");
    return exportFrom(value);
}

std::string logExportsText(const std::vector<LogExport>& exports) {
    json::array list;
    for (const LogExport& made : exports)
        list.push_back(exportObject(made));
    return json::serialize(json::object{{"exports", std::move(list)}});
}

Result<std::vector<LogExport>> logExportsFromText(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse(text, error);
    const auto* object = error ? nullptr : value.if_object();
    const auto* list = object ? object->if_contains("exports") : nullptr;
    if (!list || !list->is_array()) return malformedAnswer("an answer without exports");
    std::vector<LogExport> out;
    for (const json::value& item : list->get_array()) {
        SEKISHO_TRY(made, exportFrom(item));
        out.push_back(std::move(made));
    }
    return out;
}

std::string forwardingText(const ForwardingText& state) {
    json::object out{{"on", state.on}, {"waiting", state.waiting}};
    putSome(out, "host", state.host);
    putSome(out, "fault", state.fault);
    if (state.sentAt) out["sentAt"] = formatUtc(*state.sentAt);
    if (state.faultSince) out["faultSince"] = formatUtc(*state.faultSince);
    return json::serialize(out);
}

Result<ForwardingText> forwardingFromText(std::string_view text) {
    return readText<ForwardingText>(text, "state of forwarding", [](const ValueReader& r, ForwardingText& to) {
        r.flag("on", to.on);
        r.number("waiting", to.waiting);
        r.text("host", to.host);
        r.text("fault", to.fault);
        r.instant("sentAt", to.sentAt);
        r.instant("faultSince", to.faultSince);
    });
}

// The key goes as the object that it is.
std::string chainRunText(const ChainRunText& run) {
    json::error_code error;
    json::value key = json::parse(run.keyJwk, error);
    return json::serialize(json::object{{"runId", run.runId},
                                        {"upTo", run.upTo},
                                        {"oldest", run.oldest},
                                        {"key", error ? json::value(nullptr) : std::move(key)},
                                        {"complete", run.complete}});
}

Result<ChainRunText> chainRunFromText(std::string_view text) {
    auto run = readText<ChainRunText>(text, "run of the chain", [](const ValueReader& r, ChainRunText& to) {
        r.text("runId", to.runId);
        r.number("upTo", to.upTo);
        r.number("oldest", to.oldest);
        r.jsonObject("key", to.keyJwk);
        r.flag("complete", to.complete);
    });
    if (run && (run->runId.empty() || run->keyJwk.empty())) return malformedAnswer("a run without an id or a key");
    return run;
}

} // namespace sekisho::api

// What a member shows beside his name, with the answer that goes out to mails meanwhile.
#include "models/api/json_text.h"
#include "models/api/request_fields.h"
#include "models/api/settings_wire.h"
#include "models/domain/text_fold.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestMessage = 50;
constexpr std::size_t kLongestReply = 300;

// {"internal":{content, sentDirectlyToMe}, "external":{…}}, known keys only.
json::object readReply(const Fields& fields, const json::object& sent) {
    json::object out;
    for (const std::string_view key : {"internal", "external"}) {
        const auto* part = sent.if_contains(key);
        if (!part || part->is_null()) continue;
        const std::string path = "autoReplyMail." + std::string(key);
        const auto* object = part->if_object();
        if (!object) {
            fields.wrongKind(path, "an object");
            return {};
        }
        std::optional<Error> fault;
        const Fields reply(*object, WriteMode::Replace, fault, path);
        std::string content;
        bool direct = false;
        reply.need("content");
        reply.text("content", content);
        reply.flag("sentDirectlyToMe", direct, false);
        if (!fault && lengthOf(content) > kLongestReply)
            reply.fail("content", "TOO_LONG", path + ".content may have 300 characters at most.");
        if (fault) fields.keep(std::move(*fault));
        out[key] = json::object{{"content", content}, {"sentDirectlyToMe", direct}};
    }
    return out;
}

} // namespace

std::string memberStatusText(const MemberStatusEntry& entry, const std::string& name, Instant now,
                             std::chrono::minutes offset) {
    JsonText text(512);
    const auto time = [&](std::string_view key, const std::optional<Instant>& at) {
        text.key(key);
        at ? text.text(formatOffset(*at, offset)) : text.null();
    };
    text.begin();
    text.key("userProfileStatusId").text(entry.id);
    text.key("profileStatusId").text(entry.statusId);
    text.key("profileStatusName").text(name);
    text.key("iconUrl").null(); // the icons belong to the clients
    text.key("scheduleType").text(entry.reservedAt(now) ? "RESERVED" : "PRESENT");
    text.nullable("statusMessage", entry.message);
    time("startTime", entry.start);
    time("endTime", entry.end);
    text.key("autoReplyMail");
    entry.autoReplyJson.empty() ? text.null() : text.raw(entry.autoReplyJson);
    text.end();
    return text.take();
}

Result<MemberStatusEntry> memberStatusFromRequest(const boost::json::value& body, WriteMode mode,
                                                  const MemberStatusEntry& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    MemberStatusEntry entry = base;
    fields.need("profileStatusId");
    fields.text("profileStatusId", entry.statusId);
    fields.text("statusMessage", entry.message);
    fields.instant("startTime", entry.start);
    fields.instant("endTime", entry.end);
    bool present = false;
    const auto* reply = fields.object("autoReplyMail", present);
    if (present) {
        const json::object kept = reply ? readReply(fields, *reply) : json::object();
        entry.autoReplyJson = kept.empty() ? std::string() : json::serialize(kept);
    }
    if (!fault && lengthOf(entry.message) > kLongestMessage)
        fields.keep(badInput("statusMessage", "TOO_LONG", "statusMessage may have 50 characters at most.")
                        .with("field", "statusMessage")
                        .with("max", "50"));
    if (!fault && entry.start && !entry.end)
        fields.fail("endTime", "MISSING_PARAMETER", "endTime is required together with startTime.");
    if (!fault && entry.start && entry.end && *entry.end <= *entry.start)
        fields.fail("endTime", "DATE_ORDER", "endTime must be after startTime.");
    if (fault) return Unexpected(std::move(*fault));
    return entry;
}

Result<std::vector<ShownStatus>> shownStatusesFromText(std::string_view text) {
    const Error malformed(ErrorKind::BadInput, "RESPONSE_MALFORMED", "The statuses could not be read.");
    boost::system::error_code failed;
    const json::value body = json::parse(text, failed);
    const auto* object = body.if_object();
    const auto* list = object ? object->if_contains("userProfileStatuses") : nullptr;
    if (failed || !list || !list->is_array()) return malformed;
    std::vector<ShownStatus> out;
    for (const json::value& item : list->get_array()) {
        const auto* one = item.if_object();
        if (!one) return malformed;
        const auto textAt = [one](std::string_view key) {
            const auto* value = one->if_contains(key);
            return value && value->is_string() ? std::string(value->get_string()) : std::string();
        };
        ShownStatus status{textAt("userProfileStatusId"),
                           textAt("profileStatusId"),
                           textAt("profileStatusName"),
                           textAt("statusMessage"),
                           std::nullopt,
                           std::nullopt,
                           textAt("scheduleType") == "RESERVED"};
        if (status.id.empty() || status.statusId.empty()) return malformed;
        if (const std::string start = textAt("startTime"); !start.empty()) status.start = parseInstant(start);
        if (const std::string end = textAt("endTime"); !end.empty()) status.end = parseInstant(end);
        out.push_back(std::move(status));
    }
    return out;
}

std::string shownStatusInput(const ShownStatus& status) {
    JsonText text(256);
    const auto time = [&text](std::string_view key, const std::optional<Instant>& at) {
        text.key(key);
        at ? text.instant(*at) : text.null();
    };
    text.begin();
    text.key("profileStatusId").text(status.statusId);
    text.nullable("statusMessage", status.message);
    time("startTime", status.start);
    time("endTime", status.end);
    text.end();
    return text.take();
}

} // namespace sekisho::api

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

} // namespace sekisho::api

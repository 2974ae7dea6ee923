#include "service/monitoring/monitor_doings.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>

namespace sekishod {

namespace policy = sekisho::policy;
namespace json = boost::json;
using policy::DriveOperation;
using sekisho::MonitorService;
using sekisho::Result;

namespace {

constexpr std::int64_t kMostDoingBytes = std::int64_t{1} << 50; // a sum of a day cannot run over

DriveOperation driveOperationOf(std::string_view action) {
    if (action == "drive.file.uploaded") return DriveOperation::Upload;
    return action == "drive.link.created" ? DriveOperation::Link : DriveOperation::Download;
}

std::int64_t doingBytes(std::string_view text) {
    std::int64_t bytes = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), bytes);
    return fault == std::errc() ? std::clamp<std::int64_t>(bytes, 0, kMostDoingBytes) : 0;
}

// A detail of a record, bare or as {"from","to"}.
std::string doingDetail(const json::object& details, std::string_view key) {
    const json::value* value = details.if_contains(key);
    if (value && value->is_object()) value = value->get_object().if_contains("to");
    if (!value) return {};
    if (value->is_string()) return std::string(value->get_string());
    if (value->is_bool()) return value->get_bool() ? "true" : "false";
    if (value->is_int64()) return std::to_string(value->get_int64());
    return value->is_uint64() ? std::to_string(value->get_uint64()) : std::string();
}

std::vector<std::string> storedTexts(std::string_view text, std::string_view member) {
    std::vector<std::string> out;
    boost::system::error_code fault;
    const json::value value = json::parse(text, fault);
    const auto* list = fault ? nullptr : value.if_array();
    if (!list) return out;
    for (const json::value& item : *list) {
        const json::value* one = item.is_object() ? item.get_object().if_contains(member) : &item;
        if (one && one->is_string()) out.emplace_back(one->get_string());
    }
    return out;
}

} // namespace

std::string_view monitoredLog(MonitorService service) {
    return service == MonitorService::Talk ? "message" : "drive";
}

std::optional<MonitorService> monitoredBy(std::string_view action) {
    if (action == "talk.message.sent") return MonitorService::Talk;
    if (action == "drive.file.downloaded" || action == "drive.file.uploaded" || action == "drive.link.created")
        return MonitorService::Drive;
    return std::nullopt;
}

TalkSeen::TalkSeen(const TakenEvent& taken)
    : sender_(taken.actor.address), senderId_(taken.actor.uid), text_(taken.event->content),
      bot_(taken.event->text("bot") == "true") {
    for (const TakenParty& receiver : taken.receivers) {
        receivers_.push_back(receiver.address);
        reaches(receiver.sides);
    }
    for (const auto& file : taken.event->files)
        attachments_.push_back(file.name);
    point();
}

TalkSeen::TalkSeen(const Stored& stored, const SidesOf& sidesOf)
    : sender_(stored.sender), senderId_(stored.senderId), text_(stored.text),
      receivers_(storedTexts(stored.receivers, "address")), attachments_(storedTexts(stored.attachments, "name")),
      bot_(stored.bot) {
    for (const std::string& receiver : receivers_)
        reaches(sidesOf(receiver));
    point();
}

void TalkSeen::reaches(const PartySides& sides) {
    toMembers_ = toMembers_ || sides.members;
    toExternal_ = toExternal_ || sides.external;
}

void TalkSeen::point() {
    receiverViews_.assign(receivers_.begin(), receivers_.end());
    attachmentViews_.assign(attachments_.begin(), attachments_.end());
}

policy::TalkDoing TalkSeen::doing() const {
    policy::TalkDoing out;
    out.sender = sender_;
    out.senderId = senderId_;
    out.receivers = receiverViews_;
    out.toMembers = toMembers_;
    out.toExternal = toExternal_;
    out.text = text_;
    out.attachments = attachmentViews_;
    out.bot = bot_;
    return out;
}

DriveSeen DriveSeen::of(const TakenEvent& taken) {
    DriveSeen out;
    out.operation = driveOperationOf(taken.event->type->action);
    out.member = taken.actor.uid;
    out.fileName = taken.event->text("fileName");
    out.content = taken.event->content;
    out.bytes = doingBytes(taken.event->text("size"));
    out.folder = taken.event->text("folder") == "true";
    out.at = taken.event->at;
    return out;
}

DriveSeen DriveSeen::ofRecord(std::string_view action, std::string_view member, std::string_view fileName,
                              std::string_view details, std::string_view content, sekisho::Instant at) {
    DriveSeen out;
    out.operation = driveOperationOf(action);
    out.member = member;
    out.fileName = fileName;
    out.content = content;
    out.at = at;
    boost::system::error_code fault;
    const json::value value = json::parse(details, fault);
    if (fault || !value.is_object()) return out;
    out.bytes = doingBytes(doingDetail(value.get_object(), "size"));
    out.folder = doingDetail(value.get_object(), "folder") == "true";
    return out;
}

policy::DriveDoing DriveSeen::doing(std::span<const std::string_view> units) const {
    policy::DriveDoing out;
    out.operation = operation;
    out.member = member;
    out.units = units;
    out.fileName = fileName;
    out.content = content;
    out.bytes = bytes;
    out.folder = folder;
    out.at = at;
    return out;
}

Result<std::span<const std::string_view>> UnitsOfMembers::of(const std::string& member) {
    const auto [at, fresh] = known_.try_emplace(member);
    Units& units = at->second;
    if (fresh && !member.empty()) {
        SEKISHO_TRY(rows, db_.rowsOften<std::string>("SELECT o.uid FROM member m JOIN member_scope s ON s.member_id = "
                                                     "m.id JOIN orgunit o ON o.id = s.orgunit_id WHERE m.uid = :uid",
                                                     member));
        for (auto& [uid] : rows)
            units.ids.push_back(std::move(uid));
        units.views.assign(units.ids.begin(), units.ids.end());
    }
    return std::span<const std::string_view>(units.views);
}

} // namespace sekishod

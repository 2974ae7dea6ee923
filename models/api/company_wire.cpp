#include "models/api/company_wire.h"

#include "models/api/value_reader.h"
#include "models/api/value_writer.h"
#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekisho::api {

namespace json = boost::json;

std::string closingText(const Closing& closing) {
    json::array blockers;
    for (const ClosingBlocker& blocker : closing.blockers)
        blockers.push_back(json::object{{"code", blocker.code}, {"count", blocker.count}});
    json::object out{{"closed", closing.closed}, {"workgroup", closing.workgroup}, {"blockers", std::move(blockers)}};
    putSome(out, "closedAt", closing.closedAt);
    putSome(out, "eraseAt", closing.eraseAt);
    putSome(out, "closedBy", closing.closedBy);
    putSome(out, "reason", closing.reason);
    putSome(out, "note", closing.note);
    return json::serialize(out);
}

Result<Closing> closingFromText(std::string_view text) {
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    const auto* object = failed ? nullptr : value.if_object();
    bool ok = object != nullptr;
    Closing out;
    if (ok) {
        const ValueReader reader(*object, ok);
        reader.flag("closed", out.closed);
        reader.text("workgroup", out.workgroup);
        reader.instant("closedAt", out.closedAt);
        reader.instant("eraseAt", out.eraseAt);
        reader.text("closedBy", out.closedBy);
        reader.text("reason", out.reason);
        reader.text("note", out.note);
        reader.objects("blockers", out.blockers, [](const ValueReader& item, ClosingBlocker& to) {
            item.text("code", to.code);
            item.number("count", to.count);
        });
    }
    if (!ok) return Error(ErrorKind::Internal, "RESPONSE_MALFORMED");
    return out;
}

std::string closingWishText(const ClosingWish& wish) {
    return json::serialize(json::object{{"reason", wish.reason}, {"note", wish.note}, {"workgroup", wish.workgroup}});
}

Result<ClosingWish> closingWishFrom(const boost::json::value& body) {
    const auto* object = body.if_object();
    if (!object)
        return badInput("reason", "MISSING_PARAMETER", "The body must be an object with reason and workgroup.");
    std::optional<Error> fault;
    const Fields fields(*object, WriteMode::Create, fault);
    ClosingWish out;
    fields.need("reason");
    fields.text("reason", out.reason);
    fields.text("note", out.note);
    fields.need("workgroup");
    fields.text("workgroup", out.workgroup);
    if (!fault && std::ranges::find(kClosingReasons, out.reason) == kClosingReasons.end())
        fault = badInput("reason", "INVALID_PARAMETER", "reason must be one of those that the documentation lists.");
    if (!fault && lengthOf(out.note) > kLongestClosingNote)
        fault = badInput("note", "TOO_LONG", "note is too long.").with("max", std::to_string(kLongestClosingNote));
    if (fault) return std::move(*fault);
    return out;
}

std::string workgroupText(const Workgroup& workgroup) {
    json::object out{{"workgroup", workgroup.name}};
    putSome(out, "changedAt", workgroup.changedAt);
    putSome(out, "lockedUntil", workgroup.lockedUntil);
    return json::serialize(out);
}

Result<Workgroup> workgroupFromText(std::string_view text) {
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    const auto* object = failed ? nullptr : value.if_object();
    bool ok = object != nullptr;
    Workgroup out;
    if (ok) {
        const ValueReader reader(*object, ok);
        reader.text("workgroup", out.name);
        reader.instant("changedAt", out.changedAt);
        reader.instant("lockedUntil", out.lockedUntil);
    }
    if (!ok || out.name.empty()) return Error(ErrorKind::Internal, "RESPONSE_MALFORMED");
    return out;
}

std::string workgroupWishText(const WorkgroupWish& wish) {
    return json::serialize(json::object{{"workgroup", wish.workgroup}, {"present", wish.present}, {"note", wish.note}});
}

Result<WorkgroupWish> workgroupWishFrom(const boost::json::value& body) {
    const auto* object = body.if_object();
    if (!object)
        return badInput("workgroup", "MISSING_PARAMETER", "The body must be an object with workgroup and present.");
    std::optional<Error> fault;
    const Fields fields(*object, WriteMode::Create, fault);
    WorkgroupWish out;
    fields.need("workgroup");
    fields.text("workgroup", out.workgroup);
    fields.need("present");
    fields.text("present", out.present);
    fields.text("note", out.note);
    if (!fault && lengthOf(out.note) > kLongestWorkgroupNote)
        fault = badInput("note", "TOO_LONG", "note is too long.").with("max", std::to_string(kLongestWorkgroupNote));
    if (fault) return std::move(*fault);
    return out;
}

std::string mdmKeyText(const MdmKey& key) {
    json::object out{{"name", kMdmKeyName}, {"value", key.value}};
    putSome(out, "issuedAt", key.issuedAt);
    return json::serialize(out);
}

Result<MdmKey> mdmKeyFromText(std::string_view text) {
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    const auto* object = failed ? nullptr : value.if_object();
    bool ok = object != nullptr;
    MdmKey out;
    if (ok) {
        const ValueReader reader(*object, ok);
        reader.text("value", out.value);
        reader.instant("issuedAt", out.issuedAt);
    }
    if (!ok || out.value.empty()) return Error(ErrorKind::Internal, "RESPONSE_MALFORMED");
    return out;
}

} // namespace sekisho::api

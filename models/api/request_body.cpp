#include "models/api/request_body.h"

#include "models/api/request_fields.h"

#include <limits>

namespace sekisho::api {

namespace {

constexpr std::size_t kMostKeys = 50;

} // namespace

Result<LeaveOfAbsence> leaveFromRequest(const boost::json::value& body) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Create, fault);
    LeaveOfAbsence leave;
    fields.need("startTime");
    fields.instant("startTime", leave.start);
    fields.need("endTime");
    fields.instant("endTime", leave.end);
    if (fault) return Unexpected(std::move(*fault));
    return leave;
}

Result<MoveRequest> moveFromRequest(const boost::json::value& body, MoveOrder order) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Create, fault);
    MoveRequest move;
    if (order == MoveOrder::Required) fields.need("displayOrder");
    constexpr int kNone = std::numeric_limits<int>::min();
    int place = kNone;
    fields.number("displayOrder", place);
    fields.text("parentOrgUnitId", move.parent);
    if (fault) return Unexpected(std::move(*fault));
    if (place != kNone) move.displayOrder = place;
    return move;
}

Result<FileRequest> fileFromRequest(const boost::json::value& body, std::int64_t largest) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Create, fault);
    FileRequest file;
    int size = 0;
    fields.need("fileName");
    fields.text("fileName", file.name);
    fields.need("fileSize");
    fields.number("fileSize", size);
    if (fault && fault->code == "OUT_OF_RANGE") fault->code = "PHOTO_TOO_LARGE";
    if (fault) return Unexpected(std::move(*fault));
    file.size = size;
    if (file.size < 1) return badInput("fileSize", "INVALID_PARAMETER", "fileSize must be 1 or more.");
    if (file.size > largest)
        return badInput("fileSize", "PHOTO_TOO_LARGE", "fileSize may be 10,485,760 bytes at most.")
            .with("max", "10 MB");
    return file;
}

Result<std::vector<KeyChange>> keysFromRequest(const boost::json::value& body, std::string_view list, DomainId domain,
                                               bool withDomain) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Create, fault);
    std::vector<KeyChange> changes;
    fields.need(list);
    fields.objects(list, changes, [&](const Fields& item, KeyChange& change) {
        if (withDomain) item.need("domainId");
        checkDomain(item, domain);
        item.need("id");
        item.text("id", change.id);
        item.key("externalKey", change.key);
    });
    if (fault) return Unexpected(std::move(*fault));
    if (changes.empty() || changes.size() > kMostKeys)
        return badInput(std::string(list), "LIMIT_EXCEEDED", "Send 1 to 50 entries at a time.");
    return changes;
}

} // namespace sekisho::api

// How a record reads in the columns of its log: for the service's files, the console and its archive alike.

#include "models/domain/detail_scan.h"
#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"

#include <memory>
#include <unicode/timezone.h>

namespace sekisho {

namespace {

constexpr std::string_view kDetail = "detail.";

// Of the zone that was asked for last: a file is written in one.
class LogZone {
  public:
    std::chrono::milliseconds aheadOf(Instant at, std::string_view name) {
        if (!zone_ || name != name_) open(name);
        std::int32_t raw = 0;
        std::int32_t summer = 0;
        UErrorCode error = U_ZERO_ERROR;
        zone_->getOffset(static_cast<UDate>(toMillis(at)), 0, raw, summer, error);
        return std::chrono::milliseconds(U_SUCCESS(error) ? std::int64_t{raw} + summer : 0);
    }

  private:
    void open(std::string_view name) {
        const icu::StringPiece text(name.data(), static_cast<std::int32_t>(name.size()));
        zone_.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(text)));
        if (*zone_ == icu::TimeZone::getUnknown()) zone_.reset(icu::TimeZone::getGMT()->clone());
        name_ = name;
    }
    std::string name_;
    std::unique_ptr<icu::TimeZone> zone_;
};

std::chrono::minutes aheadIn(std::string_view zone, Instant at) {
    thread_local LogZone cached;
    return std::chrono::floor<std::chrono::minutes>(cached.aheadOf(at, zone));
}

std::string named(std::string_view list, std::string_view key, bool japanese) {
    if (key.empty()) return {};
    const std::string whole = std::string(list) + '.' + std::string(key);
    const std::string_view word = logWord(whole, japanese);
    return std::string(word == whole ? key : word);
}

// The record keeps the name; the address stands in the details of what a member did.
std::string actorCell(const AuditRecord& record) {
    const std::string& name = record.actorName.empty() ? record.actorId : record.actorName;
    const EventType* type = eventTypeOfAction(record.action);
    if (!type) return name;
    const std::string_view person = detail::memberOf(record.changesJson, type->actor);
    const bool object = person.starts_with('{');
    const std::string address = detail::textOf(object ? detail::memberOf(person, "address") : person);
    if (address.find('@') == std::string::npos || name.find(address) != std::string::npos) return name;
    return name.empty() ? address : name + " (" + address + ')';
}

// What the event names, else what its kind, or the administrator's action, begins with.
std::string serviceCell(const AuditRecord& record, bool japanese) {
    const EventType* type = eventTypeOfAction(record.action);
    if (type && !type->service.empty()) return named("service", type->service, japanese);
    const std::string told = type ? detail::textOf(detail::memberOf(record.changesJson, "service")) : std::string();
    if (!told.empty()) return named("service", told, japanese);
    return named("service", std::string_view(record.action).substr(0, record.action.find('.')), japanese);
}

} // namespace

std::string localTimeText(Instant at, std::string_view zone) {
    std::string text = formatOffset(at, aheadIn(zone, at)).substr(0, 19);
    text[10] = ' ';
    return text;
}

std::string offsetTimeText(Instant at, std::string_view zone) {
    std::string text = formatOffset(at, aheadIn(zone, at));
    return text.insert(19, formatUtc(at), 19, 7); // the fraction is the same everywhere
}

std::string logCell(const AuditRecord& record, std::string_view from, bool japanese, std::string_view zone) {
    if (from == "time") return localTimeText(record.at, zone);
    if (record.removed) return {};
    if (from == "actor") return actorCell(record);
    if (from == "target") return record.targetName.empty() ? record.targetId : record.targetName;
    if (from == "task") return named("task", taskOfAction(record.action), japanese);
    if (from == "event") return std::string(actionWords(record.action, japanese));
    if (from == "status") return named("result", record.result, japanese);
    if (from == "client") return named("client", record.client, japanese);
    if (from == "ip") return record.ip;
    if (from == "service") return serviceCell(record, japanese);
    if (from.starts_with(kDetail))
        return detail::cellOf(detail::memberOf(record.changesJson, from.substr(kDetail.size())));
    return {};
}

} // namespace sekisho

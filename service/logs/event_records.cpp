#include "service/logs/event_records.h"

#include "models/api/policy_wire.h"
#include "models/policy/file_policy.h"
#include "models/proof/record_line.h"
#include "service/http/json_text.h"
#include "service/store/file_events.h"
#include "service/store/journal.h"
#include "service/store/policy_rows.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sekishod {

namespace policy = sekisho::policy;
using sekisho::AuditRecord;
using sekisho::Done;
using sekisho::EventField;
using sekisho::EventFieldType;
using sekisho::Result;
using sekisho::api::Event;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kMessageLog = "message";
constexpr std::size_t kLongestExtension = 20;

// A record on its way, with what stands beside it.
struct EventRow {
    const Event* event = nullptr;
    TakenParty actor;
    std::vector<TakenParty> receivers;
    std::string salt; // of the text; empty: there is none
};

bool isColumn(EventFieldType type) {
    return type == EventFieldType::Client || type == EventFieldType::Ip || type == EventFieldType::Result;
}

std::string idOf(const TakenParty& party) {
    return party.uid.empty() ? party.address : party.uid;
}

std::string filesText(const std::vector<sekisho::api::EventFile>& files) {
    std::string out = "[";
    for (const auto& file : files) {
        if (out.size() > 1) out += ',';
        out += R"({"name":)";
        appendJson(out, file.name);
        out += R"(,"size":)" + std::to_string(file.size) + '}';
    }
    return out + ']';
}

std::string addressesText(const std::vector<TakenParty>& parties) {
    std::string out = "[";
    for (const TakenParty& party : parties) {
        if (out.size() > 1) out += ',';
        appendJson(out, party.address);
    }
    return out + ']';
}

std::string extensionOf(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string out(name.substr(dot + 1));
    if (out.size() > kLongestExtension) return {};
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

Result<policy::Values> eventPolicyValues(Database& db, sekisho::DomainId domain, std::string_view key) {
    SEKISHO_TRY(row, policyRow(db, domain, key));
    const policy::Schema* schema = policy::schemaOf(key);
    if (!schema) return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no policy");
    return sekisho::api::storedPolicyValues(*schema, row.value);
}

// Whether downloads and views of files are recorded is a switch of ファイル管理, which the policy of the logs only
// shows.
Result<policy::LogPolicy> eventLogPolicy(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(logs, eventPolicyValues(db, domain, "logs"));
    SEKISHO_TRY(files, eventPolicyValues(db, domain, "files"));
    policy::LogPolicy out = policy::logPolicyOf(logs);
    out.fileLog = policy::filePolicyOf(files).downloadLog;
    return out;
}

class EventWriter {
  public:
    EventWriter(Database& db, EventPeople& people, const EventWriting& how) : db_(db), people_(people), how_(how) {}
    Result<EventsWritten> write(std::span<const Event* const> events);

  private:
    Result<bool> isKnown(const Event& event);
    bool isKept(std::string_view log);
    Done add(const Event& event);
    Result<std::string> details(const Event& event, EventRow& row, std::vector<std::string>& others);
    Done addPerson(std::string& out, const Event& event, const EventField& field, EventRow& row,
                   std::vector<std::string>& others);
    Done addPeople(std::string& out, const std::vector<std::string>& list, const EventField& field, EventRow& row,
                   std::vector<std::string>& others);
    Done store(const EventRow& row, const AuditRecord& record);
    Done storeContent(const EventRow& row, const AuditRecord& record);
    Done storeFile(const EventRow& row, const AuditRecord& record);
    Done examine();

    Database& db_;
    EventPeople& people_;
    const EventWriting& how_;
    policy::LogPolicy policy_;
    std::unordered_map<std::string_view, bool> kept_; // by log
    std::set<std::pair<std::string_view, std::string_view>> inBatch_;
    std::vector<EventRow> rows_;
    std::vector<AuditRecord> records_; // as the rows, like what follows
    std::vector<std::vector<std::string>> others_;
    EventsWritten result_;
};

Result<EventsWritten> EventWriter::write(std::span<const Event* const> events) {
    SEKISHO_CHECK(people_.begin(db_, how_.domain));
    SEKISHO_TRY(logs, eventLogPolicy(db_, how_.domain));
    policy_ = std::move(logs);
    rows_.reserve(events.size());
    records_.reserve(events.size());
    others_.reserve(events.size());
    for (const Event* event : events) {
        SEKISHO_TRY(known, isKnown(*event));
        if (known) {
            ++result_.duplicates;
            continue;
        }
        ++result_.accepted;
        if (isKept(event->type->log)) SEKISHO_CHECK(add(*event));
    }
    if (rows_.empty()) return result_;
    SEKISHO_CHECK(appendAudits(db_, records_, others_));
    for (std::size_t i = 0; i < rows_.size(); ++i)
        SEKISHO_CHECK(store(rows_[i], records_[i]));
    SEKISHO_CHECK(examine());
    SEKISHO_TRY(change, lastChange(db_, how_.domain));
    if (change != people_.change()) result_.change = change;
    return result_;
}

Result<bool> EventWriter::isKnown(const Event& event) {
    if (!inBatch_.emplace(event.source, event.id).second) return true;
    SEKISHO_TRY(row, db_.firstOften<std::int64_t>("SELECT seq FROM event_seen WHERE domain_id = :domain AND source = "
                                                  ":source AND id = :id",
                                                  how_.domain, event.source, event.id));
    return row.has_value();
}

bool EventWriter::isKept(std::string_view log) {
    const auto known = kept_.find(log);
    if (known != kept_.end()) return known->second;
    const sekisho::LogFact* fact = sekisho::logFact(log);
    return kept_.emplace(log, fact && policy::isKept(policy_, *fact)).first->second;
}

Done EventWriter::add(const Event& event) {
    const sekisho::EventType& type = *event.type;
    EventRow row;
    row.event = &event;
    std::vector<std::string> others;
    SEKISHO_TRY(actor, people_.find(event.text(type.actor)));
    row.actor = *actor;
    if (!event.content.empty()) row.salt = how_.salt();
    AuditRecord record;
    SEKISHO_TRY(told, details(event, row, others));
    record.changesJson = std::move(told);
    record.domain = how_.domain;
    record.log = type.log;
    record.at = event.at;
    record.recorded = how_.now;
    record.actorId = idOf(row.actor);
    record.actorName = row.actor.name;
    record.action = type.action;
    record.targetKind = type.targetKind;
    if (!type.targetId.empty()) record.targetId = event.text(type.targetId);
    if (!type.targetName.empty()) record.targetName = event.text(type.targetName);
    record.result = event.text("result").empty() ? "success" : event.text("result");
    record.reason = event.text("reason");
    record.ip = event.text("ip");
    record.client = event.text("client");
    record.requestId = how_.requestId;
    rows_.push_back(std::move(row));
    records_.push_back(std::move(record));
    others_.push_back(std::move(others));
    return {};
}

Result<std::string> EventWriter::details(const Event& event, EventRow& row, std::vector<std::string>& others) {
    std::string out = "{";
    const auto key = [&out](std::string_view name) {
        if (out.size() > 1) out += ',';
        appendJson(out, name);
        out += ':';
    };
    for (const EventField& field : event.type->fields) {
        if (isColumn(field.type) || field.key == "reason" || field.type == EventFieldType::Content) continue;
        if (field.type == EventFieldType::Files) {
            if (event.files.empty()) continue;
            key(field.key);
            out += filesText(event.files);
            continue;
        }
        if (const auto list = event.lists.find(field.key); list != event.lists.end()) {
            key(field.key);
            SEKISHO_CHECK(addPeople(out, list->second, field, row, others));
            continue;
        }
        const std::string& text = event.text(field.key);
        if (text.empty()) continue;
        key(field.key);
        if (field.type == EventFieldType::Person)
            SEKISHO_CHECK(addPerson(out, event, field, row, others));
        else if (field.type == EventFieldType::Number || field.type == EventFieldType::Flag)
            out += text;
        else
            appendJson(out, text);
    }
    if (!row.salt.empty()) {
        key("contentDigest");
        appendJson(out, sekisho::proof::contentDigest(row.salt, event.content));
        key("contentCharacters");
        out += std::to_string(std::ranges::count_if(
            event.content, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    }
    return out + '}';
}

Done EventWriter::addPerson(std::string& out, const Event& event, const EventField& field, EventRow& row,
                            std::vector<std::string>& others) {
    if (field.key == event.type->actor) {
        appendJson(out, row.actor.address);
        return {};
    }
    SEKISHO_TRY(party, people_.find(event.text(field.key)));
    appendJson(out, party->address);
    others.push_back(idOf(*party));
    return {};
}

Done EventWriter::addPeople(std::string& out, const std::vector<std::string>& list, const EventField& field,
                            EventRow& row, std::vector<std::string>& others) {
    std::vector<TakenParty> parties;
    parties.reserve(list.size());
    for (const std::string& one : list) {
        SEKISHO_TRY(party, people_.find(one));
        parties.push_back(*party);
        others.push_back(idOf(*party));
    }
    out += addressesText(parties);
    if (field.key == "receivers") row.receivers = std::move(parties);
    return {};
}

Done EventWriter::store(const EventRow& row, const AuditRecord& record) {
    if (!how_.invented)
        SEKISHO_CHECK(
            db_.execOften("INSERT INTO event_seen(domain_id, source, id, seq, taken) VALUES(:domain, :source, "
                          ":id, :seq, :taken)",
                          how_.domain, row.event->source, row.event->id, record.seq, sekisho::toMillis(how_.now)));
    if (!row.salt.empty() || record.log == kMessageLog) SEKISHO_CHECK(storeContent(row, record));
    return how_.invented ? Done() : storeFile(row, record);
}

Done EventWriter::storeContent(const EventRow& row, const AuditRecord& record) {
    const Event& event = *row.event;
    SEKISHO_CHECK(db_.execOften(
        "INSERT INTO message_content(domain_id, seq, at, sender, sender_uid, receivers, channel, bot, salt, text, "
        "attachments) VALUES(:domain, :seq, :at, :sender, :uid, :receivers, :channel, :bot, :salt, :text, "
        ":attachments)",
        how_.domain, record.seq, record.at.time_since_epoch().count(), row.actor.address, row.actor.uid,
        addressesText(row.receivers), event.text("channelId"), event.text("bot") == "true", row.salt, event.content,
        filesText(event.files)));
    return {};
}

// What members did with files themselves counts for the previews like what gateways asked about.
Done EventWriter::storeFile(const EventRow& row, const AuditRecord& record) {
    const bool upload = record.action == "drive.file.uploaded";
    if ((!upload && record.action != "drive.file.downloaded") || row.actor.uid.empty()) return {};
    FileEvent file;
    file.domain = how_.domain;
    file.member = row.actor.uid;
    file.at = record.at;
    file.action = upload ? "upload" : "download";
    file.service = row.event->type->service;
    file.kind = record.client.empty() ? "browser" : record.client;
    file.ip = record.ip;
    if (how_.countries && !file.ip.empty()) file.country = how_.countries->countryOf(file.ip);
    file.extension = extensionOf(record.targetName);
    file.decision = record.result != "denied";
    file.reason = record.reason;
    if (file.extension.empty()) return {};
    return storeFileEvent(db_, file);
}

Done EventWriter::examine() {
    if (!how_.examiner) return {};
    std::vector<TakenEvent> taken;
    taken.reserve(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i)
        taken.push_back({rows_[i].event, &records_[i], std::move(rows_[i].actor), std::move(rows_[i].receivers)});
    return how_.examiner->examine(db_, how_.domain, taken, how_.now);
}

} // namespace

Result<EventsWritten> writeEvents(Database& db, EventPeople& people, std::span<const Event* const> events,
                                  const EventWriting& how) {
    return EventWriter(db, people, how).write(events);
}

} // namespace sekishod

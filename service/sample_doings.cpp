#include "service/sample_doings.h"

#include "facts/tables.h"
#include "service/logs/event_records.h"
#include "service/sample_random.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

namespace sekishod {

namespace json = boost::json;
using sekisho::Instant;
using sekisho::Result;
using sekisho::api::Event;
using sekisho::sql::Database;
using std::chrono::days;
using std::chrono::hours;

namespace {

constexpr std::int64_t kDoingsOfMember = 5;
constexpr std::int64_t kMostDoings = 20'000;
constexpr std::int64_t kMostDoers = 4'000;
constexpr std::int64_t kDoingDays = 30;
constexpr hours kAheadOfUtc{9};
constexpr std::size_t kDoingsAtOnce = 2'000;

using DoingWords = std::map<std::string, std::vector<std::string>>;

const DoingWords& doingWords() {
    static const DoingWords words = [] {
        DoingWords out; // the file is checked when the program is built
        boost::system::error_code failed;
        const auto value = json::parse(sekisho::facts::text("sample/doings.json"), failed);
        if (failed || !value.is_object()) return out;
        for (const auto& list : value.get_object())
            for (const auto& text : list.value().as_array())
                out[std::string(list.key())].emplace_back(text.as_string());
        return out;
    }();
    return words;
}

struct DoingShare {
    std::string_view action;
    unsigned share; // of 100
};
constexpr std::array<DoingShare, 12> kDoingShares{{{"talk.message.sent", 60},
                                                   {"drive.file.downloaded", 11},
                                                   {"drive.file.uploaded", 6},
                                                   {"mail.sent", 5},
                                                   {"mail.received", 5},
                                                   {"board.post.viewed", 4},
                                                   {"calendar.event.created", 3},
                                                   {"task.done", 2},
                                                   {"drive.link.created", 1},
                                                   {"call.ended", 1},
                                                   {"talk.channel.joined", 1},
                                                   {"mobile.captured", 1}}};
constexpr std::array<std::string_view, 5> kDoingClients{"mobileApp", "mobileApp", "browser", "pcApp", "pcApp"};

// Office hours of a working day mostly, never after the present.
Instant doingTime(Instant base, SampleRandom& random) {
    const auto today = std::chrono::floor<days>(base + kAheadOfUtc);
    for (;;) {
        const auto day = today - days(random.between(0, kDoingDays - 1));
        const std::chrono::weekday weekday{std::chrono::sys_days(day)};
        const auto minute = random.percent(90) ? random.between(8 * 60 + 30, 19 * 60) : random.between(6 * 60, 23 * 60);
        const Instant at = Instant{day} - kAheadOfUtc + std::chrono::minutes(minute) +
                           std::chrono::milliseconds(random.between(0, 59'999));
        const bool free = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
        if (at <= base && at > base - days(kDoingDays) && (!free || random.percent(10))) return at;
    }
}

// One event after the other, each from a stream of chance of its own.
class DoingMaker {
  public:
    DoingMaker(const Tenant& tenant, const SampleOptions& options, std::span<const std::string> people)
        : tenant_(tenant), options_(options), people_(people) {}
    Event make(std::int64_t index) const;

  private:
    const std::string& word(std::string_view list, SampleRandom& random) const {
        return random.pick(doingWords().at(std::string(list)));
    }
    const std::string& somebody(SampleRandom& random) const { return people_[random.below(people_.size())]; }
    std::string fileName(SampleRandom& random) const {
        return fmt::format("{}_{}.{}", word("files", random), random.between(1, 60), word("extensions", random));
    }
    void addMessage(Event& event, SampleRandom& random) const;
    void addFile(Event& event, SampleRandom& random) const;
    void addMail(Event& event, SampleRandom& random) const;
    void addOther(Event& event, SampleRandom& random) const;

    const Tenant& tenant_;
    const SampleOptions& options_;
    std::span<const std::string> people_; // logins
};

Event DoingMaker::make(std::int64_t index) const {
    SampleRandom random(options_.seed, tenant_.workgroup + "/doings", static_cast<std::uint64_t>(index));
    auto share = static_cast<unsigned>(random.below(100));
    std::string_view action = kDoingShares.front().action;
    for (const DoingShare& one : kDoingShares) {
        action = one.action;
        if (share < one.share) break;
        share -= one.share;
    }
    Event event;
    event.source = "/sample";
    event.id = std::to_string(index);
    event.type = sekisho::eventTypeOfAction(action);
    event.at = doingTime(options_.base, random);
    event.texts[std::string(event.type->actor)] = somebody(random);
    event.texts["client"] = kDoingClients[random.below(kDoingClients.size())];
    event.texts["ip"] = fmt::format("203.0.113.{}", random.between(1, 254));
    event.texts["result"] = random.percent(98) ? "success" : "failed";
    if (action == "talk.message.sent")
        addMessage(event, random);
    else if (action.starts_with("drive."))
        addFile(event, random);
    else if (action.starts_with("mail."))
        addMail(event, random);
    else
        addOther(event, random);
    return event;
}

void DoingMaker::addMessage(Event& event, SampleRandom& random) const {
    const bool external = random.percent(4);
    const auto& rooms = doingWords().at("rooms");
    const std::size_t room = random.below(rooms.size());
    auto& receivers = event.lists["receivers"];
    for (std::int64_t left = random.percent(70) ? 1 : random.between(2, 6); left > 0; --left) {
        const std::string& one = somebody(random);
        if (std::ranges::find(receivers, one) == receivers.end()) receivers.push_back(one);
    }
    if (external) receivers.push_back(word("outsiders", random));
    event.texts["channelId"] = fmt::format("room-{}", room + 1);
    event.texts["channelName"] = rooms[room];
    event.content = external ? word("external", random) : word(random.percent(4) ? "notable" : "messages", random);
    if (random.percent(7)) event.files.push_back({fileName(random), random.between(2'000, 9'000'000)});
    if (random.percent(2)) event.texts["bot"] = "true";
}

void DoingMaker::addFile(Event& event, SampleRandom& random) const {
    event.texts["fileName"] = fileName(random);
    event.texts["fileId"] = fmt::format("file-{}", random.between(1, 900));
    event.texts["size"] = std::to_string(random.between(2'000, 90'000'000));
    event.texts["channelId"] = fmt::format("room-{}", random.between(1, 8));
}

void DoingMaker::addMail(Event& event, SampleRandom& random) const {
    const bool received = event.type->action == "mail.received";
    if (received)
        event.texts["sender"] = random.percent(60) ? word("outsiders", random) : somebody(random);
    else
        event.lists["receivers"] = {random.percent(40) ? word("outsiders", random) : somebody(random)};
    event.texts["subject"] = word("subjects", random);
    event.texts["messageId"] = fmt::format("mail-{}", event.id);
    event.texts["size"] = std::to_string(random.between(1'000, 400'000));
}

void DoingMaker::addOther(Event& event, SampleRandom& random) const {
    for (const sekisho::EventField& field : event.type->fields) {
        if (!field.required || field.key == event.type->actor) continue;
        if (field.type == sekisho::EventFieldType::People)
            event.lists[std::string(field.key)] = {somebody(random)};
        else if (field.key == "channelId")
            event.texts["channelId"] = fmt::format("room-{}", random.between(1, 8));
        else if (field.type == sekisho::EventFieldType::Id)
            event.texts[std::string(field.key)] = fmt::format("{}-{}", event.type->targetKind, random.between(1, 300));
        else if (field.type == sekisho::EventFieldType::Number)
            event.texts[std::string(field.key)] = std::to_string(random.between(10, 5'400));
        else if (field.type == sekisho::EventFieldType::Service)
            event.texts[std::string(field.key)] = "talk";
        else
            event.texts[std::string(field.key)] = word(field.key == "boardName" ? "boards" : "subjects", random);
    }
}

} // namespace

SampleDoings::SampleDoings(const Tenant& tenant, const SampleOptions& options)
    : tenant_(tenant), options_(options), each_(std::max<std::int64_t>(options.members / kMostDoers, 1)) {}

void SampleDoings::meet(const sekisho::Member& member, std::int64_t index) {
    const bool active = member.lastAccess && *member.lastAccess > options_.base - days(kDoingDays);
    if (index % each_ == 0 && active && !member.deletedAt) doers_.push_back(member.email);
}

Result<std::int64_t> SampleDoings::write(Database& db) {
    const std::int64_t count = std::min(options_.members * kDoingsOfMember, kMostDoings);
    if (doers_.empty()) return 0;
    const DoingMaker maker(tenant_, options_, doers_);
    std::vector<Event> events;
    events.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        events.push_back(maker.make(i));
    std::ranges::stable_sort(events, {}, &Event::at);
    SampleRandom salts(options_.seed, tenant_.workgroup + "/salts", 0);
    EventWriting how;
    how.domain = tenant_.domain;
    how.now = options_.base;
    how.invented = true;
    how.salt = [&salts] { return salts.uid(); };
    EventPeople known;
    std::vector<const Event*> some;
    for (std::size_t at = 0; at < events.size(); at += some.size()) {
        some.clear();
        for (std::size_t i = at; i < std::min(events.size(), at + kDoingsAtOnce); ++i)
            some.push_back(&events[i]);
        SEKISHO_CHECK(writeEvents(db, known, some, how));
    }
    return count;
}

} // namespace sekishod

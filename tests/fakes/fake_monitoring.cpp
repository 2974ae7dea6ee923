#include "tests/fakes/fake_monitoring.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

std::vector<MatchSpan> spansOf(const std::string& text, const std::vector<std::string>& words) {
    std::vector<MatchSpan> spans;
    for (const std::string& word : words)
        for (auto at = text.find(word); !word.empty() && at != std::string::npos; at = text.find(word, at + 1))
            spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
    std::ranges::sort(spans, {}, &MatchSpan::begin);
    return spans;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

bool asked(const MessageContent& message, const ContentQuery& query) {
    if ((query.from && message.at < *query.from) || (query.until && message.at >= *query.until)) return false;
    if (query.bot && message.bot != *query.bot) return false;
    if (!has(message.sender, query.sender) && !has(message.senderName, query.sender)) return false;
    if (!query.channel.empty() && message.channel != query.channel && !has(message.channelName, query.channel))
        return false;
    if (!query.receiver.empty() &&
        std::ranges::none_of(message.receivers, [&](const std::string& one) { return has(one, query.receiver); }))
        return false;
    return std::ranges::all_of(wordsOf(query.text), [&](const std::string& word) { return has(message.text, word); });
}

} // namespace

template<class T>
CallHandle FakeMonitoring::answer(std::string_view name, Executor& on, Reply<T> reply,
                                  std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

policy::MonitorPolicy& FakeMonitoring::add(MonitorService service, std::string name, policy::Values values) {
    policy::MonitorPolicy& made = all.emplace_back();
    made.id = "monitor-" + std::to_string(++made_);
    made.service = service;
    made.number = std::ranges::count(all, service, &policy::MonitorPolicy::service);
    made.name = std::move(name);
    made.values = policy::completed(policy::monitorSchema(service), std::move(values));
    made.createdAt = clock_.now();
    made.creator = self_().user;
    made.creatorName = self_().name.empty() ? "管理 太郎" : self_().name;
    made.version = 1;
    return made;
}

Detection& FakeMonitoring::detect(const policy::MonitorPolicy& policy, const UserId& member, std::string target,
                                  std::string text, std::vector<std::string> words) {
    Detection& one = found.emplace_back();
    one.id = std::ssize(found);
    one.policy = policy.id;
    one.policyName = policy.name;
    one.service = policy.service;
    one.seq = 1'000 + 2 * one.id;
    one.recordSeq = one.seq + 1;
    one.at = clock_.now() - std::chrono::minutes(37 * one.id);
    one.found = one.at + std::chrono::seconds(2);
    one.member = member;
    if (const Member* known = tenant_.member(member)) one.memberName = known->displayName();
    one.target = std::move(target);
    Excerpt excerpt;
    excerpt.where = policy.service == MonitorService::Talk ? "text" : "fileName";
    excerpt.hits = spansOf(text, words);
    excerpt.text = std::move(text);
    one.excerpts.push_back(std::move(excerpt));
    one.version = 1;
    if (policy::MonitorPolicy* known = find(policy.id)) ++known->detections;
    return one;
}

policy::MonitorPolicy* FakeMonitoring::find(const std::string& id) {
    const auto known = std::ranges::find(all, id, &policy::MonitorPolicy::id);
    return known == all.end() ? nullptr : &*known;
}

Detection* FakeMonitoring::findDetection(std::int64_t id) {
    const auto known = std::ranges::find(found, id, &Detection::id);
    return known == found.end() ? nullptr : &*known;
}

// --- policies -------------------------------------------------------------------------------------------------------

CallHandle FakeMonitoring::policies(MonitorService service, Executor& on,
                                    Reply<std::vector<policy::MonitorPolicy>> reply) {
    using Policies = std::vector<policy::MonitorPolicy>;
    return answer<Policies>("monitorPolicies", on, std::move(reply), [this, service]() -> Result<Policies> {
        Policies out;
        std::ranges::copy_if(all, std::back_inserter(out),
                             [&](const policy::MonitorPolicy& one) { return one.service == service; });
        return out;
    });
}

Result<policy::MonitorPolicy*> FakeMonitoring::unchanged(const policy::MonitorPolicy& seen) {
    policy::MonitorPolicy* known = find(seen.id);
    if (!known) return Error(ErrorKind::NotFound, "MONITOR_POLICY_NOT_EXIST");
    if (known->version != seen.version) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
    return known;
}

Result<policy::MonitorPolicy> FakeMonitoring::save(const policy::MonitorPolicy& wanted) {
    policy::MonitorPolicy settled = wanted;
    settled.values = policy::completed(policy::monitorSchema(wanted.service), wanted.values);
    if (auto faults = policy::monitorFaults(settled); !faults.empty()) return std::move(faults.front());
    for (const policy::MonitorPolicy& other : all)
        if (other.service == wanted.service && other.name == wanted.name && other.id != wanted.id)
            return Error(ErrorKind::Conflict, "MONITOR_NAME_TAKEN").at("name");
    if (!wanted.id.empty()) {
        SEKISHO_TRY(known, unchanged(wanted));
        known->name = settled.name;
        known->values = std::move(settled.values);
        known->enabled = settled.enabled;
        ++known->version;
        tenant_.noteUnseen();
        return *known;
    }
    if (std::ranges::count(all, wanted.service, &policy::MonitorPolicy::service) >= kMostMonitorPolicies)
        return Error(ErrorKind::Conflict, "MONITOR_LIMIT");
    policy::MonitorPolicy& made = add(wanted.service, settled.name, std::move(settled.values));
    made.enabled = settled.enabled;
    tenant_.noteUnseen();
    return made;
}

CallHandle FakeMonitoring::savePolicy(const policy::MonitorPolicy& policy, Executor& on,
                                      Reply<policy::MonitorPolicy> reply) {
    return answer<policy::MonitorPolicy>("saveMonitorPolicy", on, std::move(reply),
                                         [this, policy] { return save(policy); });
}

CallHandle FakeMonitoring::deletePolicy(const policy::MonitorPolicy& policy, Executor& on,
                                        Reply<std::monostate> reply) {
    return answer<std::monostate>("deleteMonitorPolicy", on, std::move(reply),
                                  [this, policy]() -> Result<std::monostate> {
                                      SEKISHO_TRY(known, unchanged(policy));
                                      all.erase(all.begin() + (known - all.data()));
                                      tenant_.noteUnseen();
                                      return std::monostate();
                                  });
}

CallHandle FakeMonitoring::trial(const policy::MonitorPolicy& draft, Instant from, Executor& on,
                                 Reply<ports::Trial> reply) {
    return answer<ports::Trial>("monitorTrial", on, std::move(reply), [this, draft, from]() -> Result<ports::Trial> {
        policy::MonitorPolicy named = draft;
        if (named.name.empty()) named.name = "-"; // it is tried before it has a name
        if (auto faults = policy::monitorFaults(named); !faults.empty()) return std::move(faults.front());
        ports::Trial gives = trialGives;
        if (gives.complete) gives.from = from;
        gives.until = clock_.now();
        if (agreed.given) {
            readings.emplace_back("trial");
        } else {
            for (Detection& sample : gives.samples)
                sample.excerpts.clear();
        }
        return gives;
    });
}

// --- detections -----------------------------------------------------------------------------------------------------

ports::DetectionPage FakeMonitoring::page(const ports::DetectionQuery& query) const {
    std::vector<Detection> fits;
    ports::DetectionPage page;
    if (query.cursor.empty()) page.open = page.total = 0;
    for (const Detection& one : found) {
        if ((query.service && one.service != *query.service) || (!query.policy.empty() && one.policy != query.policy) ||
            (!query.member.value.empty() && one.member != query.member))
            continue;
        if (query.cursor.empty() && one.state == DetectionState::Open) ++page.open;
        if (query.state && one.state != *query.state) continue;
        if (query.cursor.empty()) ++page.total;
        fits.push_back(one);
        fits.back().excerpts.clear();
    }
    std::ranges::stable_sort(fits, std::ranges::greater(), &Detection::at);
    const std::size_t from = query.cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(query.cursor), fits.size());
    const std::size_t to = std::min(from + pageSize, fits.size());
    if (to < fits.size()) page.nextCursor = std::to_string(to);
    page.detections.assign(fits.begin() + static_cast<std::ptrdiff_t>(from),
                           fits.begin() + static_cast<std::ptrdiff_t>(to));
    return page;
}

CallHandle FakeMonitoring::detections(const ports::DetectionQuery& query, Executor& on,
                                      Reply<ports::DetectionPage> reply) {
    return answer<ports::DetectionPage>("detections", on, std::move(reply),
                                        [this, query] { return Result<ports::DetectionPage>(page(query)); });
}

CallHandle FakeMonitoring::detection(std::int64_t id, Executor& on, Reply<Detection> reply) {
    return answer<Detection>("detection", on, std::move(reply), [this, id]() -> Result<Detection> {
        const Detection* known = findDetection(id);
        if (!known) return Error(ErrorKind::NotFound, "DETECTION_NOT_EXIST");
        if (!agreed.given) return Error(ErrorKind::Forbidden, "CONSENT_REQUIRED");
        readings.push_back("detection " + std::to_string(id));
        return *known;
    });
}

Result<std::monostate> FakeMonitoring::mark(const std::vector<std::int64_t>& ids, DetectionState state,
                                            const std::string& note) {
    if (state == DetectionState::Handled && note.empty())
        return Error(ErrorKind::BadInput, "MONITOR_NOTE_REQUIRED").at("note");
    for (const std::int64_t id : ids) {
        const Detection* known = findDetection(id);
        if (!known) return Error(ErrorKind::NotFound, "DETECTION_NOT_EXIST").with("id", std::to_string(id));
        if (known->state == DetectionState::Handled && state == DetectionState::Seen)
            return Error(ErrorKind::Conflict, "MONITOR_STATE").with("id", std::to_string(id));
    }
    for (const std::int64_t id : ids) {
        Detection& one = *findDetection(id);
        one.state = state;
        if (!note.empty()) one.note = note;
        one.changedAt = clock_.now();
        one.changedBy = self_().name;
        ++one.version;
    }
    tenant_.noteUnseen();
    return std::monostate();
}

CallHandle FakeMonitoring::setState(std::vector<std::int64_t> ids, DetectionState state, std::string note, Executor& on,
                                    Reply<std::monostate> reply) {
    return answer<std::monostate>(
        "detectionState", on, std::move(reply),
        [this, ids = std::move(ids), state, note = std::move(note)] { return mark(ids, state, note); });
}

// --- exceptions -----------------------------------------------------------------------------------------------------

CallHandle FakeMonitoring::exceptions(Executor& on, Reply<std::vector<ports::MonitorException>> reply) {
    using Lines = std::vector<ports::MonitorException>;
    return answer<Lines>("exceptions", on, std::move(reply), [this] { return Result<Lines>(excepted); });
}

Result<std::monostate> FakeMonitoring::except(const std::vector<UserId>& members) {
    std::vector<ports::MonitorException> fresh;
    for (const UserId& id : members) {
        const Member* known = tenant_.member(id);
        if (!known) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        if (std::ranges::find(excepted, id, &ports::MonitorException::member) == excepted.end())
            fresh.push_back({id, known->displayName(), known->email, clock_.now(), self_().name});
    }
    if (std::ssize(excepted) + std::ssize(fresh) > kMostExceptions)
        return Error(ErrorKind::Conflict, "MONITOR_EXCEPTION_LIMIT");
    std::ranges::move(fresh, std::back_inserter(excepted));
    tenant_.noteUnseen();
    return std::monostate();
}

CallHandle FakeMonitoring::addExceptions(std::vector<UserId> members, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("addExceptions", on, std::move(reply),
                                  [this, members = std::move(members)] { return except(members); });
}

CallHandle FakeMonitoring::removeException(const UserId& member, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("removeException", on, std::move(reply), [this, member]() -> Result<std::monostate> {
        if (std::erase_if(excepted, [&](const ports::MonitorException& one) { return one.member == member; }) == 0)
            return Error(ErrorKind::NotFound, "MONITOR_EXCEPTION_NOT_EXIST");
        tenant_.noteUnseen();
        return std::monostate();
    });
}

// --- contents -------------------------------------------------------------------------------------------------------

CallHandle FakeMonitoring::consent(Executor& on, Reply<Consent> reply) {
    return answer<Consent>("consent", on, std::move(reply), [this] { return Result<Consent>(agreed); });
}

CallHandle FakeMonitoring::giveConsent(int edition, std::string purpose, Executor& on, Reply<Consent> reply) {
    return answer<Consent>("giveConsent", on, std::move(reply),
                           [this, edition, purpose = std::move(purpose)]() -> Result<Consent> {
                               if (edition != consentText().edition)
                                   return Error(ErrorKind::Conflict, "CONSENT_EDITION").at("edition");
                               if (purpose.empty())
                                   return Error(ErrorKind::BadInput, "MISSING_PARAMETER").at("purpose");
                               agreed = {true, purpose, clock_.now()};
                               return agreed;
                           });
}

Result<ports::ContentPage> FakeMonitoring::search(const ContentQuery& query, const std::string& cursor) {
    if (!agreed.given) return Error(ErrorKind::Forbidden, "CONSENT_REQUIRED");
    if (query.from && query.until && *query.until < *query.from)
        return Error(ErrorKind::BadInput, "INVALID_PARAMETER").at("until");
    if (cursor.empty()) readings.push_back("contents " + query.text);
    ports::ContentPage page;
    std::size_t at = cursor.empty() ? 0 : std::stoul(cursor);
    for (std::size_t looked = 0; at < messages.size() && page.messages.size() < pageSize; ++at) {
        if (looked++ >= looksAt) {
            page.searchedTo = messages[at].at;
            break;
        }
        if (!asked(messages[at], query)) continue;
        page.messages.push_back(messages[at]);
        page.messages.back().hits = spansOf(messages[at].text, wordsOf(query.text));
    }
    if (at < messages.size()) page.nextCursor = std::to_string(at);
    return page;
}

CallHandle FakeMonitoring::contents(const ContentQuery& query, std::string cursor, Executor& on,
                                    Reply<ports::ContentPage> reply) {
    return answer<ports::ContentPage>("contents", on, std::move(reply),
                                      [this, query, cursor = std::move(cursor)] { return search(query, cursor); });
}

// --- samples --------------------------------------------------------------------------------------------------------

void FakeMonitoring::fill() {
    if (tenant_.members().size() < 10) return;
    const auto person = [&](std::size_t place) -> const Member& {
        auto at = tenant_.members().begin();
        std::advance(at, static_cast<std::ptrdiff_t>(place));
        return at->second;
    };
    const auto made = [&](MonitorService service, const char* name, policy::Values values, int daysAgo, bool on) {
        policy::MonitorPolicy& one = add(service, name, std::move(values));
        one.createdAt = clock_.now() - std::chrono::days(daysAgo);
        one.enabled = on;
        return one.id;
    };
    using Texts = std::vector<std::string>;
    const std::string secret = made(MonitorService::Talk, "社外への機密語",
                                    {{"targets", Texts{"external"}}, {"keyword", std::string("極秘 見積")}}, 61, true);
    const std::string invoice =
        made(MonitorService::Talk, "添付ファイルの外部送信",
             {{"targets", Texts{"external"}}, {"criterion", std::string("attachment")}}, 40, true);
    made(MonitorService::Talk, "退職予定者の送信", {{"senders", Texts{"mori@demo", "ito@demo"}}}, 12, false);
    const std::string load = made(MonitorService::Drive, "大量ダウンロード",
                                  {{"criterion", std::string("count")}, {"files", std::int64_t{200}}}, 55, true);
    made(MonitorService::Drive, "設計図の持ち出し",
         {{"operation", std::string("link")},
          {"where", std::string("name")},
          {"keyword", std::string("設計図")},
          {"audience", std::string("chosen")},
          {"targets", Texts{person(3).id.value, person(4).id.value}},
          {"start", std::string("2026-10-01")},
          {"endless", false},
          {"end", std::string("2027-03-31")}},
         52, true);
    detect(*find(secret), person(2).id, "営業部と青山商事",
           "お世話になっております。添付の見積は極秘ですので、社外には出さないでください。", {"見積", "極秘"});
    detect(*find(secret), person(5).id, "青山商事 担当者", "先日の極秘資料について、見積の金額だけ先にお伝えします。",
           {"極秘", "見積"});
    Detection& seen =
        detect(*find(invoice), person(6).id, "取引先連絡", "請求書をお送りします。", std::vector<std::string>{});
    seen.state = DetectionState::Seen;
    seen.changedBy = self_().name;
    seen.changedAt = clock_.now() - std::chrono::hours(1);
    Detection& handled = detect(*find(load), person(3).id, "顧客名簿 2026.xlsx", "顧客名簿 2026.xlsx", {});
    handled.excerpts.front() = {"count", "1 日に 214 件をダウンロードしました。", {}};
    handled.state = DetectionState::Handled;
    handled.note = "本人に確認済み。決算の準備のため。";
    handled.changedBy = self_().name;
    handled.changedAt = clock_.now() - std::chrono::minutes(20);
    for (policy::MonitorPolicy& one : all)
        if (one.detections > 0) one.lastDetection = clock_.now() - std::chrono::minutes(37);
    excepted = {
        {person(7).id, person(7).displayName(), person(7).email, clock_.now() - std::chrono::days(9), self_().name},
        {person(8).id, person(8).displayName(), person(8).email, clock_.now() - std::chrono::days(2), self_().name}};
    const char* said[] = {
        "見積の件、来週までに送ります。", "承知しました。極秘の資料なので取り扱いに注意してください。",
        "会議室は 3 階に変更になりました。", "見積書を添付します。ご確認ください。", "明日は在宅勤務です。"};
    for (std::size_t i = 0; i < std::size(said); ++i) {
        const Member& sender = person(i + 2);
        MessageContent message;
        message.seq = 2'000 - static_cast<std::int64_t>(i);
        message.at = clock_.now() - std::chrono::hours(5 * static_cast<int>(i) + 1);
        message.sender = sender.email;
        message.senderId = sender.id;
        message.senderName = sender.displayName();
        message.receivers = {person(i + 3).email, "aoyama@example.co.jp"};
        message.channel = "channel-" + std::to_string(i % 2 + 1);
        message.channelName = i % 2 ? "営業部と青山商事" : "総務連絡";
        message.text = said[i];
        if (i == 3) message.attachments = {"見積書.pdf"};
        messages.push_back(std::move(message));
    }
    trialGives.found = 12;
    trialGives.looked = 48'210;
    trialGives.memberCount = 3;
    trialGives.members = {{person(2).id, person(2).displayName(), 7},
                          {person(5).id, person(5).displayName(), 4},
                          {person(6).id, person(6).displayName(), 1}};
    trialGives.samples = {found[0], found[1]};
}

} // namespace sekisho::fakes

#include "models/policy/policy_preview.h"

#include "models/policy/preview_members.h"

#include <algorithm>
#include <functional>

namespace sekisho::policy {

namespace {

constexpr std::uint32_t kEndedBySaving = 1U << 30;
constexpr std::uint32_t kAtRest = 1U << 31;
constexpr std::size_t kMarkedLists = 4; // all but that of passwords, which is one bit a member
constexpr std::uint32_t kNoMarks = 0xFFFFFFFF;

struct Mark {
    Instant last{};
    std::uint32_t events = 0;
    std::uint32_t reasons = 0;
};
using Marks = std::array<Mark, kMarkedLists>;

std::size_t placeOfList(PreviewList list) {
    switch (list) {
    case PreviewList::LoggedOut:
        return 0;
    case PreviewList::Blocked:
        return 1;
    case PreviewList::Freed:
        return 2;
    case PreviewList::BannedUploads:
        return 3;
    case PreviewList::MustChangePassword:
        break;
    }
    return kMarkedLists;
}

struct BothPlaces {
    NetworkPlace present;
    NetworkPlace draft;
};

// Is an address on the list? Sessions and sign-ins come again and again from the same few; a text is parsed and looked
// up once while it keeps its slot.
class KnownAddresses {
  public:
    struct Listed {
        bool present = false;
        bool draft = false;
    };
    KnownAddresses(const NetworkPolicy& present, const NetworkPolicy& draft)
        : present_(present), draft_(draft),
          slots_(present.restrictsAddresses() || draft.restrictsAddresses() ? kSlots : 0) {}

    Listed of(std::string_view text) {
        if (slots_.empty() || text.empty() || text.size() > kLongest) return {};
        Slot& slot = slots_[std::hash<std::string_view>{}(text) % kSlots];
        if (std::string_view(slot.text.data(), slot.size) != text) fill(slot, text);
        return slot.listed;
    }

  private:
    static constexpr std::size_t kSlots = 8192;
    static constexpr std::size_t kLongest = 45; // of an address in text
    struct Slot {
        std::array<char, kLongest> text{};
        std::uint8_t size = 0;
        Listed listed;
    };
    void fill(Slot& slot, std::string_view text) {
        std::ranges::copy(text, slot.text.begin());
        slot.size = static_cast<std::uint8_t>(text.size());
        const auto address = ipAddressOf(text);
        slot.listed = {placeOf(present_, address, {}).listed, placeOf(draft_, address, {}).listed};
    }

    const NetworkPolicy& present_;
    const NetworkPolicy& draft_;
    std::vector<Slot> slots_;
};

struct Person {
    AccessSubject subject; // `user` is put in when he is judged
    bool exceptionPresent = false;
    bool exceptionDraft = false;
    bool mustChange = false;
    bool seen = false; // has a live session or a recorded sign-in
    std::uint32_t marks = kNoMarks;
};

bool isException(const NetworkPolicy& policy, std::string_view user) {
    return policy.restrictsAddresses() && policy.isException(user);
}

AccessRequest consoleSignIn() {
    AccessRequest request;
    request.action = AccessAction::SignIn;
    request.client = ClientKind::Console;
    return request;
}

std::vector<std::string> codesOf(std::uint32_t reasons) {
    std::vector<std::string> codes;
    if ((reasons & kEndedBySaving) != 0) codes.emplace_back("SESSION_ENDED_BY_POLICY");
    for (std::size_t i = 0; i < kReasons; ++i)
        if ((reasons >> i & 1U) != 0) codes.emplace_back(reasonKey(static_cast<ReasonCode>(i)));
    if ((reasons & kAtRest) != 0) codes.emplace_back("SESSION_ENDED");
    return codes;
}

} // namespace

struct Preview::State {
    State(const PolicySet& presentOnes, const PolicySet& draftOnes, Effects saving, Instant at)
        : present(presentOnes), draft(draftOnes), effects(std::move(saving)), now(at),
          addresses(presentOnes.network, draftOnes.network) {}

    const PolicySet& present;
    const PolicySet& draft;
    Effects effects;
    Instant now;
    KnownAddresses addresses;
    PreviewMembers members;
    std::vector<Person> people;
    std::vector<Marks> marks;
    std::array<Touched, kMarkedLists> touched{};
    std::int64_t mustChange = 0;

    std::string selfUser, selfSession, selfAddress, selfCountry;
    PreviewSelf self; // its texts are those above
    std::uint32_t highest = PreviewMembers::kNone;
    bool highestPlaceKnown = false; // a place from which the highest administrator came
    bool highestReachesPresent = false;
    bool highestReachesDraft = false;

    struct Both {
        Refusals present;
        Refusals draft;
    };

    BothPlaces placesOf(std::string_view address, std::string_view country) {
        const auto listed = addresses.of(address);
        BothPlaces places{placeOf(present.network, std::nullopt, country),
                          placeOf(draft.network, std::nullopt, country)};
        places.present.listed = listed.present;
        places.draft.listed = listed.draft;
        return places;
    }

    AccessSubject subjectOf(std::uint32_t member) const {
        AccessSubject subject = people[member].subject;
        subject.user = members.id(member);
        return subject;
    }

    Both judge(std::uint32_t member, const AccessRequest& request, const BothPlaces& places) const {
        const auto subject = subjectOf(member);
        const Person& person = people[member];
        return {refusalsOf(present, subject, request, places.present, person.exceptionPresent),
                refusalsOf(draft, subject, request, places.draft, person.exceptionDraft)};
    }

    void mark(std::uint32_t member, PreviewList list, Instant at, std::uint32_t reasons) {
        auto& place = people[member].marks;
        if (place == kNoMarks) {
            place = static_cast<std::uint32_t>(marks.size());
            marks.emplace_back();
        }
        Mark& one = marks[place][placeOfList(list)];
        Touched& sum = touched[placeOfList(list)];
        if (one.events++ == 0) ++sum.members;
        ++sum.events;
        one.last = std::max(one.last, at);
        one.reasons |= reasons;
    }

    bool rests(const PolicySet& policies, const PreviewSession& session) const {
        const auto limit = session.mayRest ? session.mayRest : idleLimit(policies.account, session.client);
        return limit && now - session.lastUsed > *limit;
    }

    // Could the highest administrator sign in to the console from a place he is known to come from?
    void noteHighest(std::uint32_t member, const BothPlaces& places) {
        if (member != highest) return;
        const Both both = judge(member, consoleSignIn(), places);
        highestPlaceKnown = true;
        highestReachesPresent = highestReachesPresent || both.present.none();
        highestReachesDraft = highestReachesDraft || both.draft.none();
    }

    bool highestBlocked() const {
        if (highest == PreviewMembers::kNone) return false;
        if (highestPlaceKnown) return highestReachesPresent && !highestReachesDraft;
        const BothPlaces best{{true, !present.network.countries.empty()}, {true, !draft.network.countries.empty()}};
        const Both both = judge(highest, consoleSignIn(), best);
        return both.present.none() && !both.draft.none();
    }

    bool isIn(PreviewList list, std::uint32_t member) const {
        const Person& person = people[member];
        if (list == PreviewList::MustChangePassword) return person.mustChange;
        return person.marks != kNoMarks && marks[person.marks][placeOfList(list)].events > 0;
    }

    PreviewEntry entryOf(PreviewList list, std::uint32_t member) const {
        PreviewEntry entry;
        entry.user = UserId(std::string(members.id(member)));
        if (list == PreviewList::MustChangePassword) {
            entry.reasons.emplace_back("PASSWORD_EXPIRED");
            return entry;
        }
        const Mark& mark = marks[people[member].marks][placeOfList(list)];
        entry.events = mark.events;
        entry.reasons = codesOf(mark.reasons);
        entry.last = mark.last;
        return entry;
    }
};

bool locksOut(const PolicySet& present, const PolicySet& draft, const AccessSubject& editor, const PreviewSelf& self) {
    AccessRequest request;
    request.client = self.client;
    request.address = ipAddressOf(self.address);
    request.country = self.country;
    request.method = self.method;
    for (const auto action : {AccessAction::Use, AccessAction::SignIn}) {
        request.action = action;
        if (refusalsOf(present, editor, request).none() && !refusalsOf(draft, editor, request).none()) return true;
    }
    return false;
}

Preview::Preview(const PolicySet& present, const PolicySet& draft, Effects effects, Instant now)
    : state_(std::make_unique<State>(present, draft, std::move(effects), now)) {}

Preview::~Preview() = default;

void Preview::add(const PreviewMember& member) {
    State& s = *state_;
    const auto number = s.members.add(member.subject.user, member.sortKey);
    if (number == PreviewMembers::kNone) return;
    Person& person = s.people.emplace_back();
    person.subject = member.subject;
    person.subject.user = {};
    person.subject.standing = standingOf(member.account, s.now);
    person.exceptionPresent = isException(s.present.network, member.subject.user);
    person.exceptionDraft = isException(s.draft.network, member.subject.user);
    const auto due = [&](const PolicySet& policies) {
        return passwordChangeDue(policies.account, member.account, s.now) != ChangeReason::None;
    };
    person.mustChange = person.subject.standing == Standing::Good && due(s.draft) && !due(s.present);
    s.mustChange += person.mustChange ? 1 : 0;
    if (person.subject.isHighest) s.highest = number;
}

void Preview::setSelf(const PreviewSelf& self) {
    State& s = *state_;
    s.selfUser = self.user;
    s.selfSession = self.session;
    s.selfAddress = self.address;
    s.selfCountry = self.country;
    s.self = {s.selfUser, s.selfSession, self.client, s.selfAddress, s.selfCountry, self.method};
    if (const auto member = s.members.find(self.user); member != PreviewMembers::kNone)
        s.noteHighest(member, s.placesOf(self.address, self.country));
}

void Preview::add(const PreviewSession& session) {
    State& s = *state_;
    const auto member = s.members.find(session.user);
    if (member == PreviewMembers::kNone) return;
    s.people[member].seen = true;
    const bool own = !session.id.empty() && session.id == s.selfSession;
    const auto places = own ? s.placesOf(s.selfAddress, s.selfCountry) : s.placesOf(session.address, session.country);
    s.noteHighest(member, places);
    AccessRequest request;
    request.client = session.client;
    const auto both = s.judge(member, request, places);

    std::uint32_t reasons = endsSession(s.effects, session.client) ? kEndedBySaving : 0;
    if (both.present.none() && !s.rests(s.present, session)) {
        reasons |= both.draft.bits;
        if (s.rests(s.draft, session)) reasons |= kAtRest;
    }
    if (reasons != 0) s.mark(member, PreviewList::LoggedOut, session.lastUsed, reasons);
}

void Preview::add(const PreviewSignIn& signIn) {
    State& s = *state_;
    const auto member = s.members.find(signIn.user);
    if (member == PreviewMembers::kNone) return;
    s.people[member].seen = true;
    const auto places = s.placesOf(signIn.address, signIn.country);
    s.noteHighest(member, places);
    AccessRequest request;
    request.action = AccessAction::SignIn;
    request.client = signIn.client;
    request.method = signIn.method;
    request.managed = signIn.managed;
    const auto both = s.judge(member, request, places);
    if (both.present.none() && !both.draft.none())
        s.mark(member, PreviewList::Blocked, signIn.at, both.draft.bits);
    else if (!both.present.none() && both.draft.none())
        s.mark(member, PreviewList::Freed, signIn.at, both.present.bits);
}

void Preview::add(const PreviewFile& file) {
    State& s = *state_;
    const auto member = s.members.find(file.user);
    if (member == PreviewMembers::kNone) return;
    AccessRequest request;
    request.action = file.direction == FileDirection::Upload ? AccessAction::Upload : AccessAction::Download;
    request.client = file.client;
    request.service = file.service;
    request.linked = file.linked;
    request.extension = file.extension;
    request.partner = file.partner;
    const auto both = s.judge(member, request, {});
    const auto banned = both.draft.bits & kFileReasons;
    if (banned != 0 && (both.present.bits & kFileReasons) == 0)
        s.mark(member, PreviewList::BannedUploads, file.at, banned);
}

PolicyPreview Preview::result() const {
    const State& s = *state_;
    PolicyPreview out;
    out.loggedOut = s.touched[placeOfList(PreviewList::LoggedOut)];
    out.blocked = s.touched[placeOfList(PreviewList::Blocked)];
    out.freed = s.touched[placeOfList(PreviewList::Freed)];
    out.bannedUploads = s.touched[placeOfList(PreviewList::BannedUploads)];
    out.mustChangePassword = s.mustChange;
    out.unaffected =
        std::ranges::count_if(s.people, [](const Person& p) { return p.seen && !p.mustChange && p.marks == kNoMarks; });
    out.ends = s.effects.ends;
    out.apiTokensEnd = s.effects.apiTokens;
    out.selfAddress = s.selfAddress;
    out.highestBlocked = s.highestBlocked();
    if (const auto member = s.members.find(s.selfUser); member != PreviewMembers::kNone) {
        out.selfLoggedOut = endsSession(s.effects, s.self.client);
        out.selfBlocked = locksOut(s.present, s.draft, s.subjectOf(member), s.self);
    }
    return out;
}

PreviewPage Preview::page(PreviewList list, std::size_t count, std::string_view cursor) const {
    const State& s = *state_;
    const auto after = cursor.empty() ? PreviewMembers::kNone : s.members.find(cursor);
    std::vector<std::uint32_t> found;
    for (std::uint32_t member = 0; member < s.members.size(); ++member)
        if (s.isIn(list, member) && (after == PreviewMembers::kNone || s.members.before(after, member)))
            found.push_back(member);
    const auto shown = std::min(count, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(shown),
                              [&s](auto a, auto b) { return s.members.before(a, b); });
    PreviewPage page;
    for (std::size_t i = 0; i < shown; ++i)
        page.entries.push_back(s.entryOf(list, found[i]));
    if (shown < found.size() && shown > 0) page.nextCursor = page.entries.back().user.value;
    return page;
}

} // namespace sekisho::policy

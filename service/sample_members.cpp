#include "service/sample_members.h"

#include "service/sample_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace sekishod {

using sekisho::Instant;
using sekisho::Member;
using sekisho::Organization;
using sekisho::OrgUnitMembership;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// Places in the lists of resources/sample/organizations.json.
constexpr std::array<std::size_t, 7> headPosition{4, 4, 5, 6, 7, 8, 9}; // by depth, from 1
constexpr std::array<std::size_t, 7> headLevel{1, 1, 1, 3, 4, 5, 5};
constexpr std::size_t deputyHead = 10, senior = 11, specialist = 12;
constexpr std::size_t levelChief = 4, levelSenior = 5, levelStaff = 6, levelReemployed = 7;

std::string dateText(Instant at) {
    const std::chrono::year_month_day day(std::chrono::floor<days>(at));
    return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::string capitalized(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

std::string zoneOf(const std::string& locale) {
    if (locale == "ko_KR") return "Asia/Seoul";
    return locale == "zh_CN" ? "Asia/Shanghai" : "Asia/Tokyo";
}

} // namespace

SampleMembers::SampleMembers(const Tenant& tenant, const SampleOptions& options, const SampleStructure& structure)
    : tenant_(tenant), options_(options), structure_(structure) {
    roles_ = std::min<std::int64_t>(options.members, options.members >= 100 ? 8 : 4);
    executives_ = std::clamp<std::int64_t>(options.members / 500, 1, 30);
    taken_.insert(options.takenLogins.begin(), options.takenLogins.end());
    std::uint64_t sum = 0;
    for (const SampleOrgUnit& unit : structure.units)
        weights_.push_back(sum += unit.leaf ? 10 : unit.depth == 1 ? 1 : 3);
}

SampleRole SampleMembers::roleOf(std::int64_t index) const {
    using enum SampleRole;
    static constexpr std::array<SampleRole, 8> many{Deputy,   Deputy, Operator, Operator,
                                                    Operator, Branch, Branch,   Viewer};
    static constexpr std::array<SampleRole, 4> few{Deputy, Operator, Branch, Viewer};
    if (index >= roles_) return None;
    const auto place = static_cast<std::size_t>(index);
    return roles_ == 8 ? many[place] : few[place];
}

const SampleOrgUnit& SampleMembers::branch() const {
    const auto found = std::ranges::find_if(
        structure_.units, [](const SampleOrgUnit& u) { return u.depth == 1 && u.unit.name.ends_with("支社"); });
    return found != structure_.units.end() ? *found : structure_.units.front();
}

sekisho::UserId SampleMembers::idOf(std::int64_t index) const {
    // They came one after the other.
    const std::int64_t came = sekisho::toMillis(options_.base) - kMostSampleMembers + index;
    SampleRandom random(options_.seed, tenant_.workgroup + "/memberId", static_cast<std::uint64_t>(index));
    return sekisho::UserId(random.orderedUid(came));
}

std::optional<std::size_t> SampleMembers::headedBy(std::int64_t index) const {
    const std::int64_t place = index - roles_ - executives_;
    if (place < 0 || place >= static_cast<std::int64_t>(structure_.units.size())) return std::nullopt;
    return static_cast<std::size_t>(place);
}

std::size_t SampleMembers::randomUnit(SampleRandom& random) const {
    const std::uint64_t at = random.below(weights_.back());
    return static_cast<std::size_t>(std::ranges::upper_bound(weights_, at) - weights_.begin());
}

Member SampleMembers::make(std::int64_t index) {
    SampleRandom random(options_.seed, tenant_.workgroup + "/member", static_cast<std::uint64_t>(index));
    const Person who = person(random);
    Member member;
    member.domain = tenant_.domain;
    member.id = idOf(index);
    member.email = login(index, who) + "@" + tenant_.workgroup;
    member.version = 1;
    setNames(member, who, random);
    setPlace(member, index, random);
    setContact(member, random);
    setDates(member, index, random);
    setState(member, index, random);
    setUse(member, random);
    member.employeeNumber = fmt::format("{}", 1'000'000 + index);
    if (random.percent(70)) member.externalKey = "hr-" + member.employeeNumber;
    if (index > 10 && random.permille(15))
        member.relations = {{idOf(random.between(roles_, index - 1)), random.percent(50) ? "上司" : "緊急連絡先"}};
    return member;
}

SampleMembers::Person SampleMembers::person(SampleRandom& random) const {
    const SampleWords& words = sampleWords();
    if (random.percent(92)) {
        const auto& given = random.percent(52) ? words.female : words.male;
        return {"ja_JP", &random.pickFront(words.surnames), &random.pick(given)};
    }
    auto share = static_cast<unsigned>(random.below(100));
    for (const SamplePeople& people : words.others) {
        if (share < people.share)
            return {people.locale, &random.pickFront(people.surnames), &random.pick(people.given)};
        share -= people.share;
    }
    const SamplePeople& people = words.others.back();
    return {people.locale, &random.pick(people.surnames), &random.pick(people.given)};
}

std::string SampleMembers::login(std::int64_t index, const Person& who) {
    static constexpr std::array<const char*, 5> roleLogins{"", "deputy", "operator", "branch", "viewer"};
    const SampleRole role = roleOf(index);
    std::string local = role == SampleRole::None ? who.first->latin + "." + who.last->latin
                                                 : roleLogins[static_cast<std::size_t>(role)];
    std::string numbered;
    do {
        const std::int64_t met = ++logins_[local];
        numbered = met == 1 && role == SampleRole::None ? local : local + std::to_string(met);
    } while (taken_.contains(numbered));
    return numbered;
}

void SampleMembers::setNames(Member& member, const Person& who, SampleRandom& random) const {
    member.name = {who.last->text, who.first->text, who.last->reading, who.first->reading};
    const bool own = who.locale != "vi"; // a language the service does not have: the company's
    member.locale = own ? who.locale : "en_US";
    member.timeZone = zoneOf(member.locale);
    const bool japanese = who.locale == "ja_JP";
    if (random.percent(japanese ? 5 : 30))
        member.i18nNames = {{"en_US", capitalized(who.last->latin), capitalized(who.first->latin)}};
    if (random.percent(12)) member.nickName = japanese ? who.first->reading : capitalized(who.first->latin);
}

void SampleMembers::setPlace(Member& member, std::int64_t index, SampleRandom& random) const {
    const auto& positions = structure_.positions;
    Organization organization{tenant_.domain, true, member.email, std::nullopt, {}};
    OrgUnitMembership post;
    post.primary = true;
    std::size_t level = levelStaff, type = 1;
    if (isExecutive(index)) {
        post.orgUnit = structure_.units.front().unit.id;
        const auto order = static_cast<std::size_t>(index - roles_);
        post.position = sekisho::PositionId(positions[std::min<std::size_t>(order, 3)].id);
        level = type = 0;
    } else if (const auto unit = headedBy(index)) {
        const SampleOrgUnit& headed = structure_.units[*unit];
        const auto depth = static_cast<std::size_t>(headed.depth);
        post.orgUnit = headed.unit.id;
        post.isManager = true;
        post.position = sekisho::PositionId(positions[headPosition[depth]].id);
        level = headLevel[depth];
    } else {
        post.orgUnit =
            roleOf(index) == SampleRole::Branch ? branch().unit.id : structure_.units[randomUnit(random)].unit.id;
        const auto chance = random.below(100);
        if (chance < 21) {
            const std::size_t position = chance < 4 ? deputyHead : chance < 16 ? senior : specialist;
            post.position = sekisho::PositionId(positions[position].id);
            level = chance < 4 ? levelChief : levelSenior;
        } else if (chance > 94) {
            level = levelReemployed;
        }
        const auto kind = random.below(100);
        type = kind < 62 ? 1 : kind < 75 ? 2 : kind < 90 ? 3 : kind < 96 ? 4 : 5;
    }
    organization.level = sekisho::LevelId(structure_.levels[level].id);
    member.userType = sekisho::UserTypeId(structure_.userTypes[type].id);
    post.visible = !random.permille(15);
    organization.orgUnits.push_back(std::move(post));
    addConcurrentPosts(organization, random);
    member.organizations.push_back(std::move(organization));
}

void SampleMembers::addConcurrentPosts(Organization& organization, SampleRandom& random) const {
    const auto chance = random.below(100);
    for (int more = chance < 1 ? 2 : chance < 9 ? 1 : 0; more > 0; --more) {
        OrgUnitMembership post;
        post.orgUnit = structure_.units[randomUnit(random)].unit.id;
        if (std::ranges::count(organization.orgUnits, post.orgUnit, &OrgUnitMembership::orgUnit) > 0) continue;
        if (random.percent(30)) post.position = sekisho::PositionId(structure_.positions[specialist].id);
        post.useTeamFeature = random.percent(90);
        organization.orgUnits.push_back(std::move(post));
    }
}

void SampleMembers::setContact(Member& member, SampleRandom& random) const {
    static const std::vector<std::string> areas{"03", "06", "045", "052", "092", "011", "022", "082"};
    const SampleWords& words = sampleWords();
    if (random.percent(60))
        member.telephone =
            fmt::format("{}-{:04}-{:04}", random.pick(areas), random.between(2000, 6999), random.below(10'000));
    if (random.percent(85))
        member.cellPhone = fmt::format("+81 {}-{:04}-{:04}",
                                       random.percent(60)   ? "90"
                                       : random.percent(50) ? "80"
                                                            : "70",
                                       random.below(10'000), random.below(10'000));
    if (random.percent(80)) member.location = random.pick(words.locations);
    if (random.percent(70)) member.task = random.pick(words.tasks);
    const std::string local = member.email.substr(0, member.email.find('@'));
    if (random.percent(35)) member.privateEmail = local + "@example.com";
    if (random.percent(4)) member.messenger = sekisho::Messenger{"LINE", {}, local};
    if (random.percent(5)) member.aliasEmails = {"x-" + local + "@" + tenant_.workgroup};
    member.searchable = !random.permille(10);
}

void SampleMembers::setDates(Member& member, std::int64_t index, SampleRandom& random) const {
    // Row order is the order of creation: spread over the three years before the base, the administrators first.
    const auto age = days(1095) * (options_.members - index) / options_.members;
    member.createdAt = options_.base - days(1) - std::chrono::duration_cast<minutes>(age);
    member.updatedAt = member.createdAt + random.below(100) * (options_.base - member.createdAt) / 100;
    const Instant born = options_.base - days(random.between(19 * 365, 66 * 365));
    if (random.percent(75)) {
        member.birthday = dateText(born);
        member.birthdayCalendarType = random.permille(5) ? "LUNAR" : "SOLAR";
    }
    const auto working = std::max<std::int64_t>((options_.base - born) / days(1) - 18 * 365, 30);
    if (random.percent(90)) member.hiredDate = dateText(options_.base - days(random.between(1, working)));
}

void SampleMembers::setState(Member& member, std::int64_t index, SampleRandom& random) const {
    const auto chance = random.below(1000);
    member.activation = member.createdAt;
    if (index < roles_ + executives_) return; // those who run the tenant are there
    if (chance < 10) {
        member.activation = options_.base + days(random.between(1, 60));
        member.pending = true;
    } else if (chance < 40) {
        member.pending = true;
    } else if (chance < 55) {
        member.suspended = true;
        member.suspendedReason = sekisho::SuspendedReason::Master;
    } else if (chance < 60) {
        member.suspended = true;
        member.suspendedReason = sekisho::SuspendedReason::LoginFail;
    } else if (chance < 65) {
        member.deletedAt = options_.base - hours(random.between(1, 6 * 24));
        member.updatedAt = *member.deletedAt;
    } else if (chance < 75) {
        member.leave = {options_.base - days(random.between(1, 120)), options_.base + days(random.between(1, 300))};
    }
}

void SampleMembers::setUse(Member& member, SampleRandom& random) const {
    if (member.pending) return;
    const auto kept = std::max(member.createdAt, options_.base - days(random.between(1, 400)));
    member.passwordChangedAt = kept;
    member.passwordChangeRequested = random.permille(12);
    // Nobody could give the second factor of somebody who does not exist.
    member.twoStep = random.percent(12) && options_.passwordHash.empty();
    const Instant latest = member.deletedAt.value_or(options_.base);
    const auto chance = random.below(100);
    if (chance < 2) return; // never came
    const std::int64_t most = chance < 70   ? 3 * 24 * 60
                              : chance < 90 ? 30 * 24 * 60
                              : chance < 97 ? 90 * 24 * 60
                                            : 400 * 24 * 60;
    member.lastAccess = std::max(latest - minutes(random.between(1, most)), member.createdAt);
    // Half of them keep their sign-in, for two weeks at most. Nothing new from the stream: what was drawn stays as it
    // was.
    const std::int64_t minute = sekisho::toMillis(*member.lastAccess) / 60'000;
    const std::int64_t since = minute % 2 == 0 ? 0 : minute % (14 * 24 * 60);
    member.lastSignIn = std::max(*member.lastAccess - minutes(since), member.createdAt);
}

} // namespace sekishod

#include "tests/fakes/fake_tenant.h"

#include "models/api/record.h"
#include "models/domain/validation.h"
#include "tests/fakes/sample_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sekisho::fakes {
namespace {

constexpr std::string_view kUnseen = "invitation";

constexpr std::uint32_t ownIds = 77; // seed of ids made here, apart from those of fill()
constexpr auto grace = std::chrono::hours(24 * 7);

Error notThere(const char* code) {
    return {ErrorKind::NotFound, code, "It does not exist."};
}

Error invalidState() {
    return {ErrorKind::BadInput, "INVALID_STATE", "This is not possible in the present state."};
}

ports::FeedRecord feedRecord(const auto& value) {
    return {value, api::recordText(value)};
}

ports::FeedRecord settingRecord(const TenantSetting& setting) {
    return {setting, std::visit([](const auto& value) { return api::recordText(value); }, setting)};
}

} // namespace

FakeTenant::FakeTenant(const Clock& clock, DomainId domain, std::string workgroup)
    : clock_(clock), domain_(domain), workgroup_(std::move(workgroup)) {}

OrgUnitId FakeTenant::addOrgUnit(std::string name, std::optional<OrgUnitId> parent, int displayOrder) {
    OrgUnit unit;
    unit.domain = domain_;
    unit.id = OrgUnitId(sampleUid(++made_, ownIds, 'o'));
    unit.name = std::move(name);
    unit.parent = std::move(parent);
    unit.displayOrder = displayOrder;
    unit.version = 1;
    const auto id = unit.id;
    orgUnits_[id.value] = std::move(unit);
    orgUnitOrder_.push_back(id.value);
    fed("orgUnit", id.value);
    return id;
}

std::string FakeTenant::addRank(RankKind kind, std::string name, int displayOrder) {
    Rank rank;
    rank.kind = kind;
    rank.domain = domain_;
    rank.id = sampleUid(++made_, ownIds, 'r');
    rank.name = std::move(name);
    rank.displayOrder = displayOrder;
    rank.version = 1;
    const auto id = rank.id;
    ranks_[id] = std::move(rank);
    fed(std::string(rankKey(kind)), id);
    return id;
}

UserId FakeTenant::addMember(Member member) {
    ++made_;
    if (member.id.empty()) member.id = UserId(sampleUid(made_, ownIds, 'm'));
    if (member.domain == 0) member.domain = domain_;
    if (member.email.empty()) member.email = fmt::format("member{}@{}", made_, workgroup_);
    if (member.createdAt == Instant{}) member.createdAt = member.updatedAt = clock_.now();
    if (member.version == 0) member.version = 1;
    const auto id = member.id;
    members_[id.value] = std::move(member);
    fed("member", id.value);
    return id;
}

void FakeTenant::fill(std::size_t count, std::uint32_t seed) {
    const auto structure = sampleStructure(count, domain_, seed);
    for (const auto& unit : structure.orgUnits) {
        orgUnits_[unit.id.value] = unit;
        orgUnitOrder_.push_back(unit.id.value);
        fed("orgUnit", unit.id.value);
    }
    for (const auto& rank : structure.ranks) {
        ranks_[rank.id] = rank;
        fed(std::string(rankKey(rank.kind)), rank.id);
    }
    for (std::size_t i = 0; i < count; ++i)
        addMember(sampleMember(i, structure, domain_, workgroup_, clock_.now(), seed));
}

void FakeTenant::addSession(Session session) {
    if (session.id.empty()) session.id = SessionId(sampleUid(++made_, ownIds, 's'));
    sessions_.push_back(std::move(session));
}

void FakeTenant::edit(const UserId& id, const std::function<void(Member&)>& change) {
    Member& member = members_.at(id.value);
    change(member);
    saved(member, "member.update");
}

void FakeTenant::editOrgUnit(const OrgUnitId& id, const std::function<void(OrgUnit&)>& change) {
    OrgUnit& unit = orgUnits_.at(id.value);
    change(unit);
    ++unit.version;
    fed("orgUnit", id.value);
}

void FakeTenant::editRank(const std::string& id, const std::function<void(Rank&)>& change) {
    Rank& rank = ranks_.at(id);
    change(rank);
    ++rank.version;
    fed(std::string(rankKey(rank.kind)), id);
}

void FakeTenant::erase(const UserId& id) {
    members_.erase(id.value);
    fed("member", id.value);
}

void FakeTenant::eraseOrgUnit(const OrgUnitId& id) {
    orgUnits_.erase(id.value);
    std::erase(orgUnitOrder_, id.value);
    fed("orgUnit", id.value);
}

void FakeTenant::putSetting(TenantSetting setting) {
    const std::string kind(settingKind(setting)), id = settingId(setting);
    fields_.put(setting);
    settings_.insert_or_assign({kind, id}, std::move(setting));
    fed(kind, id);
}

void FakeTenant::eraseSetting(const std::string& kind, const std::string& id) {
    fields_.remove(kind, id);
    settings_.erase({kind, id});
    fed(kind, id);
}

GroupId FakeTenant::addGroup(Group group) {
    if (group.id.empty()) group.id = GroupId(sampleUid(++made_, ownIds, 'g'));
    if (group.domain == 0) group.domain = domain_;
    if (group.version == 0) group.version = 1;
    const auto id = group.id;
    groups_[id.value] = std::move(group);
    fed("group", id.value);
    return id;
}

void FakeTenant::editGroup(const GroupId& id, const std::function<void(Group&)>& change) {
    Group& group = groups_.at(id.value);
    change(group);
    ++group.version;
    fed("group", id.value);
}

void FakeTenant::eraseGroup(const GroupId& id) {
    groups_.erase(id.value);
    fed("group", id.value);
}

void FakeTenant::putRank(Rank rank) {
    if (rank.id.empty()) rank.id = sampleUid(++made_, ownIds, 'r');
    rank.domain = domain_;
    ++rank.version;
    const std::string id = rank.id;
    const std::string kind(rankKey(rank.kind));
    ranks_[id] = std::move(rank);
    fed(kind, id);
}

void FakeTenant::eraseRank(const std::string& id) {
    const auto found = ranks_.find(id);
    if (found == ranks_.end()) return;
    const std::string kind(rankKey(found->second.kind));
    ranks_.erase(found);
    fed(kind, id);
}

const Member* FakeTenant::member(const UserId& id) const {
    const auto found = members_.find(id.value);
    return found != members_.end() ? &found->second : nullptr;
}

std::vector<ports::FeedRecord> FakeTenant::everything() const {
    std::vector<ports::FeedRecord> all;
    all.reserve(orgUnits_.size() + ranks_.size() + groups_.size() + members_.size());
    for (const auto& id : orgUnitOrder_)
        all.push_back(feedRecord(orgUnits_.at(id)));
    for (const auto& [id, rank] : ranks_)
        all.push_back(feedRecord(rank));
    for (const auto& [id, setting] : settings_)
        all.push_back(settingRecord(setting));
    for (const auto& [id, group] : groups_)
        all.push_back(feedRecord(group));
    for (const auto& [id, member] : members_)
        all.push_back(feedRecord(member));
    return all;
}

ports::SnapshotBegin FakeTenant::begin() const {
    return {lastSeq(), static_cast<std::int64_t>(members_.size()), static_cast<std::int64_t>(orgUnits_.size())};
}

std::optional<ports::FeedRecord> FakeTenant::recordOf(const Change& change) const {
    const auto of = [&](const auto& values) -> std::optional<ports::FeedRecord> {
        const auto found = values.find(change.id);
        if (found == values.end()) return std::nullopt;
        return feedRecord(found->second);
    };
    if (change.kind == "member") return of(members_);
    if (change.kind == "orgUnit") return of(orgUnits_);
    if (change.kind == "group") return of(groups_);
    if (isSettingKind(change.kind)) {
        const auto found = settings_.find({change.kind, change.id});
        if (found == settings_.end()) return std::nullopt;
        return settingRecord(found->second);
    }
    return of(ranks_);
}

Result<ports::ChangePage> FakeTenant::changesSince(std::int64_t cursor) const {
    if (cursor < floor_ || cursor > lastSeq()) return Error(ErrorKind::NotFound, "CURSOR_TOO_OLD", "Take a snapshot.");
    ports::ChangePage page;
    page.nextCursor = cursor;
    std::map<std::string, std::size_t> placeOf;
    for (auto at = static_cast<std::size_t>(cursor); at < log_.size(); ++at) {
        if (page.records.size() == pageSize && !placeOf.contains(log_[at].id)) {
            page.more = true;
            break;
        }
        page.nextCursor = static_cast<std::int64_t>(at) + 1;
        if (log_[at].kind == kUnseen) continue;
        if (placeOf.contains(log_[at].id)) continue; // the newest state is sent once
        placeOf.emplace(log_[at].id, page.records.size());
        auto record = recordOf(log_[at]);
        page.records.push_back(record ? std::move(*record)
                                      : ports::FeedRecord{ports::Tombstone{log_[at].kind, log_[at].id}, {}});
    }
    return page;
}

Result<Member*> FakeTenant::known(const UserId& id) {
    const auto found = members_.find(id.value);
    if (found == members_.end()) return notThere("USER_NOT_EXIST");
    return &found->second;
}

void FakeTenant::noteUnseen() {
    fed(std::string(kUnseen), {});
}

void FakeTenant::fed(std::string kind, std::string id) {
    log_.push_back({std::move(kind), std::move(id)});
    if (onChange) onChange(lastSeq());
}

void FakeTenant::saved(Member& member, std::string_view action, std::string changes) {
    ++member.version;
    member.updatedAt = clock_.now();
    AuditRecord record;
    record.seq = static_cast<std::int64_t>(history_.size()) + 1;
    record.domain = domain_;
    record.at = clock_.now();
    record.actorId = "administrator";
    record.actorName = "Administrator";
    record.action = std::string(action);
    record.targetKind = "member";
    record.targetId = member.id.value;
    record.targetName = member.displayName();
    record.result = "success";
    record.changesJson = std::move(changes);
    history_.push_back(std::move(record));
    fed("member", member.id.value);
}

void FakeTenant::endSessions(const UserId& id, std::string_view reason) {
    for (auto& session : sessions_) {
        if (session.user != id || !session.live()) continue;
        session.endedAt = clock_.now();
        session.endReason = std::string(reason);
    }
}

Done FakeTenant::refuseDuplicate(const Member& member) const {
    for (const auto& [id, other] : members_) {
        if (other.id == member.id) continue;
        if (other.email == member.email)
            return Error(ErrorKind::Conflict, "EMAIL_ALREADY_EXIST", "The address is in use.").at("email");
        if (member.externalKey && other.externalKey == member.externalKey)
            return Error(ErrorKind::Conflict, "EXTERNAL_KEY_ALREADY_EXIST", "The key is in use.").at("userExternalKey");
    }
    return {};
}

Result<Member> FakeTenant::fetch(const UserId& id) const {
    if (const Member* found = member(id)) return *found;
    return notThere("USER_NOT_EXIST");
}

Result<ports::CreatedMember> FakeTenant::create(Member member, const ports::InitialPassword& password) {
    member = normalized(std::move(member));
    member.domain = domain_;
    if (auto faults = checkMember(member); !faults.empty()) return faults.front();
    SEKISHO_CHECK(refuseDuplicate(member));
    member.id = {};
    member.createdAt = {};
    member.version = 0;
    member.pending = true;
    const auto id = addMember(std::move(member));
    ports::CreatedMember created{members_.at(id.value), {}};
    passwords_[id.value] = password.password;
    if (password.kind == ports::InitialPassword::Kind::Automatic)
        passwords_[id.value] = created.temporaryPassword = fmt::format("Start-{:06}", made_);
    return created;
}

Result<Member> FakeTenant::update(const Member& base, Member edited) {
    SEKISHO_TRY(member, known(base.id));
    if (member->version != base.version)
        return Error(ErrorKind::Conflict, "PRECONDITION_FAILED", "Somebody else saved a change in the meantime.");
    edited = normalized(std::move(edited));
    if (auto faults = checkMember(edited); !faults.empty()) return faults.front();
    SEKISHO_CHECK(refuseDuplicate(edited));
    if (edited.email != member->email) endSessions(base.id, "idChanged");
    edited.id = member->id; // what only the service decides stays as it is
    edited.domain = member->domain;
    edited.version = member->version;
    edited.createdAt = member->createdAt;
    edited.pending = member->pending;
    edited.suspended = member->suspended;
    edited.suspendedReason = member->suspendedReason;
    edited.deletedAt = member->deletedAt;
    *member = std::move(edited);
    saved(*member, "member.update");
    return *member;
}

Done FakeTenant::suspend(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    if (member->administrator)
        return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED", "The highest administrator is protected.");
    if (member->statusAt(clock_.now()) != MemberStatus::InUse) return invalidState();
    member->suspended = true;
    member->suspendedReason = SuspendedReason::Master;
    endSessions(id, "suspended");
    saved(*member, "member.suspend");
    return {};
}

Done FakeTenant::unsuspend(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    if (!member->suspended) return invalidState();
    member->suspended = false;
    member->suspendedReason = SuspendedReason::None;
    saved(*member, "member.unsuspend");
    return {};
}

Done FakeTenant::setLeave(const UserId& id, const LeaveOfAbsence& leave) {
    SEKISHO_TRY(member, known(id));
    if (leave.start && leave.end && *leave.end < *leave.start)
        return Error(ErrorKind::BadInput, "DATE_ORDER", "The end lies before the start.").at("endTime");
    member->leave = leave;
    saved(*member, leave.start ? "member.leave.set" : "member.leave.clear");
    return {};
}

Done FakeTenant::remove(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    if (member->administrator)
        return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED", "The highest administrator is protected.");
    if (member->deletedAt) return invalidState();
    member->deletedAt = clock_.now();
    endSessions(id, "deleted");
    saved(*member, "member.delete");
    return {};
}

Done FakeTenant::undelete(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    if (!member->deletedAt) return invalidState();
    if (clock_.now() - *member->deletedAt > grace)
        return Error(ErrorKind::BadInput, "UNDELETE_TOO_LATE", "The seven days are over.");
    member->deletedAt.reset();
    saved(*member, "member.undelete");
    return {};
}

Done FakeTenant::forceDelete(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    if (member->administrator)
        return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED", "The highest administrator is protected.");
    endSessions(id, "deleted");
    erase(id);
    return {};
}

Done FakeTenant::forceLogout(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    endSessions(id, "forced");
    saved(*member, "member.forceLogout");
    return {};
}

Done FakeTenant::forcePassword(const UserId& id, std::string password, bool changeAtNextLogin) {
    SEKISHO_TRY(member, known(id));
    if (password.size() < 8)
        return Error(ErrorKind::BadInput, "PASSWORD_TOO_SHORT", "Too short.").at("password").with("min", "8");
    passwords_[id.value] = std::move(password);
    member->passwordChangedAt = clock_.now();
    member->passwordChangeRequested = changeAtNextLogin;
    endSessions(id, "passwordChanged");
    saved(*member, "member.password.force");
    return {};
}

Done FakeTenant::requestPasswordChange(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    member->passwordChangeRequested = true;
    saved(*member, "member.password.request");
    return {};
}

Result<ports::SessionPage> FakeTenant::sessionsOf(const UserId& id, const std::string& cursor) const {
    if (!member(id)) return notThere("USER_NOT_EXIST");
    std::vector<Session> mine;
    std::ranges::copy_if(sessions_, std::back_inserter(mine), [&](const Session& s) { return s.user == id; });
    std::ranges::stable_sort(mine, std::greater{}, &Session::startedAt);
    const std::size_t from = cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(cursor), mine.size());
    const std::size_t to = std::min(from + sessionsPerPage, mine.size());
    ports::SessionPage page;
    page.sessions.assign(mine.begin() + static_cast<std::ptrdiff_t>(from),
                         mine.begin() + static_cast<std::ptrdiff_t>(to));
    if (to < mine.size()) page.nextCursor = std::to_string(to);
    return page;
}

Done FakeTenant::endSession(const UserId& id, const SessionId& session) {
    SEKISHO_TRY(member, known(id));
    for (auto& one : sessions_) {
        if (one.user != id || one.id != session) continue;
        if (one.live()) {
            one.endedAt = clock_.now();
            one.endReason = "forced";
            saved(*member, "session.end");
        }
        return {};
    }
    return notThere("SESSION_NOT_EXIST");
}

Result<ports::AuditPage> FakeTenant::historyOf(const UserId& id, const std::string&) const {
    ports::AuditPage page;
    std::ranges::copy_if(history_, std::back_inserter(page.records),
                         [&](const AuditRecord& r) { return r.targetId == id.value; });
    std::ranges::reverse(page.records);
    return page;
}

Result<std::string> FakeTenant::photo(const UserId& id) const {
    if (!member(id)) return notThere("USER_NOT_EXIST");
    const auto found = photos_.find(id.value);
    if (found == photos_.end()) return notThere("PHOTO_NOT_EXIST");
    return found->second;
}

Done FakeTenant::setPhoto(const UserId& id, std::string bytes) {
    SEKISHO_TRY(member, known(id));
    photos_[id.value] = std::move(bytes);
    member->hasPhoto = true;
    saved(*member, "member.photo.set");
    return {};
}

Done FakeTenant::deletePhoto(const UserId& id) {
    SEKISHO_TRY(member, known(id));
    if (photos_.erase(id.value) == 0) return notThere("PHOTO_NOT_EXIST");
    member->hasPhoto = false;
    saved(*member, "member.photo.delete");
    return {};
}

} // namespace sekisho::fakes

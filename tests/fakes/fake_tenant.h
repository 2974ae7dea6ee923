#pragma once
// A tenant in memory, with the rules of the service that a console can feel: versions, conflicts, states, sessions,
// history and a change feed. Not thread-safe; belongs to the test's thread.

#include "models/domain/audit_record.h"
#include "models/domain/clock.h"
#include "models/ports/gateway.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeTenant {
  public:
    explicit FakeTenant(const Clock& clock, DomainId domain = 10'000'001, std::string workgroup = "demo");

    // Content. What is added is fed to listeners like any change.
    OrgUnitId addOrgUnit(std::string name, std::optional<OrgUnitId> parent = {}, int displayOrder = 1);
    std::string addRank(RankKind kind, std::string name, int displayOrder = 1);
    UserId addMember(Member member); // an empty id, domain, e-mail and creation time are filled in
    // Organizations, ranks and members of sample_people.h; replaces nothing.
    void fill(std::size_t members, std::uint32_t seed = 1);
    void addSession(Session session); // an empty id is filled in
    // As if another administrator saved it. The version grows by one.
    void edit(const UserId& id, const std::function<void(Member&)>& change);
    void editOrgUnit(const OrgUnitId& id, const std::function<void(OrgUnit&)>& change);
    void editRank(const std::string& id, const std::function<void(Rank&)>& change);
    void noteUnseen();            // the cursor moves for something that is in no feed
    void erase(const UserId& id); // gone for good: a tombstone in the feed
    void eraseOrgUnit(const OrgUnitId& id);
    const TenantFields& fields() const { return fields_; }
    void putSetting(TenantSetting setting); // versions are the caller's
    void eraseSetting(const std::string& kind, const std::string& id);
    GroupId addGroup(Group group); // an empty id and domain are filled in
    void editGroup(const GroupId& id, const std::function<void(Group&)>& change);
    void eraseGroup(const GroupId& id);
    void putRank(Rank rank); // a new one where the id is empty; its version grows
    void eraseRank(const std::string& id);

    const Member* member(const UserId& id) const;
    const std::map<std::string, Member>& members() const { return members_; }
    const std::map<std::string, OrgUnit>& orgUnits() const { return orgUnits_; }
    const std::map<std::string, Group>& groups() const { return groups_; }
    const std::map<std::string, Rank>& ranks() const { return ranks_; }
    const std::vector<Session>& sessions() const { return sessions_; }
    const std::string& passwordOf(const UserId& id) { return passwords_[id.value]; }

    // Feed
    std::int64_t lastSeq() const { return static_cast<std::int64_t>(log_.size()); }
    void forgetChanges() { floor_ = lastSeq(); } // cursors before now are too old
    std::size_t pageSize = 1000;
    std::vector<ports::FeedRecord> everything() const; // organizations, ranks, groups, settings, members
    ports::SnapshotBegin begin() const;
    Result<ports::ChangePage> changesSince(std::int64_t cursor) const;
    std::function<void(std::int64_t)> onChange; // set by the gateway

    // What the service does. Errors carry the codes of the service.
    Result<Member> fetch(const UserId& id) const;
    Result<ports::CreatedMember> create(Member member, const ports::InitialPassword& password);
    Result<Member> update(const Member& base, Member edited);
    Done suspend(const UserId& id);
    Done unsuspend(const UserId& id);
    Done setLeave(const UserId& id, const LeaveOfAbsence& leave);
    Done remove(const UserId& id);
    Done undelete(const UserId& id);
    Done forceDelete(const UserId& id);
    Done forceLogout(const UserId& id);
    Done forcePassword(const UserId& id, std::string password, bool changeAtNextLogin);
    Done requestPasswordChange(const UserId& id);
    Result<ports::SessionPage> sessionsOf(const UserId& id, const std::string& cursor) const;
    Done endSession(const UserId& id, const SessionId& session);
    Result<ports::AuditPage> historyOf(const UserId& id, const std::string& cursor) const;
    Result<std::string> photo(const UserId& id) const;
    Done setPhoto(const UserId& id, std::string bytes);
    Done deletePhoto(const UserId& id);

    DomainId domain() const { return domain_; }
    const std::string& workgroup() const { return workgroup_; }
    std::size_t sessionsPerPage = 50;

  private:
    struct Change {
        std::string kind;
        std::string id;
    };
    Result<Member*> known(const UserId& id);
    void fed(std::string kind, std::string id);
    void saved(Member& member, std::string_view action, std::string changes = {});
    void endSessions(const UserId& id, std::string_view reason);
    Done refuseDuplicate(const Member& member) const;
    std::optional<ports::FeedRecord> recordOf(const Change& change) const;

    const Clock& clock_;
    DomainId domain_;
    std::string workgroup_;
    std::map<std::string, Member> members_;
    std::map<std::string, OrgUnit> orgUnits_;
    std::vector<std::string> orgUnitOrder_; // as added, parents first
    std::map<std::string, Rank> ranks_;
    TenantFields fields_;
    std::map<std::pair<std::string, std::string>, TenantSetting> settings_; // by kind and id
    std::map<std::string, Group> groups_;
    std::vector<Session> sessions_;
    std::vector<AuditRecord> history_;
    std::map<std::string, std::string> photos_;
    std::map<std::string, std::string> passwords_;
    std::vector<Change> log_; // seq = place + 1
    std::int64_t floor_ = 0;
    std::uint64_t made_ = 0;
};

} // namespace sekisho::fakes

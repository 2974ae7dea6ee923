#pragma once
// The console's encrypted local copy of one tenant. Reads are instant and work offline; writing is only the sync's
// business. Anything doubtful is thrown away and fetched again. Owner's (GUI) thread; work runs on the cache's own.

#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/domain/tenant_fields.h"
#include "models/ports/call.h"
#include "models/ports/gateway.h"
#include "models/ports/member_list.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::ports {

// Turns record texts into values; implemented over models/api by the composition root.
class RecordCodec {
  public:
    virtual ~RecordCodec() = default;
    virtual Result<Member> member(std::string_view record) const = 0;
    virtual Result<OrgUnit> orgUnit(std::string_view record) const = 0;
    virtual Result<Rank> rank(std::string_view record) const = 0;
    virtual Result<TenantSetting> setting(std::string_view kind, std::string_view record) const = 0;
    virtual Result<Group> group(std::string_view record) const = 0;
};

struct GroupLine { // one line of the list of groups
    GroupId id;
    GroupKind kind = GroupKind::Internal;
    std::string name;
    std::string email;
    std::string externalKey;
    bool visible = true;
    RoomFeatures features;
    std::vector<UserId> masters;
    std::uint32_t users = 0, orgUnits = 0, groups = 0; // direct members by kind
    std::string search;                                // name, address and key, folded
};
using GroupLines = std::shared_ptr<const std::vector<GroupLine>>;

struct CacheStatus {
    enum class Phase { Empty, Loading, Ready, Rebuilding, Failed } phase = Phase::Empty;
    std::int64_t cursor = 0;
    std::optional<Instant> trueAt;         // when the copy was last known to equal the service
    std::int64_t loaded = 0, expected = 0; // while Loading
    std::optional<Error> error;
    bool gaveUp = false; // nothing more is tried before somebody asks: the service refused, for example
};

class Cache {
  public:
    virtual ~Cache() = default;
    virtual MemberList& members() = 0;
    virtual const MemberList& members() const = 0;
    virtual CacheStatus status() const = 0;
    virtual std::vector<OrgNode> orgTree() const = 0; // parents before children, siblings in displayOrder
    virtual std::vector<Rank> ranks(RankKind kind) const = 0;
    // How many members hold each rank, by its id, those included whose deletion can still be cancelled; who has a
    // position in several organizations counts once. Some milliseconds at 1,000,000 members.
    virtual std::map<std::string, std::uint32_t> rankHolders(RankKind kind) const = 0;
    virtual std::optional<OrgUnit> orgUnit(const OrgUnitId& id) const = 0;
    virtual const TenantFields& fields() const = 0; // valid until the next change
    // All groups by name; empty for those who may not see groups. The same object until something changes.
    virtual GroupLines groups() const = 0;
    virtual std::optional<Group> group(const GroupId& id) const = 0;
    // Those whose own record names this member, organization or group (not by nesting).
    virtual std::vector<GroupId> groupsNaming(const std::string& resourceId) const = 0;
    virtual CallHandle member(const UserId& id, Executor& on, Reply<Member> reply) = 0;
    // Several documents at once, in the order asked (CSV export); missing ones are skipped.
    virtual CallHandle members(std::vector<UserId> ids, Executor& on, Reply<std::vector<Member>> reply) = 0;
    virtual CallHandle watch(Executor& on, std::function<void()> changed) = 0; // status, tree, ranks, groups, fields
    // Values kept beside the copy and surviving its rebuilding: drafts, columns, last screen. Not secret.
    virtual std::optional<std::string> note(const std::string& key) const = 0;
    virtual Done setNote(const std::string& key, const std::string& value) = 0;
};

// Keeps the copy true: snapshot at first, then changes by cursor, woken by push. Implemented in models/store.
class Sync {
  public:
    virtual ~Sync() = default;
    virtual void start() = 0; // needs a signed-in gateway
    virtual void stop() = 0;
    virtual void refreshNow() = 0; // F5, and after every change of our own
    virtual void rebuild() = 0;    // throw away and fetch again
};

} // namespace sekisho::ports

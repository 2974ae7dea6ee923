#include "service/http/changeset_note.h"

#include "service/store/before_images.h"
#include "service/store/journal.h"
#include "service/store/uid.h"

#include <algorithm>
#include <array>

namespace sekishod {

using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct NoWayBack {
    std::string_view action; // of the audit record, or what it begins with
    std::string_view why;
};
// They touch the member's record, but what they do lies elsewhere.
constexpr std::array<NoWayBack, 6> kNoWayBack{{{"member.forceDelete", "UNDO_FINAL"},
                                               {"member.photo.", "UNDO_NOTHING"},
                                               {"group.photo.", "UNDO_NOTHING"},
                                               {"member.password.", "UNDO_NOTHING"},
                                               {"member.twoStep.", "UNDO_NOTHING"},
                                               {"cutOff.", "UNDO_CUT_OFF"}}};

std::string_view whyNoUndo(std::string_view action) {
    const auto found =
        std::ranges::find_if(kNoWayBack, [action](const NoWayBack& fact) { return action.starts_with(fact.action); });
    return found == kNoWayBack.end() ? std::string_view() : found->why;
}

} // namespace

bool leavesChangeset(const Endpoint& endpoint) {
    return endpoint.effect == Effect::Write && !endpoint.permission.menu.empty();
}

Result<std::string> leaveChangeset(Database& db, const Call& call) {
    SEKISHO_TRY(kept, db.firstOften<std::int64_t>("SELECT count(*) FROM temp.kept_image"));
    if (!kept || std::get<0>(*kept) == 0 || call.audits.empty()) {
        SEKISHO_CHECK(dropImages(db));
        return std::string();
    }
    const AuditEntry& act = call.audits.front();
    const std::string uid = orderedUid(call.now);
    const std::int64_t now = sekisho::toMillis(call.now);
    SEKISHO_TRY(head, auditHead(db, call.caller.domain));
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO changeset(uid, domain_id, title, origin, action, author_id, author_name, client_id, menus, state, "
        "created, applied, undo_why, images, audit_from, audit_to) VALUES(:uid, :domain, :title, :origin, :action, "
        ":author, "
        ":name, :client, :menus, 'applied', :created, :applied, :why, :images, :first, :last)",
        uid, call.caller.domain, act.targetName, call.caller.kind == sekisho::ClientKind::Console ? "edit" : "api",
        act.action, call.caller.actorId(), call.caller.name, call.caller.client.value, call.endpoint.permission.menu,
        now, now, whyNoUndo(act.action), std::get<0>(*kept),
        head.seq - static_cast<std::int64_t>(call.audits.size()) + 1, head.seq));
    SEKISHO_CHECK(storeImages(db, db.lastInsertId(), 0));
    return uid;
}

} // namespace sekishod

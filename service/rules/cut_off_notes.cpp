#include "service/rules/cut_off_notes.h"

#include "service/rules/notices.h"

#include <algorithm>

namespace sekishod {

sekisho::Done tellOrdered(sekisho::sql::Database& db, const CutOffHead& head, sekisho::Instant now) {
    const auto& c = head.cutOff;
    if (c.kind != sekisho::CutOffKind::LostDevice) return {};
    SEKISHO_TRY(told, db.firstOften<std::int64_t>("SELECT 1 FROM notice WHERE cut_off_id = :id AND template = "
                                                  "'cutOff.ordered.member' LIMIT 1",
                                                  c.id.value));
    if (told) return {};
    NoticeText text;
    text.key = "cutOff.ordered.member";
    text.params = {{"actor", c.actorName}};
    text.cutOff = c.id.value;
    text.words = {{"lost", "lost." + std::string(lostKey(c.lost))}};
    SEKISHO_CHECK(tellMember(db, head.domain, c.user.value, text, now));
    text.key = "cutOff.ordered.admin";
    text.params.emplace_back("member", c.userName);
    text.about = c.user.value;
    return tellAdministrators(db, head.domain, "security.lostDevice", c.actor.value, text, now);
}

void tellFeed(CutOffAct& act) {
    if (act.ended.size() <= kMostFeedNotes) return;
    std::erase_if(act.effects.changes, [](const ChangeNote& note) { return note.kind == "session"; });
    act.effects.changed("tenant", std::to_string(act.domain), "reset");
}

} // namespace sekishod

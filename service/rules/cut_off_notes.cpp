#include "service/rules/cut_off_notes.h"

#include "service/rules/notices.h"

#include <algorithm>

namespace sekishod {

namespace {

sekisho::Result<bool> toldAlready(sekisho::sql::Database& db, const std::string& cutOff, std::string_view key) {
    SEKISHO_TRY(told, db.firstOften<std::int64_t>("SELECT 1 FROM notice WHERE cut_off_id = :id AND template = :key "
                                                  "LIMIT 1",
                                                  cutOff, key));
    return told.has_value();
}

// What a member notices of an order that came from a list; a new password has a notice of its own.
bool isToldSingly(const StepRow& row) {
    return row.step.kind != sekisho::StepKind::Password && row.step.state != sekisho::StepState::Held &&
           row.step.state != sekisho::StepState::Failed && row.step.reason != "alreadyDone" &&
           row.step.reason != "noSession";
}

sekisho::Done tellListed(sekisho::sql::Database& db, const CutOffHead& head, std::span<const StepRow> rows,
                         sekisho::Instant now) {
    const auto& c = head.cutOff;
    std::int64_t steps = 0;
    for (const StepRow& row : rows) {
        if (!isToldSingly(row)) continue;
        ++steps;
        NoticeText text;
        text.key = "cutOff.listed.member";
        text.params = {{"actor", c.actorName}, {"device", row.step.targetName}};
        text.words = {{"step", "step." + std::string(stepKindKey(row.step.kind))}};
        text.cutOff = c.id.value;
        SEKISHO_CHECK(tellMember(db, head.domain, row.step.user.value, text, now));
    }
    if (steps == 0) return {};
    SEKISHO_TRY(told, toldAlready(db, c.id.value, "cutOff.listed.admin"));
    if (told) return {};
    NoticeText text;
    text.key = "cutOff.listed.admin";
    text.params = {{"actor", c.actorName}, {"count", std::to_string(steps)}};
    text.words = {{"kind", "kind." + std::string(cutOffKindKey(c.kind))}};
    text.cutOff = c.id.value;
    if (rows.size() == 1) text.about = rows.front().step.user.value;
    return tellAdministrators(db, head.domain, "security.lostDevice", c.actor.value, text, now);
}

} // namespace

sekisho::Done tellOrdered(sekisho::sql::Database& db, const CutOffHead& head, std::span<const StepRow> rows,
                          sekisho::Instant now) {
    const auto& c = head.cutOff;
    if (c.kind != sekisho::CutOffKind::LostDevice) return tellListed(db, head, rows, now);
    SEKISHO_TRY(told, toldAlready(db, c.id.value, "cutOff.ordered.member"));
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

// Reading cut-offs, and completing their record.

#include "models/api/page_cursor.h"
#include "service/rules/cut_off_rows.h"
#include "service/rules/cut_offs.h"
#include "service/rules/notices.h"
#include "service/rules/session_sweep.h"
#include "service/rules/uid_scope.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

using sekisho::CutOff;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr int kStepsInList = 100;

Result<sekisho::StepCounts> countedSteps(Database& db, const CutOff& cutOff, const ScopeFilter& scope) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::int64_t>(
                          fmt::format("SELECT s.state, count(*) FROM cut_off_step s WHERE s.cut_off_id = :id AND {} "
                                      "GROUP BY s.state",
                                      uidInScope(scope, "s.member_uid")),
                          cutOff.id.value)));
    sekisho::StepCounts counts;
    for (const auto& [state, count] : rows)
        if (const auto known = sekisho::stepStateOf(state)) countStep(counts, *known, static_cast<int>(count));
    return counts;
}

Done fillCutOff(Database& db, CutOff& cutOff, const ScopeFilter& scope, int mostSteps) {
    SEKISHO_TRY(rows, stepsOf(db, cutOff.id.value, scope, mostSteps));
    cutOff.steps.reserve(rows.size());
    for (StepRow& row : rows)
        cutOff.steps.push_back(std::move(row.step));
    if (mostSteps >= 0 && cutOff.steps.size() >= static_cast<std::size_t>(mostSteps)) {
        SEKISHO_TRY(counts, countedSteps(db, cutOff, scope));
        if (counts.all() > static_cast<int>(cutOff.steps.size())) cutOff.counted = counts;
    }
    SEKISHO_TRY(notices, noticesOf(db, cutOff.id.value));
    cutOff.notices = std::move(notices);
    SEKISHO_TRY(sweep, sweepOf(db, cutOff.id.value));
    cutOff.sweep = sweep;
    return {};
}

} // namespace

Result<CutOff> loadCutOff(Call& call, const sekisho::CutOffId& id, int mostSteps) {
    const Error none(ErrorKind::NotFound, "CUT_OFF_NOT_EXIST");
    SEKISHO_TRY(head, headOf(*call.db, id.value));
    if (!head || head->domain != call.caller.domain) return none;
    CutOff cutOff = std::move(head->cutOff);
    SEKISHO_CHECK(fillCutOff(*call.db, cutOff, call.scope, mostSteps));
    if (cutOff.steps.empty()) return none;
    return cutOff;
}

Result<bool> seesWholeCutOff(Call& call, const CutOff& cutOff) {
    if (call.scope.wholeTenant) return true;
    SEKISHO_TRY(all, call.db->firstOften<std::int64_t>("SELECT count(*) FROM cut_off_step WHERE cut_off_id = :id",
                                                       cutOff.id.value));
    return all && std::get<0>(*all) == static_cast<std::int64_t>(cutOff.steps.size());
}

Result<sekisho::api::CutOffsText> listCutOffs(Call& call, const CutOffQuestion& question) {
    const std::string list = fmt::format("cutOffs/{}/{}/{}", call.caller.domain, question.state, question.member);
    std::int64_t before = INT64_MAX;
    if (!question.cursor.empty()) {
        const auto place = sekisho::api::cursorFromText(list, question.cursor);
        if (!place) return sekisho::badInput("cursor", "INVALID_CURSOR", "The cursor is not one of this list.");
        before = place->id;
    }
    std::string text = "SELECT c.id, c.seq FROM cut_off c WHERE c.domain_id = :domain AND c.seq < :before";
    std::vector<sekisho::sql::Value> values{sekisho::sql::toValue(std::int64_t{call.caller.domain}),
                                            sekisho::sql::toValue(before)};
    if (!question.state.empty()) {
        text += " AND c.state = :state";
        values.push_back(sekisho::sql::toValue(question.state));
    }
    if (!question.member.empty()) {
        text += " AND c.id IN (SELECT cut_off_id FROM cut_off_step WHERE member_uid = :member)";
        values.push_back(sekisho::sql::toValue(question.member));
    }
    if (!call.scope.wholeTenant)
        text += fmt::format(" AND EXISTS (SELECT 1 FROM cut_off_step s WHERE s.cut_off_id = c.id AND {})",
                            uidInScope(call.scope, "s.member_uid"));
    text += " ORDER BY c.seq DESC LIMIT :most";
    values.push_back(sekisho::sql::toValue(question.count + 1));
    std::vector<std::pair<std::string, std::int64_t>> found;
    const auto keep = [&found](std::string id, std::int64_t seq) {
        found.emplace_back(std::move(id), seq);
        return true;
    };
    SEKISHO_CHECK((call.db->eachRow<std::string, std::int64_t>(text, values, keep)));
    sekisho::api::CutOffsText page;
    if (found.size() > static_cast<std::size_t>(question.count)) {
        found.pop_back();
        page.nextCursor = sekisho::api::cursorText(list, {.id = found.back().second, .key = {}});
    }
    for (const auto& [id, seq] : found) {
        SEKISHO_TRY(cutOff, loadCutOff(call, sekisho::CutOffId(id), kStepsInList));
        page.cutOffs.push_back(std::move(cutOff));
    }
    return page;
}

Result<CutOff> completeCutOff(Call& call, const CutOff& base, const std::string& note,
                              const sekisho::IdentityCheck& check) {
    if (base.note == note && base.check == check) return base;
    SEKISHO_CHECK(call.db->execOften("UPDATE cut_off SET note = :note, check_method = :method, check_text = :text, "
                                     "version = version + 1 WHERE id = :id",
                                     note, check.method, check.text, base.id.value));
    // What the caller said stays with the cut-off; the log says that there is something, and how it was checked.
    json::object changes;
    if (base.note != note) changes["note"] = json::object{{"from", !base.note.empty()}, {"to", !note.empty()}};
    if (base.check != check) changes["check"] = json::object{{"from", base.check.method}, {"to", check.method}};
    changes["cutOff"] = json::object{{"from", base.id.value}, {"to", base.id.value}};
    const bool one = !base.user.empty();
    call.audit({"cutOff.complete", one ? "member" : "cutOff", one ? base.user.value : base.id.value, base.userName,
                json::serialize(changes)});
    call.changed({"cutOff", base.id.value, "put"});
    return loadCutOff(call, base.id);
}

} // namespace sekishod

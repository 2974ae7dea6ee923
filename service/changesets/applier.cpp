#include "service/changesets/applier.h"

#include "models/sql/own_crypto.h"
#include "service/auth/session_cuts.h"
#include "service/changesets/kinds.h"
#include "service/store/before_images.h"
#include "service/store/journal.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <unordered_set>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::Verdict;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kMostNamed = 20'000;       // lines of the feed that are read sooner than what they tell
constexpr std::int64_t kWorthTwo = 2'000;         // rows that two threads verify sooner than one
constexpr std::chrono::seconds kLongestChange{2}; // from the time that a change says to its commit

Error changedSince() {
    return Error(ErrorKind::Conflict, "CHANGED_SINCE");
}

bool asPlanned(const StoredRow& planned, const Outcome& outcome) {
    return planned.uid == outcome.uid && planned.verdict == outcome.verdict && planned.before == outcome.before &&
           planned.after == outcome.after && planned.digest == outcome.digest;
}

// Newest first, below image number `below`.
Result<std::vector<ImageRow>> imagesBelow(Database& db, std::int64_t changeset, std::int64_t below, std::int64_t most) {
    using Text = std::optional<std::string>;
    using Number = std::optional<std::int64_t>;
    SEKISHO_TRY(rows,
                (db.rows<std::int64_t, std::int64_t, std::string, std::string, Text, Number>(
                    "SELECT id, no, tab, key, CASE tab WHEN 'rank' THEN doc END, after FROM changeset_image WHERE id > "
                    ":first AND id < :below ORDER BY id DESC LIMIT :most",
                    firstImageId(changeset), firstImageId(changeset) + below, most)));
    std::vector<ImageRow> out;
    out.reserve(rows.size());
    for (auto& [id, no, table, key, doc, after] : rows)
        out.push_back({id, no, std::move(table), std::move(key), std::move(doc), after});
    return out;
}

// The kind that a record of a rank names; empty: none.
std::string kindInRecord(std::string_view doc) {
    boost::system::error_code failed;
    const auto record = boost::json::parse(doc, failed);
    const auto* kind = !failed && record.is_object() ? record.get_object().if_contains("kind") : nullptr;
    return kind && kind->is_string() ? std::string(kind->get_string()) : std::string();
}

// Ranks of three kinds share a table: the record of the image says which. The image of a creation has none: the row
// says it, or, when the same changeset took that away again, the image of the removal. Empty: somebody else did.
Result<std::string> kindOf(Database& db, const ImageRow& image) {
    if (image.table == "orgunit") return std::string("orgUnit");
    if (image.table == "grp") return std::string("group");
    if (image.table == "role_holding") return std::string("holding");
    if (image.table == "role_eligibility") return std::string("eligibility");
    if (image.table == "setting") return std::string(image.key.ends_with("/fields") ? "fields" : "invitation");
    if (image.table == "custom_property") return std::string("customProperty");
    if (image.table == "profile_status") return std::string("profileStatus");
    if (image.table == "chart_restriction") return std::string("chartRestriction");
    if (image.table != "rank") return std::string(image.table);
    if (image.doc) return kindInRecord(*image.doc);
    SEKISHO_TRY(row, db.first<std::string>("SELECT kind FROM rank WHERE uid = :uid", image.key));
    if (row) return std::get<0>(*row);
    SEKISHO_TRY(later, db.first<std::string>("SELECT doc FROM changeset_image WHERE id > :image AND id <= :last AND "
                                             "key = :key AND tab = 'rank' AND doc IS NOT NULL ORDER BY id LIMIT 1",
                                             image.id, image.id | lastImageId(0), image.key));
    return later ? kindInRecord(std::get<0>(*later)) : std::string();
}

// Something that a row took away may be brought back by a later one.
Result<bool> isInLaterRow(Database& db, const ChangesetHead& head, std::int64_t no, std::string_view uid) {
    SEKISHO_TRY(later,
                db.first<std::int64_t>("SELECT 1 FROM changeset_row WHERE id > :row AND id <= :last AND uid = :uid "
                                       "LIMIT 1",
                                       rowIdOf(head.row, no), rowIdOf(head.row, head.set.total), uid));
    return later.has_value();
}

// The resources that were gone when the last of these images was kept.
Result<std::unordered_set<std::string>> keysGone(Database& db, std::string_view images, std::int64_t first,
                                                 std::int64_t last) {
    std::unordered_set<std::string> gone;
    SEKISHO_CHECK((db.eachRow<std::string, std::optional<std::int64_t>>(
        images, {sekisho::sql::toValue(first), sekisho::sql::toValue(last)},
        [&gone](std::string key, std::optional<std::int64_t> after) {
            if (after)
                gone.erase(key);
            else
                gone.insert(std::move(key));
            return true;
        })));
    return gone;
}

Result<std::optional<sekisho::Version>> versionOf(Database& db, const KindFact& kind, sekisho::DomainId domain,
                                                  std::string_view uid) {
    if (kind.version) return kind.version(db, domain, uid);
    std::optional<sekisho::Version> version;
    SEKISHO_TRY(present, kind.present(db, domain, uid));
    if (present) version = present->version;
    return version;
}

Operation restoring(const ImageRow& image, std::string kind) {
    Operation operation;
    operation.no = image.no;
    operation.kind = std::move(kind);
    operation.action = "restore";
    operation.id = image.key;
    operation.value = fmt::format(R"({{"image":{}}})", image.id);
    return operation;
}

} // namespace

void StepEffects::take(Work& work) {
    for (const ChangeNote& changed : work.effects.changes) {
        if (changed.kind == "holding") rights.emplace_back(changed.uid);
        policies = policies || changed.kind == "policy" || changed.kind == "template";
    }
    std::ranges::move(work.effects.audits, std::back_inserter(audits));
    std::ranges::move(work.effects.changes, std::back_inserter(changes));
    std::ranges::move(work.ended, std::back_inserter(ended));
    std::ranges::move(work.cuts, std::back_inserter(cuts));
    work.effects.audits.clear();
    work.effects.changes.clear();
    work.ended.clear();
    work.cuts.clear();
}

void StepEffects::tellEnded(Services& services) const {
    for (const auto& session : ended)
        sessionEnded(services, session);
    for (const auto& [member, cut] : cuts)
        noteMemberWasCut(services, member, cut);
}

Done StepEffects::enter(Database& db, UnitOfWork& unit) {
    moveTo(unit);
    SEKISHO_CHECK(appendJournal(db, unit));
    unit.audits.clear();
    unit.changes.clear();
    return {};
}

Result<StepResult> applyStep(Work& work, ChangesetHead& head, std::int64_t most, const Enough& enough,
                             StepEffects& effects) {
    StepResult result;
    const std::int64_t first = head.set.done + 1;
    const std::int64_t count = std::min(most, head.set.toDo - head.set.done);
    SEKISHO_TRY(operations, loadOperations(work.db, head.row, first, count));
    SEKISHO_TRY(planned, loadRows(work.db, head.row, first, count));
    if (operations.size() != planned.size() || static_cast<std::int64_t>(planned.size()) != count)
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a changeset lacks rows");
    for (std::size_t i = 0; i < planned.size(); ++i) {
        ++result.rows;
        if (planned[i].verdict == Verdict::Refused) continue;
        SEKISHO_CHECK(captureImages(work.db, {.no = planned[i].no}));
        const auto outcome = work.run(operations[i], planned[i].uid);
        if (!outcome && !isRefusal(outcome.error())) return Error(outcome.error());
        if (!outcome) {
            result.obstacles.push_back({planned[i].no, outcome.error()});
            break; // what follows would fail for this one's sake
        }
        if (!asPlanned(planned[i], *outcome)) {
            result.obstacles.push_back({planned[i].no, changedSince()});
            break;
        }
        work.remember(operations[i], outcome->uid, false);
        effects.take(work);
        if (enough && enough()) break;
    }
    if (!result.obstacles.empty()) return result;
    SEKISHO_TRY(kept, storeImages(work.db, head.row, head.images));
    head.images += kept;
    return result;
}

Result<std::vector<std::int64_t>> Verifier::differing(Database& db, std::int64_t first, std::int64_t count) {
    std::vector<std::int64_t> wrong;
    SEKISHO_TRY(rows, rowsToLookAt(db, first, count));
    for (const PlannedRow& row : rows) {
        SEKISHO_TRY(right, isRight(db, row));
        if (!right) wrong.push_back(row.no);
    }
    return wrong;
}

// Without what the operations say, which is most of them.
Result<std::vector<Verifier::PlannedRow>> Verifier::rowsToLookAt(Database& db, std::int64_t first,
                                                                 std::int64_t count) const {
    SEKISHO_TRY(row, db.often("SELECT r.id, r.uid, r.version_after, r.digest, o.kind FROM changeset_row r CROSS JOIN "
                              "changeset_operation o ON o.id = r.id WHERE r.id BETWEEN :first AND :last AND r.verdict "
                              "<> :refused AND (r.version_before <> 0 OR r.version_after <> 0) ORDER BY r.id",
                              3, 5));
    row->bind(1, rowIdOf(head_.row, first)).bind(2, rowIdOf(head_.row, first + count - 1));
    row->bind(3, static_cast<std::int64_t>(Verdict::Refused));
    std::vector<PlannedRow> out;
    for (;;) {
        SEKISHO_TRY(there, row->step());
        if (!there) return out;
        const KindFact* kind = kindFact(row->text(4));
        if (!kind) continue;
        out.push_back({noOfRowId(row->int64(0)), std::string(row->text(1)), row->int64(2),
                       static_cast<std::uint64_t>(row->int64(3)), kind});
    }
}

Result<std::vector<std::int64_t>> differingRows(const TenantStore& store, const ChangesetHead& head,
                                                const std::atomic<bool>& stopping) {
    using Numbers = std::vector<std::int64_t>;
    const std::int64_t total = head.set.total, half = total < kWorthTwo ? total : total / 2;
    const auto look = [&](std::int64_t first, std::int64_t last) -> Result<Numbers> {
        SEKISHO_TRY(db, store.openReader());
        Verifier verifier(head);
        Numbers wrong;
        for (; first <= last && !stopping; first += kStep) {
            SEKISHO_CHECK(db.begin(false));
            SEKISHO_TRY(found, verifier.differing(db, first, std::min(kStep, last - first + 1)));
            db.rollback();
            wrong.insert(wrong.end(), found.begin(), found.end());
        }
        return wrong;
    };
    std::future<Result<Numbers>> rest;
    if (half < total)
        rest = std::async(std::launch::async, [&] {
            sekisho::sql::useOwnCrypto();
            return look(half + 1, total);
        });
    auto wrong = look(1, half);
    if (!rest.valid()) return wrong;
    auto others = rest.get();
    if (!wrong || !others) return wrong ? std::move(others) : std::move(wrong);
    wrong->insert(wrong->end(), others->begin(), others->end());
    return wrong;
}

Result<bool> Verifier::isRight(Database& db, const PlannedRow& row) {
    SEKISHO_TRY(present, row.kind->present(db, head_.domain, row.uid));
    if (!present) {
        if (row.after == 0) return true;
        return wasTakenAway(db, row.uid);
    }
    if (row.after == 0) return isInLaterRow(db, head_, row.no, row.uid);
    // Of another version: a later row, or somebody else, has changed it again, and that was looked at by itself.
    return present->version != row.after || present->digest == row.digest;
}

Result<bool> Verifier::wasTakenAway(Database& db, const std::string& uid) {
    const std::int64_t first = firstImageId(head_.row), last = lastImageId(head_.row);
    if (!byThis_) {
        SEKISHO_TRY(gone, keysGone(db,
                                   "SELECT key, after FROM changeset_image WHERE id BETWEEN :first AND :last ORDER BY "
                                   "id",
                                   first, last));
        byThis_ = std::move(gone);
    }
    if (byThis_->contains(uid)) return true;
    if (!byOthers_) {
        SEKISHO_TRY(gone,
                    keysGone(db, "SELECT key, after FROM changeset_image WHERE id < :first OR id > :last ORDER BY id",
                             first, last));
        byOthers_ = std::move(gone);
    }
    return byOthers_->contains(uid);
}

Result<NamedMembers> membersNamedSince(Database& db, const ChangesetHead& head) {
    NamedMembers none;
    SEKISHO_TRY(floor, feedFloor(db, head.domain)); // what came before it is forgotten
    SEKISHO_TRY(line, db.prepare("SELECT kind, uid, op, at FROM change WHERE domain_id = ? ORDER BY seq DESC LIMIT ?"));
    line.bind(1, std::int64_t{head.domain}).bind(2, kMostNamed + 1);
    const std::int64_t since = sekisho::toMillis(head.set.createdAt - kLongestChange);
    std::unordered_set<std::string> named;
    for (std::int64_t lines = 0;; ++lines) {
        SEKISHO_TRY(there, line.step());
        if (!there && floor > 0) return none;
        if (!there || line.int64(3) < since) return NamedMembers(std::move(named));
        if (lines == kMostNamed || line.text(2) == "reset") return none;
        if (line.text(0) == "member") named.emplace(line.text(1));
    }
}

Result<std::vector<std::int64_t>> staleRows(Database& db, const ChangesetHead& head, const NamedMembers& named,
                                            std::int64_t first, std::int64_t count) {
    std::vector<std::int64_t> stale;
    // What a row makes cannot be newer than planned: an import of joiners reads none of its values for this.
    SEKISHO_TRY(
        rows, (db.rowsOften<std::int64_t, std::string, std::int64_t, std::string>(
                  "SELECT r.id, r.uid, r.version_before, o.kind FROM changeset_row r CROSS JOIN changeset_operation o "
                  "ON o.id = r.id WHERE r.id BETWEEN :first AND :last AND r.version_before > 0 AND r.verdict <> "
                  ":refused ORDER BY r.id",
                  rowIdOf(head.row, first), rowIdOf(head.row, first + count - 1),
                  static_cast<std::int64_t>(Verdict::Refused))));
    for (const auto& [row, uid, before, kindName] : rows) {
        const KindFact* kind = kindFact(kindName);
        if (!kind || (named && kindName == "member" && !named->contains(uid))) continue;
        SEKISHO_TRY(present, versionOf(db, *kind, head.domain, uid));
        // Not there yet, or older than planned: an earlier row has yet to make it.
        if (present && *present > before) stale.push_back(noOfRowId(row));
    }
    return stale;
}

Result<UndoPage> undoOperations(Database& db, std::int64_t changeset, std::int64_t below, std::int64_t no,
                                std::int64_t most, std::unordered_set<std::string>& seen) {
    UndoPage page;
    SEKISHO_TRY(images, imagesBelow(db, changeset, below, most));
    for (const ImageRow& image : images) {
        page.lowest = image.id - firstImageId(changeset);
        SEKISHO_TRY(kind, kindOf(db, image));
        if (kind.empty()) continue;
        Operation operation = restoring(image, std::move(kind));
        operation.no = no++;
        // What the changeset left last is what must still be there; the rest follows from it.
        if (seen.insert(image.key).second) operation.base = image.after.value_or(0);
        if (image.table == "tenant") operation.base.reset();
        page.operations.push_back(std::move(operation));
    }
    return page;
}

Result<bool> RollBack::isUntouched(Database& db, const ImageRow& image, std::string_view kind) {
    const KindFact* fact = kindFact(kind);
    if (!fact || kind == "tenant") return fact != nullptr;
    SEKISHO_TRY(present, versionOf(db, *fact, domain_, image.key));
    const sekisho::Version version = present.value_or(0);
    if (version == image.after.value_or(0)) return true;
    if (const auto made = made_.find(image.key); made != made_.end()) return made->second == version;
    // After a restart: a later image of the same resource that was taken back has left its version behind.
    SEKISHO_TRY(row,
                db.first<std::optional<std::int64_t>>(
                    "SELECT after FROM changeset_image WHERE id > :image AND id <= :last AND key = :key ORDER BY id "
                    "LIMIT 1",
                    image.id, lastImageId(changeset_), image.key));
    return row && std::get<0>(*row).value_or(0) == version;
}

Result<StepResult> RollBack::step(Work& work, const ChangesetHead& head, std::int64_t most, const Enough& enough,
                                  StepEffects& effects) {
    StepResult result;
    SEKISHO_TRY(images, imagesBelow(work.db, changeset_, head.set.toDo - head.set.done + 1, most));
    for (const ImageRow& image : images) {
        ++result.rows;
        SEKISHO_TRY(kind, kindOf(work.db, image));
        if (kind.empty()) continue;
        SEKISHO_TRY(free, isUntouched(work.db, image, kind));
        if (!free) {
            result.obstacles.push_back({image.no, changedSince()});
            continue;
        }
        SEKISHO_CHECK(work.db.execOften("SAVEPOINT taken_back"));
        auto outcome = work.run(restoring(image, std::move(kind)), {});
        if (!outcome && !isRefusal(outcome.error())) return Error(outcome.error());
        if (outcome) {
            made_[image.key] = outcome->after;
            SEKISHO_CHECK(work.db.execOften("UPDATE changeset_image SET after = :after WHERE id = :id",
                                            outcome->after == 0 ? std::nullopt : std::optional(outcome->after),
                                            image.id));
            effects.take(work);
        } else {
            SEKISHO_CHECK(work.db.execOften("ROLLBACK TO taken_back"));
            result.obstacles.push_back({image.no, outcome.error()});
        }
        SEKISHO_CHECK(work.db.execOften("RELEASE taken_back"));
        if (enough()) break;
    }
    return result;
}

} // namespace sekishod

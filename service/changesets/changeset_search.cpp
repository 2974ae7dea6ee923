#include "service/changesets/changeset_search.h"

#include "models/domain/client_facts.h"
#include "models/domain/text_fold.h"

#include <algorithm>

namespace sekishod {

using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::int64_t kRowsPerLook = 20;

std::vector<std::string> split(std::string_view text, char by) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(by), text.size());
        if (end > 0) out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

// What is still to be found.
struct Missing {
    std::vector<std::string> words;
    bool kind = false;
    bool none() const { return words.empty() && !kind; }

    void look(std::string_view text) {
        if (words.empty() || text.empty()) return;
        const std::string folded = sekisho::fold(text);
        std::erase_if(words, [&folded](const std::string& word) { return folded.find(word) != std::string::npos; });
    }
};

// Kind and name of each row: of the operations, or of the audit records that a single request left.
Result<Native*> rowsOf(Database& db, const ChangesetHead& head) {
    if (head.set.action.empty()) {
        SEKISHO_TRY(rows, db.often("SELECT o.kind, r.name FROM changeset_operation o LEFT JOIN changeset_row r ON r.id "
                                   "= o.id WHERE o.id BETWEEN :first AND :last ORDER BY o.id",
                                   2, 2));
        rows->bind(1, rowIdOf(head.row, 0)).bind(2, rowIdOf(head.row, sekisho::kMostOperations));
        return rows;
    }
    SEKISHO_TRY(rows, db.often("SELECT target_kind, target_name FROM audit WHERE domain_id = :domain AND seq BETWEEN "
                               ":first AND :last ORDER BY seq",
                               3, 2));
    rows->bind(1, std::int64_t{head.domain}).bind(2, head.auditFrom).bind(3, head.auditTo);
    return rows;
}

} // namespace

ChangesetSearch changesetSearch(std::string_view text, std::string_view kinds) {
    ChangesetSearch out;
    std::string spaced(text);
    constexpr std::string_view wideBlank = "\xE3\x80\x80";
    for (std::size_t at = 0; (at = spaced.find(wideBlank, at)) != std::string::npos;)
        spaced.replace(at, wideBlank.size(), " ");
    for (const std::string& word : split(spaced, ' '))
        if (std::string folded = sekisho::fold(word); !folded.empty()) out.words.push_back(std::move(folded));
    out.kinds = split(kinds, ',');
    return out;
}

Result<bool> isFound(Database& db, const ChangesetHead& head, const ChangesetSearch& wanted) {
    const auto isWanted = [&wanted](std::string_view kind) {
        return std::ranges::find(wanted.kinds, kind) != wanted.kinds.end();
    };
    const sekisho::Changeset& set = head.set;
    Missing missing{wanted.words, !wanted.kinds.empty() && !isWanted(set.action.substr(0, set.action.find('.')))};
    missing.look(set.title);
    missing.look(set.reason);
    missing.look(set.authorName);
    if (const sekisho::AuditAction* action = sekisho::auditAction(set.action)) {
        missing.look(action->ja);
        missing.look(action->en);
    }
    if (missing.none()) return true;
    SEKISHO_TRY(row, rowsOf(db, head));
    while (!missing.none()) {
        SEKISHO_TRY(there, row->step());
        if (!there) return false;
        missing.kind = missing.kind && !isWanted(row->text(0));
        missing.look(row->text(1));
    }
    row->reset();
    return true;
}

std::int64_t costOfLooking(const ChangesetHead& head) {
    return 1 + head.set.total / kRowsPerLook;
}

} // namespace sekishod

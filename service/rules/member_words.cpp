#include "service/rules/member_words.h"

#include "models/domain/text_fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kFewMembers = 20'000; // looked up one by one

} // namespace

Result<MemberSet> membersWithText(Database& db, DomainId domain, std::string_view text) {
    MemberSet out;
    const std::string wanted = sekisho::fold(text);
    if (wanted.empty()) return out;
    SEKISHO_TRY(read, db.prepare("SELECT uid, words FROM member_words WHERE domain_id = ?"));
    read.bind(1, std::int64_t{domain});
    for (;;) {
        SEKISHO_TRY(there, read.step());
        if (!there) return out;
        std::string_view rest = read.text(1);
        while (!rest.empty()) { // by lines: the end of one and the beginning of the next are no name
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (sekisho::fold(rest.substr(0, end)).find(wanted) != std::string::npos) {
                out.add(read.text(0));
                break;
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

Result<std::vector<std::int64_t>> memberRowsWithin(Database& db, const ScopeFilter& scope) {
    std::vector<std::int64_t> rows;
    const auto gather = [&](std::string_view table, const std::vector<std::int64_t>& units) -> Done {
        SEKISHO_TRY(read, db.prepare(fmt::format("SELECT member_id FROM {} WHERE orgunit_id = ?", table)));
        for (const std::int64_t unit : units) {
            read.bind(1, unit);
            for (;;) {
                SEKISHO_TRY(there, read.step());
                if (!there) break;
                rows.push_back(read.int64(0));
            }
        }
        return {};
    };
    SEKISHO_CHECK(gather("member_scope", scope.roots));
    SEKISHO_CHECK(gather("member_orgunit", scope.exact));
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

Result<std::vector<std::string>> uidsOfMembers(Database& db, const std::vector<std::int64_t>& ascending) {
    std::vector<std::string> out;
    out.reserve(ascending.size());
    if (ascending.size() <= kFewMembers) {
        SEKISHO_TRY(one, db.prepare("SELECT uid FROM member WHERE id = ?"));
        for (const std::int64_t row : ascending) {
            one.bind(1, row);
            SEKISHO_TRY(there, one.step());
            if (!there) continue;
            out.emplace_back(one.text(0));
            one.reset();
        }
        return out;
    }
    SEKISHO_TRY(all, db.prepare("SELECT uid, id FROM member")); // both stand in the index of uid, without the records
    for (;;) {
        SEKISHO_TRY(there, all.step());
        if (!there) return out;
        if (std::ranges::binary_search(ascending, all.int64(1))) out.emplace_back(all.text(0));
    }
}

} // namespace sekishod

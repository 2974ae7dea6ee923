#include "service/import.h"

#include "models/domain/clock.h"
#include "models/sheet/byte_source.h"
#include "models/sheet/mapping.h"
#include "models/sheet/sheet_reader.h"
#include "service/command_output.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::OrgUnit;
using sekisho::Rank;
using sekisho::RankKind;
using sekisho::Result;
namespace sheet = sekisho::sheet;

namespace {

// The heading of the file's own column, or, where it has none, the one that a file in its language would have.
class Headings {
  public:
    Headings(const sheet::Table& table, const sheet::Mapping& mapping) : table_(table), mapping_(mapping) {
        for (std::size_t i = 0; i < mapping.columns.size(); ++i)
            if (const auto* known = sheet::columnOf(mapping.kind, mapping.columns[i]);
                known && known->ja != known->en && at(static_cast<int>(i)) == known->en)
                language_ = sheet::Language::English;
    }

    std::string at(int column) const {
        if (column < 0 || mapping_.firstRow == 0) return {};
        return std::string(table_.cell(mapping_.firstRow - 1, static_cast<std::size_t>(column)));
    }
    // By the key of a column, or by the field that the service makes of it; empty: the sheet has no such thing.
    std::string of(std::string_view name) const {
        const sheet::Column* known = sheet::columnOf(mapping_.kind, name);
        for (const sheet::Column& column : sheet::columnsOf(mapping_.kind))
            if (!known && column.field == name) known = &column;
        if (!known) return {};
        const std::string heading = at(mapping_.columnOf(known->key));
        return heading.empty() ? std::string(known->heading(language_)) : heading;
    }
    // What the service calls a field means nothing to whoever made the file.
    Error inItsWords(Error error, const std::string& heading) const {
        for (sekisho::ErrorParam& param : error.params) {
            if (param.name != "field" && param.name != "column") continue;
            const std::string known = heading.empty() ? of(param.value) : heading;
            if (!known.empty()) param.value = known;
        }
        return error;
    }

  private:
    const sheet::Table& table_;
    const sheet::Mapping& mapping_;
    sheet::Language language_ = sheet::Language::Japanese;
};

} // namespace

Result<sheet::Part> readImport(const sheet::ByteSource& source) {
    SEKISHO_TRY(facts, sheet::inspectFile(source));
    SEKISHO_TRY(table, sheet::loadTable(source, facts, 0));
    sheet::Mapping mapping = sheet::detectMapping(table, facts.sheets.front(), {});
    mapping.kind = sheet::SheetKind::Member;
    mapping.key = "email";
    mapping.mode = sheet::RowMode::Add;
    mapping.passwords = sheet::Passwords::Later;
    if (auto fine = sheet::checkMapping(mapping); !fine)
        return Headings(table, mapping).inItsWords(std::move(fine).error(), {});
    return sheet::Part{facts.sheets.front(), std::move(table), std::move(mapping)};
}

Result<sheet::Part> readImport(const std::filesystem::path& file) {
    SEKISHO_TRY(source, sheet::openFile(file));
    return readImport(*source);
}

sheet::Directory importDirectory(const Tenant& tenant) {
    sheet::Directory directory;
    directory.tenant.domain = tenant.domain;
    directory.tenant.workgroup = tenant.workgroup;
    directory.tenant.locale = tenant.locale;
    directory.tenant.timeZone = tenant.timeZone;
    return directory;
}

namespace {

// Gives what the file makes its ids, and the members those ids in place of the names.
class Naming {
  public:
    Naming(const sheet::World& world, const Tenant& tenant, ImportBatch& batch) {
        for (std::size_t i = 0; i < world.places.count(); ++i)
            if (const sheet::Place& place = world.places.at(static_cast<int>(i)); place.fresh)
                batch.newUnits.push_back(unit(place.unit, tenant));
        for (const auto& entry : world.ranks.all())
            if (entry->fresh) batch.newRanks.push_back(rank(entry->rank, tenant));
    }

    void member(std::string label, const sekisho::UserId& id) { ids_.emplace(std::move(label), id.value); }
    // Of a row that may come later.
    void relate(Member& member) const {
        for (sekisho::Relation& relation : member.relations)
            rename(relation.user.value);
    }
    void apply(Member& member) const {
        if (member.userType) rename(member.userType->value);
        for (sekisho::Organization& organization : member.organizations) {
            if (organization.level) rename(organization.level->value);
            for (sekisho::OrgUnitMembership& post : organization.orgUnits) {
                rename(post.orgUnit.value);
                if (post.position) rename(post.position->value);
            }
        }
    }

  private:
    void rename(std::string& id) const {
        if (const auto found = ids_.find(id); found != ids_.end()) id = found->second;
    }
    OrgUnit unit(OrgUnit unit, const Tenant& tenant) {
        unit.id.value = ids_.emplace(unit.id.value, newUid()).first->second;
        if (unit.parent) rename(unit.parent->value);
        unit.email = fmt::format("org-{}@{}", unit.id.value.substr(0, 13), tenant.workgroup);
        unit.version = 1;
        return unit;
    }
    Rank rank(Rank rank, const Tenant& tenant) {
        rank.id = ids_.emplace(rank.id, newUid()).first->second;
        rank.domain = tenant.domain;
        // A code cannot be made of a Japanese name; it can be changed afterwards.
        if (rank.kind == RankKind::UserType) rank.code = fmt::format("TYPE_{}", rank.displayOrder);
        rank.version = 1;
        return rank;
    }

    std::unordered_map<std::string, std::string> ids_;
};

void noteFaults(const sheet::Checker& checker, ImportBatch& batch) {
    const sheet::Part& part = checker.part(0);
    const Headings headings(part.table, part.mapping);
    for (const std::size_t row : checker.faultyRows(0, 0, kMostImportFaults, false))
        for (sheet::CellFault& fault : checker.faultsOf(0, row)) {
            if (fault.warning || batch.faults.size() == kMostImportFaults) continue;
            std::string column = fault.column < 0 ? headings.of(fault.error.field) : headings.at(fault.column);
            Error error = headings.inItsWords(std::move(fault.error), column);
            batch.faults.push_back({part.table.line(row), std::move(column), std::move(error)});
        }
    batch.faultCount = checker.counts().faults;
}

} // namespace

ImportBatch checkImport(sheet::Part part, const sheet::Directory& directory,
                        const std::function<Done(std::string_view loginId, std::string_view password)>& checkPassword) {
    ImportBatch batch;
    std::vector<sheet::Part> parts;
    parts.push_back(std::move(part));
    sheet::Checker checker(directory, std::move(parts), checkPassword);
    if (Done done = checker.run(); !done) {
        batch.faults.push_back({0, {}, std::move(done).error()});
        batch.faultCount = 1;
        return batch;
    }
    noteFaults(checker, batch);
    if (batch.faultCount > 0) return batch;
    Tenant tenant;
    tenant.domain = directory.tenant.domain;
    tenant.workgroup = directory.tenant.workgroup;
    Naming naming(checker.world(), tenant, batch);
    const sheet::Part& of = checker.part(0);
    std::vector<std::string_view> cells;
    const sekisho::Instant now = sekisho::SystemClock().now();
    for (std::size_t row = of.mapping.firstRow; row < of.table.rows(); ++row) {
        if (checker.state(0, row).action != sheet::RowAction::Add) continue;
        ImportRow made{checker.newMember(0, row), {}};
        of.table.cells(row, cells);
        made.password = checker.reader(0)->password(cells);
        made.member.id = sekisho::UserId(orderedUid(now));
        made.member.version = 1;
        naming.apply(made.member);
        naming.member(checker.memberLabel(0, row), made.member.id);
        batch.rows.push_back(std::move(made));
    }
    for (ImportRow& row : batch.rows)
        naming.relate(row.member);
    return batch;
}

namespace {

// What is wrong and the rule; that nothing was changed is said once for the whole file.
std::string faultSentence(const Error& error) {
    std::string text = operatorSentence(error);
    for (const std::string_view unchanged : {" Nothing was changed.", "何も変更されていません。"})
        if (const std::size_t at = text.find(unchanged); at != std::string::npos) text.erase(at, unchanged.size());
    return text;
}

} // namespace

std::string importFaultText(const ImportBatch& batch) {
    const bool japanese = operatorReadsJapanese();
    std::string out;
    for (const ImportFault& fault : batch.faults) {
        const std::string column = fault.column.empty() ? std::string() : ", " + fault.column;
        const std::string line = japanese ? fmt::format("{} 行目", fault.line) : fmt::format("line {}", fault.line);
        out += fmt::format("{}{}: {}\n", line, column, faultSentence(fault.error));
    }
    const auto more = batch.faultCount - static_cast<std::int64_t>(batch.faults.size());
    if (more > 0) out += japanese ? fmt::format("ほか {} 件\n", more) : fmt::format("and {} more faults\n", more);
    return out;
}

} // namespace sekishod

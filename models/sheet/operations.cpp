#include "models/sheet/operations.h"

#include "models/api/user_wire.h"
#include "models/sheet/limits.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kBatch = 500; // members that are fetched together
constexpr std::size_t kEnough = kChunk / 2;
constexpr std::string_view kNew = "new:";

std::string jsonText(std::string_view text) {
    return boost::json::serialize(boost::json::string(text));
}

std::string leaveText(const LeaveOfAbsence& leave) {
    return fmt::format(R"({{"startTime":"{}","endTime":"{}"}})", formatUtc(*leave.start), formatUtc(*leave.end));
}

std::string_view actionWord(RowAction action) {
    switch (action) {
    case RowAction::Delete:
        return "delete";
    case RowAction::Suspend:
        return "suspend";
    case RowAction::Unsuspend:
        return "unsuspend";
    case RowAction::ClearLeave:
        return "clearLeave";
    case RowAction::Undelete:
        return "undelete";
    case RowAction::Add:
        return "create";
    case RowAction::Update:
    case RowAction::Skip:
        break;
    }
    return "update";
}

std::optional<Version> known(Version version) {
    return version > 0 ? std::optional(version) : std::nullopt;
}

RowOrigin originAt(std::size_t part, std::size_t row) {
    return {static_cast<std::uint32_t>(part), static_cast<std::uint32_t>(row)};
}

} // namespace

OperationStream::OperationStream(const Checker& checker, MemberSource members,
                                 std::function<std::string()> makePassword)
    : checker_(checker), source_(std::move(members)), makePassword_(std::move(makePassword)) {
    for (std::size_t part = 0; part < checker.partCount(); ++part)
        unchanged_.emplace_back(checker.part(part).table.rows(), false);
    findUsed();
}
OperationStream::~OperationStream() = default;

std::optional<LocalOutcome> OperationStream::local(std::size_t part, std::size_t row) const {
    if (const auto found = refused_.find({part, row}); found != refused_.end())
        return LocalOutcome{false, found->second};
    if (unchanged_[part][row]) return LocalOutcome{true, std::nullopt};
    return std::nullopt;
}

void OperationStream::leaveAsIs(std::size_t part, std::size_t row) {
    unchanged_[part][row] = true;
    ++unchangedRows_;
}

std::string OperationStream::madePassword(std::size_t part, std::size_t row) const {
    const auto found = passwords_.find({part, row});
    return found != passwords_.end() ? found->second : std::string();
}

// What only rows with faults name is not made.
void OperationStream::findUsed() {
    const World& world = checker_.world();
    usedPlaces_.assign(world.places.count(), false);
    std::vector<std::string_view> cells;
    std::vector<std::pair<RankKind, std::string>> names;
    for (std::size_t part = 0; part < checker_.partCount(); ++part) {
        const MemberReader* reader = checker_.reader(part);
        if (!reader) continue;
        const Part& of = checker_.part(part);
        for (std::size_t row = of.mapping.firstRow; row < of.table.rows(); ++row) {
            const RowState& state = checker_.state(part, row);
            if (!state.good() || (state.action != RowAction::Add && state.action != RowAction::Update)) continue;
            of.table.cells(row, cells);
            if (const auto cell = world.orgCells.find(reader->orgText(cells)); cell != world.orgCells.end())
                for (const int place : cell->second.places)
                    for (int up = place; up >= 0 && !usedPlaces_[static_cast<std::size_t>(up)];
                         up = world.places.at(up).parent)
                        usedPlaces_[static_cast<std::size_t>(up)] = true;
            reader->rankTexts(cells, names);
            for (const auto& [kind, name] : names)
                if (const auto entry = world.ranks.find(kind, name)) usedRanks_[(*entry)->rank.id] = true;
        }
    }
}

void OperationStream::put(const Line& line) {
    std::string& out = pending_;
    fmt::format_to(std::back_inserter(out), R"({{"no":{},"kind":"{}","action":"{}","id":{})", ++made_, line.kind,
                   line.action, jsonText(line.id));
    if (line.base) fmt::format_to(std::back_inserter(out), R"(,"base":{})", *line.base);
    if (!line.value.empty()) {
        out += R"(,"value":)";
        out += line.value;
    }
    if (line.origin.row != kNoRow) {
        fmt::format_to(std::back_inserter(out), R"(,"source":{{"row":{})",
                       checker_.part(line.origin.part).table.line(line.origin.row));
        if (checker_.partCount() > 1)
            fmt::format_to(std::back_inserter(out), R"(,"sheet":{})", jsonText(checker_.part(line.origin.part).name));
        out += '}';
    }
    out += "}\n";
    ends_.push_back(out.size());
    origins_.push_back(line.origin);
}

void OperationStream::structure(SheetKind kind, bool removals) {
    std::vector<std::pair<std::size_t, const StructureOperation*>> all; // with the part
    for (std::size_t part = 0; part < checker_.partCount(); ++part) {
        const StructurePlan* plan = checker_.structure(part);
        if (!plan || checker_.part(part).mapping.kind != kind) continue;
        for (const StructureOperation& operation : removals ? plan->removals : plan->operations)
            all.emplace_back(part, &operation);
        if (removals) continue;
        const std::size_t first = checker_.part(part).mapping.firstRow;
        for (std::size_t i = 0; i < plan->rows.size(); ++i)
            if (!plan->rows[i].changed && plan->rows[i].faults.empty() && plan->rows[i].action == RowAction::Update)
                leaveAsIs(part, first + i);
        rowsDone_ += static_cast<std::int64_t>(plan->rows.size());
    }
    std::ranges::stable_sort(all, {}, [removals](const auto& one) { return one.second->order * (removals ? -1 : 1); });
    for (const auto& [part, operation] : all)
        put({operation->kind, operation->action, operation->id, operation->base, operation->value,
             originAt(part, operation->row)});
}

void OperationStream::implied() {
    const Places& places = checker_.world().places;
    for (std::size_t i = 0; i < places.count(); ++i) {
        const Place& place = places.at(static_cast<int>(i));
        if (!place.implied || !usedPlaces_[i]) continue;
        const StructureOperation making = makingOf(place);
        put({making.kind, making.action, making.id, making.base, making.value, {0, kNoRow}});
    }
}

void OperationStream::impliedRanks() {
    for (const auto& entry : checker_.world().ranks.all()) {
        if (!entry->implied || !usedRanks_.contains(entry->rank.id)) continue;
        const StructureOperation making = makingOf(*entry);
        put({making.kind, making.action, making.id, making.base, making.value, {0, kNoRow}});
    }
}

void OperationStream::refuse(std::size_t part, std::size_t row, const Error& error) {
    refused_.try_emplace({part, row}, error);
}

void OperationStream::leave(const Member* before, const Member& after, std::string_view id, std::optional<Version> base,
                            RowOrigin origin, bool& any) {
    if ((before ? before->leave : LeaveOfAbsence()) == after.leave) return;
    any = true;
    if (!after.leave.start && !after.leave.end)
        put({"member", "clearLeave", id, base, {}, origin});
    else
        put({"member", "setLeave", id, base, leaveText(after.leave), origin});
}

// Somebody who is new may be named by a row before his own, so that such relations follow when everybody is there.
bool OperationStream::putOff(Member& member, const std::vector<Relation>& before, RowOrigin origin,
                             std::optional<Version> base) {
    const auto isNew = [](const Relation& relation) { return relation.user.value.starts_with(kNew); };
    if (std::ranges::none_of(member.relations, isNew)) return false;
    member.relations = before;
    late_.push_back({origin, base});
    return true;
}

void OperationStream::relations() {
    std::vector<std::string_view> cells;
    std::vector<CellFault> none; // the rows were found good
    for (const std::size_t end = std::min(lateDone_ + kBatch, late_.size()); lateDone_ < end; ++lateDone_) {
        const LateRow& late = late_[lateDone_];
        const RowState& state = checker_.state(late.origin.part, late.origin.row);
        checker_.part(late.origin.part).table.cells(late.origin.row, cells);
        Member named;
        checker_.reader(late.origin.part)->lay(cells, state.action, false, named, none);
        Member after;
        after.relations = std::move(named.relations);
        const std::string id = state.action == RowAction::Add
                                   ? checker_.memberLabel(late.origin.part, late.origin.row)
                                   : std::string(checker_.directory().member(state.target).id);
        put({"member", "update", id, late.base, api::patchText(Member(), after), late.origin});
    }
}

void OperationStream::addMember(RowCells cells, std::size_t part, std::size_t row) {
    Member member = checker_.newMember(part, row);
    putOff(member, {}, originAt(part, row), std::nullopt);
    api::PasswordConfig password;
    password.password = checker_.reader(part)->password(cells);
    const Passwords mode = checker_.part(part).mapping.passwords;
    if (password.password.empty() && mode == Passwords::Made && makePassword_) {
        password.password = makePassword_();
        passwords_[{part, row}] = password.password;
    }
    password.given = !password.password.empty() || mode == Passwords::ByMember;
    password.creationType = password.password.empty() ? "MEMBER" : "ADMIN";
    const std::string label = checker_.memberLabel(part, row);
    put({"member", "create", label, std::nullopt, api::createText(member, password), originAt(part, row)});
    bool any = false;
    leave(nullptr, member, label, std::nullopt, originAt(part, row), any);
}

void OperationStream::changeMember(RowCells cells, std::size_t part, std::size_t row, const Member* base) {
    if (!base) return refuse(part, row, Error(ErrorKind::NotFound, "USER_NOT_EXIST"));
    std::vector<CellFault> faults;
    Member after = *base;
    checker_.reader(part)->lay(cells, RowAction::Update, true, after, faults);
    // Only the present state of the member could show these, a position without an organization for example.
    if (!faults.empty()) return refuse(part, row, faults.front().error);
    if (after.leave.start.has_value() != after.leave.end.has_value())
        return refuse(part, row, badInput("leaveOfAbsence", "REQUIRED", {}).with("field", "leaveOfAbsence"));
    std::optional<Version> version = known(base->version);
    bool any = putOff(after, base->relations, originAt(part, row), version);
    if (const std::string patch = api::patchText(*base, after); patch != "{}") {
        any = true;
        put({"member", "update", base->id.value, version, patch, originAt(part, row)});
        version.reset(); // what follows meets the version that this has made
    }
    leave(base, after, base->id.value, version, originAt(part, row), any);
    if (!any) leaveAsIs(part, row);
}

// One batch of rows; their members are fetched together.
Done OperationStream::members() {
    const Part& part = checker_.part(part_);
    const std::size_t end = std::min(row_ + kBatch, part.table.rows());
    const Directory& directory = checker_.directory();
    std::vector<UserId> wanted;
    for (std::size_t row = row_; row < end; ++row) {
        const RowState& state = checker_.state(part_, row);
        if (state.good() && state.action == RowAction::Update)
            wanted.emplace_back(std::string(directory.member(state.target).id));
    }
    std::vector<Member> found;
    if (!wanted.empty()) {
        if (!source_) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no source of members");
        SEKISHO_TRY(members, source_(wanted));
        found = std::move(members);
    }
    std::unordered_map<std::string_view, const Member*> byId;
    for (const Member& member : found)
        byId.emplace(member.id.value, &member);
    std::vector<std::string_view> cells;
    for (; row_ < end; ++row_, ++rowsDone_) {
        const RowState& state = checker_.state(part_, row_);
        if (!state.good() || state.action == RowAction::Skip) continue;
        part.table.cells(row_, cells);
        if (state.action == RowAction::Add) {
            addMember(cells, part_, row_);
            continue;
        }
        const MemberFacts& target = directory.member(state.target);
        if (state.action == RowAction::Update) {
            const auto base = byId.find(target.id);
            changeMember(cells, part_, row_, base != byId.end() ? base->second : nullptr);
        } else
            put({"member", actionWord(state.action), target.id, known(target.version), {}, originAt(part_, row_)});
    }
    return {};
}

// False when there is nothing more to be done.
Result<bool> OperationStream::step() {
    switch (stage_) {
    case Stage::OrgUnits:
        structure(SheetKind::OrgUnit, false);
        stage_ = Stage::ImpliedOrgUnits;
        break;
    case Stage::ImpliedOrgUnits:
        implied();
        stage_ = Stage::Ranks;
        break;
    case Stage::Ranks:
        for (const SheetKind kind : {SheetKind::Level, SheetKind::Position, SheetKind::UserType})
            structure(kind, false);
        stage_ = Stage::ImpliedRanks;
        break;
    case Stage::ImpliedRanks:
        impliedRanks();
        stage_ = Stage::Members;
        break;
    case Stage::Members:
        while (part_ < checker_.partCount() && !checker_.reader(part_))
            ++part_;
        if (part_ == checker_.partCount()) {
            stage_ = Stage::Relations;
            break;
        }
        row_ = std::max(row_, checker_.part(part_).mapping.firstRow);
        SEKISHO_CHECK(members());
        if (row_ >= checker_.part(part_).table.rows()) {
            ++part_;
            row_ = 0;
        }
        break;
    case Stage::Relations:
        relations();
        if (lateDone_ == late_.size()) stage_ = Stage::Groups;
        break;
    case Stage::Groups:
        structure(SheetKind::Group, false);
        stage_ = Stage::Removals;
        break;
    case Stage::Removals:
        for (const SheetKind kind :
             {SheetKind::Group, SheetKind::Level, SheetKind::Position, SheetKind::UserType, SheetKind::OrgUnit})
            structure(kind, true);
        stage_ = Stage::End;
        break;
    case Stage::End:
        return false;
    }
    return true;
}

Result<bool> OperationStream::next(OperationChunk& chunk) {
    bool more = true;
    while (more && pending_.size() < kEnough) {
        SEKISHO_TRY(stepped, step());
        more = stepped;
    }
    std::size_t lines = 0;
    while (lines < ends_.size() && ends_[lines] <= kChunk)
        ++lines;
    const std::size_t size = lines == 0 ? 0 : ends_[lines - 1];
    chunk.first = handed_ + 1;
    chunk.count = static_cast<std::int64_t>(lines);
    chunk.lines = pending_.substr(0, size);
    handed_ += chunk.count;
    pending_.erase(0, size);
    ends_.erase(ends_.begin(), ends_.begin() + static_cast<std::ptrdiff_t>(lines));
    for (std::size_t& end : ends_)
        end -= size;
    return more || !pending_.empty();
}

} // namespace sekisho::sheet

#include "models/sheet/member_row.h"

#include "models/domain/field_settings.h"
#include "models/domain/validation.h"
#include "models/sheet/cell_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekisho::sheet {

namespace {

Error faultOf(std::string_view field, std::string_view code) {
    return badInput(std::string(field), std::string(code), {}).with("field", std::string(field));
}

bool takesFields(RowAction action) {
    return action == RowAction::Add || action == RowAction::Update;
}

} // namespace

std::optional<RowAction> rowAction(std::string_view word) {
    constexpr std::pair<std::string_view, RowAction> actions[] = {{"add", RowAction::Add},
                                                                  {"update", RowAction::Update},
                                                                  {"delete", RowAction::Delete},
                                                                  {"suspend", RowAction::Suspend},
                                                                  {"unsuspend", RowAction::Unsuspend},
                                                                  {"clearLeave", RowAction::ClearLeave},
                                                                  {"undelete", RowAction::Undelete},
                                                                  {"skip", RowAction::Skip}};
    const auto value = wordValue("action", word);
    if (!value) return std::nullopt;
    const auto* const found = std::ranges::find(actions, *value, &std::pair<std::string_view, RowAction>::first);
    return found != std::end(actions) ? std::optional(found->second) : std::nullopt;
}

MemberReader::MemberReader(const World& world, const Mapping& mapping) : world_(world), mapping_(mapping) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const std::string& key = mapping.columns[i];
        const int at = static_cast<int>(i);
        columns_.push_back(columnOf(SheetKind::Member, key));
        if (const MemberField* field = memberFieldOfSheet(key); field && field->take) simple_.emplace_back(at, field);
        if (key.starts_with(kPropertyPrefix))
            if (const auto* rule = world.directory.property(std::string_view(key).substr(kPropertyPrefix.size())))
                properties_.emplace_back(at, rule);
    }
    action_ = mapping.columnOf("action");
    userId_ = mapping.columnOf("userId");
    externalKey_ = mapping.columnOf("userExternalKey");
    email_ = mapping.columnOf("email");
    password_ = mapping.columnOf("password");
    aliases_ = mapping.columnOf("aliasEmails");
    employeeNumber_ = mapping.columnOf("employeeNumber");
    key_ = mapping.columnOf(mapping.key);
    orgUnits_ = mapping.columnOf("orgUnits");
    positions_ = mapping.columnOf("positions");
    heads_ = mapping.columnOf("heads");
    visible_ = mapping.columnOf("visible");
    team_ = mapping.columnOf("teamFeature");
    level_ = mapping.columnOf("level");
    userType_ = mapping.columnOf("userType");
    relations_ = mapping.columnOf("relations");
    country_ = mapping.columnOf("cellPhone.country");
    number_ = mapping.columnOf("cellPhone.number");
    protocol_ = mapping.columnOf("messenger.protocol");
    messengerId_ = mapping.columnOf("messenger.id");
}

std::string_view MemberReader::cell(RowCells cells, int column) const {
    const auto at = static_cast<std::size_t>(column);
    return column >= 0 && at < cells.size() ? trimmedCell(cells[at]) : std::string_view();
}

// Whether the cell says anything: an empty one does only where it is to empty the field.
bool MemberReader::changes(RowCells cells, int column, RowAction action) const {
    if (column < 0) return false;
    return given(cells, column) || (action == RowAction::Update && mapping_.empty == EmptyCell::Clear);
}

std::uint32_t MemberReader::find(std::string_view key) const {
    const Directory& directory = world_.directory;
    if (key.empty()) return Directory::kNone;
    if (mapping_.key == "userId") return directory.byId(key);
    if (mapping_.key == "userExternalKey") return directory.byExternalKey(key);
    if (mapping_.key == "employeeNumber") return directory.byEmployeeNumber(key);
    return directory.byLogin(loginOf(key, directory.tenant));
}

RowHead MemberReader::head(RowCells cells, std::vector<CellFault>& faults) const {
    RowHead out;
    const std::string_view key = cell(cells, key_);
    out.target = find(key);
    const bool there = out.target != Directory::kNone;
    const std::string_view word = cell(cells, action_);
    if (word.empty()) {
        // Whoever is to be added and is there already is named, not passed over; so is whoever is missing.
        const bool adds = mapping_.mode == RowMode::Add || (mapping_.mode == RowMode::Both && !there);
        out.action = adds ? RowAction::Add : RowAction::Update;
    } else if (const auto action = rowAction(word)) {
        out.action = *action;
    } else {
        faults.push_back({action_, false, faultOf("action", "IMPORT_ACTION_UNKNOWN"), {}});
        return out;
    }
    if (out.action == RowAction::Add || out.action == RowAction::Skip) {
        if (out.action == RowAction::Add && !given(cells, email_))
            faults.push_back({email_, false, faultOf("email", "REQUIRED"), {}});
        if (out.action == RowAction::Add && there)
            faults.push_back({key_, false, Error(ErrorKind::Conflict, "USER_ALREADY_EXIST").at(mapping_.key), {}});
        return out;
    }
    if (key.empty())
        faults.push_back({key_, false, faultOf(mapping_.key, "REQUIRED"), {}});
    else if (!there)
        faults.push_back({key_, false, Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(mapping_.key), {}});
    return out;
}

Member MemberReader::blank() const {
    const TenantFacts& tenant = world_.directory.tenant;
    Member member;
    member.domain = tenant.domain;
    member.locale = tenant.locale;
    member.timeZone = tenant.timeZone;
    member.organizations.push_back({tenant.domain, true, {}, std::nullopt, {}});
    return member;
}

std::string MemberReader::password(RowCells cells) const {
    const auto at = static_cast<std::size_t>(password_);
    return password_ >= 0 && at < cells.size() ? std::string(cells[at]) : std::string(); // blanks are part of it
}

void MemberReader::lay(RowCells cells, RowAction action, bool whole, Member& onto,
                       std::vector<CellFault>& faults) const {
    if (!takesFields(action)) return;
    for (const auto& [column, field] : simple_) {
        if (!changes(cells, column, action)) continue;
        CellTaker taker(onto, world_, column, faults);
        field->take(taker, cell(cells, column));
    }
    for (const auto& [column, rule] : properties_) {
        if (!changes(cells, column, action)) continue;
        CellTaker taker(onto, world_, column, faults);
        takeProperty(taker, *rule, cell(cells, column));
    }
    layMobile(cells, action, onto, faults);
    layMessenger(cells, action, onto, faults);
    layOrganizations(cells, action, whole, onto, faults);
}

void MemberReader::layMobile(RowCells cells, RowAction action, Member& onto, std::vector<CellFault>& faults) const {
    if (!changes(cells, number_, action) && !changes(cells, country_, action)) return;
    const std::string_view country = cell(cells, country_);
    const std::string_view number = cell(cells, number_);
    if (!country.empty() && number.empty())
        faults.push_back({number_ >= 0 ? number_ : country_, false, faultOf("cellPhone", "REQUIRED"), {}});
    onto.cellPhone = number;
    if (number.empty() || country.empty()) return;
    const std::string code = (country.starts_with('+') ? "" : "+") + std::string(country);
    // The 0 before a Japanese number is dialled only without the country code.
    const bool dropZero = code == "+81" && number.size() > 1 && number.starts_with('0');
    onto.cellPhone = code + " " + std::string(dropZero ? number.substr(1) : number);
}

void MemberReader::layMessenger(RowCells cells, RowAction action, Member& onto, std::vector<CellFault>& faults) const {
    if (!changes(cells, protocol_, action) && !changes(cells, messengerId_, action)) return;
    const std::string_view kind = cell(cells, protocol_);
    const std::string_view id = cell(cells, messengerId_);
    Messenger messenger = onto.messenger.value_or(Messenger{});
    if (changes(cells, protocol_, action)) {
        constexpr std::string_view own = "CUSTOM:";
        const auto known = wordValue("messenger", kind);
        messenger.protocol = kind.empty() ? "" : known ? std::string(*known) : "CUSTOM";
        messenger.customProtocol = known || kind.empty()   ? std::string_view()
                                   : kind.starts_with(own) ? kind.substr(own.size())
                                                           : kind;
    }
    if (changes(cells, messengerId_, action)) messenger.messengerId = id;
    if (messenger.protocol.empty() && messenger.messengerId.empty())
        onto.messenger.reset();
    else
        onto.messenger = std::move(messenger);
    static_cast<void>(faults); // a half one is a fault of the shared rules
}

void MemberReader::layOrganizations(RowCells cells, RowAction action, bool whole, Member& onto,
                                    std::vector<CellFault>& faults) const {
    const TenantFacts& tenant = world_.directory.tenant;
    const bool units = changes(cells, orgUnits_, action);
    const int lists[] = {positions_, heads_, visible_, team_};
    const bool any = units || std::ranges::any_of(lists, [&](int column) { return changes(cells, column, action); });
    if (!any) return;
    Organization& organization = ownOrganization(onto, tenant);
    std::vector<OrgUnitId> order; // as the cells count them
    if (units) {
        std::vector<OrgUnitMembership> before = std::move(organization.orgUnits);
        organization.orgUnits.clear();
        const auto found = world_.orgCells.find(cell(cells, orgUnits_));
        if (found != world_.orgCells.end()) {
            for (const Error& error : found->second.faults)
                faults.push_back({orgUnits_, false, error, suggestion(orgUnits_, cell(cells, orgUnits_))});
            for (const int place : found->second.places)
                order.push_back(world_.places.at(place).unit.id);
        }
        // What stays keeps its place and its switches: an order of the same organizations is no change.
        for (const OrgUnitMembership& post : before)
            if (std::ranges::find(order, post.orgUnit) != order.end()) organization.orgUnits.push_back(post);
        for (const OrgUnitId& id : order)
            if (std::ranges::find(before, id, &OrgUnitMembership::orgUnit) == before.end())
                organization.orgUnits.emplace_back().orgUnit = id;
        for (OrgUnitMembership& post : organization.orgUnits)
            post.primary = post.orgUnit == order.front();
    } else if (whole) {
        for (const OrgUnitMembership* post : sheetOrder(onto, tenant.domain))
            order.push_back(post->orgUnit);
    }
    const auto each = [&](int column, auto&& take) {
        if (!changes(cells, column, action)) return;
        const std::vector<std::string> entries = listEntries(cell(cells, column));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            OrgUnitMembership unknown;
            OrgUnitMembership* post = &unknown;
            if (i < order.size())
                post = &*std::ranges::find(organization.orgUnits, order[i], &OrgUnitMembership::orgUnit);
            else if (units || whole) {
                if (!entries[i].empty())
                    faults.push_back(
                        {column, false, faultOf("organizations.orgUnits", "POSITION_WITHOUT_ORGUNIT"), {}});
                return;
            }
            take(*post, entries[i], column);
        }
        if (entries.empty())
            for (OrgUnitMembership& post : organization.orgUnits)
                take(post, std::string(), column);
    };
    each(positions_, [&](OrgUnitMembership& post, const std::string& name, int column) {
        post.position.reset();
        if (name.empty()) return;
        auto found = world_.ranks.find(RankKind::Position, name);
        if (found)
            post.position = PositionId((*found)->rank.id);
        else
            faults.push_back({column, false, std::move(found).error(), world_.ranks.guess(RankKind::Position, name)});
    });
    const auto flags = [&](int column, bool OrgUnitMembership::*field, bool byDefault) {
        each(column, [&](OrgUnitMembership& post, const std::string& word, int at) {
            const auto value = wordValue("flag", word);
            if (!word.empty() && !value)
                faults.push_back(
                    {at, false, faultOf(columns_[static_cast<std::size_t>(at)]->field, "UNKNOWN_VALUE"), {}});
            post.*field = word.empty() ? byDefault : value && *value == "true";
        });
    };
    flags(heads_, &OrgUnitMembership::isManager, false);
    flags(visible_, &OrgUnitMembership::visible, true);
    flags(team_, &OrgUnitMembership::useTeamFeature, true);
}

int MemberReader::columnOfField(std::string_view field) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i] && columns_[i]->field == field && columns_[i]->kind != "country") return static_cast<int>(i);
    if (field == "messenger.customProtocol") return protocol_;
    if (field == "organizations") return orgUnits_;
    return kWholeRow;
}

void MemberReader::judge(RowCells cells, RowAction action, const Member& member, std::vector<CellFault>& faults) const {
    if (!takesFields(action)) return;
    for (Error& error : checkMember(member)) {
        const int column = columnOfField(error.field);
        // Of somebody who is there only what the row says can be judged here; the rest is as it is.
        if (action == RowAction::Update && !given(cells, column)) continue;
        const auto atSameCell = [column](const CellFault& f) { return f.column == column && !f.warning; };
        if (column != kWholeRow && std::ranges::any_of(faults, atSameCell)) continue;
        std::string better = column == kWholeRow ? std::string() : suggestion(column, cell(cells, column));
        faults.push_back({column, false, std::move(error), std::move(better)});
    }
    judgeRequired(cells, action, member, faults);
    for (CellFault& fault : faults)
        if (fault.error.field.empty() && fault.column >= 0 && columns_[static_cast<std::size_t>(fault.column)])
            fault.error.field = columns_[static_cast<std::size_t>(fault.column)]->field;
}

// The column that would fill a compulsory field.
int MemberReader::columnOfRequired(std::string_view key) const {
    if (key == "organizations.orgUnits") return orgUnits_;
    if (key == "organizations.orgUnits.positionId") return positions_;
    if (key == "organizations.levelId") return level_;
    if (key == "userTypeId") return userType_;
    if (key == "messenger.messengerId") return messengerId_;
    if (key == "cellPhone" && number_ >= 0) return number_;
    return columnOfField(key);
}

// What the tenant wants filled. Of somebody who is there only what the row empties is known to be missing; the rest is
// the service's to say, which knows all of him.
void MemberReader::judgeRequired(RowCells cells, RowAction action, const Member& member,
                                 std::vector<CellFault>& faults) const {
    const auto missing = [&](std::string_view field, const std::string& label, int column) {
        const bool touched = action == RowAction::Add || (column >= 0 && changes(cells, column, action));
        const auto atSameCell = [column](const CellFault& f) { return f.column == column && !f.warning; };
        if (!touched || (column != kWholeRow && std::ranges::any_of(faults, atSameCell))) return;
        faults.push_back({column, false, badInput(std::string(field), "REQUIRED", {}).with("field", label), {}});
    };
    const TenantFacts& tenant = world_.directory.tenant;
    for (const std::string& key : tenant.required) {
        const bool byItself = key == "employeeNumber" && tenant.numbersItself && action == RowAction::Add;
        if (!byItself && !isFilled(member, key)) missing(key, key, columnOfRequired(key));
    }
    for (const PropertyRule& rule : world_.directory.properties()) {
        if (!rule.mandatory || holdsProperty(member, rule)) continue;
        const auto mapped = std::ranges::find(properties_, &rule, &std::pair<int, const PropertyRule*>::second);
        missing(std::string(kPropertyPrefix) + rule.name, rule.displayName,
                mapped == properties_.end() ? kWholeRow : mapped->first);
    }
}

std::string MemberReader::suggestion(int column, std::string_view cell) const {
    const Column* known = columns_[static_cast<std::size_t>(column)];
    if (!known || cell.empty()) return {};
    std::string better = halfWidth(cell);
    bool good = false;
    if (known->kind == "kana") {
        better = katakana(cell);
        UserName name;
        name.lastName = "x";
        name.phoneticLastName = better;
        good = checkPersonName(name).has_value();
    } else if (known->kind == "login") {
        good = checkLogin(loginOf(better, world_.directory.tenant)).has_value();
    } else if (known->kind == "mail") {
        std::erase(better, ' ');
        good = checkMailAddress(better, known->field).has_value();
    } else if (known->kind == "phone") {
        good = checkPhone(better, known->field).has_value();
    } else if (known->kind == "orgUnits") {
        std::vector<std::string> entries = listEntries(cell);
        for (std::string& entry : entries)
            if (!world_.places.find(entry)) entry = world_.places.guess(entry);
        better = listCell(entries);
        good = std::ranges::none_of(entries, &std::string::empty);
    }
    return good && better != cell ? better : std::string();
}

void MemberReader::keys(RowCells cells, const RowHead& head, std::vector<RowKey>& out) const {
    out.clear();
    if (head.target != Directory::kNone && head.action != RowAction::Skip && head.action != RowAction::Add)
        out.push_back({KeyKind::Target, std::string(world_.directory.member(head.target).id), key_});
    if (!takesFields(head.action)) return;
    const TenantFacts& tenant = world_.directory.tenant;
    if (given(cells, email_)) out.push_back({KeyKind::Address, loginOf(cell(cells, email_), tenant), email_});
    if (given(cells, aliases_))
        for (const std::string& alias : listEntries(cell(cells, aliases_)))
            if (!alias.empty()) out.push_back({KeyKind::Address, loginOf(alias, tenant), aliases_, true});
    if (given(cells, externalKey_))
        out.push_back({KeyKind::ExternalKey, std::string(cell(cells, externalKey_)), externalKey_});
    if (given(cells, employeeNumber_))
        out.push_back({KeyKind::EmployeeNumber, std::string(cell(cells, employeeNumber_)), employeeNumber_});
    if (given(cells, relations_))
        for (std::string& login : relatedLogins(cell(cells, relations_), tenant))
            if (world_.directory.byLogin(login) == Directory::kNone)
                out.push_back({KeyKind::Named, std::move(login), relations_});
}

void MemberReader::rankTexts(RowCells cells, std::vector<std::pair<RankKind, std::string>>& out) const {
    out.clear();
    if (given(cells, level_)) out.emplace_back(RankKind::Level, cell(cells, level_));
    if (given(cells, userType_)) out.emplace_back(RankKind::UserType, cell(cells, userType_));
    if (given(cells, positions_))
        for (std::string& name : listEntries(cell(cells, positions_)))
            if (!name.empty()) out.emplace_back(RankKind::Position, std::move(name));
}

} // namespace sekisho::sheet

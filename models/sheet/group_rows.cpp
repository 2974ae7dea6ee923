#include "models/sheet/structure_cells.h"

#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace sekisho::sheet {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestDescription = 300;
constexpr std::string_view groupFlags[] = {"visible",
                                           "useMessage",
                                           "useNote",
                                           "useCalendar",
                                           "useTask",
                                           "useFolder",
                                           "useServiceNotification",
                                           "serviceManageable",
                                           "useMail",
                                           "canReceiveExternalMail"};
constexpr std::string_view mailPeople[] = {"mailRecipients", "mailSenders"};
constexpr std::string_view memberLists[] = {"members", "memberOrgUnits", "memberGroups"};

class GroupRows {
  public:
    GroupRows(const Table& table, const Mapping& mapping, const World& world)
        : table_(table), mapping_(mapping), world_(world) {
        for (const GroupFacts& group : world.directory.groups()) {
            known_.emplace("id:" + group.id, &group);
            if (!group.externalKey.empty()) known_.emplace("externalKey:" + group.externalKey, &group);
            known_.emplace("name:" + fold(group.name), &group);
        }
    }

    StructurePlan run() {
        eachRow(table_, mapping_, plan_, row_, [this](StructureCells& at) { take(at); });
        return std::move(plan_);
    }

  private:
    const GroupFacts* find(std::string_view kind, std::string_view text) const {
        const auto found = known_.find(std::string(kind) + std::string(text));
        return found != known_.end() ? found->second : nullptr;
    }
    const GroupFacts* target(const StructureCells& at) const {
        const std::string_view text = at.cell(mapping_.key);
        if (text.empty()) return nullptr;
        if (mapping_.key == "groupId") return find("id:", text);
        if (mapping_.key == "groupExternalKey") return find("externalKey:", text);
        return find("name:", fold(text));
    }

    void take(StructureCells& at) {
        const GroupFacts* group = target(at);
        const auto action = at.action(group != nullptr);
        if (!action) return;
        plan_.rows.back().action = *action;
        if (*action == RowAction::Skip) return;
        if (!at.given(mapping_.key) && *action != RowAction::Add) return at.fault(mapping_.key, "REQUIRED");
        const std::string same = group ? group->id : "name:" + fold(at.cell("groupName"));
        if (const auto [found, fresh] = seen_.emplace(same, table_.line(row_)); !fresh)
            return at.fault(mapping_.key, twice(found->second));
        if (*action == RowAction::Add && group) return at.fault(mapping_.key, "ALREADY_EXIST");
        if (*action != RowAction::Add && !group) return at.fault(mapping_.key, "GROUP_NOT_EXIST");
        if (*action == RowAction::Delete) {
            plan_.rows.back().changed = true;
            plan_.removals.push_back({row_, "group", "delete", group->id, baseOf(*group), {}, 0});
            return;
        }
        write(at, group);
    }

    static std::optional<Version> baseOf(const GroupFacts& group) {
        return group.version > 0 ? std::optional(group.version) : std::nullopt;
    }

    void write(StructureCells& at, const GroupFacts* group) {
        const bool there = group != nullptr;
        json::object value;
        if (at.given("groupName")) value["groupName"] = at.cell("groupName");
        if (!there && !at.given("groupName")) at.fault("groupName", "REQUIRED");
        for (const auto& [key, most] : {std::pair{std::string_view("groupName"), kLongestName},
                                        std::pair{std::string_view("description"), kLongestDescription}})
            if (lengthOf(at.cell(key)) > most)
                at.fault(key, badInput(std::string(key), "TOO_LONG", {})
                                  .with("field", std::string(key))
                                  .with("max", fmt::format("{}", most)));
        optionalText(at, "description", there, value);
        optionalText(at, "groupExternalKey", there, value);
        if (at.given("groupExternalKey")) at.judge(checkExternalKey(at.cell("groupExternalKey"), "groupExternalKey"));
        for (const std::string_view key : groupFlags) {
            bool flag = false;
            at.flag(key, flag);
            if (at.given(key)) value[key] = flag;
        }
        administrators(at, there, value);
        members(at, there, value);
        type(at, group, value);
        mail(at, there, value);
        if (!at.good() || value.empty()) return;
        plan_.rows.back().changed = true;
        if (there) {
            plan_.operations.push_back({row_, "group", "update", group->id, baseOf(*group), json::serialize(value), 0});
            return;
        }
        value["domainId"] = world_.directory.tenant.domain;
        plan_.operations.push_back(
            {row_, "group", "create", fmt::format("new:g{}", ++made_), std::nullopt, json::serialize(value), 0});
    }

    static void type(StructureCells& at, const GroupFacts* group, json::object& value) {
        if (!at.given("groupType")) return;
        const auto word = wordValue("groupType", at.cell("groupType"));
        if (!word) return at.fault("groupType", "UNKNOWN_VALUE");
        if (!group)
            value["groupType"] = *word;
        else if (*word != groupKindKey(group->kind))
            at.fault("groupType", "GROUP_TYPE_STAYS");
    }

    void mail(StructureCells& at, bool there, json::object& value) {
        const TenantFacts& tenant = world_.directory.tenant;
        if (at.changes("groupEmail", there)) {
            const bool given = at.given("groupEmail");
            value["groupEmail"] = given ? json::value(loginOf(at.cell("groupEmail"), tenant)) : json::value(nullptr);
            if (given && !there && !at.given("useMail")) value["useMail"] = true;
        }
        if (at.changes("aliasEmails", there)) {
            json::array list;
            for (const std::string& alias : listEntries(at.cell("aliasEmails")))
                list.emplace_back(loginOf(alias, tenant));
            value["aliasEmails"] = std::move(list);
        }
        if (at.changes("toExternalEmails", there)) {
            json::array list;
            for (const std::string& address : listEntries(at.cell("toExternalEmails"))) {
                at.judge(checkMailAddress(address, "toExternalEmails"));
                list.emplace_back(address);
            }
            value["toExternalEmails"] = std::move(list);
        }
        for (const std::string_view key : mailPeople) {
            if (!at.changes(key, there)) continue;
            json::array list;
            for (const std::string& entry : listEntries(at.cell(key)))
                if (auto id = memberId(at, key, entry)) list.push_back(json::object{{"userId", *id}});
            value[sheet::columnOf(SheetKind::Group, key)->field] = std::move(list);
        }
    }

    static void optionalText(const StructureCells& at, std::string_view key, bool there, json::object& value) {
        if (!at.changes(key, there)) return;
        value[key] = at.given(key) ? json::value(at.cell(key)) : json::value(nullptr);
    }

    std::optional<std::string> memberId(StructureCells& at, std::string_view key, const std::string& entry) {
        const Directory& directory = world_.directory;
        const std::string login = loginOf(entry, directory.tenant);
        const std::uint32_t number =
            entry.starts_with("id:") ? directory.byId(std::string_view(entry).substr(3)) : directory.byLogin(login);
        if (number != Directory::kNone) return std::string(directory.member(number).id);
        if (const auto fresh = world_.newMembers.find(login); fresh != world_.newMembers.end()) return fresh->second;
        at.fault(key, Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(std::string(key)).with("name", entry));
        return std::nullopt;
    }

    void administrators(StructureCells& at, bool there, json::object& value) {
        if (!at.given("administrators")) {
            if (!there) at.fault("administrators", "REQUIRED");
            return;
        }
        json::array list;
        for (const std::string& entry : listEntries(at.cell("administrators")))
            if (auto id = memberId(at, "administrators", entry)) list.push_back(json::object{{"userId", *id}});
        value["administrators"] = std::move(list);
    }

    // The list is replaced as a whole, so a file that knows only one kind of members would throw out the others.
    void members(StructureCells& at, bool there, json::object& value) {
        const auto written = std::ranges::count_if(memberLists, [&](auto key) { return at.given(key); });
        const auto mapped = std::ranges::count_if(memberLists, [&](auto key) { return at.column(key) >= 0; });
        if (written == 0 && there) return;
        if (there && mapped < 3)
            return at.fault(*std::ranges::find_if(memberLists, [&](auto key) { return at.given(key); }),
                            "IMPORT_GROUP_LISTS");
        json::array list;
        const auto add = [&list](std::string id, const char* type) {
            list.push_back(json::object{{"id", std::move(id)}, {"type", type}});
        };
        for (const std::string& entry : listEntries(at.cell("members")))
            if (auto id = memberId(at, "members", entry)) add(std::move(*id), "USER");
        for (const std::string& entry : listEntries(at.cell("memberOrgUnits"))) {
            auto place = world_.places.find(entry);
            if (place)
                add(world_.places.at(*place).unit.id.value, "ORGUNIT");
            else
                at.fault("memberOrgUnits", place.error(), world_.places.guess(entry));
        }
        for (const std::string& entry : listEntries(at.cell("memberGroups"))) {
            const GroupFacts* group =
                find(entry.starts_with("id:") ? "" : "name:", entry.starts_with("id:") ? entry : fold(entry));
            if (group)
                add(group->id, "GROUP");
            else
                at.fault("memberGroups", Error(ErrorKind::NotFound, "GROUP_NOT_EXIST").with("name", entry));
        }
        value["members"] = std::move(list);
    }

    const Table& table_;
    const Mapping& mapping_;
    const World& world_;
    TextMap<const GroupFacts*> known_; // by id:…, externalKey:… and name:… (folded)
    TextMap<std::int64_t> seen_;
    std::size_t row_ = 0;
    int made_ = 0;
    StructurePlan plan_;
};

} // namespace

StructurePlan planGroups(const Table& table, const Mapping& mapping, const World& world) {
    return GroupRows(table, mapping, world).run();
}

} // namespace sekisho::sheet

#include "models/domain/group_limits.h"
#include "models/domain/text_fold.h"
#include "models/sheet/groups.h"
#include "models/sheet/structure_cells.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <unordered_map>
#include <unordered_set>

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
    GroupRows(std::vector<GroupSheet>& sheets, const World& world, const GroupUsers& users)
        : sheets_(sheets), world_(world), users_(users), counts_(users.counts), groups_(world.directory) {
        counts_.resize(world.directory.memberCount());
    }

    void run() {
        for (sheet_ = 0; sheet_ < sheets_.size(); ++sheet_) {
            StructurePlan heads; // what is wrong there is found again below
            eachRow(sheet().table, mapping(), heads, row_, [this](StructureCells& at) { announce(at); });
        }
        for (sheet_ = 0; sheet_ < sheets_.size(); ++sheet_)
            eachRow(sheet().table, mapping(), sheet().plan, row_, [this](StructureCells& at) { take(at); });
        settle();
    }

  private:
    struct Person {
        std::string id;
        std::string entry; // as the cell says it
    };
    struct Job { // a row without a fault until now
        int group = -1;
        std::size_t sheet = 0;
        StructureOperation operation;
        bool listed = false; // it says who and which groups are in it
        std::vector<Person> people{};
    };

    GroupSheet& sheet() { return sheets_[sheet_]; }
    const Mapping& mapping() const { return sheets_[sheet_].mapping; }
    StructureRow& rowOf() { return sheet().plan.rows.back(); }

    // Which one of the tenant's the row is about; -1: none.
    int target(const StructureCells& at) const {
        const std::string& key = mapping().key;
        const std::string text(at.cell(key));
        if (text.empty()) return -1;
        if (key == "groupId") return groups_.known("id:" + text);
        if (key == "groupExternalKey") return groups_.known("externalKey:" + text);
        return groups_.named(text);
    }

    // What the row makes or renames, so that every other row can name it.
    void announce(StructureCells& at) {
        int group = target(at);
        const auto action = at.action(group >= 0);
        const std::string_view name = at.cell("groupName");
        if (!action || name.empty()) return;
        if (*action == RowAction::Add && group < 0) {
            if (groups_.made(name) >= 0) return; // the second one is refused
            group = groups_.make(name);
        } else if (*action == RowAction::Update && group >= 0)
            groups_.rename(group, name);
        else
            return;
        if (at.given("groupExternalKey")) groups_.keyed(group, at.cell("groupExternalKey"));
    }

    void take(StructureCells& at) {
        int group = target(at);
        const auto action = at.action(group >= 0);
        if (!action) return;
        rowOf().action = *action;
        if (*action == RowAction::Skip) return;
        if (!at.given(mapping().key) && *action != RowAction::Add) return at.fault(mapping().key, "REQUIRED");
        if (*action == RowAction::Add && group >= 0) return at.fault(mapping().key, "ALREADY_EXIST");
        if (*action != RowAction::Add && group < 0) return at.fault(mapping().key, "GROUP_NOT_EXIST");
        if (*action == RowAction::Add) group = groups_.made(at.cell("groupName"));
        if (group < 0) return at.fault("groupName", "REQUIRED");
        if (const auto [found, fresh] = seen_.emplace(group, sheet().table.line(row_)); !fresh)
            return at.fault(*action == RowAction::Add ? "groupName" : mapping().key, twice(found->second));
        if (*action == RowAction::Delete) {
            rowOf().changed = true;
            sheet().plan.removals.push_back({row_, "group", "delete", groups_.at(group).id, baseOf(group), {}, 0});
            return;
        }
        write(at, group);
    }

    std::optional<Version> baseOf(int group) const {
        return groups_.at(group).version > 0 ? std::optional(groups_.at(group).version) : std::nullopt;
    }

    void write(StructureCells& at, int group) {
        const bool there = !groups_.at(group).fresh;
        json::object value;
        if (at.given("groupName")) value["groupName"] = at.cell("groupName");
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
        std::vector<Person> people;
        const bool listed = members(at, group, value, people);
        type(at, groups_.at(group), value);
        mail(at, there, value);
        if (!at.good() || value.empty()) return;
        rowOf().changed = true;
        if (!there) value["domainId"] = world_.directory.tenant.domain;
        jobs_.push_back({group,
                         sheet_,
                         {row_, "group", there ? "update" : "create", groups_.at(group).id,
                          there ? baseOf(group) : std::nullopt, json::serialize(value), 0},
                         listed,
                         std::move(people)});
    }

    static void type(StructureCells& at, Groups::Entry& group, json::object& value) {
        if (!at.given("groupType")) return;
        const auto word = wordValue("groupType", at.cell("groupType"));
        if (!word) return at.fault("groupType", "UNKNOWN_VALUE");
        if (group.fresh) {
            value["groupType"] = *word;
            if (*word == groupKindKey(GroupKind::External)) group.kind = GroupKind::External;
        } else if (*word != groupKindKey(group.kind))
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
    bool members(StructureCells& at, int group, json::object& value, std::vector<Person>& people) {
        const auto written = std::ranges::count_if(memberLists, [&](auto key) { return at.given(key); });
        const auto mapped = std::ranges::count_if(memberLists, [&](auto key) { return at.column(key) >= 0; });
        const bool there = !groups_.at(group).fresh;
        if (written == 0 && there) return false;
        if (there && mapped < 3) {
            at.fault(*std::ranges::find_if(memberLists, [&](auto key) { return at.given(key); }), "IMPORT_GROUP_LISTS");
            return false;
        }
        json::array list;
        const auto add = [&list](std::string id, const char* type) {
            list.push_back(json::object{{"id", std::move(id)}, {"type", type}});
        };
        for (const std::string& entry : listEntries(at.cell("members"))) {
            auto id = memberId(at, "members", entry);
            if (!id) continue;
            people.push_back({*id, entry});
            add(std::move(*id), "USER");
        }
        for (const std::string& entry : listEntries(at.cell("memberOrgUnits"))) {
            auto place = world_.places.find(entry);
            if (place)
                add(world_.places.at(*place).unit.id.value, "ORGUNIT");
            else
                at.fault("memberOrgUnits", place.error(), world_.places.guess(entry));
        }
        std::vector<int>& inner = groups_.at(group).inner;
        inner.clear();
        for (const std::string& entry : listEntries(at.cell("memberGroups"))) {
            const int found = groups_.find(entry);
            if (found < 0) {
                at.fault("memberGroups", Error(ErrorKind::NotFound, "GROUP_NOT_EXIST").with("name", entry));
                continue;
            }
            add(groups_.at(found).id, "GROUP");
            inner.push_back(found);
        }
        if (list.size() > kMostDirectMembers)
            at.fault("members", badInput("members", "TOO_MANY", {})
                                    .with("field", "members")
                                    .with("max", fmt::format("{}", kMostDirectMembers)));
        value["members"] = std::move(list);
        return true;
    }

    void faultInside(const Job& job, Error error, std::string_view column = "memberGroups") {
        GroupSheet& sheet = sheets_[job.sheet];
        StructureRow& row = sheet.plan.rows[job.operation.row - sheet.mapping.firstRow];
        row.changed = false;
        row.faults.push_back({sheet.mapping.columnOf(column), false, std::move(error), {}});
    }
    bool isGood(const Job& job) const {
        return sheets_[job.sheet].plan.rows[job.operation.row - sheets_[job.sheet].mapping.firstRow].changed;
    }

    Job* jobOf(int group) const {
        const auto found = byGroup_.find(group);
        return found != byGroup_.end() ? found->second : nullptr;
    }
    bool willBe(int group) const {
        const Job* making = jobOf(group);
        return !groups_.at(group).fresh || (making && isGood(*making));
    }

    // What only all rows together show: circles, and groups whose own row has a fault. A group comes after what is put
    // into it, so that nothing is in itself on the way either, whatever the lists were before.
    void settle() {
        std::vector<int> wanted;
        for (Job& job : jobs_) {
            byGroup_.emplace(job.group, &job);
            wanted.push_back(job.group);
        }
        int order = 0;
        const auto visit = [&](int group) {
            Job* job = jobOf(group);
            if (!job) return;
            job->operation.order = ++order;
            if (job->listed && isGood(*job)) checkInner(*job);
            if (job->listed && isGood(*job)) checkPeople(*job);
        };
        groups_.innerFirst(wanted, visit, [this](const std::vector<int>& circle) {
            for (std::size_t i = 0; i < circle.size(); ++i)
                if (const Job* job = jobOf(circle[i]); job && job->listed && isGood(*job))
                    faultInside(*job, Error(ErrorKind::BadInput, "GROUP_LOOP")
                                          .with("name", groups_.at(circle[(i + 1) % circle.size()]).name));
        });
        for (Job& job : jobs_)
            if (isGood(job)) sheets_[job.sheet].plan.operations.push_back(std::move(job.operation));
    }

    void checkInner(const Job& job) {
        const std::vector<GroupFacts>& facts = world_.directory.groups();
        const auto number = static_cast<std::size_t>(job.group);
        for (const int inner : groups_.at(job.group).inner) {
            const Groups::Entry& entry = groups_.at(inner);
            if (!willBe(inner))
                return faultInside(job, Error(ErrorKind::BadInput, "IMPORT_GROUP_FAULTY").with("name", entry.name));
            const bool before = number < facts.size() &&
                                std::ranges::find(facts[number].groups, entry.id) != facts[number].groups.end();
            if (entry.kind == GroupKind::External && !before)
                return faultInside(job, Error(ErrorKind::BadInput, "GROUP_EXTERNAL_INSIDE").with("name", entry.name));
        }
    }

    std::uint32_t& countOf(const std::string& id) {
        const std::uint32_t number = world_.directory.byId(id);
        return number != Directory::kNone ? counts_[number] : newCounts_[id];
    }

    // How many groups each is in when this row is carried out: whom an earlier one takes out of a group has room again,
    // while what is deleted goes last.
    void checkPeople(const Job& job) {
        const auto number = static_cast<std::size_t>(job.group);
        std::unordered_set<std::uint32_t> leaving;
        if (number < users_.of.size()) leaving.insert(users_.of[number].begin(), users_.of[number].end());
        std::unordered_set<std::string_view> seen;
        std::vector<const Person*> joining;
        std::string full;
        for (const Person& person : job.people) {
            if (!seen.insert(person.id).second || leaving.erase(world_.directory.byId(person.id)) > 0) continue;
            joining.push_back(&person);
            if (countOf(person.id) >= std::uint32_t{kMostGroupsOfMember})
                full += (full.empty() ? "" : ", ") + person.entry;
        }
        if (!full.empty())
            return faultInside(job,
                               Error(ErrorKind::Forbidden, "MEMBER_GROUPS_LIMIT")
                                   .with("max", fmt::format("{}", kMostGroupsOfMember))
                                   .with("names", full),
                               "members");
        for (const Person* person : joining)
            ++countOf(person->id);
        for (const std::uint32_t gone : leaving)
            --counts_[gone];
    }

    std::vector<GroupSheet>& sheets_;
    const World& world_;
    const GroupUsers& users_;
    std::vector<std::uint32_t> counts_; // of groups, by member: as it is before the row that is looked at
    TextMap<std::uint32_t> newCounts_;  // of those whom the sheets add
    Groups groups_;
    std::unordered_map<int, std::int64_t> seen_; // line of the row that was about a group
    std::size_t sheet_ = 0;
    std::size_t row_ = 0;
    std::vector<Job> jobs_;
    std::unordered_map<int, Job*> byGroup_;
};

} // namespace

void planGroups(std::vector<GroupSheet>& sheets, const World& world, const GroupUsers& users) {
    GroupRows(sheets, world, users).run();
}

} // namespace sekisho::sheet

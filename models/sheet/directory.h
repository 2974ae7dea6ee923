#pragma once
// What a tenant holds, as far as a sheet is checked against it: filled once by whoever knows (the console from its
// local copy, the service from its store), then only read. Reading is thread-safe. A million members cost about 200 MB.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/structure.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekisho::sheet {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template<class T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// Texts that stay where they are, one behind the other.
class TextPool {
  public:
    std::string_view keep(std::string_view text);

  private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

// From a text to the number of its owner; the texts themselves are kept elsewhere.
class NumberIndex {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    template<class TextOf>
    std::uint32_t find(std::string_view text, TextOf&& textOf) const {
        if (slots_.empty()) return kNone;
        for (std::size_t at = place(text);; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at] == kNone || textOf(slots_[at]) == text) return slots_[at];
        }
    }
    template<class TextOf>
    void add(std::uint32_t number, TextOf&& textOf) { // the first of equal texts stays
        if ((count_ + 1) * 2 > slots_.size()) grow(textOf);
        put(number, textOf);
    }

  private:
    std::size_t place(std::string_view text) const { return TextHash{}(text) & (slots_.size() - 1); }
    template<class TextOf>
    void put(std::uint32_t number, TextOf& textOf) {
        const std::string_view text = textOf(number);
        std::size_t at = place(text);
        for (; slots_[at] != kNone; at = (at + 1) & (slots_.size() - 1))
            if (textOf(slots_[at]) == text) return;
        slots_[at] = number;
        ++count_;
    }
    template<class TextOf>
    void grow(TextOf& textOf) {
        std::vector<std::uint32_t> old(std::max<std::size_t>(64, slots_.size() * 2), kNone);
        old.swap(slots_);
        count_ = 0;
        for (const std::uint32_t number : old)
            if (number != kNone) put(number, textOf);
    }

    std::vector<std::uint32_t> slots_; // a power of two
    std::size_t count_ = 0;
};

struct TenantFacts {
    DomainId domain = 0;
    std::string workgroup;
    std::string locale = "ja_JP";
    std::string timeZone = "Asia/Tokyo";
    bool usePosition = true;
    bool useLevel = true;
    bool useUserType = true;
    bool numbersItself = false;        // gives employee numbers to new members who have none
    std::vector<std::string> required; // fields that must be filled, by their keys of member_fields.json
};

struct MemberFacts { // views live as long as the directory
    std::string_view id;
    std::string_view email;
    std::string_view externalKey;
    std::string_view employeeNumber;
    Version version = 0;
};

struct GroupFacts {
    std::string id;
    std::string name;
    std::string externalKey;
    Version version = 0;
    GroupKind kind = GroupKind::Internal;
    std::vector<std::string> groups{}; // ids of those directly in it
};

struct PropertyRule { // an own column of the members
    enum class Type { Text, Link, Integer, Date };
    std::string name;        // of the wire
    std::string displayName; // the heading
    Type type = Type::Text;
    bool multiValued = false;
    std::vector<std::string> options; // names; empty: free
    std::vector<std::string> labels;  // of the options, as people say them; a cell may hold either
    bool mandatory = false;
};
PropertyRule ruleOf(const CustomProperty& property);

// The present state of groups; missing ones are left out. May block.
using GroupSource = std::function<Result<std::vector<Group>>(std::span<const GroupId> ids)>;

class Directory {
  public:
    static constexpr std::uint32_t kNone = NumberIndex::kNone;

    TenantFacts tenant;

    // The texts are copied. Of several with the same key the first is found.
    void addMember(const MemberFacts& member, std::span<const std::string> aliases = {});
    void addMember(const Member& member);
    void addOrgUnit(const OrgUnit& unit); // in any order
    void addRank(const Rank& rank);
    void addGroup(GroupFacts group);
    void addProperty(PropertyRule property);
    void addAddress(std::string_view address); // one that is taken by something else

    std::size_t memberCount() const { return members_.size(); }
    const MemberFacts& member(std::uint32_t number) const { return members_[number]; }
    // Numbers of members; kNone when there is none.
    std::uint32_t byId(std::string_view id) const;
    std::uint32_t byLogin(std::string_view email) const;
    std::uint32_t byExternalKey(std::string_view key) const;
    std::uint32_t byEmployeeNumber(std::string_view number) const;

    // Who has an address: a member's number, kNone for something else; nothing when it is free.
    std::optional<std::uint32_t> addressOwner(std::string_view address) const;

    const std::vector<OrgUnit>& orgUnits() const { return units_; }
    const OrgUnit* orgUnit(std::string_view id) const;
    const std::vector<Rank>& ranks() const { return ranks_; }
    const Rank* rank(std::string_view id) const;
    const std::vector<GroupFacts>& groups() const { return groups_; }
    const std::vector<PropertyRule>& properties() const { return properties_; }
    const PropertyRule* property(std::string_view name) const;

  private:
    TextPool pool_;
    std::vector<MemberFacts> members_;
    NumberIndex ids_, logins_, externalKeys_, employeeNumbers_;
    struct Address {
        std::string_view text;
        std::uint32_t owner;
    };
    std::vector<Address> addresses_; // others than logins
    NumberIndex addressIndex_;
    std::vector<OrgUnit> units_;
    TextMap<std::size_t> unitIds_;
    std::vector<Rank> ranks_;
    TextMap<std::size_t> rankIds_;
    std::vector<GroupFacts> groups_;
    std::vector<PropertyRule> properties_;
};

} // namespace sekisho::sheet

#include "models/sheet/directory.h"

#include <algorithm>
#include <cstring>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kTextBlock = std::size_t{1} << 20;

} // namespace

std::string_view TextPool::keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) {
        const std::size_t size = std::max(kTextBlock, text.size());
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        next_ = blocks_.back().get();
        left_ = size;
    }
    std::memcpy(next_, text.data(), text.size());
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return kept;
}

void Directory::addMember(const MemberFacts& facts, std::span<const std::string> aliases) {
    const auto number = static_cast<std::uint32_t>(members_.size());
    members_.push_back({pool_.keep(facts.id), pool_.keep(facts.email), pool_.keep(facts.externalKey),
                        pool_.keep(facts.employeeNumber), facts.version});
    const auto index = [this, number](NumberIndex& into, std::string_view MemberFacts::*text) {
        if ((members_[number].*text).empty()) return;
        into.add(number, [this, text](std::uint32_t n) { return members_[n].*text; });
    };
    index(ids_, &MemberFacts::id);
    index(logins_, &MemberFacts::email);
    index(externalKeys_, &MemberFacts::externalKey);
    index(employeeNumbers_, &MemberFacts::employeeNumber);
    for (const std::string& alias : aliases) {
        addresses_.push_back({pool_.keep(alias), number});
        addressIndex_.add(static_cast<std::uint32_t>(addresses_.size() - 1),
                          [this](std::uint32_t n) { return addresses_[n].text; });
    }
}

void Directory::addMember(const Member& member) {
    addMember({member.id.value, member.email, member.externalKey ? std::string_view(*member.externalKey) : "",
               member.employeeNumber, member.version},
              member.aliasEmails);
}

void Directory::addOrgUnit(const OrgUnit& unit) {
    unitIds_.emplace(unit.id.value, units_.size());
    units_.push_back(unit);
    if (!unit.email.empty()) addAddress(unit.email);
}

void Directory::addRank(const Rank& rank) {
    rankIds_.emplace(rank.id, ranks_.size());
    ranks_.push_back(rank);
}

void Directory::addGroup(GroupFacts group) {
    groups_.push_back(std::move(group));
}

PropertyRule ruleOf(const CustomProperty& property) {
    PropertyRule rule;
    rule.name = property.name;
    rule.displayName = property.displayName;
    switch (property.type) {
    case PropertyType::String:
        rule.type = PropertyRule::Type::Text;
        break;
    case PropertyType::Link:
        rule.type = PropertyRule::Type::Link;
        break;
    case PropertyType::Integer:
        rule.type = PropertyRule::Type::Integer;
        break;
    case PropertyType::Date:
        rule.type = PropertyRule::Type::Date;
        break;
    }
    rule.multiValued = property.multiValued;
    rule.mandatory = property.mandatory;
    for (const PropertyOption& option : property.options) {
        rule.options.push_back(option.name);
        rule.labels.push_back(option.displayName);
    }
    return rule;
}

void Directory::addProperty(PropertyRule property) {
    properties_.push_back(std::move(property));
}

void Directory::addAddress(std::string_view address) {
    addresses_.push_back({pool_.keep(address), kNone});
    addressIndex_.add(static_cast<std::uint32_t>(addresses_.size() - 1),
                      [this](std::uint32_t n) { return addresses_[n].text; });
}

std::uint32_t Directory::byId(std::string_view id) const {
    return ids_.find(id, [this](std::uint32_t n) { return members_[n].id; });
}

std::uint32_t Directory::byLogin(std::string_view email) const {
    return logins_.find(email, [this](std::uint32_t n) { return members_[n].email; });
}

std::uint32_t Directory::byExternalKey(std::string_view key) const {
    return externalKeys_.find(key, [this](std::uint32_t n) { return members_[n].externalKey; });
}

std::uint32_t Directory::byEmployeeNumber(std::string_view number) const {
    return employeeNumbers_.find(number, [this](std::uint32_t n) { return members_[n].employeeNumber; });
}

std::optional<std::uint32_t> Directory::addressOwner(std::string_view address) const {
    if (const std::uint32_t owner = byLogin(address); owner != kNone) return owner;
    const std::uint32_t found = addressIndex_.find(address, [this](std::uint32_t n) { return addresses_[n].text; });
    if (found == kNone) return std::nullopt;
    return addresses_[found].owner;
}

const OrgUnit* Directory::orgUnit(std::string_view id) const {
    const auto found = unitIds_.find(id);
    return found != unitIds_.end() ? &units_[found->second] : nullptr;
}

const Rank* Directory::rank(std::string_view id) const {
    const auto found = rankIds_.find(id);
    return found != rankIds_.end() ? &ranks_[found->second] : nullptr;
}

const PropertyRule* Directory::property(std::string_view name) const {
    const auto found = std::ranges::find(properties_, name, &PropertyRule::name);
    return found != properties_.end() ? &*found : nullptr;
}

} // namespace sekisho::sheet

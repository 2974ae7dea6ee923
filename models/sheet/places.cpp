#include "models/sheet/places.h"

#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "models/sheet/cell_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekisho::sheet {

namespace {

constexpr std::string_view kIdPrefix = "id:";
constexpr std::string_view kKeyPrefix = "externalKey:";
constexpr std::size_t kMostCandidates = 5;

Error notThere(std::string_view reference) {
    return Error(ErrorKind::BadInput, "ORGUNIT_NOT_EXIST", "There is no such organization.")
        .with("name", std::string(reference));
}

} // namespace

Error placeTooDeep() {
    return Error(ErrorKind::BadInput, "ORGUNIT_TOO_DEEP", "Organizations are at most 15 deep.")
        .with("max", fmt::format("{}", kDeepestPlace));
}

Places::Places(const Directory& directory) : directory_(directory) {
    for (const OrgUnit& unit : directory.orgUnits()) {
        const int place = static_cast<int>(places_.size());
        places_.push_back({unit});
        ids_.emplace(unit.id.value, place);
        if (unit.externalKey) externalKeys_.emplace(*unit.externalKey, place);
    }
    for (std::size_t i = 0; i < places_.size(); ++i)
        if (places_[i].unit.parent) places_[i].parent = byId(places_[i].unit.parent->value);
    for (std::size_t i = 0; i < places_.size(); ++i) {
        int depth = 1;
        for (int up = places_[i].parent; up >= 0 && depth <= kDeepestPlace; up = at(up).parent)
            ++depth;
        places_[i].depth = depth;
        link(static_cast<int>(i));
    }
}

void Places::link(int place) {
    byName_[at(place).unit.name].push_back(place);
    children_[at(place).parent].push_back(place);
}

void Places::unlink(int place) {
    std::erase(byName_[at(place).unit.name], place);
    std::erase(children_[at(place).parent], place);
}

int Places::byId(std::string_view id) const {
    const auto found = ids_.find(id);
    return found != ids_.end() ? found->second : -1;
}

int Places::byExternalKey(std::string_view key) const {
    const auto found = externalKeys_.find(key);
    return found != externalKeys_.end() ? found->second : -1;
}

int Places::child(int parent, std::string_view name) const {
    const auto named = byName_.find(name);
    if (named == byName_.end()) return -1;
    for (const int place : named->second)
        if (at(place).parent == parent) return place;
    return -1;
}

std::vector<std::string> Places::names(std::string_view path) const {
    std::vector<std::string> out = listEntries(path, '>');
    std::erase(out, std::string());
    return out;
}

Result<int> Places::find(std::string_view reference) const {
    // Not making anything changes nothing.
    return const_cast<Places*>(this)->descend(names(reference), false);
}

Result<int> Places::findOrMake(std::string_view reference) {
    return descend(names(reference), true);
}

Result<int> Places::descend(const std::vector<std::string>& path, bool making) {
    if (path.empty()) return Error(ErrorKind::BadInput, "NAME_REQUIRED", "The name of the organization is missing.");
    const std::string_view first = path.front();
    if (path.size() == 1 && (first.starts_with(kIdPrefix) || first.starts_with(kKeyPrefix))) {
        const int place = first.starts_with(kIdPrefix) ? byId(first.substr(kIdPrefix.size()))
                                                       : byExternalKey(first.substr(kKeyPrefix.size()));
        return place >= 0 && !at(place).removed ? Result<int>(place) : notThere(first);
    }
    if (path.size() > kDeepestPlace) return placeTooDeep();
    if (path.size() == 1 && child(-1, first) < 0) {
        const auto named = byName_.find(first);
        const std::size_t count = named == byName_.end() ? 0 : named->second.size();
        if (count == 1) return named->second.front();
        if (count > 1) {
            std::string candidates;
            for (std::size_t i = 0; i < std::min(count, kMostCandidates); ++i)
                candidates += (i ? ", " : "") + this->path(named->second[i]);
            return Error(ErrorKind::BadInput, "ORGUNIT_AMBIGUOUS", "Several organizations have this name.")
                .with("name", std::string(first))
                .with("candidates", candidates);
        }
    }
    int place = -1;
    for (const std::string& name : path) {
        int next = child(place, name);
        if (next < 0) {
            if (!making) return notThere(fmt::format("{}", fmt::join(path, ">")));
            SEKISHO_TRY(made, make(place, name, true));
            next = made;
        }
        place = next;
    }
    return place;
}

Result<int> Places::make(int parent, std::string_view name, bool implied) {
    if (places_.size() >= kMostPlaces)
        return Error(ErrorKind::BadInput, "LIMIT_EXCEEDED", "There can be at most 10,000 organizations.")
            .with("max", fmt::format("{}", kMostPlaces));
    Place place;
    place.parent = parent;
    place.depth = parent < 0 ? 1 : at(parent).depth + 1;
    if (place.depth > kDeepestPlace) return placeTooDeep();
    place.fresh = true;
    place.implied = implied;
    place.unit.domain = directory_.tenant.domain;
    place.unit.id = OrgUnitId(fmt::format("new:o{}", ++made_));
    place.unit.name = name;
    if (parent >= 0) place.unit.parent = at(parent).unit.id;
    place.unit.displayOrder = lastOrder(parent) + 1;
    place.unit.useMessage = place.unit.useNote = place.unit.useCalendar = place.unit.useTask = place.unit.useFolder =
        true;
    SEKISHO_CHECK(checkDisplayName(place.unit.name, "orgUnitName", 100));
    const int number = static_cast<int>(places_.size());
    ids_.emplace(place.unit.id.value, number);
    places_.push_back(std::move(place));
    link(number);
    return number;
}

int Places::lastOrder(int parent) const {
    int last = 0;
    if (const auto siblings = children_.find(parent); siblings != children_.end())
        for (const int sibling : siblings->second)
            last = std::max(last, at(sibling).unit.displayOrder);
    return last;
}

int Places::depthBelow(int place) const {
    int deepest = 0;
    if (const auto found = children_.find(place); found != children_.end())
        for (const int below : found->second)
            deepest = std::max(deepest, 1 + depthBelow(below));
    return deepest;
}

Done Places::move(int place, int parent) {
    for (int up = parent; up >= 0; up = at(up).parent)
        if (up == place) return Error(ErrorKind::BadInput, "ORGUNIT_LOOP", "An organization cannot lie within itself.");
    const int depth = parent < 0 ? 1 : at(parent).depth + 1;
    if (depth + depthBelow(place) > kDeepestPlace) return placeTooDeep();
    unlink(place);
    at(place).unit.displayOrder = lastOrder(parent) + 1;
    at(place).parent = parent;
    if (parent < 0)
        at(place).unit.parent.reset();
    else
        at(place).unit.parent = at(parent).unit.id;
    link(place);
    const auto settle = [this](auto& self, int of, int to) -> void {
        at(of).depth = to;
        if (const auto found = children_.find(of); found != children_.end())
            for (const int below : found->second)
                self(self, below, to + 1);
    };
    settle(settle, place, depth);
    return {};
}

void Places::rename(int place, std::string_view name) {
    unlink(place);
    at(place).unit.name = name;
    link(place);
}

void Places::remove(int place) {
    unlink(place);
    at(place).removed = true;
}

void Places::keyed(int place) {
    if (at(place).unit.externalKey) externalKeys_.insert_or_assign(*at(place).unit.externalKey, place);
}

bool Places::hasChildren(int place) const {
    const auto found = children_.find(place);
    return found != children_.end() && !found->second.empty();
}

std::string Places::path(int place) const {
    std::string out;
    for (int up = place; up >= 0; up = at(up).parent) {
        if (!out.empty()) out.insert(0, ">");
        out.insert(0, escapedEntry(at(up).unit.name, ">"));
    }
    return out;
}

std::string Places::reference(int place) const {
    std::string text = path(place);
    const auto found = find(text);
    if (found && *found == place) return text;
    return std::string(kIdPrefix) + at(place).unit.id.value;
}

std::string Places::guess(std::string_view reference) const {
    std::string text(reference);
    for (const std::string_view wide : {std::string_view("＞"), std::string_view("/"), std::string_view("／")})
        for (std::size_t at = 0; (at = text.find(wide, at)) != std::string::npos; ++at)
            text.replace(at, wide.size(), ">");
    if (text != reference && find(text)) return text;
    const std::vector<std::string> wanted = names(text);
    if (wanted.empty()) return {};
    const std::string last = fold(wanted.back());
    std::string out;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const Place& place = places_[i];
        if (place.removed || fold(place.unit.name) != last) continue;
        const std::string whole = path(static_cast<int>(i));
        if (wanted.size() > 1 && fold(whole) != fold(text)) continue;
        if (!out.empty()) return {}; // several could be meant
        out = whole;
    }
    return out;
}

std::string_view rankMissingCode(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return "LEVEL_NOT_EXIST";
    case RankKind::Position:
        return "POSITION_NOT_EXIST";
    case RankKind::UserType:
        break;
    }
    return "USER_TYPE_NOT_EXIST";
}

Ranks::Ranks(const Directory& directory) : domain_(directory.tenant.domain) {
    for (const Rank& rank : directory.ranks()) {
        const auto kind = static_cast<std::size_t>(rank.kind);
        entries_.push_back(std::make_unique<Entry>(Entry{rank}));
        Entry* const entry = entries_.back().get();
        names_[kind].emplace(rank.name, entry);
        ids_[kind].emplace(rank.id, entry);
        if (rank.externalKey) externalKeys_[kind].emplace(*rank.externalKey, entry);
        orders_[kind].insert(rank.displayOrder);
    }
}

const Ranks::Entry* Ranks::lookUp(RankKind of, std::string_view reference) const {
    const auto kind = static_cast<std::size_t>(of);
    const auto in = [](const TextMap<Entry*>& map, std::string_view key) -> const Entry* {
        const auto found = map.find(key);
        return found != map.end() && !found->second->removed ? found->second : nullptr;
    };
    if (const Entry* named = in(names_[kind], reference)) return named;
    if (reference.starts_with(kIdPrefix)) return in(ids_[kind], reference.substr(kIdPrefix.size()));
    if (reference.starts_with(kKeyPrefix)) return in(externalKeys_[kind], reference.substr(kKeyPrefix.size()));
    return nullptr;
}

Result<const Ranks::Entry*> Ranks::find(RankKind kind, std::string_view reference) const {
    if (const Entry* found = lookUp(kind, reference)) return found;
    const auto& refused = refused_[static_cast<std::size_t>(kind)];
    if (const auto why = refused.find(reference); why != refused.end()) return why->second;
    return Error(ErrorKind::BadInput, std::string(rankMissingCode(kind)), "There is no such entry.")
        .with("name", std::string(reference));
}

Result<const Ranks::Entry*> Ranks::findOrMake(RankKind kind, std::string_view name) {
    if (const Entry* found = lookUp(kind, name)) return found;
    Rank rank;
    rank.kind = kind;
    rank.name = name;
    rank.displayOrder = orderBehind(kind);
    auto made = make(std::move(rank), true);
    if (made) return static_cast<const Entry*>(*made);
    refused_[static_cast<std::size_t>(kind)].emplace(std::string(name), made.error());
    return std::move(made).error();
}

Ranks::Entry* Ranks::edit(RankKind kind, std::string_view id) {
    const auto found = ids_[static_cast<std::size_t>(kind)].find(id);
    return found != ids_[static_cast<std::size_t>(kind)].end() ? found->second : nullptr;
}

Result<Ranks::Entry*> Ranks::make(Rank rank, bool implied) {
    constexpr std::string_view letters = "lpt";
    const auto kind = static_cast<std::size_t>(rank.kind);
    SEKISHO_CHECK(checkRank(rank));
    rank.domain = domain_;
    rank.id = fmt::format("new:{}{}", letters[kind], ++made_[kind]);
    orders_[kind].insert(rank.displayOrder);
    entries_.push_back(std::make_unique<Entry>(Entry{std::move(rank), true, implied}));
    Entry* const entry = entries_.back().get();
    names_[kind].emplace(entry->rank.name, entry);
    ids_[kind].emplace(entry->rank.id, entry);
    if (entry->rank.externalKey) externalKeys_[kind].emplace(*entry->rank.externalKey, entry);
    return entry;
}

int Ranks::orderBehind(RankKind kind) const {
    const auto& orders = orders_[static_cast<std::size_t>(kind)];
    return orders.empty() ? 1 : std::max(*orders.rbegin(), 0) + 1;
}

void Ranks::changed(const Entry& entry, const Rank& before) {
    const auto kind = static_cast<std::size_t>(entry.rank.kind);
    orders_[kind].erase(orders_[kind].find(before.displayOrder));
    orders_[kind].insert(entry.rank.displayOrder);
    if (entry.rank.name == before.name) return;
    auto& names = names_[kind];
    const auto old = names.find(before.name);
    if (old == names.end() || old->second != &entry) return;
    Entry* const moved = old->second;
    names.erase(old);
    names.emplace(moved->rank.name, moved);
}

std::string Ranks::guess(RankKind kind, std::string_view name) const {
    const std::string wanted = fold(name);
    for (const auto& entry : entries_)
        if (entry->rank.kind == kind && !entry->removed && fold(entry->rank.name) == wanted) return entry->rank.name;
    return {};
}

} // namespace sekisho::sheet

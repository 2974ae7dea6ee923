#pragma once
// The organization tree and the ranks as they will be when the sheet has been carried out: what the tenant has, changed
// and added to by the rows. New ones are called new:o1, new:p1 … until the service gives them their ids. Changing is
// for one thread; looking up is thread-safe while nobody changes.

#include "models/domain/error.h"
#include "models/domain/structure.h"
#include "models/sheet/directory.h"

#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekisho::sheet {

inline constexpr int kDeepestPlace = 15;
inline constexpr std::size_t kMostPlaces = 10'000;
Error placeTooDeep(); // ORGUNIT_TOO_DEEP

struct Place {
    OrgUnit unit;    // as it will be
    int parent = -1; // -1: the top
    int depth = 1;
    bool fresh = false;   // made by the sheet
    bool implied = false; // only because a row names it
    bool removed = false;
};

class Places {
  public:
    explicit Places(const Directory& directory);

    std::size_t count() const { return places_.size(); }
    const Place& at(int place) const { return places_[static_cast<std::size_t>(place)]; }
    Place& at(int place) { return places_[static_cast<std::size_t>(place)]; }

    // id:…, externalKey:…, a path from the top with '>', or the name of the only one called so. ORGUNIT_NOT_EXIST,
    // ORGUNIT_AMBIGUOUS (param candidates: their paths), NAME_REQUIRED.
    Result<int> find(std::string_view reference) const;
    int child(int parent, std::string_view name) const; // -1: none
    int byId(std::string_view id) const;
    int byExternalKey(std::string_view key) const;
    // As find(); what is not there is made, a single name at the top. Also ORGUNIT_TOO_DEEP, LIMIT_EXCEEDED and the
    // faults of the name.
    Result<int> findOrMake(std::string_view reference);
    Result<int> make(int parent, std::string_view name, bool implied);
    Done move(int place, int parent); // behind the siblings there; ORGUNIT_LOOP, ORGUNIT_TOO_DEEP
    void rename(int place, std::string_view name);
    void remove(int place);
    void keyed(int place); // its external key was given or changed
    bool hasChildren(int place) const;

    std::string path(int place) const; // 営業部>一課
    // The shortest text that find() gives this place for: its path, or id:… when that is not its own.
    std::string reference(int place) const;
    // The place that may be meant by a reference that is not there: the same but for width, case and blanks.
    std::string guess(std::string_view reference) const;

  private:
    using ByName = TextMap<std::vector<int>>;
    Result<int> descend(const std::vector<std::string>& names, bool making);
    std::vector<std::string> names(std::string_view path) const;
    void link(int place);
    void unlink(int place);
    int depthBelow(int place) const;
    int lastOrder(int parent) const; // of those below it; 0: none

    const Directory& directory_;
    std::vector<Place> places_;
    ByName byName_;
    TextMap<int> ids_;
    TextMap<int> externalKeys_;
    std::unordered_map<int, std::vector<int>> children_;
    std::size_t made_ = 0;
};

class Ranks {
  public:
    explicit Ranks(const Directory& directory);

    struct Entry {
        Rank rank; // as it will be
        bool fresh = false;
        bool implied = false;
        bool removed = false;
    };
    // By name, id:… or externalKey:…; {LEVEL,POSITION,USER_TYPE}_NOT_EXIST, or why it could not be made before.
    Result<const Entry*> find(RankKind kind, std::string_view reference) const;
    Result<const Entry*> findOrMake(RankKind kind, std::string_view name); // also the faults of the name
    Entry* edit(RankKind kind, std::string_view id);
    Result<Entry*> make(Rank rank, bool implied); // its id is filled in
    void changed(const Entry& entry, const Rank& before);
    int orderBehind(RankKind kind) const; // behind all that are there; the first one is at 1
    std::string guess(RankKind kind, std::string_view name) const;
    const std::vector<std::unique_ptr<Entry>>& all() const { return entries_; }

  private:
    const Entry* lookUp(RankKind kind, std::string_view reference) const;

    DomainId domain_;
    std::vector<std::unique_ptr<Entry>> entries_;
    std::array<TextMap<Error>, 3> refused_; // names that could not be made
    std::array<TextMap<Entry*>, 3> names_;
    std::array<TextMap<Entry*>, 3> ids_;
    std::array<TextMap<Entry*>, 3> externalKeys_;
    std::array<std::multiset<int>, 3> orders_;
    std::array<int, 3> made_{};
};

std::string_view rankMissingCode(RankKind kind);

} // namespace sekisho::sheet

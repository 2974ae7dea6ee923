#pragma once
// Three-way merge of a value with named fields: what I changed, what somebody else changed meanwhile, and where both
// did differently. A table says how each field is told apart and taken over. Pure.

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::commands {

struct ChangedField {
    std::string key; // of the table
    std::string from;
    std::string to;
};
struct MergeConflict {
    std::string key;
    std::string base, mine, theirs; // as texts
};

template<class T>
struct Merge {
    T merged; // theirs plus all my changes that do not clash
    std::vector<ChangedField> mine;
    std::vector<ChangedField> theirs;
    std::vector<MergeConflict> conflicts;
};

template<class T>
struct FieldAccess {
    std::string_view key;
    std::function<std::string(const T&)> text; // equal texts: the same value; stable and readable
    std::function<void(T&, const T&)> copy;
};

// As many fields as values have names for, each merged by itself under "KEY.NAME".
template<class T>
struct FieldFamily {
    std::string_view key;
    std::function<std::vector<std::string>(const T&)> names;
    std::function<std::string(const T&, const std::string&)> text;
    std::function<void(T&, const T&, const std::string&)> copy;
};

template<class T>
FieldAccess<T> textField(std::string_view key, std::string T::*field) {
    return {key, [field](const T& value) { return value.*field; },
            [field](T& to, const T& from) { to.*field = from.*field; }};
}
template<class T>
FieldAccess<T> flagField(std::string_view key, bool T::*field) {
    return {key, [field](const T& value) { return std::string(value.*field ? "true" : "false"); },
            [field](T& to, const T& from) { to.*field = from.*field; }};
}
// Whatever is copied whole and told apart by a text of its own.
template<class T, class F>
FieldAccess<T> derivedField(std::string_view key, std::string (*text)(const T&), F T::*field) {
    return {key, text, [field](T& to, const T& from) { to.*field = from.*field; }};
}
inline std::string joinedTexts(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
}

template<class T>
class FieldTable {
  public:
    explicit FieldTable(std::vector<FieldAccess<T>> fields, std::vector<FieldFamily<T>> families = {})
        : fields_(std::move(fields)), families_(std::move(families)) {}

    std::vector<std::string_view> keys() const {
        std::vector<std::string_view> keys;
        for (const FieldAccess<T>& field : fields_)
            keys.push_back(field.key);
        for (const FieldFamily<T>& family : families_)
            keys.push_back(family.key);
        return keys;
    }
    std::string text(const T& value, std::string_view key) const { // empty: no such field
        if (const FieldAccess<T>* field = find(key)) return field->text(value);
        const FieldFamily<T>* family = familyOf(key);
        return family ? family->text(value, nameIn(*family, key)) : std::string();
    }
    void copy(T& to, const T& from, std::string_view key) const { // the key of a family: all of it
        if (const FieldAccess<T>* field = find(key)) return field->copy(to, from);
        if (const FieldFamily<T>* family = familyOf(key)) return family->copy(to, from, nameIn(*family, key));
        const auto whole = std::ranges::find(families_, key, &FieldFamily<T>::key);
        if (whole == families_.end()) return;
        for (const std::string& name : namesOf(*whole, to, from))
            whole->copy(to, from, name);
    }
    std::vector<ChangedField> changes(const T& before, const T& after) const {
        std::vector<ChangedField> changes;
        for (const FieldAccess<T>& field : fields_)
            add(changes, std::string(field.key), field.text(before), field.text(after));
        for (const FieldFamily<T>& family : families_) {
            for (const std::string& name : namesOf(family, before, after))
                add(changes, std::string(family.key) + "." + name, family.text(before, name), family.text(after, name));
        }
        return changes;
    }
    Merge<T> merge(const T& base, const T& mine, const T& theirs) const {
        Merge<T> result{theirs, changes(base, mine), changes(base, theirs), {}};
        for (const ChangedField& change : result.mine) {
            const auto other = std::ranges::find(result.theirs, change.key, &ChangedField::key);
            if (other == result.theirs.end() || other->to == change.to)
                copy(result.merged, mine, change.key);
            else
                result.conflicts.push_back({change.key, change.from, change.to, other->to});
        }
        return result;
    }

  private:
    static void add(std::vector<ChangedField>& changes, std::string key, std::string from, std::string to) {
        if (from != to) changes.push_back({std::move(key), std::move(from), std::move(to)});
    }
    static std::set<std::string> namesOf(const FieldFamily<T>& family, const T& one, const T& other) {
        std::set<std::string> names;
        for (const T* value : {&one, &other})
            for (std::string& name : family.names(*value))
                names.insert(std::move(name));
        return names;
    }
    static std::string nameIn(const FieldFamily<T>& family, std::string_view key) {
        return std::string(key.substr(family.key.size() + 1));
    }
    const FieldFamily<T>* familyOf(std::string_view key) const {
        const auto it = std::ranges::find_if(families_, [key](const FieldFamily<T>& family) {
            return key.size() > family.key.size() && key.starts_with(family.key) && key[family.key.size()] == '.';
        });
        return it == families_.end() ? nullptr : &*it;
    }
    const FieldAccess<T>* find(std::string_view key) const {
        const auto it = std::ranges::find(fields_, key, &FieldAccess<T>::key);
        return it == fields_.end() ? nullptr : &*it;
    }

    std::vector<FieldAccess<T>> fields_;
    std::vector<FieldFamily<T>> families_;
};

} // namespace sekisho::commands

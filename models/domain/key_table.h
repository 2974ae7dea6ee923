#pragma once
// Private to this folder: the stable keys of an enumeration, as a table that is read in both directions.

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace sekisho {

template<class T>
using KeyRow = std::pair<T, std::string_view>;

template<class T, std::size_t N>
std::string_view keyIn(const std::array<KeyRow<T>, N>& table, T value) {
    for (const auto& [one, key] : table)
        if (one == value) return key;
    return {};
}

template<class T, std::size_t N>
std::optional<T> valueIn(const std::array<KeyRow<T>, N>& table, std::string_view key) {
    for (const auto& [one, name] : table)
        if (name == key) return one;
    return std::nullopt;
}

} // namespace sekisho

#pragma once
// Private to this folder: looks into the details of a record, a JSON object that the service has written, without a
// tree: some microseconds a record. What is no JSON ends the scan; nothing is guessed. Pure.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace sekisho::detail {

// The values as they stand, with their quotation marks and braces.
using TakeMember = std::function<bool(std::string_view key, std::string_view value)>; // false: enough
void eachMember(std::string_view object, const TakeMember& take);
void eachElement(std::string_view array, const std::function<bool(std::string_view value)>& take);
std::string_view memberOf(std::string_view object, std::string_view key); // empty: not there

std::string textOf(std::string_view value); // of a JSON text its characters, else as it stands
// All texts and numbers at any depth but names of members; the second without the numbers.
void eachText(std::string_view json, const std::function<void(std::string_view text)>& take);
void eachString(std::string_view json, const std::function<void(std::string_view text)>& take);

// For people: lists with commas, of a person or a file "name (address)", of a change what it was changed to.
std::string cellOf(std::string_view value);

} // namespace sekisho::detail

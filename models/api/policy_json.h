#pragma once
// Private to this folder: pieces of policies on the wire that several files need.

#include "models/api/json_text.h"
#include "models/policy/policy_state.h"

#include <boost/json/object.hpp>

namespace sekisho::api {

void writePolicyValue(JsonText& json, const policy::Value& value); // monostate: null
void writePolicyValues(JsonText& json, const policy::Values& values);
void writePolicyChanges(JsonText& json, const std::vector<policy::ValueChange>& changes);
void writeMatrix(JsonText& json, const policy::Matrix& matrix); // the members mobileApp and services

} // namespace sekisho::api

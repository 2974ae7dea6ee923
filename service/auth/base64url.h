#pragma once
// Of models/proof, by their short names.

#include "models/proof/base64url.h"

namespace sekishod {
using sekisho::proof::base64Decode;
using sekisho::proof::base64urlDecode;
using sekisho::proof::base64urlEncode;
} // namespace sekishod

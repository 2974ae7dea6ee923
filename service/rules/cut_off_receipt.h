#pragma once
// The receipt of a cut-off: the whole of it with tenant, times and words in both languages, as one canonical JSON text
// that the service signs (JWS, EdDSA). It proves what the service said when it was issued, also away from the service.

#include "models/api/cut_off_wire.h"
#include "service/auth/signing_key.h"
#include "service/rules/tenant.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace sekishod {

sekisho::Result<sekisho::api::ReceiptText> receiptOf(const sekisho::CutOff& cutOff, const Tenant& tenant,
                                                     const SigningKey& key, std::string_view version,
                                                     sekisho::Instant now);
// Keys in order, no blanks: equal values are equal texts.
std::string canonicalJson(const boost::json::value& value);
// A receipt as a file: {"receipt","jws"} as the service answers, or the JWS alone. The text that was signed. BadInput:
// RECEIPT_FORMAT, RECEIPT_DIFFERS (the readable part is not what was signed), and those of PublicKey::payloadOf.
sekisho::Result<std::string> verifiedReceipt(std::string_view file, const sekisho::proof::PublicKey& key);

} // namespace sekishod

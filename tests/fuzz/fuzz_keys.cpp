// Keys as texts: key files, the wrapped key beside the local copy, verifiers of a sign-in.
#include "models/sql/key_file.h"
#include "models/store/key_wrap.h"
#include "service/auth/pkce.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace sekisho;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void checkWrapped(const std::string& text) {
    const auto key = store::unwrapKey("passphrase", text);
    must(!key && (key.error().code == "KEY_INVALID" || key.error().code == "WRONG_PASSPHRASE" ||
                  key.error().code == "INTERNAL_SERVER_ERROR"));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto key = sql::keyFromHex(text)) must(*sql::keyFromHex(sql::keyToHex(*key)) == *key);
    // A text names its own cost: only cheap ones are tried here.
    if (!text.starts_with("sekisho-key-1:")) checkWrapped(text);
    checkWrapped("sekisho-key-1:8:1:1:" + text);
    if (sekishod::isS256Challenge(text)) must(text.size() == 43);
    must(!sekishod::verifierMatches(text, text));
    return 0;
}

#include "service/command_output.h"
#include "service/commands.h"
#include "service/rules/cut_off_receipt.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

Result<std::string> wholeText(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad() || text.empty())
        return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "A file cannot be read.").with("file", file.string());
    return text;
}

Result<std::string> checkedReceipt(const VerifyReceiptOptions& options) {
    SEKISHO_TRY(keyText, wholeText(options.key));
    SEKISHO_TRY(key, sekisho::proof::PublicKey::fromText(keyText));
    SEKISHO_TRY(file, wholeText(options.file));
    return verifiedReceipt(file, key);
}

std::string textAt(const boost::json::value& value, std::string_view pointer) {
    boost::system::error_code failed;
    const auto* found = value.find_pointer(pointer, failed);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

} // namespace

int runVerifyReceipt(const VerifyReceiptOptions& options) {
    const auto payload = checkedReceipt(options);
    if (options.json) {
        const boost::json::object out{{"valid", payload.has_value()},
                                      {"fault", payload ? std::string() : sentenceOf(payload.error())},
                                      {"code", payload ? std::string() : payload.error().code}};
        fmt::print("{}\n", boost::json::serialize(out));
        return payload ? 0 : 1;
    }
    if (!payload) {
        fmt::print(stderr, "sekishod: {}\n", operatorSentence(payload.error()));
        return 1;
    }
    boost::system::error_code failed;
    const auto receipt = boost::json::parse(*payload, failed);
    fmt::print("valid: cut-off {} of {}, {}, issued {} by the service of {}\n", textAt(receipt, "/cutOff/id"),
               textAt(receipt, "/cutOff/userName"), textAt(receipt, "/words/state/en"), textAt(receipt, "/issuedAt"),
               textAt(receipt, "/tenant/name"));
    return 0;
}

} // namespace sekishod

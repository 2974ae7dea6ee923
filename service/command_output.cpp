#include "service/command_output.h"

#include "models/domain/client_facts.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;

namespace {

// The layer below speaks of the console's copy, which can be loaded anew; the service's store cannot.
std::string_view codeForOperators(std::string_view code) {
    if (code == "CACHE_CORRUPT") return "STORE_DAMAGED";
    if (code == "CACHE_LOCKED") return "STORE_IN_USE";
    return code;
}

std::string sentenceIn(bool japanese, const Error& error) {
    const sekisho::ErrorFact* fact = sekisho::errorFact(codeForOperators(error.code));
    std::string text(!fact ? std::string_view(error.description) : japanese ? fact->ja : fact->en);
    if (text.empty()) text = error.code;
    for (const auto& [name, value] : error.params) {
        const std::string place = "{" + name + "}";
        for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
            text.replace(at, place.size(), value);
    }
    return text;
}

} // namespace

std::string sentenceOf(const Error& error) {
    return sentenceIn(false, error);
}

bool operatorReadsJapanese() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("ja");
    return false;
}

std::string operatorSentence(const Error& error) {
    return sentenceIn(operatorReadsJapanese(), error);
}

int failCommand(const Error& error) {
    fmt::print(stderr, "sekishod: {}\n", operatorSentence(error));
    return error.kind == ErrorKind::BadInput ? 2 : 1;
}

} // namespace sekishod

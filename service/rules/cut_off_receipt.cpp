#include "service/rules/cut_off_receipt.h"

#include "models/domain/cut_off_words.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <vector>

namespace sekishod {

using sekisho::CutOff;
using sekisho::Result;
namespace json = boost::json;

namespace {

json::value receiptWord(std::string_view list, std::string_view key) {
    const auto* word = sekisho::cutOffWord(list, key);
    if (!word) return nullptr;
    return json::object{{"en", word->en}, {"ja", word->ja}};
}

json::object stepWords(const sekisho::CutOffStep& step) {
    json::object out{{"number", step.number},
                     {"kind", receiptWord("step", stepKindKey(step.kind))},
                     {"state", receiptWord("stepState", stepStateKey(step.state))}};
    if (!step.reason.empty()) out["reason"] = receiptWord("reason", step.reason);
    json::array evidence;
    for (const auto& one : step.evidence)
        evidence.push_back(receiptWord("evidence", one.what));
    out["evidence"] = std::move(evidence);
    return out;
}

json::object receiptWords(const CutOff& cutOff) {
    json::array steps;
    for (const auto& step : cutOff.steps)
        steps.push_back(stepWords(step));
    json::object words{{"kind", receiptWord("kind", cutOffKindKey(cutOff.kind))},
                       {"lost", receiptWord("lost", lostKey(cutOff.lost))},
                       {"state", receiptWord("state", cutOffStateKey(stateOf(cutOff)))},
                       {"steps", std::move(steps)}};
    if (!cutOff.check.method.empty()) words["check"] = receiptWord("identityCheck", cutOff.check.method);
    return words;
}

void appendCanonical(std::string& out, const json::value& value) {
    if (const auto* array = value.if_array()) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            appendCanonical(out, (*array)[i]);
        }
        out += ']';
        return;
    }
    const auto* object = value.if_object();
    if (!object) {
        out += json::serialize(value);
        return;
    }
    std::vector<const json::key_value_pair*> members;
    for (const auto& member : *object)
        members.push_back(&member);
    std::ranges::sort(members, {}, [](const auto* member) { return std::string_view(member->key()); });
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        out += json::serialize(json::string(members[i]->key()));
        out += ':';
        appendCanonical(out, members[i]->value());
    }
    out += '}';
}

sekisho::Error receiptFault(std::string code, std::string sentence) {
    return sekisho::badInput("receipt", std::move(code), std::move(sentence));
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string canonicalJson(const json::value& value) {
    std::string out;
    appendCanonical(out, value);
    return out;
}

Result<sekisho::api::ReceiptText> receiptOf(const CutOff& cutOff, const Tenant& tenant, const SigningKey& key,
                                            std::string_view version, sekisho::Instant now) {
    const json::object receipt{
        {"type", "sekisho.cutOffReceipt"},
        {"formatVersion", 1},
        {"issuedAt", sekisho::formatUtc(now)},
        {"service", json::object{{"name", "sekishod"}, {"version", version}}},
        {"keyId", key.publicKey().keyId()},
        {"tenant", json::object{{"domainId", tenant.domain}, {"workgroup", tenant.workgroup}, {"name", tenant.name}}},
        {"cutOff", sekisho::api::cutOffValue(cutOff)},
        {"words", receiptWords(cutOff)}};
    sekisho::api::ReceiptText out;
    out.json = canonicalJson(receipt);
    SEKISHO_TRY(jws, key.jwsOf(out.json));
    out.jws = std::move(jws);
    return out;
}

Result<std::string> verifiedReceipt(std::string_view file, const sekisho::proof::PublicKey& key) {
    const std::string_view text = trimmed(file);
    if (!text.starts_with('{')) return key.payloadOf(text);
    const auto parts = sekisho::api::receiptFromText(text);
    if (!parts)
        return receiptFault("RECEIPT_FORMAT", "The file is neither a signed receipt nor what the service answers.");
    SEKISHO_TRY(payload, key.payloadOf(parts->jws));
    boost::system::error_code failed;
    const json::value readable = json::parse(parts->json, failed);
    if (failed || canonicalJson(readable) != payload)
        return receiptFault("RECEIPT_DIFFERS", "The readable part of the receipt is not what was signed.");
    return payload;
}

} // namespace sekishod

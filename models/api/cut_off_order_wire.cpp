#include "models/api/cut_off_wire.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"
#include "models/api/request_fields.h"
#include "models/domain/cut_off_words.h"
#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestNote = 2'000;
constexpr std::size_t kLongestCheck = 500;
constexpr std::size_t kLongestDecision = 1'000;
constexpr std::size_t kLongestTarget = 100;
constexpr std::size_t kMostSteps = 100;
constexpr std::size_t kMostTargets = 10'000;
constexpr std::size_t kLongestOrder = 64 * 1024; // bytes; a full order in Japanese stays far below
constexpr std::size_t kLongestKey = 2'000;

void writeIdentityCheck(JsonText& out, const IdentityCheck& check) {
    out.key("check").begin().key("method").text(check.method).key("text").text(check.text).end();
}

void limitedText(const Fields& fields, std::string_view key, std::size_t longest, std::string& to) {
    fields.text(key, to);
    if (fields.failed() || lengthOf(to) <= longest) return;
    fields.keep(badInput(fields.pathOf(key), "TOO_LONG", fields.pathOf(key) + " is too long.")
                    .with("max", std::to_string(longest)));
}

void neededText(const Fields& fields, std::string_view key, std::size_t longest, std::string& to) {
    fields.need(key);
    limitedText(fields, key, longest, to);
    if (!fields.failed() && to.empty()) fields.fail(key, "MISSING_PARAMETER", fields.pathOf(key) + " is empty.");
}

bool isLowerUuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

void readOrderId(const Fields& fields, CutOffId& to) {
    neededText(fields, "id", kLongestTarget, to.value);
    if (!fields.failed() && !isLowerUuid(to.value)) fields.wrongKind("id", "a UUID in lower case");
}

void readIdentityCheck(const Fields& fields, std::optional<Error>& fault, IdentityCheck& to) {
    bool present = false;
    const auto* object = fields.object("check", present);
    if (!object) return;
    const Fields check(*object, WriteMode::Replace, fault, "check");
    limitedText(check, "method", kLongestTarget, to.method);
    limitedText(check, "text", kLongestCheck, to.text);
    if (!check.failed() && !to.method.empty() && !cutOffWord("identityCheck", to.method))
        check.wrongKind("method", "one of the ways in which a caller is identified");
}

template<class T, class Of>
void neededWord(const Fields& fields, std::string_view key, Of of, T& to) {
    std::string word;
    neededText(fields, key, kLongestTarget, word);
    if (fields.failed()) return;
    if (const auto known = of(word))
        to = *known;
    else
        fields.wrongKind(key, "a word that is known here");
}

void readStepOrders(const Fields& fields, std::vector<StepOrder>& to) {
    fields.objects("steps", to, [](const Fields& item, StepOrder& step) {
        neededWord(item, "kind", stepKindOf, step.kind);
        limitedText(item, "target", kLongestTarget, step.target);
    });
    if (fields.failed()) return;
    if (to.empty()) return fields.fail("steps", "CUT_OFF_NO_STEP", "An order holds at least one step.");
    if (to.size() > kMostSteps) return fields.fail("steps", "LIMIT_EXCEEDED", "An order holds 100 steps at most.");
    for (std::size_t i = 1; i < to.size(); ++i)
        if (std::find(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(i), to[i]) !=
            to.begin() + static_cast<std::ptrdiff_t>(i))
            return fields.keep(badInput("steps", "DUPLICATE_ENTRY", "steps names one twice.").with("field", "steps"));
}

// The object of a body with `read` on it, or its first fault.
template<class T, class Read>
Result<T> cutOffRequest(const json::value& body, Read read) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    T out;
    read(Fields(*object, WriteMode::Replace, fault), fault, out);
    if (fault) return Unexpected(std::move(*fault));
    return out;
}

json::array targetList(const std::vector<std::string>& ids) {
    json::array list;
    for (const std::string& id : ids)
        list.emplace_back(id);
    return list;
}

void readTargetIds(const Fields& fields, std::string_view key, std::vector<std::string>& to) {
    fields.texts(key, to);
    if (to.size() > kMostTargets) fields.fail(key, "LIMIT_EXCEEDED", "10,000 at a time at most.");
}

} // namespace

std::string cutOffOrderText(const CutOffOrder& order) {
    JsonText out;
    out.begin().key("id").text(order.id.value).key("userId").text(order.user.value);
    out.key("lost").text(lostKey(order.lost)).key("deviceId").text(order.device.value);
    out.key("steps").beginArray();
    for (const StepOrder& step : order.steps)
        out.begin().key("kind").text(stepKindKey(step.kind)).key("target").text(step.target).end();
    out.endArray().key("note").text(order.note);
    writeIdentityCheck(out, order.check);
    out.key("orderedAt").instant(order.orderedAt).end();
    return out.take();
}

Result<CutOffOrder> cutOffOrderFrom(const json::value& body) {
    return cutOffRequest<CutOffOrder>(body, [](const Fields& fields, std::optional<Error>& fault, CutOffOrder& to) {
        std::optional<Instant> orderedAt;
        readOrderId(fields, to.id);
        neededText(fields, "userId", kLongestTarget, to.user.value);
        neededWord(fields, "lost", lostOf, to.lost);
        limitedText(fields, "deviceId", kLongestTarget, to.device.value);
        readStepOrders(fields, to.steps);
        limitedText(fields, "note", kLongestNote, to.note);
        readIdentityCheck(fields, fault, to.check);
        fields.instant("orderedAt", orderedAt);
        if (orderedAt) to.orderedAt = *orderedAt;
    });
}

Result<CutOffOrder> cutOffOrderFromText(std::string_view text) {
    json::error_code error;
    if (text.size() > kLongestOrder) return badInput("text", "TOO_LONG", "The order is too long.");
    const json::value value = json::parse(text, error);
    if (error) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The order is not JSON.");
    return cutOffOrderFrom(value);
}

Result<BulkOrder> bulkOrderFrom(const json::value& body, std::string_view targetsKey) {
    return cutOffRequest<BulkOrder>(body, [&](const Fields& fields, std::optional<Error>&, BulkOrder& to) {
        readOrderId(fields, to.id);
        readTargetIds(fields, targetsKey, to.targets);
        limitedText(fields, "note", kLongestNote, to.note);
        if (fields.failed()) return;
        if (to.targets.empty() != fields.given("filter"))
            fields.fail(targetsKey, to.targets.empty() ? "MISSING_PARAMETER" : "INVALID_PARAMETER",
                        std::string(targetsKey) + " must name at least one, or a filter stands in its place.");
    });
}

std::string bulkOrderText(const BulkOrder& order, std::string_view targetsKey, const json::value& filter,
                          std::string_view action) {
    json::object out{{"id", order.id.value}};
    if (!action.empty()) out["action"] = action;
    if (filter.is_null())
        out[targetsKey] = targetList(order.targets);
    else
        out["filter"] = filter;
    out["note"] = order.note;
    return json::serialize(out);
}

std::string completionText(const CutOffCompletion& completion) {
    JsonText out;
    out.begin().key("note").text(completion.note);
    writeIdentityCheck(out, completion.check);
    out.end();
    return out.take();
}

Result<CutOffCompletion> completionFrom(const json::value& body) {
    return cutOffRequest<CutOffCompletion>(body,
                                           [](const Fields& fields, std::optional<Error>& fault, CutOffCompletion& to) {
                                               fields.need("note");
                                               fields.need("check");
                                               limitedText(fields, "note", kLongestNote, to.note);
                                               readIdentityCheck(fields, fault, to.check);
                                           });
}

std::string cutOffNoteText(std::string_view note) {
    return json::serialize(json::object{{"note", note}});
}

Result<std::string> cutOffNoteFrom(const json::value& body) {
    return cutOffRequest<std::string>(body, [](const Fields& fields, std::optional<Error>&, std::string& to) {
        limitedText(fields, "note", kLongestNote, to);
    });
}

std::string queuedOrderText(const QueuedOrder& queued) {
    return json::serialize(
        json::object{{"text", queued.text}, {"signature", queued.signature}, {"keyId", queued.keyId}});
}

Result<QueuedOrder> queuedOrderFrom(const json::value& body) {
    return cutOffRequest<QueuedOrder>(body, [](const Fields& fields, std::optional<Error>&, QueuedOrder& to) {
        neededText(fields, "text", kLongestOrder, to.text);
        neededText(fields, "signature", kLongestTarget, to.signature);
        neededText(fields, "keyId", kLongestTarget, to.keyId);
    });
}

std::string consoleKeyText(std::string_view publicKeyPem) {
    return json::serialize(json::object{{"publicKey", publicKeyPem}});
}

Result<std::string> consoleKeyFrom(const json::value& body) {
    return cutOffRequest<std::string>(body, [](const Fields& fields, std::optional<Error>&, std::string& to) {
        neededText(fields, "publicKey", kLongestKey, to);
    });
}

std::string decisionText(const DecisionText& decision) {
    json::object out;
    if (decision.all) {
        out["all"] = true;
        if (!decision.actorId.empty()) out["actorId"] = decision.actorId;
        if (decision.kind) out["kind"] = brakeKindKey(*decision.kind);
        if (decision.until) out["until"] = formatUtc(*decision.until);
    } else {
        out["orders"] = targetList(decision.orders);
    }
    out["reason"] = decision.reason;
    return json::serialize(out);
}

Result<DecisionText> decisionFrom(const json::value& body) {
    return cutOffRequest<DecisionText>(body, [](const Fields& fields, std::optional<Error>&, DecisionText& to) {
        readTargetIds(fields, "orders", to.orders);
        fields.flag("all", to.all, false);
        limitedText(fields, "actorId", kLongestTarget, to.actorId);
        if (fields.given("kind")) {
            BrakeKind kind{};
            neededWord(
                fields, "kind", [](std::string_view key) { return brakeKindOf(key); }, kind);
            to.kind = kind;
        }
        fields.instant("until", to.until);
        limitedText(fields, "reason", kLongestDecision, to.reason);
        if (fields.failed()) return;
        if (to.all == !to.orders.empty())
            fields.fail("orders", to.all ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                        "orders must name at least one, or all is true.");
    });
}

} // namespace sekisho::api

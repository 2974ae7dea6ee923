// What is sent about roles and approval requests, and what the console reads of them: whatever is taken must be within
// the limits, and mean the same when it is written and read again.
#include "models/api/approval_wire.h"
#include "models/api/role_wire.h"
#include "models/domain/text_fold.h"

#include <boost/json/parse.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

namespace api = sekisho::api;

void must(bool holds) {
    if (!holds) std::abort();
}

// Reads, writes, reads again and writes again: what was read once is told without loss.
template<class Read, class Write>
void checkThereAndBack(std::string_view text, Read read, Write write) {
    const auto once = read(text);
    if (!once) return;
    const std::string written = write(*once);
    const auto again = read(written);
    must(again && write(*again) == written);
}

void checkAnswers(std::string_view text) {
    checkThereAndBack(text, api::rolesFromText, api::rolesText);
    checkThereAndBack(text, api::roleFromText, api::roleText);
    checkThereAndBack(text, api::holderFromText, api::holderText);
    checkThereAndBack(text, api::activationFromText, api::activationText);
    checkThereAndBack(text, api::activationsFromText, api::activationsText);
    checkThereAndBack(text, api::myRightsFromText, api::myRightsText);
    checkThereAndBack(text, api::delegationFromText, api::delegationText);
    checkThereAndBack(text, api::breakGlassFromText, api::breakGlassText);
    checkThereAndBack(text, api::viewAsFromText, api::viewAsText);
    checkThereAndBack(text, api::approvalFromText, api::approvalText);
    checkThereAndBack(text, api::approvalsFromText, api::approvalsText);
    checkThereAndBack(text, api::plannedChangesFromText, api::plannedChangesText);
    checkThereAndBack(
        text, [](std::string_view json) { return api::holdersFromText(json); },
        [](const api::HoldersText& page) { return api::holdersText(page); });
}

void checkWishes(const boost::json::value& body) {
    if (const auto role = api::roleWishFrom(body)) {
        must(!role->name.empty() && sekisho::lengthOf(role->name) <= sekisho::kLongestRoleName);
        must(sekisho::lengthOf(role->note) <= sekisho::kLongestRoleNote);
        for (const auto& grant : role->grants)
            must(sekisho::menuItem(grant.menu) && grant.access != sekisho::Access::None);
        const auto again = api::roleWishFrom(boost::json::parse(api::roleWishText(*role)));
        must(again && again->grants == role->grants);
    }
    if (const auto holding = api::holdingWishFrom(body)) {
        must(holding->scope.orgUnits.size() <= sekisho::kMostScopeUnits);
        must(holding->maxMinutes >= 5 && holding->maxMinutes <= sekisho::kLongestActivation);
        const auto again = api::holdingWishFrom(boost::json::parse(api::holdingWishText(*holding)));
        must(again && again->scope == holding->scope && again->eligible == holding->eligible);
    }
    if (const auto activation = api::activationWishFrom(body))
        must(activation->minutes >= 1 && activation->minutes <= sekisho::kLongestActivation &&
             !activation->reason.empty() && sekisho::lengthOf(activation->reason) <= 1'000);
    if (const auto delegation = api::delegationWishFrom(body)) must(!delegation->to.empty());
    for (const bool drill : {true, false})
        if (const auto opening = api::openingWishFrom(body, drill))
            must(!opening->code.empty() && drill == opening->reason.empty());
    for (const bool needed : {true, false})
        if (const auto vote = api::voteFrom(body, needed))
            must(sekisho::lengthOf(*vote) <= 1'000 && (!needed || !vote->empty()));
    if (const auto proof = api::verificationFrom(body)) must(!proof->password.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    checkAnswers(text);
    boost::json::error_code error;
    const auto body = boost::json::parse(text, error);
    if (!error) checkWishes(body);
    return 0;
}

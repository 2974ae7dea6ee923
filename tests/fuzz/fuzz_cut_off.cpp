// What consoles and agents of devices send about cut-offs, and what the console reads of them: whatever is taken must
// be within the limits, and mean the same when it is written and read again.
#include "models/api/cut_off_wire.h"
#include "models/api/device_wire.h"
#include "models/domain/text_fold.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

namespace api = sekisho::api;

void must(bool holds) {
    if (!holds) std::abort();
}

void checkOrder(std::string_view text) {
    const auto order = api::cutOffOrderFromText(text);
    if (!order) return;
    must(order->id.value.size() == 36 && !order->user.empty());
    must(!order->steps.empty() && order->steps.size() <= 100);
    must(sekisho::lengthOf(order->note) <= 2'000 && sekisho::lengthOf(order->check.text) <= 500);
    for (std::size_t i = 0; i < order->steps.size(); ++i)
        must(std::ranges::count(order->steps, order->steps[i]) == 1);
    const std::string written = api::cutOffOrderText(*order);
    const auto again = api::cutOffOrderFromText(written);
    must(again && api::cutOffOrderText(*again) == written); // times at the end of the calendar are moved into it once
}

void checkCutOff(std::string_view text) {
    const auto cutOff = api::cutOffFromText(text);
    if (!cutOff) return;
    const std::string written = api::cutOffText(*cutOff);
    const auto again = api::cutOffFromText(written);
    must(again && api::cutOffText(*again) == written);
    const auto counts = countsOf(*cutOff);
    must(counts.verified + counts.waiting + counts.held + counts.unreachable + counts.wrong + counts.over ==
         static_cast<int>(cutOff->steps.size()));
}

void checkDevice(const boost::json::value& body) {
    if (const auto report = api::deviceReportFrom(body)) {
        must(report->apps.size() <= 50 && sekisho::lengthOf(report->name) <= 100);
        must(report->mdmProfile == "none" || report->mdmProfile == "lineworks" || report->mdmProfile == "thirdParty");
        for (const auto& app : report->apps)
            must(sekisho::versionNumber(app.version) >= 0);
    }
    if (const auto result = api::commandResultFrom(body))
        must(result->proof.size() == 64 && sekisho::lengthOf(result->detail) <= 500);
    if (const auto device = api::deviceFromValue(body)) {
        const auto written = api::deviceValue(*device);
        const auto again = api::deviceFromValue(written);
        must(again && api::deviceValue(*again) == written);
    }
    if (const auto filter = api::liveSessionFilterFrom(body)) {
        const auto again = api::liveSessionFilterFrom(api::liveSessionFilterValue(*filter));
        must(again && *again == *filter);
    }
}

void checkBodies(const boost::json::value& body) {
    if (const auto bulk = api::bulkOrderFrom(body, "devices")) must(bulk->targets.size() <= 10'000);
    if (const auto decision = api::decisionFrom(body)) must(decision->all == decision->orders.empty());
    (void)api::queuedOrderFrom(body);
    (void)api::completionFrom(body);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    checkOrder(text);
    checkCutOff(text);
    (void)api::proposalFromText(text);
    (void)api::heldFromText(text);
    (void)api::liveSessionsFromText(text);
    (void)api::receiptFromText(text);
    (void)sekisho::versionNumber(text);
    boost::system::error_code failed;
    const auto body = boost::json::parse(text, failed);
    if (failed) return 0;
    checkDevice(body);
    checkBodies(body);
    return 0;
}

// Whatever bytes come as a record: no crash, and what is accepted is stable once written.
#include "models/api/group_wire.h"
#include "models/api/record.h"
#include "models/api/user_wire.h"

#include <boost/json/parse.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

template<class Read>
void tryRecord(std::string_view text, Read read) {
    const auto first = read(text);
    if (!first) return;
    const std::string written = sekisho::api::recordText(*first);
    const auto again = read(written);
    if (!again || !(*again == *first) || sekisho::api::recordText(*again) != written) std::abort();
}

void tryRequest(std::string_view text) {
    boost::system::error_code failed;
    const auto body = boost::json::parse(text, failed);
    if (failed) return;
    sekisho::Member base;
    base.domain = 10000001;
    for (const auto mode :
         {sekisho::api::WriteMode::Create, sekisho::api::WriteMode::Replace, sekisho::api::WriteMode::Patch}) {
        const auto request = sekisho::api::userFromRequest(body, mode, base, {});
        if (!request) continue;
        const auto back = sekisho::api::memberFromRecord(sekisho::api::recordText([&] {
            auto member = request->member;
            member.id = sekisho::UserId("u");
            return member;
        }()));
        if (!back) std::abort();
        static_cast<void>(sekisho::api::userText(request->member, {}, {}));
    }
    static_cast<void>(sekisho::api::orgUnitFromRequest(body, sekisho::api::WriteMode::Create, {}, {}));
    static_cast<void>(sekisho::api::groupFromRequest(body, sekisho::api::WriteMode::Create, {}, {}));
    static_cast<void>(sekisho::api::rankFromRequest(body, sekisho::api::WriteMode::Create, {}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    tryRecord(text, sekisho::api::memberFromRecord);
    tryRecord(text, sekisho::api::orgUnitFromRecord);
    tryRecord(text, sekisho::api::rankFromRecord);
    tryRecord(text, sekisho::api::groupFromRecord);
    tryRecord(text, sekisho::api::customPropertyFromRecord);
    tryRecord(text, sekisho::api::profileStatusFromRecord);
    tryRecord(text, sekisho::api::fieldSettingsFromRecord);
    tryRequest(text);
    return 0;
}

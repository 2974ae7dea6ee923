// What people type into the fields of a member, and the times that services send: the checks end, the folded forms are
// text again, and what was made normal stays as it is. The input is parted at line ends.
#include "models/domain/clock.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace sekisho;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void checkTimes(std::string_view text) {
    if (const auto at = parseInstant(text)) {
        must(parseInstant(formatUtc(*at)) == *at);
        const auto seconds = parseInstant(formatOffset(*at, {}));
        must(seconds && toSeconds(*seconds) == toSeconds(*at));
    }
    if (isDate(text)) must(parseInstant(std::string(text) + "T00:00:00Z").has_value());
}

void checkFolding(const std::string& text) {
    const std::string folded = fold(text);
    must(isValidUtf8(folded) && fold(folded) == folded);
    must(lengthOf(text) <= text.size());
    must(isValidUtf8(romaji(text)) && isValidUtf8(romajiShort(text)));
    must(isValidUtf8(sortKey(text, text)));
}

Member memberOf(const std::array<std::string, 4>& lines) {
    Member member;
    member.email = lines[0];
    member.name = {lines[1], lines[2], lines[3], lines[0]};
    member.nickName = lines[3];
    member.privateEmail = lines[0];
    member.aliasEmails = {lines[0], lines[1]};
    member.telephone = lines[2];
    member.cellPhone = lines[3];
    member.externalKey = lines[1];
    member.hiredDate = lines[2];
    member.birthday = lines[3];
    member.employeeNumber = lines[1];
    member.locale = lines[2];
    return member;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    std::array<std::string, 4> lines;
    for (std::string& line : lines) {
        const auto end = rest.find('\n');
        line = rest.substr(0, end);
        checkTimes(line);
        checkFolding(line);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    const Member once = normalized(memberOf(lines));
    must(normalized(once) == once);
    for (const Error& error : checkMember(once))
        must(error.kind == ErrorKind::BadInput && !error.code.empty() && !error.field.empty());
    return 0;
}

// Uploads: the first line is the content type, the rest the body. What is found lies within the body, and a file that
// is sent in a well-formed form comes back byte for byte.
#include "service/handlers/directory_upload.h"

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>

using namespace sekishod;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

bool within(std::string_view part, std::string_view whole) {
    constexpr std::less_equal<> notBehind;
    return notBehind(whole.data(), part.data()) && notBehind(part.data() + part.size(), whole.data() + whole.size());
}

void checkRoundTrip(std::string_view file) {
    std::string boundary = "b";
    while (file.find("--" + boundary) != std::string_view::npos)
        boundary += 'b';
    if (boundary.size() > 70) return; // longer ones are refused
    const std::string body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--" +
                             boundary +
                             "\r\nContent-Disposition: form-data; name=\"FileData\"; filename=\"a\"\r\n\r\n" +
                             std::string(file) + "\r\n--" + boundary + "--\r\n";
    const auto found = fileInBody("multipart/form-data; boundary=" + boundary, body);
    must(found && *found == file);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto end = text.find('\n');
    const std::string_view contentType = text.substr(0, end);
    const std::string_view body = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    const auto file = fileInBody(contentType, body);
    if (file)
        must(within(*file, body) || file->empty());
    else
        must(file.error().code == "BAD_REQUEST");
    (void)imageTypeOf(body);
    checkRoundTrip(body);
    return 0;
}

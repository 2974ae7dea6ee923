#include "service/handlers/directory_upload.h"

#include <algorithm>
#include <cctype>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string boundaryOf(std::string_view contentType) {
    const std::string low = lowered(contentType);
    const std::size_t at = low.find("boundary=");
    if (at == std::string::npos) return {};
    std::string_view value = contentType.substr(at + 9);
    if (value.starts_with('"')) {
        value.remove_prefix(1);
        return std::string(value.substr(0, value.find('"')));
    }
    return std::string(value.substr(0, value.find_first_of("; \t")));
}

bool isFilePart(std::string_view headers) {
    const std::string low = lowered(headers);
    return low.find("filename=") != std::string::npos || low.find("filename*=") != std::string::npos ||
           low.find("name=\"filedata\"") != std::string::npos;
}

Error malformed(std::string sentence) {
    return Error(ErrorKind::BadInput, "BAD_REQUEST", std::move(sentence));
}

} // namespace

Result<std::string_view> fileInBody(std::string_view contentType, std::string_view body) {
    if (!lowered(contentType).starts_with("multipart/")) return body;
    const std::string boundary = boundaryOf(contentType);
    if (boundary.empty() || boundary.size() > 70) return malformed("The multipart body names no boundary.");
    const std::string open = "--" + boundary;
    const std::string next = "\r\n" + open;
    std::size_t at = body.starts_with(open) ? 0 : body.find(next);
    if (at != 0 && at != std::string_view::npos) at += 2;
    while (at != std::string_view::npos) {
        at += open.size();
        if (body.substr(at, 2) != "\r\n") break; // "--": the end
        const std::size_t headersEnd = body.find("\r\n\r\n", at);
        if (headersEnd == std::string_view::npos) break;
        const std::size_t begin = headersEnd + 4;
        const std::size_t end = body.find(next, begin);
        if (end == std::string_view::npos) return malformed("The multipart body is cut off.");
        if (isFilePart(body.substr(at, headersEnd - at))) return body.substr(begin, end - begin);
        at = end + 2;
    }
    return malformed("The multipart body holds no file part.");
}

std::string_view imageTypeOf(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
    return {};
}

} // namespace sekishod

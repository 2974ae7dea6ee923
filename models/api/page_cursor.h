#pragma once
// Where a list goes on: opaque, base64url, with a check value over place and list, so that a mistyped or foreign cursor
// is refused and never read as some other place. It gives no rights; each page is decided anew. Pure; thread-safe.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho::api {

struct PageCursor {
    std::int64_t id = 0;
    std::string key; // of the order, when the list is not ordered by id alone
    bool operator==(const PageCursor&) const = default;
};

// `list` names the list with its order, filter and tenant.
std::string cursorText(std::string_view list, const PageCursor& cursor);
std::optional<PageCursor> cursorFromText(std::string_view list, std::string_view text); // nothing: not ours

} // namespace sekisho::api

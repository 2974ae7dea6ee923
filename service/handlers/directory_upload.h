#pragma once
// What clients send to an upload address: the bare bytes (PUT, application/octet-stream) or a multipart form with one
// file part (POST). Pure.

#include "models/domain/error.h"

#include <string>
#include <string_view>

namespace sekishod {

// The bytes of the file within `body`. BAD_REQUEST for a multipart body without a file part or without its end.
sekisho::Result<std::string_view> fileInBody(std::string_view contentType, std::string_view body);
// image/jpeg, image/png or image/gif by the first bytes; empty: none of them.
std::string_view imageTypeOf(std::string_view bytes);

} // namespace sekishod

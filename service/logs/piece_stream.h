#pragma once
// The file of an export as it goes out, piece by piece, with no reader held in between.

#include "service/http/message.h"
#include "service/logs/log_exports.h"
#include "service/store/tenant_store.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sekishod {

// From this byte on. A piece that cannot be read, or is gone, cuts the transfer off: the receiver sees that it is not
// whole.
ChunkSource pieceStream(TenantStore& store, const ExportRow& row, std::int64_t from);
std::string reprDigestOf(std::string_view sha256Hex); // sha-256=:base64: (RFC 9530)

} // namespace sekishod

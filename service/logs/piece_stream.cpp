#include "service/logs/piece_stream.h"

#include <openssl/evp.h>

#include <charconv>
#include <memory>
#include <stdexcept>

namespace sekishod {

using sekisho::Result;
using sekisho::sql::Database;

namespace {

class PieceStream {
  public:
    PieceStream(TenantStore& store, const ExportRow& row, std::int64_t from)
        : store_(store), id_(row.made.id), pieces_(row.pieces), left_(row.made.bytes), skip_(from) {}

    std::optional<std::string> next() {
        while (number_ < pieces_) {
            auto piece = store_.read([this](Database& db) { return exportPiece(db, id_, number_); });
            if (!piece) throw std::runtime_error(piece.error().code);
            ++number_;
            left_ -= static_cast<std::int64_t>(piece->size());
            if (const auto size = static_cast<std::int64_t>(piece->size()); skip_ >= size) {
                skip_ -= size;
                continue;
            }
            piece->erase(0, static_cast<std::size_t>(skip_));
            skip_ = 0;
            return std::move(*piece);
        }
        if (left_ != 0) throw std::runtime_error("the pieces of an export are not its file");
        return std::nullopt;
    }

  private:
    TenantStore& store_;
    std::string id_;
    std::int64_t pieces_;
    std::int64_t left_;
    std::int64_t skip_;
    std::int64_t number_ = 0;
};

} // namespace

ChunkSource pieceStream(TenantStore& store, const ExportRow& row, std::int64_t from) {
    return [stream = std::make_shared<PieceStream>(store, row, from)] { return stream->next(); };
}

std::string reprDigestOf(std::string_view sha256Hex) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < sha256Hex.size(); at += 2) {
        unsigned value = 0;
        std::from_chars(sha256Hex.data() + at, sha256Hex.data() + at + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0'); // with the stop that the function writes
    const int size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(size));
    return "sha-256=:" + out + ':';
}

} // namespace sekishod

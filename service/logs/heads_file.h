#pragma once
// DATA/heads/WORKGROUP.jsonl: what was signed about the chain of a tenant, a line each, only appended to. The file of a
// tenant that is erased moves to DATA/heads/erased (erasure_certificate.h).

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/proof/public_key.h"
#include "models/proof/statement.h"
#include "service/store/tenant_store.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

std::filesystem::path erasedHeadsFile(const DataDir& dir, std::string_view workgroup, sekisho::DomainId domain);

// The newest in this file that the key has signed, about whomever; none: no such file, or nothing of this key in it.
sekisho::Result<std::optional<sekisho::proof::Statement>> lastSignedIn(const std::filesystem::path& file,
                                                                       const sekisho::proof::PublicKey& key);

// Whoever writes or moves such a file holds it.
std::mutex& headsTurn();

// Storage, DiskFull. One thread.
class HeadsFile {
  public:
    static sekisho::Result<HeadsFile> open(const std::filesystem::path& file); // makes it, and its folder
    HeadsFile(HeadsFile&& other) noexcept;
    HeadsFile& operator=(HeadsFile&&) = delete;
    ~HeadsFile();

    // The last whole line; what a stop has left half written behind it is taken away.
    sekisho::Result<std::string> lastLine();
    sekisho::Done append(std::string_view lines); // on the disk when it returns
    // There, on the disk as well; another file of that name is gone.
    sekisho::Done moveTo(const std::filesystem::path& file);

  private:
    HeadsFile(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}
    std::filesystem::path file_;
    int descriptor_;
};

} // namespace sekishod

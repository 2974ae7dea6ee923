#pragma once
// Signing keys and waiting orders in the file of the notes. What is put here is on the disk when the call returns: a
// power cut loses no order that was acknowledged. One thread.

#include "models/domain/cut_off.h"
#include "models/domain/error.h"
#include "models/store/notes.h"

#include <optional>
#include <string>
#include <vector>

namespace sekisho::store {

struct KeptKey {
    DomainId domain = 0;
    UserId member;
    std::string privateHex;
    std::string keyId; // empty: the service does not know it yet
};
struct KeptOrder {
    CutOffId id;
    DomainId domain = 0;
    UserId author;
    std::string userName;
    std::string text;
    std::string signature;
    std::string keyId;
    Instant queuedAt{};
    int attempts = 0;
    std::optional<Error> refused;
};

class OrderShelf {
  public:
    explicit OrderShelf(Notes& notes) : notes_(&notes) {}

    // Of this tenant, or of any with 0; of this member, or of the one registered last.
    Result<std::optional<KeptKey>> key(DomainId domain, const UserId& member);
    Done putKey(const KeptKey& key, Instant now);
    Result<std::vector<KeptOrder>> orders(DomainId domain); // oldest first
    Done add(const KeptOrder& order);
    Done remove(const CutOffId& id);
    Done noteAttempt(const KeptOrder& order); // attempts and refusal

  private:
    Result<std::vector<ErrorParam>> paramsOf(sql::Database& db, const CutOffId& id);
    Notes* notes_;
};

} // namespace sekisho::store

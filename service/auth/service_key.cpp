#include "service/auth/service_key.h"

#include "service/auth/secret_text.h"

namespace sekishod {

using sekisho::sql::Database;

sekisho::Result<std::optional<RsaKey>> ServiceKey::stored() {
    return store_.read([](Database& db) -> sekisho::Result<std::optional<RsaKey>> {
        SEKISHO_TRY(row, db.first<std::string>("SELECT value FROM meta WHERE key = 'auth.signingKey'"));
        if (!row) return std::optional<RsaKey>();
        SEKISHO_TRY(key, RsaKey::fromPrivatePem(std::get<0>(*row)));
        return std::optional(std::move(key));
    });
}

sekisho::Result<RsaKey> ServiceKey::get() {
    const std::lock_guard lock(mutex_);
    if (key_) return *key_;
    SEKISHO_TRY(known, stored());
    if (!known) {
        SEKISHO_TRY(made, RsaKey::generate());
        SEKISHO_TRY(pem, made.privatePem());
        const SecretText secret(std::move(pem));
        // Another process may have been quicker: its key stays.
        SEKISHO_CHECK(store_.write([&](Database& db) {
            return db.exec("INSERT INTO meta(key, value) VALUES('auth.signingKey', :pem) ON CONFLICT(key) DO NOTHING",
                           secret.text());
        }));
        SEKISHO_TRY(kept, stored());
        if (!kept)
            return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no signing key");
        known = std::move(kept);
    }
    key_ = std::move(known);
    return *key_;
}

} // namespace sekishod

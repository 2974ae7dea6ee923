#include "models/store/order_shelf.h"

#include <utility>

namespace sekisho::store {

Result<std::optional<KeptKey>> OrderShelf::key(DomainId domain, const UserId& member) {
    SEKISHO_TRY(db, notes_->database());
    SEKISHO_TRY(row, (db->first<std::int64_t, std::string, std::string, std::string>(
                         "SELECT domain_id, member_uid, private_key, key_id FROM signing_key "
                         "WHERE (:domain = 0 OR domain_id = :same) AND (:anybody OR member_uid = :member) "
                         "ORDER BY registered DESC LIMIT 1",
                         domain, domain, member.empty(), member.value)));
    std::optional<KeptKey> found;
    if (row) {
        auto& [owner, uid, secret, id] = *row;
        found = KeptKey{static_cast<DomainId>(owner), UserId(std::move(uid)), std::move(secret), std::move(id)};
    }
    return found;
}

Done OrderShelf::putKey(const KeptKey& key, Instant now) {
    return notes_->durably([&](sql::Database& db) -> Done {
        SEKISHO_CHECK(db.exec("INSERT INTO signing_key(domain_id, member_uid, private_key, key_id, registered) "
                              "VALUES(:domain, :member, :private, :id, :registered) "
                              "ON CONFLICT(domain_id, member_uid) DO UPDATE SET private_key = excluded.private_key, "
                              "key_id = excluded.key_id, registered = excluded.registered",
                              key.domain, key.member.value, key.privateHex, key.keyId,
                              key.keyId.empty() ? std::int64_t{0} : toMillis(now)));
        return {};
    });
}

Result<std::vector<ErrorParam>> OrderShelf::paramsOf(sql::Database& db, const CutOffId& id) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>(
                          "SELECT name, value FROM queued_refusal WHERE order_id = :id ORDER BY name", id.value)));
    std::vector<ErrorParam> params;
    params.reserve(rows.size());
    for (auto& [name, value] : rows)
        params.push_back({std::move(name), std::move(value)});
    return params;
}

Result<std::vector<KeptOrder>> OrderShelf::orders(DomainId domain) {
    SEKISHO_TRY(db, notes_->database());
    SEKISHO_TRY(rows, (db->rows<std::string, std::string, std::string, std::string, std::string, std::string,
                                std::int64_t, std::int64_t, std::string, std::int64_t>(
                          "SELECT id, member_uid, member_name, content, signature, key_id, queued, attempts, "
                          "refused_code, refused_status FROM queued_order WHERE domain_id = :domain ORDER BY queued, "
                          "rowid",
                          domain)));
    std::vector<KeptOrder> orders;
    for (auto& [id, author, name, text, signature, keyId, queued, attempts, code, status] : rows) {
        KeptOrder& order = orders.emplace_back();
        order.id = CutOffId(std::move(id));
        order.domain = domain;
        order.author = UserId(std::move(author));
        order.userName = std::move(name);
        order.text = std::move(text);
        order.signature = std::move(signature);
        order.keyId = std::move(keyId);
        order.queuedAt = fromMillis(queued);
        order.attempts = static_cast<int>(attempts);
        if (code.empty()) continue;
        order.refused = Error(kindOfStatus(static_cast<int>(status)), std::move(code));
        SEKISHO_TRY(params, paramsOf(*db, order.id));
        order.refused->params = std::move(params);
    }
    return orders;
}

Done OrderShelf::add(const KeptOrder& order) {
    return notes_->durably([&](sql::Database& db) -> Done {
        SEKISHO_CHECK(db.exec("INSERT INTO queued_order(id, domain_id, member_uid, member_name, content, signature, "
                              "key_id, queued) VALUES(:id, :domain, :author, :name, :content, :signature, :key, "
                              ":queued)",
                              order.id.value, order.domain, order.author.value, order.userName, order.text,
                              order.signature, order.keyId, toMillis(order.queuedAt)));
        return {};
    });
}

Done OrderShelf::remove(const CutOffId& id) {
    return notes_->durably([&](sql::Database& db) -> Done {
        SEKISHO_CHECK(db.exec("DELETE FROM queued_refusal WHERE order_id = :id", id.value));
        SEKISHO_CHECK(db.exec("DELETE FROM queued_order WHERE id = :id", id.value));
        return {};
    });
}

Done OrderShelf::noteAttempt(const KeptOrder& order) {
    return notes_->durably([&](sql::Database& db) -> Done {
        SEKISHO_CHECK(db.exec("UPDATE queued_order SET attempts = :attempts, refused_code = :code, refused_status = "
                              ":status WHERE id = :id",
                              order.attempts, order.refused ? order.refused->code : std::string(),
                              order.refused ? httpStatus(*order.refused) : 0, order.id.value));
        if (!order.refused) return {};
        for (const ErrorParam& param : order.refused->params)
            SEKISHO_CHECK(db.exec("INSERT OR REPLACE INTO queued_refusal(order_id, name, value) "
                                  "VALUES(:id, :name, :value)",
                                  order.id.value, param.name, param.value));
        return {};
    });
}

} // namespace sekisho::store

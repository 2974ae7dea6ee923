#include "service/rules/addresses.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

std::string completedAddress(std::string_view address, const Tenant& tenant) {
    std::string out(address);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!out.empty() && out.find('@') == std::string::npos) out += '@' + tenant.workgroup;
    return out;
}

Done checkGroup(std::string_view address, const Tenant& tenant, std::string_view field) {
    const std::size_t at = address.rfind('@');
    if (at != std::string_view::npos && address.substr(at + 1) == tenant.workgroup) return {};
    return sekisho::badInput(std::string(field), "LOGIN_GROUP", {});
}

Result<bool> addressTaken(Database& db, DomainId domain, std::string_view address) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(
                         "SELECT 1 FROM address WHERE domain_id = :domain AND address = :address", domain, address));
    return row.has_value();
}

Done storeAddresses(Database& db, const Tenant& tenant, std::string_view ownerUid,
                    const std::vector<Address>& addresses) {
    SEKISHO_CHECK(db.execOften("DELETE FROM address WHERE owner_uid = :owner", ownerUid));
    return addAddresses(db, tenant, ownerUid, addresses);
}

Done addAddresses(Database& db, const Tenant& tenant, std::string_view ownerUid,
                  const std::vector<Address>& addresses) {
    for (const auto& [address, kind] : addresses) {
        SEKISHO_TRY(stored, db.execOften("INSERT OR IGNORE INTO address(domain_id, address, kind, owner_uid) "
                                         "VALUES(:domain, :address, :kind, :owner)",
                                         tenant.domain, address, kind, ownerUid));
        if (stored == 0) {
            const bool main = kind == "member" || kind == "orgUnit" || kind == "group";
            return Error(ErrorKind::Conflict, main ? "EMAIL_ALREADY_EXIST" : "ALIAS_EMAIL_ALREADY_EXIST")
                .at(!main             ? "aliasEmails"
                    : kind == "group" ? "groupEmail"
                                      : "email");
        }
    }
    return {};
}

} // namespace sekishod

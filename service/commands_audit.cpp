#include "models/sql/key_file.h"
#include "service/command_output.h"
#include "service/commands.h"
#include "service/store/journal.h"
#include "service/store/tenant_store.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <charconv>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct Verified {
    DomainId domain = 0;
    std::string workgroup;
    std::int64_t records = 0;
    AuditHead head;
    std::string fault; // empty: the chain is whole
};

Result<AuditHead> headOf(const std::string& text) {
    AuditHead head;
    const std::size_t colon = text.find(':');
    const auto parsed = std::from_chars(text.data(), text.data() + std::min(colon, text.size()), head.seq);
    if (colon == std::string::npos || parsed.ec != std::errc() || parsed.ptr != text.data() + colon || head.seq < 1 ||
        text.size() - colon - 1 != 64)
        return sekisho::badInput("head", "AUDIT_HEAD_FORMAT", "A head is a number, a colon and 64 hexadecimal digits.");
    head.hash = text.substr(colon + 1);
    return head;
}

Result<Verified> verifyTenant(Database& db, DomainId domain, const std::string& workgroup, const AuditHead& known) {
    Verified out{domain, workgroup, 0, {}, {}};
    SEKISHO_TRY(head, auditHead(db, domain));
    out.head = head;
    const auto count = verifyAudit(db, domain, known);
    if (count)
        out.records = *count;
    else if (count.error().code == "AUDIT_BROKEN")
        out.fault = sentenceOf(count.error());
    else
        return count.error();
    return out;
}

Result<std::vector<Verified>> verifyAll(const AuditVerifyOptions& options) {
    AuditHead known;
    if (!options.head.empty()) {
        if (options.workgroup.empty())
            return sekisho::badInput("head", "MISSING_PARAMETER", "A head belongs to one workgroup.");
        SEKISHO_TRY(given, headOf(options.head));
        known = given;
    }
    const DataDir dir{options.data};
    SEKISHO_TRY(key, storeKey(dir));
    sekisho::sql::OpenOptions open;
    open.readOnly = true;
    open.create = false;
    auto db = Database::open(dir.database(), key, open);
    sekisho::sql::wipe(key);
    if (!db) return sekisho::Unexpected(std::move(db).error());
    SEKISHO_TRY(tenants, (db->rows<std::int64_t, std::string>(
                             "SELECT domain_id, workgroup FROM tenant WHERE :workgroup IN ('', workgroup) ORDER BY "
                             "workgroup",
                             options.workgroup)));
    if (tenants.empty() && !options.workgroup.empty())
        return Error(ErrorKind::NotFound, "WORKGROUP_UNKNOWN", "There is no tenant of this name.")
            .with("workgroup", options.workgroup);
    std::vector<Verified> out;
    for (const auto& [domain, workgroup] : tenants) {
        SEKISHO_TRY(verified, verifyTenant(*db, static_cast<DomainId>(domain), workgroup, known));
        out.push_back(std::move(verified));
    }
    return out;
}

std::string headText(const AuditHead& head) {
    return fmt::format("{}:{}", head.seq, head.hash);
}

void printJson(const std::vector<Verified>& all, bool whole) {
    boost::json::array tenants;
    for (const Verified& one : all)
        tenants.push_back(boost::json::object{{"workgroup", one.workgroup},
                                              {"domainId", one.domain},
                                              {"records", one.records},
                                              {"head", headText(one.head)},
                                              {"whole", one.fault.empty()},
                                              {"fault", one.fault}});
    fmt::print("{}\n", boost::json::serialize(boost::json::object{{"whole", whole}, {"tenants", std::move(tenants)}}));
}

} // namespace

int runAuditVerify(const AuditVerifyOptions& options) {
    const auto all = verifyAll(options);
    if (!all) return failCommand(all.error());
    bool whole = true;
    for (const Verified& one : *all)
        whole = whole && one.fault.empty();
    if (options.json) {
        printJson(*all, whole);
        return whole ? 0 : 1;
    }
    for (const Verified& one : *all) {
        if (one.fault.empty())
            fmt::print("{}: {} records, chain whole, head {}\n", one.workgroup, one.records, headText(one.head));
        else
            fmt::print(stderr, "{}: {}\n", one.workgroup, one.fault);
    }
    return whole ? 0 : 1;
}

} // namespace sekishod

#pragma once
// sekishod audit …: the proof of the logs. Options and what they do; exit status as commands.h says.

#include <cstdint>
#include <filesystem>
#include <string>

namespace sekishod {

struct AuditVerifyOptions {
    std::filesystem::path data;
    std::string workgroup;       // empty: every tenant
    std::string head;            // SEQ:HASH kept from an earlier run; needs a workgroup. Finds a cut tail
    std::filesystem::path heads; // statements that were kept elsewhere; needs a workgroup
    bool indexes = false;        // whether searches find what is kept as well
    bool json = false;
};
int runAuditVerify(const AuditVerifyOptions& options);

struct AuditExportOptions {
    std::filesystem::path data;
    std::string workgroup;
    std::filesystem::path out;
    std::int64_t from = 0; // first record; 0: from the front
    std::int64_t to = 0;   // last record; 0: up to the end
};
int runAuditExport(const AuditExportOptions& options); // an evidence file (docs/audit-proof.md)

struct AuditKeyOptions {
    std::filesystem::path data;
};
int runAuditKey(const AuditKeyOptions& options); // the public key, PEM

} // namespace sekishod

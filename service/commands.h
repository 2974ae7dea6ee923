#pragma once
// The sub-commands of sekishod that work on a data directory and end. Each prints its result on stdout (one JSON object
// with `json`), its faults as a sentence on stderr, and returns the exit status of the process.

#include "service/audit_options.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sekishod {

struct InitOptions {
    std::filesystem::path data;
    std::string workgroup;    // right of @
    std::string admin;        // local part of the highest administrator
    std::string name;         // of the tenant; empty: the workgroup
    std::int64_t sample = 0;  // members to invent, 0 to 1,000,000
    std::uint64_t seed = 1;   // the same seed gives the same sample
    bool sampleLends = false; // also rights that are lent, and a request that waits for a second person
    // A password for all sample members, so that tests can sign in as them: the first line of this file, or
    // SEKISHOD_SAMPLE_PASSWORD in the environment. Without one nobody of the sample can sign in.
    std::filesystem::path samplePasswordFile;
    std::string baseTime;             // "now" of the sample, RFC 3339; empty: now. For tests that compare samples
    std::filesystem::path importFile; // sheet of members: CSV, TSV, XLSX or ODS
    std::vector<std::string> sans;    // further names and addresses in the server certificate
    bool json = false;
};
int runInit(const InitOptions& options);

struct ClientAddOptions {
    std::filesystem::path data;
    std::string workgroup;
    std::string name;
    std::string scopes; // blank or comma separated
    std::vector<std::string> redirectUris;
    bool rotateRefresh = false;
    std::filesystem::path certificate; // PEM; with it the app may come without a token. Empty: none
    bool json = false;
};
int runClientAdd(const ClientAddOptions& options);

struct VerifyReceiptOptions {
    std::filesystem::path key;  // public: JWK or PEM
    std::filesystem::path file; // {"receipt","jws"}, or the JWS alone
    bool json = false;
};
int runVerifyReceipt(const VerifyReceiptOptions& options); // needs no data directory

} // namespace sekishod

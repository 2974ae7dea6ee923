// sekisho-verify: the proof of an evidence file, with nothing but the public key (docs/audit-proof.md).

#include "models/proof/evidence.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::proof::ChainReport;
using sekisho::proof::EvidenceReport;
using sekisho::proof::Fault;
using sekisho::proof::PublicKey;

struct Options {
    std::filesystem::path file;
    std::filesystem::path key;
    std::filesystem::path heads;
    bool json = false;
};

Result<std::string> fileText(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad())
        return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "The file " + file.string() + " cannot be read.");
    return text;
}

Result<EvidenceReport> verified(const Options& options) {
    SEKISHO_TRY(keyText, fileText(options.key));
    SEKISHO_TRY(key, PublicKey::fromText(keyText));
    std::string heads;
    if (!options.heads.empty()) {
        SEKISHO_TRY(text, fileText(options.heads));
        heads = std::move(text);
    }
    std::ifstream file(options.file, std::ios::binary);
    if (!file.is_open())
        return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "The file " + options.file.string() + " cannot be read.");
    return verifyEvidence(file, key, heads);
}

void printJson(const EvidenceReport& report) {
    const ChainReport& chain = report.chain;
    boost::json::array faults;
    for (const Fault& fault : chain.faults)
        faults.push_back(
            boost::json::object{{"kind", faultKindKey(fault.kind)}, {"seq", fault.seq}, {"detail", fault.detail}});
    const boost::json::object out{{"whole", chain.whole()},
                                  {"tenant", report.head.tenant},
                                  {"domainId", report.head.domain},
                                  {"records", chain.records},
                                  {"withoutContent", chain.removed},
                                  {"from", chain.base.seq + 1},
                                  {"to", chain.head.seq},
                                  {"head", fmt::format("{}:{}", chain.head.seq, chain.head.hash)},
                                  {"statements", chain.statements},
                                  {"unsigned", chain.unsigned_},
                                  {"besides", report.besides},
                                  {"faults", std::move(faults)}};
    fmt::print("{}\n", boost::json::serialize(out));
}

void printWords(const EvidenceReport& report) {
    const ChainReport& chain = report.chain;
    for (const Fault& fault : chain.faults)
        fmt::print(stderr, "record {}, {}: {}\n", fault.seq, faultKindKey(fault.kind), fault.detail);
    if (!chain.whole()) return;
    fmt::print("{}: records {} to {} are whole: {} records, {} of them without content, {} statements\n",
               report.head.tenant, chain.base.seq + 1, chain.head.seq, chain.records, chain.removed, chain.statements);
    if (chain.records > 0)
        fmt::print("from {} to {}, head {}:{}\n", sekisho::formatUtc(chain.oldest), sekisho::formatUtc(chain.newest),
                   chain.head.seq, chain.head.hash);
    if (report.besides > 0) fmt::print("{} texts beside records are those that were recorded\n", report.besides);
    if (chain.unsigned_ > 0)
        fmt::print("the last {} are chained, but no statement of the service covers them\n", chain.unsigned_);
}

int run(const Options& options) {
    const auto report = verified(options);
    if (!report) {
        const Error& error = report.error();
        fmt::print(stderr, "sekisho-verify: {}\n", error.description.empty() ? error.code : error.description);
        return 2;
    }
    if (options.json)
        printJson(*report);
    else
        printWords(*report);
    return report->chain.whole() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Verifies an evidence file of Sekisho's logs with nothing but the public key of the service",
                 "sekisho-verify");
    Options options;
    app.set_version_flag("--version", std::string(SEKISHO_VERSION));
    app.add_option("file", options.file, "Evidence file")->required()->check(CLI::ExistingFile);
    app.add_option("--key", options.key, "Public key of the service (PEM or JWK), from elsewhere than the file")
        ->required()
        ->check(CLI::ExistingFile);
    app.add_option("--heads", options.heads, "Statements that were kept elsewhere; they find a cut tail")
        ->check(CLI::ExistingFile);
    app.add_flag("--json", options.json, "Print one JSON object");
    CLI11_PARSE(app, argc, argv);
    return run(options);
}

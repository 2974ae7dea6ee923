#pragma once
// Chains of records, what somebody does to them, and a key that signs statements about them.

#include "models/proof/evidence.h"
#include "models/proof/record_line.h"

#include <gtest/gtest.h>
#include <memory>
#include <openssl/evp.h>
#include <string>
#include <vector>

namespace proof_chains {

using namespace sekisho;
using namespace sekisho::proof;
using std::chrono::hours;

inline const Instant kNow = fromMillis(1'800'000'000'000) + std::chrono::microseconds(123);

inline AuditRecord plain(std::int64_t seq = 1) {
    AuditRecord record;
    record.seq = seq;
    record.domain = 10000001;
    record.log = seq % 3 == 0 ? "message" : "admin";
    record.at = kNow + std::chrono::seconds(seq);
    record.actorId = "actor-" + std::to_string(seq % 4);
    record.actorName = "担当 \"A\"";
    record.action = "member.update";
    record.targetKind = "member";
    record.targetId = "m" + std::to_string(seq % 5);
    record.targetName = "佐藤 花子";
    record.result = "success";
    record.changesJson = R"({"location":{"from":"","to":"本社 }\\\" ["},"list":[1,{"a":null}]})";
    return record;
}

inline AuditRecord full() {
    AuditRecord record = plain(7);
    record.recorded = kNow + hours(1);
    record.reason = "ACCESS_DENIED";
    record.ip = "192.0.2.1";
    record.client = "browser";
    record.requestId = "r-1";
    return record;
}

inline void chainOn(std::vector<AuditRecord>& chain, AuditRecord record) {
    record.seq = static_cast<std::int64_t>(chain.size()) + 1;
    record.prevHash = chain.empty() ? chainStart().hash : chain.back().hash;
    if (record.format == 2) record.content = contentHash(record);
    record.hash = chainHash(record.prevHash, record);
    chain.push_back(std::move(record));
}

inline std::vector<AuditRecord> chainOf(int count, int oldFormat = 0) {
    std::vector<AuditRecord> out;
    for (int i = 1; i <= count; ++i) {
        AuditRecord record = plain(i);
        if (i <= oldFormat) {
            record.format = 1;
            record.log = "admin";
        }
        chainOn(out, std::move(record));
    }
    return out;
}

// Everything from record `seq` on, as somebody would who knows how.
inline void rechain(std::vector<AuditRecord>& chain, std::int64_t seq) {
    for (auto i = static_cast<std::size_t>(seq - 1); i < chain.size(); ++i) {
        AuditRecord& record = chain[i];
        record.seq = static_cast<std::int64_t>(i) + 1;
        record.prevHash = i == 0 ? chainStart().hash : chain[i - 1].hash;
        if (record.format == 2 && !record.removed) record.content = contentHash(record);
        record.hash = chainHash(record.prevHash, record);
    }
}

inline Statement stated(const std::vector<AuditRecord>& chain, std::int64_t seq) {
    Statement out;
    out.tenant = "sakura";
    out.domain = 10000001;
    out.at = kNow + hours(24) + std::chrono::minutes(seq);
    out.head = {seq, chain[static_cast<std::size_t>(seq - 1)].hash};
    return out;
}

inline void empty(AuditRecord& record) {
    AuditRecord stub;
    stub.seq = record.seq;
    stub.domain = record.domain;
    stub.log = record.log;
    stub.at = record.at;
    stub.format = record.format;
    stub.content = record.content;
    stub.prevHash = record.prevHash;
    stub.hash = record.hash;
    stub.removed = true;
    record = stub;
}

inline ChainReport checked(const std::vector<AuditRecord>& chain, std::vector<Statement> statements = {},
                           bool heldBack = false) {
    ChainCheck check(std::move(statements), heldBack);
    for (const AuditRecord& record : chain)
        check.take(record);
    return check.finish();
}

inline std::string faultsOf(const ChainReport& report) {
    std::string out;
    for (const Fault& fault : report.faults)
        out += std::string(faultKindKey(fault.kind)) + "@" + std::to_string(fault.seq) + " ";
    return out;
}

struct TestKey {
    std::shared_ptr<EVP_PKEY> pair{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free};
    PublicKey open{pair};

    static std::string encoded(std::string_view bytes) {
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        std::string out;
        unsigned held = 0;
        int bits = 0;
        for (const char c : bytes) {
            held = (held << 8) | static_cast<unsigned char>(c);
            for (bits += 8; bits >= 6; bits -= 6)
                out += letters[(held >> (bits - 6)) & 63U];
        }
        if (bits > 0) out += letters[(held << (6 - bits)) & 63U];
        return out;
    }
    std::string signature(const std::string& text) const {
        std::string out(64, '\0');
        std::size_t size = out.size();
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EXPECT_EQ(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, pair.get()), 1);
        EXPECT_EQ(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                                 reinterpret_cast<const unsigned char*>(text.data()), text.size()),
                  1);
        EVP_MD_CTX_free(context);
        return out;
    }
    std::string jws(const std::string& payload) const {
        const std::string text = encoded(R"({"alg":"EdDSA","kid":")" + open.keyId() + R"("})") + "." + encoded(payload);
        return text + "." + encoded(signature(text));
    }
};

} // namespace proof_chains

#include "models/proof/record_line.h"

#include "models/proof/line_text.h"

#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace sekisho::proof {

namespace {

using detail::appendNumber;
using detail::appendText;
using detail::LineReader;

constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kHashLetters = 2 * kDigestBytes;

// SHA-256 that was looked up once, with a context for each thread: the lookup costs more than a short text.
class RecordDigest {
  public:
    static RecordDigest& ofThread() {
        thread_local RecordDigest digest;
        return digest;
    }
    std::string hex(std::string_view bytes) {
        std::array<unsigned char, kDigestBytes> raw{};
        // Without memory nothing can be proven; a wrong hash would be worse than a stop.
        if (EVP_DigestInit_ex(context_.get(), nullptr, nullptr) != 1 ||
            EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1 ||
            EVP_DigestFinal_ex(context_.get(), raw.data(), nullptr) != 1)
            std::abort();
        constexpr std::string_view digits = "0123456789abcdef";
        std::string out(kHashLetters, '\0');
        for (std::size_t i = 0; i < raw.size(); ++i) {
            out[2 * i] = digits[raw[i] >> 4];
            out[2 * i + 1] = digits[raw[i] & 15U];
        }
        return out;
    }

  private:
    RecordDigest()
        : kind_(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free), context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        if (!kind_ || !context_ || EVP_DigestInit_ex(context_.get(), kind_.get(), nullptr) != 1) std::abort();
    }
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> kind_;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

std::string& scratchOfThread() {
    thread_local std::string text;
    text.clear();
    return text;
}

void member(std::string& out, std::string_view name, std::string_view value) {
    out += ",\"";
    out += name;
    out += "\":";
    appendText(out, value);
}

void memberUnlessEmpty(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) member(out, name, value);
}

void time(std::string& out, std::string_view name, Instant at) {
    out += ",\"";
    out += name;
    out += "\":\"";
    out += formatUtc(at);
    out += '"';
}

void appendLine(std::string& out, const AuditRecord& record) {
    out += "{\"seq\":";
    appendNumber(out, record.seq);
    member(out, "log", record.log);
    time(out, "at", record.at);
    if (record.recorded != Instant{}) time(out, "recorded", record.recorded);
    out += ",\"domainId\":";
    appendNumber(out, record.domain);
    member(out, "actorId", record.actorId);
    member(out, "actorName", record.actorName);
    member(out, "action", record.action);
    member(out, "targetKind", record.targetKind);
    member(out, "targetId", record.targetId);
    member(out, "targetName", record.targetName);
    member(out, "result", record.result);
    memberUnlessEmpty(out, "reason", record.reason);
    memberUnlessEmpty(out, "ip", record.ip);
    memberUnlessEmpty(out, "client", record.client);
    memberUnlessEmpty(out, "requestId", record.requestId);
    if (detail::isTree(record.changesJson)) {
        out += ",\"changes\":";
        out += record.changesJson;
    } else {
        memberUnlessEmpty(out, "changes", record.changesJson); // no JSON: as a text, so that the line stays one
    }
    out += '}';
}

Error lineFault() {
    return Error(ErrorKind::Corrupt, "AUDIT_LINE_FORMAT", "A line is not one of a log.");
}

} // namespace

std::string sha256Hex(std::string_view bytes) {
    return RecordDigest::ofThread().hex(bytes);
}

std::string recordLine(const AuditRecord& record) {
    std::string out;
    out.reserve(384 + record.changesJson.size());
    appendLine(out, record);
    return out;
}

Result<AuditRecord> recordOfLine(std::string_view line) {
    AuditRecord record;
    LineReader in(line);
    bool timesOk = true;
    const auto instant = [&](Instant& to) {
        std::string text;
        in.text(text);
        const auto read = parseInstant(text);
        timesOk = timesOk && read;
        to = read.value_or(Instant{});
    };
    const auto text = [&in](std::string_view name, std::string& to) { in.skip(name).text(to); };
    const auto optionalText = [&in](std::string_view name, std::string& to) {
        if (in.take(name)) in.text(to);
    };
    in.skip("{\"seq\":").number(record.seq);
    text(",\"log\":", record.log);
    in.skip(",\"at\":");
    instant(record.at);
    if (in.take(",\"recorded\":")) instant(record.recorded);
    in.skip(",\"domainId\":").number(record.domain);
    text(",\"actorId\":", record.actorId);
    text(",\"actorName\":", record.actorName);
    text(",\"action\":", record.action);
    text(",\"targetKind\":", record.targetKind);
    text(",\"targetId\":", record.targetId);
    text(",\"targetName\":", record.targetName);
    text(",\"result\":", record.result);
    optionalText(",\"reason\":", record.reason);
    optionalText(",\"ip\":", record.ip);
    optionalText(",\"client\":", record.client);
    optionalText(",\"requestId\":", record.requestId);
    if (in.take(",\"changes\":")) {
        if (in.rest().starts_with('"')) {
            in.text(record.changesJson);
            in.skip("}");
        } else {
            std::string_view tree = in.rest();
            if (tree.empty() || tree.back() != '}') return lineFault();
            tree.remove_suffix(1);
            if (!detail::isTree(tree)) return lineFault();
            record.changesJson = tree;
            in.skip(in.rest());
        }
    } else {
        in.skip("}");
    }
    if (!in.ok() || !in.atEnd() || !timesOk || record.seq < 1) return lineFault();
    return record;
}

void makeReadable(AuditRecord& record) {
    for (std::string* text : {&record.log, &record.actorId, &record.actorName, &record.action, &record.targetKind,
                              &record.targetId, &record.targetName, &record.result, &record.reason, &record.ip,
                              &record.client, &record.requestId, &record.changesJson})
        if (!detail::isUtf8(*text)) *text = detail::madeUtf8(*text);
}

std::string contentHash(const AuditRecord& record) {
    std::string& line = scratchOfThread();
    appendLine(line, record);
    return sha256Hex(line);
}

std::string chainHash(std::string_view prevHash, const AuditRecord& record) {
    std::string& text = scratchOfThread();
    if (record.format == 1) {
        text += prevHash;
        text += canonicalText(record);
        return sha256Hex(text);
    }
    text += "sekisho.log.2\n";
    text += prevHash;
    text += '\n';
    appendNumber(text, record.seq);
    text += '\n';
    appendNumber(text, record.at.time_since_epoch().count());
    text += '\n';
    text += record.log;
    text += '\n';
    text += record.content;
    return sha256Hex(text);
}

std::string contentDigest(std::string_view salt, std::string_view bytes) {
    std::string text;
    text.reserve(salt.size() + 1 + bytes.size());
    text += salt;
    text += '\n';
    text += bytes;
    return sha256Hex(text);
}

} // namespace sekisho::proof

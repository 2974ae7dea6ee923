#include "models/proof/record_line.h"

#include "models/domain/detail_scan.h"
#include "models/proof/line_text.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace sekisho::proof {

namespace {

using detail::LineReader;
using detail::LineWriter;

constexpr std::size_t kDigestBytes = 32;

constexpr std::array<std::array<char, 2>, 256> hexPairs() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = {digits[i >> 4], digits[i & 15U]};
    return out;
}
constexpr auto kHexPairs = hexPairs();

// SHA-256 that was looked up once, with a context for each thread: the lookup costs more than a short text.
class RecordDigest {
  public:
    static RecordDigest& ofThread() {
        thread_local RecordDigest digest;
        return digest;
    }
    HashLetters hex(std::string_view bytes) {
        std::array<unsigned char, kDigestBytes> raw{};
        // Without memory nothing can be proven; a wrong hash would be worse than a stop.
        if (EVP_DigestInit_ex(context_.get(), nullptr, nullptr) != 1 ||
            EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1 ||
            EVP_DigestFinal_ex(context_.get(), raw.data(), nullptr) != 1)
            std::abort();
        HashLetters out;
        for (std::size_t i = 0; i < raw.size(); ++i)
            std::memcpy(out.data() + 2 * i, kHexPairs[raw[i]].data(), 2);
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

LineWriter& scratchOfThread() {
    thread_local LineWriter text;
    text.clear();
    return text;
}

void memberUnlessEmpty(LineWriter& out, std::string_view key, std::string_view value) {
    if (!value.empty()) out.raw(key).text(value);
}

LineWriter& lineOf(const AuditRecord& record) {
    LineWriter& out = scratchOfThread();
    out.raw("{\"seq\":").number(record.seq);
    out.raw(",\"log\":").text(record.log);
    out.raw(",\"at\":").time(record.at);
    if (record.recorded != Instant{}) out.raw(",\"recorded\":").time(record.recorded);
    out.raw(",\"domainId\":").number(record.domain);
    out.raw(",\"actorId\":").text(record.actorId);
    out.raw(",\"actorName\":").text(record.actorName);
    out.raw(",\"action\":").text(record.action);
    out.raw(",\"targetKind\":").text(record.targetKind);
    out.raw(",\"targetId\":").text(record.targetId);
    out.raw(",\"targetName\":").text(record.targetName);
    out.raw(",\"result\":").text(record.result);
    memberUnlessEmpty(out, ",\"reason\":", record.reason);
    memberUnlessEmpty(out, ",\"ip\":", record.ip);
    memberUnlessEmpty(out, ",\"client\":", record.client);
    memberUnlessEmpty(out, ",\"requestId\":", record.requestId);
    if (detail::isTree(record.changesJson))
        out.raw(",\"changes\":").raw(record.changesJson);
    else
        memberUnlessEmpty(out, ",\"changes\":", record.changesJson); // no JSON: as a text, so that the line stays one
    return out.raw("}");
}

Error lineFault() {
    return Error(ErrorKind::Corrupt, "AUDIT_LINE_FORMAT", "A line is not one of a log.");
}

} // namespace

HashLetters sha256Letters(std::string_view bytes) {
    return RecordDigest::ofThread().hex(bytes);
}

std::string sha256Hex(std::string_view bytes) {
    return std::string(textOf(sha256Letters(bytes)));
}

std::string recordLine(const AuditRecord& record) {
    return std::string(lineOf(record).view());
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

HashLetters contentLetters(const AuditRecord& record) {
    return sha256Letters(lineOf(record).view());
}

std::string contentHash(const AuditRecord& record) {
    return std::string(textOf(contentLetters(record)));
}

HashLetters chainLetters(std::string_view prevHash, const AuditRecord& record) {
    LineWriter& text = scratchOfThread();
    if (record.format == 1)
        text.raw(prevHash).raw(canonicalText(record));
    else
        text.raw("sekisho.log.2\n")
            .raw(prevHash)
            .raw("\n")
            .number(record.seq)
            .raw("\n")
            .number(record.at.time_since_epoch().count())
            .raw("\n")
            .raw(record.log)
            .raw("\n")
            .raw(record.content);
    return sha256Letters(text.view());
}

std::string chainHash(std::string_view prevHash, const AuditRecord& record) {
    return std::string(textOf(chainLetters(prevHash, record)));
}

HashLetters contentDigestLetters(std::string_view salt, std::string_view bytes) {
    return sha256Letters(scratchOfThread().raw(salt).raw("\n").raw(bytes).view());
}

std::string contentDigest(std::string_view salt, std::string_view bytes) {
    return std::string(textOf(contentDigestLetters(salt, bytes)));
}

BesideDigests digestsIn(const AuditRecord& record) {
    BesideDigests out;
    if (record.removed || record.changesJson.empty() || record.changesJson.front() != '{') return out;
    sekisho::detail::eachMember(record.changesJson, [&out](std::string_view key, std::string_view value) {
        std::string_view* const to = key == "contentDigest"   ? &out.content
                                     : key == "excerptDigest" ? &out.excerpt
                                     : key == "partiesDigest" ? &out.parties
                                                              : nullptr;
        if (to && to->empty() && value.size() > 2 && value.front() == '"') *to = value.substr(1, value.size() - 2);
        return true;
    });
    return out;
}

bool provesBeside(const AuditRecord& record, const Beside& beside) {
    const HashLetters digest = contentDigestLetters(beside.salt, beside.text);
    const BesideDigests told = digestsIn(record);
    return told.excerpt == textOf(digest) || told.content == textOf(digest);
}

HashLetters sortedPartiesLetters(std::span<const std::string> parties) {
    LineWriter& text = scratchOfThread();
    for (const std::string& party : parties)
        text.raw(party).raw("\n");
    return sha256Letters(text.view());
}

std::string partiesDigest(std::vector<std::string> parties) {
    std::erase(parties, std::string());
    std::ranges::sort(parties);
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    return std::string(textOf(sortedPartiesLetters(parties)));
}

void tellParties(AuditRecord& record, const std::vector<std::string>& parties) {
    std::string& changes = record.changesJson;
    if (changes.empty()) changes = "{}";
    if (changes.front() != '{' || changes.back() != '}') return;
    changes.pop_back();
    if (changes.size() > 1) changes += ',';
    changes += "\"partiesDigest\":\"" + partiesDigest(parties) + "\"}";
}

} // namespace sekisho::proof

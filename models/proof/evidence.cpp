#include "models/proof/evidence.h"

#include "models/proof/line_text.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <limits>
#include <set>

namespace sekisho::proof {

namespace json = boost::json;

namespace {

using detail::appendNumber;
using detail::appendText;
using detail::LineReader;

constexpr std::string_view kHeadBegin = R"({"sekishoLog":2,)";
constexpr std::string_view kStatementBegin = R"({"statement":)";
constexpr std::string_view kBesideBegin = R"({"beside":)";

Error evidenceFault() {
    return Error(ErrorKind::Corrupt, "AUDIT_LINE_FORMAT", "A line is not one of a log.");
}

bool isHashText(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<EvidenceHead> headFrom(std::string_view line) {
    boost::system::error_code failed;
    const json::value value = json::parse(line, failed);
    if (failed || !value.is_object()) return evidenceFault();
    const json::object& object = value.get_object();
    const auto text = [](const json::object& in, std::string_view key) {
        const auto* found = in.if_contains(key);
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    };
    const auto number = [](const json::object& in, std::string_view key) {
        const auto* found = in.if_contains(key);
        return found && found->is_int64() ? found->get_int64() : std::int64_t{-1};
    };
    const auto* from = object.if_contains("from");
    const auto* to = object.if_contains("to");
    const auto* held = object.if_contains("heldBack");
    const auto* key = object.if_contains("key");
    const auto made = parseInstant(text(object, "made"));
    EvidenceHead out;
    out.tenant = text(object, "tenant");
    const std::int64_t domain = number(object, "domainId");
    if (!from || !from->is_object() || !held || !held->is_bool() || !key || !key->is_object() || !made || domain < 0 ||
        domain > std::numeric_limits<DomainId>::max())
        return evidenceFault();
    out.domain = static_cast<DomainId>(domain);
    out.from = {number(from->get_object(), "seq"), text(from->get_object(), "hash")};
    out.to = to ? number(object, "to") : 0;
    out.heldBack = held->get_bool();
    out.made = *made;
    out.keyJwk = json::serialize(*key);
    if (out.from.seq < 0 || !isHashText(out.from.hash) || out.to < 0) return evidenceFault();
    return out;
}

// canonicalText() the other way.
bool readCanonical(std::string_view text, AuditRecord& to) {
    LineReader in(text);
    const auto part = [&](std::string& out) {
        std::size_t size = 0;
        in.number(size).skip(":");
        if (!in.ok() || size >= in.rest().size()) return in.skip("no such part").ok();
        out = in.rest().substr(0, size);
        return in.skip(out).skip(",").ok();
    };
    const auto numberPart = [&](auto& out) {
        std::string digits;
        if (!part(digits)) return false;
        LineReader number(digits);
        return number.number(out).ok() && number.atEnd();
    };
    std::string name;
    std::int64_t at = 0;
    const bool good = part(name) && name == "sekisho.audit.1" && numberPart(to.seq) && numberPart(to.domain) &&
                      numberPart(at) && part(to.actorId) && part(to.actorName) && part(to.action) &&
                      part(to.targetKind) && part(to.targetId) && part(to.targetName) && part(to.result) &&
                      part(to.ip) && part(to.requestId) && part(to.changesJson) && in.atEnd();
    to.at = Instant(std::chrono::microseconds(at));
    to.format = 1;
    return good;
}

Result<AuditRecord> recordFrom(std::string_view line) {
    AuditRecord record;
    std::int64_t seq = 0;
    std::string hash;
    LineReader in(line);
    in.skip("{\"seq\":").number(seq).skip(",\"hash\":").text(hash);
    if (in.take(",\"record\":")) {
        std::string_view bytes = in.rest();
        if (!bytes.ends_with('}')) return evidenceFault();
        bytes.remove_suffix(1);
        SEKISHO_TRY(read, recordOfLine(bytes));
        record = std::move(read);
        record.content = sha256Hex(bytes);
    } else if (in.take(",\"v1\":")) {
        std::string text;
        in.text(text).skip("}");
        if (!in.ok() || !in.atEnd() || !readCanonical(text, record)) return evidenceFault();
    } else {
        std::int64_t at = 0;
        in.skip(",\"at\":").number(at).skip(",\"log\":").text(record.log).skip(",\"content\":").text(record.content);
        in.skip("}");
        if (!in.ok() || !in.atEnd() || !(record.content.empty() || isHashText(record.content))) return evidenceFault();
        record.at = Instant(std::chrono::microseconds(at));
        record.removed = true;
        record.format = record.content.empty() ? 1 : 2;
    }
    if (seq < 1 || !isHashText(hash)) return evidenceFault();
    record.seq = seq; // another one in the line is found as what it is: misplaced
    record.hash = std::move(hash);
    return record;
}

} // namespace

std::string evidenceHeadLine(const EvidenceHead& head) {
    std::string out(kHeadBegin);
    out += "\"tenant\":";
    appendText(out, head.tenant);
    out += ",\"domainId\":";
    appendNumber(out, head.domain);
    out += ",\"from\":{\"seq\":";
    appendNumber(out, head.from.seq);
    out += ",\"hash\":";
    appendText(out, head.from.hash);
    out += '}';
    if (head.to > 0) {
        out += ",\"to\":";
        appendNumber(out, head.to);
    }
    out += head.heldBack ? ",\"heldBack\":true,\"made\":\"" : ",\"heldBack\":false,\"made\":\"";
    out += formatUtc(head.made) + "\",\"key\":" + head.keyJwk + '}';
    return out;
}

std::string evidenceLine(const AuditRecord& record) {
    std::string out = "{\"seq\":";
    out.reserve(512 + record.changesJson.size());
    appendNumber(out, record.seq);
    out += ",\"hash\":";
    appendText(out, record.hash);
    if (record.removed) {
        out += ",\"at\":";
        appendNumber(out, record.at.time_since_epoch().count());
        out += ",\"log\":";
        appendText(out, record.log);
        out += ",\"content\":";
        appendText(out, record.content);
    } else if (record.format == 1) {
        out += ",\"v1\":";
        appendText(out, canonicalText(record));
    } else {
        out += ",\"record\":";
        out += recordLine(record);
    }
    out += '}';
    return out;
}

std::string evidenceStatementLine(std::string_view jws) {
    std::string out(kStatementBegin);
    appendText(out, jws);
    out += '}';
    return out;
}

std::string evidenceBesideLine(const Beside& beside) {
    std::string out(kBesideBegin);
    appendNumber(out, beside.seq);
    out += ",\"salt\":";
    appendText(out, beside.salt);
    out += ",\"text\":";
    appendText(out, beside.text);
    out += '}';
    return out;
}

Result<EvidenceLine> evidenceFrom(std::string_view line) {
    EvidenceLine out;
    if (line.starts_with(kHeadBegin)) {
        SEKISHO_TRY(head, headFrom(line));
        out.head = std::move(head);
    } else if (line.starts_with(kStatementBegin)) {
        LineReader in(line.substr(kStatementBegin.size()));
        in.text(out.statement).skip("}");
        if (!in.ok() || !in.atEnd() || out.statement.empty()) return evidenceFault();
    } else if (line.starts_with(kBesideBegin)) {
        Beside& beside = out.beside.emplace();
        LineReader in(line.substr(kBesideBegin.size()));
        in.number(beside.seq).skip(",\"salt\":").text(beside.salt).skip(",\"text\":").text(beside.text).skip("}");
        if (!in.ok() || !in.atEnd() || beside.seq < 1) return evidenceFault();
    } else {
        SEKISHO_TRY(record, recordFrom(line));
        out.record = std::move(record);
    }
    return out;
}

std::vector<std::string> statementsIn(std::string_view lines) {
    std::vector<std::string> out;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        const auto read = line.starts_with('{') ? evidenceFrom(line) : Result<EvidenceLine>(evidenceFault());
        if (read && read->statement.empty()) continue; // another line of an evidence file
        out.emplace_back(read ? std::string_view(read->statement) : line);
    }
    return out;
}

void takeStatement(std::string_view jws, std::string_view tenant, DomainId domain, const PublicKey& key,
                   SignedStatements& out) {
    const auto payload = key.payloadOf(jws);
    const auto statement = payload ? statementFromText(*payload) : Result<Statement>(payload.error());
    if (!statement) {
        const auto claimed = claimedStatement(jws); // what it says of itself is still the best place to name
        out.bad.push_back({FaultKind::BadStatement, claimed ? claimed->head.seq : 0, statement.error().description});
    } else if (statement->tenant != tenant || statement->domain != domain) {
        out.bad.push_back({FaultKind::BadStatement, statement->head.seq, "the statement is about another tenant"});
    } else {
        out.good.push_back(*statement);
    }
}

Result<EvidenceReport> verifyEvidence(std::istream& file, const PublicKey& key, std::string_view heads) {
    EvidenceReport out;
    const auto begin = file.tellg();
    std::string line;
    if (!std::getline(file, line)) return evidenceFault();
    SEKISHO_TRY(first, evidenceFrom(line));
    if (!first.head) return evidenceFault();
    out.head = *first.head;
    SignedStatements statements;
    std::set<std::string, std::less<>> seen;
    const auto take = [&](std::string_view jws) {
        if (seen.emplace(jws).second) takeStatement(jws, out.head.tenant, out.head.domain, key, statements);
    };
    while (std::getline(file, line))
        if (line.starts_with(kStatementBegin))
            if (const auto read = evidenceFrom(line)) take(read->statement);
    for (const std::string& jws : statementsIn(heads))
        take(jws);
    out.statements = statements.good;
    ChainCheck check(std::move(statements.good), out.head.heldBack, out.head.from,
                     out.head.to > 0 ? out.head.to : ChainCheck::kNoEnd);
    file.clear();
    file.seekg(begin);
    std::vector<Fault> unreadable;
    AuditRecord last;
    std::int64_t seq = out.head.from.seq;
    for (std::int64_t number = 1; std::getline(file, line); ++number) {
        if (number == 1) continue;
        auto read = evidenceFrom(line);
        if (read && read->record) {
            seq = read->record->seq;
            read->record->domain = read->record->domain == 0 ? out.head.domain : read->record->domain;
            check.take(*read->record);
            last = std::move(*read->record);
        } else if (read && read->beside) {
            if (read->beside->seq == last.seq && provesBeside(last, *read->beside))
                ++out.besides;
            else
                unreadable.push_back(
                    {FaultKind::Altered, read->beside->seq, "the text beside it is not the one that was recorded"});
        } else if (!read || read->head) {
            unreadable.push_back({FaultKind::Altered, seq + 1, fmt::format("line {} cannot be read", number)});
        }
    }
    out.chain = check.finish();
    if (out.head.to > out.chain.head.seq)
        unreadable.push_back({FaultKind::TailMissing, out.chain.head.seq + 1,
                              fmt::format("the file says that it goes up to record {}", out.head.to)});
    for (auto* more : {&unreadable, &statements.bad})
        for (Fault& fault : *more)
            if (out.chain.faults.size() < kMostFaults) out.chain.faults.push_back(std::move(fault));
    return out;
}

} // namespace sekisho::proof

#include "service/logs/retention.h"

#include "models/domain/log_facts.h"
#include "models/proof/statement.h"
#include "service/auth/signing_key.h"
#include "service/http/unit_of_work.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/keep_rules.h"
#include "service/rules/notices.h"
#include "service/store/journal.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

namespace json = boost::json;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::proof::ChainPoint;
using sekisho::proof::Statement;
using sekisho::sql::Database;
using std::chrono::days;
using std::chrono::hours;

namespace {

constexpr std::int64_t kRemovedAtOnce = 500; // records in a transaction
constexpr std::int64_t kWalkedAtOnce = 20'000;
constexpr days kStatementsWhole{7};
constexpr days kSurelyOld{14};
constexpr days kNoticedAhead{2};
constexpr days kThinnedBehind{2}; // longer ago it was done
constexpr std::int64_t kHourMicros = std::int64_t{3'600'000'000};

std::int64_t retentionMicros(Instant at) {
    return at.time_since_epoch().count();
}

class Retention {
  public:
    Retention(Services& services, DomainId domain, Instant now)
        : services_(services), domain_(domain), clock_(now), now_(now) {}

    Done run() {
        ServiceSigningKey key(services_.store.dir().signingKey());
        SEKISHO_TRY(signer, key.get());
        key_ = signer.publicKey();
        SEKISHO_TRY(believed, services_.store.read([this](Database& db) { return believedNow(db, domain_, clock_); }));
        now_ = believed;
        SEKISHO_CHECK(tellHeld());
        SEKISHO_TRY(due, services_.store.read([this](Database& db) { return findDue(db); }));
        if (due) {
            SEKISHO_CHECK(announce());
            SEKISHO_CHECK(stateChain(services_, domain_));
            for (auto& [log, of] : due_)
                SEKISHO_CHECK(emptyLog(log, of));
            SEKISHO_CHECK(removeContents());
        }
        SEKISHO_CHECK(inOneStep([this, &due](Database& db) -> Done {
            if (due || head_ > looked_) SEKISHO_CHECK(keepProgress(db));
            return believe(db, domain_, now_, clock_);
        }));
        return moveBase();
    }

  private:
    struct Due {
        std::int64_t before = 0; // what happened before may go
        std::int64_t from = 0;   // up to here that was done
        std::vector<std::int64_t> late;
    };
    using Rows = std::vector<std::tuple<std::int64_t>>;

    // Of a log: its records that happened before were dealt with. Without a log: so were those up to this number.
    std::string progressKey(std::string_view log) const { return fmt::format("retention:{}:{}", domain_, log); }

    Result<std::int64_t> progressOf(Database& db, std::string_view log) const {
        SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT CAST(value AS INTEGER) FROM meta WHERE key = :key",
                                                     progressKey(log)));
        return row ? std::get<0>(*row) : std::int64_t{0};
    }
    Done keepProgress(Database& db, std::string_view log, std::int64_t value) const {
        SEKISHO_CHECK(db.execOften("INSERT INTO meta(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET "
                                   "value = excluded.value",
                                   progressKey(log), fmt::format("{}", value)));
        return {};
    }

    // What may go now and is still there. False: nothing.
    Result<bool> findDue(Database& db) {
        SEKISHO_TRY(settled, settledSeq(db, domain_, *key_, now_));
        SEKISHO_TRY(rules, KeepRules::of(db, domain_, settled));
        SEKISHO_TRY(head, auditHead(db, domain_));
        head_ = head.seq;
        workgroup_ = rules.workgroup();
        kept_ = rules.orderedJson();
        SEKISHO_TRY(looked, progressOf(db, {}));
        looked_ = looked;
        SEKISHO_TRY(late, lateRecords(db));
        SEKISHO_TRY(allowed, newestStatement(db, domain_, *key_));
        for (const sekisho::LogFact& log : sekisho::logFacts()) {
            std::int64_t before = retentionMicros(retainedFrom(now_, rules, log));
            // What was allowed stays so, unless a clock that went ahead has allowed it: then what comes now is kept.
            if (const auto it = allowed.horizons.find(log.key);
                it != allowed.horizons.end() && it->second <= std::chrono::floor<hours>(now_ - kSurelyOld))
                before = std::max(before, retentionMicros(it->second));
            SEKISHO_TRY(from, progressOf(db, log.key));
            if (before < from) rewound_.emplace(log.key, before);
            SEKISHO_TRY(aged, (db.firstOften<std::int64_t>(
                                  "SELECT count(*) FROM audit WHERE domain_id = :domain AND log = :log AND at >= :from "
                                  "AND at < :before AND removed = 0",
                                  domain_, log.key, from, before)));
            Due due{before, from, {}};
            for (const auto& [seq, of, at] : late)
                if (of == log.key && at < from && at < before) due.late.push_back(seq);
            const std::int64_t count = std::get<0>(*aged) + static_cast<std::int64_t>(due.late.size());
            if (count == 0) continue;
            counts_[log.key] = json::object{{"from", count}, {"to", 0}};
            due_.emplace(log.key, std::move(due));
        }
        contentsBefore_ = retentionMicros(contentsRetainedFrom(now_, rules));
        SEKISHO_TRY(contents, (db.firstOften<std::int64_t>(
                                  "SELECT count(*) FROM message_content WHERE domain_id = :domain AND at < :before",
                                  domain_, contentsBefore_)));
        contents_ = contents ? std::get<0>(*contents) : 0;
        if (contents_ > 0) counts_["contents"] = json::object{{"from", contents_}, {"to", 0}};
        return !due_.empty() || contents_ > 0;
    }

    // Taken since the last time, with a time at which their log was looked through already.
    using Late = std::tuple<std::int64_t, std::string, std::int64_t>;
    Result<std::vector<Late>> lateRecords(Database& db) const {
        return db.rowsOften<std::int64_t, std::string, std::int64_t>(
            "SELECT a.seq, a.log, a.at FROM audit a CROSS JOIN audit_horizon h ON h.domain_id = a.domain_id AND h.log "
            "= "
            "a.log WHERE a.domain_id = :domain AND a.seq > :looked AND +a.at < h.before AND a.removed = 0 AND a.format "
            "= 2",
            domain_, looked_);
    }

    Done allow(Database& db, std::string_view log, std::int64_t before) const {
        SEKISHO_CHECK(
            db.execOften("INSERT INTO audit_horizon(domain_id, log, before) VALUES(:domain, :log, :before) ON "
                         "CONFLICT(domain_id, log) DO UPDATE SET before = excluded.before WHERE "
                         "excluded.before > before",
                         domain_, log, before));
        return {};
    }

    // The record, and with it what may be removed. Nothing is yet.
    Done announce() {
        UnitOfWork unit;
        unit.domain = domain_;
        unit.now = clock_;
        counts_["kept"] = json::object{{"from", nullptr}, {"to", json::parse(kept_)}};
        return runUnit(services_, unit, [this](Database& db, UnitOfWork& inside) -> Done {
            for (const auto& [log, due] : due_)
                SEKISHO_CHECK(allow(db, log, due.before));
            if (contents_ > 0) SEKISHO_CHECK(allow(db, kContentsHorizon, contentsBefore_));
            inside.audits.push_back({.action = "log.retention",
                                     .targetKind = "tenant",
                                     .targetId = std::to_string(domain_),
                                     .targetName = workgroup_,
                                     .changesJson = json::serialize(counts_)});
            return {};
        });
    }

    // Once, when it begins.
    Done tellHeld() {
        const std::string key = fmt::format("retentionHeld:{}", domain_);
        SEKISHO_TRY(told, services_.store.read([&key](Database& db) {
            return db.firstOften<std::string>("SELECT value FROM meta WHERE key = :key", key);
        }));
        const bool held = clock_ - now_ >= kNoticedAhead;
        if (held == told.has_value()) return {};
        UnitOfWork unit;
        unit.domain = domain_;
        unit.now = clock_;
        return runUnit(services_, unit, [&](Database& db, UnitOfWork& inside) -> Done {
            if (!held) {
                SEKISHO_CHECK(db.execOften("DELETE FROM meta WHERE key = :key", key));
                return {};
            }
            const auto ahead = std::chrono::floor<days>(clock_ - now_).count();
            SEKISHO_CHECK(
                db.execOften("INSERT INTO meta(key, value) VALUES(:key, :value)", key, fmt::format("{}", ahead)));
            inside.audits.push_back({.action = "log.retention.held",
                                     .targetKind = "tenant",
                                     .targetId = std::to_string(domain_),
                                     .targetName = {},
                                     .changesJson = fmt::format(R"({{"days":{{"from":null,"to":{}}}}})", ahead)});
            return tellHolders(db, domain_, {"audit.settings", sekisho::Access::Operate}, {},
                               {.key = "log.retention.held", .params = {{"days", fmt::format("{}", ahead)}}}, clock_);
        });
    }

    Done inOneStep(const std::function<Done(Database&)>& work) {
        SEKISHO_CHECK(services_.store.write(work));
        services_.store.letOthersWrite();
        return {};
    }

    Done emptyLog(const std::string& log, Due& due) {
        SEKISHO_CHECK(emptyAll([&](Database& db) {
            return db.rowsOften<std::int64_t>(
                "SELECT seq FROM audit WHERE domain_id = :domain AND log = :log AND at >= "
                ":from AND at < :before AND removed = 0 AND format = 2 LIMIT :most",
                domain_, log, due.from, due.before, kRemovedAtOnce);
        }));
        return emptyAll([&due](Database&) -> Result<Rows> {
            Rows out;
            while (!due.late.empty() && out.size() < static_cast<std::size_t>(kRemovedAtOnce)) {
                out.emplace_back(due.late.back());
                due.late.pop_back();
            }
            return out;
        });
    }

    Done emptyAll(const std::function<Result<Rows>(Database&)>& next) {
        for (;;) {
            std::size_t done = 0;
            SEKISHO_CHECK(inOneStep([&](Database& db) -> Done {
                SEKISHO_TRY(rows, next(db));
                for (const auto& [seq] : rows)
                    SEKISHO_CHECK(emptyRecord(db, seq));
                done = rows.size();
                return {};
            }));
            if (done == 0) return {};
        }
    }

    Done emptyRecord(Database& db, std::int64_t seq) const {
        SEKISHO_CHECK(db.execOften(
            "UPDATE audit SET removed = 1, recorded = 0, actor_id = '', actor_name = '', action = '', target_kind = "
            "'', "
            "target_id = '', target_name = '', result = '', ip = '', request_id = '', changes = '', client = '', "
            "reason = '' WHERE domain_id = :domain AND seq = :seq AND removed = 0",
            domain_, seq));
        return removeBeside(db, seq, seq);
    }

    Done removeBeside(Database& db, std::int64_t first, std::int64_t last) const {
        SEKISHO_CHECK(
            db.execOften("DELETE FROM audit_party WHERE domain_id = :domain AND seq >= :first AND seq <= :last",
                         domain_, first, last));
        SEKISHO_CHECK(
            db.execOften("DELETE FROM message_content WHERE domain_id = :domain AND seq >= :first AND seq <= :last",
                         domain_, first, last));
        return {};
    }

    Done removeContents() {
        for (std::int64_t done = contents_ > 0 ? 1 : 0; done > 0;)
            SEKISHO_CHECK(inOneStep([&](Database& db) -> Done {
                SEKISHO_TRY(gone,
                            db.execOften("DELETE FROM message_content WHERE domain_id = :domain AND seq IN (SELECT "
                                         "seq FROM message_content WHERE domain_id = :same AND at < :before "
                                         "LIMIT :most)",
                                         domain_, domain_, contentsBefore_, kRemovedAtOnce));
                done = gone;
                return {};
            }));
        return {};
    }

    Done keepProgress(Database& db) const {
        for (const auto& [log, due] : due_)
            SEKISHO_CHECK(keepProgress(db, log, due.before));
        for (const auto& [log, before] : rewound_)
            SEKISHO_CHECK(keepProgress(db, log, before));
        return keepProgress(db, {}, head_);
    }

    // Over the beginning, as far as nothing of it is kept; the last record always stays. Stated before it is deleted.
    Done moveBase() {
        SEKISHO_TRY(base, services_.store.read([this](Database& db) { return auditBase(db, domain_); }));
        ChainPoint next = base;
        for (std::int64_t most = 1;; most = kWalkedAtOnce) { // most often the first is kept
            const ChainPoint from = next;
            SEKISHO_TRY(walked, services_.store.read([&](Database& db) { return walkFrom(db, from, most); }));
            next = walked;
            if (next.seq - from.seq < most) break;
        }
        if (next.seq > base.seq) {
            SEKISHO_CHECK(inOneStep([&](Database& db) -> Done {
                SEKISHO_CHECK(
                    db.execOften("INSERT INTO audit_base(domain_id, seq, hash) VALUES(:domain, :seq, :hash) ON "
                                 "CONFLICT(domain_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
                                 domain_, next.seq, next.hash));
                return {};
            }));
            SEKISHO_CHECK(stateChain(services_, domain_));
        }
        SEKISHO_TRY(stated, services_.store.read([this](Database& db) { return newestStatement(db, domain_, *key_); }));
        SEKISHO_CHECK(deleteUpTo(std::min(next.seq, stated.base.seq)));
        if (stated.base.seq >= next.seq) return {};
        return Error(ErrorKind::Corrupt, "AUDIT_BROKEN")
            .with("seq", fmt::format("{}", stated.base.seq + 1))
            .because(fmt::format("domain {}: the beginning may not go, it is not as retention leaves it", domain_));
    }

    Result<ChainPoint> walkFrom(Database& db, const ChainPoint& from, std::int64_t most) const {
        SEKISHO_TRY(rows, (db.rowsOften<std::int64_t, std::string, std::int64_t>(
                              "SELECT a.seq, a.hash, a.removed = 1 OR (a.format = 1 AND a.at < coalesce((SELECT before "
                              "FROM audit_horizon h WHERE h.domain_id = a.domain_id AND h.log = a.log), 0)) FROM audit "
                              "a WHERE a.domain_id = :domain AND a.seq > :from ORDER BY a.seq LIMIT :most",
                              domain_, from.seq, most + 1)));
        ChainPoint out = from;
        // One was read more than is walked over: the very last record is never it.
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            const auto& [seq, hash, gone] = rows[i];
            if (gone == 0 || seq != out.seq + 1) break;
            out = {seq, hash};
        }
        return out;
    }

    Done deleteUpTo(std::int64_t base) {
        for (;;) {
            SEKISHO_TRY(first, services_.store.read([this](Database& db) {
                return db.firstOften<std::int64_t>(
                    "SELECT seq FROM audit WHERE domain_id = :domain ORDER BY seq LIMIT 1", domain_);
            }));
            if (!first || std::get<0>(*first) > base) return {};
            const std::int64_t last = std::min(base, std::get<0>(*first) + kRemovedAtOnce - 1);
            SEKISHO_CHECK(inOneStep([&](Database& db) -> Done {
                SEKISHO_CHECK(
                    db.execOften("DELETE FROM audit WHERE domain_id = :domain AND seq <= :last", domain_, last));
                return removeBeside(db, std::get<0>(*first), last);
            }));
        }
    }

    Services& services_;
    DomainId domain_;
    std::optional<sekisho::proof::PublicKey> key_; // once it runs
    Instant clock_;                                // of the service
    Instant now_;                                  // as far as it is believed
    std::string workgroup_;
    std::string kept_;
    std::int64_t head_ = 0;
    std::int64_t looked_ = 0;
    std::map<std::string, Due, std::less<>> due_;              // of logs of which something is due
    std::map<std::string, std::int64_t, std::less<>> rewound_; // looked through beyond what is due now
    json::object counts_;
    std::int64_t contentsBefore_ = 0;
    std::int64_t contents_ = 0;
};

bool allowsMore(const Statement& later, const Statement& earlier) {
    return later.base != earlier.base || later.horizons != earlier.horizons;
}

} // namespace

Done keepRetention(Services& services, DomainId domain, Instant now) {
    return Retention(services, domain, now).run();
}

Done thinStatements(Services& services, DomainId domain, Instant now) {
    const std::int64_t until = retentionMicros(std::chrono::floor<hours>(now - kStatementsWhole));
    const std::int64_t from = retentionMicros(now - kStatementsWhole - kThinnedBehind);
    SEKISHO_TRY(rows, services.store.read([&](Database& db) {
        return db.rowsOften<std::int64_t, std::int64_t, std::string>(
            "SELECT id, at, jws FROM audit_statement WHERE domain_id = :domain AND at >= :from AND at < :until ORDER "
            "BY "
            "id",
            domain, from, until);
    }));
    std::vector<std::int64_t> gone;
    std::optional<Statement> kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& [id, at, jws] = rows[i];
        const bool lastOfHour = i + 1 == rows.size() || std::get<1>(rows[i + 1]) / kHourMicros != at / kHourMicros;
        SEKISHO_TRY(claimed, sekisho::proof::claimedStatement(jws));
        if (!lastOfHour && kept && !allowsMore(claimed, *kept))
            gone.push_back(id);
        else
            kept = std::move(claimed);
    }
    for (std::size_t done = 0; done < gone.size(); done += static_cast<std::size_t>(kRemovedAtOnce)) {
        SEKISHO_CHECK(services.store.write([&](Database& db) -> Done {
            const std::size_t end = std::min(gone.size(), done + static_cast<std::size_t>(kRemovedAtOnce));
            for (std::size_t i = done; i < end; ++i)
                SEKISHO_CHECK(db.execOften("DELETE FROM audit_statement WHERE id = :id", gone[i]));
            return {};
        }));
        services.store.letOthersWrite();
    }
    return {};
}

} // namespace sekishod

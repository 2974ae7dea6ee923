#pragma once
// Takes what the service hands out into an archive: evidence lines in order, checked against the chain as they come.
// What breaks it is stored as it came, marked, and told. Each take() is one transaction that is on the disk when it
// returns; an error leaves what was taken before whole. One thread.

#include "models/domain/clock.h"
#include "models/ports/logs.h"
#include "models/proof/chain.h"
#include "models/proof/public_key.h"
#include "models/store/log_archive_rows.h"

#include <functional>
#include <string>
#include <vector>

namespace sekisho::store {

class ArchiveIntake {
  public:
    // The database outlives it.
    static Result<ArchiveIntake> on(sql::Database& db, const Clock& clock);

    // What is to be asked for: the records after this one. Notes the key that the service shows, what it has forgotten
    // before it was fetched, and that it knows less than it did.
    Result<std::int64_t> begin(const ports::ChainRun& run);
    struct Taken {
        std::int64_t last = 0; // the last record that is here
        std::int64_t records = 0;
        std::int64_t faults = 0; // new ones
    };
    // AUDIT_LINE_FORMAT: a line is not one of a log; nothing of the page is taken.
    Result<Taken> take(const std::vector<std::string>& lines);
    // Records without a chain, of an archive that makes its own: numbered, hashed and stated here, by the archive's own
    // key. `beside` is done in the same transaction.
    Result<Taken> takeOwn(std::vector<AuditRecord> records, const std::function<Done()>& beside);
    std::int64_t last() const { return last_.seq; }
    const proof::ChainPoint& point() const { return last_; }

  private:
    struct Line {
        AuditRecord record;
        std::string bytes; // to be stored
    };
    struct Told {
        proof::Statement statement;
        std::string jws;
    };
    struct Page {
        std::vector<Line> records;
        std::vector<Told> statements;
        std::vector<proof::Beside> besides;
        std::vector<proof::Fault> faults;
    };
    explicit ArchiveIntake(sql::Database& db, const Clock& clock) : db_(&db), clock_(&clock) {}
    Result<Page> read(const std::vector<std::string>& lines) const;
    void readStatement(const std::string& jws, Page& page) const;
    static void readBeside(proof::Beside beside, Page& page);
    Done known(Page& page); // what is here already: compared and dropped
    void check(Page& page);
    Result<Taken> store(Page page, const std::function<Done()>& beside = {});
    Result<Told> ownStatement(const proof::ChainPoint& head);
    Done storeRecords(const Page& page);
    Done storeStatements();
    Done storeBesides(const Page& page);
    Done storeFaults(const std::vector<proof::Fault>& faults, Taken& taken);
    Done addSegment(std::int64_t first, std::int64_t missed);
    Done learnBase(const proof::Statement& statement);
    Done noteKey(const std::string& jwk);

    sql::Database* db_;
    const Clock* clock_;
    ArchiveLogs logs_;
    std::vector<proof::PublicKey> keys_;
    std::vector<ArchiveSegment> segments_;
    std::vector<Told> waiting_; // about records that are not here yet
    std::optional<proof::Statement> latest_;
    proof::ChainPoint last_;
    bool incomplete_ = false;
};

} // namespace sekisho::store

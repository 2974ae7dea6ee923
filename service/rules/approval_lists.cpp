#include "service/rules/approval_lists.h"

#include "service/rules/approval_deciders.h"
#include "service/rules/approvals.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <utility>

namespace sekishod {

using sekisho::ApprovalRequest;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::sql::Database;

namespace {

constexpr int kLookedAtOnce = 500;                    // rows in one view of the store
constexpr std::chrono::milliseconds kLongestTurn{50}; // of the writer; one command at least

class ApprovalReader {
  public:
    ApprovalReader(Services& services, const Caller& caller, Instant now)
        : services_(services), caller_(caller), now_(now), deciders_(services, caller.domain, now) {}

    struct Page {
        std::vector<ApprovalRequest> requests;
        std::optional<PageCursor> next;
    };
    Result<Page> page(const ApprovalQuestion& question);
    Result<bool> sees(Database& db, const ApprovalHead& head) const;
    struct Candidate {
        StoredApproval approval;
        std::optional<std::string> why; // nothing: it must be tried
    };
    // In short turns of the writer, each rolled back. What is beyond the bound stays untried.
    Done tryAll(std::vector<Candidate>& candidates);

  private:
    struct Batch {
        std::vector<Candidate> candidates;
        std::optional<PageCursor> last; // of the last row that was looked at
        int looked = 0;
        bool end = false; // there is nothing behind it
    };
    Result<Batch> nextBatch(const ApprovalQuestion& question, const std::optional<PageCursor>& after) const;
    Result<std::optional<Candidate>> candidateOf(Database& db, const ApprovalQuestion& question,
                                                 const ApprovalHead& head) const;

    Services& services_;
    const Caller& caller_;
    Instant now_;
    ApprovalDeciders deciders_;
    std::map<std::string, std::string> known_; // verdicts so far, by id
    int tried_ = 0;
};

PageCursor placeOf(const StoredApproval& approval) {
    return {sekisho::toMillis(approval.request.createdAt), approval.request.id};
}

Result<bool> ApprovalReader::sees(Database& db, const ApprovalHead& head) const {
    if (head.requester == caller_.actorId() || head.voted) return true;
    KeptCommand command = head.command;
    if (ApprovalDeciders::looksAreEnough(head.action)) { // it is asked by what the body names
        SEKISHO_TRY(whole, findApproval(db, caller_.domain, head.id, now_));
        if (!whole) return false;
        command = std::move(whole->command);
    }
    const Done looks = deciders_.mayLook(db, head.action, command, caller_);
    if (!looks && !isRefusedCommand(looks.error())) return looks.error();
    return looks.has_value();
}

// Nothing: not for this list.
Result<std::optional<ApprovalReader::Candidate>>
ApprovalReader::candidateOf(Database& db, const ApprovalQuestion& question, const ApprovalHead& head) const {
    std::optional<Candidate> out;
    const bool forMe = question.view == ApprovalView::ForMe;
    if (forMe && (!head.decidable || head.voted || head.requester == caller_.actorId())) return out;
    if (question.view != ApprovalView::Mine) {
        SEKISHO_TRY(seen, sees(db, head));
        if (!seen) return out;
    }
    SEKISHO_TRY(whole, findApproval(db, caller_.domain, head.id, now_));
    if (!whole) return out;
    SEKISHO_TRY(why, deciders_.whyNotByLook(db, *whole, caller_));
    if (forMe && why && !why->empty()) return out;
    if (!why && ApprovalDeciders::isLarge(*whole)) why = std::string(); // his vote itself is tried
    out = Candidate{std::move(*whole), std::move(why)};
    return out;
}

Result<ApprovalReader::Batch> ApprovalReader::nextBatch(const ApprovalQuestion& question,
                                                        const std::optional<PageCursor>& after) const {
    HeadQuestion heads;
    heads.domain = caller_.domain;
    heads.user = sekisho::UserId(caller_.actorId());
    heads.open = question.open;
    heads.mine = question.view == ApprovalView::Mine;
    heads.most = kLookedAtOnce;
    if (after) {
        heads.afterCreated = after->id;
        heads.afterId = after->key;
    }
    return services_.store.read([&](Database& db) -> Result<Batch> {
        Batch out;
        SEKISHO_TRY(rows, approvalHeads(db, heads, now_));
        out.end = rows.size() < static_cast<std::size_t>(kLookedAtOnce);
        for (const ApprovalHead& head : rows) {
            if (static_cast<int>(out.candidates.size()) > question.count) { // enough to be tried first
                out.end = false;
                break;
            }
            SEKISHO_TRY(candidate, candidateOf(db, question, head));
            if (candidate) out.candidates.push_back(std::move(*candidate));
            out.last = PageCursor{head.created, head.id};
            ++out.looked;
        }
        return out;
    });
}

Done ApprovalReader::tryAll(std::vector<Candidate>& candidates) {
    for (std::size_t at = 0; at < candidates.size();) {
        TenantStore::Writer writer(services_.store);
        SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(writer.database()));
        static_cast<void>(transaction); // rolled back with this turn
        const auto end = std::chrono::steady_clock::now() + kLongestTurn;
        for (; at < candidates.size(); ++at) {
            Candidate& one = candidates[at];
            const auto found = known_.find(one.approval.request.id);
            if (!one.why && found != known_.end()) one.why = found->second;
            if (one.why || tried_ == kMostTriedOfList) continue;
            ++tried_;
            SEKISHO_TRY(why, deciders_.whyNot(writer.database(), one.approval, caller_));
            known_[one.approval.request.id] = why;
            one.why = std::move(why);
            if (std::chrono::steady_clock::now() < end) continue;
            ++at;
            break;
        }
    }
    return {};
}

Result<ApprovalReader::Page> ApprovalReader::page(const ApprovalQuestion& question) {
    Page out;
    std::optional<PageCursor> place = question.after;
    for (int looked = 0; looked < kMostLookedOfList;) {
        SEKISHO_TRY(batch, nextBatch(question, place));
        const bool untried = std::ranges::any_of(batch.candidates, [](const Candidate& one) { return !one.why; });
        if (untried) SEKISHO_CHECK(tryAll(batch.candidates));
        for (Candidate& one : batch.candidates) {
            out.next = place;
            if (!one.why) return out; // whoever goes on begins here
            const bool wanted = question.view != ApprovalView::ForMe || one.why->empty();
            if (wanted && static_cast<int>(out.requests.size()) == question.count) return out;
            place = placeOf(one.approval);
            if (!wanted) continue;
            SEKISHO_TRY(told, services_.store.read([&](Database& db) {
                return toldTo(db, caller_, one.approval, std::move(*one.why), now_);
            }));
            out.requests.push_back(std::move(told));
        }
        out.next.reset();
        if (batch.end) return out;
        place = batch.last;
        looked += batch.looked;
    }
    out.next = place;
    return out;
}

} // namespace

Result<ApprovalListing> listApprovals(Services& services, const Caller& caller, const ApprovalQuestion& question,
                                      Instant now) {
    ApprovalReader reader(services, caller, now);
    SEKISHO_TRY(page, reader.page(question));
    ApprovalListing out;
    out.requests = std::move(page.requests);
    out.next = std::move(page.next);
    if (!question.totals) return out;
    SEKISHO_TRY(forMe, reader.page({.view = ApprovalView::ForMe, .open = true, .count = kMostTriedOfList}));
    out.forMe = static_cast<std::int64_t>(forMe.requests.size());
    SEKISHO_TRY(mine,
                services.store.read([&](Database& db) { return countMine(db, caller.domain, caller.actorId(), now); }));
    out.mine = mine;
    return out;
}

Result<ApprovalRequest> oneApproval(Services& services, const Caller& caller, std::string_view id, Instant now) {
    const Error missing(ErrorKind::NotFound, "APPROVAL_NOT_EXIST");
    ApprovalReader reader(services, caller, now);
    std::vector<ApprovalReader::Candidate> found;
    const Done read = services.store.read([&](Database& db) -> Done {
        SEKISHO_TRY(approval, findApproval(db, caller.domain, id, now));
        if (!approval) return missing;
        const auto& request = approval->request;
        const ApprovalHead head{request.id,
                                request.action,
                                request.requester.value,
                                0,
                                isOpen(request.state),
                                approval->voteOf(caller.user) != nullptr,
                                approval->command};
        SEKISHO_TRY(seen, reader.sees(db, head));
        if (!seen) return missing;
        SEKISHO_TRY(why, ApprovalDeciders(services, caller.domain, now).whyNotByLook(db, *approval, caller));
        found.push_back({std::move(*approval), std::move(why)});
        return {};
    });
    if (!read) return read.error();
    SEKISHO_CHECK(reader.tryAll(found));
    return services.store.read(
        [&](Database& db) { return toldTo(db, caller, found.front().approval, std::move(*found.front().why), now); });
}

Result<bool> hearsOfApproval(Database& db, Services& services, const Caller& caller, std::string_view id, Instant now) {
    SEKISHO_TRY(approval, findApproval(db, caller.domain, id, now));
    if (!approval) return false;
    if (isOwn(*approval, caller) || approval->voteOf(caller.user)) return true;
    const Done looks =
        ApprovalDeciders(services, caller.domain, now).mayLook(db, approval->request.action, approval->command, caller);
    if (!looks && !isRefusedCommand(looks.error())) return looks.error();
    return looks.has_value();
}

} // namespace sekishod

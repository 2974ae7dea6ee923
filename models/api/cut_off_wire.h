#pragma once
// Cut-offs and the brake on the wire, both directions (docs/decisions/0011-devices-and-cut-offs.md). Unknown keys are
// ignored. What cannot be read of a request is BadInput at its wire field, of an answer RESPONSE_MALFORMED. Pure;
// thread-safe.

#include "models/domain/brake.h"
#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/domain/error.h"
#include "models/policy/cut_off_plan.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

boost::json::value cutOffValue(const CutOff& cutOff); // "state" and "counts" are derived
std::string cutOffText(const CutOff& cutOff);
Result<CutOff> cutOffFromText(std::string_view json);
Result<CutOff> cutOffFromValue(const boost::json::value& value);

struct OrderedText {
    CutOff cutOff;
    std::string temporaryPassword;
};
std::string orderedText(const OrderedText& ordered); // {"cutOff":{…},"temporaryPassword"?}
Result<OrderedText> orderedFromText(std::string_view json);

struct CutOffsText {
    std::vector<CutOff> cutOffs;
    std::string nextCursor;
};
std::string cutOffsText(const CutOffsText& page); // {"cutOffs":[…],"responseMetaData"}
Result<CutOffsText> cutOffsFromText(std::string_view json);

struct ProposalText {
    std::string userId, userName, loginId, orgUnit;
    Lost lost = Lost::Phone;
    std::string deviceId;
    std::vector<Device> devices;
    std::vector<Session> sessions;
    std::int64_t sessionCount = 0; // of all there are, where `sessions` has the latest of them only
    std::vector<policy::ProposedStep> steps;
    std::vector<BrakeUse> brake;
};
std::string proposalText(const ProposalText& proposal);
Result<ProposalText> proposalFromText(std::string_view json);

// The order as it is sent, and as it is signed when it waits: keys in a fixed order, so that equal orders are equal
// texts. Limits: note ≤ 2,000, check text ≤ 500 characters, ≤ 100 steps; id is a UUID in lower case.
std::string cutOffOrderText(const CutOffOrder& order);
Result<CutOffOrder> cutOffOrderFrom(const boost::json::value& body);
Result<CutOffOrder> cutOffOrderFromText(std::string_view json);

struct BulkOrder { // of devices or sessions
    CutOffId id;
    std::vector<std::string> targets; // ids; empty with a filter
    std::string note;
};
Result<BulkOrder> bulkOrderFrom(const boost::json::value& body, std::string_view targetsKey); // ≤ 10,000 targets
std::string bulkOrderText(const BulkOrder& order, std::string_view targetsKey, const boost::json::value& filter = {},
                          std::string_view action = {}); // {"id","action"?,targetsKey or "filter","note"}

struct CutOffCompletion { // PATCH of a cut-off
    std::string note;
    IdentityCheck check;
};
std::string completionText(const CutOffCompletion& completion); // {"note","check":{"method","text"}}
Result<CutOffCompletion> completionFrom(const boost::json::value& body);
std::string cutOffNoteText(std::string_view note); // {"note"} of "found again"
Result<std::string> cutOffNoteFrom(const boost::json::value& body);

struct QueuedOrder {       // POST /cut-offs/queued
    std::string text;      // as signed
    std::string signature; // base64url without padding
    std::string keyId;
};
std::string queuedOrderText(const QueuedOrder& queued);
Result<QueuedOrder> queuedOrderFrom(const boost::json::value& body);
std::string consoleKeyText(std::string_view publicKeyPem); // {"publicKey"}
Result<std::string> consoleKeyFrom(const boost::json::value& body);
std::string consoleKeyIdText(std::string_view keyId); // {"keyId"}
Result<std::string> consoleKeyIdFromText(std::string_view json);
struct ReceiptText {
    std::string json; // as signed
    std::string jws;
};
std::string receiptText(const ReceiptText& receipt); // {"receipt":{…},"jws"}
Result<ReceiptText> receiptFromText(std::string_view json);

std::string brakeUseText(const std::vector<BrakeUse>& uses); // {"kinds":[…]}
Result<std::vector<BrakeUse>> brakeUseFromText(std::string_view json);
struct HeldText {
    std::vector<HeldOrder> orders;
    std::string nextCursor;
    std::int64_t total = -1;
    std::vector<HeldGroup> groups;
};
std::string heldText(const HeldText& page); // {"orders":[…],"total"?,"groups":[…],"responseMetaData"}
Result<HeldText> heldFromText(std::string_view json);
struct DecisionText {
    std::vector<std::string> orders;
    bool all = false;
    std::string actorId;           // with all
    std::optional<BrakeKind> kind; // with all
    std::optional<Instant> until;  // with all
    std::string reason;            // ≤ 1,000 characters
};
std::string
decisionText(const DecisionText& decision); // {"orders":[…]} or {"all","actorId"?,"kind"?,"until"?}, and "reason"
Result<DecisionText> decisionFrom(const boost::json::value& body);
struct DecidedText {
    std::int64_t done = 0, refused = 0;
};
std::string decidedText(const DecidedText& decided);
Result<DecidedText> decidedFromText(std::string_view json);

} // namespace sekisho::api

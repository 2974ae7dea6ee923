#pragma once
// Cutting off: what was ordered against a lost device, a selection of devices or of sessions, and how far each step is
// proven (product.md D3–D6, S6; docs/decisions/0011-devices-and-cut-offs.md). The order is one transaction on the
// service; what a device has to do itself follows.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/domain/session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

using CutOffId = Id<struct CutOffTag>; // chosen by whoever orders (UUID): a repeated order is the same order

enum class CutOffKind { LostDevice, Devices, Sessions, Members }; // Members: single commands that the brake holds
std::string_view cutOffKindKey(CutOffKind kind);                  // "lostDevice", "devices", "sessions", "members"
std::optional<CutOffKind> cutOffKindOf(std::string_view key);

enum class Lost { Phone, Pc, Everything };
std::string_view lostKey(Lost lost); // "phone", "pc", "everything"
std::optional<Lost> lostOf(std::string_view key);

// In the order in which they are carried out.
enum class StepKind {
    AppStop,      // アプリの利用停止; target "mobile" or "pc"
    EndSessions,  // of the clients that go with what was lost, or those named
    RevokeTokens, // access and refresh tokens of these sessions, and of apps that act for the member
    Untrust,      // 信頼済み端末 no longer
    Block,        // the device may not come back
    WipeAppData,  // アプリデータ削除; needs an agent with MDM; never taken back
    ResetDevice,  // 端末初期化; likewise
    Password,     // a temporary one, to be changed at the next sign-in
    Suspend,      // 一時停止 of the member
    Remove,       // the device leaves the list; whoever signs in there again brings it back
    Delete,       // 削除 of the member; target "forever": without the days in which it can be taken back
};
std::string_view stepKindKey(StepKind kind); // "appStop", "endSessions", "revokeTokens", "untrust", "block", …
std::optional<StepKind> stepKindOf(std::string_view key);
bool reversible(StepKind kind);  // "found again" takes it back
bool needsDevice(StepKind kind); // the device itself has to do it: WipeAppData, ResetDevice

enum class StepState {
    Held,         // waits at the brake for a second person
    Requested,    // ordered; the device has not been reached yet
    Acknowledged, // in force on the service, or the device has the order
    Verified,    // seen: the service refused the token, the device confirmed the erase, the present state was read back
    Unreachable, // no contact since unreachableSince
    Failed,      // the device could not, with its reason
    Contradicted, // the device confirmed, and then did what it could not do any more
    Rejected,     // by the second person
    Withdrawn,    // by whoever ordered, or "cancel all pending"
    Expired,      // nobody decided in time, or the device never came back
    Reversed,     // taken back: found again
};
std::string_view stepStateKey(StepState state);
std::optional<StepState> stepStateOf(std::string_view key);
bool isFinal(StepState state); // nothing will happen any more by itself; Unreachable is not final

struct Evidence {     // why a step is in its state, oldest first
    std::string what; // "inForce", "gateRefused", "requestRefused", "deviceAcknowledged", "deviceConfirmed",
                      // "deviceFailed", "deviceContradicted", "noContact", "heldByBrake", "released", "rejected",
                      // "withdrawn", "expired", "reversed", "readBack"
    Instant at{};
    std::string detail; // address, reason of the device, name of the person
    bool operator==(const Evidence&) const = default;
};

struct CutOffStep {
    int number = 0; // from 1
    StepKind kind = StepKind::EndSessions;
    UserId user;
    std::string userName;
    std::string target;     // id of the device, "mobile"/"pc" of AppStop; empty: the member
    std::string targetName; // for people
    StepState state = StepState::Requested;
    Instant requestedAt{};
    std::optional<Instant> acknowledgedAt;
    std::optional<Instant> verifiedAt;
    std::optional<Instant> unreachableSince;
    std::string reason;     // key of resources/cut_off.json "reasons": why it is not further
    std::int64_t count = 0; // sessions ended, tokens revoked
    std::vector<Evidence> evidence;
    bool operator==(const CutOffStep&) const = default;
};

struct IdentityCheck {  // how it was made sure that the caller is the member (guideline 6.5 C.13(2))
    std::string method; // key of resources/cut_off.json "identityChecks"; empty: not recorded yet
    std::string text;
    bool operator==(const IdentityCheck&) const = default;
};

enum class CutOffState { Open, Held, Verified, Incomplete, FoundAgain, Withdrawn };
std::string_view cutOffStateKey(CutOffState state);
std::optional<CutOffState> cutOffStateOf(std::string_view key);

struct CutOffNotice {    // who was told
    std::string channel; // "mail", "talk"
    std::string to;      // name for people, no address
    std::string state;   // "waiting", "sent", "failed", "notConfigured"
    std::optional<Instant> sentAt;
    bool operator==(const CutOffNotice&) const = default;
};

struct StepCounts {
    int verified = 0, waiting = 0, held = 0, unreachable = 0, wrong = 0, over = 0; // wrong: failed, contradicted
    int all() const { return verified + waiting + held + unreachable + wrong + over; }
    bool operator==(const StepCounts&) const = default;
};

struct SweepProgress { // sessions of an order that goes on behind its answer
    std::int64_t done = 0, expected = 0;
    bool operator==(const SweepProgress&) const = default;
};

struct CutOff {
    CutOffId id;
    CutOffKind kind = CutOffKind::LostDevice;
    Lost lost = Lost::Phone;
    UserId user; // of LostDevice; empty: several members
    std::string userName;
    std::string loginId;
    std::string orgUnit; // name of his own organization
    UserId actor;
    std::string actorName;
    Instant orderedAt{};  // when it was ordered: earlier than receivedAt when it waited in a queue
    Instant receivedAt{}; // when the service carried it out
    bool queued = false;
    std::string note; // of the call, ≤ 2,000 characters
    IdentityCheck check;
    std::vector<CutOffStep> steps;
    std::optional<StepCounts> counted;  // of all steps, where `steps` has a part of them only
    std::optional<SweepProgress> sweep; // it is still being carried out, piece by piece
    std::vector<CutOffNotice> notices;
    std::optional<Instant> foundAt; // "found again"
    std::string foundBy;
    std::string foundNote;
    Version version = 0;
    bool operator==(const CutOff&) const = default;
};
CutOffState stateOf(const CutOff& cutOff);                          // Verified: every step that is to hold is verified
StepCounts countsOf(const CutOff& cutOff);                          // of all steps
void countStep(StepCounts& counts, StepState state, int steps = 1); // each state counts in exactly one of them

// What is asked for. Steps without a target stand for all that go with `lost`; the service expands them.
struct StepOrder {
    StepKind kind = StepKind::EndSessions;
    std::string target;
    bool operator==(const StepOrder&) const = default;
};
struct CutOffOrder {
    CutOffId id;
    UserId user;
    Lost lost = Lost::Phone;
    DeviceId device; // the one that is gone; empty: not known, all of that kind
    std::vector<StepOrder> steps;
    std::string note;
    IdentityCheck check;
    Instant orderedAt{};
    bool operator==(const CutOffOrder&) const = default;
};
// The same for a selection from a list; each device is one step.
enum class DeviceAction { WipeAppData, ResetDevice, Block, Unblock, Untrust, UpdateNotice, Remove };
std::string_view deviceActionKey(DeviceAction action);
std::optional<DeviceAction> deviceActionOf(std::string_view key);

} // namespace sekisho

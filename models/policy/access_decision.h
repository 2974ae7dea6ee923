#pragma once
// May this member do this, from here, with this client? The one question of sign-in, of each request, of the evaluation
// endpoint and of the preview, asked of all policies in the order of the gates. Pure; allowed requests allocate
// nothing.

#include "models/domain/error.h"
#include "models/policy/account_policy.h"
#include "models/policy/file_policy.h"
#include "models/policy/mobile_policy.h"
#include "models/policy/network_policy.h"
#include "models/policy/service_template.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

// The policies of a tenant that decide, as typed views.
struct PolicySet {
    AccountPolicy account;
    NetworkPolicy network;
    MobilePolicy mobile;
    FilePolicy files;
    ExternalTalkPolicy externalTalk;
};
using PolicyValues = std::map<std::string, Values, std::less<>>; // by the policy's key
PolicySet policySetOf(const PolicyValues& values);               // a policy that is missing has its defaults

// Who asks. The texts and the matrix belong to the caller and must outlive the call.
struct AccessSubject {
    std::string_view user; // member or service account
    bool isHighest = false;
    bool isServiceAccount = false;
    Standing standing = Standing::Good;
    bool appStopMobile = false;
    bool appStopPc = false; // PC app and Drive explorer
    bool hasSecondFactor = false;
    const Matrix* matrix = nullptr; // of the effective template; null: no template restricts
};

enum class AccessAction { SignIn, Use, Upload, Download };
std::string_view accessActionKey(AccessAction action); // "signIn", "use", "upload", "download"
std::optional<AccessAction> accessActionOf(std::string_view key);
enum class LoginMethod { Password, Phone, Line, ScreenUnlock };
std::string_view loginMethodKey(LoginMethod method); // "password", "phone", "line", "screenUnlock"
std::optional<LoginMethod> loginMethodOf(std::string_view key);

struct AccessRequest {
    AccessAction action = AccessAction::Use;
    ClientKind client = ClientKind::Browser;
    std::optional<Service> service; // none: the client as such
    std::optional<Right> via;       // CalDav, Imap, Pop, AutoForward or ExternalMail: this way into the service
    std::optional<IpAddress> address;
    std::string_view country; // ISO 3166-1 alpha-2; empty: unknown
    // Upload and download:
    std::string_view extension;    // see extensionOf()
    std::optional<Service> linked; // where the file comes from or goes to, when that is another service
    ExternalPartner partner = ExternalPartner::None; // the talk is with people outside
    // Sign-in:
    LoginMethod method = LoginMethod::Password;
    bool factorPassed = false; // in this sign-in, not by a trusted device
    bool managed = false;      // the phone shows the key of the company's own MDM
};

// In the order of the gates, which is that of a decision's reasons.
enum class ReasonCode {
    AccountDeleted,    // ACCOUNT_DELETED
    AccountSuspended,  // ACCOUNT_LOCKED
    AccountNotStarted, // ACCOUNT_NOT_STARTED
    AppStopped,        // APP_STOPPED {client}
    AccessAddress,     // ACCESS_ADDRESS {address}
    CountryStepUp,     // COUNTRY_STEP_UP {country}
    ServiceNotAllowed, // SERVICE_NOT_ALLOWED {client,service}; without service: the client as such
    LoginMethodOff,    // LOGIN_METHOD_OFF {method}
    MdmKeyMissing,     // MDM_KEY_MISSING
    ExternalTalkOff,   // EXTERNAL_TALK_OFF {partner}
    FileTypeBanned,    // FILE_TYPE_BANNED {extension,service}
    MobileUploadOff,   // MOBILE_UPLOAD_OFF
    MobileDownloadOff, // MOBILE_DOWNLOAD_OFF {service}
    ExternalFilesOff,  // EXTERNAL_FILES_OFF {partner}
};
inline constexpr std::size_t kReasons = 14;
std::string_view reasonKey(ReasonCode code); // of resources/errors.json

// All that speaks against a request, without words: cheap enough for every request and for a million facts.
struct Refusals {
    std::uint32_t bits = 0; // 1 << ReasonCode
    bool stepUp = false;    // sign-in: only after a second factor, of which he has one
    bool none() const { return bits == 0; }
    bool has(ReasonCode code) const { return (bits >> static_cast<unsigned>(code) & 1U) != 0; }
    void add(ReasonCode code) { bits |= 1U << static_cast<unsigned>(code); }
    bool operator==(const Refusals&) const = default;
};
Refusals refusalsOf(const PolicySet& policies, const AccessSubject& subject, const AccessRequest& request);
// For whoever knows already what the policy says about address and country (place) and the list of exceptions.
Refusals refusalsOf(const PolicySet& policies, const AccessSubject& subject, const AccessRequest& request,
                    NetworkPlace place, bool isException);
// Those of them that speak of the file itself: type, mobile upload and download, talks with people outside.
inline constexpr std::uint32_t kFileReasons = 1U << static_cast<unsigned>(ReasonCode::ExternalTalkOff) |
                                              1U << static_cast<unsigned>(ReasonCode::FileTypeBanned) |
                                              1U << static_cast<unsigned>(ReasonCode::MobileUploadOff) |
                                              1U << static_cast<unsigned>(ReasonCode::MobileDownloadOff) |
                                              1U << static_cast<unsigned>(ReasonCode::ExternalFilesOff);

struct Reason {
    std::string code; // of resources/errors.json
    std::vector<ErrorParam> params;
};
struct AccessDecision {
    bool allowed = true;
    bool stepUp = false;         // allowed only after a second factor (COUNTRY_STEP_UP); never without `allowed`
    std::vector<Reason> reasons; // why not, in the order of the gates; empty exactly when allowed
};
AccessDecision decideAccess(const PolicySet& policies, const AccessSubject& subject, const AccessRequest& request);
// The first reason, as the service answers it: 403 with code and params. Call it for a refusal.
Error accessError(const AccessDecision& decision);

} // namespace sekisho::policy

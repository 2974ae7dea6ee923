#include "models/policy/access_decision.h"

#include <array>

namespace sekisho::policy {

namespace {

struct ReasonWord {
    ReasonCode code;
    std::string_view key;
};
constexpr std::array kReasonWords{
    ReasonWord{ReasonCode::AccountDeleted, "ACCOUNT_DELETED"},
    ReasonWord{ReasonCode::AccountSuspended, "ACCOUNT_LOCKED"},
    ReasonWord{ReasonCode::AccountNotStarted, "ACCOUNT_NOT_STARTED"},
    ReasonWord{ReasonCode::AppStopped, "APP_STOPPED"},
    ReasonWord{ReasonCode::AccessAddress, "ACCESS_ADDRESS"},
    ReasonWord{ReasonCode::CountryStepUp, "COUNTRY_STEP_UP"},
    ReasonWord{ReasonCode::ServiceNotAllowed, "SERVICE_NOT_ALLOWED"},
    ReasonWord{ReasonCode::LoginMethodOff, "LOGIN_METHOD_OFF"},
    ReasonWord{ReasonCode::MdmKeyMissing, "MDM_KEY_MISSING"},
    ReasonWord{ReasonCode::ExternalTalkOff, "EXTERNAL_TALK_OFF"},
    ReasonWord{ReasonCode::FileTypeBanned, "FILE_TYPE_BANNED"},
    ReasonWord{ReasonCode::MobileUploadOff, "MOBILE_UPLOAD_OFF"},
    ReasonWord{ReasonCode::MobileDownloadOff, "MOBILE_DOWNLOAD_OFF"},
    ReasonWord{ReasonCode::ExternalFilesOff, "EXTERNAL_FILES_OFF"},
};
static_assert(kReasonWords.size() == kReasons);

constexpr std::array<std::string_view, 4> kActions{"signIn", "use", "upload", "download"};
constexpr std::array<std::string_view, 4> kMethods{"password", "phone", "line", "screenUnlock"};

template<class T, std::size_t N>
std::optional<T> valueOf(const std::array<std::string_view, N>& keys, std::string_view key) {
    for (std::size_t i = 0; i < N; ++i)
        if (keys[i] == key) return static_cast<T>(i);
    return std::nullopt;
}

const Values& valuesOf(const PolicyValues& values, std::string_view key) {
    static const Values none;
    const auto found = values.find(key);
    return found == values.end() ? none : found->second;
}

// The service that a way in belongs to; nothing: `via` is no way of its own.
std::optional<Service> serviceBehind(Right via) {
    switch (via) {
    case Right::CalDav:
        return Service::Calendar;
    case Right::Imap:
    case Right::Pop:
    case Right::AutoForward:
    case Right::ExternalMail:
        return Service::Mail;
    default:
        return std::nullopt;
    }
}

bool comesByItself(const AccessRequest& request) {
    return request.via && serviceBehind(*request.via);
}

void judgeStanding(Refusals& refusals, Standing standing) {
    switch (standing) {
    case Standing::Good:
        return;
    case Standing::Deleted:
        return refusals.add(ReasonCode::AccountDeleted);
    case Standing::Suspended:
    case Standing::LockedOut:
        return refusals.add(ReasonCode::AccountSuspended);
    case Standing::Awaiting:
        return refusals.add(ReasonCode::AccountNotStarted);
    }
}

bool appStopped(const AccessSubject& subject, ClientKind client) {
    if (client == ClientKind::MobileApp) return subject.appStopMobile;
    return (client == ClientKind::PcApp || client == ClientKind::DriveExplorer) && subject.appStopPc;
}

// CalDAV, IMAP and their like come from programs of others: under the address list as API tokens are, and there is
// nobody whom a second factor could be asked of.
void judgeNetwork(Refusals& refusals, const NetworkPolicy& policy, const AccessSubject& subject,
                  const AccessRequest& request, NetworkPlace place, bool isException) {
    const ClientKind client = comesByItself(request) ? ClientKind::Api : request.client;
    switch (networkVerdict(policy, client, place, {subject.isHighest, isException, subject.isServiceAccount})) {
    case NetworkVerdict::Allowed:
        return;
    case NetworkVerdict::Refused:
        return refusals.add(ReasonCode::AccessAddress);
    case NetworkVerdict::StepUp:
        if (request.action != AccessAction::SignIn || request.factorPassed) return;
        if (subject.hasSecondFactor)
            refusals.stepUp = true;
        else
            refusals.add(ReasonCode::CountryStepUp);
    }
}

bool templateAllows(const Matrix& matrix, const AccessRequest& request) {
    if (comesByItself(request)) return matrix.has(*serviceBehind(*request.via), *request.via);
    return request.service ? usable(matrix, *request.service, request.client) : clientUsable(matrix, request.client);
}

bool methodAllowed(const AccountPolicy& policy, LoginMethod method) {
    switch (method) {
    case LoginMethod::Password:
        return true;
    case LoginMethod::Phone:
        return policy.loginByPhone;
    case LoginMethod::Line:
        return policy.loginByLine;
    case LoginMethod::ScreenUnlock:
        return policy.loginByScreenUnlock;
    }
    return false;
}

// Sessions from before the link have ended with it, so what goes on has shown the key.
bool lacksMdmKey(const MobilePolicy& policy, const AccessRequest& request) {
    return policy.mdm == Mdm::ThirdParty && request.client == ClientKind::MobileApp && !request.managed;
}

void judgeFile(Refusals& refusals, const PolicySet& policies, const AccessSubject& subject,
               const AccessRequest& request) {
    const bool upload = request.action == AccessAction::Upload;
    const bool phone = request.client == ClientKind::MobileApp;
    const bool judged = upload || request.linked; // taking out what is there already is no transfer between services
    if (judged && request.service &&
        !fileTypeAllowed(policies.files, *request.service, request.linked, request.extension))
        refusals.add(ReasonCode::FileTypeBanned);
    if (upload && phone && !policies.files.mobileUpload) refusals.add(ReasonCode::MobileUploadOff);
    if (!upload && phone && subject.matrix && request.service &&
        !mobileDownloadAllowed(*subject.matrix, *request.service))
        refusals.add(ReasonCode::MobileDownloadOff);
    if (upload && !filesAllowed(policies.externalTalk, request.partner)) refusals.add(ReasonCode::ExternalFilesOff);
}

Reason reasonOf(ReasonCode code, const AccessRequest& request) {
    Reason reason{std::string(reasonKey(code)), {}};
    const auto with = [&reason](const char* name, std::string_view value) {
        reason.params.push_back({name, std::string(value)});
    };
    switch (code) {
    case ReasonCode::AppStopped:
        with("client", clientKindKey(request.client));
        break;
    case ReasonCode::AccessAddress:
        with("address", request.address ? ipText(*request.address) : std::string());
        break;
    case ReasonCode::CountryStepUp:
        with("country", request.country);
        break;
    case ReasonCode::ServiceNotAllowed:
        with("client", comesByItself(request) ? rightKey(*request.via) : clientKindKey(request.client));
        if (request.service) with("service", serviceKey(*request.service));
        break;
    case ReasonCode::LoginMethodOff:
        with("method", loginMethodKey(request.method));
        break;
    case ReasonCode::FileTypeBanned:
        with("extension", request.extension);
        with("service", serviceKey(*request.service));
        break;
    case ReasonCode::MobileDownloadOff:
        with("service", serviceKey(*request.service));
        break;
    case ReasonCode::ExternalTalkOff:
    case ReasonCode::ExternalFilesOff:
        with("partner", externalPartnerKey(request.partner));
        break;
    default:
        break;
    }
    return reason;
}

} // namespace

PolicySet policySetOf(const PolicyValues& values) {
    const auto of = [&values](std::string_view key) -> const Values& { return valuesOf(values, key); };
    return {accountPolicyOf(of("account")), networkPolicyOf(of("network")), mobilePolicyOf(of("mobile")),
            filePolicyOf(of("files")), externalTalkPolicyOf(of("externalTalk"))};
}

std::string_view accessActionKey(AccessAction action) {
    return kActions[static_cast<std::size_t>(action)];
}

std::optional<AccessAction> accessActionOf(std::string_view key) {
    return valueOf<AccessAction>(kActions, key);
}

std::string_view loginMethodKey(LoginMethod method) {
    return kMethods[static_cast<std::size_t>(method)];
}

std::optional<LoginMethod> loginMethodOf(std::string_view key) {
    return valueOf<LoginMethod>(kMethods, key);
}

std::string_view reasonKey(ReasonCode code) {
    return kReasonWords[static_cast<std::size_t>(code)].key;
}

Refusals refusalsOf(const PolicySet& policies, const AccessSubject& subject, const AccessRequest& request,
                    NetworkPlace place, bool isException) {
    Refusals refusals;
    judgeStanding(refusals, subject.standing);
    if (appStopped(subject, request.client)) refusals.add(ReasonCode::AppStopped);
    judgeNetwork(refusals, policies.network, subject, request, place, isException);
    if (subject.matrix && !templateAllows(*subject.matrix, request)) refusals.add(ReasonCode::ServiceNotAllowed);
    if (request.action == AccessAction::SignIn) {
        if (!methodAllowed(policies.account, request.method)) refusals.add(ReasonCode::LoginMethodOff);
        if (lacksMdmKey(policies.mobile, request)) refusals.add(ReasonCode::MdmKeyMissing);
    } else {
        if (!talkAllowed(policies.externalTalk, request.partner, subject.user))
            refusals.add(ReasonCode::ExternalTalkOff);
        if (request.action != AccessAction::Use) judgeFile(refusals, policies, subject, request);
    }
    if (!refusals.none()) refusals.stepUp = false;
    return refusals;
}

Refusals refusalsOf(const PolicySet& policies, const AccessSubject& subject, const AccessRequest& request) {
    const auto place = placeOf(policies.network, request.address, request.country);
    const bool asksForException = policies.network.restrictsAddresses() && !place.listed;
    return refusalsOf(policies, subject, request, place,
                      asksForException && policies.network.isException(subject.user));
}

AccessDecision decideAccess(const PolicySet& policies, const AccessSubject& subject, const AccessRequest& request) {
    const Refusals refusals = refusalsOf(policies, subject, request);
    AccessDecision decision{refusals.none(), refusals.stepUp, {}};
    if (decision.allowed) return decision;
    for (const auto& [code, key] : kReasonWords)
        if (refusals.has(code)) decision.reasons.push_back(reasonOf(code, request));
    return decision;
}

Error accessError(const AccessDecision& decision) {
    const Reason& first = decision.reasons.front();
    Error error(ErrorKind::Forbidden, first.code);
    error.params = first.params;
    return error;
}

} // namespace sekisho::policy

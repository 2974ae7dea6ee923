#include "models/net/jobs.h"

#include "models/api/record.h"
#include "models/api/user_wire.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <string_view>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

constexpr auto publicUsers = "/v1.0/users";
constexpr auto adminUsers = "/v1.0/admin/users";
constexpr qint64 largestPhoto = qint64{10} << 20;

ApiRequest get(QByteArray path, QByteArray pattern) {
    ApiRequest request;
    request.path = std::move(path);
    request.pattern = std::move(pattern);
    return request;
}

ApiRequest paged(const char* what, const UserId& id, const std::string& cursor) {
    auto path = QByteArray(adminUsers) + '/' + segment(id.value) + what + "?count=100";
    if (!cursor.empty()) path += "&cursor=" + segment(cursor);
    return get(std::move(path), QByteArray(adminUsers) + "/{userId}" + what);
}

QByteArray json(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Long enough for every password policy of the service (at most 20), all kinds of characters, none that look alike.
std::string madePassword() {
    static constexpr std::string_view kinds[] = {"abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789",
                                                 "!#$%&*+-?@"};
    constexpr int length = 20;
    std::string all;
    for (const auto kind : kinds)
        all += kind;
    auto* random = QRandomGenerator::system();
    const auto pick = [&](std::string_view from) {
        return from[static_cast<std::size_t>(random->bounded(static_cast<int>(from.size())))];
    };
    std::string password;
    for (const auto kind : kinds)
        password += pick(kind);
    while (password.size() < length)
        password += pick(all);
    for (std::size_t i = password.size() - 1; i > 0; --i)
        std::swap(password[i], password[static_cast<std::size_t>(random->bounded(static_cast<int>(i) + 1))]);
    return password;
}

// The public form tells times to the second.
void keepFraction(const std::optional<Instant>& known, std::optional<Instant>& answered) {
    if (known && answered && toSeconds(*known) == toSeconds(*answered)) answered = known;
}

// The public form lacks what only the service knows besides; that is taken from the last known state.
void carryOver(const Member& known, Member& answered) {
    answered.deletedAt = known.deletedAt;
    answered.hasPhoto = known.hasPhoto;
    answered.createdAt = known.createdAt;
    answered.updatedAt = known.updatedAt;
    answered.lastAccess = known.lastAccess;
    answered.lastSignIn = known.lastSignIn;
    answered.passwordChangedAt = known.passwordChangedAt;
    answered.passwordChangeRequested = known.passwordChangeRequested;
    answered.twoStep = known.twoStep;
    keepFraction(known.activation, answered.activation);
    keepFraction(known.leave.start, answered.leave.start);
    keepFraction(known.leave.end, answered.leave.end);
}

Result<Member> publicMember(const WireAnswer& answer, const Member& known) {
    SEKISHO_TRY(member,
                api::memberFromUserText({answer.body.constData(), static_cast<std::size_t>(answer.body.size())}));
    SEKISHO_TRY(version, versionOf(answer));
    carryOver(known, member);
    member.version = version;
    return std::move(member);
}

} // namespace

QByteArray segment(std::string_view text) {
    return QByteArray(text.data(), static_cast<qsizetype>(text.size())).toPercentEncoding();
}

ApiTask::ApiTask(const Channel& channel, const AnyJob& job, ports::CommandGroup::Id group, Finish<WireAnswer> finish) {
    ApiRequest request = job.request();
    request.group = std::move(group);
    call_ = new ApiCall(channel, std::move(request), std::move(finish), this);
}

ApiRequest WhoAmI::request() const {
    return get("/v1.0/admin/me", "/v1.0/admin/me");
}

ApiRequest AskCapabilities::request() const {
    return get("/v1.0/admin/capabilities", "/v1.0/admin/capabilities");
}

Error AskCapabilities::worded(Error error) const {
    if (error.kind != ErrorKind::NotFound) return error; // a plain LINE WORKS tenant has no such thing
    error.kind = ErrorKind::NotOffered;
    error.code = "NOT_OFFERED";
    return error;
}

ApiRequest FetchChanges::request() const {
    return get("/v1.0/admin/changes?count=1000&cursor=" + QByteArray::number(static_cast<qlonglong>(cursor_)),
               "/v1.0/admin/changes");
}

ApiRequest FetchMember::request() const {
    return get(QByteArray(adminUsers) + '/' + segment(id_.value) + "/record",
               QByteArray(adminUsers) + "/{userId}/record");
}

Result<Member> FetchMember::read(const WireAnswer& answer) const {
    SEKISHO_TRY(member, api::memberFromRecord({answer.body.constData(), static_cast<std::size_t>(answer.body.size())}));
    SEKISHO_TRY(version, versionOf(answer));
    if (version != 0) member.version = version;
    return std::move(member);
}

CreateMember::CreateMember(Member member, const ports::InitialPassword& password)
    : member_(std::move(member)), password_(password) {
    if (password_.kind != ports::InitialPassword::Kind::Automatic) return;
    password_.password = madePassword();
    password_.changeAtNextLogin = true;
}

ApiRequest CreateMember::request() const {
    api::PasswordConfig password;
    password.given = true;
    password.creationType = password_.kind == ports::InitialPassword::Kind::ByMember ? "MEMBER" : "ADMIN";
    password.password = password_.kind == ports::InitialPassword::Kind::ByMember ? std::string() : password_.password;
    password.changeAtNextLogin = password_.changeAtNextLogin;
    ApiRequest request;
    request.verb = "POST";
    request.path = publicUsers;
    request.pattern = publicUsers;
    request.body = QByteArray::fromStdString(api::createText(member_, password));
    request.keyed = true;
    return request;
}

Result<ports::CreatedMember> CreateMember::read(const WireAnswer& answer) const {
    SEKISHO_TRY(member, publicMember(answer, member_));
    const bool automatic = password_.kind == ports::InitialPassword::Kind::Automatic;
    return ports::CreatedMember{std::move(member), automatic ? password_.password : std::string()};
}

bool UpdateMember::changesNothing() const {
    return api::patchText(base_, edited_) == "{}";
}

ApiRequest UpdateMember::request() const {
    ApiRequest request;
    request.verb = "PATCH";
    request.path = QByteArray(publicUsers) + '/' + segment(base_.id.value);
    request.pattern = QByteArray(publicUsers) + "/{userId}";
    request.body = QByteArray::fromStdString(api::patchText(base_, edited_));
    if (base_.version != 0) request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(base_.version)) + '"';
    return request;
}

Result<Member> UpdateMember::read(const WireAnswer& answer) const {
    return publicMember(answer, edited_);
}

MemberAction::MemberAction(QByteArray verb, const UserId& id, const QByteArray& action, QByteArray body) {
    request_.keyed = verb == "POST";
    request_.verb = std::move(verb);
    request_.path = QByteArray(publicUsers) + '/' + segment(id.value) + action;
    request_.pattern = QByteArray(publicUsers) + "/{userId}" + action;
    request_.body = std::move(body);
    request_.answer = ApiRequest::Answer::Nothing;
}

MemberAction MemberAction::onAdmin(QByteArray verb, const UserId& id, const QByteArray& action,
                                   const QByteArray& pattern, QByteArray body) {
    MemberAction job(std::move(verb), id, {}, std::move(body));
    job.request_.path = QByteArray(adminUsers) + '/' + segment(id.value) + action;
    job.request_.pattern = QByteArray(adminUsers) + "/{userId}" + pattern;
    return job;
}

MemberAction setLeaveAction(const UserId& id, const LeaveOfAbsence& leave) {
    const auto time = [](const std::optional<Instant>& t) {
        return t ? QJsonValue(QString::fromStdString(formatOffset(*t, std::chrono::minutes(0)))) : QJsonValue();
    };
    return {"POST", id, "/set-leave-of-absence",
            json({{u"startTime"_s, time(leave.start)}, {u"endTime"_s, time(leave.end)}})};
}

MemberAction forcePasswordAction(const UserId& id, const std::string& password, bool changeAtNextLogin) {
    return MemberAction::onAdmin("POST", id, "/password", "/password",
                                 json({{u"mode"_s, u"force"_s},
                                       {u"password"_s, QString::fromStdString(password)},
                                       {u"changePasswordAtNextLogin"_s, changeAtNextLogin}}));
}

MemberAction requestPasswordAction(const UserId& id) {
    return MemberAction::onAdmin("POST", id, "/password", "/password", json({{u"mode"_s, u"request"_s}}));
}

MemberAction endSessionAction(const UserId& id, const SessionId& session) {
    return MemberAction::onAdmin("DELETE", id, "/sessions/" + segment(session.value), "/sessions/{sessionId}");
}

ApiRequest ListSessions::request() const {
    return paged("/sessions", id_, cursor_);
}

ApiRequest ListHistory::request() const {
    return paged("/audit", id_, cursor_);
}

ApiRequest FetchPhoto::request() const {
    auto request =
        get(QByteArray(publicUsers) + '/' + segment(id_.value) + "/photo", QByteArray(publicUsers) + "/{userId}/photo");
    request.answer = ApiRequest::Answer::Image;
    request.followOnce = true;
    request.limit = largestPhoto;
    return request;
}

UploadPhoto::UploadPhoto(const Channel& channel, const UserId& id, const std::string& fileName,
                         const std::string& bytes, Finish<std::monostate> finish)
    : channel_(channel), bytes_(QByteArray::fromStdString(bytes)), finish_(std::move(finish)) {
    ask_.verb = "POST";
    ask_.path = QByteArray(publicUsers) + '/' + segment(id.value) + "/photo";
    ask_.pattern = QByteArray(publicUsers) + "/{userId}/photo";
    ask_.body = json({{u"fileName"_s, QString::fromStdString(fileName)}, {u"fileSize"_s, bytes_.size()}});
    ask_.keyed = true;
}

void UploadPhoto::start() {
    if (bytes_.size() > largestPhoto) {
        return finish_(Error(ErrorKind::BadInput, "PHOTO_TOO_LARGE").with("max", "10 MB"));
    }
    auto* call = new ApiCall(
        channel_, ask_, [this](Result<WireAnswer> outcome) { onPlace(std::move(outcome)); }, this);
    call->start();
}

void UploadPhoto::onPlace(Result<WireAnswer> outcome) {
    if (!outcome) return finish_(std::move(outcome).error());
    auto body = jsonObject(*outcome);
    if (!body) return finish_(std::move(body).error());
    ApiRequest put;
    put.verb = "PUT";
    put.elsewhere = QUrl(body->value("uploadUrl"_L1).toString(), QUrl::StrictMode);
    put.pattern = ask_.pattern + " > upload";
    put.body = std::exchange(bytes_, {});
    put.contentType = "application/octet-stream";
    put.answer = ApiRequest::Answer::Nothing;
    put.timeout = channel_.config->timings.upload;
    auto* call = new ApiCall(
        channel_, std::move(put),
        [this](Result<WireAnswer> placed) {
            if (!placed) return finish_(std::move(placed).error());
            finish_(std::monostate());
        },
        this);
    call->start();
}

} // namespace sekisho::net

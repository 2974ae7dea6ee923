#include "models/net/http_fields.h"

#include "models/api/fields_picture.h"
#include "models/api/settings_wire.h"
#include "models/net/wire_job.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto fieldsRoot = "/v1.0/admin/fields";
constexpr auto properties = "/v1.0/directory/users/custom-properties";
constexpr auto statuses = "/v1.0/directory/profile-statuses";

ApiRequest plain(const char* verb, const QByteArray& path) {
    return asking(verb, path, path);
}

ApiRequest entry(const char* verb, const QByteArray& list, const std::string& id, const char* name, Version version) {
    ApiRequest request = asking(verb, list + '/' + segment(id), list + '/' + name);
    request.ifMatch = etagOf(version);
    return request;
}

ApiRequest ordering(const QByteArray& path, const std::vector<std::string>& ids) {
    ApiRequest request = plain("PUT", path);
    QJsonArray list;
    for (const std::string& id : ids)
        list.append(QString::fromStdString(id));
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("ids"), list}}).toJson(QJsonDocument::Compact);
    return request;
}

// What a member shows; the empty id means the whole list.
ApiRequest shown(const char* verb, const UserId& member, const std::string& id = {}) {
    QByteArray path = "/v1.0/users/" + segment(member.value) + "/user-profile-statuses";
    QByteArray pattern = "/v1.0/users/{userId}/user-profile-statuses";
    if (!id.empty()) {
        path += '/' + segment(id);
        pattern += "/{userProfileStatusId}";
    }
    return asking(verb, std::move(path), std::move(pattern));
}

WireJob<FieldsPicture> pictureJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::fieldsPictureFromText(text); }};
}

} // namespace

CallHandle HttpFields::act(ApiRequest request, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

CallHandle HttpFields::fetch(Executor& on, Reply<FieldsPicture> reply) {
    return desk_.run<FieldsPicture>(pictureJob(plain("GET", fieldsRoot)), on, std::move(reply));
}

CallHandle HttpFields::save(const FieldSettings& wanted, Executor& on, Reply<FieldsPicture> reply) {
    ApiRequest request = plain("PUT", fieldsRoot);
    request.ifMatch = etagOf(wanted.version);
    request.body = QByteArray::fromStdString(api::fieldSettingsInput(wanted));
    return desk_.run<FieldsPicture>(pictureJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpFields::giveNumbers(Executor& on, Reply<NumbersGiven> reply) {
    return desk_.run<NumbersGiven>(
        WireJob<NumbersGiven>(plain("POST", QByteArray(fieldsRoot) + "/employee-numbers"),
                              [](std::string_view text) { return api::numbersGivenFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpFields::create(const CustomProperty& wanted, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = plain("POST", properties);
    request.body = QByteArray::fromStdString(api::customPropertyText(wanted));
    return act(std::move(request), on, std::move(reply));
}

CallHandle HttpFields::update(const CustomProperty& edited, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = entry("PATCH", properties, edited.id.value, "{customPropertyId}", edited.version);
    request.body = QByteArray::fromStdString(api::customPropertyText(edited));
    return act(std::move(request), on, std::move(reply));
}

CallHandle HttpFields::remove(const CustomProperty& property, Executor& on, Reply<std::monostate> reply) {
    return act(entry("DELETE", properties, property.id.value, "{customPropertyId}", property.version), on,
               std::move(reply));
}

CallHandle HttpFields::orderProperties(std::vector<std::string> ids, Executor& on, Reply<std::monostate> reply) {
    return act(ordering(QByteArray(fieldsRoot) + "/custom-properties/order", ids), on, std::move(reply));
}

CallHandle HttpFields::create(const ProfileStatus& wanted, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = plain("POST", statuses);
    request.body = QByteArray::fromStdString(api::profileStatusText(wanted));
    return act(std::move(request), on, std::move(reply));
}

CallHandle HttpFields::update(const ProfileStatus& edited, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = entry("PATCH", statuses, edited.id, "{profileStatusId}", edited.version);
    request.body = QByteArray::fromStdString(api::profileStatusText(edited));
    return act(std::move(request), on, std::move(reply));
}

CallHandle HttpFields::remove(const ProfileStatus& status, Executor& on, Reply<std::monostate> reply) {
    return act(entry("DELETE", statuses, status.id, "{profileStatusId}", status.version), on, std::move(reply));
}

CallHandle HttpFields::orderStatuses(std::vector<std::string> ids, Executor& on, Reply<std::monostate> reply) {
    return act(ordering(QByteArray(fieldsRoot) + "/profile-statuses/order", ids), on, std::move(reply));
}

CallHandle HttpFields::useStatuses(bool use, Executor& on, Reply<std::monostate> reply) {
    return act(plain("POST", QByteArray(statuses) + (use ? "/enable" : "/disable")), on, std::move(reply));
}

CallHandle HttpFields::shownStatuses(const UserId& member, Executor& on, Reply<std::vector<ShownStatus>> reply) {
    using Shown = std::vector<ShownStatus>;
    return desk_.run<Shown>(
        WireJob<Shown>(shown("GET", member), [](std::string_view text) { return api::shownStatusesFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpFields::showStatus(const UserId& member, const ShownStatus& wanted, Executor& on,
                                  Reply<std::monostate> reply) {
    ApiRequest request = shown(wanted.id.empty() ? "POST" : "PATCH", member, wanted.id);
    request.body = QByteArray::fromStdString(api::shownStatusInput(wanted));
    return act(std::move(request), on, std::move(reply));
}

CallHandle HttpFields::clearStatus(const UserId& member, const ShownStatus& status, Executor& on,
                                   Reply<std::monostate> reply) {
    return act(shown("DELETE", member, status.id), on, std::move(reply));
}

} // namespace sekisho::net

#include "models/net/http_company.h"

#include "models/api/company_wire.h"
#include "models/net/wire_job.h"

#include <chrono>

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto shownLogo = "/v1.0/company/logo";
constexpr auto ownLogo = "/v1.0/admin/company/logo";
constexpr auto closingPath = "/v1.0/admin/closing";
constexpr auto mdmKeyPath = "/v1.0/admin/mdm-key";
constexpr auto workgroupPath = "/v1.0/admin/workgroup";
constexpr std::chrono::minutes addressesOfAll{5}; // of a million members too

WireJob<Closing> closingJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::closingFromText(text); }};
}

WireJob<Workgroup> workgroupJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::workgroupFromText(text); }};
}

} // namespace

CallHandle HttpCompany::logo(Executor& on, Reply<CompanyLogo> reply) {
    ApiRequest request = asking("GET", shownLogo, shownLogo);
    request.answer = ApiRequest::Answer::Image;
    request.limit = static_cast<qint64>(kLargestLogo);
    auto job = WireJob<CompanyLogo>::ofAnswer(std::move(request), [](const WireAnswer& answer) -> Result<CompanyLogo> {
        return CompanyLogo{answer.contentType.toStdString(), answer.body.toStdString()};
    });
    return desk_.run<CompanyLogo>(std::move(job), on, [reply = std::move(reply)](Result<CompanyLogo> got) {
        if (!got && got.error().code == "LOGO_NOT_EXIST") return reply(CompanyLogo());
        reply(std::move(got));
    });
}

CallHandle HttpCompany::setLogo(CompanyLogo logo, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = asking("PUT", ownLogo, ownLogo);
    request.body = QByteArray::fromStdString(logo.bytes);
    request.contentType = QByteArray::fromStdString(logo.mime);
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

CallHandle HttpCompany::removeLogo(Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(asking("DELETE", ownLogo, ownLogo)), on, std::move(reply));
}

CallHandle HttpCompany::mdmKey(Executor& on, Reply<MdmKey> reply) {
    auto job = WireJob<MdmKey>(asking("GET", mdmKeyPath, mdmKeyPath),
                               [](std::string_view text) { return api::mdmKeyFromText(text); });
    return desk_.run<MdmKey>(std::move(job), on, [reply = std::move(reply)](Result<MdmKey> got) {
        if (!got && got.error().code == "MDM_KEY_NOT_EXIST") return reply(MdmKey());
        reply(std::move(got));
    });
}

CallHandle HttpCompany::issueMdmKey(Executor& on, Reply<MdmKey> reply) {
    ApiRequest request = asking("POST", mdmKeyPath, mdmKeyPath);
    request.body = "{}";
    auto job = WireJob<MdmKey>(std::move(request), [](std::string_view text) { return api::mdmKeyFromText(text); });
    return desk_.run<MdmKey>(std::move(job), on, std::move(reply));
}

CallHandle HttpCompany::workgroup(Executor& on, Reply<Workgroup> reply) {
    return desk_.run<Workgroup>(workgroupJob(asking("GET", workgroupPath, workgroupPath)), on, std::move(reply));
}

CallHandle HttpCompany::changeWorkgroup(WorkgroupWish wish, Executor& on, Reply<Workgroup> reply) {
    ApiRequest request = asking("POST", workgroupPath, workgroupPath);
    request.body = QByteArray::fromStdString(api::workgroupWishText(wish));
    request.timeout = addressesOfAll;
    return desk_.run<Workgroup>(workgroupJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpCompany::closing(Executor& on, Reply<Closing> reply) {
    return desk_.run<Closing>(closingJob(asking("GET", closingPath, closingPath)), on, std::move(reply));
}

CallHandle HttpCompany::close(std::string reason, std::string note, std::string workgroup, Executor& on,
                              Reply<Closing> reply) {
    ApiRequest request = asking("POST", closingPath, closingPath);
    request.body =
        QByteArray::fromStdString(api::closingWishText({std::move(reason), std::move(note), std::move(workgroup)}));
    return desk_.run<Closing>(closingJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpCompany::withdrawClosing(Executor& on, Reply<Closing> reply) {
    return desk_.run<Closing>(closingJob(asking("DELETE", closingPath, closingPath)), on, std::move(reply));
}

} // namespace sekisho::net

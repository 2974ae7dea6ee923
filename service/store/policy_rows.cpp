#include "service/store/policy_rows.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Result;
using sekisho::policy::Matrix;
using sekisho::policy::Right;
using sekisho::policy::Service;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kWholeApp = "mobileApp";

} // namespace

Result<PolicyRow> policyRow(Database& db, DomainId domain, std::string_view key) {
    PolicyRow out;
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT revision, value FROM policy WHERE domain_id = :domain AND key = :key", domain, key)));
    if (row) std::tie(out.revision, out.value) = std::move(*row);
    return out;
}

Result<std::vector<std::pair<std::string, PolicyRow>>> policyRows(Database& db, DomainId domain) {
    std::vector<std::pair<std::string, PolicyRow>> out;
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::int64_t, std::string>(
                          "SELECT key, revision, value FROM policy WHERE domain_id = :domain ORDER BY key", domain)));
    out.reserve(rows.size());
    for (auto& [key, revision, value] : rows)
        out.emplace_back(std::move(key), PolicyRow{revision, std::move(value)});
    return out;
}

Matrix matrixOf(std::string_view off) {
    Matrix matrix = Matrix::everything();
    boost::system::error_code failed;
    const auto list = json::parse(off, failed);
    if (failed || !list.is_array()) return matrix;
    for (const auto& item : list.get_array()) {
        if (!item.is_string()) continue;
        const std::string_view word(item.get_string());
        if (word == kWholeApp) matrix.mobileApp = false;
        const std::size_t dot = word.find('.');
        if (dot == std::string_view::npos) continue;
        const auto service = sekisho::policy::serviceOf(word.substr(0, dot));
        const auto right = sekisho::policy::rightOf(word.substr(dot + 1));
        if (service && right) matrix.set(*service, *right, false);
    }
    return matrix;
}

std::string offText(const Matrix& matrix) {
    json::array off;
    if (!matrix.mobileApp) off.emplace_back(kWholeApp);
    for (std::size_t s = 0; s < sekisho::policy::kServices; ++s) {
        const auto service = static_cast<Service>(s);
        for (const Right right : sekisho::policy::rightsOf(service))
            if (!matrix.has(service, right))
                off.emplace_back(fmt::format("{}.{}", serviceKey(service), rightKey(right)));
    }
    return json::serialize(off);
}

Result<std::vector<TemplateRow>> templateRows(Database& db, DomainId domain) {
    std::vector<TemplateRow> out;
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::string, std::int64_t, std::string, std::int64_t>(
                          "SELECT uid, name, is_default, off, version FROM template WHERE domain_id = :domain ORDER BY "
                          "is_default DESC, name_key",
                          domain)));
    out.reserve(rows.size());
    for (auto& [uid, name, isDefault, off, version] : rows)
        out.push_back({std::move(uid), std::move(name), isDefault != 0, matrixOf(off), version});
    return out;
}

} // namespace sekishod

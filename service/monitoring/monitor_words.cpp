#include "service/monitoring/monitor_words.h"

#include "models/api/record.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

namespace policy = sekisho::policy;
namespace json = boost::json;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

std::string monitorWord(const policy::Field& field, const policy::Value& value, bool japanese, std::string fallback) {
    const policy::Choice* choice = policy::choiceOf(field, value);
    if (!choice) return fallback;
    return std::string(japanese ? choice->words.ja : choice->words.en);
}

Result<json::value> monitorListInWords(Database& db, const Tenant& tenant, const policy::Field& field,
                                       const std::vector<std::string>& list) {
    const bool japanese = tenant.locale.starts_with("ja");
    json::array out;
    for (const std::string& item : list) {
        if (field.widget == policy::Widget::Checks) {
            out.emplace_back(monitorWord(field, policy::Value(item), japanese, item));
        } else if (item.find('@') != std::string::npos) {
            out.emplace_back(item);
        } else {
            SEKISHO_TRY(name, monitorTargetName(db, tenant.domain, item));
            out.emplace_back(std::move(name));
        }
    }
    return json::value(std::move(out));
}

Result<json::value> monitorValueInWords(Database& db, const Tenant& tenant, const policy::Field& field,
                                        const policy::Value& value) {
    if (const auto* list = std::get_if<std::vector<std::string>>(&value))
        return monitorListInWords(db, tenant, field, *list);
    if (const auto* on = std::get_if<bool>(&value)) return json::value(*on);
    const bool japanese = tenant.locale.starts_with("ja");
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        const std::string word = monitorWord(field, value, japanese, {});
        return word.empty() ? json::value(*number) : json::value(json::string(word));
    }
    if (const auto* text = std::get_if<std::string>(&value))
        return text->empty() ? json::value(nullptr)
                             : json::value(json::string(monitorWord(field, value, japanese, *text)));
    return json::value(nullptr);
}

} // namespace

Result<std::string> monitorTargetName(Database& db, sekisho::DomainId domain, const std::string& id) {
    SEKISHO_TRY(member, (db.firstOften<std::string, std::string>(
                            "SELECT email, doc FROM member WHERE uid = :uid AND domain_id = :domain", id, domain)));
    if (member) {
        SEKISHO_TRY(record, sekisho::api::memberFromRecord(std::get<1>(*member)));
        return fmt::format("{} ({})", record.displayName(), std::get<0>(*member));
    }
    SEKISHO_TRY(unit, db.firstOften<std::string>("SELECT name FROM orgunit WHERE uid = :uid AND domain_id = :domain",
                                                 id, domain));
    return unit ? std::get<0>(*unit) : id;
}

Result<std::string> monitorRecord(Database& db, const Tenant& tenant, const policy::MonitorPolicy& policy) {
    json::object out{{"name", policy.name}, {"enabled", policy.enabled}};
    const policy::Schema& schema = policy::monitorSchema(policy.service);
    for (const policy::Field& field : schema.fields) {
        const auto found = policy.values.find(field.key);
        if (found == policy.values.end() || !policy::counts(schema, field, policy.values)) continue;
        SEKISHO_TRY(words, monitorValueInWords(db, tenant, field, found->second));
        out[field.key] = std::move(words);
    }
    return json::serialize(out);
}

} // namespace sekishod

#include "models/api/record_diff.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace sekisho::api {

namespace {

constexpr std::array<std::string_view, 8> kOwn{"version",  "createdAt",  "updatedAt",  "kind",
                                               "domainId", "lastAccess", "lastSignIn", "passwordChangedAt"};

bool isOwn(std::string_view key) {
    return std::ranges::find(kOwn, key) != kOwn.end();
}

struct FieldText {
    std::string_view key; // within the record
    std::string_view value;
};

// The fields of a record with the places of their texts. Keys of records need no escapes.
class RecordFields {
  public:
    explicit RecordFields(std::string_view record) {
        if (record.empty()) return;
        buffer_.reserve(record.size() + simdjson::SIMDJSON_PADDING);
        buffer_.assign(record);
        thread_local od::parser parser;
        od::document document;
        od::object object;
        const simdjson::padded_string_view view(buffer_.data(), buffer_.size(), buffer_.capacity());
        if (parser.iterate(view).get(document) != simdjson::SUCCESS ||
            document.get_object().get(object) != simdjson::SUCCESS)
            return;
        for (auto item : object) {
            od::field field;
            if (std::move(item).get(field) != simdjson::SUCCESS) break;
            const char* key = field.key().raw();
            FieldText entry;
            const auto room = static_cast<std::size_t>(buffer_.data() + buffer_.size() - key);
            const auto* end = static_cast<const char*>(std::memchr(key, '"', room));
            if (!end) break;
            entry.key = std::string_view(key, static_cast<std::size_t>(end - key));
            if (!valueText(field.value(), entry.value)) break;
            fields_.push_back(entry);
        }
    }

    const std::vector<FieldText>& all() const { return fields_; }
    const FieldText* find(std::string_view key) const {
        const auto found = std::ranges::find(fields_, key, &FieldText::key);
        return found == fields_.end() ? nullptr : &*found;
    }

  private:
    static bool valueText(od::value value, std::string_view& to) {
        od::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == od::json_type::object) {
            od::object object;
            return value.get_object().get(object) == simdjson::SUCCESS &&
                   object.raw_json().get(to) == simdjson::SUCCESS;
        }
        if (type == od::json_type::array) {
            od::array array;
            return value.get_array().get(array) == simdjson::SUCCESS && array.raw_json().get(to) == simdjson::SUCCESS;
        }
        to = value.raw_json_token();
        while (!to.empty() && static_cast<unsigned char>(to.back()) <= 0x20)
            to.remove_suffix(1);
        return true;
    }

    std::string buffer_;
    std::vector<FieldText> fields_;
};

void write(JsonText& json, std::string_view key, std::string_view from, std::string_view to) {
    json.key(key).begin();
    json.key("from").raw(from);
    json.key("to").raw(to);
    json.end();
}

} // namespace

std::string recordChanges(std::string_view before, std::string_view after) {
    const RecordFields old(before);
    const RecordFields fresh(after);
    JsonText json(after.size() + 256);
    json.begin();
    for (const FieldText& field : fresh.all()) {
        if (isOwn(field.key)) continue;
        const FieldText* was = old.find(field.key);
        if (!was || was->value != field.value) write(json, field.key, was ? was->value : "null", field.value);
    }
    for (const FieldText& field : old.all())
        if (!isOwn(field.key) && !fresh.find(field.key)) write(json, field.key, field.value, "null");
    json.end();
    return json.take();
}

std::uint64_t recordDigest(std::string_view record) {
    std::uint64_t hash = 14695981039346656037U;
    const auto add = [&hash](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        hash = (hash ^ 0xFFU) * 1099511628211U;
    };
    const RecordFields fields(record);
    for (const FieldText& field : fields.all()) {
        if (isOwn(field.key)) continue;
        add(field.key);
        if (field.key != "deletedAt") add(field.value);
    }
    return hash;
}

} // namespace sekisho::api

#pragma once
// Private to this folder: reads JSON with simdjson's on-demand parser. A value is taken where it stands; what is not
// known is skipped. The first fault is kept in one flag and answered at the end.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <simdjson.h>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

namespace od = simdjson::ondemand;

constexpr std::uint32_t keyHash(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}
consteval std::uint32_t operator""_key(const char* text, std::size_t size) {
    return keyHash({text, size});
}

inline Error malformedAnswer(const char* what) { // `what` for the log
    return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "The answer of the service could not be read.")
        .because(what);
}

class JsonReader {
  public:
    bool ok = true;

    bool isNull(od::value& v) {
        od::json_type type{};
        if (v.type().get(type) != simdjson::SUCCESS) {
            ok = false;
            return true;
        }
        return type == od::json_type::null;
    }
    std::string_view view(od::value v) {
        std::string_view text;
        if (isNull(v)) return text;
        if (v.get_string().get(text) != simdjson::SUCCESS) ok = false;
        return text;
    }
    void text(od::value v, std::string& to) { to = view(v); }
    void key(od::value v, std::optional<std::string>& to) {
        if (isNull(v))
            to.reset();
        else
            to = std::string(view(v));
    }
    template<class T>
    void id(od::value v, Id<T>& to) {
        to.value = view(v);
    }
    template<class T>
    void id(od::value v, std::optional<Id<T>>& to) {
        if (isNull(v))
            to.reset();
        else
            to = Id<T>(std::string(view(v)));
    }
    void flag(od::value v, bool& to) {
        bool value = false;
        if (isNull(v)) return;
        if (v.get_bool().get(value) != simdjson::SUCCESS)
            ok = false;
        else
            to = value;
    }
    template<class T>
    void number(od::value v, T& to) {
        std::int64_t value = 0;
        if (isNull(v)) return;
        if (v.get_int64().get(value) != simdjson::SUCCESS || value < std::numeric_limits<T>::min() ||
            value > std::numeric_limits<T>::max())
            ok = false;
        else
            to = static_cast<T>(value);
    }
    void instant(od::value v, std::optional<Instant>& to) {
        to.reset();
        if (isNull(v)) return;
        to = parseInstant(view(v));
        if (!to) ok = false;
    }
    void instant(od::value v, Instant& to) {
        std::optional<Instant> read;
        instant(v, read);
        if (read) to = *read;
    }
    template<class F>
    void fields(od::value v, F&& take) {
        od::object object;
        if (isNull(v)) return;
        if (v.get_object().get(object) != simdjson::SUCCESS)
            ok = false;
        else
            fields(object, take);
    }
    template<class F>
    void fields(od::object object, F&& take) {
        for (auto item : object) {
            od::field field;
            std::string_view name;
            if (std::move(item).get(field) != simdjson::SUCCESS ||
                field.unescaped_key().get(name) != simdjson::SUCCESS) {
                ok = false;
                return;
            }
            take(name, field.value());
            if (!ok) return;
        }
    }
    template<class T, class F>
    void list(od::value v, std::vector<T>& to, F&& take) {
        to.clear();
        od::array array;
        if (isNull(v)) return;
        if (v.get_array().get(array) != simdjson::SUCCESS) {
            ok = false;
            return;
        }
        for (const auto item : array) {
            if (item.error() != simdjson::SUCCESS)
                ok = false;
            else
                take(item.value_unsafe(), to.emplace_back());
            if (!ok) return;
        }
    }
    void texts(od::value v, std::vector<std::string>& to) {
        list(v, to, [this](od::value item, std::string& one) { text(item, one); });
    }
    // The text of an array as it stands; whoever takes it parses it again.
    void arrayText(od::value v, std::string& to) {
        to.clear();
        od::array found;
        std::string_view text;
        if (isNull(v)) return;
        if (v.get_array().get(found) != simdjson::SUCCESS || found.raw_json().get(text) != simdjson::SUCCESS)
            ok = false;
        else
            to = text;
    }
    // Kept as text; what the scanner let pass unseen would otherwise be written out again as it is.
    void object(od::value v, std::string& to) {
        to.clear();
        od::object found;
        std::string_view text;
        if (isNull(v)) return;
        if (v.get_object().get(found) != simdjson::SUCCESS || found.raw_json().get(text) != simdjson::SUCCESS) {
            ok = false;
            return;
        }
        boost::json::error_code error;
        const auto parsed = boost::json::parse(text, error);
        if (error)
            ok = false;
        else if (!parsed.as_object().empty())
            to = boost::json::serialize(parsed);
    }
};

// The parser wants room behind the text, so the text is copied into a buffer that is kept for the next one.
template<class T, class Take>
Done parsedInto(std::string_view json, T& out, Take&& take) {
    thread_local od::parser parser;
    thread_local std::string buffer;
    buffer.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    buffer.assign(json);
    JsonReader reader;
    od::document document;
    od::object object;
    if (parser.iterate(simdjson::padded_string_view(buffer.data(), buffer.size(), buffer.capacity())).get(document) !=
            simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS)
        reader.ok = false;
    else
        reader.fields(object, [&](std::string_view key, od::value value) { take(reader, key, value, out); });
    const char* behind = nullptr;
    if (!reader.ok || document.current_location().get(behind) != simdjson::OUT_OF_BOUNDS)
        return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record could not be read.");
    return {};
}

template<class T, class Take>
Result<T> parsed(std::string_view json, Take&& take) {
    Result<T> out(T{});
    if (auto done = parsedInto(json, *out, std::forward<Take>(take)); !done) return Unexpected(std::move(done).error());
    return out;
}

} // namespace sekisho::api

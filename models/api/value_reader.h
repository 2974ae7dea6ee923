#pragma once
// Private to this folder: takes known keys out of an answer that is parsed already. What is absent or null leaves the
// target as it is; what has another form sets one flag, answered at the end. Unknown keys are ignored.

#include "models/api/json_reader.h"
#include "models/api/request_fields.h"
#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

class ValueReader {
  public:
    ValueReader(const boost::json::object& object, bool& ok) : object_(object), ok_(ok) {}

    void text(std::string_view key, std::string& to) const {
        const auto* value = find(key);
        if (!value) return;
        if (const auto* text = value->if_string())
            to.assign(text->data(), text->size());
        else
            ok_ = false;
    }
    template<class Tag>
    void id(std::string_view key, Id<Tag>& to) const {
        text(key, to.value);
    }
    void flag(std::string_view key, bool& to) const {
        const auto* value = find(key);
        if (!value) return;
        if (value->is_bool())
            to = value->get_bool();
        else
            ok_ = false;
    }
    template<class T>
    void number(std::string_view key, T& to) const {
        const auto* value = find(key);
        if (!value) return;
        const auto whole = wholeNumber(*value);
        if (whole && *whole >= std::numeric_limits<T>::min() && *whole <= std::numeric_limits<T>::max())
            to = static_cast<T>(*whole);
        else
            ok_ = false;
    }
    template<class T>
    void number(std::string_view key, std::optional<T>& to) const {
        T read{};
        if (!find(key)) return;
        number(key, read);
        to = read;
    }
    void instant(std::string_view key, std::optional<Instant>& to) const {
        std::string written;
        if (!find(key)) return;
        text(key, written);
        to = parseInstant(written);
        if (!to) ok_ = false;
    }
    void instant(std::string_view key, Instant& to) const {
        std::optional<Instant> read;
        instant(key, read);
        if (read) to = *read;
    }
    // A word of a fixed list; one that is not on it is a fault.
    template<class T, class Of>
    void word(std::string_view key, T& to, Of of) const {
        std::string written;
        if (!find(key)) return;
        text(key, written);
        if (const auto known = of(written))
            to = *known;
        else
            ok_ = false;
    }
    template<class Take>
    void object(std::string_view key, Take&& take) const {
        const auto* value = find(key);
        if (!value) return;
        if (const auto* inner = value->if_object())
            take(ValueReader(*inner, ok_));
        else
            ok_ = false;
    }
    template<class T, class Take>
    void objects(std::string_view key, std::vector<T>& to, Take&& take) const {
        const auto* list = array(key);
        if (!list) return;
        to.clear();
        for (const auto& item : *list) {
            const auto* inner = item.if_object();
            if (!inner || !ok_) {
                ok_ = false;
                return;
            }
            take(ValueReader(*inner, ok_), to.emplace_back());
        }
    }
    // Kept as text.
    void jsonObject(std::string_view key, std::string& to) const {
        const auto* value = find(key);
        if (!value) return;
        if (value->is_object())
            to = boost::json::serialize(*value);
        else
            ok_ = false;
    }
    bool has(std::string_view key) const { return find(key) != nullptr; }
    void nextCursor(std::string& to) const {
        object("responseMetaData", [&](const ValueReader& meta) { meta.text("nextCursor", to); });
    }

  private:
    const boost::json::value* find(std::string_view key) const {
        const auto* value = object_.if_contains(key);
        return value && !value->is_null() ? value : nullptr;
    }
    const boost::json::array* array(std::string_view key) const {
        const auto* value = find(key);
        if (!value) return nullptr;
        const auto* list = value->if_array();
        if (!list) ok_ = false;
        return list;
    }

    const boost::json::object& object_;
    bool& ok_;
};

// `what` for the log; take(ValueReader, T&) reads the object.
template<class T, class Take>
Result<T> readValue(const boost::json::value& value, const char* what, Take&& take) {
    const auto* object = value.if_object();
    if (!object) return malformedAnswer(what);
    T out;
    bool ok = true;
    take(ValueReader(*object, ok), out);
    if (!ok) return malformedAnswer(what);
    return out;
}

template<class T, class Take>
Result<T> readText(std::string_view text, const char* what, Take&& take) {
    boost::json::error_code error;
    const auto value = boost::json::parse(text, error);
    if (error) return malformedAnswer(what);
    return readValue<T>(value, what, std::forward<Take>(take));
}

} // namespace sekisho::api

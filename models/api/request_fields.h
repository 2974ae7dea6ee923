#pragma once
// Private to this folder: takes the known keys out of a request body, by the rules of POST, PUT and PATCH. The first
// fault is kept, with the wire path of the field; what follows it is not looked at any more.

#include "models/api/user_wire.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

std::optional<std::int64_t> wholeNumber(const boost::json::value& value); // also one written with a point

class Fields {
  public:
    Fields(const boost::json::object& object, WriteMode mode, std::optional<Error>& fault, std::string path = {})
        : object_(object), mode_(mode), fault_(fault), path_(std::move(path)) {}

    // Absent: nullptr. A JSON null is a value.
    const boost::json::value* find(std::string_view key) const;
    bool given(std::string_view key) const { return find(key) != nullptr; }
    // What is not sent becomes the default, but for PATCH.
    bool resets() const { return mode_ != WriteMode::Patch; }
    WriteMode mode() const { return mode_; }
    bool failed() const { return fault_.has_value(); }
    void fail(std::string_view key, std::string code, std::string sentence) const;
    void wrongKind(std::string_view key, std::string_view kind) const;
    void keep(Error error) const {
        if (!fault_) fault_ = std::move(error);
    }
    std::string pathOf(std::string_view key) const {
        return path_.empty() ? std::string(key) : path_ + '.' + std::string(key);
    }

    void need(std::string_view key) const; // MISSING_PARAMETER unless PATCH
    void text(std::string_view key, std::string& to) const;
    void key(std::string_view key, std::optional<std::string>& to) const;
    void flag(std::string_view key, bool& to, bool byDefault) const;
    void number(std::string_view key, int& to) const;
    void instant(std::string_view key, std::optional<Instant>& to) const;
    void texts(std::string_view key, std::vector<std::string>& to) const;
    // The array under `key`, or nullptr when it is absent or null; `present` tells whether the target is to change.
    const boost::json::array* list(std::string_view key, bool& present) const;
    const boost::json::object* object(std::string_view key, bool& present) const;
    // Calls take(Fields) for each object of the array; false when nothing is to change.
    template<class T, class Take>
    bool objects(std::string_view name, std::vector<T>& to, Take&& take) const {
        bool present = false;
        const boost::json::array* array = list(name, present);
        if (!present) return false;
        to.clear();
        if (!array) return true;
        for (const auto& item : *array) {
            if (failed()) return true;
            const auto* object = item.if_object();
            if (!object) {
                wrongKind(name, "a list of objects");
                return true;
            }
            take(Fields(*object, WriteMode::Replace, fault_, pathOf(name)), to.emplace_back());
        }
        return true;
    }
    template<class T>
    T resolved(std::string_view key, const std::string& idText,
               const std::function<Result<T>(const std::string&)>& resolve) const {
        if (!resolve) return T(idText);
        auto found = resolve(idText);
        if (found) return std::move(*found);
        keep(std::move(found).error().at(pathOf(key)));
        return {};
    }
    template<class T>
    void id(std::string_view name, T& to, const std::function<Result<T>(const std::string&)>& resolve) const {
        std::string idText;
        text(name, idText);
        if (failed()) return;
        if (idText.empty())
            fail(name, "MISSING_PARAMETER", pathOf(name) + " is required.");
        else
            to = resolved<T>(name, idText, resolve);
    }
    template<class T>
    void id(std::string_view name, std::optional<T>& to,
            const std::function<Result<T>(const std::string&)>& resolve) const {
        if (!given(name) && !resets()) return;
        std::string idText;
        text(name, idText);
        to.reset();
        if (!failed() && !idText.empty()) to = resolved<T>(name, idText, resolve);
    }

  private:
    const boost::json::object& object_;
    WriteMode mode_;
    std::optional<Error>& fault_;
    std::string path_;
};

// The body as an object, and that its domainId, where given or required, is this tenant's.
const boost::json::object* bodyObject(const boost::json::value& body, std::optional<Error>& fault);
void checkDomain(const Fields& fields, DomainId domain);
void readI18nTexts(const Fields& fields, std::vector<I18nText>& to);
// A cleaned copy of a customProperties object, laid over `base` for PATCH.
std::string mergedProperties(const Fields& fields, const std::string& base);

} // namespace sekisho::api

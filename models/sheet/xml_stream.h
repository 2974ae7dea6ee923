#pragma once
// XML as events while its bytes arrive (expat). A document type is refused, so there are no entities to expand; names
// come without their prefix. One object a document; not thread-safe.

#include "models/domain/error.h"

#include <memory>
#include <string_view>

namespace sekisho::sheet {

class Attributes {
  public:
    explicit Attributes(const char** pairs) : pairs_(pairs) {}
    // By name without prefix; empty when absent.
    std::string_view get(std::string_view name) const;
    // With the prefix as written.
    std::string_view exact(std::string_view name) const;

  private:
    const char** pairs_;
};

class XmlEvents { // an error stops the reading and is its outcome
  public:
    virtual ~XmlEvents() = default;
    virtual Done begin(std::string_view name, const Attributes& attributes) = 0;
    virtual Done end(std::string_view name) = 0;
    virtual Done text(std::string_view text) = 0;
};

class XmlStream {
  public:
    explicit XmlStream(XmlEvents& events);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;
    Done feed(std::string_view bytes); // SHEET_DAMAGED, or what the events say
    Done finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace sekisho::sheet

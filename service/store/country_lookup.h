#pragma once
// The country an address belongs to, for the access status of members. From a file in MaxMind's format, read where it
// lies and kept in memory by the system. Thread-safe.

#include "models/domain/clock.h"
#include "models/domain/error.h"

#include <filesystem>
#include <memory>
#include <string>

namespace sekishod {

class CountryLookup {
  public:
    virtual ~CountryLookup() = default;
    // ISO 3166-1 alpha-2; empty for an address that is private, unknown or none at all.
    virtual std::string countryOf(const std::string& ip) const = 0;
    virtual sekisho::Instant dataDate() const = 0; // when the data was put together
};

// NotFound/COUNTRY_DATA_MISSING where there is no such file, Corrupt/COUNTRY_DATA_BAD where it is not such a file;
// param "file".
sekisho::Result<std::unique_ptr<CountryLookup>> openCountryData(const std::filesystem::path& file);

} // namespace sekishod

#include "service/store/country_lookup.h"

#include <maxminddb.h>

#include <algorithm>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

class CountryFile final : public CountryLookup {
  public:
    explicit CountryFile(const MMDB_s& file) : file_(file) {}
    ~CountryFile() override { MMDB_close(&file_); }
    CountryFile(const CountryFile&) = delete;
    CountryFile& operator=(const CountryFile&) = delete;

    std::string countryOf(const std::string& ip) const override {
        int notAnAddress = 0;
        int fault = MMDB_SUCCESS;
        auto found = MMDB_lookup_string(&file_, ip.c_str(), &notAnAddress, &fault);
        if (notAnAddress != 0 || fault != MMDB_SUCCESS || !found.found_entry) return {};
        // The flat form of the free data first, then MaxMind's own.
        for (const char* const* path : {flat_, nested_}) {
            MMDB_entry_data_s data{};
            if (MMDB_aget_value(&found.entry, &data, path) != MMDB_SUCCESS || !data.has_data) continue;
            if (data.type != MMDB_DATA_TYPE_UTF8_STRING || data.data_size != 2) continue;
            std::string code(data.utf8_string, data.data_size);
            if (std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; })) return code;
        }
        return {};
    }
    sekisho::Instant dataDate() const override {
        return sekisho::fromMillis(static_cast<std::int64_t>(file_.metadata.build_epoch) * 1000);
    }

  private:
    static constexpr const char* flat_[] = {"country_code", nullptr};
    static constexpr const char* nested_[] = {"country", "iso_code", nullptr};
    MMDB_s file_;
};

} // namespace

Result<std::unique_ptr<CountryLookup>> openCountryData(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return Error(ErrorKind::NotFound, "COUNTRY_DATA_MISSING").with("file", file.string());
    MMDB_s opened{};
    const int fault = MMDB_open(file.c_str(), MMDB_MODE_MMAP, &opened);
    if (fault != MMDB_SUCCESS)
        return Error(ErrorKind::Corrupt, "COUNTRY_DATA_BAD").with("file", file.string()).because(MMDB_strerror(fault));
    return std::unique_ptr<CountryLookup>(std::make_unique<CountryFile>(opened));
}

} // namespace sekishod

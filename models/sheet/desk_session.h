#pragma once
// Private to this folder: the work behind the desk. Everything but columnChoices() and abandon() belongs to the desk's
// executor.

#include "models/sheet/desk.h"
#include "models/sheet/result_file.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace sekisho::sheet {

FileFormat formatOfWord(std::string_view word); // csv, tsv; everything else is a workbook

class DeskSession {
  public:
    explicit DeskSession(DeskServices services) : services_(std::move(services)) {}

    Result<ports::ImportFile> open(const std::filesystem::path& path, ports::SheetUse use, const Hooks& hooks);
    void close();
    Result<ports::ImportFile> setMapping(std::size_t part, const Mapping& mapping, bool chosen);
    Result<ports::ImportCounts> check(const Hooks& hooks);
    Result<std::vector<FaultKind>> summary() const;
    Result<std::vector<ports::ImportPlace>> newPlaces() const;
    Result<std::vector<ports::ImportRow>> rows(std::size_t part, std::size_t first, std::size_t count) const;
    Result<std::vector<ports::ImportRow>> faultyRows(std::size_t part, std::size_t first, std::size_t count,
                                                     bool withWarnings) const;
    Result<ports::ImportCounts> setCell(std::size_t part, std::size_t row, std::size_t column, const std::string& text);
    Result<ports::ImportCounts> takeSuggestions(const std::string& code, const Hooks& hooks);
    Result<ports::ImportSent> send(const ports::OperationSink& sink, const Hooks& hooks);
    Result<std::monostate> saveResults(std::size_t part, const ports::ResultRequest& request, const Hooks& hooks) const;

    Result<std::int64_t> exportOrgUnits(const ports::OrgUnitExport& wanted, const Hooks& hooks) const;

    std::vector<ports::ImportColumn> columnChoices(SheetKind kind) const; // any thread
    const DeskServices& services() const { return services_; }            // any thread
    void abandon() { abandoned_ = true; }                                 // any thread: nobody waits any more

  private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    Hooks stoppable(const Hooks& hooks) const;
    Done renew();
    Result<const Table*> tableOf(std::size_t part) const;
    Mapping mappingFor(const Table& table, const std::string& name) const;
    ports::ImportRow rowOf(std::size_t part, std::size_t row) const;
    Done gather();
    std::size_t checkedPart(std::size_t part) const { return part < places_.size() ? places_[part] : kNone; }

    DeskServices services_;
    std::shared_ptr<const Directory> directory_;
    ports::ImportFile file_;
    std::vector<Table> tables_;       // of the parts that are not in the checker
    std::vector<std::size_t> places_; // of each part in the checker; kNone: not there
    std::unique_ptr<Checker> checker_;
    std::unique_ptr<OperationStream> sent_;
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> firstOperation_; // of a row, for the results
    mutable std::mutex choiceMutex_;
    std::vector<PropertyRule> properties_; // guarded
    std::atomic<bool> abandoned_{false};
};

} // namespace sekisho::sheet

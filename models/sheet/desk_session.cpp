#include "models/sheet/desk_session.h"

#include "models/sheet/export.h"
#include "models/sheet/limits.h"
#include "models/sheet/new_org_units.h"

#include <algorithm>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kMostRowsAtOnce = 2'000;
constexpr std::size_t kManySuggestions = 200; // above, one check of everything is quicker than one for each

std::string_view formatWord(FileFormat format) {
    switch (format) {
    case FileFormat::Tsv:
        return "tsv";
    case FileFormat::Xlsx:
        return "xlsx";
    case FileFormat::Ods:
        return "ods";
    case FileFormat::Csv:
        break;
    }
    return "csv";
}

Error notOpen() {
    return Error(ErrorKind::BadInput, "SHEET_NOT_THERE", "There is no such sheet.");
}

Error notChecked() {
    return Error(ErrorKind::BadInput, "IMPORT_NOT_CHECKED", "The sheets must be checked first.");
}

} // namespace

FileFormat formatOfWord(std::string_view word) {
    return word == "csv" ? FileFormat::Csv : word == "tsv" ? FileFormat::Tsv : FileFormat::Xlsx;
}

Hooks DeskSession::stoppable(const Hooks& hooks) const {
    Hooks out = hooks;
    out.cancelled = [this, inner = hooks.cancelled] { return abandoned_ || (inner && inner()); };
    return out;
}

Done DeskSession::renew() {
    SEKISHO_TRY(directory, services_.directory());
    directory_ = directory;
    const std::lock_guard lock(choiceMutex_);
    properties_ = directory_->properties();
    return {};
}

std::vector<ports::ImportColumn> DeskSession::columnChoices(SheetKind kind) const {
    std::vector<ports::ImportColumn> out;
    for (const Column& column : columnsOf(kind))
        out.push_back({std::string(column.key), std::string(column.ja), std::string(column.en), column.identity});
    if (kind != SheetKind::Member) return out;
    const std::lock_guard lock(choiceMutex_);
    for (const PropertyRule& property : properties_)
        out.push_back(
            {std::string(kPropertyPrefix) + property.name, property.displayName, property.displayName, false});
    return out;
}

void DeskSession::close() {
    sent_.reset();
    firstOperation_.clear();
    checker_.reset();
    tables_.clear();
    places_.clear();
    file_ = {};
}

Mapping DeskSession::mappingFor(const Table& table, const std::string& name) const {
    Mapping found = detectMapping(table, name, directory_->properties());
    if (!services_.recall) return found;
    const auto text = services_.recall(headingKey(table, found.firstRow));
    if (!text) return found;
    auto remembered = mappingFromText(*text);
    if (!remembered || remembered->columns.size() != table.columns()) return found;
    return std::move(*remembered);
}

Result<ports::ImportFile> DeskSession::open(const std::filesystem::path& path, ports::SheetUse use,
                                            const Hooks& given) {
    const Hooks hooks = stoppable(given);
    close();
    SEKISHO_CHECK(renew());
    SEKISHO_TRY(source, openFile(path));
    SEKISHO_TRY(facts, inspectFile(*source));
    ports::ImportFile file;
    file.path = path;
    file.format = formatWord(facts.format);
    const bool text = facts.format == FileFormat::Csv || facts.format == FileFormat::Tsv;
    if (text) file.encoding = encodingName(facts.encoding);
    if (text) file.separator = facts.separator;
    std::vector<Table> tables;
    for (std::size_t i = 0; i < facts.sheets.size(); ++i) {
        auto table = loadTable(*source, facts, i, hooks);
        // A sheet without text is nothing to import; a file of only such ones is.
        if (!table && table.error().code == "SHEET_EMPTY" && facts.sheets.size() > 1) continue;
        if (!table) return std::move(table).error();
        ports::ImportPart part;
        part.name = facts.sheets[i];
        part.rows = table->rows();
        part.columns = table->columns();
        part.mapping =
            use == ports::SheetUse::NewOrgUnits ? newOrgUnitsMapping(*table, part.name) : mappingFor(*table, part.name);
        part.rememberUnder = headingKey(*table, part.mapping.firstRow);
        part.chosen = checkMapping(part.mapping).has_value();
        file.parts.push_back(std::move(part));
        tables.push_back(std::move(*table));
    }
    if (tables.empty()) return Error(ErrorKind::BadInput, "SHEET_EMPTY", "The file holds no text.");
    if (use == ports::SheetUse::NewOrgUnits) SEKISHO_CHECK(chooseNewOrgUnits(file, tables));
    file_ = std::move(file);
    tables_ = std::move(tables);
    places_.assign(tables_.size(), kNone);
    return file_;
}

// Takes the tables back from the checker.
Done DeskSession::gather() {
    sent_.reset();
    firstOperation_.clear();
    if (!checker_) return {};
    std::vector<Part> parts = checker_->takeParts();
    for (std::size_t i = 0; i < places_.size(); ++i)
        if (places_[i] != kNone) tables_[i] = std::move(parts[std::exchange(places_[i], kNone)].table);
    checker_.reset();
    return {};
}

Result<ports::ImportFile> DeskSession::setMapping(std::size_t part, const Mapping& mapping, bool chosen) {
    if (part >= file_.parts.size()) return notOpen();
    if (chosen) SEKISHO_CHECK(checkMapping(mapping));
    SEKISHO_CHECK(gather());
    ports::ImportPart& at = file_.parts[part];
    at.mapping = mapping;
    at.mapping.columns.resize(at.columns);
    at.chosen = chosen;
    at.rememberUnder = headingKey(tables_[part], mapping.firstRow);
    if (chosen && services_.remember) services_.remember(at.rememberUnder, mappingText(at.mapping));
    return file_;
}

Result<ports::ImportCounts> DeskSession::check(const Hooks& hooks) {
    if (file_.parts.empty()) return notOpen();
    SEKISHO_CHECK(gather());
    SEKISHO_CHECK(renew());
    std::vector<Part> parts;
    for (std::size_t i = 0; i < file_.parts.size(); ++i) {
        if (!file_.parts[i].chosen) continue;
        places_[i] = parts.size();
        parts.push_back({file_.parts[i].name, std::move(tables_[i]), file_.parts[i].mapping});
    }
    const bool any = !parts.empty();
    checker_ = std::make_unique<Checker>(*directory_, std::move(parts), services_.checkPassword, services_.groups);
    if (!any) return Error(ErrorKind::BadInput, "MAPPING_COLUMN_MISSING").with("column", file_.parts[0].mapping.key);
    SEKISHO_CHECK(checker_->run(stoppable(hooks)));
    return checker_->counts();
}

Result<std::vector<FaultKind>> DeskSession::summary() const {
    if (!checker_ || !checker_->checked()) return notChecked();
    return checker_->summary();
}

Result<const Table*> DeskSession::tableOf(std::size_t part) const {
    if (part >= file_.parts.size()) return notOpen();
    return checkedPart(part) != kNone ? &checker_->part(checkedPart(part)).table : &tables_[part];
}

ports::ImportRow DeskSession::rowOf(std::size_t part, std::size_t row) const {
    const std::size_t place = checkedPart(part);
    const Table& table = place != kNone ? checker_->part(place).table : tables_[part];
    ports::ImportRow out;
    out.row = row;
    out.line = table.line(row);
    std::vector<std::string_view> cells;
    table.cells(row, cells);
    out.cells.assign(cells.begin(), cells.end());
    if (place != kNone && checker_->checked()) out.faults = checker_->faultsOf(place, row);
    return out;
}

Result<std::vector<ports::ImportPlace>> DeskSession::newPlaces() const {
    if (!checker_ || !checker_->checked()) return notChecked();
    return placesOf(*checker_);
}

Result<std::vector<ports::ImportRow>> DeskSession::rows(std::size_t part, std::size_t first, std::size_t count) const {
    SEKISHO_TRY(table, tableOf(part));
    std::vector<ports::ImportRow> out;
    const std::size_t end = std::min(table->rows(), first + std::min(count, kMostRowsAtOnce));
    for (std::size_t row = first; row < end; ++row)
        out.push_back(rowOf(part, row));
    return out;
}

Result<std::vector<ports::ImportRow>> DeskSession::faultyRows(std::size_t part, std::size_t first, std::size_t count,
                                                              bool withWarnings) const {
    const std::size_t place = checkedPart(part);
    if (place == kNone || !checker_->checked()) return notChecked();
    std::vector<ports::ImportRow> out;
    for (const std::size_t row : checker_->faultyRows(place, first, std::min(count, kMostRowsAtOnce), withWarnings))
        out.push_back(rowOf(part, row));
    return out;
}

Result<ports::ImportCounts> DeskSession::setCell(std::size_t part, std::size_t row, std::size_t column,
                                                 const std::string& text) {
    const std::size_t place = checkedPart(part);
    if (place == kNone || !checker_->checked()) return notChecked();
    const Table& table = checker_->part(place).table;
    if (row >= table.rows() || column >= table.columns() || text.size() > kLongestCell) return notOpen();
    sent_.reset();
    SEKISHO_CHECK(checker_->setCell(place, row, column, text));
    return checker_->counts();
}

Result<ports::ImportCounts> DeskSession::takeSuggestions(const std::string& code, const Hooks& hooks) {
    if (!checker_ || !checker_->checked()) return notChecked();
    sent_.reset();
    SEKISHO_CHECK(checker_->takeSuggestions(code, kManySuggestions, stoppable(hooks)));
    return checker_->counts();
}

Result<ports::ImportSent> DeskSession::send(const ports::OperationSink& sink, const Hooks& given) {
    if (!checker_ || !checker_->checked()) return notChecked();
    const Hooks hooks = stoppable(given);
    sent_ = std::make_unique<OperationStream>(*checker_, services_.members, services_.makePassword);
    const std::int64_t total = checker_->counts().rows;
    OperationChunk chunk;
    for (bool more = true; more;) {
        if (hooks.stop()) return cancelledError();
        SEKISHO_TRY(went, sent_->next(chunk));
        more = went;
        if (chunk.count > 0) SEKISHO_CHECK(sink(chunk));
        hooks.tell(sent_->rowsDone(), total);
    }
    ports::ImportSent out;
    out.operations = sent_->made();
    out.unchanged = sent_->unchangedRows();
    out.refused = sent_->refusedRows();
    out.passwords = sent_->madePasswords() > 0;
    firstOperation_.clear();
    for (std::int64_t number = 1; number <= out.operations; ++number) {
        const RowOrigin origin = sent_->originOf(number);
        if (origin.row != kNoRow) firstOperation_.try_emplace({origin.part, origin.row}, number);
    }
    return out;
}

Result<std::monostate> DeskSession::saveResults(std::size_t part, const ports::ResultRequest& request,
                                                const Hooks& hooks) const {
    const std::size_t place = checkedPart(part);
    if (place == kNone || !checker_->checked()) return notChecked();
    ResultOptions options;
    options.language = request.japanese ? Language::Japanese : Language::English;
    options.sentence = request.sentence;
    options.onlyFaulty = request.onlyFaulty;
    options.withPasswords = request.withPasswords;
    const ServiceResult said = [&](std::size_t of, std::size_t row) -> std::optional<RowResult> {
        const auto number = firstOperation_.find({of, row});
        if (!request.result || number == firstOperation_.end()) return std::nullopt;
        return request.result(number->second);
    };
    SEKISHO_TRY(writer, createFile(request.path, formatOfWord(request.format), file_.parts[part].name));
    SEKISHO_CHECK(writeResults(*writer, *checker_, place, sent_.get(), said, options, stoppable(hooks)));
    SEKISHO_CHECK(writer->finish());
    return std::monostate();
}

Result<std::int64_t> DeskSession::exportOrgUnits(const ports::OrgUnitExport& wanted, const Hooks& given) const {
    const Hooks hooks = stoppable(given);
    SEKISHO_TRY(directory, services_.directory());
    ExportOptions options;
    options.language = wanted.japanese ? Language::Japanese : Language::English;
    SEKISHO_TRY(writer,
                createFile(wanted.path, formatOfWord(wanted.format), wordFor("sheet", "orgUnit", options.language)));
    SEKISHO_CHECK(wanted.form == ports::OrgUnitForm::Levels
                      ? exportOrgUnitLevels(*writer, *directory, options, hooks)
                      : sheet::exportOrgUnits(*writer, *directory, options, hooks));
    SEKISHO_CHECK(writer->finish());
    return static_cast<std::int64_t>(directory->orgUnits().size());
}

} // namespace sekisho::sheet

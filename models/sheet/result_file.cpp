#include "models/sheet/result_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekisho::sheet {

namespace {

constexpr std::int64_t kResultsTold = 1024; // rows between two tellings of progress

std::string headingOf(const Part& part, std::size_t column, Language language) {
    if (part.mapping.firstRow > 0) return std::string(part.table.cell(part.mapping.firstRow - 1, column));
    const Column* known =
        column < part.mapping.columns.size() ? columnOf(part.mapping.kind, part.mapping.columns[column]) : nullptr;
    return known ? std::string(known->heading(language)) : std::string();
}

std::string fieldName(SheetKind kind, const std::string& field, Language language) {
    for (const Column& column : columnsOf(kind))
        if (column.field == field) return std::string(column.heading(language));
    return field;
}

std::string faultText(const Checker& checker, std::size_t part, std::size_t row, const RowResult& result,
                      const ResultOptions& options) {
    std::string out;
    const auto add = [&](const Error& error, const std::string& where) {
        if (!out.empty()) out += '\n';
        if (!where.empty()) out += where + ": ";
        out += options.sentence ? options.sentence(error) : error.code;
    };
    for (const CellFault& fault : checker.faultsOf(part, row))
        add(fault.error, fault.column < 0
                             ? std::string()
                             : headingOf(checker.part(part), static_cast<std::size_t>(fault.column), options.language));
    if (result.error) add(*result.error, {});
    return out;
}

} // namespace

RowResult resultOf(const Checker& checker, const OperationStream* sent, const ServiceResult& service, std::size_t part,
                   std::size_t row) {
    const RowState& state = checker.state(part, row);
    if (!state.good()) return {"faulty", std::nullopt, {}};
    if (state.action == RowAction::Skip) return {"skipped", std::nullopt, {}};
    if (sent)
        if (const auto local = sent->local(part, row))
            return local->unchanged ? RowResult{"unchanged", std::nullopt, {}} : RowResult{"refused", local->error, {}};
    if (service)
        if (auto said = service(part, row)) return std::move(*said);
    return {"notSent", std::nullopt, {}};
}

Done writeResults(RowWriter& writer, const Checker& checker, std::size_t index, const OperationStream* sent,
                  const ServiceResult& service, const ResultOptions& options, const Hooks& hooks) {
    const Part& part = checker.part(index);
    std::vector<std::string> row;
    const auto word = [&](std::string_view value) { row.emplace_back(wordFor("result", value, options.language)); };
    for (std::size_t column = 0; column < part.table.columns(); ++column)
        row.push_back(headingOf(part, column, options.language));
    word("verdict");
    word("fault");
    word("fields");
    if (options.withPasswords) word("password");
    SEKISHO_CHECK(writer.row(row));
    const auto total = static_cast<std::int64_t>(part.table.rows());
    std::vector<std::string_view> cells;
    for (std::size_t at = part.mapping.firstRow; at < part.table.rows(); ++at) {
        if (hooks.stop()) return cancelledError();
        if (static_cast<std::int64_t>(at) % kResultsTold == 0) hooks.tell(static_cast<std::int64_t>(at), total);
        const RowResult result = resultOf(checker, sent, service, index, at);
        // Before anything is sent every good row will be.
        const bool taken =
            result.verdict != "faulty" && result.verdict != "refused" && (result.verdict != "notSent" || !sent);
        if (options.onlyFaulty && taken) continue;
        part.table.cells(at, cells);
        row.assign(cells.begin(), cells.end());
        row.resize(part.table.columns());
        row.emplace_back(wordFor("verdict", result.verdict, options.language));
        row.push_back(faultText(checker, index, at, result, options));
        std::string fields;
        for (const std::string& field : result.changed)
            fields += (fields.empty() ? "" : ", ") + fieldName(part.mapping.kind, field, options.language);
        row.push_back(std::move(fields));
        if (options.withPasswords) row.push_back(sent ? sent->madePassword(index, at) : std::string());
        SEKISHO_CHECK(writer.row(row));
    }
    return {};
}

} // namespace sekisho::sheet

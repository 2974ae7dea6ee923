#include "models/sheet/cell_number.h"
#include "models/sheet/limits.h"
#include "models/sheet/row_builder.h"
#include "models/sheet/workbook.h"
#include "models/sheet/xml_stream.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace sekisho::sheet {

namespace {

constexpr std::int64_t kLastLine = 1'048'576;

std::int64_t repeated(std::string_view text) {
    std::int64_t count = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size()) return 1;
    return std::clamp<std::int64_t>(count, 1, kLastLine);
}

// Reads content.xml: either the names of the tables alone, or the cells of the table of one number.
class Content final : public XmlEvents {
  public:
    Content(std::ptrdiff_t wanted, const RowVisit& visit, std::vector<MergedArea>* merged = nullptr)
        : wanted_(wanted), row_(visit), merged_(merged) {}

    std::vector<SheetName> tables;

    Done begin(std::string_view name, const Attributes& a) override {
        if (!skipped_.empty()) {
            if (name == skipped_) ++skipDepth_;
            return {};
        }
        // What a reviewer wrote or changed, and readings, are not the text of the cell.
        if (name == "tracked-changes" || name == "annotation" || name == "ruby-text" || name == "shapes") {
            skipped_ = name;
            skipDepth_ = 1;
            return {};
        }
        if (name == "table") return beginTable(a);
        if (!here()) return {};
        if (name == "table-row") {
            rows_ = repeated(a.get("number-rows-repeated"));
            row_.beginRow(line_ + 1);
            column_ = 0;
        } else if (name == "table-cell" || name == "covered-table-cell") {
            beginCell(a);
        } else if (name == "p" || name == "h") {
            if (paragraphs_++ > 0) add("\n");
            inText_ = true;
        } else if (name == "s") {
            add(std::string(static_cast<std::size_t>(std::min<std::int64_t>(repeated(a.get("c")), kMostBlanks)), ' '));
        } else if (name == "tab") {
            add("\t");
        } else if (name == "line-break") {
            add("\n");
        }
        return {};
    }

    Done end(std::string_view name) override {
        if (!skipped_.empty()) {
            if (name == skipped_ && --skipDepth_ == 0) skipped_.clear();
            return {};
        }
        if (name == "table" && tableDepth_ > 0) --tableDepth_;
        if (!here()) return {};
        if (name == "p" || name == "h") inText_ = false;
        if (name == "table-cell" || name == "covered-table-cell") return endCell();
        if (name == "table-row") return endRow();
        return {};
    }

    Done text(std::string_view text) override {
        if (skipped_.empty() && inText_) add(text);
        return {};
    }

  private:
    static constexpr std::int64_t kMostBlanks = 1024;

    bool here() const { return tableDepth_ == 1 && static_cast<std::ptrdiff_t>(tables.size()) == wanted_ + 1; }

    Done beginTable(const Attributes& a) {
        if (++tableDepth_ > 1) return {}; // a table within a cell
        if (tables.size() == kMostSheets) return damaged("too many sheets");
        tables.push_back({std::string(a.get("name")), {}});
        line_ = 0;
        return {};
    }
    void beginCell(const Attributes& a) {
        cells_ = repeated(a.get("number-columns-repeated"));
        type_ = a.get("value-type");
        value_ = type_ == "date"      ? a.get("date-value")
                 : type_ == "boolean" ? a.get("boolean-value")
                                      : a.exact("office:value");
        formula_ = !a.get("formula").empty();
        const std::int64_t wide = repeated(a.get("number-columns-spanned"));
        const std::int64_t high = repeated(a.get("number-rows-spanned"));
        if (merged_ && (wide > 1 || high > 1) && merged_->size() < kMostMerged)
            merged_->push_back({line_ + 1, line_ + high, column_, column_ + static_cast<std::size_t>(wide) - 1});
        text_.clear();
        paragraphs_ = 0;
    }
    void add(std::string_view text) {
        if (text_.size() <= kLongestCell) text_ += text;
    }

    std::string cellText() const {
        if (type_ == "date") {
            std::string date = value_;
            if (const std::size_t t = date.find('T'); t != std::string::npos) date[t] = ' ';
            if (date.ends_with(" 00:00:00")) date.resize(date.size() - 9);
            return date;
        }
        if (type_ == "boolean") return value_ == "true" ? "TRUE" : "FALSE";
        const bool digits = !text_.empty() && text_.find_first_not_of("0123456789") == std::string::npos;
        if (type_ != "float" || digits) return text_; // digits as shown: with the zeros in front
        double number = 0;
        const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
        return error == std::errc() && end == value_.data() + value_.size() ? numberText(number, {}, false) : text_;
    }

    Done endCell() {
        const std::string text = cellText();
        const bool broken = formula_ && (text.starts_with("#") || text.starts_with("Err:"));
        if (!text.empty())
            for (std::int64_t i = 0; i < cells_; ++i) {
                SEKISHO_CHECK(row_.cell(column_ + static_cast<std::size_t>(i), text));
                if (formula_) row_.mark(column_ + static_cast<std::size_t>(i), broken ? Mark::Broken : Mark::Formula);
            }
        column_ += static_cast<std::size_t>(cells_);
        return {};
    }
    Done endRow() {
        for (std::int64_t i = 0; i < rows_ && !row_.empty(); ++i) {
            SEKISHO_CHECK(row_.emit());
            row_.beginRow(row_.line() + 1);
        }
        row_.clear();
        line_ += rows_;
        return line_ > kLastLine * 2 ? damaged("rows outside of the sheet") : Done();
    }

    std::ptrdiff_t wanted_;
    RowBuilder row_;
    std::vector<MergedArea>* merged_;
    std::string skipped_;
    int skipDepth_ = 0;
    int tableDepth_ = 0;
    std::int64_t line_ = 0;
    std::int64_t rows_ = 1;
    std::int64_t cells_ = 1;
    std::size_t column_ = 0;
    std::string type_, value_, text_;
    int paragraphs_ = 0;
    bool inText_ = false;
    bool formula_ = false;
};

// Only whether the manifest says that parts are encrypted.
class Manifest final : public XmlEvents {
  public:
    Done begin(std::string_view name, const Attributes&) override {
        encrypted = encrypted || name == "encryption-data";
        return {};
    }
    Done end(std::string_view) override { return {}; }
    Done text(std::string_view) override { return {}; }
    bool encrypted = false;
};

Done readContent(const ZipFile& file, Content& content, const Hooks& hooks) {
    if (file.has("META-INF/manifest.xml")) {
        Manifest manifest;
        XmlStream xml(manifest);
        SEKISHO_CHECK(file.read("META-INF/manifest.xml", [&xml](std::string_view bytes) { return xml.feed(bytes); }));
        if (manifest.encrypted) return Error(ErrorKind::BadInput, "SHEET_ENCRYPTED", "The workbook has a password.");
    }
    XmlStream xml(content);
    SEKISHO_CHECK(file.read("content.xml", [&](std::string_view bytes) -> Done {
        if (hooks.stop()) return cancelledError();
        return xml.feed(bytes);
    }));
    return xml.finish();
}

} // namespace

Result<std::vector<SheetName>> odsSheets(const ZipFile& file) {
    const RowVisit none = [](const RowView&) { return Done(); };
    Content content(-1, none);
    SEKISHO_CHECK(readContent(file, content, {}));
    if (content.tables.empty()) return damaged("no sheet");
    for (std::size_t i = 0; i < content.tables.size(); ++i)
        content.tables[i].part = std::to_string(i);
    return std::move(content.tables);
}

Done readOds(const ZipFile& file, const SheetName& sheet, const RowVisit& visit, const Hooks& hooks,
             std::vector<MergedArea>* merged) {
    Content content(std::stol(sheet.part), visit, merged);
    return readContent(file, content, hooks);
}

} // namespace sekisho::sheet

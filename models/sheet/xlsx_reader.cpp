#include "models/sheet/cell_number.h"
#include "models/sheet/limits.h"
#include "models/sheet/row_builder.h"
#include "models/sheet/workbook.h"
#include "models/sheet/xml_stream.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

namespace sekisho::sheet {

namespace {

template<class T>
std::optional<T> numberIn(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// x_x0041_y is xAy: how a workbook writes characters that XML cannot hold, and _x005F_ an underscore before such.
std::string withoutEscapes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_') {
            std::uint16_t unit = 0;
            const char* const digits = text.data() + at + 2;
            const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
            if (error == std::errc() && end == digits + 4 && unit > 0 && unit < 0x80) {
                out += static_cast<char>(unit);
                at += 7;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

Done readPart(const ZipFile& file, std::string_view part, XmlEvents& events) {
    XmlStream xml(events);
    SEKISHO_CHECK(file.read(part, [&xml](std::string_view bytes) { return xml.feed(bytes); }));
    return xml.finish();
}

// --- relations and the list of sheets ---

// "../media/x" as seen from the folder of the part that names it.
std::string partPath(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string out(folder);
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const std::size_t slash = out.empty() ? std::string::npos : out.rfind('/', out.size() - 2);
        out.resize(slash == std::string::npos ? 0 : slash + 1);
    }
    return out + std::string(target);
}

std::string folderOf(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

struct Relation {
    std::string kind; // the last word of its type
    std::string part;
};

class Relations final : public XmlEvents {
  public:
    explicit Relations(std::string folder) : folder_(std::move(folder)) {}
    Done begin(std::string_view name, const Attributes& a) override {
        if (name != "Relationship" || a.get("TargetMode") == "External") return {};
        const std::string_view type = a.get("Type");
        of[std::string(a.get("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                        partPath(folder_, a.get("Target"))};
        return {};
    }
    Done end(std::string_view) override { return {}; }
    Done text(std::string_view) override { return {}; }
    std::string ofKind(std::string_view kind) const {
        for (const auto& [id, relation] : of)
            if (relation.kind == kind) return relation.part;
        return {};
    }
    std::map<std::string, Relation> of; // by id

  private:
    std::string folder_;
};

Result<Relations> relationsOf(const ZipFile& file, std::string_view part) {
    const std::string folder = folderOf(part);
    Relations relations(folder);
    const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
    if (file.has(name)) SEKISHO_CHECK(readPart(file, name, relations));
    return relations;
}

class WorkbookPart final : public XmlEvents {
  public:
    Done begin(std::string_view name, const Attributes& a) override {
        if (name == "workbookPr") from1904 = a.get("date1904") == "1" || a.get("date1904") == "true";
        if (name != "sheet") return {};
        const std::string_view state = a.get("state");
        if (state == "hidden" || state == "veryHidden") return {};
        if (sheets.size() == kMostSheets) return damaged("too many sheets");
        sheets.emplace_back(a.get("name"), a.get("id")); // r:id; the other one is called sheetId
        return {};
    }
    Done end(std::string_view) override { return {}; }
    Done text(std::string_view) override { return {}; }
    bool from1904 = false;
    std::vector<std::pair<std::string, std::string>> sheets; // name, relation
};

struct Workbook {
    WorkbookPart part;
    Relations relations{{}};
};

Result<Workbook> openWorkbook(const ZipFile& file) {
    SEKISHO_TRY(top, relationsOf(file, ""));
    std::string name = top.ofKind("officeDocument");
    if (name.empty()) name = "xl/workbook.xml";
    Workbook book;
    SEKISHO_CHECK(readPart(file, name, book.part));
    SEKISHO_TRY(relations, relationsOf(file, name));
    book.relations = std::move(relations);
    return book;
}

// --- texts and formats that the cells refer to ---

class SharedStrings final : public XmlEvents {
  public:
    Done begin(std::string_view name, const Attributes&) override {
        if (name == "si") text_.clear();
        if (name == "rPh") inReading_ = true;
        inText_ = name == "t" && !inReading_;
        return {};
    }
    Done end(std::string_view name) override {
        inText_ = false;
        if (name == "rPh") inReading_ = false;
        if (name != "si") return {};
        const std::string text = withoutEscapes(text_);
        if (all_.size() + text.size() > kMostText)
            return Error(ErrorKind::TooLarge, "SHEET_TOO_MUCH_TEXT").with("max", fmt::format("{} MB", kMostText >> 20));
        all_ += text;
        ends_.push_back(all_.size());
        return {};
    }
    Done text(std::string_view text) override {
        // Longer ones are refused where a cell shows them.
        if (inText_ && text_.size() <= kLongestCell) text_ += text;
        return {};
    }
    std::string_view at(std::size_t index) const {
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(all_).substr(begin, ends_[index] - begin);
    }
    std::size_t count() const { return ends_.size(); }

  private:
    std::string all_;
    std::vector<std::size_t> ends_;
    std::string text_;
    bool inReading_ = false;
    bool inText_ = false;
};

class Styles final : public XmlEvents {
  public:
    Done begin(std::string_view name, const Attributes& a) override {
        if (name == "cellXfs") inCells_ = true;
        if (name == "numFmt")
            if (const auto id = numberIn<int>(a.get("numFmtId"))) formats_[*id] = shapeOfFormat(a.get("formatCode"));
        if (name == "xf" && inCells_) ids_.push_back(numberIn<int>(a.get("numFmtId")).value_or(0));
        return {};
    }
    Done end(std::string_view name) override {
        if (name == "cellXfs") inCells_ = false;
        return {};
    }
    Done text(std::string_view) override { return {}; }
    NumberShape shape(std::string_view style) const {
        const auto index = numberIn<std::size_t>(style);
        if (!index || *index >= ids_.size()) return {};
        const auto own = formats_.find(ids_[*index]);
        return own != formats_.end() ? own->second : shapeOfBuiltIn(ids_[*index]);
    }

  private:
    bool inCells_ = false;
    std::map<int, NumberShape> formats_;
    std::vector<int> ids_;
};

// --- the cells ---

class SheetPart final : public XmlEvents {
  public:
    SheetPart(const SharedStrings& strings, const Styles& styles, bool from1904, const RowVisit& visit,
              std::vector<MergedArea>* merged)
        : strings_(strings), styles_(styles), from1904_(from1904), row_(visit), merged_(merged) {}

    Done begin(std::string_view name, const Attributes& a) override {
        into_ = nullptr;
        if (name == "row") return beginRow(a);
        if (name == "c") return beginCell(a);
        if (name == "rPh") inReading_ = true;
        if (name == "v") into_ = &value_;
        if (name == "t" && !inReading_) into_ = &inlined_;
        if (name == "f") formula_ = true;
        if (name == "mergeCell") mergeCell(a.get("ref"));
        return {};
    }
    Done end(std::string_view name) override {
        into_ = nullptr;
        if (name == "rPh") inReading_ = false;
        if (name == "c") return endCell();
        if (name != "row") return {};
        Done done = row_.emit();
        row_.clear();
        return done;
    }
    Done text(std::string_view text) override {
        if (!into_) return {};
        if (into_->size() + text.size() > kLongestCell * 2)
            return row_.cell(column_, std::string(kLongestCell + 1, ' '));
        *into_ += text;
        return {};
    }

  private:
    Done beginRow(const Attributes& a) {
        const auto line = numberIn<std::int64_t>(a.get("r")).value_or(row_.line() + 1);
        if (line <= row_.line() || line > kLastLine) return damaged("rows out of order");
        row_.beginRow(line);
        next_ = 0;
        return {};
    }
    // From 1; 0: none, beyond kWidestRow: outside of the sheet.
    static std::size_t columnOf(std::string_view place) {
        std::size_t column = 0;
        for (const char c : place) {
            if (c < 'A' || c > 'Z' || column > kWidestRow) break;
            column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        }
        return column;
    }
    static std::int64_t lineOf(std::string_view place) {
        const std::size_t at = place.find_first_of("0123456789");
        return at == std::string_view::npos ? 0 : numberIn<std::int64_t>(place.substr(at)).value_or(0);
    }
    // "A2:B5". One that says nothing is passed over: the cells themselves have been read.
    void mergeCell(std::string_view ref) {
        const std::size_t colon = ref.find(':');
        if (!merged_ || merged_->size() == kMostMerged || colon == std::string_view::npos) return;
        const std::string_view from = ref.substr(0, colon), to = ref.substr(colon + 1);
        const std::size_t first = columnOf(from), last = columnOf(to);
        const std::int64_t top = lineOf(from), bottom = lineOf(to);
        if (first == 0 || last < first || last > kWidestRow || top < 1 || bottom < top || bottom > kLastLine) return;
        merged_->push_back({top, bottom, first - 1, last - 1});
    }
    Done beginCell(const Attributes& a) {
        column_ = next_;
        if (const std::string_view place = a.get("r"); !place.empty()) {
            const std::size_t column = columnOf(place);
            if (column > kWidestRow) return damaged("a cell outside of the sheet");
            if (column == 0) return damaged("a cell without a column");
            column_ = column - 1;
        }
        next_ = column_ + 1;
        type_ = a.get("t");
        style_ = a.get("s");
        value_.clear();
        inlined_.clear();
        formula_ = false;
        return {};
    }
    Done endCell() {
        std::string text;
        bool broken = false;
        if (type_ == "s") {
            const auto index = numberIn<std::size_t>(value_);
            if (value_.empty()) return {};
            if (!index || *index >= strings_.count()) return damaged("a text that is not there");
            text = strings_.at(*index);
        } else if (type_ == "inlineStr") {
            text = withoutEscapes(inlined_);
        } else if (type_ == "str") {
            text = withoutEscapes(value_);
        } else if (type_ == "b") {
            text = value_.empty() ? "" : value_ == "1" ? "TRUE" : "FALSE";
        } else if (type_ == "e") {
            text = value_;
            broken = true;
        } else if (type_ == "d" || value_.empty()) {
            text = value_;
        } else {
            const auto number = numberIn<double>(value_);
            if (!number) return damaged("a number that is none");
            text = numberText(*number, styles_.shape(style_), from1904_);
        }
        SEKISHO_CHECK(row_.cell(column_, text));
        if (broken && !text.empty()) row_.mark(column_, Mark::Broken);
        if (formula_ && !broken && !text.empty()) row_.mark(column_, Mark::Formula);
        return {};
    }

    static constexpr std::int64_t kLastLine = 1'048'576;

    const SharedStrings& strings_;
    const Styles& styles_;
    bool from1904_;
    RowBuilder row_;
    std::vector<MergedArea>* merged_;
    std::size_t column_ = 0;
    std::size_t next_ = 0;
    std::string type_, style_, value_, inlined_;
    std::string* into_ = nullptr;
    bool inReading_ = false;
    bool formula_ = false;
};

} // namespace

Result<std::vector<SheetName>> xlsxSheets(const ZipFile& file) {
    SEKISHO_TRY(book, openWorkbook(file));
    std::vector<SheetName> out;
    for (const auto& [name, id] : book.part.sheets) {
        const auto found = book.relations.of.find(id);
        if (found == book.relations.of.end() || found->second.kind != "worksheet") continue; // a chart
        out.push_back({name, found->second.part});
    }
    if (out.empty()) return damaged("no sheet");
    return out;
}

Done readXlsx(const ZipFile& file, const SheetName& sheet, const RowVisit& visit, const Hooks& hooks,
              std::vector<MergedArea>* merged) {
    SEKISHO_TRY(book, openWorkbook(file));
    SharedStrings strings;
    if (const std::string part = book.relations.ofKind("sharedStrings"); file.has(part))
        SEKISHO_CHECK(readPart(file, part, strings));
    Styles styles;
    if (const std::string part = book.relations.ofKind("styles"); file.has(part))
        SEKISHO_CHECK(readPart(file, part, styles));
    SheetPart cells(strings, styles, book.part.from1904, visit, merged);
    XmlStream xml(cells);
    SEKISHO_CHECK(file.read(sheet.part, [&](std::string_view bytes) -> Done {
        if (hooks.stop()) return cancelledError();
        return xml.feed(bytes);
    }));
    return xml.finish();
}

} // namespace sekisho::sheet

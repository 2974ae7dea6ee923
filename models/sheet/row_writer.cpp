#include "models/sheet/row_writer.h"

#include "models/sheet/cell_text.h"
#include "models/sheet/limits.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sekisho::sheet {

namespace {

namespace fs = std::filesystem;

Error writeFailed(int reason, const fs::path& path) {
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return Error(full ? ErrorKind::DiskFull : ErrorKind::Storage, full ? "DISK_FULL" : "FILE_WRITE_FAILED",
                 "The file could not be written.")
        .with("path", path.string())
        .because(std::strerror(reason));
}

// The name the file has until it is whole: beside the other, so that it can be renamed in one step.
class PartFile {
  public:
    explicit PartFile(fs::path path) : path_(std::move(path)) {
        std::string name = (path_.parent_path() / (".sekisho-" + path_.filename().string() + "-XXXXXX")).string();
        fd_ = ::mkstemp(name.data()); // for its owner alone
        if (fd_ >= 0)
            part_ = name;
        else
            reason_ = errno;
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() {
        if (fd_ >= 0) ::close(fd_);
        if (!part_.empty()) ::unlink(part_.c_str());
    }
    Done opened() const { return fd_ >= 0 ? Done() : writeFailed(reason_, path_); }
    const std::string& name() const { return part_; }
    Done write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t done = ::write(fd_, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) return writeFailed(errno, path_);
            bytes.remove_prefix(static_cast<std::size_t>(done));
        }
        return {};
    }
    Done commit() {
        // Somebody else may have written through the name meanwhile, so the bytes are settled by name as well.
        const int again = ::open(part_.c_str(), O_RDWR | O_CLOEXEC);
        if (again < 0) return writeFailed(errno, path_);
        const bool settled = ::fsync(again) == 0 && ::fchmod(again, S_IRUSR | S_IWUSR) == 0;
        const int reason = errno;
        ::close(again);
        if (!settled) return writeFailed(reason, path_);
        if (::rename(part_.c_str(), path_.c_str()) != 0) return writeFailed(errno, path_);
        part_.clear();
        return {};
    }

  private:
    fs::path path_;
    std::string part_;
    int fd_ = -1;
    int reason_ = 0;
};

class TextWriter final : public RowWriter {
  public:
    TextWriter(const fs::path& path, char separator) : file_(path), separator_(separator) {}
    Done opened() const { return file_.opened(); }

    Done row(std::span<const std::string_view> cells) override {
        if (buffer_.empty() && first_) buffer_ = "\xEF\xBB\xBF";
        first_ = false;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) buffer_ += separator_;
            cell(cells[i]);
        }
        // A row of one empty cell would read as no row at all.
        if (cells.size() == 1 && cells[0].empty()) buffer_ += "\"\"";
        buffer_ += "\r\n";
        return buffer_.size() < kBuffer ? Done() : flush();
    }
    Done finish() override {
        SEKISHO_CHECK(flush());
        return file_.commit();
    }
    Done sheet(std::string_view) override {
        return Error(ErrorKind::NotOffered, "NOT_OFFERED", "A text file has one sheet.");
    }

  private:
    static constexpr std::size_t kBuffer = 256 * 1024;

    Done flush() {
        Done done = file_.write(buffer_);
        buffer_.clear();
        return done;
    }
    void cell(std::string_view text) {
        const bool guarded = needsGuard(text);
        const std::string_view special = separator_ == '\t' ? "\t\"\r\n" : ",\"\r\n;";
        const bool quoted =
            text.find_first_of(special) != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
        if (quoted) buffer_ += '"';
        if (guarded) buffer_ += '\'';
        for (const char c : text) {
            buffer_ += c;
            if (c == '"') buffer_ += '"';
        }
        if (quoted) buffer_ += '"';
    }

    PartFile file_;
    char separator_;
    bool first_ = true;
    std::string buffer_;
};

constexpr std::size_t kLongestSheetName = 31; // characters of the name of a sheet; the format's own limit

// In bytes, of the first `most` characters.
std::size_t lengthOfCharacters(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count)
        do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

// Excel reads _x0041_ as A, so a text that looks like that gets its underscore written that way.
std::string escapedForWorkbook(std::string_view text) {
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const bool looks = rest.size() > 6 && rest.starts_with("_x") && rest[6] == '_' &&
                           std::all_of(rest.begin() + 2, rest.begin() + 6, hex);
        // The library writes these as they are, and XML cannot hold them.
        const auto c = static_cast<unsigned char>(text[i]);
        if (looks)
            out += "_x005F_";
        else if (c < 0x20 && c != '\t' && c != '\n')
            out += fmt::format("_x{:04X}_", c);
        else
            out += text[i];
    }
    return out;
}

class WorkbookWriter final : public RowWriter {
  public:
    explicit WorkbookWriter(const fs::path& path) : path_(path), file_(path) {}
    ~WorkbookWriter() override {
        if (book_) workbook_close(book_); // its memory goes with it; the file is thrown away
    }

    Done open(std::string_view sheetName) {
        SEKISHO_CHECK(file_.opened());
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(file_.name().c_str(), &options);
        if (!book_) return writeFailed(ENOMEM, path_);
        heading_ = workbook_add_format(book_);
        format_set_bold(heading_);
        text_ = workbook_add_format(book_);
        format_set_num_format(text_, "@"); // what is typed into it later stays text too
        return sheet(sheetName);
    }

    Done sheet(std::string_view name) override {
        std::string valid(name.empty() ? std::string_view("Sheet1") : name);
        for (char& c : valid)
            if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = '_';
        valid.resize(lengthOfCharacters(valid, kLongestSheetName));
        now_ = workbook_add_worksheet(book_, valid.c_str());
        if (!now_) return writeFailed(EINVAL, path_);
        worksheet_freeze_panes(now_, 1, 0);
        line_ = 0;
        return {};
    }

    Done row(std::span<const std::string_view> cells) override {
        if (line_ >= LXW_ROW_MAX)
            return Error(ErrorKind::TooLarge, "SHEET_TOO_MANY_ROWS").with("max", fmt::format("{}", LXW_ROW_MAX));
        if (line_ == 0 && !cells.empty())
            worksheet_set_column(now_, 0, static_cast<lxw_col_t>(cells.size() - 1), 16, text_);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            const std::string text = escapedForWorkbook(cells[i]);
            const lxw_error error =
                worksheet_write_string(now_, static_cast<lxw_row_t>(line_), static_cast<lxw_col_t>(i), text.c_str(),
                                       line_ == 0 ? heading_ : text_);
            if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
                return Error(ErrorKind::TooLarge, "SHEET_CELL_TOO_LONG")
                    .with("line", fmt::format("{}", line_ + 1))
                    .with("max", fmt::format("{}", kLongestText));
            if (error != LXW_NO_ERROR) return writeFailed(EIO, path_);
        }
        ++line_;
        return {};
    }

    Done finish() override {
        errno = 0;
        const lxw_error error = workbook_close(std::exchange(book_, nullptr));
        if (error != LXW_NO_ERROR) return writeFailed(errno != 0 ? errno : EIO, path_);
        return file_.commit();
    }

  private:
    static constexpr int kLongestText = 32'767; // characters; the format's own limit

    fs::path path_;
    PartFile file_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* now_ = nullptr;
    lxw_format* heading_ = nullptr;
    lxw_format* text_ = nullptr;
    std::int64_t line_ = 0;
};

} // namespace

Done RowWriter::row(const std::vector<std::string>& cells) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    return row(std::span(views));
}

Result<std::unique_ptr<RowWriter>> createFile(const std::filesystem::path& path, FileFormat format,
                                              std::string_view sheetName) {
    if (format == FileFormat::Xlsx) {
        auto book = std::make_unique<WorkbookWriter>(path);
        SEKISHO_CHECK(book->open(sheetName));
        return std::unique_ptr<RowWriter>(std::move(book));
    }
    auto text = std::make_unique<TextWriter>(path, format == FileFormat::Tsv ? '\t' : ',');
    SEKISHO_CHECK(text->opened());
    return std::unique_ptr<RowWriter>(std::move(text));
}

} // namespace sekisho::sheet

#pragma once
// Small ZIP files and workbooks for tests: parts are stored or packed, checksums are right unless told otherwise.

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::fakes {

class ZipMaker {
  public:
    ZipMaker& add(std::string name, std::string_view content, bool packed = false) {
        Part part{std::move(name),
                  std::string(content),
                  static_cast<std::uint32_t>(out_.size()),
                  0,
                  static_cast<std::uint32_t>(
                      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()))),
                  static_cast<std::uint32_t>(content.size())};
        if (packed) {
            part.method = 8;
            part.content = deflated(content);
        }
        header(0x04034B50, part, false);
        out_ += part.name;
        out_ += part.content;
        parts_.push_back(std::move(part));
        return *this;
    }

    std::string take() {
        const std::size_t begin = out_.size();
        for (const Part& part : parts_) {
            header(0x02014B50, part, true);
            out_ += part.name;
        }
        const std::size_t size = out_.size() - begin;
        number(0x06054B50, 4);
        number(0, 4);
        number(parts_.size(), 2);
        number(parts_.size(), 2);
        number(size, 4);
        number(begin, 4);
        number(0, 2);
        return std::move(out_);
    }

  private:
    struct Part {
        std::string name;
        std::string content;
        std::uint32_t offset;
        std::uint16_t method;
        std::uint32_t check;
        std::uint32_t size;
    };

    static std::string deflated(std::string_view content) {
        z_stream stream{};
        deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
        std::string out(deflateBound(&stream, content.size()), '\0');
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
        stream.avail_in = static_cast<uInt>(content.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, Z_FINISH);
        out.resize(stream.total_out);
        deflateEnd(&stream);
        return out;
    }
    void number(std::uint64_t value, int width) {
        for (int i = 0; i < width; ++i)
            out_ += static_cast<char>(value >> (8 * i));
    }
    void header(std::uint32_t signature, const Part& part, bool central) {
        number(signature, 4);
        if (central) number(20, 2);
        number(20, 2);
        number(0, 2);
        number(part.method, 2);
        number(0, 4);
        number(part.check, 4);
        number(part.content.size(), 4);
        number(part.size, 4);
        number(part.name.size(), 2);
        number(0, 2);
        if (!central) return;
        number(0, 2);
        number(0, 2);
        number(0, 2);
        number(0, 4);
        number(part.offset, 4);
    }

    std::string out_;
    std::vector<Part> parts_;
};

struct XlsxParts {
    std::string cells; // within sheetData
    std::string strings;
    std::string styles;
    std::string workbook = R"(<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>)";
    std::string after; // behind sheetData
};

inline std::string xlsxFile(const XlsxParts& parts, bool packed = false) {
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
    const auto relation = [&](int id, const char* type, const char* target) {
        return "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"" + office + "/" + type + "\" Target=\"" +
               target + "\"/>";
    };
    ZipMaker zip;
    zip.add("[Content_Types].xml", head + "<Types/>");
    zip.add("_rels/.rels", head + "<Relationships xmlns=\"" + package + "\">" +
                               relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>");
    zip.add("xl/workbook.xml",
            head + "<workbook " + main + " xmlns:r=\"" + office + "\">" + parts.workbook + "</workbook>");
    zip.add("xl/_rels/workbook.xml.rels",
            head + "<Relationships xmlns=\"" + package + "\">" + relation(1, "worksheet", "worksheets/sheet1.xml") +
                relation(2, "sharedStrings", "sharedStrings.xml") + relation(3, "styles", "/xl/styles.xml") +
                relation(4, "worksheet", "worksheets/sheet2.xml") + "</Relationships>");
    zip.add("xl/sharedStrings.xml", head + "<sst " + main + ">" + parts.strings + "</sst>", packed);
    zip.add("xl/styles.xml", head + "<styleSheet " + main + ">" + parts.styles + "</styleSheet>");
    zip.add("xl/worksheets/sheet1.xml",
            head + "<worksheet " + main + "><sheetData>" + parts.cells + "</sheetData>" + parts.after + "</worksheet>",
            packed);
    zip.add("xl/worksheets/sheet2.xml", head + "<worksheet " + main + "><sheetData/></worksheet>");
    return zip.take();
}

inline std::string odsFile(const std::string& tables, bool packed = false) {
    ZipMaker zip;
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    zip.add("content.xml",
            R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content)"
            R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
            R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
            R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>)" +
                tables + "</office:spreadsheet></office:body></office:document-content>",
            packed);
    return zip.take();
}

} // namespace sekisho::fakes

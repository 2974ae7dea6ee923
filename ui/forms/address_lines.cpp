#include "ui/forms/address_lines.h"

#include "models/domain/text_fold.h"
#include "models/policy/ip_range.h"

#include <QStringList>

#include <map>
#include <optional>
#include <utility>

namespace sekisho::ui {

namespace {

bool partsAddress(QChar c) {
    return c.isSpace() || c == u',' || c == u';' || c == u'、' || c == u'#';
}

bool isDash(QChar c) {
    return c == u'-' || c == u'–' || c == u'—' || c == u'~' || c == u'〜' || c == u'～' || c == u'‐' || c == u'−';
}

// Full-width digits and dashes, as Japanese keyboards leave them, mean the plain ones.
QString plainAddress(const QString& text) {
    QString plain = text.normalized(QString::NormalizationForm_KC);
    for (QChar& c : plain)
        if (isDash(c)) c = u'-';
    return plain;
}

QString withoutQuotes(QString line) {
    if (!line.startsWith(u'"')) return line;
    line.replace(QStringLiteral("\",\""), QStringLiteral(",")).replace(QStringLiteral("\"\t\""), QStringLiteral("\t"));
    if (line.endsWith(u'"')) line.chop(1);
    return line.mid(1).remove(u'"');
}

qsizetype endOfAddress(const QString& line, qsizetype from) {
    while (from < line.size() && !partsAddress(line[from]))
        ++from;
    return from;
}

qsizetype behindBlanks(const QString& line, qsizetype from) {
    while (from < line.size() && line[from].isSpace())
        ++from;
    return from;
}

// The ranges taken so far, by their beginning; none of them overlap, so that only two neighbours have to be looked at.
class TakenRanges {
  public:
    const std::pair<policy::IpRange, std::string>* overlapping(const policy::IpRange& range) const {
        auto next = ranges_.upper_bound(range.first);
        if (next != ranges_.begin()) {
            const auto before = std::prev(next);
            if (before->second.first.overlaps(range)) return &before->second;
        }
        return next != ranges_.end() && next->second.first.overlaps(range) ? &next->second : nullptr;
    }
    void take(const policy::IpRange& range, const std::string& text) {
        ranges_.emplace(range.first, std::pair(range, text));
    }

  private:
    std::map<policy::IpAddress, std::pair<policy::IpRange, std::string>> ranges_;
};

Error aboutAddress(const char* code, const std::string& text) {
    return Error(ErrorKind::BadInput, code).with("text", text);
}

// What an address with a net mask or a second address behind it means cannot be known; as a label it would silently
// allow the one address only.
bool labelIsAddress(const std::string& label) {
    return policy::ipAddressOf(std::string_view(label).substr(0, label.find_first_of(" ,;\t"))).has_value();
}

std::optional<Error> faultOf(const policy::AddressEntry& entry, const Result<policy::IpRange>& range) {
    if (!range) return range.error();
    if (labelIsAddress(entry.label)) return aboutAddress("ADDRESS_BAD", entry.range + ' ' + entry.label);
    if (!policy::isPublic(*range)) return aboutAddress("ADDRESS_NOT_PUBLIC", entry.range);
    if (lengthOf(entry.label) > kLongestAddressLabel)
        return Error(ErrorKind::BadInput, "POLICY_TOO_LONG").with("max", std::to_string(kLongestAddressLabel));
    return std::nullopt;
}

} // namespace

policy::AddressEntry splitAddressLine(const QString& typed) {
    const QString line = withoutQuotes(typed.trimmed());
    if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(QStringLiteral("//"))) return {};
    qsizetype end = endOfAddress(line, 0);
    qsizetype next = behindBlanks(line, end);
    QString address = line.left(end);
    const bool openEnd = !address.isEmpty() && isDash(address.back());
    if (openEnd || (next < line.size() && isDash(line[next]))) { // first - last, with blanks around
        if (!openEnd) next = behindBlanks(line, next + 1);
        end = endOfAddress(line, next);
        address = (openEnd ? address : address + u'-') + line.mid(next, end - next);
    }
    qsizetype label = end;
    while (label < line.size() && partsAddress(line[label]))
        ++label;
    return {plainAddress(address).toStdString(), line.mid(label).trimmed().toStdString()};
}

AddressReading readAddresses(const QString& text, const std::vector<policy::AddressEntry>& present) {
    AddressReading reading;
    TakenRanges taken;
    for (const policy::AddressEntry& entry : present)
        if (const auto range = policy::ipRangeOf(entry.range)) taken.take(*range, entry.range);
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        policy::AddressEntry entry = splitAddressLine(line);
        if (entry.range.empty() && entry.label.empty()) continue;
        const auto range = policy::ipRangeOf(entry.range);
        if (auto fault = faultOf(entry, range)) {
            reading.wrong.push_back({number, line.trimmed(), std::move(*fault)});
            continue;
        }
        if (const auto* other = taken.overlapping(*range)) {
            if (other->first == *range)
                ++reading.known;
            else
                reading.wrong.push_back({number, line.trimmed(),
                                         Error(ErrorKind::BadInput, "ADDRESS_OVERLAPS")
                                             .with("text", entry.range)
                                             .with("other", other->second)});
            continue;
        }
        entry.range = policy::ipRangeText(*range);
        taken.take(*range, entry.range);
        reading.good.push_back(std::move(entry));
    }
    return reading;
}

QString addressLines(const std::vector<policy::AddressEntry>& entries) {
    QString lines;
    for (const policy::AddressEntry& entry : entries) {
        lines += QString::fromStdString(entry.range);
        if (!entry.label.empty()) lines += u'\t' + QString::fromStdString(entry.label);
        lines += u'\n';
    }
    return lines;
}

} // namespace sekisho::ui

#include "ui/widgets/log_report.h"

#include "models/commands/log_words.h"
#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "ui/widgets/list_export.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QTextOption>

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {

struct LogReportWords {
    Q_DECLARE_TR_FUNCTIONS(LogReport)
};

constexpr int kPaperResolution = 300;
constexpr double kPaperFont = 9.5, kFootFont = 7.5;
constexpr double kPaperMargin = 16.0; // mm
constexpr double kFootShare = 0.03;   // of the height

QString paperText(const QString& text) {
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString paperRow(const QString& name, const QString& value) {
    if (value.isEmpty()) return {};
    return QStringLiteral("<tr><td style='color:#555; padding-right:14px' width='28%'>%1</td><td>%2</td></tr>")
        .arg(paperText(name), paperText(value));
}

QString paperTable(const QString& rows) {
    return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='2'>%1</table>").arg(rows);
}

QString paperPage(const QString& title, const QString& headline, const QString& body) {
    return QStringLiteral(
               "<html><body style='color:#000; background-color:#fff'><h2>%1</h2><p><b>%2</b></p>%3</body></html>")
        .arg(paperText(title), paperText(headline), body);
}

QString numberText(std::int64_t number) {
    return commands::locale().toString(static_cast<qlonglong>(number));
}

QString periodText(const std::optional<Instant>& from, const std::optional<Instant>& to) {
    if (!from || !to) return {};
    return LogReportWords::tr("%1 to %2", "period").arg(isoTime(*from), isoTime(*to));
}

QString faultsTable(const ports::ArchiveReport& report) {
    QString rows;
    for (const ports::ArchiveFault& fault : report.faults)
        rows += QStringLiteral("<tr><td align='right' width='14%' style='color:#555'>%1</td><td>%2</td></tr>")
                    .arg(numberText(fault.seq), paperText(archiveFaultText(fault)));
    return rows.isEmpty()
               ? QString()
               : QStringLiteral("<h3>%1</h3>").arg(paperText(LogReportWords::tr("What is wrong, and where"))) +
                     paperTable(rows);
}

QString paperDigest(const std::string& text) {
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex());
}

void drawFoot(QPainter& painter, const QRectF& place, int page, int pages, const QString& title) {
    QFont font = painter.font();
    font.setPointSizeF(kFootFont);
    painter.setFont(font);
    painter.setPen(QColor(0x55, 0x55, 0x55));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignBottom, title);
    painter.drawText(place, Qt::AlignRight | Qt::AlignBottom, LogReportWords::tr("Page %1 of %2").arg(page).arg(pages));
}

Error paperNotWritten(const QString& path, const QString& why) {
    return Error(ErrorKind::Storage, "FILE_WRITE_FAILED")
        .with("file", commands::toUtf8(path))
        .because(commands::toUtf8(why));
}

QString partyText(const std::string& name, const std::string& id) {
    if (name.empty() || id.empty() || name == id) return fromUtf8(name.empty() ? id : name);
    return LogReportWords::tr("%1 (%2)", "name, ID").arg(fromUtf8(name), fromUtf8(id));
}

QString paperHeading(const QString& text) {
    return QStringLiteral("<h3>%1</h3>").arg(paperText(text));
}

QString paperNote(const QString& text) {
    return QStringLiteral("<p style='color:#555'>%1</p>").arg(paperText(text));
}

QString recordRows(const AuditRecord& record, const QTimeZone& zone) {
    QString rows;
    rows += paperRow(LogReportWords::tr("Log"), commands::logText(record.log));
    rows += paperRow(LogReportWords::tr("Number in the chain"), numberText(record.seq));
    rows += paperRow(LogReportWords::tr("Time"), commands::logIsoText(record.at, zone));
    if (record.recorded != Instant{})
        rows += paperRow(LogReportWords::tr("Recorded by the service"), commands::logIsoText(record.recorded, zone));
    rows += paperRow(LogReportWords::tr("Who"), partyText(record.actorName, record.actorId));
    rows += paperRow(LogReportWords::tr("What"), commands::logActionText(record.action));
    rows += paperRow(LogReportWords::tr("Target"), partyText(record.targetName, record.targetId));
    rows += paperRow(LogReportWords::tr("Result"), commands::logResultText(record.result));
    rows += paperRow(LogReportWords::tr("Reason"), commands::logReasonText(record.reason));
    rows += paperRow(LogReportWords::tr("IP address"), fromUtf8(record.ip));
    rows += paperRow(LogReportWords::tr("Service type"), commands::logClientText(record.client));
    rows += paperRow(LogReportWords::tr("Request ID"), fromUtf8(record.requestId));
    for (const commands::LogDetail& detail : commands::logDetails(record))
        rows += paperRow(detail.name, detail.change
                                          ? LogReportWords::tr("%1 → %2", "before, after").arg(detail.from, detail.to)
                                          : detail.to);
    return rows;
}

// Marks also where nothing is printed in colour.
QString markedHtml(const Excerpt& excerpt) {
    QString out;
    std::size_t at = 0;
    for (const MatchSpan& hit : excerpt.hits) {
        if (hit.begin < at || hit.end < hit.begin || hit.end > excerpt.text.size()) continue;
        out += paperText(fromUtf8(excerpt.text.substr(at, hit.begin - at)));
        out += QStringLiteral("<b style='background-color:#ffe9a8'>%1</b>")
                   .arg(paperText(fromUtf8(excerpt.text.substr(hit.begin, hit.end - hit.begin))));
        at = hit.end;
    }
    return out + paperText(fromUtf8(excerpt.text.substr(at)));
}

QString foundWords(const ports::ArchiveEvidence& evidence) {
    if (evidence.record.action != "monitoring.detected") return {};
    const QString heading = paperHeading(LogReportWords::tr("What was found"));
    const auto excerpts = commands::excerptsOfWords(evidence.words);
    if (excerpts.empty())
        return heading + paperNote(LogReportWords::tr(
                             "The words are not in this archive: they are kept only when the rules for the logs said "
                             "so, and whoever fetched had agreed to the rules of reading."));
    QString rows;
    for (const Excerpt& excerpt : excerpts)
        rows += QStringLiteral("<tr><td style='color:#555; padding-right:14px' width='28%'>%1</td><td>%2</td></tr>")
                    .arg(paperText(commands::excerptWhereText(excerpt.where)), markedHtml(excerpt));
    return heading + paperTable(rows) +
           paperNote(LogReportWords::tr("These are the words as the policy found them: the record below holds their "
                                        "digest, and the evidence file the words."));
}

} // namespace

QString archiveFaultText(const ports::ArchiveFault& fault) {
    const QString place = numberText(fault.seq);
    if (fault.kind == "missing")
        return LogReportWords::tr("Record %1 is missing: it was taken out, or what stood before it was cut off.")
            .arg(place);
    if (fault.kind == "reordered")
        return LogReportWords::tr("Another record stands in the place of record %1.").arg(place);
    if (fault.kind == "altered")
        return LogReportWords::tr("Record %1 was altered: what it says and its hash differ.").arg(place);
    if (fault.kind == "notAsStated")
        return LogReportWords::tr("The service has signed another state: what was changed lies up to record %1.")
            .arg(place);
    if (fault.kind == "tailMissing")
        return LogReportWords::tr("From record %1 on records are missing that the service has signed.").arg(place);
    if (fault.kind == "removedTooEarly")
        return LogReportWords::tr("What record %1 said is gone, though nothing that was signed allows that.")
            .arg(place);
    if (fault.kind == "badStatement")
        return LogReportWords::tr(
                   "A statement about record %1 is not signed by the service's key, or contradicts another.")
            .arg(place);
    return LogReportWords::tr("Record %1: %2", "place, what is wrong").arg(place, fromUtf8(fault.detail));
}

QString archiveFindingText(const ports::ArchiveReport& report) {
    if (!report.whole())
        return LogReportWords::tr(
            "%Ln place(s) do not fit the chain. Keep the file as it is and find out who could write to it.", nullptr,
            static_cast<int>(report.faults.size()));
    if (report.records == 0) return LogReportWords::tr("There is nothing to verify yet.");
    return LogReportWords::tr("The chain is whole: every record stands as the service has signed it.");
}

QString archiveReportHtml(const ports::ArchiveReport& report) {
    QString rows;
    rows += paperRow(LogReportWords::tr("Tenant"), fromUtf8(report.tenant));
    rows += paperRow(LogReportWords::tr("Verified at"), isoTime(report.at));
    rows += paperRow(LogReportWords::tr("Records"),
                     LogReportWords::tr("%1 (number %2 to %3)")
                         .arg(numberText(report.records), numberText(report.firstSeq), numberText(report.lastSeq)));
    rows += paperRow(LogReportWords::tr("Period"), periodText(report.oldest, report.newest));
    rows += paperRow(LogReportWords::tr("Content removed"), numberText(report.removed));
    rows += paperRow(LogReportWords::tr("Content held back by the service"), numberText(report.heldBack));
    rows += paperRow(LogReportWords::tr("Signed statements"), numberText(report.statements));
    if (report.lastStatementAt)
        rows += paperRow(LogReportWords::tr("Last statement"), isoTime(*report.lastStatementAt));
    rows += paperRow(LogReportWords::tr("Chained, not yet signed"), numberText(report.unsignedRecords));
    rows += paperRow(LogReportWords::tr("Hash of the first record"), fromUtf8(report.firstHash));
    rows += paperRow(LogReportWords::tr("Hash of the last record"), fromUtf8(report.lastHash));
    rows += paperRow(LogReportWords::tr("Signing key of the service"), fromUtf8(report.keyId));
    rows += paperRow(LogReportWords::tr("Fingerprint of the key (SHA-256)"), fromUtf8(report.keyFingerprint));
    const QString note =
        QStringLiteral("<p style='color:#555'>%1</p>")
            .arg(paperText(LogReportWords::tr(
                "Each record carries the hash of the one before, and the service signs at intervals how "
                "the chain stands. This report says how the archive stood when it was verified. Compare "
                "the fingerprint with the one that the operator of the service gives you.")));
    return paperPage(LogReportWords::tr("Integrity report of the log archive"), archiveFindingText(report),
                     paperTable(rows) + faultsTable(report) + note);
}

QString logEvidenceHtml(const ports::ArchiveEvidence& evidence, const QTimeZone& zone) {
    const AuditRecord& record = evidence.record;
    QString proof;
    proof += paperRow(LogReportWords::tr("Hash of the record"), fromUtf8(record.hash));
    proof += paperRow(LogReportWords::tr("Hash of its content"), fromUtf8(record.content));
    proof +=
        paperRow(LogReportWords::tr("Lines in the evidence file"), numberText(std::ranges::count(evidence.file, '\n')));
    proof += paperRow(LogReportWords::tr("SHA-256 of the evidence file"), paperDigest(evidence.file));
    QString body = foundWords(evidence) + paperTable(recordRows(record, zone));
    if (evidence.doing)
        body +=
            paperHeading(LogReportWords::tr("What it was found in")) + paperTable(recordRows(*evidence.doing, zone));
    body += paperHeading(LogReportWords::tr("What proves it")) + paperTable(proof) +
            paperNote(LogReportWords::tr(
                "The evidence file is the proof; this page is a reading of it. The file holds what is shown here "
                "whole, the places of the records up to the next statement that the service has signed, and "
                "that statement. Anybody can check it with sekisho-verify and the public key of the "
                "service."));
    return paperPage(LogReportWords::tr("Evidence of a log record"),
                     LogReportWords::tr("%1, %2", "log, time")
                         .arg(commands::logText(record.log), commands::logTimeText(record.at, zone)),
                     body);
}

Done writePaperPdf(const QString& title, const QString& html, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return paperNotWritten(path, file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setResolution(kPaperResolution);
        writer.setPageMargins(QMarginsF(kPaperMargin, kPaperMargin, kPaperMargin, kPaperMargin),
                              QPageLayout::Millimeter);
        writer.setCreator(QStringLiteral("Sekisho"));
        writer.setTitle(title);
        const QSizeF paper = writer.pageLayout().paintRectPixels(kPaperResolution).size();
        const QSizeF text(paper.width(), paper.height() * (1 - kFootShare));
        QTextDocument document;
        QFont font;
        font.setPointSizeF(kPaperFont);
        document.setDefaultFont(font);
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        document.setDefaultTextOption(wrap);
        document.setDocumentMargin(0);
        document.documentLayout()->setPaintDevice(&writer);
        document.setHtml(html);
        document.setPageSize(text);
        QPainter painter(&writer);
        for (int page = 0; page < document.pageCount(); ++page) {
            if (page > 0) writer.newPage();
            painter.save();
            painter.translate(0, -page * text.height());
            document.drawContents(&painter, QRectF(0, page * text.height(), text.width(), text.height()));
            painter.restore();
            drawFoot(painter, QRectF(QPointF(), paper), page + 1, document.pageCount(), title);
        }
    }
    if (!file.commit()) return paperNotWritten(path, file.errorString());
    return {};
}

Done writeArchiveReportPdf(const ports::ArchiveReport& report, const QString& path) {
    return writePaperPdf(LogReportWords::tr("Integrity report of the log archive"), archiveReportHtml(report), path);
}

Done writeLogEvidencePdf(const ports::ArchiveEvidence& evidence, const QTimeZone& zone, const QString& path) {
    return writePaperPdf(LogReportWords::tr("Evidence of a log record"), logEvidenceHtml(evidence, zone), path);
}

Done writeTextFile(const std::string& text, const QString& path) {
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit())
        return paperNotWritten(path, file.errorString());
    return {};
}

} // namespace sekisho::ui

#include "ui/panes/lostdevice/receipt_document.h"

#include "models/commands/cut_off_texts.h"

#include "ui/widgets/list_export.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFont>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QTextOption>

#include <algorithm>

namespace sekisho::ui::lostdevice {

using commands::fromUtf8;

namespace {

struct ReceiptWords {
    Q_DECLARE_TR_FUNCTIONS(Receipt)
};

constexpr std::size_t kMostPrinted = 40; // the signed file holds all of them
constexpr int kResolution = 300;
constexpr double kLargestFont = 10.0, kSmallestFont = 4.0, kFontStep = 0.5;
constexpr double kMarginMillimetres = 16.0;

QString plain(const QString& text) {
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString factRow(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='color:#555; padding-right:14px'>%1</td><td>%2</td></tr>")
        .arg(plain(name), plain(value));
}

// With date and offset: a receipt is read in another place and year.
QString receiptTime(Instant at) {
    return isoTime(at);
}

QString facts(const CutOff& cutOff) {
    QString rows;
    if (!cutOff.user.empty()) {
        rows += factRow(
            ReceiptWords::tr("Member"),
            ReceiptWords::tr("%1 (%2)", "name, login ID").arg(fromUtf8(cutOff.userName), fromUtf8(cutOff.loginId)));
        if (!cutOff.orgUnit.empty()) rows += factRow(ReceiptWords::tr("Organization"), fromUtf8(cutOff.orgUnit));
    }
    rows += factRow(ReceiptWords::tr("What was lost"), commands::lossText(cutOff));
    rows += factRow(ReceiptWords::tr("Ordered"), receiptTime(cutOff.orderedAt));
    rows += factRow(ReceiptWords::tr("Carried out by the service"), receiptTime(cutOff.receivedAt));
    rows += factRow(ReceiptWords::tr("Ordered by"), fromUtf8(cutOff.actorName));
    rows += factRow(ReceiptWords::tr("Who calls was checked by"), commands::identityText(cutOff.check));
    if (!cutOff.note.empty()) rows += factRow(ReceiptWords::tr("Note of the call"), fromUtf8(cutOff.note));
    if (cutOff.foundAt) {
        rows += factRow(
            ReceiptWords::tr("Found again"),
            ReceiptWords::tr("%1, %2", "time, by whom").arg(receiptTime(*cutOff.foundAt), fromUtf8(cutOff.foundBy)));
        if (!cutOff.foundNote.empty()) rows += factRow(ReceiptWords::tr("Remark"), fromUtf8(cutOff.foundNote));
    }
    rows += factRow(ReceiptWords::tr("Number of the order"), fromUtf8(cutOff.id.value));
    return QStringLiteral("<table cellspacing='0' cellpadding='2'>%1</table>").arg(rows);
}

QString clockOf(const std::optional<Instant>& at, Instant beside) {
    return at ? commands::timeBesideText(*at, beside) : QStringLiteral("–");
}

QString stepRow(const CutOffStep& step, Instant beside) {
    QString name = plain(commands::stepNameText(step));
    if (const QString advice = commands::stepAdviceText(step); !advice.isEmpty())
        name += QStringLiteral("<br><span style='color:#555'>%1</span>").arg(plain(advice));
    const bool wrong = step.state == StepState::Failed || step.state == StepState::Contradicted;
    const QString state = plain(commands::stepStateText(step.state));
    return QStringLiteral("<tr><td align='right' width='4%' "
                          "style='color:#555'>%1</td><td>%2</td><td>%3</td><td>%4</td><td>%5</td><td>%6</td></tr>")
        .arg(step.number)
        .arg(name, plain(clockOf(step.requestedAt, beside)), plain(clockOf(step.acknowledgedAt, beside)),
             plain(clockOf(step.verifiedAt, beside)),
             wrong ? QStringLiteral("<b style='color:#a4111b'>%1</b>").arg(state)
                   : QStringLiteral("<b>%1</b>").arg(state));
}

QString steps(const CutOff& cutOff) {
    const auto head = [](const QString& text) {
        return QStringLiteral("<th align='left' style='color:#555; font-weight:normal'>%1</th>").arg(plain(text));
    };
    QString rows = QStringLiteral("<tr>") + head({}) + head(ReceiptWords::tr("Step")) +
                   head(ReceiptWords::tr("Requested")) + head(ReceiptWords::tr("In force")) +
                   head(ReceiptWords::tr("Verified")) + head(ReceiptWords::tr("State")) + QStringLiteral("</tr>");
    const std::size_t printed = std::min(cutOff.steps.size(), kMostPrinted);
    for (std::size_t i = 0; i < printed; ++i)
        rows += stepRow(cutOff.steps[i], cutOff.orderedAt);
    QString table =
        QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3' border='0'>%1</table>").arg(rows);
    if (const auto rest = static_cast<int>(cutOff.steps.size() - printed); rest > 0)
        table +=
            QStringLiteral("<p>%1</p>")
                .arg(plain(ReceiptWords::tr("and %n more step(s), all of them in the signed file", nullptr, rest)));
    return table;
}

QString proof(const CutOff& cutOff) {
    QString lines;
    std::size_t printed = 0;
    for (const CutOffStep& step : cutOff.steps)
        for (const Evidence& one : step.evidence) {
            if (++printed > kMostPrinted) return lines;
            lines +=
                QStringLiteral("<tr><td align='right' style='color:#555; padding-right:10px'>%1</td><td>%2</td></tr>")
                    .arg(step.number)
                    .arg(plain(commands::evidenceText(one)));
        }
    return lines;
}

QString told(const CutOff& cutOff) {
    QStringList lines;
    for (const CutOffNotice& notice : cutOff.notices)
        lines << plain(commands::noticeText(notice));
    return lines.join(QStringLiteral("<br>"));
}

QString section(const QString& title, const QString& body) {
    return body.isEmpty() ? QString() : QStringLiteral("<h3>%1</h3>%2").arg(plain(title), body);
}

QString signatureText(const ports::Receipt& receipt) {
    const QByteArray sum =
        QCryptographicHash::hash(QByteArray::fromStdString(receipt.json), QCryptographicHash::Sha256).toHex();
    return ReceiptWords::tr(
               "Signed by the service (EdDSA). The signed file is the proof; this page is a reading of it. "
               "SHA-256 of the file: %1")
        .arg(QString::fromLatin1(sum));
}

void setUp(QTextDocument& document, const QString& html, const QSizeF& page, QPaintDevice& device, double points) {
    QFont font;
    font.setPointSizeF(points);
    document.setDefaultFont(font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(wrap);
    document.setDocumentMargin(0);
    document.documentLayout()->setPaintDevice(&device);
    document.setHtml(html);
    document.setPageSize(page);
}

Error notWritten(const QString& path, const QString& why) {
    return Error(ErrorKind::Storage, "FILE_WRITE_FAILED")
        .with("file", commands::toUtf8(path))
        .because(commands::toUtf8(why));
}

} // namespace

QString receiptHtml(const CutOff& cutOff, const ports::Receipt& receipt) {
    const QString body =
        facts(cutOff) + section(ReceiptWords::tr("Steps"), steps(cutOff)) +
        section(ReceiptWords::tr("Evidence"),
                proof(cutOff).isEmpty()
                    ? QString()
                    : QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(proof(cutOff))) +
        section(ReceiptWords::tr("Who was told"), told(cutOff));
    return QStringLiteral("<html><body style='color:#000; background-color:#fff'><h2>%1</h2><p><b>%2</b></p>%3"
                          "<p style='color:#555'>%4</p></body></html>")
        .arg(plain(ReceiptWords::tr("Receipt of a cut-off")), plain(commands::overallText(cutOff)), body,
             plain(signatureText(receipt)));
}

void paintReceipt(const CutOff& cutOff, const ports::Receipt& receipt, QPagedPaintDevice& device, int resolution) {
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF(kMarginMillimetres, kMarginMillimetres, kMarginMillimetres, kMarginMillimetres),
                          QPageLayout::Millimeter);
    const QSizeF page = device.pageLayout().paintRectPixels(resolution).size();
    const QString html = receiptHtml(cutOff, receipt);
    QTextDocument document;
    for (double points = kLargestFont; points >= kSmallestFont; points -= kFontStep) {
        setUp(document, html, page, device, points);
        if (document.pageCount() == 1) break;
    }
    QPainter painter(&device);
    document.drawContents(&painter, QRectF(QPointF(), page));
}

Done writeReceiptPdf(const CutOff& cutOff, const ports::Receipt& receipt, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return notWritten(path, file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setResolution(kResolution);
        writer.setCreator(QStringLiteral("Sekisho"));
        writer.setTitle(ReceiptWords::tr("Receipt of a cut-off"));
        paintReceipt(cutOff, receipt, writer, kResolution);
    }
    if (!file.commit()) return notWritten(path, file.errorString());
    return {};
}

Done writeReceiptFile(const std::string& text, const QString& path) {
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit())
        return notWritten(path, file.errorString());
    return {};
}

} // namespace sekisho::ui::lostdevice

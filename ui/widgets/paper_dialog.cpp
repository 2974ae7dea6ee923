#include "ui/widgets/paper_dialog.h"

#include "models/commands/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/log_report.h"
#include "ui/widgets/spacing.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {

constexpr QSize kPaperSize{780, 720};

QFileDialog* saveDialog(const QString& title, const QString& fileName, QWidget* parent) {
    auto* dialog = new QFileDialog(parent, title, QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString ending = QFileInfo(fileName).suffix();
    dialog->setNameFilter(QStringLiteral("*.") + ending);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(fileName);
    return dialog;
}

QString dayOfName(Instant at) {
    return commands::fromUtf8(formatUtc(at)).left(10);
}

} // namespace

PaperDialog::PaperDialog(const QString& name, const QString& title, const QString& html, std::vector<Offer> offers,
                         QWidget* parent)
    : QDialog(parent), offers_(std::move(offers)), banner_(new Banner(this)) {
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(kPaperSize);
    auto* paper = new QTextBrowser(this);
    paper->setObjectName(name + QStringLiteral(".paper"));
    paper->setAccessibleName(title);
    QPalette white = paper->palette(); // paper, also where the console is dark
    white.setColor(QPalette::Base, Qt::white);
    white.setColor(QPalette::Text, Qt::black);
    paper->setPalette(white);
    paper->document()->setDocumentMargin(space::kLarge);
    paper->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    paper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    paper->setHtml(html);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (const Offer& offer : offers_) {
        auto* button = new QPushButton(icon(QStringLiteral("document-save")), offer.text, this);
        button->setObjectName(name + QLatin1Char('.') + QLatin1String(offer.name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, chosen = &offer] { askFile(*chosen); });
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(name + QStringLiteral(".close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(banner_);
    column->addWidget(paper, 1);
    column->addLayout(row);
    close->setFocus();
}

void PaperDialog::askFile(const Offer& offer) {
    auto* dialog = saveDialog(offer.text, offer.fileName, this);
    dialog->setObjectName(objectName() + QStringLiteral(".file"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, write = offer.write](const QString& path) {
        if (const Done done = write(path); !done)
            banner_->tell(done.error());
        else
            banner_->announce(Banner::Kind::Success, tr("%1 was written.", "file").arg(QFileInfo(path).fileName()));
    });
    dialog->open();
}

PaperDialog* logEvidenceDialog(const ports::ArchiveEvidence& evidence, const QTimeZone& zone, QWidget* parent) {
    const QString base = PaperDialog::tr("evidence-%1", "name of a file").arg(evidence.record.seq);
    std::vector<PaperDialog::Offer> offers{
        {"pdf", PaperDialog::tr("Save as PDF…"), base + QStringLiteral(".pdf"),
         [evidence, zone](const QString& path) { return writeLogEvidencePdf(evidence, zone, path); }},
        {"file", PaperDialog::tr("Save evidence file…"), base + QStringLiteral(".jsonl"),
         [file = evidence.file](const QString& path) { return writeTextFile(file, path); }}};
    return new PaperDialog(QStringLiteral("log.evidence"), PaperDialog::tr("Evidence of a log record"),
                           logEvidenceHtml(evidence, zone), std::move(offers), parent);
}

PaperDialog* archiveReportDialog(const ports::ArchiveReport& report, QWidget* parent) {
    const QString name =
        PaperDialog::tr("log-archive-%1", "name of a file, day").arg(dayOfName(report.at)) + QStringLiteral(".pdf");
    std::vector<PaperDialog::Offer> offers{
        {"pdf", PaperDialog::tr("Save as PDF…"), name,
         [report](const QString& path) { return writeArchiveReportPdf(report, path); }}};
    return new PaperDialog(QStringLiteral("archive.report"), PaperDialog::tr("Integrity report of the log archive"),
                           archiveReportHtml(report), std::move(offers), parent);
}

void saveTextAs(const QString& title, const QString& fileName, const std::string& text, QWidget* parent,
                std::function<void(const QString& name, const Done& done)> told) {
    auto* dialog = saveDialog(title, fileName, parent);
    dialog->setObjectName(QStringLiteral("paper.saveText"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [text, told = std::move(told)](const QString& path) {
        told(QFileInfo(path).fileName(), writeTextFile(text, path));
    });
    dialog->open();
}

} // namespace sekisho::ui

#include "moc_paper_dialog.cpp"

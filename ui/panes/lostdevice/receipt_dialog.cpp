#include "ui/panes/lostdevice/receipt_dialog.h"

#include "models/commands/words.h"
#include "ui/panes/lostdevice/receipt_document.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <memory>

namespace sekisho::ui::lostdevice {

ReceiptDialog::ReceiptDialog(const CutOff& cutOff, const ports::Receipt& receipt, QWidget* parent)
    : QDialog(parent), cutOff_(cutOff), receipt_(receipt), banner_(new Banner(this)) {
    setObjectName(QStringLiteral("lost.receipt"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Receipt"));
    resize(760, 720);
    auto* paper = new QTextBrowser(this);
    paper->setObjectName(QStringLiteral("lost.receipt.paper"));
    paper->setAccessibleName(tr("Receipt"));
    QPalette white = paper->palette(); // paper, also where the console is dark
    white.setColor(QPalette::Base, Qt::white);
    white.setColor(QPalette::Text, Qt::black);
    paper->setPalette(white);
    paper->document()->setDocumentMargin(space::kLarge);
    paper->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    paper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    paper->setHtml(receiptHtml(cutOff_, receipt_));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    struct Offer {
        Form form;
        const char* name;
        QString text;
    };
    for (const Offer& offer : {Offer{Form::Pdf, "lost.receipt.pdf", tr("Save as PDF…")},
                               Offer{Form::Json, "lost.receipt.json", tr("Save as JSON…")},
                               Offer{Form::Jws, "lost.receipt.jws", tr("Save as signed file (JWS)…")}}) {
        auto* button = new QPushButton(icon(QStringLiteral("document-save")), offer.text, this);
        button->setObjectName(QLatin1String(offer.name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, form = offer.form] { askFile(form); });
        row->addWidget(button);
    }
    auto* print = new QPushButton(icon(QStringLiteral("document-print")), tr("Print…"), this);
    print->setObjectName(QStringLiteral("lost.receipt.print"));
    print->setAutoDefault(false);
    connect(print, &QPushButton::clicked, this, &ReceiptDialog::askPrinter);
    row->insertWidget(0, print);
    row->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("lost.receipt.close"));
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

void ReceiptDialog::askFile(Form form) {
    static constexpr const char* kEndings[] = {"pdf", "json", "jws"};
    const QString ending = QLatin1String(kEndings[static_cast<int>(form)]);
    auto* dialog = new QFileDialog(this, tr("Save the receipt"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("lost.receipt.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(QStringLiteral("*.") + ending);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(tr("receipt-%1", "name of a file")
                           .arg(commands::fromUtf8(formatUtc(cutOff_.orderedAt)).left(19).remove(QLatin1Char(':'))) +
                       QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString& path) { write(form, path); });
    dialog->open();
}

void ReceiptDialog::askPrinter() {
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Receipt"));
    printer->setCreator(QStringLiteral("Sekisho"));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(QStringLiteral("lost.receipt.printer"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The printer must outlive its dialog.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this](QPrinter* chosen) {
        paintReceipt(cutOff_, receipt_, *chosen, chosen->resolution());
        banner_->announce(Banner::Kind::Success, tr("The receipt was sent to the printer."));
    });
    dialog->open();
}

void ReceiptDialog::write(Form form, const QString& path) {
    const Done done = form == Form::Pdf ? writeReceiptPdf(cutOff_, receipt_, path)
                                        : writeReceiptFile(form == Form::Json ? receipt_.json : receipt_.jws, path);
    if (done)
        banner_->announce(Banner::Kind::Success, tr("The receipt was written to %1.").arg(QFileInfo(path).fileName()));
    else
        banner_->tell(done.error());
}

} // namespace sekisho::ui::lostdevice

#include "moc_receipt_dialog.cpp"

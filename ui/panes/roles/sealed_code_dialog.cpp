#include "ui/panes/roles/sealed_code_dialog.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::roles {

SealedCodeDialog::SealedCodeDialog(QString code, QString account, QString tenantName, int delayMinutes, QWidget* parent)
    : QDialog(parent), code_(std::move(code)), account_(std::move(account)), tenantName_(std::move(tenantName)),
      delayMinutes_(delayMinutes), note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("sealed.codeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Opening code"));
    setMinimumWidth(520);
    auto* title = new WrappedLabel(this);
    setTextSize(title, TextSize::Dialog);
    title->say(tr("The account %1 is sealed").arg(account_));
    auto* advice = new WrappedLabel(this);
    advice->say(tr("This code is shown only now, and kept nowhere. Put it into an envelope together with the password "
                   "of the account, close it, and lock it away where two people are needed to get it. Whoever has both "
                   "can open the account."));
    auto* field = new QLineEdit(code_, this);
    field->setObjectName(QStringLiteral("sealed.code"));
    field->setReadOnly(true);
    field->setAlignment(Qt::AlignCenter);
    field->setAccessibleName(tr("Opening code"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF() * 1.5);
    field->setFont(font);
    auto* copy = partButton("sealed.copy", this);
    copy->setText(tr("Copy the code"));
    copy->setIcon(icon(QStringLiteral("edit-copy")));
    auto* sheet = partButton("sealed.sheet", this);
    sheet->setText(tr("Save sheet to print…"));
    sheet->setIcon(icon(QStringLiteral("document-export")));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(copy);
    row->addWidget(sheet);
    row->addStretch(1);
    note_->setObjectName(QStringLiteral("sealed.saved"));
    note_->hide();
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* done = buttons->addButton(tr("It is in the envelope"), QDialogButtonBox::AcceptRole);
    done->setObjectName(QStringLiteral("sealed.codeDone"));
    done->setAutoDefault(false);
    copy->setDefault(true); // Enter does not take away what is shown only once
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(title);
    column->addWidget(advice);
    column->addWidget(field);
    column->addLayout(row);
    column->addWidget(note_);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        auto* data = new QMimeData; // managers of the clipboard keep no copy of what is marked so
        data->setText(code_);
        data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
        QGuiApplication::clipboard()->setMimeData(data);
        copied_ = true;
        copy->setText(tr("Copied"));
    });
    connect(sheet, &QPushButton::clicked, this, &SealedCodeDialog::askFile);
    copy->setFocus(Qt::OtherFocusReason);
}

// What was copied leaves with it, unless the person has copied something else meanwhile.
SealedCodeDialog::~SealedCodeDialog() {
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (copied_ && clipboard->text() == code_) clipboard->clear();
    if (auto* field = findChild<QLineEdit*>(QStringLiteral("sealed.code"))) field->clear();
    code_.fill(QChar(0));
}

void SealedCodeDialog::reject() {
    if (std::exchange(warned_, true)) return QDialog::reject();
    note_->say(tr("The code cannot be shown again. Put it into the envelope before you close."));
    note_->show();
}

void SealedCodeDialog::askFile() {
    auto* dialog = new QFileDialog(this, tr("Save sheet to print"));
    dialog->setObjectName(QStringLiteral("sealed.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(tr("envelope.pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        note_->say(saveSheet(path) ? tr("Saved as %1. Print it, then delete the file.").arg(path)
                                   : tr("%1 could not be written. Choose another place.").arg(path));
    });
    dialog->open();
}

bool SealedCodeDialog::saveSheet(const QString& path) const {
    constexpr QFileDevice::Permissions kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, kOwner) || !file.setPermissions(kOwner)) return false;
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(300);
    writer.setTitle(tr("Sealed account"));
    QPainter painter;
    if (!painter.begin(&writer)) return false;
    const int wide = writer.width();
    const int line = writer.resolution() / 6; // 12 points
    QFont font = painter.font();
    const auto paragraph = [&](int top, int points, const QString& text) {
        font.setPointSize(points);
        painter.setFont(font);
        QRect used;
        painter.drawText(QRect(0, top, wide, 20 * line), Qt::AlignLeft | Qt::TextWordWrap, text, &used);
        return used.bottom() + line;
    };
    int top = paragraph(2 * line, 22, tr("Sealed account of %1").arg(tenantName_));
    top = paragraph(top, 12, tr("Account: %1").arg(account_));
    top = paragraph(top, 12, tr("Password: ______________________________"));
    top = paragraph(top + line, 12, tr("Opening code"));
    top = paragraph(top, 24, code_);
    paragraph(top + line, 11,
              tr("Sign in to the console as this account, type the code and say why. All administrators are told, "
                 "and any of them can refuse within %1. Then the account can do nearly everything for a short "
                 "time. Afterwards it must be sealed anew: this code is void.")
                  .arg(commands::minutesText(delayMinutes_)));
    return painter.end() && file.flush();
}

} // namespace sekisho::ui::roles

#include "moc_sealed_code_dialog.cpp"

#include "ui/panes/invitation/link_dialog.h"

#include "models/commands/words.h"
#include "ui/forms/form_field.h"
#include "ui/panes/invitation/invitation_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImage>
#include <QLineEdit>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::invitation {

using commands::fromUtf8;

namespace {

constexpr int kModulePixels = 7;     // about 9 cm on a usual screen
constexpr int kPicturePixels = 1000; // sharp on paper at 8 cm and more

QPushButton* action(const char* name, const QString& iconName, const QString& text, QWidget* parent) {
    auto* made = new QPushButton(icon(iconName), text, parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

LinkDialog::LinkDialog(const ports::IssuedInvitation& issued, const QString& tenantName, QWidget* parent)
    : QDialog(parent), url_(fromUtf8(issued.url)), tenantName_(tenantName),
      until_(commands::timeText(issued.link.expires)), code_(new QrCode(this)), note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("invitation.linkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Invitation link"));
    auto* title = new WrappedLabel(this);
    setTextSize(title, TextSize::Dialog);
    title->say(issued.link.asOperator ? tr("A link for operators was made") : tr("A link for members was made"));
    auto* advice = new WrappedLabel(this);
    advice->say(tr("It is shown only now. Whoever has it can apply until %1; hand it only to those whom you mean, and "
                   "end it when it is not needed any more.")
                    .arg(until_));
    code_->setObjectName(QStringLiteral("invitation.qr"));
    code_->setModuleSize(kModulePixels);
    code_->setContent(issued.url);
    code_->setAccessibleName(tr("QR code of the invitation link; the field below says the same"));
    auto* address = new QLineEdit(url_, this);
    address->setObjectName(QStringLiteral("invitation.url"));
    address->setReadOnly(true);
    address->setCursorPosition(0);
    auto* field = new FormField("invitation.url", address, this);
    field->setWords(tr("Link"));
    auto* copy = action("invitation.copy", QStringLiteral("edit-copy"), tr("Copy link"), this);
    auto* picture = action("invitation.png", QStringLiteral("document-save"), tr("Save QR code…"), this);
    auto* sheet = action("invitation.pdf", QStringLiteral("document-export"), tr("Save sheet to print…"), this);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::kSmall);
    for (QPushButton* each : {copy, picture, sheet})
        actions->addWidget(each);
    actions->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("I have kept it"), QDialogButtonBox::AcceptRole)->setDefault(true);
    note_->setObjectName(QStringLiteral("invitation.saved"));
    note_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, 20, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(title);
    column->addWidget(advice);
    column->addWidget(code_, 0, Qt::AlignHCenter);
    column->addWidget(field);
    column->addLayout(actions);
    column->addWidget(note_);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        QGuiApplication::clipboard()->setText(url_);
        copy->setText(tr("Copied"));
    });
    connect(picture, &QPushButton::clicked, this, [this] { chooseFile(false); });
    connect(sheet, &QPushButton::clicked, this, [this] { chooseFile(true); });
    copy->setFocus();
}

LinkDialog::~LinkDialog() {
    code_->setContent({});
    url_.fill(QChar(0));
}

void LinkDialog::chooseFile(bool sheet) {
    auto* dialog = new QFileDialog(this, sheet ? tr("Save sheet to print") : tr("Save QR code"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({sheet ? tr("PDF (*.pdf)") : tr("Picture (*.png)")});
    dialog->setDefaultSuffix(sheet ? QStringLiteral("pdf") : QStringLiteral("png"));
    dialog->selectFile(sheet ? tr("invitation.pdf") : tr("invitation.png"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, sheet](const QString& path) { said(sheet ? saveSheet(path) : savePicture(path), path); });
    dialog->open();
}

void LinkDialog::said(bool saved, const QString& path) {
    note_->say(saved ? tr("Saved as %1.").arg(path) : tr("%1 could not be written. Choose another place.").arg(path));
}

bool LinkDialog::savePicture(const QString& path) const {
    return code_->picture(kPicturePixels).save(path, "PNG");
}

bool LinkDialog::saveSheet(const QString& path) const {
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(300);
    writer.setTitle(tr("Invitation"));
    QPainter painter;
    if (!painter.begin(&writer)) return false;
    const int wide = writer.width();
    const int line = writer.resolution() / 6; // 12 points
    QFont font = painter.font();
    const auto paragraph = [&](int top, int points, const QString& text, int wrap = Qt::TextWordWrap) {
        font.setPointSize(points);
        painter.setFont(font);
        QRect used;
        painter.drawText(QRect(0, top, wide, 20 * line), Qt::AlignHCenter | wrap, text, &used);
        return used.bottom() + line;
    };
    int top = paragraph(2 * line, 24, tr("Invitation to %1").arg(tenantName_));
    top = paragraph(top + line, 13, tr("Take a picture of this code with your telephone and fill in the form."));
    const int side = writer.resolution() * 4; // about 10 cm
    painter.drawImage(QRect((wide - side) / 2, top + line, side, side), code_->picture(kPicturePixels));
    top = paragraph(top + side + 3 * line, 11, tr("You can apply until %1.").arg(until_));
    paragraph(top, 9, url_, Qt::TextWrapAnywhere);
    return painter.end();
}

} // namespace sekisho::ui::invitation

#include "moc_link_dialog.cpp"

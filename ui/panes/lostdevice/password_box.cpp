#include "ui/panes/lostdevice/password_box.h"

#include "ui/panes/lostdevice/parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace sekisho::ui::lostdevice {

PasswordBox::PasswordBox(QWidget* parent)
    : QWidget(parent), label_(new QLabel(this)), secret_(new QLineEdit(this)), copy_(new QPushButton(this)),
      advice_(new WrappedLabel(this)) {
    secret_->setObjectName(QStringLiteral("lost.password"));
    copy_->setObjectName(QStringLiteral("lost.password.copy"));
    secret_->setReadOnly(true);
    secret_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    secret_->setMinimumWidth(170);
    copy_->setAutoDefault(false);
    setTextSize(label_, TextSize::Strong);
    label_->setBuddy(secret_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kNormal, space::kSmall, space::kNormal, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(label_);
    row->addWidget(secret_);
    row->addWidget(copy_);
    row->addSpacing(space::kSmall);
    row->addWidget(advice_, 1);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(secret_->text());
        copied_ = true;
        retranslate();
    });
    retranslate();
    hide();
}

// What was copied leaves with it, unless the person has copied something else meanwhile.
void PasswordBox::present(const QString& password) {
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (copied_ && clipboard->text() == secret_->text()) clipboard->clear();
    secret_->setText(password);
    secret_->setCursorPosition(0);
    copied_ = false;
    retranslate();
    setVisible(!password.isEmpty());
}

void PasswordBox::retranslate() {
    label_->setText(tr("Temporary password"));
    secret_->setAccessibleName(label_->text());
    copy_->setText(copied_ ? tr("Copied") : tr("Copy"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    copy_->setAccessibleName(tr("Copy the temporary password"));
    advice_->say(tr("Shown only now. Tell it to the member once it is certain who calls; a new one is chosen at the "
                    "next sign-in."));
    setPale(advice_);
}

void PasswordBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hairline(palette()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void PasswordBox::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::lostdevice

#include "moc_password_box.cpp"

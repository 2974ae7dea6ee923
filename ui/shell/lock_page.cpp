#include "ui/shell/lock_page.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {
constexpr int kLockWidth = 360;
}

LockPage::LockPage(QWidget* parent)
    : QWidget(parent), icon_(new QLabel(this)), title_(new QLabel(this)), lead_(new WrappedLabel(this)),
      password_(new QLineEdit(this)), message_(new WrappedLabel(this)), unlock_(new QPushButton(this)),
      leave_(new QPushButton(this)) {
    setObjectName(QStringLiteral("lockPage"));
    QFont large = title_->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    title_->setFont(large);
    password_->setObjectName(QStringLiteral("lock.password"));
    password_->setEchoMode(QLineEdit::Password);
    unlock_->setObjectName(QStringLiteral("lock.unlock"));
    unlock_->setDefault(true);
    leave_->setFlat(true);
    for (QLabel* label : {lead_, message_}) {
        label->setAlignment(Qt::AlignHCenter);
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{lead_, password_, message_})
        widget->setFixedWidth(kLockWidth);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    for (QWidget* widget : std::initializer_list<QWidget*>{icon_, title_, lead_, password_, message_})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(leave_);
    buttons->addWidget(unlock_);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(3);
    const auto submit = [this] {
        if (password_->text().isEmpty() || !unlock_->isEnabled()) return;
        setBusy(true);
        const QString typed = password_->text();
        password_->clear();
        Q_EMIT unlock(typed);
    };
    connect(unlock_, &QPushButton::clicked, this, submit);
    connect(password_, &QLineEdit::returnPressed, this, submit);
    connect(leave_, &QPushButton::clicked, this, &LockPage::signOut);
    retranslate();
}

void LockPage::present(const QString& account, const QString& tenant) {
    account_ = account;
    tenant_ = tenant;
    message_->hide();
    password_->clear();
    setBusy(false);
    retranslate();
}

void LockPage::setBusy(bool busy) {
    unlock_->setEnabled(!busy);
    password_->setEnabled(!busy);
}

void LockPage::showError(const Error& error) {
    setBusy(false);
    message_->say(commands::errorText(error));
    QPalette ink = message_->palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    message_->setPalette(ink);
    password_->setFocus();
}

void LockPage::retranslate() {
    icon_->setPixmap(icon(QStringLiteral("system-lock-screen")).pixmap(48, 48));
    title_->setText(tr("Locked"));
    lead_->say(tr("%1 of %2 is still signed in. Type the password to go on.").arg(account_, tenant_));
    password_->setPlaceholderText(tr("Password"));
    password_->setAccessibleName(tr("Password"));
    unlock_->setText(tr("Unlock"));
    leave_->setText(tr("Sign out"));
}

void LockPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

void LockPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    password_->setFocus();
}

} // namespace sekisho::ui

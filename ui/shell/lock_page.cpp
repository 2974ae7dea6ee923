#include "ui/shell/lock_page.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
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
constexpr int kLockWidth = 480;
}

LockPage::LockPage(QWidget* parent)
    : QWidget(parent), icon_(new QLabel(this)), title_(new QLabel(this)), lead_(new WrappedLabel(this)),
      password_(new QLineEdit(this)), message_(new WrappedLabel(this)), unlock_(new QPushButton(this)),
      leave_(new QPushButton(this)) {
    setObjectName(QStringLiteral("lockPage"));
    setTextSize(title_, TextSize::Page);
    password_->setObjectName(QStringLiteral("lock.password"));
    password_->setEchoMode(QLineEdit::Password);
    unlock_->setObjectName(QStringLiteral("lock.unlock"));
    unlock_->setDefault(true);
    message_->hide();
    auto* card = new Card(this);
    card->setFixedWidth(kLockWidth);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kHair);
    words->addWidget(title_);
    words->addWidget(lead_);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kWide);
    head->addWidget(icon_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(leave_);
    buttons->addStretch(1);
    buttons->addWidget(unlock_);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(32, 32, 32, space::kLarge);
    inside->setSpacing(space::kWide);
    inside->addLayout(head);
    inside->addWidget(password_);
    inside->addWidget(message_);
    inside->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(card, 0, Qt::AlignHCenter);
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
    password_->setFocus();
}

void LockPage::retranslate() {
    icon_->setPixmap(iconPixmap(QStringLiteral("system-lock-screen"), 44, faded(palette()), devicePixelRatioF()));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    message_->setPalette(ink);
    ink.setColor(QPalette::WindowText, faded(palette()));
    lead_->setPalette(ink);
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

#include "moc_lock_page.cpp"

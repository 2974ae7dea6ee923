#include "ui/shell/sealed_box.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {

constexpr std::size_t kLongestOpening = 1'000; // characters of a reason

QPushButton* sealedButton(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

SealedBox::SealedBox(const Clock& clock, QWidget* parent)
    : QWidget(parent), clock_(clock), state_(new WrappedLabel(this)), codeLabel_(new QLabel(this)),
      code_(new QLineEdit(this)), reasonLabel_(new QLabel(this)), reason_(new QLineEdit(this)),
      fault_(new WrappedLabel(this)), what_(new WrappedLabel(this)), open_(sealedButton("envelope.open", this)),
      drill_(sealedButton("envelope.drill", this)), close_(sealedButton("envelope.close", this)) {
    setObjectName(QStringLiteral("envelope.box"));
    build();
    fault_->say({});
    connect(code_, &QLineEdit::textChanged, this, &SealedBox::refresh);
    connect(reason_, &QLineEdit::textChanged, this, &SealedBox::refresh);
    connect(open_, &QPushButton::clicked, this, [this] { send(false); });
    connect(drill_, &QPushButton::clicked, this, [this] { send(true); });
    connect(close_, &QPushButton::clicked, this, &SealedBox::closeWanted);
    refresh();
}

void SealedBox::build() {
    state_->setObjectName(QStringLiteral("envelope.state"));
    code_->setObjectName(QStringLiteral("envelope.code"));
    code_->setEchoMode(QLineEdit::PasswordEchoOnEdit); // whoever copies it from paper must see it
    code_->setMaxLength(200);
    reason_->setObjectName(QStringLiteral("envelope.reason"));
    fault_->setObjectName(QStringLiteral("envelope.fault"));
    open_->setProperty("danger", true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kWide);
    grid->setVerticalSpacing(space::kSmall);
    grid->setColumnStretch(1, 1);
    grid->addWidget(codeLabel_, 0, 0);
    grid->addWidget(code_, 0, 1);
    grid->addWidget(reasonLabel_, 1, 0);
    grid->addWidget(reason_, 1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(open_);
    buttons->addWidget(drill_);
    buttons->addWidget(close_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kNormal);
    column->addWidget(state_);
    column->addLayout(grid);
    column->addWidget(fault_);
    column->addWidget(what_);
    column->addLayout(buttons);
}

void SealedBox::setGateway(ports::Gateway* gateway, ports::Executor* gui) {
    gateway_ = gateway;
    gui_ = gui;
    if (!gateway_) call_.cancel();
    refresh();
}

void SealedBox::setOnline(bool online) {
    online_ = online;
    refresh();
}

void SealedBox::present(const BreakGlass& account) {
    account_ = account;
    refresh();
}

void SealedBox::timePassed() {
    state_->say(commands::breakGlassText(account_, clock_.now()));
}

void SealedBox::focusCode() {
    code_->setFocus(Qt::OtherFocusReason);
}

void SealedBox::forget() {
    code_->clear();
    reason_->clear();
    fault_->say({});
}

void SealedBox::send(bool drill) {
    if (!gateway_ || !online_ || call_.running()) return;
    std::string code = commands::toUtf8(code_->text().trimmed());
    code_->clear();
    fault_->say({});
    const ports::Reply<BreakGlass> reply = [this, drill](Result<BreakGlass> account) {
        answered(std::move(account), drill);
    };
    ports::Roles& roles = gateway_->roles();
    call_ = drill ? roles.drill(std::move(code), *gui_, reply)
                  : roles.openSealed(std::move(code), commands::toUtf8(reason_->text().trimmed()), *gui_, reply);
    refresh();
}

void SealedBox::answered(Result<BreakGlass> account, bool drill) {
    call_ = {};
    if (account) {
        account_ = *account;
        if (!drill) reason_->clear();
        refresh();
        Q_EMIT moved(*account, drill);
        return;
    }
    if (account.error().kind != ErrorKind::Cancelled) {
        fault_->say(commands::errorText(account.error()));
        Q_EMIT failed(account.error());
    }
    refresh();
    code_->setFocus();
}

void SealedBox::refresh() {
    codeLabel_->setText(tr("Code in the envelope"));
    code_->setAccessibleName(codeLabel_->text());
    codeLabel_->setBuddy(code_);
    reasonLabel_->setText(tr("Reason"));
    reason_->setAccessibleName(tr("Reason for opening"));
    reason_->setPlaceholderText(tr("What has happened; all administrators read it"));
    reasonLabel_->setBuddy(reason_);
    open_->setText(tr("Open the account"));
    open_->setIcon(icon(QStringLiteral("dialog-warning")));
    drill_->setText(tr("Do a drill"));
    drill_->setIcon(icon(QStringLiteral("chronometer")));
    close_->setText(tr("Close it now…"));
    close_->setIcon(icon(QStringLiteral("media-playback-stop")));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(ink);
    ink.setColor(QPalette::WindowText, faded(palette()));
    what_->setPalette(ink);
    timePassed();
    const bool sealed = account_.state == BreakGlassState::Sealed;
    for (QWidget* part : std::initializer_list<QWidget*>{codeLabel_, code_, reasonLabel_, reason_, open_, drill_})
        part->setVisible(sealed);
    close_->setVisible(account_.state == BreakGlassState::Open);
    what_->say(
        !sealed ? QString()
        : account_.delayMinutes > 0
            ? tr("All administrators are told at once, whatever you choose. After %1 the account opens, unless one "
                 "of them refuses. A drill opens nothing: it proves that the code is at hand and that the "
                 "notices arrive.")
                  .arg(commands::minutesText(account_.delayMinutes))
            : tr("All administrators are told at once, whatever you choose. The account opens at once. A drill "
                 "opens nothing: it proves that the code is at hand and that the notices arrive."));
    QString why;
    const bool online = gateway_ && online_;
    if (!online)
        why = tr("This needs a connection to the service.");
    else if (call_.running())
        why = tr("The service is being asked.");
    else if (code_->text().trimmed().isEmpty())
        why = tr("Type the code first.");
    const std::string reason = commands::toUtf8(reason_->text().trimmed());
    QString whyNotOpen = why;
    if (whyNotOpen.isEmpty() && reason.empty()) whyNotOpen = tr("Say what has happened.");
    if (whyNotOpen.isEmpty() && lengthOf(reason) > kLongestOpening)
        whyNotOpen = tr("A reason has at most %L1 characters.").arg(kLongestOpening);
    open_->setEnabled(whyNotOpen.isEmpty());
    open_->setToolTip(whyNotOpen);
    drill_->setEnabled(why.isEmpty());
    drill_->setToolTip(why);
    close_->setEnabled(online);
    close_->setToolTip(online ? tr("The rights end at once, and the account must be sealed anew") : why);
}

void SealedBox::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui

#include "moc_sealed_box.cpp"

#include "ui/forms/mdm_key_box.h"

#include "models/commands/words.h"
#include "ui/forms/box_layout.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kKeyWidth = 340;
} // namespace

MdmKeyBox::MdmKeyBox(Means means, QWidget* parent)
    : QWidget(parent), means_(std::move(means)), heading_(new QLabel(this)), note_(new WrappedLabel(this)),
      name_(new QLabel(this)), value_(new QLineEdit(this)), reveal_(new QPushButton(this)),
      copy_(new QPushButton(this)), issue_(new QPushButton(this)), state_(new WrappedLabel(this)),
      fault_(new WrappedLabel(this)) {
    value_->setObjectName(QStringLiteral("mdmKey.value"));
    value_->setReadOnly(true);
    value_->setMaximumWidth(kKeyWidth);
    reveal_->setObjectName(QStringLiteral("mdmKey.reveal"));
    copy_->setObjectName(QStringLiteral("mdmKey.copy"));
    issue_->setObjectName(QStringLiteral("mdmKey.issue"));
    state_->setObjectName(QStringLiteral("mdmKey.state"));
    fault_->setObjectName(QStringLiteral("mdmKey.fault"));
    for (QPushButton* button : {reveal_, copy_, issue_})
        button->setAutoDefault(false);
    name_->setBuddy(value_);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(name_);
    row->addWidget(value_, 1);
    row->addWidget(reveal_);
    row->addWidget(copy_);
    row->addWidget(issue_);
    row->addStretch(1);
    QVBoxLayout* column = layBox(this, heading_, TextSize::Section);
    column->addWidget(note_);
    column->addLayout(row);
    column->addWidget(state_);
    column->addWidget(fault_);
    fault_->say({});
    connect(reveal_, &QPushButton::clicked, this, [this] { setRevealed(!revealed_); });
    connect(copy_, &QPushButton::clicked, this, &MdmKeyBox::copy);
    connect(issue_, &QPushButton::clicked, this, &MdmKeyBox::askToIssue);
    setRevealed(false);
    retranslate();
}

void MdmKeyBox::retranslate() {
    heading_->setText(tr("Key of the third-party MDM"));
    note_->say(tr("Enter this name and value in the app configuration of your MDM. While the policy below links a "
                  "third-party MDM, the mobile app lets in only phones that show the value."));
    name_->setText(commands::fromUtf8(kMdmKeyName));
    value_->setAccessibleName(tr("Value of %1").arg(commands::fromUtf8(kMdmKeyName)));
    reveal_->setIcon(icon(QStringLiteral("view-visible")));
    copy_->setText(tr("Copy the value"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    present();
}

void MdmKeyBox::present() {
    const bool running = call_.running();
    const bool may = means_.mayChange();
    const bool has = !key_.value.empty();
    const QString why = running ? tr("The service is being asked.")
                        : !may  ? tr("You need the right to change this, and a connection to the service.")
                                : QString();
    value_->setText(has ? commands::fromUtf8(key_.value) : QString());
    value_->setPlaceholderText(running ? tr("Fetching…") : known_ ? tr("No key was issued yet") : tr("Not shown"));
    reveal_->setText(revealed_ ? tr("Hide") : tr("Show"));
    for (QPushButton* button : {reveal_, copy_}) {
        button->setEnabled(has);
        button->setToolTip(has ? QString() : why.isEmpty() ? tr("No key was issued yet.") : why);
    }
    issue_->setText(has ? tr("Issue a new one…") : tr("Issue a key"));
    issue_->setEnabled(why.isEmpty() && known_);
    issue_->setToolTip(why);
    state_->say(has && key_.issuedAt ? tr("Issued %1").arg(commands::timeText(*key_.issuedAt)) : QString());
    state_->setForegroundRole(QPalette::PlaceholderText);
}

void MdmKeyBox::refresh() {
    tell({});
    if (!means_.mayChange()) { // the value lets phones in; whoever may not change it does not see it
        key_ = {};
        known_ = false;
        return present();
    }
    call_ = means_.gateway.company().mdmKey(means_.gui, [this](const Result<MdmKey>& key) { came(key); });
    present();
}

void MdmKeyBox::came(const Result<MdmKey>& key) {
    if (key) {
        key_ = *key;
        known_ = true;
    } else {
        tell(commands::errorText(key.error()));
    }
    present();
}

void MdmKeyBox::tell(const QString& sentence) {
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(ink);
    fault_->say(sentence);
}

void MdmKeyBox::setRevealed(bool revealed) {
    revealed_ = revealed;
    value_->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    present();
}

void MdmKeyBox::copy() {
    QGuiApplication::clipboard()->setText(commands::fromUtf8(key_.value));
}

void MdmKeyBox::askToIssue() {
    if (key_.value.empty()) return issue();
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Issue a new key for the third-party MDM");
    plan.sentence =
        tr("The present key does not count any more. While a third-party MDM is linked, every member is logged "
           "out of the mobile app, and a phone comes back once the MDM has handed the new key to it.");
    plan.verb = tr("Issue a new key");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes, [this](const QVariantMap&) { issue(); }, this);
    dialog->setObjectName(QStringLiteral("mdmKey.ask"));
    dialog->open();
}

void MdmKeyBox::issue() {
    tell({});
    call_ = means_.gateway.company().issueMdmKey(means_.gui, [this](const Result<MdmKey>& key) { came(key); });
    present();
}

void MdmKeyBox::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void MdmKeyBox::hideEvent(QHideEvent* event) {
    setRevealed(false);
    QWidget::hideEvent(event);
}

void MdmKeyBox::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_mdm_key_box.cpp"

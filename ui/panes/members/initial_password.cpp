// The parts of adding that deal with the first password.

#include "models/commands/words.h"
#include "models/policy/password_rules.h"
#include "ui/forms/form_field.h"
#include "ui/panes/members/add_page.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sekisho::ui::members {

InitialPasswordEditor::InitialPasswordEditor(QWidget* parent)
    : QWidget(parent), automatic_(new QRadioButton(this)), byAdministrator_(new QRadioButton(this)),
      byMember_(new QRadioButton(this)), hint_(new WrappedLabel(this)), typed_(new QLineEdit),
      change_(new QCheckBox(this)) {
    automatic_->setObjectName(QStringLiteral("password.automatic"));
    byAdministrator_->setObjectName(QStringLiteral("password.byAdministrator"));
    byMember_->setObjectName(QStringLiteral("password.byMember"));
    typed_->setObjectName(QStringLiteral("password.typed"));
    change_->setObjectName(QStringLiteral("password.change"));
    typed_->setEchoMode(QLineEdit::Password);
    typed_->setMaxLength(64);
    field_ = new FormField("password", typed_, this);
    field_->setRequired(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QRadioButton* choice : {automatic_, byAdministrator_, byMember_}) {
        column->addWidget(choice);
        connect(choice, &QRadioButton::clicked, this, [this] {
            refresh();
            Q_EMIT changed();
        });
    }
    column->addWidget(hint_);
    column->addWidget(field_);
    column->addWidget(change_);
    connect(typed_, &QLineEdit::textEdited, this, [this] {
        field_->setError({});
        Q_EMIT changed();
    });
    setFocusProxy(automatic_);
    reset();
}

ports::InitialPassword InitialPasswordEditor::password() const {
    using Kind = ports::InitialPassword::Kind;
    ports::InitialPassword password;
    password.kind = byAdministrator_->isChecked() ? Kind::ByAdministrator
                    : byMember_->isChecked()      ? Kind::ByMember
                                                  : Kind::Automatic;
    if (password.kind == Kind::ByAdministrator) password.password = commands::toUtf8(typed_->text());
    password.changeAtNextLogin = password.kind != Kind::ByAdministrator || change_->isChecked();
    return password;
}

void InitialPasswordEditor::reset() {
    automatic_->setChecked(true);
    change_->setChecked(true);
    clearTyped();
    refresh();
}

void InitialPasswordEditor::clearTyped() {
    typed_->clear();
    field_->setError({});
}

bool InitialPasswordEditor::check(const std::string& loginId) {
    if (!byAdministrator_->isChecked()) return true;
    if (typed_->text().isEmpty()) {
        field_->setError(tr("Type the password."));
        return false;
    }
    // The usual policy stands for the tenant's: the service has the last word on strength.
    for (const Error& error : policy::checkPassword({}, commands::toUtf8(typed_->text()), loginId)) {
        if (error.code == "PASSWORD_WEAK") continue;
        field_->setError(commands::errorText(error));
        return false;
    }
    field_->setError({});
    return true;
}

void InitialPasswordEditor::showFault(const Error& error) {
    field_->setError(commands::errorText(error));
    typed_->setFocus(Qt::OtherFocusReason);
}

bool InitialPasswordEditor::marksFault() const {
    return byAdministrator_->isChecked() && !field_->error().isEmpty();
}

void InitialPasswordEditor::refresh() {
    automatic_->setText(tr("Automatic"));
    byAdministrator_->setText(tr("By the administrator"));
    byMember_->setText(tr("By the member"));
    hint_->say(automatic_->isChecked()
                   ? tr("A temporary password is made and shown to you once. The member chooses a new one at the "
                        "first sign-in.")
               : byMember_->isChecked()
                   ? tr("An invitation goes to the private e-mail address; the member sets the password there.")
                   : tr("Passwords made by administrators tend to be alike or weak. Tell it to the member by a safe "
                        "way."));
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    hint_->setPalette(pale);
    field_->setWords(tr("Password"), tr("8–20 letters, digits and symbols, without the ID."));
    field_->setVisible(byAdministrator_->isChecked());
    change_->setText(tr("The member must change it at the first sign-in"));
    change_->setVisible(byAdministrator_->isChecked());
}

void InitialPasswordEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

TemporaryPasswordDialog::TemporaryPasswordDialog(const QString& name, const QString& loginId, const QString& password,
                                                 QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("members.temporaryPassword"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Temporary password"));
    setMinimumWidth(460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    auto* title = new WrappedLabel(this);
    setTextSize(title, TextSize::Dialog);
    title->say(tr("%1 was added").arg(name));
    auto* advice = new WrappedLabel(this);
    advice->say(tr("This temporary password is shown only once. Tell it to the member by a safe way; a new one is "
                   "chosen at the first sign-in."));
    auto* login = new QLineEdit(loginId, this);
    login->setReadOnly(true);
    auto* secret = new QLineEdit(password, this);
    secret->setObjectName(QStringLiteral("temporary.password"));
    secret->setReadOnly(true);
    secret->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* loginField = new FormField("temporary.login", login, this);
    loginField->setWords(commands::fieldText("email"));
    auto* secretField = new FormField("temporary.secret", secret, this);
    secretField->setWords(tr("Temporary password"));
    auto* copy = new QPushButton(icon(QStringLiteral("edit-copy")), tr("Copy password"), this);
    copy->setObjectName(QStringLiteral("temporary.copy"));
    copy->setAutoDefault(false);
    for (QWidget* part : std::initializer_list<QWidget*>{title, advice, loginField, secretField})
        column->addWidget(part);
    column->addWidget(copy, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* close = buttons->addButton(tr("I have noted it"), QDialogButtonBox::AcceptRole);
    close->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(copy, &QPushButton::clicked, this, [copy, password] {
        QGuiApplication::clipboard()->setText(password);
        copy->setText(tr("Copied"));
    });
    copy->setFocus();
}

} // namespace sekisho::ui::members

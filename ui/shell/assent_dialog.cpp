#include "ui/shell/assent_dialog.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {

constexpr int kAssentWidth = 480;
constexpr std::size_t kLongestAssentReason = 1'000; // characters
constexpr int kReasonLines = 4;

struct AssentWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(AssentWords)
};

QString guardedName(const std::string& action) {
    const GuardedAction* known = guardedAction(action);
    return known ? commands::factText(known->ja, known->en) : AssentWords::tr("This action");
}

// Who it is stands there: that name or password may be wrong would say too little.
QString passwordFault(const Error& error) {
    return error.code == "LOGIN_FAILED" ? AssentDialog::tr("The password is not right. After several failures in a row "
                                                           "the account is suspended.")
                                        : commands::errorText(error);
}

WrappedLabel* assentSentence(const QString& text, QWidget* parent, bool pale = false) {
    auto* label = new WrappedLabel(parent);
    if (pale) {
        QPalette ink = label->palette();
        ink.setColor(QPalette::WindowText, faded(parent->palette()));
        label->setPalette(ink);
    }
    label->say(text);
    return label;
}

} // namespace

AssentDialog::AssentDialog(const ports::AssentNeed& need, const Situation& situation,
                           std::function<void(ports::Assent)> agreed, QWidget* parent)
    : QDialog(parent), agreed_(std::move(agreed)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("assent.dialog"));
    setMinimumWidth(kAssentWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    if (need.kind == ports::AssentNeed::Kind::StepUp)
        buildStepUp(column, need, situation);
    else
        buildReason(column, need);
    refresh();
}

AssentDialog::~AssentDialog() {
    if (password_) password_->clear();
    if (code_) code_->clear();
}

bool AssentDialog::isAboutCode(const Error& error) {
    return error.field == "code" || error.code.starts_with("SECOND_FACTOR");
}

void AssentDialog::buildHead(QVBoxLayout* column, const QString& title, const QString& iconName) {
    setWindowTitle(title);
    auto* head = new QHBoxLayout;
    auto* sign = new QLabel(this);
    sign->setPixmap(iconPixmap(iconName, 24, toneInk(Tone::Information, palette()), devicePixelRatioF()));
    auto* heading = assentSentence(title, this);
    setTextSize(heading, TextSize::Dialog);
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addSpacing(space::kTight);
    head->addWidget(heading, 1);
    column->addLayout(head);
}

void AssentDialog::buildStepUp(QVBoxLayout* column, const ports::AssentNeed& need, const Situation& situation) {
    buildHead(column, tr("Confirm that it is you"), QStringLiteral("dialog-password"));
    column->addWidget(
        assentSentence(tr("“%1” needs a sign-in that was confirmed a moment ago. Nothing has been changed so far.")
                           .arg(guardedName(need.action)),
                       this));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kWide);
    form->setVerticalSpacing(space::kSmall);
    password_ = new QLineEdit(this);
    password_->setObjectName(QStringLiteral("assent.password"));
    password_->setEchoMode(QLineEdit::Password);
    password_->setAccessibleName(tr("Password of %1").arg(situation.account));
    form->addRow(tr("Account"), assentSentence(situation.account, this));
    form->addRow(tr("Password"), password_);
    const bool codeWrong = need.last && isAboutCode(*need.last);
    if (need.last && !codeWrong) addFault(form, password_, passwordFault(*need.last));
    if (codeWrong || situation.askCode) {
        code_ = new QLineEdit(this);
        code_->setObjectName(QStringLiteral("assent.code"));
        code_->setAccessibleName(tr("Verification code"));
        code_->setInputMethodHints(Qt::ImhDigitsOnly);
        code_->setPlaceholderText(tr("6 digits of the authenticator"));
        form->addRow(tr("Verification code"), code_);
        if (codeWrong) addFault(form, code_, commands::errorText(*need.last));
        connect(code_, &QLineEdit::textChanged, this, &AssentDialog::refresh);
    }
    connect(password_, &QLineEdit::textChanged, this, &AssentDialog::refresh);
    column->addLayout(form);
    buildButtons(column, tr("Confirm"));
    password_->setFocus();
}

void AssentDialog::buildReason(QVBoxLayout* column, const ports::AssentNeed& need) {
    buildHead(column, tr("Ask a second person"), QStringLiteral("user-group-new"));
    column->addWidget(assentSentence(tr("“%1” needs a second person. What you ordered is kept as a request and carried "
                                        "out only when another administrator agrees. Until then nothing is changed.")
                                         .arg(guardedName(need.action)),
                                     this));
    reason_ = new QPlainTextEdit(this);
    reason_->setObjectName(QStringLiteral("assent.reason"));
    reason_->setTabChangesFocus(true);
    reason_->setAccessibleName(tr("Reason"));
    reason_->setPlaceholderText(tr("Why it is needed, so that the other can decide"));
    reason_->setFixedHeight(reason_->fontMetrics().lineSpacing() * kReasonLines + space::kWide);
    auto* label = new QLabel(tr("Reason"), this);
    label->setBuddy(reason_);
    auto* field = new QVBoxLayout;
    field->setSpacing(space::kTight);
    field->addWidget(label);
    field->addWidget(reason_);
    column->addLayout(field);
    tooLong_ = new WrappedLabel(this);
    QPalette ink = tooLong_->palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    tooLong_->setPalette(ink);
    column->addWidget(tooLong_);
    tooLong_->say(need.last ? commands::errorText(*need.last) : QString());
    column->addWidget(
        assentSentence(tr("Every administrator who could do the same himself is told at once and sees your "
                          "name, the reason and exactly what would be changed. You are told what they "
                          "decide, and can withdraw the request until then."),
                       this, true));
    connect(reason_, &QPlainTextEdit::textChanged, this, &AssentDialog::refresh);
    auto* send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(send, &QShortcut::activated, this, [this] {
        if (go_->isEnabled()) submit();
    });
    buildButtons(column, tr("Send the request"));
    reason_->setFocus();
}

void AssentDialog::addFault(QFormLayout* form, QWidget* field, const QString& fault) {
    auto* beside = new WrappedLabel(this);
    beside->setObjectName(field->objectName() + QStringLiteral(".fault"));
    QPalette ink = beside->palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    beside->setPalette(ink);
    beside->say(fault);
    field->setAccessibleDescription(fault);
    form->addRow(QString(), beside);
}

void AssentDialog::buildButtons(QVBoxLayout* column, const QString& verb) {
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("assent.go"));
    go_->setDefault(true);
    QPushButton* leave = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    leave->setObjectName(QStringLiteral("assent.leave"));
    leave->setToolTip(tr("The action is not carried out"));
    column->addSpacing(space::kTight);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AssentDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AssentDialog::submit() {
    auto agree = std::exchange(agreed_, {});
    if (!agree) return;
    ports::Assent assent;
    if (password_) {
        assent.password = password_->text().toStdString();
        password_->clear();
    }
    if (code_) {
        assent.code = code_->text().simplified().remove(QLatin1Char(' ')).toStdString();
        code_->clear();
    }
    if (reason_) assent.reason = reason_->toPlainText().trimmed().toStdString();
    accept();
    agree(std::move(assent));
}

void AssentDialog::refresh() {
    QString why;
    if (password_ && password_->text().isEmpty()) why = tr("Enter the password first.");
    if (why.isEmpty() && code_ && code_->text().trimmed().isEmpty()) why = tr("Enter the verification code first.");
    if (reason_) {
        const std::string reason = commands::toUtf8(reason_->toPlainText().trimmed());
        const bool tooLong = lengthOf(reason) > kLongestAssentReason;
        if (reason.empty()) why = tr("Say why it is needed.");
        if (tooLong) why = tr("A reason has at most %L1 characters.").arg(kLongestAssentReason);
        if (tooLong || !reason.empty()) tooLong_->say(tooLong ? why : QString());
    }
    go_->setEnabled(why.isEmpty());
    go_->setToolTip(why);
}

// As tall as the lines need at the width they have got; before, they had none.
void AssentDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    QMetaObject::invokeMethod(
        this, [this] { adjustSize(); }, Qt::QueuedConnection);
}

} // namespace sekisho::ui

#include "moc_assent_dialog.cpp"

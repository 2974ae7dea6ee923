#include "ui/shell/sign_in_page.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {

constexpr int kCardWidth = 480;
constexpr int kSignSize = 44;
constexpr int kCodeLength = 6;
constexpr int kKeyGroup = 4; // letters of the key between two blanks: it is read from here and typed there

QLineEdit* line(const QString& name, QWidget* parent, bool secret = false) {
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(name);
    if (secret) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    }
    return edit;
}

QLineEdit* codeLine(const QString& name, QWidget* parent) {
    auto* edit = line(name, parent);
    edit->setMaxLength(8);
    edit->setInputMethodHints(Qt::ImhDigitsOnly);
    return edit;
}

// A path with the button that looks for it.
QWidget* fileRow(QLineEdit* path, QToolButton* browse, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(path, 1);
    layout->addWidget(browse);
    browse->setText(QStringLiteral("…"));
    row->setFocusProxy(path);
    return row;
}

QFormLayout* formOf(QWidget* parent) {
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

} // namespace

SignInPage::SignInPage(QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), lead_(new WrappedLabel(this)), steps_(new QStackedWidget(this)),
      message_(new WrappedLabel(this)), progress_(new QProgressBar(this)), go_(new QPushButton(this)),
      back_(new QPushButton(this)), offline_(new QPushButton(this)) {
    setObjectName(QStringLiteral("signIn"));
    auto* card = new Card(this);
    card->setFixedWidth(kCardWidth);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(32, 32, 32, space::kLarge);
    inside->setSpacing(space::kWide);
    auto* sign = new QLabel(card);
    sign->setPixmap(applicationIcon().pixmap(kSignSize, kSignSize));
    setTextSize(title_, TextSize::Page);
    message_->setObjectName(QStringLiteral("signIn.message"));
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(3);
    steps_->addWidget(accountStep());
    steps_->addWidget(factorStep());
    steps_->addWidget(enrolmentStep());
    steps_->addWidget(passwordStep());
    go_->setObjectName(QStringLiteral("signIn.go"));
    go_->setDefault(true);
    offline_->setObjectName(QStringLiteral("signIn.offline"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(back_);
    buttons->addWidget(offline_);
    buttons->addStretch(1);
    buttons->addWidget(go_);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kHair);
    words->addWidget(title_);
    words->addWidget(lead_);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kWide);
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    inside->addLayout(head);
    inside->addSpacing(space::kTight);
    for (QWidget* widget : std::initializer_list<QWidget*>{message_, steps_, progress_})
        inside->addWidget(widget);
    inside->addLayout(buttons);
    // The card is as tall as the step that is shown, not as the tallest one.
    connect(steps_, &QStackedWidget::currentChanged, this, &SignInPage::fitStep);
    fitStep();

    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(card, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(go_, &QPushButton::clicked, this, &SignInPage::submit);
    connect(back_, &QPushButton::clicked, this, [this] {
        Q_EMIT cancelled();
        askAccount();
    });
    connect(offline_, &QPushButton::clicked, this, [this] {
        Q_EMIT openOffline(place(), password_->text());
        password_->clear();
    });
    recolour();
    for (QLineEdit* edit : findChildren<QLineEdit*>()) {
        connect(edit, &QLineEdit::returnPressed, this, &SignInPage::submit);
        connect(edit, &QLineEdit::textChanged, this, &SignInPage::check);
    }
    offline_->hide();
    setBusy(false);
    retranslate();
    askAccount();
}

QWidget* SignInPage::accountStep() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto* top = new QWidget(page);
    accountForm_ = formOf(top);
    placeBox_ = new QComboBox(page);
    loginId_ = line(QStringLiteral("signIn.loginId"), page);
    password_ = line(QStringLiteral("signIn.password"), page, true);
    accountForm_->addRow(new QLabel(page), placeBox_);
    accountForm_->addRow(new QLabel(page), loginId_);
    accountForm_->addRow(new QLabel(page), password_);
    column->addWidget(top);

    more_ = new QToolButton(page);
    more_->setCheckable(true);
    more_->setAutoRaise(true);
    more_->setArrowType(Qt::RightArrow);
    more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column->addWidget(more_, 0, Qt::AlignLeft);
    connection_ = new QWidget(page);
    connectionForm_ = formOf(connection_);
    address_ = line(QStringLiteral("signIn.address"), page);
    caFile_ = line(QStringLiteral("signIn.caFile"), page);
    pin_ = line(QStringLiteral("signIn.pin"), page);
    ownCertificate_ = line(QStringLiteral("signIn.clientCertificate"), page);
    browse_ = new QToolButton(page);
    browseOwn_ = new QToolButton(page);
    connectionForm_->addRow(new QLabel(page), address_);
    connectionForm_->addRow(new QLabel(page), fileRow(caFile_, browse_, page));
    connectionForm_->addRow(new QLabel(page), pin_);
    connectionForm_->addRow(new QLabel(page), fileRow(ownCertificate_, browseOwn_, page));
    column->addWidget(connection_);
    connection_->hide();
    column->addStretch(1);

    connect(more_, &QToolButton::toggled, this, [this](bool open) {
        connection_->setVisible(open);
        more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(placeBox_, &QComboBox::activated, this, [this](int at) {
        if (at < 0 || at >= static_cast<int>(places_.size())) {
            fill({});
            more_->setChecked(true);
            Q_EMIT placeChosen(QString());
            return;
        }
        const Place& chosen = places_[static_cast<std::size_t>(at)];
        fill(chosen);
        Q_EMIT placeChosen(chosen.id);
    });
    connect(browse_, &QToolButton::clicked, this,
            [this] { chooseFile(caFile_, tr("Certificate of the service's CA")); });
    connect(browseOwn_, &QToolButton::clicked, this,
            [this] { chooseFile(ownCertificate_, tr("Client certificate with its private key")); });
    return page;
}

void SignInPage::fill(const Place& chosen) {
    address_->setText(chosen.address);
    caFile_->setText(chosen.caFile);
    pin_->setText(chosen.pin);
    loginId_->setText(chosen.loginId);
    ownCertificate_->setText(chosen.clientCertificate);
}

void SignInPage::chooseFile(QLineEdit* into, const QString& title) {
    auto* dialog = new QFileDialog(this, title, QString(), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, into, &QLineEdit::setText);
    dialog->open();
}

QWidget* SignInPage::factorStep() {
    auto* page = new QWidget(this);
    factorForm_ = formOf(page);
    code_ = codeLine(QStringLiteral("signIn.code"), page);
    factorForm_->addRow(new QLabel(page), code_);
    return page;
}

QWidget* SignInPage::enrolmentStep() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    qrCode_ = new QrCode(page);
    qrCode_->setObjectName(QStringLiteral("signIn.qrCode"));
    column->addWidget(qrCode_, 0, Qt::AlignHCenter);
    auto* fields = new QWidget(page);
    enrolmentForm_ = formOf(fields);
    key_ = line(QStringLiteral("signIn.key"), page);
    key_->setReadOnly(true); // to be read, copied and heard, not only seen as a picture
    firstCode_ = codeLine(QStringLiteral("signIn.firstCode"), page);
    enrolmentForm_->addRow(new QLabel(page), key_);
    enrolmentForm_->addRow(new QLabel(page), firstCode_);
    column->addWidget(fields);
    return page;
}

QWidget* SignInPage::passwordStep() {
    auto* page = new QWidget(this);
    passwordForm_ = formOf(page);
    fresh_ = line(QStringLiteral("signIn.newPassword"), page, true);
    again_ = line(QStringLiteral("signIn.again"), page, true);
    passwordForm_->addRow(new QLabel(page), fresh_);
    passwordForm_->addRow(new QLabel(page), again_);
    return page;
}

void SignInPage::setPlaces(const std::vector<Place>& places, const QString& currentId) {
    places_ = places;
    placeBox_->clear();
    int current = places.empty() ? -1 : 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        placeBox_->addItem(places[i].name);
        if (places[i].id == currentId) current = static_cast<int>(i);
    }
    placeBox_->addItem(tr("Another tenant…"));
    placeBox_->setVisible(!places.empty());
    if (QWidget* words = accountForm_->labelForField(placeBox_)) words->setVisible(!places.empty());
    more_->setChecked(places.empty());
    if (current >= 0) {
        placeBox_->setCurrentIndex(current);
        fill(places[static_cast<std::size_t>(current)]);
    }
    if (steps_->currentIndex() == Account) (loginId_->text().isEmpty() ? loginId_ : password_)->setFocus();
    check();
}

SignInPage::Place SignInPage::place() const {
    Place shown;
    const int at = placeBox_->currentIndex();
    if (at >= 0 && at < static_cast<int>(places_.size())) shown = places_[static_cast<std::size_t>(at)];
    shown.address = address_->text().trimmed();
    if (!shown.address.isEmpty() && !shown.address.contains(QLatin1String("://")))
        shown.address.prepend(QLatin1String("https://"));
    shown.caFile = caFile_->text().trimmed();
    shown.pin = pin_->text().trimmed();
    shown.clientCertificate = ownCertificate_->text().trimmed();
    shown.loginId = loginId_->text().trimmed().toLower();
    return shown;
}

void SignInPage::setBusy(bool busy) {
    busy_ = busy;
    progress_->setVisible(busy);
    steps_->setEnabled(!busy);
    check();
}

void SignInPage::showMessage(const QString& sentence) {
    error_.reset();
    message_->say(sentence);
    recolour();
}

void SignInPage::showError(const Error& error) {
    setBusy(false);
    if (error.kind == ErrorKind::Cancelled) return;
    error_ = error;
    message_->say(commands::errorText(error));
    recolour();
    // Wrong addresses and certificates are mended in the connection part.
    if (error.kind == ErrorKind::Tls || error.code == "HOST_NOT_FOUND" || error.code == "CONNECTION_REFUSED")
        more_->setChecked(true);
    QLineEdit* const asked[] = {password_, code_, firstCode_, fresh_}; // by step
    QLineEdit* again = asked[steps_->currentIndex()];
    again->setFocus();
    again->selectAll();
}

void SignInPage::askAccount() {
    steps_->setCurrentIndex(Account);
    forgetSecrets();
    setBusy(false);
    retranslate();
    (loginId_->text().isEmpty() ? loginId_ : password_)->setFocus();
}

void SignInPage::askSecondFactor() {
    steps_->setCurrentIndex(Factor);
    forgetSecrets();
    showMessage({});
    setBusy(false);
    retranslate();
    code_->setFocus();
}

void SignInPage::askEnrolment(const ports::SignInEnrolSecondFactor& factor) {
    steps_->setCurrentIndex(Enrolment);
    forgetSecrets();
    qrCode_->setContent(factor.uri);
    qrCode_->setVisible(!qrCode_->empty());
    QString key;
    for (std::size_t at = 0; at < factor.secret.size(); at += kKeyGroup)
        key += (at ? QStringLiteral(" ") : QString()) + QString::fromStdString(factor.secret.substr(at, kKeyGroup));
    key_->setText(key);
    key_->setCursorPosition(0);
    showMessage({});
    setBusy(false);
    retranslate();
    firstCode_->setFocus();
}

void SignInPage::askNewPassword(const ports::SignInNewPassword& rules) {
    rules_ = rules;
    steps_->setCurrentIndex(NewPassword);
    forgetSecrets();
    showMessage({});
    setBusy(false);
    retranslate();
    fresh_->setFocus();
}

void SignInPage::forgetSecrets() {
    for (QLineEdit* edit : {password_, code_, key_, firstCode_, fresh_, again_})
        edit->clear();
    qrCode_->setContent({});
}

void SignInPage::offerOffline(bool possible) {
    offline_->setVisible(possible && steps_->currentIndex() == Account);
    check();
}

QString SignInPage::passwordFault() const {
    const auto length = static_cast<int>(fresh_->text().size());
    if (fresh_->text().isEmpty()) return {};
    if (length < rules_.minLength) return tr("The password needs at least %n character(s).", nullptr, rules_.minLength);
    if (length > rules_.maxLength)
        return tr("The password may have at most %n character(s).", nullptr, rules_.maxLength);
    if (!again_->text().isEmpty() && again_->text() != fresh_->text()) return tr("The two passwords are different.");
    return {};
}

void SignInPage::check() {
    bool ready = false;
    switch (steps_->currentIndex()) {
    case Account: {
        const Place shown = place();
        const QUrl url(shown.address);
        ready = url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() &&
                shown.loginId.contains(QLatin1Char('@')) && !password_->text().isEmpty();
        break;
    }
    case Factor:
        ready = code_->text().size() >= kCodeLength;
        break;
    case Enrolment:
        ready = firstCode_->text().size() >= kCodeLength;
        break;
    case NewPassword: {
        const QString fault = passwordFault();
        if (!error_ || !fault.isEmpty()) showMessage(fault);
        ready = fault.isEmpty() && !fresh_->text().isEmpty() && fresh_->text() == again_->text();
        break;
    }
    }
    go_->setEnabled(ready && !busy_);
    go_->setToolTip(busy_ ? tr("Waiting for the answer of the service.") : ready ? QString() : missing());
    back_->setVisible(steps_->currentIndex() != Account || busy_);
    offline_->setEnabled(!busy_ && !password_->text().isEmpty());
    offline_->setToolTip(password_->text().isEmpty() ? tr("Type the password first; it opens the local copy.")
                                                     : tr("Reads what was last fetched; nothing can be changed."));
}

void SignInPage::fitStep() {
    for (int i = 0; i < steps_->count(); ++i)
        steps_->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                         i == steps_->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    steps_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    steps_->updateGeometry();
}

void SignInPage::submit() {
    if (!go_->isEnabled()) return;
    showMessage({});
    setBusy(true);
    switch (steps_->currentIndex()) {
    case Account:
        Q_EMIT signIn(place(), password_->text());
        break;
    case Factor:
        Q_EMIT secondFactor(code_->text().trimmed());
        break;
    case Enrolment:
        Q_EMIT enrolment(firstCode_->text().trimmed());
        break;
    case NewPassword:
        Q_EMIT newPassword(fresh_->text());
        break;
    }
}

void SignInPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) recolour();
}

void SignInPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    (loginId_->text().isEmpty() ? loginId_ : password_)->setFocus();
}

} // namespace sekisho::ui

#include "moc_sign_in_page.cpp"

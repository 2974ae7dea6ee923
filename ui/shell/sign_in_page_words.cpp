// What the sign-in page says at each step, and why it cannot go on.

#include "models/commands/words.h"
#include "ui/shell/sign_in_page.h"
#include "ui/widgets/qr_code.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace sekisho::ui {

namespace {

void label(QFormLayout* form, QWidget* field, const QString& text) {
    if (auto* words = qobject_cast<QLabel*>(form->labelForField(field))) words->setText(text);
    field->setAccessibleName(text);
}

} // namespace

QString SignInPage::missing() const {
    switch (steps_->currentIndex()) {
    case Account: {
        const QUrl url(place().address);
        if (!url.isValid() || url.host().isEmpty() || url.scheme() != QLatin1String("https"))
            return tr("Type the address of the service; it begins with https://.");
        if (!loginId_->text().contains(QLatin1Char('@'))) return tr("Type your ID with the workgroup, name@workgroup.");
        return tr("Type the password.");
    }
    case Factor:
        return tr("Type the code of six digits or more.");
    default:
        return tr("Type the new password twice.");
    }
}

void SignInPage::retranslate() {
    switch (steps_->currentIndex()) {
    case Account:
        title_->setText(tr("Sign in"));
        lead_->say(tr("With your administrator account."));
        go_->setText(tr("Sign in"));
        break;
    case Factor:
        title_->setText(tr("2-step verification"));
        lead_->say(tr("Type the code that your authenticator app shows now."));
        go_->setText(tr("Verify"));
        break;
    case Enrolment:
        title_->setText(tr("Set up 2-step verification"));
        lead_->say(
            tr("This tenant requires 2-step verification. Scan the QR code with an authenticator app or type the "
               "key into it, then type the code that the app shows. Key and QR code are shown only now."));
        go_->setText(tr("Verify"));
        break;
    case NewPassword:
        title_->setText(tr("Set a new password"));
        lead_->say((rules_.needsSymbols
                        ? tr("This account needs a new password before it can be used. %n to %1 characters: letters, "
                             "digits and special characters together.",
                             nullptr, rules_.minLength)
                        : tr("This account needs a new password before it can be used. %n to %1 characters: letters "
                             "and digits together.",
                             nullptr, rules_.minLength))
                       .arg(rules_.maxLength));
        go_->setText(tr("Set and sign in"));
        break;
    }
    back_->setText(tr("Cancel"));
    offline_->setText(tr("Open the local copy"));
    nameFields();
    if (error_) message_->say(commands::errorText(*error_));
    check();
}

void SignInPage::nameFields() {
    more_->setText(tr("Connection"));
    for (QToolButton* browse : {browse_, browseOwn_}) {
        browse->setToolTip(tr("Choose the certificate file"));
        browse->setAccessibleName(tr("Choose the certificate file"));
    }
    label(accountForm_, placeBox_, tr("Tenant"));
    label(accountForm_, loginId_, tr("ID"));
    label(accountForm_, password_, tr("Password"));
    label(connectionForm_, address_, tr("Service address"));
    label(connectionForm_, caFile_->parentWidget(), tr("CA certificate"));
    caFile_->setAccessibleName(tr("CA certificate"));
    label(connectionForm_, pin_, tr("Key pin"));
    label(connectionForm_, ownCertificate_->parentWidget(), tr("Client certificate"));
    ownCertificate_->setAccessibleName(tr("Client certificate"));
    label(factorForm_, code_, tr("Code"));
    qrCode_->setAccessibleName(tr("QR code for an authenticator app; the key below says the same"));
    label(enrolmentForm_, key_, tr("Key"));
    label(enrolmentForm_, firstCode_, tr("Code"));
    label(passwordForm_, fresh_, tr("New password"));
    label(passwordForm_, again_, tr("Once more"));
    alignForms();
    loginId_->setPlaceholderText(tr("name@workgroup"));
    address_->setPlaceholderText(QStringLiteral("https://"));
    caFile_->setPlaceholderText(tr("Empty: those of the system"));
    pin_->setPlaceholderText(tr("Optional, SHA-256 of the public key"));
    ownCertificate_->setPlaceholderText(tr("Only where the service asks for one"));
    if (placeBox_->count() > 0) placeBox_->setItemText(placeBox_->count() - 1, tr("Another tenant…"));
}

// The fields of both forms of the first step begin at the same place, whatever the words before them.
void SignInPage::alignForms() {
    QList<QWidget*> labels;
    for (const QFormLayout* form : {accountForm_, connectionForm_})
        for (int row = 0; row < form->rowCount(); ++row)
            labels << form->itemAt(row, QFormLayout::LabelRole)->widget();
    int widest = 0;
    for (const QWidget* each : labels)
        widest = std::max(widest, each->sizeHint().width());
    for (QWidget* each : labels)
        each->setMinimumWidth(widest);
}

void SignInPage::recolour() {
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, error_ ? toneInk(Tone::Danger, palette()) : palette().color(QPalette::Text));
    message_->setPalette(ink);
    ink.setColor(QPalette::WindowText, faded(palette()));
    lead_->setPalette(ink);
}

} // namespace sekisho::ui

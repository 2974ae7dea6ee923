#include "ui/shell/about_dialog.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace sekisho::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("about"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Sekisho"));
    setFixedWidth(480);
    const QString versions =
        QStringLiteral("Sekisho %1, Qt %2, %3")
            .arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion()), QSysInfo::prettyProductName());
    auto* sign = new QLabel(this);
    sign->setPixmap(applicationIcon().pixmap(64, 64));
    auto* name = new QLabel(QStringLiteral("Sekisho 関所"), this);
    setTextSize(name, TextSize::Page);
    auto* version = new QLabel(tr("Version %1").arg(QApplication::applicationVersion()), this);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    version->setPalette(pale);
    auto* what = new WrappedLabel(this);
    what->say(tr("Admin console for a business messaging tenant, together with the service sekishod."));
    auto* whose = new WrappedLabel(this);
    whose->say(tr("Sekisho is not made by, and has no connection with, the makers of LINE WORKS."));
    auto* licence = new WrappedLabel(this);
    licence->say(tr("Apache License 2.0. Qt is used under the LGPL; the icons are those of KDE's Breeze (LGPL)."));
    licence->setPalette(pale);

    auto* words = new QVBoxLayout;
    words->setSpacing(space::kHair);
    words->addWidget(name);
    words->addWidget(version);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kWide);
    head->addWidget(sign);
    head->addLayout(words);
    head->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    copy->setToolTip(versions);
    connect(copy, &QPushButton::clicked, this, [versions] { QApplication::clipboard()->setText(versions); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addLayout(head);
    for (QWidget* part : {what, whose, licence})
        column->addWidget(part);
    column->addSpacing(space::kTight);
    column->addWidget(buttons);
}

} // namespace sekisho::ui

#include "moc_about_dialog.cpp"

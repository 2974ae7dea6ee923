#include "ui/widgets/fault_list.h"

#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {

constexpr int kFaultListWidth = 680;
constexpr int kFaultListHeight = 420;

QString faultLines(const std::vector<Error>& faults) {
    QStringList lines;
    for (const Error& fault : faults)
        lines << (fault.field.empty()
                      ? commands::errorText(fault)
                      : QStringLiteral("%1: %2").arg(commands::fromUtf8(fault.field), commands::errorText(fault)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

FaultList::FaultList(const QString& title, const QString& sentence, const std::vector<Error>& faults, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("faultList"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(kFaultListWidth, kFaultListHeight);
    auto* said = new WrappedLabel(this);
    said->say(sentence);
    auto* list = new QPlainTextEdit(faultLines(faults), this);
    list->setObjectName(QStringLiteral("faultList.lines"));
    list->setAccessibleName(title);
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    auto* buttons = new QDialogButtonBox(this);
    auto* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("faultList.copy"));
    auto* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, list, [list] { QGuiApplication::clipboard()->setText(list->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(said);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    list->setFocus(Qt::OtherFocusReason);
}

} // namespace sekisho::ui

#include "moc_fault_list.cpp"

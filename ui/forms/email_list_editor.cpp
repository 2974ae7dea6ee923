#include "ui/forms/email_list_editor.h"

#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {

constexpr int kEmailsSeen = 6;        // rows before the list scrolls
constexpr int kEmailsWidth = 520;     // addresses are read, not spread
constexpr std::size_t kFewWords = 12; // that read mode names one by one

QString emailPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return EmailListEditor::tr("Name");
    case ports::MemberColumn::Reading:
        return EmailListEditor::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return EmailListEditor::tr("Organization");
    default:
        return {};
    }
}

} // namespace

std::vector<std::string> emailsIn(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[\\s,;、，；<>]+"));
    std::vector<std::string> found;
    const QStringList pieces = text.normalized(QString::NormalizationForm_KC).split(between, Qt::SkipEmptyParts);
    for (const QString& piece : pieces)
        found.push_back(piece.toLower().toStdString());
    return found;
}

EmailListEditor::EmailListEditor(const policy::Field& field, const PaneServices& services, QWidget* parent)
    : EntryListEditor(field, Order::AsAdded, QStringLiteral("emails"), parent), services_(services),
      pick_(new QPushButton(entryRow())) {
    pick_->setObjectName(QStringLiteral("emails.pick"));
    pick_->setAutoDefault(false);
    entryRow()->layout()->addWidget(pick_);
    list()->setUniformItemSizes(true);
    for (QWidget* part : std::initializer_list<QWidget*>{entryRow(), list(), actionRow()})
        part->setMaximumWidth(kEmailsWidth);
    connect(pick_, &QPushButton::clicked, this, &EmailListEditor::pick);
    retranslate();
}

EntryListEditor::Words EmailListEditor::words() const {
    QStringList said;
    for (std::size_t i = 0; i < std::min(entries().size(), kFewWords); ++i)
        said << fromUtf8(entries()[i]);
    if (entries().size() > kFewWords)
        said << tr("and %n more", nullptr, static_cast<int>(entries().size() - kFewWords));
    return {tr("name@example.com"), tr("Addresses to add"), tr("Type one or more addresses first."),
            tr("Choose addresses of the list first."),
            said.isEmpty() ? tr("No mail address is listed.") : said.join(QStringLiteral(", "))};
}

QString EmailListEditor::toldOfAdding(int, int known) const {
    return known > 0 ? tr("%n address(es) were in the list already.", nullptr, known) : QString();
}

QString EmailListEditor::toldOfDeleting(int) const {
    return {};
}

int EmailListEditor::listHeight() const {
    const int rowHeight = std::max(list()->sizeHintForRow(0), fontMetrics().height() + space::kTight);
    return std::clamp(static_cast<int>(entries().size()), 1, kEmailsSeen) * rowHeight + 2 * list()->frameWidth() +
           space::kTight;
}

void EmailListEditor::dress(QListWidgetItem&, bool) const {}

void EmailListEditor::pick() {
    auto* picker = new MemberPicker(
        services_.cache, {emailPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) {
            if (const auto row = services_.cache.members().find(id.value))
                add(fromUtf8(services_.cache.members().cells(*row).loginId));
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void EmailListEditor::retranslate() {
    pick_->setText(tr("Choose a member…"));
    pick_->setIcon(icon(QStringLiteral("user")));
    EntryListEditor::retranslate();
}

} // namespace sekisho::ui

#include "moc_email_list_editor.cpp"

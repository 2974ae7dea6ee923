#include "ui/forms/person_editors.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/member_text.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr std::array kProtocols = {"", "LINE", "FACEBOOK", "X", "TWITTER", "CUSTOM"};
}

// --- names in other languages --------------------------------------------------------------------------------------

NamesEditor::NamesEditor(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const std::string_view language : memberLanguages()) {
        Line line{std::string(language), new QLabel(this), new QLineEdit(this), new QLineEdit(this)};
        grid->addWidget(line.label, row, 0);
        grid->addWidget(line.last, row, 1);
        grid->addWidget(line.first, row, 2);
        for (QLineEdit* edit : {line.last, line.first})
            connect(edit, &QLineEdit::textEdited, this, &NamesEditor::edited);
        lines_.push_back(std::move(line));
        ++row;
    }
    setFocusProxy(lines_.front().last);
    retranslate();
}

void NamesEditor::setNames(const std::vector<I18nName>& names) {
    for (const Line& line : lines_) {
        line.last->clear();
        line.first->clear();
    }
    others_.clear();
    for (const I18nName& name : names) {
        const auto line =
            std::find_if(lines_.begin(), lines_.end(), [&](const Line& l) { return l.language == name.language; });
        if (line == lines_.end()) {
            others_.push_back(name);
            continue;
        }
        line->last->setText(fromUtf8(name.lastName));
        line->first->setText(fromUtf8(name.firstName));
    }
}

std::vector<I18nName> NamesEditor::names() const {
    std::vector<I18nName> names;
    for (const Line& line : lines_) {
        I18nName name{line.language, toUtf8(line.last->text()), toUtf8(line.first->text())};
        if (!name.lastName.empty() || !name.firstName.empty()) names.push_back(std::move(name));
    }
    names.insert(names.end(), others_.begin(), others_.end());
    return names;
}

void NamesEditor::retranslate() {
    for (const Line& line : lines_) {
        const QString language = languageName(line.language);
        line.label->setText(language);
        line.last->setPlaceholderText(commands::fieldText("userName.lastName"));
        line.first->setPlaceholderText(commands::fieldText("userName.firstName"));
        line.last->setAccessibleName(tr("Last name in %1").arg(language));
        line.first->setAccessibleName(tr("First name in %1").arg(language));
    }
}

void NamesEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

// --- social network ------------------------------------------------------------------------------------------------

MessengerEditor::MessengerEditor(QWidget* parent)
    : QWidget(parent), protocol_(new QComboBox(this)), custom_(new QLineEdit(this)), id_(new QLineEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(protocol_);
    row->addWidget(custom_, 1);
    row->addWidget(id_, 2);
    for (const char* protocol : kProtocols)
        protocol_->addItem(QString(), QString::fromLatin1(protocol));
    setFocusProxy(protocol_);
    connect(protocol_, &QComboBox::activated, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    for (QLineEdit* edit : {custom_, id_})
        connect(edit, &QLineEdit::textEdited, this, &MessengerEditor::edited);
    refresh();
}

void MessengerEditor::setMessenger(const std::optional<Messenger>& messenger) {
    const int at = messenger ? protocol_->findData(fromUtf8(messenger->protocol)) : 0;
    if (messenger && at < 0) protocol_->addItem(fromUtf8(messenger->protocol), fromUtf8(messenger->protocol));
    protocol_->setCurrentIndex(at < 0 ? protocol_->count() - 1 : at);
    custom_->setText(messenger ? fromUtf8(messenger->customProtocol) : QString());
    id_->setText(messenger ? fromUtf8(messenger->messengerId) : QString());
    refresh();
}

std::optional<Messenger> MessengerEditor::messenger() const {
    Messenger messenger;
    messenger.protocol = toUtf8(protocol_->currentData().toString());
    if (messenger.protocol.empty()) return std::nullopt;
    if (messenger.protocol == "CUSTOM") messenger.customProtocol = toUtf8(custom_->text().trimmed());
    messenger.messengerId = toUtf8(id_->text().trimmed());
    return messenger;
}

void MessengerEditor::refresh() {
    protocol_->setItemText(0, tr("None"));
    for (int i = 1; i < static_cast<int>(kProtocols.size()); ++i)
        protocol_->setItemText(i, messengerName(kProtocols[static_cast<std::size_t>(i)]));
    const QString chosen = protocol_->currentData().toString();
    custom_->setVisible(chosen == QLatin1String("CUSTOM"));
    id_->setEnabled(!chosen.isEmpty());
    custom_->setPlaceholderText(commands::fieldText("messenger.customProtocol"));
    custom_->setAccessibleName(custom_->placeholderText());
    id_->setPlaceholderText(commands::fieldText("messenger.messengerId"));
    id_->setAccessibleName(id_->placeholderText());
    protocol_->setAccessibleName(commands::fieldText("messenger.protocol"));
}

void MessengerEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

// --- related people ------------------------------------------------------------------------------------------------

RelationsEditor::RelationsEditor(ports::Cache& cache, QWidget* parent)
    : QWidget(parent), cache_(cache), column_(new QVBoxLayout(this)), add_(new QPushButton(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(4);
    column_->addWidget(add_, 0, Qt::AlignLeft);
    setFocusProxy(add_);
    connect(add_, &QPushButton::clicked, this, [this] {
        items::MemberTableModel::Words words{[](ports::MemberColumn column) {
                                                 return column == ports::MemberColumn::Name      ? tr("Name")
                                                        : column == ports::MemberColumn::Reading ? tr("Reading")
                                                                                                 : tr("Organization");
                                             },
                                             commands::statusText, commands::timeText, commands::timeTooltip};
        auto* picker = new MemberPicker(
            cache_, std::move(words), [this](const UserId& id, const QString& name) { add(id, name); }, window());
        connect(this, &QObject::destroyed, picker, &QDialog::reject);
        picker->open();
    });
    retranslate();
}

void RelationsEditor::setRelations(const std::vector<Relation>& relations) {
    while (!lines_.empty())
        removeLine(lines_.back().row);
    for (const Relation& relation : relations) {
        const auto row = cache_.members().find(relation.user.value);
        addLine(relation, row ? fromUtf8(cache_.members().cells(*row).name) : fromUtf8(relation.user.value));
    }
    retranslate();
}

std::vector<Relation> RelationsEditor::relations() const {
    std::vector<Relation> relations;
    for (const Line& line : lines_)
        relations.push_back({line.user, toUtf8(line.relation->text().trimmed())});
    return relations;
}

void RelationsEditor::add(const UserId& id, const QString& name) {
    addLine({id, {}}, name);
    lines_.back().relation->setFocus(Qt::OtherFocusReason);
    retranslate();
    Q_EMIT edited();
}

void RelationsEditor::addLine(const Relation& relation, const QString& name) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* label = new QLabel(name, row);
    label->setTextFormat(Qt::PlainText);
    auto* edit = new QLineEdit(fromUtf8(relation.name), row);
    auto* remove = new QToolButton(row);
    remove->setObjectName(QStringLiteral("remove"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(label, 1);
    layout->addWidget(edit, 1);
    layout->addWidget(remove);
    column_->insertWidget(static_cast<int>(lines_.size()), row);
    setTabOrder(edit, remove);
    setTabOrder(remove, add_);
    lines_.push_back({relation.user, row, label, edit});
    connect(edit, &QLineEdit::textEdited, this, &RelationsEditor::edited);
    connect(remove, &QToolButton::clicked, this, [this, row] {
        removeLine(row);
        retranslate();
        add_->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
}

void RelationsEditor::removeLine(const QWidget* row) {
    const auto at = std::find_if(lines_.begin(), lines_.end(), [row](const Line& line) { return line.row == row; });
    if (at == lines_.end()) return;
    column_->removeWidget(at->row);
    at->row->hide();
    at->row->deleteLater();
    lines_.erase(at);
}

void RelationsEditor::retranslate() {
    for (const Line& line : lines_) {
        line.relation->setPlaceholderText(commands::fieldText("relations.relationName"));
        line.relation->setAccessibleName(tr("Relation to %1").arg(line.name->text()));
        auto* remove = line.row->findChild<QToolButton*>(QStringLiteral("remove"));
        remove->setIcon(icon(QStringLiteral("list-remove")));
        remove->setToolTip(tr("Remove %1").arg(line.name->text()));
        remove->setAccessibleName(remove->toolTip());
    }
    const FieldRule* rule = memberField("relations");
    add_->setText(tr("Add related person…"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    add_->setEnabled(!rule || static_cast<int>(lines_.size()) < rule->maxLength);
}

void RelationsEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_person_editors.cpp"

#include "ui/panes/groups/entry_editor.h"

#include "models/commands/room_words.h"
#include "ui/forms/group_picker.h"
#include "ui/forms/membership_editor.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace sekisho::ui::groups {

using commands::fromUtf8;

namespace {

constexpr int kLines = 6; // shown at once
constexpr int kEntryIcon = 16;

QString prefixOf(EntryEditor::Holds holds) { // of object names
    switch (holds) {
    case EntryEditor::Holds::Masters:
        return QStringLiteral("groups.masters");
    case EntryEditor::Holds::Members:
        return QStringLiteral("groups.members");
    case EntryEditor::Holds::MailRecipients:
        return QStringLiteral("groups.mailRecipients");
    case EntryEditor::Holds::MailSenders:
        return QStringLiteral("groups.mailSenders");
    }
    return {};
}

QString memberHead(ports::MemberColumn column) {
    return column == ports::MemberColumn::Name      ? EntryEditor::tr("Name")
           : column == ports::MemberColumn::Reading ? EntryEditor::tr("Reading")
                                                    : EntryEditor::tr("Organization");
}

} // namespace

QString entryName(const ports::Cache& cache, const GroupMember& entry) {
    switch (entry.kind) {
    case GroupMemberKind::User:
        return commands::memberNameText(cache, UserId(entry.id));
    case GroupMemberKind::OrgUnit:
        return orgUnitPath(cache, OrgUnitId(entry.id));
    case GroupMemberKind::Group:
        const auto group = cache.group(GroupId(entry.id));
        return group ? fromUtf8(group->name) : fromUtf8(entry.id);
    }
    return {};
}

const char* entryIcon(GroupMemberKind kind) {
    return kind == GroupMemberKind::User ? "user" : kind == GroupMemberKind::OrgUnit ? "view-list-tree" : "group";
}

EntryEditor::EntryEditor(ports::Cache& cache, Holds holds, QWidget* parent)
    : QWidget(parent), cache_(cache), holds_(holds), list_(new QListWidget(this)) {
    const bool people = holds != Holds::Members;
    const QString prefix = prefixOf(holds);
    setObjectName(prefix);
    list_->setObjectName(prefix + QStringLiteral(".list"));
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setUniformItemSizes(true);
    list_->setIconSize({kEntryIcon, kEntryIcon});
    list_->setFixedHeight((fontMetrics().height() + space::kSmall) * (people ? kLines / 2 : kLines));
    setFocusProxy(list_);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    const auto button = [&](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(prefix + QLatin1Char('.') + QLatin1String(name));
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    user_ = button("addUser");
    unit_ = button("addOrgUnit");
    group_ = button("addGroup");
    remove_ = button("remove");
    row->addStretch(1);
    unit_->setVisible(!people);
    group_->setVisible(!people);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(list_);
    column->addLayout(row);
    connect(user_, &QPushButton::clicked, this, &EntryEditor::pickUser);
    connect(unit_, &QPushButton::clicked, this, &EntryEditor::pickOrgUnit);
    connect(group_, &QPushButton::clicked, this, &EntryEditor::pickGroup);
    connect(remove_, &QPushButton::clicked, this, &EntryEditor::removeChosen);
    connect(list_, &QListWidget::itemSelectionChanged, this, &EntryEditor::refresh);
    retranslate();
}

void EntryEditor::addLine(const GroupMember& entry) {
    auto* item = new QListWidgetItem(icon(QLatin1String(entryIcon(entry.kind))), entryName(cache_, entry), list_);
    item->setToolTip(item->text());
}

void EntryEditor::setEntries(std::vector<GroupMember> entries) {
    entries_ = std::move(entries);
    list_->clear();
    for (const GroupMember& entry : entries_)
        addLine(entry);
    refresh();
}

bool EntryEditor::has(const GroupMember& entry) const {
    return std::ranges::find(entries_, entry) != entries_.end();
}

void EntryEditor::add(GroupMember entry) {
    const auto known = std::ranges::find(entries_, entry);
    if (known != entries_.end()) { // chosen twice: shown where it is
        list_->setCurrentRow(static_cast<int>(known - entries_.begin()));
        return;
    }
    addLine(entry);
    entries_.push_back(std::move(entry));
    list_->setCurrentRow(list_->count() - 1);
    refresh();
    Q_EMIT edited();
}

void EntryEditor::removeChosen() {
    bool changed = false;
    for (int row = list_->count() - 1; row >= 0; --row) {
        if (!list_->item(row)->isSelected()) continue;
        delete list_->takeItem(row);
        entries_.erase(entries_.begin() + row);
        changed = true;
    }
    refresh();
    if (changed) Q_EMIT edited();
}

void EntryEditor::pickUser() {
    auto* picker = new MemberPicker(
        cache_, {memberHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) {
            add({GroupMemberKind::User, id.value});
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void EntryEditor::pickOrgUnit() {
    std::set<std::string> taken;
    for (const GroupMember& entry : entries_)
        if (entry.kind == GroupMemberKind::OrgUnit) taken.insert(entry.id);
    auto* picker = new OrgPicker(
        cache_, std::move(taken),
        [this](const OrgUnitId& id) {
            add({GroupMemberKind::OrgUnit, id.value});
        },
        window());
    picker->setTakenText(tr("This organization is in the group already."));
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

// A ring would have no inside: neither the group itself nor whatever holds it may come into it.
std::map<std::string, QString> EntryEditor::refusedGroups() const {
    std::map<std::string, QString> refused;
    std::vector<std::string> open;
    if (!self_.empty()) {
        refused[self_.value] = tr("A group cannot contain itself.");
        open.push_back(self_.value);
    }
    while (!open.empty()) {
        const std::string id = open.back();
        open.pop_back();
        for (const GroupId& holder : cache_.groupsNaming(id))
            if (refused.try_emplace(holder.value, tr("This group is within it, so it cannot come into this group."))
                    .second)
                open.push_back(holder.value);
    }
    if (const ports::GroupLines groups = cache_.groups())
        for (const ports::GroupLine& group : *groups)
            if (group.kind == GroupKind::External)
                refused.try_emplace(group.id.value, tr("A group with external users cannot stand in another group."));
    for (const GroupMember& entry : entries_)
        if (entry.kind == GroupMemberKind::Group) refused[entry.id] = tr("It is in the group already.");
    return refused;
}

void EntryEditor::pickGroup() {
    auto* picker = new GroupPicker(
        cache_, refusedGroups(),
        [this](const GroupId& id) {
            add({GroupMemberKind::Group, id.value});
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void EntryEditor::refresh() {
    const bool chosen = !list_->selectedItems().isEmpty();
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : tr("Choose whom to take out first."));
}

void EntryEditor::retranslate() {
    const bool masters = holds_ == Holds::Masters;
    list_->setAccessibleName(masters                           ? tr("Group masters")
                             : holds_ == Holds::Members        ? tr("Direct members")
                             : holds_ == Holds::MailRecipients ? tr("Who may write to the mailing list")
                                                               : tr("Who may send as the mailing list"));
    user_->setText(masters ? tr("Add master…") : tr("Add member…"));
    unit_->setText(tr("Add organization…"));
    group_->setText(tr("Add group…"));
    remove_->setText(tr("Take out"));
    for (int row = 0; row < list_->count(); ++row)
        list_->item(row)->setIcon(icon(QLatin1String(entryIcon(entries_[static_cast<std::size_t>(row)].kind))));
    refresh();
}

void EntryEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::groups

#include "moc_entry_editor.cpp"

#include "ui/forms/target_list_editor.h"

#include "models/commands/words.h"
#include "ui/forms/entry_faults.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {

constexpr int kTargetsSeen = 8;
constexpr int kTargetsWidth = 520;

QString targetPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return TargetListEditor::tr("Name");
    case ports::MemberColumn::Reading:
        return TargetListEditor::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return TargetListEditor::tr("Organization");
    default:
        return {};
    }
}

} // namespace

TargetListEditor::TargetListEditor(const policy::Field& field, const PaneServices& services, QWidget* parent)
    : ValueEditor(parent), field_(field), services_(services), empty_(new WrappedLabel(this)),
      list_(new QListWidget(this)), note_(new WrappedLabel(this)), actions_(new QWidget(this)),
      member_(new QPushButton(actions_)), orgUnit_(new QPushButton(actions_)), remove_(new QPushButton(actions_)),
      count_(new QLabel(this)), removeAction_(new QAction(list_)) {
    setObjectName(QStringLiteral("targets.editor"));
    for (const auto& [part, name] : std::initializer_list<std::pair<QWidget*, const char*>>{{list_, "targets.list"},
                                                                                            {member_, "targets.member"},
                                                                                            {orgUnit_, "targets.org"},
                                                                                            {remove_, "targets.remove"},
                                                                                            {note_, "targets.note"},
                                                                                            {count_, "targets.count"}})
        part->setObjectName(QLatin1String(name));
    for (QPushButton* button : {member_, orgUnit_, remove_})
        button->setAutoDefault(false);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    list_->setUniformItemSizes(true);
    for (QWidget* part : std::initializer_list<QWidget*>{list_, actions_})
        part->setMaximumWidth(kTargetsWidth);
    removeAction_->setShortcut(QKeySequence::Delete);
    removeAction_->setShortcutContext(Qt::WidgetShortcut);
    list_->addAction(removeAction_);
    setFocusProxy(member_);
    auto* row = new QHBoxLayout(actions_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    for (QPushButton* button : {member_, orgUnit_, remove_})
        row->addWidget(button);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{empty_, list_, count_, note_, actions_})
        column->addWidget(part);
    connect(member_, &QPushButton::clicked, this, &TargetListEditor::pickMember);
    connect(orgUnit_, &QPushButton::clicked, this, &TargetListEditor::pickOrgUnit);
    connect(remove_, &QPushButton::clicked, this, &TargetListEditor::removeChosen);
    connect(removeAction_, &QAction::triggered, this, &TargetListEditor::removeChosen);
    connect(list_, &QListWidget::itemSelectionChanged, this, &TargetListEditor::refresh);
    watch_ = services_.cache.watch(services_.gui, [this] { fill(); });
    retranslate();
}

TargetListEditor::~TargetListEditor() = default;

void TargetListEditor::add(const std::string& id) {
    if (std::ranges::count(ids_, id) > 0) return;
    ids_.push_back(id);
    faults_.clear();
    fill();
    list_->scrollToBottom();
    Q_EMIT edited();
}

void TargetListEditor::pickMember() {
    auto* picker = new MemberPicker(
        services_.cache, {targetPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) { add(id.value); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void TargetListEditor::pickOrgUnit() {
    auto* picker = new OrgPicker(
        services_.cache, std::set<std::string>(ids_.begin(), ids_.end()),
        [this](const OrgUnitId& id) { add(id.value); }, window());
    picker->setTakenText(tr("This organization is in the list already."));
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void TargetListEditor::removeChosen() {
    if (readOnly_) return;
    std::vector<int> rows;
    for (const QModelIndex& index : list_->selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    if (rows.empty()) return;
    std::ranges::sort(rows, std::greater());
    for (const int row : rows)
        ids_.erase(ids_.begin() + row);
    faults_.clear();
    fill();
    if (!ids_.empty()) list_->setCurrentRow(std::min(rows.back(), list_->count() - 1));
    refresh();
    Q_EMIT edited();
}

void TargetListEditor::setValue(const policy::Value& value) {
    const auto* given = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::string> wanted = given ? *given : std::vector<std::string>();
    if (wanted == ids_) return refresh();
    ids_ = std::move(wanted);
    faults_.clear();
    fill();
}

void TargetListEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    list_->setFrameShape(readOnly ? QFrame::NoFrame : QFrame::StyledPanel);
    refresh();
}

void TargetListEditor::showFaults(const std::vector<Error>& faults) {
    std::map<int, QString> sentences = entryFaults(faults);
    if (sentences == faults_) return;
    faults_ = std::move(sentences);
    fill();
}

void TargetListEditor::fill() {
    list_->clear();
    const ports::MemberList& members = services_.cache.members();
    for (int place = 0; place < static_cast<int>(ids_.size()); ++place) {
        const std::string& id = ids_[static_cast<std::size_t>(place)];
        auto* item = new QListWidgetItem(list_);
        if (const auto row = members.find(id)) {
            const ports::MemberCells cells = members.cells(*row);
            item->setText(QStringLiteral("%1  %2").arg(fromUtf8(cells.name), fromUtf8(cells.loginId)));
            item->setIcon(icon(QStringLiteral("user")));
        } else if (const auto unit = services_.cache.orgUnit(OrgUnitId(id))) {
            item->setText(tr("%1, with all organizations below it").arg(fromUtf8(unit->name)));
            item->setIcon(icon(QStringLiteral("view-list-tree")));
        } else {
            item->setText(tr("Not there any more, or not open to you (%1)").arg(fromUtf8(id)));
            item->setForeground(faded(palette()));
        }
        if (const auto fault = faults_.find(place); fault != faults_.end()) {
            item->setForeground(toneInk(Tone::Danger, palette()));
            item->setToolTip(fault->second);
            item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(item->text(), fault->second));
        }
    }
    refresh();
}

void TargetListEditor::refresh() {
    const auto count = static_cast<int>(ids_.size());
    const bool chosen = !list_->selectedItems().isEmpty();
    const bool full = count >= field_.maximum;
    empty_->say(count == 0 ? tr("Nobody is listed.") : QString());
    list_->setVisible(count > 0);
    const int rowHeight = std::max(list_->sizeHintForRow(0), fontMetrics().height() + space::kTight);
    list_->setFixedHeight(std::clamp(count, 1, kTargetsSeen) * rowHeight + 2 * list_->frameWidth() + space::kTight);
    actions_->setVisible(!readOnly_);
    count_->setVisible(!readOnly_ && count > 0);
    for (QPushButton* button : {member_, orgUnit_}) {
        button->setEnabled(!full);
        button->setToolTip(full ? tr("The list is full.") : QString());
    }
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : tr("Choose entries of the list first."));
    removeAction_->setEnabled(!readOnly_ && chosen);
    removeAction_->setVisible(!readOnly_);
    count_->setText(tr("%1 of at most %2").arg(count).arg(commands::locale().toString(qint64{field_.maximum})));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, count > field_.maximum ? toneInk(Tone::Danger, palette()) : faded(palette()));
    count_->setPalette(ink);
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    note_->setPalette(wrong);
    note_->say(readOnly_ || faults_.empty() ? QString() : faults_.begin()->second);
}

void TargetListEditor::retranslate() {
    member_->setText(tr("Add a member…"));
    member_->setIcon(icon(QStringLiteral("user")));
    orgUnit_->setText(tr("Add an organization…"));
    orgUnit_->setIcon(icon(QStringLiteral("view-list-tree")));
    remove_->setText(tr("Remove"));
    remove_->setIcon(icon(QStringLiteral("list-remove")));
    removeAction_->setText(tr("Remove"));
    list_->setAccessibleName(commands::factText(field_.label.ja, field_.label.en));
    fill();
}

void TargetListEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_target_list_editor.cpp"

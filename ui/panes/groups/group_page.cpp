#include "ui/panes/groups/group_page.h"

#include "models/commands/room_words.h"
#include "models/domain/text_fold.h"
#include "ui/panes/groups/entry_editor.h"
#include "ui/panes/groups/group_form.h"
#include "ui/panes/groups/group_photo.h"
#include "ui/rooms/room_panel.h"
#include "ui/widgets/draft_frame.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sekisho::ui::groups {

using commands::fromUtf8;

namespace {

constexpr int kNameWidth = 260;

QPushButton* button(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

QLabel* heading(QWidget* parent) {
    auto* label = new QLabel(parent);
    setTextSize(label, TextSize::Page);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString entryKindText(GroupMemberKind kind) {
    switch (kind) {
    case GroupMemberKind::User:
        return GroupPage::tr("Member");
    case GroupMemberKind::OrgUnit:
        return GroupPage::tr("Organization");
    case GroupMemberKind::Group:
        return GroupPage::tr("Group");
    }
    return {};
}

} // namespace

GroupPage::GroupPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), pages_(new QStackedWidget(this)), nothing_(new StatePage(this)) {
    setObjectName(QStringLiteral("groups.page"));
    read_ = buildRead();
    draft_ = buildDraft();
    pages_->addWidget(nothing_);
    pages_->addWidget(read_);
    pages_->addWidget(draft_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    retranslate();
}

GroupPage::~GroupPage() = default;

QWidget* GroupPage::buildRead() {
    auto* page = new QWidget(this);
    photo_ = new GroupPhoto(services_, page);
    title_ = heading(page);
    title_->setObjectName(QStringLiteral("groups.title"));
    note_ = new WrappedLabel(page);
    edit_ = button("groups.edit", page);
    delete_ = button("groups.delete", page);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::kSmall);
    actions->addWidget(edit_);
    actions->addWidget(delete_);
    actions->addWidget(photo_->changer());
    actions->addStretch(1);
    factsHome_ = new QVBoxLayout;
    auto* inside = new QWidget(page);
    search_ = new SearchField(inside);
    search_->setObjectName(QStringLiteral("groups.memberSearch"));
    members_ = new QTreeWidget(inside);
    members_->setObjectName(QStringLiteral("groups.direct"));
    members_->setRootIsDecorated(false);
    members_->setUniformRowHeights(true);
    members_->setColumnCount(2);
    search_->setListBelow(members_);
    auto* insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(0, space::kSmall, 0, 0);
    insideColumn->setSpacing(space::kSmall);
    insideColumn->addWidget(search_);
    insideColumn->addWidget(members_, 1);
    room_ = new rooms::RoomPanel(services_, page);
    tabs_ = new QTabWidget(page);
    tabs_->setObjectName(QStringLiteral("groups.tabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(inside, QString());
    tabs_->addTab(room_, QString());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(photo_);
    head->addWidget(title_, 1);
    column->addLayout(head);
    column->addWidget(note_);
    column->addLayout(actions);
    column->addLayout(factsHome_);
    column->addWidget(tabs_, 1);
    connect(edit_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("group.edit")); });
    connect(delete_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("group.delete")); });
    connect(search_, &QLineEdit::textChanged, this, &GroupPage::filterMembers);
    return page;
}

DraftFrame* GroupPage::buildDraft() {
    form_ = new GroupForm(services_.cache);
    auto* frame = new DraftFrame(QStringLiteral("groups"), form_, this);
    connect(form_, &GroupForm::edited, this, [this] {
        refreshDraft();
        Q_EMIT draftChanged();
    });
    connect(form_, &GroupForm::focused, frame, &DraftFrame::see);
    connect(frame, &DraftFrame::discardWanted, this, &GroupPage::discard);
    connect(frame, &DraftFrame::saveWanted, this, [this] {
        if (form_->check()) Q_EMIT saveWanted(before_, form_->group());
    });
    return frame;
}

bool GroupPage::drafting() const {
    return pages_->currentWidget() == draft_;
}

bool GroupPage::dirty() const {
    return drafting() && form_->group() != before_;
}

void GroupPage::present(const std::optional<Group>& group) {
    const bool other = !group || !group_ || group->id != group_->id;
    group_ = group;
    photo_->present(group_);
    if (other) search_->clear();
    if (!drafting()) pages_->setCurrentWidget(group_ ? read_ : static_cast<QWidget*>(nothing_));
    if (group_)
        room_->present(RoomRef{RoomKind::Group, group_->id.value}, fromUtf8(group_->name), group_->features);
    else
        room_->present(std::nullopt, {}, {});
    refresh();
}

void GroupPage::edit(const Group& group) {
    resume(group, group);
    form_->focusFirst();
}

void GroupPage::add(const Group& fresh) {
    Group without = fresh;
    without.id = {};
    edit(without);
}

void GroupPage::resume(const Group& before, const Group& edited) {
    before_ = before;
    form_->setGroup(before, edited);
    pages_->setCurrentWidget(draft_);
    refreshDraft();
    Q_EMIT draftChanged();
}

void GroupPage::discard() {
    if (!drafting()) return;
    pages_->setCurrentWidget(group_ ? read_ : static_cast<QWidget*>(nothing_));
    refresh();
    Q_EMIT draftChanged();
}

void GroupPage::setWorkgroup(const QString& workgroup) {
    form_->setWorkgroup(workgroup);
}

void GroupPage::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    refresh();
}

void GroupPage::addFact(const QString& name, const QString& value) {
    auto* form = static_cast<QFormLayout*>(facts_->layout());
    auto* label = new QLabel(name, facts_);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto* text = new WrappedLabel(facts_);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setText(value);
    form->addRow(label, text);
}

void GroupPage::refreshFacts() {
    delete facts_;
    facts_ = new QWidget(read_);
    auto* form = new QFormLayout(facts_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kLarge);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    factsHome_->addWidget(facts_);
    if (!group_) return;
    const Group& group = *group_;
    addFact(tr("Group type"), commands::groupKindText(group.kind));
    addFact(tr("Group masters"), group.administrators.empty()
                                     ? tr("None. Name one, or nobody looks after the group.")
                                     : commands::memberNamesText(services_.cache, group.administrators));
    if (!group.description.empty()) addFact(tr("Description"), fromUtf8(group.description));
    if (!group.email.empty()) addFact(tr("ID / mailing list"), fromUtf8(group.email));
    QStringList addresses;
    for (const auto* list : {&group.aliasEmails, &group.externalEmails})
        for (const std::string& address : *list)
            addresses << fromUtf8(address);
    if (!addresses.isEmpty()) addFact(tr("Further addresses"), addresses.join(tr(", ", "list")));
    const auto people = [this](const QString& name, const std::vector<UserId>& who) {
        if (!who.empty()) addFact(name, commands::memberNamesText(services_.cache, who));
    };
    people(tr("Who may write to the mailing list"), group.emailRecipients);
    people(tr("Who may send as the mailing list"), group.emailSenders);
    QStringList settings;
    settings << (group.visible ? tr("Published") : tr("Not published"));
    if (group.serviceManageable) settings << tr("masters may change features");
    if (group.useServiceNotification) settings << tr("members are notified of changes");
    addFact(tr("Settings"), settings.join(tr(", ", "list")));
    QStringList holders;
    for (const GroupId& holder : services_.cache.groupsNaming(group.id.value))
        holders << entryName(services_.cache, {GroupMemberKind::Group, holder.value});
    if (!holders.isEmpty()) addFact(tr("Stands in the groups"), holders.join(tr(", ", "list")));
    if (group.externalKey) addFact(tr("External Key"), fromUtf8(*group.externalKey));
}

void GroupPage::refreshMembers() {
    members_->clear();
    if (!group_) return;
    for (const GroupMember& entry : group_->members) {
        auto* item = new QTreeWidgetItem(members_, {entryName(services_.cache, entry), entryKindText(entry.kind)});
        item->setIcon(0, icon(QLatin1String(entryIcon(entry.kind))));
        item->setToolTip(0, item->text(0));
    }
    members_->setColumnWidth(0, kNameWidth);
    filterMembers();
}

void GroupPage::filterMembers() {
    const std::string wanted = fold(commands::toUtf8(search_->text().trimmed()));
    for (int i = 0; i < members_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = members_->topLevelItem(i);
        item->setHidden(fold(commands::toUtf8(item->text(0))).find(wanted) == std::string::npos);
    }
}

void GroupPage::refresh() {
    nothing_->present(StatePage::Look::Empty, tr("No group is chosen"),
                      tr("Choose one in the list to see who is in it and who reads its talk room."));
    const bool external = group_ && group_->kind == GroupKind::External;
    title_->setText(group_ ? fromUtf8(group_->name) : QString());
    note_->say(external
                   ? tr("Users of other companies read this talk room too. Only members with the permission to talk "
                        "with them take part.")
                   : QString());
    for (QPushButton* each : {edit_, delete_}) {
        each->setEnabled(whyNot_.isEmpty());
        each->setToolTip(whyNot_);
    }
    room_->setMayChange(whyNot_);
    photo_->setMayChange(whyNot_);
    refreshFacts();
    refreshMembers();
    tabs_->setTabText(0, tr("Direct members (%1)")
                             .arg(commands::locale().toString(group_ ? static_cast<qulonglong>(group_->members.size())
                                                                     : qulonglong{0})));
    refreshDraft();
}

void GroupPage::refreshDraft() {
    const bool fresh = before_.id.empty();
    draft_->setTitle(fresh ? tr("Add a group") : tr("Edit: %1").arg(fromUtf8(before_.name)));
    draft_->offerSave(whyNot_.isEmpty(), whyNot_, drafting() && (fresh || dirty()));
}

void GroupPage::retranslate() {
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    delete_->setText(tr("Delete…"));
    delete_->setIcon(icon(QStringLiteral("edit-delete")));
    tabs_->setTabText(1, tr("Talk room"));
    search_->setPlaceholderText(tr("Filter direct members"));
    search_->setAccessibleName(tr("Filter direct members"));
    members_->setHeaderLabels({tr("Name"), tr("Kind")});
    members_->setAccessibleName(tr("Direct members of this group"));
    refresh();
}

void GroupPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::groups

#include "moc_group_page.cpp"

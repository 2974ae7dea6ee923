#include "ui/panes/orgunits/org_unit_page.h"

#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_head.h"
#include "ui/panes/orgunits/org_unit_words.h"
#include "ui/rooms/room_panel.h"
#include "ui/widgets/draft_frame.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace sekisho::ui::orgunits {

using commands::fromUtf8;

namespace {

QLabel* heading(QWidget* parent, double scale) {
    auto* label = new QLabel(parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QPushButton* button(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

bool shownHere(ports::MemberColumn column) {
    using enum ports::MemberColumn;
    return column == Name || column == Reading || column == Position || column == Level || column == Status;
}

} // namespace

OrgUnitPage::OrgUnitPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), cache_(services.cache), gui_(services.gui), pages_(new QStackedWidget(this)),
      nothing_(new StatePage(this)), members_(new items::MemberTableModel(tableWords(), this)),
      room_(new rooms::RoomPanel(services, this)) {
    setObjectName(QStringLiteral("orgunits.page"));
    nothing_->setIconName(QStringLiteral("view-list-tree"));
    read_ = buildRead();
    draft_ = buildDraft();
    pages_->addWidget(nothing_);
    pages_->addWidget(read_);
    pages_->addWidget(draft_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    members_->setList(&cache_.members());
    retranslate();
}

OrgUnitPage::~OrgUnitPage() {
    members_->setList(nullptr);
}

QWidget* OrgUnitPage::buildRead() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(6);
    title_ = heading(page, 1.3);
    title_->setObjectName(QStringLiteral("orgunits.title"));
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    place_ = new QLabel(page);
    place_->setForegroundRole(QPalette::PlaceholderText);
    edit_ = button("orgunits.edit", page);
    add_ = button("orgunits.add", page);
    delete_ = button("orgunits.delete", page);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    for (QPushButton* each : {edit_, add_, delete_})
        actions->addWidget(each);
    actions->addStretch(1);
    factsHome_ = new QVBoxLayout;
    head_ = new OrgUnitHead(cache_, gui_, page);
    table_ = new QTableView(page);
    table_->setObjectName(QStringLiteral("orgunits.members"));
    table_->setModel(members_);
    table_->setItemDelegate(new CellDelegate(table_));
    for (int i = 0; i < static_cast<int>(ports::MemberColumn::Count); ++i)
        table_->setColumnHidden(i, !shownHere(static_cast<ports::MemberColumn>(i)));
    table_->setItemDelegateForColumn(static_cast<int>(ports::MemberColumn::Status), new StatusDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    layAsRows(table_);
    table_->horizontalHeader()->setStretchLastSection(true);
    fitColumns();
    column->addWidget(title_);
    column->addWidget(place_);
    column->addLayout(actions);
    column->addSpacing(6);
    column->addLayout(factsHome_);
    column->addWidget(head_);
    column->addSpacing(6);
    tabs_ = new QTabWidget(page);
    tabs_->setObjectName(QStringLiteral("orgunits.tabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(table_, QString());
    tabs_->addTab(room_, QString());
    column->addWidget(tabs_, 1);
    connect(edit_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("orgUnit.edit")); });
    connect(add_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("orgUnit.add")); });
    connect(delete_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("orgUnit.delete")); });
    return page;
}

DraftFrame* OrgUnitPage::buildDraft() {
    form_ = new OrgUnitForm(cache_);
    auto* frame = new DraftFrame(QStringLiteral("orgunits"), form_, this);
    connect(form_, &OrgUnitForm::edited, this, [this] {
        refresh();
        Q_EMIT draftChanged();
    });
    connect(frame, &DraftFrame::discardWanted, this, &OrgUnitPage::discard);
    connect(frame, &DraftFrame::saveWanted, this, [this] {
        if (form_->check()) Q_EMIT saveWanted(before_, form_->orgUnit());
    });
    return frame;
}

void OrgUnitPage::addBlock(QWidget* block) {
    read_->layout()->addWidget(block);
}

void OrgUnitPage::fitColumns() {
    // The longest that is usual; a name or a reading that is longer still is cut off and told by its tooltip.
    static const QString kName = QStringLiteral("長谷川 真由美子"), kReading = QStringLiteral("ハセガワ マユミコ"),
                         kRank = QStringLiteral("チームリーダー");
    for (const auto& [column, sample] : {std::pair{ports::MemberColumn::Name, kName},
                                         {ports::MemberColumn::Reading, kReading},
                                         {ports::MemberColumn::Position, kRank},
                                         {ports::MemberColumn::Level, kRank}})
        table_->setColumnWidth(static_cast<int>(column), columnWidthFor(table_, static_cast<int>(column), sample));
}

bool OrgUnitPage::drafting() const {
    return pages_->currentWidget() == draft_;
}

bool OrgUnitPage::dirty() const {
    return drafting() && form_->orgUnit() != before_;
}

void OrgUnitPage::present(const std::optional<OrgUnit>& unit, const QString& path, const ports::OrgNode* node) {
    unit_ = unit;
    path_ = path;
    direct_ = node ? node->directMembers : 0;
    all_ = node ? node->allMembers : 0;
    ports::MemberQuery query;
    query.directOnly = true;
    query.orgUnit = unit ? unit->id : OrgUnitId("-"); // nobody belongs to it
    query.show = ports::ShowAllStatuses & ~ports::ShowDeleted;
    members_->setQuery(query);
    if (!drafting()) pages_->setCurrentWidget(unit_ ? read_ : static_cast<QWidget*>(nothing_));
    if (unit_)
        room_->present(RoomRef{RoomKind::OrgUnit, unit_->id.value}, fromUtf8(unit_->name), featuresOf(*unit_));
    else
        room_->present(std::nullopt, {}, {});
    head_->present(unit_);
    refresh();
}

void OrgUnitPage::edit(const OrgUnit& unit) {
    resume(unit, unit);
    form_->focusFirst();
}

void OrgUnitPage::add(const OrgUnit& fresh) {
    resume(fresh, fresh);
    form_->focusFirst();
}

void OrgUnitPage::resume(const OrgUnit& before, OrgUnit edited) {
    const bool fresh = before.id.empty();
    if (fresh && edited.parent && !cache_.orgUnit(*edited.parent)) edited.parent.reset();
    const std::optional<OrgUnitId> shown = fresh ? edited.parent : before.id;
    draftPath_ = shown && cache_.orgUnit(*shown) ? orgUnitPath(cache_, *shown) : QString();
    before_ = before;
    form_->setOrgUnit(before, edited);
    pages_->setCurrentWidget(draft_);
    refresh();
    Q_EMIT draftChanged();
}

void OrgUnitPage::discard() {
    if (!drafting()) return;
    pages_->setCurrentWidget(unit_ ? read_ : static_cast<QWidget*>(nothing_));
    refresh();
    Q_EMIT draftChanged();
}

void OrgUnitPage::setWorkgroup(const QString& workgroup) {
    form_->setWorkgroup(workgroup);
}

void OrgUnitPage::setMayChange(bool may, const QString& why) {
    mayChange_ = may;
    whyNot_ = why;
    head_->setMayChange(may, why);
    refresh();
}

void OrgUnitPage::addFact(const QString& name, const QString& value) {
    auto* form = static_cast<QFormLayout*>(facts_->layout());
    auto* label = new QLabel(name, facts_);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto* text = new QLabel(value, facts_);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(label, text);
}

void OrgUnitPage::refresh() {
    nothing_->present(StatePage::Look::Empty, tr("No organization is chosen"),
                      tr("Choose one in the tree, or drag one to another place."));
    delete facts_;
    facts_ = new QWidget(read_);
    auto* form = new QFormLayout(facts_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(20);
    factsHome_->addWidget(facts_);
    if (unit_) {
        title_->setText(fromUtf8(unit_->name));
        place_->setText(path_);
        place_->setHidden(path_ == title_->text()); // at the top the path says nothing else
        addFact(tr("ID / mailing list"), fromUtf8(unit_->email));
        QStringList aliases;
        for (const std::string& alias : unit_->aliasEmails)
            aliases << fromUtf8(alias);
        if (!aliases.isEmpty()) addFact(tr("Alias addresses"), aliases.join(tr(", ", "list")));
        if (!unit_->description.empty()) addFact(tr("Description"), fromUtf8(unit_->description));
        for (const I18nText& name : unit_->i18nNames)
            addFact(tr("Name in %1").arg(languageName(name.language)), fromUtf8(name.name));
        addFact(tr("Mail from outside"), unit_->canReceiveExternalMail ? tr("Received") : tr("Blocked"));
        if (unit_->externalKey) addFact(tr("External Key"), fromUtf8(*unit_->externalKey));
        addFact(tr("Organization chart"), unit_->visible ? tr("Shown") : tr("Not shown"));
        QStringList features;
        if (unit_->useMessage) features << tr("Talk");
        if (unit_->useNote) features << tr("Note");
        if (unit_->useCalendar) features << tr("Events");
        if (unit_->useTask) features << tr("Tasks");
        if (unit_->useFolder) features << tr("Folder");
        addFact(tr("Talk room features"), features.isEmpty() ? tr("None") : features.join(tr(", ", "list")));
        addFact(tr("Notices of changes"), unit_->useServiceNotification ? tr("To all members") : tr("None"));
        addFact(tr("Members"), tr("%1 direct, %2 with sub-organizations")
                                   .arg(commands::locale().toString(direct_), commands::locale().toString(all_)));
    }
    for (QPushButton* each : {edit_, add_, delete_}) {
        each->setEnabled(mayChange_);
        each->setToolTip(whyNot_);
    }
    room_->setMayChange(whyNot_);
    tabs_->setTabText(0, tr("Members of this organization"));
    tabs_->setTabText(1, tr("Talk room"));
    const bool fresh = before_.id.empty();
    draft_->setTitle(fresh ? tr("Add an organization") : tr("Edit: %1").arg(fromUtf8(before_.name)),
                     fresh ? (draftPath_.isEmpty() ? tr("At the top") : tr("Below %1").arg(draftPath_)) : draftPath_);
    draft_->offerSave(mayChange_, whyNot_, drafting() && (fresh || form_->orgUnit() != before_));
}

void OrgUnitPage::retranslate() {
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    add_->setText(tr("Add sub-organization"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    delete_->setText(tr("Delete…"));
    delete_->setIcon(icon(QStringLiteral("edit-delete")));
    table_->setAccessibleName(tr("Members of this organization"));
    refresh();
}

void OrgUnitPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::orgunits

#include "moc_org_unit_page.cpp"

#include "ui/panes/roles/roles_pane.h"

#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "models/items/role_list_model.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/roles/activations_page.h"
#include "ui/panes/roles/compare_page.h"
#include "ui/panes/roles/history_page.h"
#include "ui/panes/roles/holders_page.h"
#include "ui/panes/roles/holding_dialog.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/role_form.h"
#include "ui/panes/roles/role_matrix.h"
#include "ui/panes/roles/role_page.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/panes/roles/view_as_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrlQuery>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::RoleListModel;

namespace {

constexpr std::string_view kRolesMenu = "security.roles";

struct RoleListWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(RoleListWords)
};

QString roleListHead(RoleListModel::Column column) {
    switch (column) {
    case RoleListModel::NameColumn:
        return RoleListWords::tr("Role");
    case RoleListModel::KindColumn:
        return RoleListWords::tr("Kind");
    case RoleListModel::HoldersColumn:
        return RoleListWords::tr("Have it");
    case RoleListModel::EligibleColumn:
        return RoleListWords::tr("May activate");
    case RoleListModel::NoteColumn:
        return RoleListWords::tr("Note");
    case RoleListModel::DeletedColumn:
        return RoleListWords::tr("Deleted");
    case RoleListModel::DeleterColumn:
        return RoleListWords::tr("By");
    case RoleListModel::ColumnCount:
        break;
    }
    return {};
}

QString roleNumber(std::int64_t count) {
    return commands::locale().toString(qlonglong{count});
}

} // namespace

RolesPane::RolesPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new RoleListModel(services_.gateway.roles(), services_.gui,
                               {roleListHead, [](const RoleSheet& one) { return commands::roleNameText(one); },
                                commands::roleKindText, roleNumber, commands::timeText, commands::timeTooltip},
                               this)),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftsText(); })) {
    setObjectName(QStringLiteral("roles.pane"));
    build();
    connectParts();
    connectPages();
    connectCommands();
    restoreDrafts();
    retranslate();
}

RolesPane::~RolesPane() {
    kept_->flush();
}

QString RolesPane::title() const {
    return commands::menuText(*menuItem(kRolesMenu));
}

QLayout* RolesPane::buildHead() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    for (QLabel* each : {heading_, number_})
        setTextSize(each, TextSize::Page);
    number_->setForegroundRole(QPalette::PlaceholderText);
    new_ = roles::partTool("roles.new", this);
    new_->setPopupMode(QToolButton::InstantPopup);
    new_->setMenu(new QMenu(new_));
    new_->menu()->setToolTipsVisible(true);
    matrixButton_ = roles::partTool("roles.matrix", this);
    activationsButton_ = roles::partTool("roles.activated", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    head->addWidget(new_);
    head->addWidget(matrixButton_);
    head->addWidget(activationsButton_);
    return head;
}

QWidget* RolesPane::buildList() {
    auto* left = new QWidget(this);
    search_ = new SearchField(left); // Tab goes through them as they stand
    search_->setObjectName(QStringLiteral("roles.filter"));
    view_ = new QComboBox(left);
    view_->setObjectName(QStringLiteral("roles.view"));
    list_ = new PagedList(*model_, services_, {kRolesMenu, Access::View}, QStringLiteral("roles"), left);
    list_->setIconName(QStringLiteral("security-high"));
    list_->table()->setSelectionMode(QAbstractItemView::SingleSelection);
    giveReasonMenu(list_->table(), services_.registry, [](int) { return tenantObject(); });
    auto* cells = new CellDelegate(list_->table());
    cells->setMark([this](const QModelIndex& index) {
        const bool draft =
            index.column() == RoleListModel::NameColumn && drafts_.contains(model_->at(index.row()).role.id.value);
        return draft ? icon(QStringLiteral("document-edit")) : QIcon();
    });
    list_->table()->setItemDelegate(cells);
    list_->table()->setColumnHidden(RoleListModel::NoteColumn, true);
    list_->table()->horizontalHeader()->setSectionResizeMode(RoleListModel::NameColumn, QHeaderView::Stretch);
    search_->setListBelow(list_->table());
    noMatch_ = new StatePage(left);
    listStack_ = new QStackedWidget(left);
    listStack_->addWidget(list_);
    listStack_->addWidget(noMatch_);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kNormal, space::kSmall, space::kNormal, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(search_, 1);
    row->addWidget(view_);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Rule(left));
    column->addWidget(listStack_, 1);
    return left;
}

void RolesPane::build() {
    QLayout* head = buildHead();
    reason_ = new WrappedLabel(this);
    reason_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    reason_->setForegroundRole(QPalette::PlaceholderText);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("roles.banner"));
    body_ = new QSplitter(Qt::Horizontal, this);
    body_->setHandleWidth(1);
    body_->setChildrenCollapsible(false);
    body_->addWidget(buildList());
    page_ = new roles::RolePage(services_);
    nothing_ = new StatePage;
    nothing_->setIconName(QStringLiteral("security-high"));
    right_ = new QStackedWidget;
    right_->addWidget(nothing_);
    right_->addWidget(page_);
    body_->addWidget(right_);
    body_->setStretchFactor(1, 1);
    body_->setSizes({400, 780});
    matrix_ = new roles::RoleMatrix;
    activations_ = new roles::ActivationsPage(services_);
    viewAs_ = new roles::ViewAsPage(services_);
    stack_ = new QStackedWidget(this);
    for (QWidget* part : std::initializer_list<QWidget*>{body_, matrix_, activations_, viewAs_})
        stack_->addWidget(part);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(reason_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

void RolesPane::connectParts() {
    connect(search_, &QLineEdit::textChanged, this, &RolesPane::filter);
    connect(view_, &QComboBox::currentIndexChanged, this, [this](int place) {
        newShown_ = false;
        model_->setDeleted(place == 1);
        list_->refilter();
        retranslate();
    });
    connect(list_, &PagedList::changed, this, &RolesPane::chosen);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_->table(), &QTableView::activated, this, [this] { editCurrent(); });
    connect(model_, &items::PagedTable::answered, this, &RolesPane::answered);
    connect(new_->menu(), &QMenu::aboutToShow, this, &RolesPane::fillNewMenu);
    connect(matrixButton_, &QToolButton::clicked, this, [this] {
        matrix_->present(model_->rows());
        stack_->setCurrentWidget(matrix_);
    });
    connect(activationsButton_, &QToolButton::clicked, this, [this] { stack_->setCurrentWidget(activations_); });
}

void RolesPane::connectPages() {
    const auto member = [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); };
    const auto tell = [this](const Error& error) { banner_->tell(error); };
    const auto write = [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    };
    connect(page_, &roles::RolePage::triggered, this, &RolesPane::trigger);
    connect(page_, &roles::RolePage::edited, this, &RolesPane::drafted);
    connect(page_, &roles::RolePage::saveWanted, this, &RolesPane::save);
    connect(page_, &roles::RolePage::discardWanted, this, &RolesPane::giveUpDraft);
    connect(&page_->holders(), &roles::HoldersPage::memberWanted, this, member);
    connect(&page_->holders(), &roles::HoldersPage::loaded, this, [this] {
        if (auto* command = qobject_cast<commands::DeleteRole*>(services_.registry.find(QStringLiteral("role.delete"))))
            command->know(page_->holders().holders());
    });
    connect(&page_->holders(), &roles::HoldersPage::viewAsWanted, this,
            [this](const QString& id) { viewAs(UserId(toUtf8(id))); });
    connect(&page_->holders(), &roles::HoldersPage::troubled, this, tell);
    connect(matrix_, &roles::RoleMatrix::backWanted, this, &RolesPane::showRoles);
    connect(matrix_, &roles::RoleMatrix::exportWanted, this, write);
    connect(matrix_, &roles::RoleMatrix::roleWanted, this, [this](const QString& id) {
        showRoles();
        choose(RoleId(toUtf8(id)));
    });
    connect(activations_, &roles::ActivationsPage::backWanted, this, &RolesPane::showRoles);
    connect(activations_, &roles::ActivationsPage::exportWanted, this, write);
    connect(activations_, &roles::ActivationsPage::triggered, this, &RolesPane::trigger);
    connect(activations_, &roles::ActivationsPage::memberWanted, this, member);
    connect(activations_, &roles::ActivationsPage::troubled, this, tell);
    connect(viewAs_, &roles::ViewAsPage::backWanted, this, &RolesPane::showRoles);
    connect(viewAs_, &roles::ViewAsPage::exportWanted, this, write);
    connect(viewAs_, &roles::ViewAsPage::memberWanted, this, member);
}

// What was done must be seen to be so.
void RolesPane::connectCommands() {
    for (const char* key : {"role.delete", "role.undelete", "role.take", "role.endActivation"}) {
        const commands::Command* command = services_.registry.find(QLatin1String(key));
        if (!command) continue;
        const bool stays = command->key() != QLatin1String("role.delete"); // otherwise there is nothing to ask about it
        const auto again = [this, stays] {
            if (!isVisible()) return;
            list_->refresh();
            if (stays) page_->holders().reload();
            if (stays) page_->history().reload();
            if (activations_->isVisible()) activations_->reload();
        };
        connect(command, &commands::Command::done, this, again);
        connect(command, &commands::Command::failed, this, again);
    }
}

// --- what is there --------------------------------------------------------------------------------------------------

void RolesPane::answered() {
    if (!model_->error() && !model_->deleted()) keepDrafts();
    if (!wanted_.empty()) {
        const int row = model_->rowOf(wanted_);
        if (row >= 0) {
            wanted_.clear();
            list_->table()->selectRow(row);
        }
    }
    if (!list_->table()->selectionModel()->hasSelection() && model_->rowCount() > 0 && !newShown_)
        list_->table()->selectRow(0);
    filter();
    showChosen();
    if (matrix_->isVisible()) matrix_->present(model_->rows());
}

// Drafts follow what others save; of what others delete nothing is left to change.
void RolesPane::keepDrafts() {
    for (auto it = drafts_.begin(); it != drafts_.end();) {
        Draft& draft = it->second;
        const RoleSheet* now = it->first.empty() ? nullptr : model_->sheet(RoleId(it->first));
        if (!it->first.empty() && !now) {
            banner_->announce(Banner::Kind::Warning,
                              tr("%1 was deleted by somebody else. The draft of it was discarded.")
                                  .arg(commands::roleNameText(draft.base)));
            it = drafts_.erase(it);
            Q_EMIT draftChanged();
            continue;
        }
        if (now && now->role.version != draft.base.role.version) {
            draft.theirs = roles::roleDifferences(draft.base, *now);
            draft.edited = roles::laidOver(draft.base, draft.edited, *now);
            draft.base = *now;
            kept_->changed();
            if (!draft.theirs.isEmpty())
                banner_->announce(Banner::Kind::Warning,
                                  tr("Somebody else saved %1 in the meantime. Your draft was laid over it; look at it "
                                     "and save again.")
                                      .arg(commands::roleNameText(*now)));
        }
        ++it;
    }
}

void RolesPane::filter() {
    const std::string typed = fold(toUtf8(search_->text().trimmed()));
    int shown = 0;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const RoleSheet& one = model_->at(row);
        const std::string text = fold(
            toUtf8(commands::roleNameText(one) + QLatin1Char('\n') + commands::roleKindText(one) + QLatin1Char('\n')) +
            one.note);
        const bool hit = typed.empty() || text.find(typed) != std::string::npos;
        list_->table()->setRowHidden(row, !hit);
        shown += hit ? 1 : 0;
    }
    const bool none = model_->rowCount() > 0 && shown == 0;
    if (none)
        noMatch_->present(StatePage::Look::NoMatch, tr("No role matches"), tr("Names, kinds and notes are searched."),
                          tr("Clear the filter"), [this] { search_->clear(); });
    listStack_->setCurrentWidget(none ? static_cast<QWidget*>(noMatch_) : list_);
}

const RoleSheet* RolesPane::current() const {
    if (newShown_) return nullptr;
    const std::vector<int> rows = list_->selectedRows();
    return rows.empty() || rows.front() >= model_->rowCount() ? nullptr : &model_->at(rows.front());
}

RolesPane::Draft* RolesPane::shownDraft() {
    const RoleSheet* role = current();
    const auto found = newShown_ ? drafts_.find(std::string())
                       : role    ? drafts_.find(role->role.id.value)
                                 : drafts_.end();
    return found == drafts_.end() ? nullptr : &found->second;
}

void RolesPane::choose(const RoleId& id) {
    if (view_->currentIndex() != 0) view_->setCurrentIndex(0);
    newShown_ = false;
    const int row = model_->rowOf(id.value);
    if (row < 0) {
        wanted_ = id.value;
        return;
    }
    list_->table()->selectRow(row);
    showChosen();
}

void RolesPane::chosen() {
    if (list_->selectedCount() > 0) newShown_ = false;
    showChosen();
    services_.registry.contextChanged();
}

void RolesPane::showChosen() {
    const RoleSheet* role = current();
    Draft* draft = shownDraft();
    const bool same = page_->drafting() && draft && page_->form().edited() == draft->edited;
    if (draft && !same) {
        page_->edit(draft->base, draft->edited, draft->theirs);
        draft->edited = page_->form().edited(); // the same, as the form writes it
    } else if (role && !draft) {
        page_->present(*role, model_->rows());
    }
    right_->setCurrentWidget(role || draft ? static_cast<QWidget*>(page_) : nothing_);
    list_->table()->viewport()->update(); // the marks of drafts
    refreshLook();
    if (!givenTo_.empty() && model_->loaded() && !model_->deleted()) giveTo(std::exchange(givenTo_, {}));
}

void RolesPane::showRoles() {
    stack_->setCurrentWidget(body_);
    list_->table()->setFocus(Qt::OtherFocusReason);
    services_.registry.contextChanged();
}

// While somebody types: what stands in the form is the draft.
void RolesPane::drafted() {
    Draft* draft = shownDraft();
    if (!draft) return;
    draft->edited = page_->form().edited();
    refreshRights();
    Q_EMIT draftChanged();
}

void RolesPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void RolesPane::showResource(const QString& resource) {
    const QUrlQuery parts(resource.section(QLatin1Char('?'), 1));
    const UserId user(toUtf8(parts.queryItemValue(QStringLiteral("user"))));
    if (resource.startsWith(QLatin1String("view?"))) return viewAs(user);
    showRoles();
    if (resource.startsWith(QLatin1String("give?"))) {
        givenTo_ = user;
        if (view_->currentIndex() != 0) view_->setCurrentIndex(0);
        return showChosen();
    }
    choose(RoleId(toUtf8(resource)));
}

void RolesPane::linkChanged() {
    list_->linkChanged();
    page_->linkChanged();
    activations_->linkChanged();
    viewAs_->linkChanged();
    if (holding_) holding_->refresh();
    refreshLook();
}

bool RolesPane::hasList() const {
    if (stack_->currentWidget() == matrix_) return matrix_->hasRows();
    if (stack_->currentWidget() == activations_) return activations_->hasRows();
    if (stack_->currentWidget() == viewAs_) return viewAs_->hasRows();
    if (right_->currentWidget() != page_ || page_->drafting()) return false;
    switch (page_->tab()) {
    case roles::RolePage::HoldersTab:
        return page_->holders().hasRows();
    case roles::RolePage::HistoryTab:
        return page_->history().hasRows();
    case roles::RolePage::CompareTab:
        return page_->compare().hasRows();
    case roles::RolePage::RightsTab:
        break;
    }
    return false;
}

void RolesPane::exportShown(const TellExport& tell) {
    ListTable table;
    if (stack_->currentWidget() == matrix_)
        table = matrix_->listForFile();
    else if (stack_->currentWidget() == activations_)
        table = activations_->listForFile();
    else if (stack_->currentWidget() == viewAs_)
        table = viewAs_->listForFile();
    else if (page_->tab() == roles::RolePage::HistoryTab)
        table = page_->history().listForFile();
    else if (page_->tab() == roles::RolePage::CompareTab)
        table = page_->compare().listForFile();
    else
        table = page_->holders().listForFile();
    exportList(exportServices(services_), std::move(table), this, tell);
}

void RolesPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    list_->refresh();
}

void RolesPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        if (stack_->currentWidget() != body_) return showRoles();
        if (shownDraft()) return (void)giveUpDraft();
    }
    Pane::keyPressEvent(event);
}

void RolesPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_roles_pane.cpp"

#include "ui/panes/roles/rights_view.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/panes/roles/access_delegate.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;
using Model = items::RoleGrantsModel;

namespace {

constexpr int kNarrowestNames = 180, kWidestNames = 340; // of menus

enum ShownMenus { AllMenus, AllowedMenus, DangerousMenus, ChangedMenus };

QString grantHead(Model::Column column) {
    switch (column) {
    case Model::MenuColumn:
        return RightsView::tr("Menu");
    case Model::ViewColumn:
        return commands::accessText(Access::View);
    case Model::OperateColumn:
        return commands::accessText(Access::Operate);
    case Model::AccessColumn:
        return RightsView::tr("Access");
    case Model::BaseColumn:
        return RightsView::tr("Compared with");
    case Model::WhyColumn:
        return RightsView::tr("To be careful about");
    case Model::ColumnCount:
        break;
    }
    return {};
}

QString reservedText() {
    return RightsView::tr("For built-in roles only.");
}

} // namespace

Model::Words grantWords() {
    Model::Words words;
    words.head = grantHead;
    words.menu = commands::menuText;
    words.why = commands::menuWhyText;
    words.access = [](Access access, Model::Source source, const MenuItem* from) {
        if (source == Model::Source::Reserved) return reservedText();
        if (source == Model::Source::Inherited && from) return commands::inheritedAccessText(access, *from);
        return commands::accessText(access);
    };
    return words;
}

// --- the tree -------------------------------------------------------------------------------------------------------

RightsTree::RightsTree(QWidget* parent) : QTreeView(parent), places_(new AccessDelegate(this)) {
    setAlternatingRowColors(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new MenuDelegate(this));
    setItemDelegateForColumn(Model::AccessColumn, places_);
    setItemDelegateForColumn(Model::WhyColumn, new DangerDelegate(this));
}

void RightsTree::setEditable(bool editable) {
    editable_ = editable;
    places_->setEditable(editable);
    viewport()->update();
}

void RightsTree::keyPressEvent(QKeyEvent* event) {
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (editable_ && plain) {
        switch (event->key()) {
        case Qt::Key_0:
            Q_EMIT chosen(Access::None);
            return;
        case Qt::Key_1:
            Q_EMIT chosen(Access::View);
            return;
        case Qt::Key_2:
            Q_EMIT chosen(Access::Operate);
            return;
        case Qt::Key_Space:
            Q_EMIT nextWanted();
            return;
        default:
            break;
        }
    }
    QTreeView::keyPressEvent(event);
}

void RightsTree::mouseReleaseEvent(QMouseEvent* event) {
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!editable_ || event->button() != Qt::LeftButton || !index.isValid() || index.column() != Model::AccessColumn)
        return;
    if (const auto place = AccessDelegate::placeAt(visualRect(index), event->position().toPoint(), fontMetrics()))
        Q_EMIT chosen(*place);
}

// --- the view -------------------------------------------------------------------------------------------------------

RightsView::RightsView(const QString& name, QWidget* parent)
    : QWidget(parent), model_(new Model(grantWords(), this)), search_(new SearchField(this)),
      show_(new QComboBox(this)), count_(new QLabel(this)), tree_(new RightsTree(this)), about_(new WrappedLabel(this)),
      keys_(new WrappedLabel(this)) {
    build(name);
    connect(search_, &QLineEdit::textChanged, this, &RightsView::filter);
    connect(show_, &QComboBox::currentIndexChanged, this, &RightsView::filter);
    connect(tree_, &RightsTree::chosen, this, &RightsView::take);
    connect(tree_, &RightsTree::nextWanted, this, &RightsView::takeNext);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &RightsView::refreshAbout);
    connect(model_, &Model::grantsChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    retranslate();
}

void RightsView::build(const QString& name) {
    search_->setObjectName(name + QStringLiteral(".filter"));
    show_->setObjectName(name + QStringLiteral(".show"));
    count_->setObjectName(name + QStringLiteral(".count"));
    tree_->setObjectName(name + QStringLiteral(".tree"));
    about_->setObjectName(name + QStringLiteral(".about"));
    search_->setListBelow(tree_);
    count_->setForegroundRole(QPalette::PlaceholderText);
    keys_->setForegroundRole(QPalette::PlaceholderText);
    tree_->setModel(model_);
    for (const int column : {Model::ViewColumn, Model::OperateColumn, Model::BaseColumn})
        tree_->setColumnHidden(column, true);
    tree_->setMinimumHeight(240);
    tree_->header()->setStretchLastSection(true);
    tree_->header()->setSectionsMovable(false);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    head->addWidget(search_, 1);
    head->addWidget(show_);
    head->addSpacing(space::kSmall);
    head->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    column->addWidget(tree_, 1);
    column->addWidget(about_);
    column->addWidget(keys_);
}

void RightsView::present(const std::vector<Grant>& grants, bool builtIn) {
    model_->setBase(std::nullopt);
    model_->setEditable(false);
    model_->setRole(grants, builtIn);
    tree_->setEditable(false);
    if (show_->currentIndex() == ChangedMenus) show_->setCurrentIndex(AllMenus);
    refresh();
    filter();
}

void RightsView::edit(const std::vector<Grant>& grants, const std::vector<Grant>& before) {
    model_->setRole(grants, false);
    model_->setBase(before);
    model_->setEditable(true);
    tree_->setEditable(true);
    refresh();
    filter();
}

void RightsView::setNote(const QString& sentence) {
    note_ = sentence;
    refresh();
}

void RightsView::choose(const QString& menu, Access access) {
    model_->setAccess(toUtf8(menu), access);
}

// The chosen lines, or the present one. Those above go first, so that what is chosen for a branch and for a menu of it
// ends as the menu was chosen.
void RightsView::take(Access access) {
    QModelIndexList lines = tree_->selectionModel()->selectedRows();
    if (!lines.contains(tree_->currentIndex().siblingAtColumn(0))) lines = {tree_->currentIndex().siblingAtColumn(0)};
    std::vector<std::string> menus;
    for (const QModelIndex& line : lines)
        if (line.isValid()) menus.push_back(toUtf8(line.data(Model::KeyRole).toString()));
    std::ranges::stable_sort(menus, {}, [](const std::string& menu) { return std::ranges::count(menu, '.'); });
    for (const std::string& menu : menus)
        model_->setAccess(menu, access);
    refreshAbout();
}

void RightsView::takeNext() {
    const MenuItem* item = current();
    if (!item) return;
    const Access now = model_->access(item->key);
    take(now == Access::Operate ? Access::None : static_cast<Access>(static_cast<int>(now) + 1));
}

const MenuItem* RightsView::current() const {
    return model_->menuAt(tree_->currentIndex());
}

// A heading stays for what is below it, and whoever types its name sees all of it.
bool RightsView::filterBelow(const QModelIndex& above, const std::string& typed, bool named) {
    const int what = show_->currentIndex();
    bool any = false;
    for (int row = 0; row < model_->rowCount(above); ++row) {
        const QModelIndex line = model_->index(row, Model::MenuColumn, above);
        const auto access = static_cast<Access>(line.data(Model::AccessRole).toInt());
        const auto base = static_cast<Access>(line.data(Model::BaseRole).toInt());
        const bool wanted = what == AllMenus || (what == ChangedMenus && access != base) ||
                            (what == AllowedMenus && access != Access::None) ||
                            (what == DangerousMenus && access != Access::None && line.data(Model::DangerRole).toBool());
        const bool hit = named || typed.empty() ||
                         fold(toUtf8(line.data(Qt::DisplayRole).toString())).find(typed) != std::string::npos;
        const bool below = filterBelow(line, typed, hit && !typed.empty());
        const bool shown = (wanted && hit) || below;
        tree_->setRowHidden(row, above, !shown);
        any = any || shown;
    }
    return any;
}

void RightsView::filter() {
    filterBelow({}, fold(toUtf8(search_->text().trimmed())), false);
    tree_->expandAll();
    const QModelIndex current = tree_->currentIndex();
    if (!current.isValid() || tree_->isRowHidden(current.row(), current.parent())) {
        QModelIndex first;
        for (int row = 0; row < model_->rowCount() && !first.isValid(); ++row)
            if (!tree_->isRowHidden(row, {})) first = model_->index(row, 0);
        tree_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    }
    refreshAbout();
}

void RightsView::refresh() {
    const int allowed = model_->granted(), dangerous = model_->dangerous();
    if (!note_.isEmpty())
        count_->setText(note_);
    else if (allowed == 0)
        count_->setText(tr("Allows nothing"));
    else
        count_->setText(tr("Allows %n menu(s), to be careful about: %1", nullptr, allowed)
                            .arg(commands::locale().toString(dangerous)));
    keys_->say(model_->editable() ? tr("Keys on a line: 0 none, 1 view, 2 operate; the space bar goes to the next. "
                                       "What is chosen for a heading "
                                       "counts for all its menus, also for those that come later.")
                                  : QString());
    refreshAbout();
}

void RightsView::refreshAbout() {
    const MenuItem* item = current();
    if (!item) return about_->say(tr("No menu matches."));
    QStringList sentences;
    const QModelIndex line = model_->indexOf(item->key, Model::AccessColumn);
    const QString path = commands::menuPathText(*item);
    if (line.data(Model::ReservedRole).toBool() && model_->access(item->key) == Access::None)
        sentences << tr("%1: %2").arg(path, reservedText());
    else
        sentences << tr("%1: %2.", "menu, access").arg(path, line.data(Qt::DisplayRole).toString());
    if (item->everyone) sentences << tr("Every administrator may look here.");
    if (line.data(Model::SomeRole).toBool()) sentences << tr("Some of the menus below it allow more.");
    if (model_->editable()) {
        const auto before = static_cast<Access>(line.data(Model::BaseRole).toInt());
        if (before != model_->access(item->key)) sentences << tr("At present: %1.").arg(commands::accessText(before));
    }
    if (const QString why = commands::menuWhyText(*item); !why.isEmpty()) sentences << why;
    about_->say(commands::inARow(sentences));
}

void RightsView::fitColumns() {
    // What is left is for the cautions.
    const int names = widestMenuLine(tree_->font(), tree_->indentation()) + space::kWide;
    tree_->setColumnWidth(Model::MenuColumn, std::clamp(names, kNarrowestNames, kWidestNames));
    tree_->setColumnWidth(Model::AccessColumn, AccessDelegate::placesWidth(tree_->fontMetrics()) + space::kSmall);
}

void RightsView::retranslate() {
    search_->setPlaceholderText(tr("Name of the menu"));
    search_->setAccessibleName(tr("Filter menus"));
    show_->setAccessibleName(tr("Which menus are shown"));
    {
        const QSignalBlocker quiet(show_);
        const int at = std::max(0, show_->currentIndex());
        show_->clear();
        show_->addItems(
            {tr("All menus"), tr("What it allows"), tr("To be careful about"), tr("What the draft changes")});
        show_->setCurrentIndex(at);
    }
    tree_->setAccessibleName(tr("Menus and access"));
    model_->languageChanged();
    fitColumns();
    refresh();
}

void RightsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_rights_view.cpp"

#include "ui/panes/explain/people_page.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/explain/answer_view.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::explain {

using commands::ExplainQuestion;
using commands::fromUtf8;
using commands::toUtf8;
using items::RightHolderModel;

namespace {

QString peopleHead(RightHolderModel::Column column) {
    switch (column) {
    case RightHolderModel::NameColumn:
        return PeoplePage::tr("Member");
    case RightHolderModel::LoginColumn:
        return PeoplePage::tr("ID");
    case RightHolderModel::RoleColumn:
        return PeoplePage::tr("Role");
    case RightHolderModel::ScopeColumn:
        return PeoplePage::tr("Where");
    case RightHolderModel::MeansColumn:
        return PeoplePage::tr("What he can do");
    case RightHolderModel::ColumnCount:
        break;
    }
    return {};
}

// Of who reaches a member: in a word what he can do to members; the sentence stands beside the list.
QString peopleMeans(const RightPath& path) {
    const auto menu = std::ranges::find(path.links, LinkKind::Menu, &ChainLink::kind);
    if (menu == path.links.end()) return {};
    if (menu->code == "reach.operates") return commands::accessText(Access::Operate);
    return menu->code == "reach.views" ? commands::accessText(Access::View) : PeoplePage::tr("Other menus only");
}

RightHolderModel::Words peopleWords() {
    return {peopleHead, commands::pathRoleText, commands::pathScopeText, peopleMeans};
}

} // namespace

PeoplePage::PeoplePage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services),
      model_(new RightHolderModel(services_.gateway.explanations(), services_.gui, peopleWords(), this)),
      list_(new PagedList(*model_, services_, {commands::kExplainMenu, Access::View}, QStringLiteral("explain"), this)),
      way_(new AnswerView(services_, this)), count_(new QLabel(this)), outside_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("explain.people"));
    way_->setObjectName(QStringLiteral("explain.way"));
    count_->setObjectName(QStringLiteral("explain.count"));
    outside_->setObjectName(QStringLiteral("explain.outside"));
    list_->setIconName(QStringLiteral("group"));
    QTableView* table = list_->table();
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setItemDelegate(new CellDelegate(table));
    table->horizontalHeader()->setStretchLastSection(true);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kTight);
    foot->addWidget(count_);
    foot->addWidget(outside_);
    column->addWidget(list_, 1);
    column->addWidget(new Rule(left));
    column->addLayout(foot);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setHandleWidth(1);
    body->setChildrenCollapsible(false);
    body->addWidget(left);
    body->addWidget(way_);
    body->setStretchFactor(0, 1);
    body->setSizes({560, 520});
    way_->setMinimumWidth(320);
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(body);
    connect(list_, &PagedList::changed, this, &PeoplePage::chosen);
    connect(list_, &PagedList::troubled, this, &PeoplePage::troubled);
    giveReasonMenu(
        table, services_.registry, [this](int row) { return memberObject(model_->at(row).who.user); }, Access::View);
    connect(way_, &AnswerView::openWanted, this, &PeoplePage::openWanted);
    connect(table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT askWanted(questionOf(model_->at(index.row()))); });
    retranslate();
}

PeoplePage::~PeoplePage() = default;

void PeoplePage::ask(const ExplainQuestion& question) {
    question_ = question;
    if (question.kind == ExplainQuestion::Kind::Reach)
        model_->askReach(question.user);
    else
        model_->askHolders({{}, question.menu, question.access, question.object});
    way_->clear();
    list_->table()->clearSelection();
    list_->table()->setColumnHidden(RightHolderModel::MeansColumn, question.kind != ExplainQuestion::Kind::Reach);
    if (services_.online()) model_->refilter();
    list_->refilter();
    fitColumns();
}

void PeoplePage::stop() {
    model_->stop();
}

void PeoplePage::linkChanged() {
    if (model_->hasQuestion() && isVisible()) list_->linkChanged();
}

bool PeoplePage::hasRows() const {
    return model_->hasQuestion() && model_->rowCount() > 0;
}

// Of a reach what is most that he can do to the member.
ExplainQuestion PeoplePage::questionOf(const RightHolder& holder) const {
    ExplainQuestion out = question_;
    out.kind = ExplainQuestion::Kind::Right;
    out.user = holder.who.user;
    if (question_.kind == ExplainQuestion::Kind::Holders) return out;
    const bool operates =
        std::ranges::any_of(holder.path.links, [](const ChainLink& link) { return link.code == "reach.operates"; });
    out.menu = "members.members";
    out.access = operates ? Access::Operate : Access::View;
    out.object = {"member", question_.user.value, {}};
    return out;
}

void PeoplePage::chosen() {
    const std::vector<int> rows = list_->selectedRows();
    if (rows.empty())
        way_->clear();
    else
        way_->presentPath(model_->at(rows.front()));
    const bool told = hasRows();
    const std::int64_t number = std::max<std::int64_t>(model_->total(), model_->rowCount());
    count_->setVisible(told);
    count_->setText(tr("%Ln administrator(s). Enter opens the whole chain of the one that is chosen.", nullptr,
                       static_cast<int>(number)));
    outside_->say(model_->loaded() && model_->outside() > 0
                      ? tr("%Ln further one(s) lie outside of your own organizations and are not named.", nullptr,
                           static_cast<int>(model_->outside()))
                      : QString());
    Q_EMIT changed();
}

ListTable PeoplePage::listForFile(const QString& title) {
    ListTable table;
    table.title = title;
    table.fileName = tr("who-can");
    const std::vector<int> columns = shownColumns(*list_->table());
    for (const int column : columns)
        table.heads << peopleHead(static_cast<RightHolderModel::Column>(column));
    table.rows = std::max<qint64>(model_->rowCount(), model_->total());
    table.more = allPages([this, columns](const std::string& cursor, TakePage take) {
        return model_->page(cursor, [this, columns, take = std::move(take)](Result<ports::HolderAnswer> page) {
            if (!page) return take(std::move(page).error(), {});
            ports::ExportRows cells;
            for (const RightHolder& holder : page->holders) {
                auto& line = cells.emplace_back();
                for (const int column : columns)
                    line.push_back(toUtf8(model_->textOf(holder, column)));
            }
            take(std::move(cells), std::move(page->nextCursor));
        });
    });
    return table;
}

void PeoplePage::fitColumns() {
    QTableView* table = list_->table();
    for (const auto& [column, sample] :
         {std::pair{RightHolderModel::NameColumn, QStringLiteral("長谷川 真由美")},
          {RightHolderModel::LoginColumn, QStringLiteral("hasegawa@demo")},
          {RightHolderModel::RoleColumn, QStringLiteral("支社の人事担当")},
          {RightHolderModel::MeansColumn, tr("Other menus only")},
          {RightHolderModel::ScopeColumn, QStringLiteral("大阪支社 / 営業部、下位組織")}})
        table->setColumnWidth(column, columnWidthFor(table, column, sample));
}

void PeoplePage::retranslate() {
    list_->setWords([this] {
        const bool reach = question_.kind == ExplainQuestion::Kind::Reach;
        PagedList::Words words;
        words.fetching = tr("Asking the service…");
        words.empty = reach ? tr("No administrator of your own organizations reaches this member")
                            : tr("Nobody in your own organizations can do this");
        words.emptyAdvice = tr("The highest administrator can give a role that includes it.");
        words.offline = tr("Reasons are known to the service only");
        words.offlineAdvice = tr("They can be asked for as soon as there is a connection.");
        words.failed = tr("The service could not answer");
        return words;
    });
    list_->retranslate();
    list_->table()->setAccessibleName(tr("Administrators"));
    fitColumns();
    chosen();
}

void PeoplePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::explain

#include "moc_people_page.cpp"

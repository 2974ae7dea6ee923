#include "ui/forms/pickers.h"

#include "models/items/roles.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/tones.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {

QVBoxLayout* columnOf(QDialog* dialog) {
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    return column;
}

} // namespace

OrgPicker::OrgPicker(const ports::Cache& cache, std::set<std::string> taken, std::function<void(OrgUnitId)> chosen,
                     QWidget* parent)
    : QDialog(parent), names_(cache.orgTree()), taken_(std::move(taken)),
      takenText_(tr("The member belongs to this organization already.")), chosen_(std::move(chosen)),
      search_(new SearchField(this)), model_(new items::OrgTreeModel(this)), tree_(new QTreeView(this)),
      why_(new QLabel(this)) {
    setObjectName(QStringLiteral("orgPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose an organization"));
    resize(420, 520);
    search_->setPlaceholderText(tr("Name of the organization"));
    search_->setAccessibleName(tr("Filter organizations"));
    search_->setListBelow(tree_);
    tree_->setModel(model_);
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setAccessibleName(tr("Organizations"));
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    why_->setPalette(pale);
    why_->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(tr("Choose"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    QVBoxLayout* column = columnOf(this);
    column->addWidget(search_);
    column->addWidget(tree_, 1);
    column->addWidget(why_);
    column->addWidget(buttons);
    connect(search_, &QLineEdit::textChanged, this, &OrgPicker::filter);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &OrgPicker::refresh);
    connect(tree_, &QTreeView::activated, this, [this] {
        if (go_->isEnabled()) go_->click();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString id = currentId();
        auto work = std::exchange(chosen_, {});
        accept();
        if (work) work(OrgUnitId(id.toStdString()));
    });
    filter();
    search_->setFocus();
}

void OrgPicker::filter() {
    const std::string typed = search_->text().toStdString();
    model_->setNodes(names_.matching(typed), 0);
    tree_->setRowHidden(0, {}, true); // "all members" is not an organization
    if (typed.empty())
        tree_->expandToDepth(0);
    else
        tree_->expandAll();
    if (model_->rowCount() > 1) tree_->setCurrentIndex(model_->index(1, 0));
    refresh();
}

void OrgPicker::setTakenText(const QString& sentence) {
    takenText_ = sentence;
    refresh();
}

QString OrgPicker::currentId() const {
    return tree_->currentIndex().data(items::IdRole).toString();
}

void OrgPicker::refresh() {
    const QString id = currentId();
    const bool there = !id.isEmpty() && model_->rowCount() > 1;
    const bool taken = taken_.contains(id.toStdString());
    go_->setEnabled(there && !taken);
    why_->setText(!there ? tr("No organization matches.") : taken ? takenText_ : model_->pathOf(id));
}

MemberPicker::MemberPicker(ports::Cache& cache, items::MemberTableModel::Words words,
                           std::function<void(UserId, QString)> chosen, QWidget* parent,
                           const std::optional<OrgUnitId>& within)
    : QDialog(parent), chosen_(std::move(chosen)), search_(new SearchField(this)),
      model_(new items::MemberTableModel(std::move(words), this)), table_(new QTableView(this)) {
    setObjectName(QStringLiteral("memberPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose a member"));
    resize(520, 520);
    search_->setPlaceholderText(tr("Name, reading or ID"));
    search_->setAccessibleName(tr("Filter members"));
    search_->setListBelow(table_);
    ports::MemberQuery query;
    query.show = ports::ShowAllStatuses & ~static_cast<std::uint32_t>(ports::ShowDeleted);
    query.orgUnit = within;
    query.directOnly = within.has_value();
    model_->setQuery(query);
    model_->setList(&cache.members());
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    table_->setAccessibleName(tr("Members"));
    using Column = ports::MemberColumn;
    for (int i = 0; i < static_cast<int>(Column::Count); ++i) {
        const auto column = static_cast<Column>(i);
        const bool shown = column == Column::Name || column == Column::Reading || column == Column::OrgUnit;
        table_->setColumnHidden(i, !shown);
        if (shown) table_->setColumnWidth(i, 150);
    }
    table_->horizontalHeader()->setStretchLastSection(true);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(tr("Choose"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    QVBoxLayout* column = columnOf(this);
    column->addWidget(search_);
    column->addWidget(table_, 1);
    column->addWidget(buttons);
    connect(search_, &QLineEdit::textChanged, this, [this, query](const QString& text) {
        ports::MemberQuery wanted = query;
        wanted.text = text.toStdString();
        model_->setQuery(wanted);
        aim({}); // at who fits best
    });
    connect(model_, &items::MemberTableModel::requeried, this, [this] { aim(aimedAt_); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        go_->setEnabled(now.isValid());
        if (now.isValid()) aimedAt_ = model_->idAt(now.row());
    });
    connect(table_, &QTableView::activated, this, &MemberPicker::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &MemberPicker::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    aim({});
    search_->setFocus();
}

// The rows may change while somebody chooses: whoever was aimed at stays so, and nobody takes his place unseen.
void MemberPicker::aim(const QString& id) {
    const int row = !id.isEmpty() ? model_->rowOf(id) : model_->rowCount() > 0 ? 0 : -1;
    table_->setCurrentIndex(row < 0 ? QModelIndex() : model_->index(row, 0));
    go_->setEnabled(row >= 0);
}

MemberPicker::~MemberPicker() {
    model_->setList(nullptr);
}

void MemberPicker::choose() {
    const int row = table_->currentIndex().row();
    if (row < 0) return;
    const UserId id(model_->idAt(row).toStdString());
    const QString name = model_->textAt(row, ports::MemberColumn::Name);
    auto work = std::exchange(chosen_, {});
    accept();
    if (work) work(id, name);
}

} // namespace sekisho::ui

#include "moc_pickers.cpp"

#include "ui/panes/roles/role_matrix.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kNarrowestRole = 96, kWidestRole = 300;
constexpr int kNarrowestMenu = 180, kWidestMenu = 440;
constexpr int kMatrixSign = 10;
constexpr int kCellAccess = Qt::UserRole + 1;

const QString kBelowAnother = QStringLiteral("    "); // before a menu that has one above it

QIcon noSign() { // as wide as the warning, so that all names begin at one place
    QPixmap blank(64, 64);
    blank.fill(Qt::transparent);
    return QIcon(blank);
}

QString menuLabel(const MenuItem& item) {
    const QString text = commands::menuText(item);
    return item.parent.empty() ? text : kBelowAnother + text;
}

// A disc, a ring, or nothing: told apart without colour.
class MatrixDelegate final : public CellDelegate {
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        QStyleOptionViewItem option(given);
        paintGround(painter, option, index);
        const auto access = static_cast<Access>(index.data(kCellAccess).toInt());
        if (access == Access::None) return;
        QRectF sign(0, 0, kMatrixSign, kMatrixSign);
        sign.moveCenter(QRectF(option.rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(inkOf(option), 1.5));
        painter->setBrush(access == Access::Operate ? QBrush(inkOf(option)) : QBrush(Qt::NoBrush));
        painter->drawEllipse(sign.adjusted(0.75, 0.75, -0.75, -0.75));
        painter->restore();
    }
};

} // namespace

class RoleMatrix::Cells final : public QAbstractTableModel {
  public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<RoleSheet> roles, bool ownOnly) {
        beginResetModel();
        roles_ = std::move(roles);
        lines_.clear();
        for (const MenuItem& item : menuTree()) {
            Line line{&item, {}};
            for (const RoleSheet& one : roles_)
                line.access.push_back(accessOfRole(one.role, item));
            bool own = false; // what everybody may look at says nothing of a role
            for (std::size_t i = 0; i < roles_.size(); ++i)
                own = own || (roles_[i].role.builtIn.empty() &&
                              line.access[i] > (item.everyone ? Access::View : Access::None));
            if (!ownOnly || own) lines_.push_back(std::move(line));
        }
        endResetModel();
    }
    void setOwnOnly(bool ownOnly) { set(std::move(roles_), ownOnly); }
    const RoleSheet& role(int column) const { return roles_[static_cast<std::size_t>(column)]; }
    const MenuItem& menu(int row) const { return *lines_[static_cast<std::size_t>(row)].menu; }
    Access access(const QModelIndex& index) const {
        return lines_[static_cast<std::size_t>(index.row())].access[static_cast<std::size_t>(index.column())];
    }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(lines_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(roles_.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        switch (role) {
        case kCellAccess:
            return static_cast<int>(access(index));
        case Qt::AccessibleTextRole:
        case Qt::ToolTipRole:
            return RoleMatrix::tr("%1, %2: %3")
                .arg(commands::roleNameText(this->role(index.column())), commands::menuPathText(menu(index.row())),
                     commands::accessText(access(index)));
        default:
            return {};
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation == Qt::Horizontal) {
            const QString name = commands::roleNameText(this->role(section));
            return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(name) : QVariant();
        }
        const MenuItem& item = menu(section);
        if (role == Qt::DisplayRole) return menuLabel(item);
        if (role == Qt::FontRole && item.parent.empty()) {
            QFont strong;
            strong.setWeight(QFont::DemiBold);
            return strong;
        }
        if (role == Qt::ToolTipRole)
            return item.dangerous ? commands::menuPathText(item) + QLatin1Char('\n') + commands::menuWhyText(item)
                                  : commands::menuPathText(item);
        if (role == Qt::DecorationRole) return item.dangerous ? icon(QStringLiteral("dialog-warning")) : noSign();
        return {};
    }

  private:
    struct Line {
        const MenuItem* menu;
        std::vector<Access> access;
    };
    std::vector<RoleSheet> roles_;
    std::vector<Line> lines_;
};

RoleMatrix::RoleMatrix(QWidget* parent)
    : QWidget(parent), cells_(new Cells(this)), ownOnly_(new QCheckBox(this)), legend_(new QLabel(this)),
      table_(new QTableView(this)) {
    setObjectName(QStringLiteral("roles.matrixPage"));
    const PageBar bar = pageBar(this, "matrix");
    back_ = bar.back;
    title_ = bar.title;
    export_ = bar.save;
    ownOnly_->setObjectName(QStringLiteral("matrix.ownOnly"));
    legend_->setForegroundRole(QPalette::PlaceholderText);
    table_->setObjectName(QStringLiteral("matrix.table"));
    table_->setModel(cells_);
    table_->setItemDelegate(new MatrixDelegate(table_));
    layAsRows(table_);
    table_->setShowGrid(true);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->verticalHeader()->show();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::kWide); // heads have margins
    table_->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->verticalHeader()->setHighlightSections(false);
    table_->verticalHeader()->setSectionsClickable(false);
    table_->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    table_->horizontalHeader()->setSectionsClickable(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    row->setSpacing(space::kWide);
    row->addWidget(ownOnly_);
    row->addStretch(1);
    row->addWidget(legend_);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(row);
    column->addWidget(table_, 1);
    connect(back_, &QPushButton::clicked, this, &RoleMatrix::backWanted);
    connect(export_, &QPushButton::clicked, this, &RoleMatrix::exportWanted);
    connect(ownOnly_, &QCheckBox::toggled, this, [this](bool on) {
        cells_->setOwnOnly(on);
        goToFirst();
    });
    const auto open = [this](int place) { Q_EMIT roleWanted(fromUtf8(cells_->role(place).role.id.value)); };
    connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this, open);
    connect(table_, &QTableView::activated, this, [open](const QModelIndex& index) { open(index.column()); });
    retranslate();
}

RoleMatrix::~RoleMatrix() = default;

void RoleMatrix::present(const std::vector<RoleSheet>& roles) {
    cells_->set(roles, ownOnly_->isChecked());
    fitHeads();
    goToFirst();
    offerPart(export_, hasRows() ? QString() : tr("There is nothing to write yet."),
              tr("Write the table to a file (Excel or CSV)"));
}

// As wide as the name of the role.
void RoleMatrix::fitHeads() {
    QHeaderView* heads = table_->horizontalHeader();
    QFont strong = heads->font(); // as a head is drawn whose column has the cursor
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(strong);
    for (int column = 0; column < cells_->columnCount(); ++column) {
        const int name = metrics.horizontalAdvance(commands::roleNameText(cells_->role(column)));
        heads->resizeSection(column, std::clamp(name + 2 * space::kWide, kNarrowestRole, kWidestRole));
    }
}

// As wide as the longest name of a menu, behind its sign. All menus count, so that the table does not jump.
void RoleMatrix::fitMenus() {
    QHeaderView* heads = table_->verticalHeader();
    const int before = heads->style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, heads) +
                       heads->fontMetrics().horizontalAdvance(kBelowAnother);
    heads->setFixedWidth(
        std::clamp(widestMenuName(heads->font()) + before + 2 * space::kWide, kNarrowestMenu, kWidestMenu));
}

// Keys need a place to start from.
void RoleMatrix::goToFirst() {
    if (!table_->currentIndex().isValid() && hasRows())
        table_->selectionModel()->setCurrentIndex(cells_->index(0, 0), QItemSelectionModel::NoUpdate);
}

bool RoleMatrix::hasRows() const {
    return cells_->rowCount() > 0 && cells_->columnCount() > 0;
}

ListTable RoleMatrix::listForFile() const {
    ListTable table;
    table.title = tr("Roles and menus");
    table.fileName = tr("roles-and-menus");
    table.heads << tr("Menu");
    for (int column = 0; column < cells_->columnCount(); ++column)
        table.heads << commands::roleNameText(cells_->role(column));
    ports::ExportRows rows;
    for (int row = 0; row < cells_->rowCount(); ++row) {
        auto& line = rows.emplace_back();
        line.push_back(toUtf8(commands::menuPathText(cells_->menu(row))));
        for (int column = 0; column < cells_->columnCount(); ++column)
            line.push_back(toUtf8(commands::accessText(cells_->access(cells_->index(row, column)))));
    }
    table.rows = static_cast<qint64>(rows.size());
    table.more = knownRows(std::move(rows));
    return table;
}

void RoleMatrix::retranslate() {
    title_->setText(tr("All roles compared"));
    dressPageBar(back_, export_);
    ownOnly_->setText(tr("Only menus that roles of your own allow"));
    legend_->setText(tr("● operate   ○ view   (empty) none"));
    table_->setAccessibleName(tr("Roles and menus"));
    cells_->setOwnOnly(ownOnly_->isChecked());
    fitHeads();
    goToFirst();
    fitMenus();
}

void RoleMatrix::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_role_matrix.cpp"

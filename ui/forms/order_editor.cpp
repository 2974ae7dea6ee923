#include "ui/forms/order_editor.h"

#include "models/commands/policy_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr int kOrderWidth = 240;
constexpr int kOrderValue = Qt::UserRole;

} // namespace

OrderEditor::OrderEditor(const policy::Field& field, QWidget* parent)
    : ValueEditor(parent), field_(field), list_(new QListWidget(this)), row_(new QWidget(this)),
      up_(new QToolButton(row_)), down_(new QToolButton(row_)), text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("order.editor"));
    list_->setObjectName(QStringLiteral("order.list"));
    up_->setObjectName(QStringLiteral("order.up"));
    down_->setObjectName(QStringLiteral("order.down"));
    up_->setArrowType(Qt::UpArrow);
    down_->setArrowType(Qt::DownArrow);
    for (QToolButton* button : {up_, down_})
        button->setFocusPolicy(Qt::StrongFocus);
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setUniformItemSizes(true);
    list_->setFixedWidth(kOrderWidth);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->installEventFilter(this);
    setFocusProxy(list_);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(space::kTight);
    buttons->addWidget(up_);
    buttons->addWidget(down_);
    buttons->addStretch(1);
    auto* beside = new QHBoxLayout(row_);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(space::kSmall);
    beside->addWidget(list_);
    beside->addLayout(buttons);
    beside->addStretch(1);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(row_);
    column->addWidget(text_);
    connect(up_, &QToolButton::clicked, this, [this] { move(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { move(1); });
    connect(list_, &QListWidget::currentRowChanged, this, [this] { refresh(); });
    connect(list_->model(), &QAbstractItemModel::rowsMoved, this, &OrderEditor::takeDropped);
    refresh();
}

void OrderEditor::setValue(const policy::Value& value) {
    const auto* given = std::get_if<std::vector<std::string>>(&value);
    order_ = given ? *given : std::vector<std::string>();
    fill();
    refresh();
}

void OrderEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    refresh();
}

// Nothing of it can be wrong while the list is made of the choices.
void OrderEditor::showFaults(const std::vector<Error>& faults) {
    list_->setProperty("faulty", !faults.empty());
}

void OrderEditor::move(int steps) {
    const int from = list_->currentRow(), to = from + steps;
    if (readOnly_ || from < 0 || to < 0 || to >= list_->count()) return;
    std::swap(order_[static_cast<std::size_t>(from)], order_[static_cast<std::size_t>(to)]);
    fill();
    list_->setCurrentRow(to);
    refresh();
    Q_EMIT edited();
}

void OrderEditor::takeDropped() {
    std::vector<std::string> order;
    order.reserve(static_cast<std::size_t>(list_->count()));
    for (int row = 0; row < list_->count(); ++row)
        order.push_back(list_->item(row)->data(kOrderValue).toString().toStdString());
    if (order == order_) return;
    order_ = std::move(order);
    refresh();
    Q_EMIT edited();
}

void OrderEditor::fill() {
    list_->clear();
    for (const std::string& key : order_) {
        const policy::Choice* choice = policy::choiceOf(field_, policy::Value(key));
        auto* item = new QListWidgetItem(choice ? commands::factText(choice->words) : commands::fromUtf8(key), list_);
        item->setData(kOrderValue, commands::fromUtf8(key));
        item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled);
    }
    const int line = std::max(list_->sizeHintForRow(0), fontMetrics().height() + space::kTight);
    list_->setFixedHeight(std::max(list_->count(), 1) * line + 2 * list_->frameWidth());
}

void OrderEditor::refresh() {
    const int row = list_->currentRow();
    const QString choose = tr("Choose a line of the list first.");
    row_->setVisible(!readOnly_);
    list_->setAccessibleName(commands::factText(field_.label));
    list_->setToolTip(tr("Drag a line, or press Alt+Up and Alt+Down, to change the order."));
    up_->setEnabled(row > 0);
    up_->setAccessibleName(tr("Move up"));
    up_->setToolTip(row < 0 ? choose : row > 0 ? tr("Move up") : tr("It is the first already."));
    down_->setEnabled(row >= 0 && row + 1 < list_->count());
    down_->setAccessibleName(tr("Move down"));
    down_->setToolTip(row < 0 ? choose : down_->isEnabled() ? tr("Move down") : tr("It is the last already."));
    text_->say(readOnly_ ? commands::policyValueText(field_, order_, {}) : QString());
}

bool OrderEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool arrow = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (arrow && key->modifiers() == Qt::AltModifier) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return ValueEditor::eventFilter(watched, event);
}

void OrderEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    const int row = list_->currentRow();
    fill();
    list_->setCurrentRow(row);
    refresh();
}

} // namespace sekisho::ui

#include "moc_order_editor.cpp"

#include "ui/panes/monitoring/fact_grid.h"

#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sekisho::ui::monitoring {

namespace {

constexpr int kLabelWidth = 116;

} // namespace

FactGrid::FactGrid(QWidget* parent) : QWidget(parent) {
    clear();
}

void FactGrid::clear() {
    delete layout();
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    grid_ = new QGridLayout(this);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(space::kNormal);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
}

void FactGrid::add(const QString& label, const QString& value, const char* name) {
    const int row = grid_->rowCount();
    auto* head = new QLabel(label, this);
    head->setWordWrap(true);
    head->setFixedWidth(kLabelWidth);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    head->setPalette(pale);
    auto* text = new WrappedLabel(this);
    text->setObjectName(QLatin1String(name));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::ClickFocus);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word does not widen the page
    text->say(value.isEmpty() ? QStringLiteral("—") : value);
    grid_->addWidget(head, row, 0, Qt::AlignTop);
    grid_->addWidget(text, row, 1);
}

ScrollPage* layOutDetail(QWidget* whole, QStackedWidget* stack, QWidget* none, QWidget* page,
                         std::initializer_list<QWidget*> head, QWidget* inside, ScrollPage::Holds holds) {
    auto* scroll = new ScrollPage(holds, page);
    scroll->setWidget(inside);
    auto* above = new QVBoxLayout;
    above->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    above->setSpacing(space::kSmall);
    for (QWidget* part : head)
        above->addWidget(part, 0, part == *head.begin() ? Qt::Alignment() : Qt::AlignLeft);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(above);
    outer->addWidget(scroll, 1);
    stack->addWidget(none);
    stack->addWidget(page);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack);
    return scroll;
}

} // namespace sekisho::ui::monitoring

#include "moc_fact_grid.cpp"

#include "ui/panes/monitoring/fact_grid.h"

#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QGridLayout>
#include <QLabel>

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

} // namespace sekisho::ui::monitoring

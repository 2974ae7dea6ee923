#include "ui/panes/orgunits/place_preview.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::orgunits {

PlacePreview::PlacePreview(QWidget* parent) : QWidget(parent), title_(new QLabel(this)), tree_(new QTreeWidget(this)) {
    setTextSize(title_, TextSize::Strong);
    tree_->setObjectName(QStringLiteral("orgunits.preview"));
    tree_->setColumnCount(2);
    tree_->setUniformRowHeights(true);
    tree_->setSelectionMode(QAbstractItemView::SingleSelection);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(title_);
    column->addWidget(tree_, 1);
    refresh();
}

void PlacePreview::present(const std::vector<ports::ImportPlace>& places) {
    places_ = places;
    refresh();
}

void PlacePreview::refresh() {
    const auto fresh = static_cast<int>(std::ranges::count(places_, true, &ports::ImportPlace::fresh));
    title_->setText(tr("The tree with %n new organization(s)", nullptr, fresh));
    tree_->setHeaderLabels({tr("Organization"), tr("Line")});
    tree_->setAccessibleName(tr("The tree as it will be"));
    tree_->clear();
    std::vector<QTreeWidgetItem*> items;
    QList<QTreeWidgetItem*> tops;
    for (const ports::ImportPlace& place : places_) {
        auto* item = new QTreeWidgetItem(QStringList(commands::fromUtf8(place.name)));
        if (place.parent < 0)
            tops << item;
        else
            items[static_cast<std::size_t>(place.parent)]->addChild(item);
        items.push_back(item);
        if (!place.fresh) {
            item->setForeground(0, faded(palette()));
            continue;
        }
        item->setIcon(0, icon(QStringLiteral("list-add")));
        item->setToolTip(0, tr("New"));
        if (place.line > 0) item->setText(1, commands::locale().toString(static_cast<qlonglong>(place.line)));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    tree_->addTopLevelItems(tops);
    tree_->expandAll();
}

void PlacePreview::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::orgunits

#include "moc_place_preview.cpp"

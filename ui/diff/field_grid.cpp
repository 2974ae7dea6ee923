#include "ui/diff/field_grid.h"

#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sekisho::ui::diff {

namespace {
struct FieldGridWords {
    Q_DECLARE_TR_FUNCTIONS(FieldGrid)
};
} // namespace

QString orNothing(const QString& text) {
    return text.isEmpty() ? FieldGridWords::tr("(empty)") : text;
}

WrappedLabel* gridSentence(const QString& text, QWidget* parent) {
    auto* label = new WrappedLabel(parent);
    label->say(text);
    return label;
}

QLabel* gridCell(const QString& text, QWidget* parent, CellLook look) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (look == CellLook::Strong) setTextSize(label, TextSize::Strong);
    if (look == CellLook::Pale) {
        QPalette ink = label->palette();
        ink.setColor(QPalette::WindowText, faded(parent->palette()));
        label->setPalette(ink);
    }
    return label;
}

QVBoxLayout* dialogColumn(QDialog* dialog, const QString& heading) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(space::kLarge, 20, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    auto* title = gridSentence(heading, dialog);
    setTextSize(title, TextSize::Dialog);
    column->addWidget(title);
    return column;
}

QGridLayout* scrolledGrid(QVBoxLayout* column, QDialog* dialog) {
    auto* area = new QScrollArea(dialog);
    area->setWidgetResizable(true);
    area->setAccessibleName(dialog->windowTitle());
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(area);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(12, 10, 12, 10);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    outer->addLayout(grid);
    outer->addStretch(1);
    area->setWidget(page);
    column->addWidget(area, 1);
    return grid;
}

} // namespace sekisho::ui::diff

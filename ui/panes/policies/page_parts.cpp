#include "ui/panes/policies/page_parts.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::policies {

namespace {

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(PolicyPages)
};

} // namespace

QPushButton* pageButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

WrappedLabel* pageLine(QWidget* parent, const QString& text, bool pale) {
    auto* line = new WrappedLabel(parent);
    line->setText(text);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (pale) {
        QPalette look = parent->palette();
        look.setColor(QPalette::WindowText, faded(look));
        line->setPalette(look);
    }
    return line;
}

PageBar pageBar(QWidget* page, const char* name) {
    const QString prefix = QLatin1String(name);
    PageBar bar{new QPushButton(page), new QLabel(page), new QPushButton(page)};
    bar.back->setObjectName(prefix + QStringLiteral(".back"));
    bar.save->setObjectName(prefix + QStringLiteral(".export"));
    bar.title->setObjectName(prefix + QStringLiteral(".title"));
    setTextSize(bar.title, TextSize::Section);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kWide, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kNormal);
    row->addWidget(bar.back);
    row->addWidget(bar.title, 1);
    row->addWidget(bar.save);
    for (QPushButton* button : {bar.back, bar.save})
        button->setAutoDefault(false);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Rule(page));
    return bar;
}

void dressPageBar(QPushButton* back, QPushButton* save) {
    back->setText(PageWords::tr("Back"));
    back->setIcon(icon(QStringLiteral("go-previous")));
    save->setText(PageWords::tr("Export"));
    save->setIcon(icon(QStringLiteral("document-export")));
}

} // namespace sekisho::ui::policies

#include "ui/panes/roles/role_parts.h"

#include "models/commands/words.h"
#include "models/domain/clock.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::roles {

namespace {

struct RolePartWords {
    Q_DECLARE_TR_FUNCTIONS(RoleParts)
};

} // namespace

QPushButton* partButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

QToolButton* partTool(const char* name, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

void offerPart(QWidget* control, const QString& whyNot, const QString& help) {
    control->setEnabled(whyNot.isEmpty());
    control->setToolTip(whyNot.isEmpty() ? help : whyNot);
    control->setAccessibleDescription(control->toolTip());
}

PageBar pageBar(QWidget* page, const char* name) {
    const QString prefix = QLatin1String(name);
    PageBar bar{new QPushButton(page), new QLabel(page), new QPushButton(page)};
    bar.back->setObjectName(prefix + QStringLiteral(".back"));
    bar.save->setObjectName(prefix + QStringLiteral(".export"));
    bar.title->setObjectName(prefix + QStringLiteral(".title"));
    bar.title->setTextFormat(Qt::PlainText);
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
    back->setText(RolePartWords::tr("Back"));
    back->setIcon(icon(QStringLiteral("go-previous")));
    save->setText(RolePartWords::tr("Export"));
    save->setIcon(icon(QStringLiteral("document-export")));
}

WrappedLabel* addFact(QGridLayout* facts, const QString& name, const QString& value) {
    QWidget* parent = facts->parentWidget();
    const int row = facts->rowCount();
    auto* label = new QLabel(name, parent);
    QPalette pale = parent->palette();
    pale.setColor(QPalette::WindowText, faded(pale));
    label->setPalette(pale);
    auto* said = new WrappedLabel(parent);
    said->setTextFormat(Qt::PlainText);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    said->setText(value);
    facts->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    facts->addWidget(said, row, 1);
    return said;
}

int widestMenuName(const QFont& font) {
    QFont strong(font);
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(strong);
    int widest = 0;
    for (const MenuItem& item : menuTree())
        widest = std::max(widest, metrics.horizontalAdvance(commands::menuText(item)));
    return widest;
}

int widestMenuLine(const QFont& font, int indentation) {
    QFont strong(font);
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics ofTop(strong), ofOthers(font);
    int widest = 0;
    for (const MenuItem& item : menuTree()) {
        const auto above = static_cast<int>(std::ranges::count(item.key, '.'));
        const QFontMetrics& metrics = above == 0 ? ofTop : ofOthers;
        widest = std::max(widest, metrics.horizontalAdvance(commands::menuText(item)) + (above + 1) * indentation);
    }
    return widest;
}

QString wideTime() {
    return commands::timeText(fromMillis(1'893'153'480'000)); // at the end of December
}

std::vector<ScopeUnit> unitsOf(const Scope& scope, const ports::Cache& cache) {
    std::vector<ScopeUnit> out;
    for (const OrgUnitId& id : scope.orgUnits) {
        const auto unit = cache.orgUnit(id);
        out.push_back({id, unit ? unit->name : id.value, !unit});
    }
    return out;
}

} // namespace sekisho::ui::roles

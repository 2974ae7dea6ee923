#include "ui/shell/nav_panel.h"

#include "models/commands/words.h"
#include "models/domain/rights.h"
#include "ui/widgets/icon.h"

#include <QEvent>
#include <QHeaderView>
#include <QTreeWidgetItemIterator>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr int kKey = Qt::UserRole + 1;

QString iconOf(const QString& key) {
    if (key.startsWith(QLatin1String("members"))) return QStringLiteral("group");
    if (key.startsWith(QLatin1String("security"))) return QStringLiteral("security-high");
    if (key.startsWith(QLatin1String("monitoring"))) return QStringLiteral("view-visible");
    if (key.startsWith(QLatin1String("audit"))) return QStringLiteral("view-history");
    if (key.startsWith(QLatin1String("statistics"))) return QStringLiteral("office-chart-bar");
    return QStringLiteral("configure");
}

} // namespace

NavPanel::NavPanel(QStringList offered, QWidget* parent) : QTreeWidget(parent), offered_(std::move(offered)) {
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(16);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setItemsExpandable(false);
    setMinimumWidth(150);
    build();
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item && (item->flags() & Qt::ItemIsSelectable)) Q_EMIT opened(item->data(0, kKey).toString());
    });
}

void NavPanel::build() {
    const QString keep = currentKey();
    const QSignalBlocker blocker(this);
    clear();
    setAccessibleName(tr("Screens"));
    for (const MenuItem& menu : menuTree()) {
        const QString key = commands::fromUtf8(menu.key);
        const bool isPane = offered_.contains(key);
        const bool isParent =
            menu.parent.empty() && std::any_of(offered_.begin(), offered_.end(),
                                               [&](const QString& o) { return o.startsWith(key + QLatin1Char('.')); });
        if (!isPane && !isParent) continue;
        QTreeWidgetItem* parent = itemOf(commands::fromUtf8(menu.parent));
        auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(this);
        item->setData(0, kKey, key);
        QString text = commands::menuText(menu);
        if (drafts_.contains(key)) text += QStringLiteral("  ●");
        item->setText(0, text);
        item->setIcon(0, parent ? QIcon() : icon(iconOf(key)));
        item->setSizeHint(0, QSize(0, fontMetrics().height() + 12));
        const QString why = isPane && closedWhy_ ? closedWhy_(key) : QString();
        item->setToolTip(0, !why.isEmpty()          ? why
                            : drafts_.contains(key) ? tr("There is an unsaved draft here.")
                                                    : QString());
        if (!isPane) {
            item->setFlags(Qt::ItemIsEnabled);
            QFont strong = font();
            strong.setWeight(QFont::DemiBold);
            item->setFont(0, strong);
        } else if (!why.isEmpty()) {
            item->setFlags(Qt::NoItemFlags);
        }
    }
    expandAll();
    setCurrentKey(keep);
}

void NavPanel::update(const ports::Identity* identity, Instant now, const QStringList& drafts) {
    drafts_ = drafts;
    if (identity) {
        const std::vector<RoleHolding> roles = identity->roles;
        closedWhy_ = [roles, now](const QString& key) {
            return accessOf(roles, key.toStdString(), now) == Access::None ? tr("Your role may not open this screen.")
                                                                           : QString();
        };
    } else {
        closedWhy_ = {};
    }
    build();
}

QTreeWidgetItem* NavPanel::itemOf(const QString& key) const {
    if (key.isEmpty()) return nullptr;
    for (QTreeWidgetItemIterator it(const_cast<NavPanel*>(this)); *it; ++it)
        if ((*it)->data(0, kKey).toString() == key) return *it;
    return nullptr;
}

void NavPanel::setCurrentKey(const QString& key) {
    if (QTreeWidgetItem* item = itemOf(key)) {
        const QSignalBlocker blocker(this);
        setCurrentItem(item);
    }
}

QString NavPanel::currentKey() const {
    return currentItem() ? currentItem()->data(0, kKey).toString() : QString();
}

void NavPanel::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) build();
}

} // namespace sekisho::ui

#include "ui/shell/nav_panel.h"

#include "models/commands/words.h"
#include "models/domain/rights.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <QTreeWidgetItemIterator>

#include <algorithm>
#include <map>

namespace sekisho::ui {

namespace {

constexpr int kKey = Qt::UserRole + 1;
constexpr int kDraft = Qt::UserRole + 2;
constexpr int kCount = Qt::UserRole + 3;
constexpr int kClosed = Qt::UserRole + 4;
constexpr int kIconSize = 16;
constexpr int kInner = 8 + kIconSize + 8; // where words begin, with and without an icon

QString iconOf(const QString& key) {
    static const std::map<QString, QString> kIcons = {
        {QStringLiteral("members"), QStringLiteral("group")},
        {QStringLiteral("services"), QStringLiteral("view-list-details")},
        {QStringLiteral("security"), QStringLiteral("security-high")},
        {QStringLiteral("monitoring"), QStringLiteral("view-visible")},
        {QStringLiteral("audit"), QStringLiteral("view-history")},
        {QStringLiteral("statistics"), QStringLiteral("office-chart-bar")},
        {QStringLiteral("archive"), QStringLiteral("document-save")},
        {QStringLiteral("purchase"), QStringLiteral("document-properties")},
        {QStringLiteral("partner"), QStringLiteral("globe")},
        {QStringLiteral("apps"), QStringLiteral("smartphone")},
        {QStringLiteral("developers"), QStringLiteral("code-context")}};
    const auto known = kIcons.find(key);
    return known == kIcons.end() ? QStringLiteral("configure") : known->second;
}

// Where you are is marked by a bar and a soft ground, whatever has the keys: the strong colour belongs to lists.
class NavDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        QStyleOptionViewItem option(given);
        initStyleOption(&option, index);
        const QPalette& palette = option.palette;
        const bool here = option.state & QStyle::State_Selected, open = !index.data(kClosed).toBool();
        const QColor accent = palette.color(QPalette::Active, QPalette::Highlight);
        const QRect row(space::kSmall, option.rect.top() + 1, option.rect.right() - 2 * space::kSmall + 1,
                        option.rect.height() - 2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (here || (open && (option.state & QStyle::State_MouseOver))) {
            painter->setBrush(here ? palette.color(QPalette::Inactive, QPalette::Highlight)
                                   : mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.05));
            painter->drawRoundedRect(row, 4, 4);
        }
        if (here) {
            painter->setBrush(accent);
            painter->drawRoundedRect(QRectF(row.left(), row.top() + 5, 3, row.height() - 10), 1.5, 1.5);
        }
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(accent, 1));
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        option.icon.paint(painter,
                          QRect(row.left() + space::kSmall, row.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize),
                          Qt::AlignCenter, open ? QIcon::Normal : QIcon::Disabled);
        QRect words = row.adjusted(kInner, 0, -space::kSmall, 0);
        if (index.data(kDraft).toBool()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(toneInk(Tone::Warning, palette));
            painter->drawEllipse(QPointF(words.right() - 4, words.center().y() + 0.5), 3.5, 3.5);
            words.setRight(words.right() - 14);
        }
        if (const int count = index.data(kCount).toInt(); count > 0)
            words.setRight(paintCount(painter, words, commands::locale().toString(count), option.font, palette) -
                           space::kTight);
        QFont font = option.font;
        if (here) font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(palette.color(open ? QPalette::Active : QPalette::Disabled, QPalette::Text));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(option.text, Qt::ElideRight, words.width()));
        painter->restore();
    }

  private:
    // At the right end of `area`; gives the left edge of what it took.
    static int paintCount(QPainter* painter, const QRect& area, const QString& number, const QFont& given,
                          const QPalette& palette) {
        const QFont font = sized(given, TextSize::Small);
        const QFontMetrics metrics(font);
        const int width = metrics.horizontalAdvance(number) + 12, height = metrics.height() + 2;
        const QRect chip(area.right() - width + 1, area.center().y() - height / 2 + 1, width, height);
        painter->setPen(Qt::NoPen);
        painter->setBrush(toneGround(Tone::Warning, palette));
        painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
        painter->setFont(font);
        painter->setPen(palette.color(QPalette::Active, QPalette::Text));
        painter->drawText(chip, Qt::AlignCenter, number);
        return chip.left();
    }
};

} // namespace

NavPanel::NavPanel(QStringList offered, QWidget* parent) : QTreeWidget(parent), offered_(std::move(offered)) {
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemDelegate(new NavDelegate(this));
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
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
        if (!isPane && !isParent) continue; // what this console has no screen for is absent
        QTreeWidgetItem* parent = itemOf(commands::fromUtf8(menu.parent));
        auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(this);
        item->setData(0, kKey, key);
        item->setData(0, kDraft, drafts_.contains(key));
        const QString text = commands::menuText(menu);
        item->setText(0, text);
        if (drafts_.contains(key)) item->setData(0, Qt::AccessibleTextRole, tr("%1, unsaved draft").arg(text));
        if (const auto count = counts_.find(key); count != counts_.end()) {
            item->setData(0, kCount, count->second);
            item->setData(0, Qt::AccessibleTextRole, tr("%1, %Ln waiting", nullptr, count->second).arg(text));
        }
        item->setIcon(0, parent ? QIcon() : icon(iconOf(key)));
        item->setSizeHint(0, QSize(0, fontMetrics().height() + 12));
        const QString why = isPane && closedWhy_ ? closedWhy_(key) : QString();
        item->setToolTip(0, !why.isEmpty()          ? why
                            : drafts_.contains(key) ? tr("There is an unsaved draft here.")
                                                    : QString());
        if (isParent) {
            item->setFlags(Qt::ItemIsEnabled);
        } else if (!why.isEmpty()) { // it is found by the keys, and says why; it cannot be opened
            item->setFlags(Qt::ItemIsEnabled);
            item->setData(0, kClosed, true);
            item->setData(0, Qt::AccessibleTextRole, tr("%1, closed to you").arg(text));
            item->setData(0, Qt::AccessibleDescriptionRole, why);
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

void NavPanel::setCount(const QString& key, int count) {
    const auto before = counts_.find(key);
    if ((before == counts_.end() ? 0 : before->second) == count) return;
    if (count > 0)
        counts_[key] = count;
    else
        counts_.erase(key);
    build();
}

QTreeWidgetItem* NavPanel::itemOf(const QString& key) const {
    if (key.isEmpty()) return nullptr;
    for (QTreeWidgetItemIterator it(const_cast<NavPanel*>(this)); *it; ++it)
        if ((*it)->data(0, kKey).toString() == key) return *it;
    return nullptr;
}

bool NavPanel::isClosed(const QTreeWidgetItem* item) const {
    return item && item->data(0, kClosed).toBool();
}

void NavPanel::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    QTreeWidgetItem* item = byKey ? currentItem() : itemAt(event->pos());
    if (!isClosed(item)) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* why = menu->addAction(icon(QStringLiteral("help-contextual")), tr("Why is this closed to me?"));
    why->setObjectName(QStringLiteral("nav.why"));
    connect(why, &QAction::triggered, this, [this, key = item->data(0, kKey).toString()] { Q_EMIT whyWanted(key); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualItemRect(item).bottomLeft()) : event->globalPos());
}

void NavPanel::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && isClosed(currentItem())) return Q_EMIT whyWanted(currentItem()->data(0, kKey).toString());
    QTreeWidget::keyPressEvent(event);
}

// The mark of where one is stays where it is.
void NavPanel::mousePressEvent(QMouseEvent* event) {
    if (!isClosed(itemAt(event->pos()))) QTreeWidget::mousePressEvent(event);
}

// A name that is cut is told whole.
bool NavPanel::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QTreeWidgetItem* item = itemAt(help->pos());
        const int room = visualItemRect(item).width() - kInner - 3 * space::kSmall;
        if (item && item->toolTip(0).isEmpty() && fontMetrics().horizontalAdvance(item->text(0)) > room) {
            QToolTip::showText(help->globalPos(), item->text(0), viewport(), visualItemRect(item));
            return true;
        }
    }
    return QTreeWidget::viewportEvent(event);
}

void NavPanel::setCurrentKey(const QString& key) {
    const QSignalBlocker blocker(this);
    setCurrentItem(itemOf(key)); // a screen without an entry, for example the jobs: none is marked
}

QString NavPanel::currentKey() const {
    return currentItem() ? currentItem()->data(0, kKey).toString() : QString();
}

// Who comes by a key sees where he is, at the top when the screen that is open has no entry here; a click must not move
// what it meant.
void NavPanel::focusInEvent(QFocusEvent* event) {
    QTreeWidget::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason) return;
    if (!currentItem() && topLevelItemCount() > 0) {
        const QSignalBlocker blocker(this); // nothing is opened by it
        selectionModel()->setCurrentIndex(indexFromItem(topLevelItem(0)), QItemSelectionModel::NoUpdate);
    }
    if (currentItem()) scrollToItem(currentItem());
}

void NavPanel::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) build();
}

} // namespace sekisho::ui

#include "moc_nav_panel.cpp"

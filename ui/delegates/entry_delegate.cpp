#include "ui/delegates/entry_delegate.h"

#include "models/items/roles.h"
#include "models/items/session_model.h"
#include "ui/delegates/status_chip.h"
#include "ui/widgets/tones.h"

#include <QApplication>
#include <QPainter>

namespace sekisho::ui {

namespace {

constexpr int kEdge = 8;
constexpr int kLineGap = 2;

struct Lines {
    QString first;
    QString second;
    QString right; // beside the first line
};

Lines sessionLines(const QModelIndex& index) {
    using Sessions = items::SessionModel;
    const auto cell = [&](int column) { return index.siblingAtColumn(column).data(Qt::DisplayRole).toString(); };
    QStringList first{cell(Sessions::KindColumn), cell(Sessions::DeviceColumn)};
    QStringList second{cell(Sessions::IpColumn), cell(Sessions::LastUsedColumn)};
    first.removeAll(QString());
    second.removeAll(QString());
    return {first.join(QStringLiteral("  ")), second.join(QStringLiteral("  ·  ")), cell(Sessions::StateColumn)};
}

} // namespace

int EntryDelegate::heightFor(const QFontMetrics& metrics) {
    return 2 * metrics.height() + kLineGap + 12;
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    return {120, heightFor(option.fontMetrics)};
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    initStyleOption(&option, index);
    option.text.clear();
    // A list without the keys shows its selection softly, with the text colour of that.
    option.palette.setCurrentColorGroup(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const Lines lines = kind_ == Kind::Session ? sessionLines(index)
                                               : Lines{index.data(Qt::DisplayRole).toString(),
                                                       index.data(items::SubtitleRole).toString(), QString()};
    const bool chosen = option.state & QStyle::State_Selected;
    const QColor ink = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
    const QColor pale = chosen ? ink : faded(option.palette);
    QRect area = option.rect.adjusted(kEdge, 6, -kEdge, -6);
    const int line = option.fontMetrics.height();

    painter->save();
    painter->setFont(option.font);
    int right = 0;
    if (!lines.right.isEmpty()) {
        const bool live = index.data(items::LiveRole).toBool();
        const Chip chip{lines.right, live ? ChipShape::Disc : ChipShape::Ring, live ? Tone::Good : Tone::Neutral};
        const int width = std::min(chipSize(chip, option.fontMetrics).width(), area.width() / 2);
        right = width + kEdge;
        paintChip(*painter, QRect(area.right() - width + 1, area.top() - 2, width, line + 4), chip, option.palette,
                  chosen ? ChipGround::Highlight
                  : live ? ChipGround::Normal
                         : ChipGround::None);
    }
    painter->setPen(ink);
    painter->drawText(QRect(area.left(), area.top(), area.width() - right, line), Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(lines.first, Qt::ElideRight, area.width() - right));
    painter->setPen(pale);
    painter->drawText(QRect(area.left(), area.top() + line + kLineGap, area.width(), line),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(lines.second, Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace sekisho::ui

#include "moc_entry_delegate.cpp"

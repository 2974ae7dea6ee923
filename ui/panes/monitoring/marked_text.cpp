#include "ui/panes/monitoring/marked_text.h"

#include "models/commands/monitor_words.h"
#include "models/items/message_content_model.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QPainter>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;

namespace {

constexpr int kBefore = 14;    // characters before the first mark that stay in a list
constexpr int kLongest = 2000; // characters that one line can ever show

QString escaped(std::string_view text) {
    return fromUtf8(text).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

} // namespace

MarkedText::MarkedText(QWidget* parent) : QWidget(parent), label_(new WrappedLabel(this)) {
    label_->setTextFormat(Qt::RichText);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label_->setFocusPolicy(Qt::ClickFocus);
    label_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word does not widen the page
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(label_);
}

void MarkedText::say(const std::string& text, const std::vector<MatchSpan>& hits) {
    text_ = text;
    hits_ = hits;
    std::ranges::sort(hits_, {}, &MatchSpan::begin);
    refresh();
}

void MarkedText::refresh() {
    const std::string_view text = text_;
    const QString open =
        QStringLiteral("<span style=\"font-weight:bold; text-decoration:underline; background-color:%1\">")
            .arg(toneGround(Tone::Warning, palette()).name());
    QString html;
    std::uint32_t at = 0;
    for (const MatchSpan& hit : hits_) {
        if (hit.begin < at || hit.begin >= hit.end || hit.end > text.size()) continue;
        html += escaped(text.substr(at, hit.begin - at));
        html += open + escaped(text.substr(hit.begin, hit.end - hit.begin)) + QStringLiteral("</span>");
        at = hit.end;
    }
    label_->say(html + escaped(text.substr(at)));
    label_->setAccessibleName(commands::markedText(text_, hits_));
}

void MarkedText::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

void MarkedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    const QVariantList places = index.data(items::MessageContentModel::kHitsRole).toList();
    if (places.size() < 2) return CellDelegate::paint(painter, given, index);
    QStyleOptionViewItem option = given;
    const QRect area = paintGround(painter, option, index);
    QString text = textOf(index);
    const int cut = places.front().toInt() > kBefore ? places.front().toInt() - kBefore : 0;
    text = (cut > 0 ? QStringLiteral("…") : QString()) + text.mid(cut, kLongest);
    const int shift = cut > 0 ? 1 - cut : 0;
    text = option.fontMetrics.elidedText(text, Qt::ElideRight, area.width());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QList<QTextLayout::FormatRange> marks;
    for (qsizetype i = 0; i + 1 < places.size(); i += 2) {
        QTextLayout::FormatRange mark;
        mark.start = places[i].toInt() + shift;
        mark.length = std::min(places[i + 1].toInt(), static_cast<int>(text.size()) - mark.start);
        if (mark.start < 0 || mark.length <= 0) continue;
        mark.format.setFontWeight(QFont::Bold);
        mark.format.setFontUnderline(true);
        if (!selected) mark.format.setBackground(toneGround(Tone::Warning, option.palette));
        marks.append(mark);
    }
    QTextLayout layout(text, option.font);
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid()) line.setNumColumns(static_cast<int>(text.size()));
    layout.endLayout();
    painter->save();
    painter->setClipRect(area);
    painter->setPen(inkOf(option));
    const double height = line.isValid() ? line.height() : option.fontMetrics.height();
    layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - height) / 2));
    painter->restore();
}

} // namespace sekisho::ui::monitoring

#include "moc_marked_text.cpp"

#pragma once
// One line of text in the width it has, shaped once and painted many times: a list says the same again at each paint.
// GUI thread.

#include <QCache>
#include <QFont>
#include <QString>
#include <QTextLayout>

namespace sekisho::ui {

class TextLine {
  public:
    // Elided at the right where it is wider than `width` (pixels).
    TextLine(const QString& text, const QFont& font, int width);
    const QString& shown() const { return shown_; }
    int xOf(int character) const; // its left edge in pixels, in the shown text
    int width() const;            // of the shown text
    // At the left of `area` (at the right where the text runs to the left), centred by the height of the font.
    void paint(QPainter* painter, const QRect& area, Qt::LayoutDirection direction) const;

  private:
    void layOut(const QString& text, const QFont& font);
    QString shown_;
    QTextLayout layout_;
    double fontHeight_;
    double fontAscent_;
};

// The lines of one view, the latest ones. A reference given is good until the next call.
class TextLines {
  public:
    TextLines();
    const TextLine& line(const QString& text, const QFont& font, int width);

  private:
    using Key = std::pair<QString, int>;
    QFont font_; // of all lines kept
    QCache<Key, TextLine> lines_;
};

} // namespace sekisho::ui

#pragma once
// The state of a member as a small chip: a shape, a word and a soft ground, so that colour never alone carries it.
// Painted in lists and shown as a widget in headers. GUI thread.

#include "models/domain/member.h"
#include "ui/widgets/tones.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QWidget>

namespace sekisho::ui {

enum class ChipShape { Clock, Ring, Disc, Bars, Cross, Dash };

struct Chip {
    QString text;
    ChipShape shape = ChipShape::Disc;
    Tone tone = Tone::Neutral;
};

Chip statusChip(MemberStatus status);
Chip leaveChip();

QSize chipSize(const Chip& chip, const QFontMetrics& metrics);
enum class ChipGround { Normal, Highlight, None }; // on what it stands; None: shape and word alone
// On a row: a selection in full colour is followed, a pale one lets the chip stand as it stands on other rows.
ChipGround chipGround(const QStyleOptionViewItem& row, ChipGround usual = ChipGround::Normal);
// Draws at the left of `area`, centred vertically, elided when `area` is narrower; returns the width used.
int paintChip(QPainter& painter, const QRect& area, const Chip& chip, const QPalette& palette, ChipGround ground);

class StatusChip final : public QWidget {
    Q_OBJECT
  public:
    explicit StatusChip(QWidget* parent = nullptr);
    void setChip(const Chip& chip);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Chip chip_;
};

} // namespace sekisho::ui

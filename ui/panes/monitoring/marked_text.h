#pragma once
// Texts with what was found marked in them: bold, underlined and on a soft ground, so that no colour is needed to see
// it; who does not see hears brackets around it. GUI thread.

#include "models/domain/monitoring.h"
#include "ui/delegates/cell_delegate.h"

#include <QWidget>

#include <string>
#include <vector>

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::monitoring {

class MarkedText final : public QWidget {
    Q_OBJECT
  public:
    explicit MarkedText(QWidget* parent = nullptr);
    void say(const std::string& text, const std::vector<MatchSpan>& hits); // places in UTF-8

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    std::string text_;
    std::vector<MatchSpan> hits_;
    WrappedLabel* label_;
};

// One line of a list; it begins shortly before the first place that is marked.
class MarkedDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sekisho::ui::monitoring

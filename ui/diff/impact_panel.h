#pragma once
// What a changeset does to people, in sentences; the talk rooms whose readers change can be opened. GUI thread.

#include "models/domain/changeset.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::diff {

class ImpactPanel final : public QFrame {
    Q_OBJECT
  public:
    explicit ImpactPanel(QWidget* parent = nullptr);
    void present(const Impact& impact); // hidden when it touches nobody

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void recolour();

    Impact impact_;
    QLabel* title_;
    WrappedLabel* lines_;
    QToolButton* more_;
    WrappedLabel* rooms_;
};

} // namespace sekisho::ui::diff

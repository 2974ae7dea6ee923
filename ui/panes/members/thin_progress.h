#pragma once
// A line of two pixels that says "still loading" without taking room; keeps its height when idle so that nothing jumps.

#include <QWidget>

class QTimer;

namespace sekisho::ui::members {

class ThinProgress final : public QWidget {
    Q_OBJECT
  public:
    explicit ThinProgress(QWidget* parent = nullptr);
    void setProgress(qint64 done, qint64 total); // total 0: unknown
    void stop();
    bool running() const { return running_; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    QTimer* timer_;
    qint64 done_ = 0, total_ = 0;
    int phase_ = 0;
    bool running_ = false;
};

} // namespace sekisho::ui::members

#pragma once
// One step on its way: requested → acknowledged → verified as a small track with times, its state as a chip, why it is
// there and what to do, and the evidence when somebody asks for it. GUI thread.

#include "models/domain/cut_off.h"
#include "ui/delegates/status_chip.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QLabel;
class QToolButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::lostdevice {

class Track final : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kStations = 3;
    struct Station {
        QString time; // empty: not reached
        Tone tone = Tone::Neutral;
    };
    explicit Track(QWidget* parent = nullptr);
    void present(const std::array<Station, kStations>& stations, const QString& spoken);
    static int widthFor(const QFontMetrics& metrics);
    static QStringList heads(); // of the stations
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::array<Station, kStations> stations_;
};

class StepLine final : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kChipWidth = 116;
    static constexpr int kToggleWidth = 28;
    explicit StepLine(QWidget* parent = nullptr);
    void present(const CutOffStep& step, Instant beside);        // times of the day of `beside` stand without it
    void present(const StepOrder& step, const QString& waiting); // still in the queue

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void showEvidence(bool open);

    CutOffStep step_;
    Instant beside_{};
    QString waiting_; // not empty: in the queue
    WrappedLabel* name_;
    Track* track_;
    StatusChip* chip_;
    QToolButton* toggle_;
    WrappedLabel* advice_;
    WrappedLabel* evidence_;
};

} // namespace sekisho::ui::lostdevice

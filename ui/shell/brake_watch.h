#pragma once
// Looks after what the brake holds while a tenant is open, for those who may decide: how much it is, and that a hold
// begins. Woken by the feed, asks the service soon after. GUI thread.

#include "models/domain/brake.h"
#include "ui/widgets/pane.h"

#include <QObject>

#include <functional>
#include <vector>

class QTimer;

namespace sekisho::ui {

class BrakeWatch final : public QObject {
    Q_OBJECT
  public:
    explicit BrakeWatch(PaneServices services, QObject* parent = nullptr);

    void refresh(); // rights or connection may be others now
    int held() const { return held_; }
    QString sentence() const; // what is held, by kind

  Q_SIGNALS:
    void changed(); // held()
    void began();   // something holds, and nothing did before

  private:
    void copyChanged();
    void ask();
    void came(std::vector<BrakeUse> uses);
    bool mayDecide() const;

    PaneServices services_;
    std::vector<BrakeUse> uses_;
    int held_ = 0;
    std::int64_t cursor_ = -1; // of the copy, when the service was asked
    QTimer* soon_;
    ports::CallHandle call_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui

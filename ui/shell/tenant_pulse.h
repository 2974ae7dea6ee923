#pragma once
// Tells whoever keeps something that is in no copy that something has happened in the tenant: by the feed of the local
// copy, or, for those whose role has no feed, by the push of the service itself. GUI thread.

#include "ui/widgets/pane.h"

#include <QElapsedTimer>
#include <QObject>

class QTimer;

namespace sekisho::ui {

class TenantPulse final : public QObject {
    Q_OBJECT
  public:
    explicit TenantPulse(PaneServices services, QObject* parent = nullptr);
    void linkChanged();

  Q_SIGNALS:
    void beat();     // soon after something happened, twice a second at most
    void slowBeat(); // the same, but while it goes on only every five seconds

  private:
    void copyChanged();
    void listen();
    void happened();
    void slowed();

    PaneServices services_;
    std::int64_t cursor_ = -1; // of the copy
    std::int64_t heard_ = -1;  // of the push
    QTimer* soon_;
    QTimer* slow_;
    QElapsedTimer sinceSlow_;
    ports::CallHandle copyWatch_;
    ports::CallHandle push_; // where there is no copy
};

} // namespace sekisho::ui

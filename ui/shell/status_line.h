#pragma once
// The bottom line of the window: connection in words and shape, age of the local copy, jobs, role, time. GUI thread.

#include "models/commands/job_list.h"
#include "models/ports/cache.h"
#include "models/ports/cut_off_queue.h"
#include "models/ports/gateway.h"

#include <QRgb>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sekisho::ui {

class StatusLine final : public QWidget {
    Q_OBJECT
  public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setLink(const ports::LinkStatus& link, bool signedIn);
    void setCopy(const ports::CacheStatus& status, Instant now);
    // Orders that wait in this console for the connection, with the age of the oldest; none: nothing is shown.
    void setQueued(const std::vector<ports::QueuedCutOff>& waiting, Instant now);
    void setJobs(const commands::JobList& jobs);
    void setHeld(int orders);      // what the brake holds, for those who may decide; 0: nothing is shown
    void setRequests(int waiting); // requests that this administrator can decide; 0: nothing is shown
    // A role that runs for a time; an empty name: none does. `soon`: it ends within minutes.
    void setActivation(const QString& role, const QString& left, const QString& spoken, bool soon);
    void setAccount(const QString& tenant, const QString& account, const QString& role);
    void setTime(Instant now);
    QString connectionText() const;

  Q_SIGNALS:
    void jobsWanted();
    void heldWanted();
    void requestsWanted();
    void rightsWanted();
    void connectionWanted();

  protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    struct LinkLook { // of the mark of the connection
        bool online = false;
        QRgb ink = 0;
        qreal ratio = 1;
        bool operator==(const LinkLook&) const = default;
    };
    QToolButton* link_;
    std::optional<LinkLook> linkLook_;
    QLabel* queued_;
    QLabel* copy_;
    QProgressBar* loading_;
    QToolButton* activation_;
    QToolButton* requests_;
    QToolButton* held_;
    QToolButton* jobs_;
    QProgressBar* jobProgress_;
    QLabel* account_;
    QLabel* time_;
    int heldOrders_ = 0;
    int waitingRequests_ = 0;
};

} // namespace sekisho::ui

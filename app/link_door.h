#pragma once
// One console of a person opens the links of all: a process that is started with a link hands it to the one that runs
// already, over a local socket that only this person can reach. GUI thread.

#include <QObject>
#include <QString>

#include <functional>

class QLocalServer;

namespace sekisho::app {

class LinkDoor final : public QObject {
    Q_OBJECT
  public:
    // `path` of the socket; the usual one is linkDoorPath(). Another console that listens there already keeps it.
    LinkDoor(const QString& path, std::function<void(const QString& link)> opened, QObject* parent = nullptr);
    bool listening() const;

  private:
    void received();
    QLocalServer* server_;
    std::function<void(const QString&)> opened_;
};

QString linkDoorPath();
// True: a console that runs has taken it. Waits at most a second.
bool handLinkOver(const QString& path, const QString& link);

} // namespace sekisho::app

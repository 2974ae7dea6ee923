#pragma once
// The service's menu tree (S3) as far as this console has screens: names and order of the service. What the role may
// not open is grey with the reason, which Enter or its menu explains; a screen with an unsaved draft carries a mark.
// GUI thread.

#include "models/ports/gateway.h"

#include <QStringList>
#include <QTreeWidget>

#include <functional>
#include <map>

namespace sekisho::ui {

class NavPanel final : public QTreeWidget {
    Q_OBJECT
  public:
    explicit NavPanel(QStringList offered,
                      QWidget* parent = nullptr); // menu keys that have a pane, by the service's order
    void update(const ports::Identity* identity, Instant now, const QStringList& drafts);
    void setCount(const QString& key, int count); // what waits behind an entry, as a number at its end; 0: nothing
    void setCurrentKey(const QString& key);
    QString currentKey() const;

  Q_SIGNALS:
    void opened(const QString& menuKey);
    void whyWanted(const QString& menuKey); // why is this entry closed to me?

  protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    QTreeWidgetItem* itemOf(const QString& key) const;
    bool isClosed(const QTreeWidgetItem* item) const;
    void build();
    QStringList offered_;
    QStringList drafts_;
    std::map<QString, int> counts_;
    std::function<QString(const QString&)> closedWhy_;
};

} // namespace sekisho::ui

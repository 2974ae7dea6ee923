#pragma once
// All actions with their shortcuts, to be read and changed; a shortcut taken twice is named at once. GUI thread.

#include "models/commands/registry.h"

#include <QDialog>
#include <QMap>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace sekisho::ui {

class ShortcutsDialog final : public QDialog {
    Q_OBJECT
  public:
    ShortcutsDialog(commands::Registry& registry, QMap<QString, QString> changed, QWidget* parent);

  Q_SIGNALS:
    void agreed(const QMap<QString, QString>& changed); // only what differs from the default

  private:
    void fill();
    void showCurrent();
    void take(const QString& portable);
    QString of(const QString& key) const;
    QString clash() const; // sentence, or empty

    commands::Registry& registry_;
    QMap<QString, QString> changed_;
    QTreeWidget* list_;
    QKeySequenceEdit* editor_;
    QLabel* fault_;
    QPushButton* save_;
};

} // namespace sekisho::ui

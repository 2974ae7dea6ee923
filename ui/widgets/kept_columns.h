#pragma once
// Which columns of a table are seen, in which order and how wide: as the person left them, for each tenant, beside the
// local copy. The head has a menu to show and hide columns and to go back to the usual ones. GUI thread.

#include "models/ports/cache.h"

#include <QCoreApplication>
#include <QObject>
#include <QString>

#include <functional>

class QHeaderView;
class QPoint;
class QTableView;
class QTimer;

namespace sekisho::ui {

class KeptColumns final : public QObject {
    Q_DECLARE_TR_FUNCTIONS(KeptColumns)
  public:
    // `table` has its model and owns this. `name`: of what is kept, "devices.mobile".
    KeptColumns(QTableView* table, ports::Cache& cache, QString name);

    // Lays the usual columns, then what was kept of them. Again after a change of language, or with another `name`.
    void lay(std::function<void()> usual);
    void setName(const QString& name);

  private:
    void apply(const std::string& text);
    void keep();
    void forget();
    void showMenu(const QPoint& at);
    std::string key() const;

    QTableView* table_;
    QHeaderView* head_;
    ports::Cache& cache_;
    QString name_;
    std::function<void()> usual_;
    QTimer* later_;
    bool laying_ = false;
};

} // namespace sekisho::ui

#pragma once
// The user types of the tenant and which of them a template is assigned to: in read mode those it has, in a draft all
// of them with a tick, each with the template it has otherwise. GUI thread.

#include "models/commands/template_reach.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <string>
#include <vector>

class QTableWidget;
class QTableWidgetItem;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::templates {

class TypesTable final : public QWidget {
    Q_OBJECT
  public:
    explicit TypesTable(const ports::Cache& cache, QWidget* parent = nullptr);

    void present(const policy::ServiceTemplate& shown, const commands::Templates& all);
    void setReadOnly(bool readOnly);
    const std::vector<std::string>& types() const { return types_; }

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void ticked(const QTableWidgetItem* item);
    QString remarkOf(const std::string& type) const;

    const ports::Cache& cache_;
    commands::Templates all_;
    policy::TemplateId id_;
    bool isDefault_ = false;
    std::vector<std::string> types_;
    bool readOnly_ = true;
    WrappedLabel* note_;
    QTableWidget* table_;
};

} // namespace sekisho::ui::templates

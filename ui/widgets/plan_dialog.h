#pragma once
// Asks what a commands::Plan must ask: names the consequence and the subjects, takes the arguments, wants the typed
// word. Opened without a nested loop; `agreed` runs with the arguments once, or nothing happens. Deletes itself.

#include "models/commands/command.h"

#include <QDialog>

#include <functional>
#include <map>

class QLineEdit;
class QPushButton;
class QFormLayout;

namespace sekisho::ui {

class WrappedLabel;

class PlanDialog final : public QDialog {
    Q_OBJECT
  public:
    PlanDialog(commands::Plan plan, commands::Danger danger, std::function<void(const QVariantMap&)> agreed,
               QWidget* parent);
    // A form of its own below the rest; what it holds is the caller's to read. `fine` is asked when the person agrees:
    // false keeps the dialog open.
    void addForm(QWidget* form, std::function<bool()> fine);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void addAsk(QFormLayout* form, const commands::Ask& ask);
    QVariantMap arguments() const;
    void changed();
    void update();

    commands::Plan plan_;
    std::function<void(const QVariantMap&)> agreed_;
    std::map<QString, std::function<QVariant()>> values_;
    std::function<bool()> fine_;
    QLineEdit* typed_ = nullptr;
    bool touched_ = false;
    WrappedLabel* why_;
    QPushButton* go_;
};

} // namespace sekisho::ui

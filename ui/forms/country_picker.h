#pragma once
// Countries as a control of a policy's field: those chosen first, the others below, found by name in either language,
// reading in Latin letters, or code. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <string>
#include <vector>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace sekisho::ui {

class SearchField;
class WrappedLabel;

class CountryPicker final : public ValueEditor {
    Q_OBJECT
  public:
    explicit CountryPicker(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override { return chosen_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Country {
        std::string code;
        QString name; // in the language that is on
        std::string search;
    };
    void learnNames();
    QTreeWidgetItem* itemOf(const std::string& code, const QString& name);
    void fill();
    void filter();
    void ticked(QTreeWidgetItem* item);
    void moved(const std::string& code);
    void setHeads();
    void refresh();

    const policy::Field& field_;
    std::vector<std::string> chosen_;
    std::vector<Country> countries_; // by name, as the language sorts them
    bool readOnly_ = true;
    SearchField* search_;
    QLabel* count_;
    QTreeWidget* tree_;
    QTreeWidgetItem* chosenHead_;
    QTreeWidgetItem* othersHead_;
    WrappedLabel* none_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui

#pragma once
// A list of addresses and ranges with their labels, as a control of a policy's field: typed one by one, edited in
// place, or pasted by the thousand. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace sekisho::ui {

class AddressTableModel;
class SearchField;
class WrappedLabel;

class AddressListEditor final : public ValueEditor {
    Q_OBJECT
  public:
    explicit AddressListEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override;
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

    void openPaste(const QString& text); // the dialog for a whole list

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildEntry();
    void buildTable();
    void connectParts();
    void addTyped();
    void takeMany(const std::vector<policy::AddressEntry>& more);
    void removeChosen();
    void copyChosen() const;
    void pasteFromClipboard();
    std::vector<std::size_t> chosenEntries() const;
    void typedChanged();
    void refresh();
    void retranslate();

    const policy::Field& field_;
    bool readOnly_ = true;
    QString unfinished_; // lines of a paste that are still to be corrected
    AddressTableModel* model_;
    QWidget* entry_;
    QLineEdit* address_;
    QLineEdit* label_;
    QPushButton* add_;
    WrappedLabel* typedFault_;
    SearchField* search_;
    QToolButton* onlyFaults_;
    QLabel* count_;
    QTableView* table_;
    WrappedLabel* empty_;
    WrappedLabel* lineFault_;
    QWidget* actions_;
    QPushButton* paste_;
    QPushButton* copy_;
    QPushButton* remove_;
    QAction* copyAction_;
    QAction* removeAction_;
    QWidget* left_;
    WrappedLabel* leftText_;
    QPushButton* correct_;
};

} // namespace sekisho::ui

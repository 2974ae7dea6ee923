#pragma once
// Every field with what the tenant asks of it, and the numbering of employees: read mode, or a draft that is saved as a
// whole. GUI thread.

#include "models/domain/error.h"
#include "models/domain/tenant_fields.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QTableWidgetItem;

namespace sekisho::ui {
class FormField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::fields {

class SettingsPage final : public QWidget {
    Q_OBJECT
  public:
    explicit SettingsPage(QWidget* parent = nullptr);

    // What is so now. An open draft stays: what it changes is laid over it.
    void present(const FieldsPicture& picture, bool countsKnown);
    void edit();
    void resume(const FieldSettings& base, const FieldSettings& draft); // a draft of an earlier time
    void discard();
    bool drafting() const { return drafting_; }
    bool dirty() const;
    const FieldSettings& base() const { return base_; }
    const FieldSettings& draft() const { return draft_; }
    bool check(); // shows what is wrong with the numbering; true: nothing
    bool showFault(const Error& error);
    void setMayChange(const QString& whyNot); // empty: it can be changed
    ListTable listForFile(const QString& title) const;

  Q_SIGNALS:
    void editWanted();
    void saveWanted();
    void discardWanted();
    void numbersWanted();
    void draftChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void connectParts();
    QWidget* buildNumbering();
    void fill();
    void setCell(int row, int column, bool may, bool on, const QString& text);
    void cellChanged(QTableWidgetItem* item);
    void numberingEdited();
    void refresh();
    void retranslate();

    FieldsPicture picture_;
    bool countsKnown_ = false;
    FieldSettings base_;
    FieldSettings draft_;
    bool drafting_ = false;
    bool filling_ = false;
    QString whyNot_;
    QTableWidget* table_;
    QLabel* numberingTitle_;
    QCheckBox* automatic_;
    QLineEdit* prefix_;
    QSpinBox* digits_;
    FormField* prefixField_;
    FormField* digitsField_;
    WrappedLabel* preview_;
    WrappedLabel* without_;
    QPushButton* give_;
    QPushButton* edit_;
    QPushButton* save_;
    QPushButton* discard_;
    QLabel* state_;
};

} // namespace sekisho::ui::fields

#pragma once
// A list of short texts as a control of a policy's field: typed or pasted in any number, each once, chosen ones copied
// or deleted. What an entry is, how it looks and the words are its sub-classes'. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <map>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class EntryListEditor : public ValueEditor {
    Q_OBJECT
  public:
    policy::Value value() const override { return entries_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    struct Words {
        QString example;   // in the empty line
        QString typedName; // of the line
        QString addWhy, removeWhy;
        QString read; // read mode: the entries in words, or that there are none
    };
    enum class Order { AsAdded, Ascending };
    // `prefix` begins the object names. Call retranslate() at the end of the constructor.
    EntryListEditor(const policy::Field& field, Order order, const QString& prefix, QWidget* parent);

    // Whether each can be an entry is check()'s to say.
    virtual std::vector<std::string> entriesIn(const QString& text) const = 0;
    virtual Words words() const = 0;
    virtual QString toldOfAdding(int added, int known) const = 0;
    virtual QString toldOfDeleting(int count) const = 0;
    virtual int listHeight() const = 0;
    virtual void dress(QListWidgetItem& item, bool wrong) const = 0;
    virtual void refresh();
    virtual void retranslate();

    void add(const QString& text);
    void copyChosen() const;
    const std::vector<std::string>& entries() const { return entries_; }
    bool readOnly() const { return readOnly_; }
    QListWidget* list() const { return list_; }
    QWidget* entryRow() const { return entry_; }    // a row for more buttons
    QWidget* actionRow() const { return actions_; } // likewise
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void build(const QString& prefix);
    void deleteChosen();
    void fill();

    const policy::Field& field_;
    const Order order_;
    std::vector<std::string> entries_;
    std::map<int, QString> faults_;
    QString told_; // what the last addition or deletion did
    bool readOnly_ = true;
    QWidget* entry_;
    QLineEdit* typed_;
    QPushButton* add_;
    WrappedLabel* note_;
    QListWidget* list_;
    QWidget* actions_;
    QPushButton* remove_;
    QLabel* count_;
    QAction* copyAction_;
    QAction* removeAction_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui

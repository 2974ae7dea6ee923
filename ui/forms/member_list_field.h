#pragma once
// Members as a control of a policy's field, shown from the local copy: name, ID, organization, and what is odd about
// one (deleted, not there any more). Picked one by one, or pasted as IDs. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"
#include "ui/widgets/pane.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QTableWidget;

namespace sekisho::ui {

class SearchField;
class WrappedLabel;

class MemberListField final : public ValueEditor {
    Q_OBJECT
  public:
    MemberListField(const policy::Field& field, const PaneServices& services, QWidget* parent = nullptr);
    ~MemberListField() override;

    policy::Value value() const override { return ids_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;
    // What else is to be said of a member, by id; empty: nothing. Asked again with each refreshRows().
    void setRemark(std::function<QString(const std::string&)> remark);
    void refreshRows();
    void setListName(const QString& name); // for whom cannot see it; otherwise the label of the field

  Q_SIGNALS:
    void memberWanted(const QString& id); // to be opened

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void pick();
    void pasteIds();
    void add(const std::vector<std::string>& more);
    void removeChosen();
    void copyChosen() const;
    void fillRow(int row, const std::string& id);
    void filter();
    void refresh();
    void retranslate();

    const policy::Field& field_;
    const PaneServices services_;
    std::vector<std::string> ids_;
    std::map<int, QString> faults_;
    std::function<QString(const std::string&)> remark_;
    QString told_;
    QString listName_;
    bool readOnly_ = true;
    SearchField* search_;
    QLabel* count_;
    WrappedLabel* empty_;
    QTableWidget* table_;
    WrappedLabel* note_;
    QWidget* actions_;
    QPushButton* add_;
    QPushButton* paste_;
    QPushButton* remove_;
    QAction* copyAction_;
    QAction* removeAction_;
    ports::CallHandle watch_;
};

} // namespace sekisho::ui

#pragma once
// Members, masters or mail rights of a group in a form: what is in it, adding through pickers, taking out. What cannot
// be added says why in the picker. GUI thread.

#include "models/domain/group.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QListWidget;
class QPushButton;

namespace sekisho::ui::groups {

QString entryName(const ports::Cache& cache, const GroupMember& entry);
const char* entryIcon(GroupMemberKind kind);

class EntryEditor final : public QWidget {
    Q_OBJECT
  public:
    enum class Holds { Masters, Members, MailRecipients, MailSenders }; // people alone, but Members
    EntryEditor(ports::Cache& cache, Holds holds, QWidget* parent = nullptr);

    void setEntries(std::vector<GroupMember> entries);
    const std::vector<GroupMember>& entries() const { return entries_; }
    void setSelf(const GroupId& self) { self_ = self; } // never offered, nor whatever holds it

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void pickUser();
    void pickOrgUnit();
    void pickGroup();
    void add(GroupMember entry);
    void removeChosen();
    void addLine(const GroupMember& entry);
    void refresh();
    void retranslate();
    bool has(const GroupMember& entry) const;
    std::map<std::string, QString> refusedGroups() const;

    ports::Cache& cache_;
    const Holds holds_;
    GroupId self_;
    std::vector<GroupMember> entries_;
    QListWidget* list_;
    QPushButton* user_;
    QPushButton* unit_;
    QPushButton* group_;
    QPushButton* remove_;
};

} // namespace sekisho::ui::groups

#pragma once
// One organization beside the tree: its data in read mode with its members, or the form with a draft. GUI thread.

#include "models/items/member_table_model.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <functional>
#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QVBoxLayout;

namespace sekisho::ui {
class DraftFrame;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::rooms {
class RoomPanel;
}

namespace sekisho::ui::orgunits {

class OrgUnitForm;
class OrgUnitHead;

class OrgUnitPage final : public QWidget {
    Q_OBJECT
  public:
    explicit OrgUnitPage(const PaneServices& services, QWidget* parent = nullptr);
    ~OrgUnitPage() override;

    // Read mode. Nothing while a draft is open: it stays until saved or discarded.
    void present(const std::optional<OrgUnit>& unit, const QString& path, const ports::OrgNode* node);
    void edit(const OrgUnit& unit); // a draft of what is there
    void add(const OrgUnit& fresh); // a draft of a new one
    // A draft of an earlier time, or one that stands on what somebody else saved. A new one whose place is gone comes
    // to the top.
    void resume(const OrgUnit& before, OrgUnit edited);
    bool drafting() const;
    const OrgUnit& base() const { return before_; } // of the draft; id empty: a new one
    bool dirty() const;
    void discard();
    void setWorkgroup(const QString& workgroup);
    void setMayChange(bool may, const QString& why);
    OrgUnitForm& form() { return *form_; }
    rooms::RoomPanel& room() { return *room_; }
    void addBlock(QWidget* block); // below the members
    OrgUnitHead& head() { return *head_; }

  Q_SIGNALS:
    void saveWanted(const sekisho::OrgUnit& before, const sekisho::OrgUnit& after); // before.id empty: a new one
    void triggered(const QString& commandKey);
    void draftChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildRead();
    void fitColumns();
    DraftFrame* buildDraft();
    void refresh();
    void retranslate();
    void addFact(const QString& name, const QString& value);

    ports::Cache& cache_;
    ports::Executor& gui_;
    std::optional<OrgUnit> unit_;
    OrgUnit before_;
    QString path_;
    QString draftPath_;
    std::uint32_t direct_ = 0, all_ = 0;
    bool mayChange_ = false;
    QString whyNot_;
    QStackedWidget* pages_;
    StatePage* nothing_;
    QWidget* read_;
    DraftFrame* draft_;
    QLabel* title_;
    QLabel* place_;
    QWidget* facts_ = nullptr;
    QVBoxLayout* factsHome_;
    items::MemberTableModel* members_;
    QTableView* table_;
    QTabWidget* tabs_;
    rooms::RoomPanel* room_;
    QPushButton* edit_;
    QPushButton* add_;
    QPushButton* delete_;
    OrgUnitForm* form_;
    OrgUnitHead* head_;
};

} // namespace sekisho::ui::orgunits

#pragma once
// 紛失対応 (menu key "security.lostDevice"): a field to find the member, the cut-offs with how far they are, those on
// top that wait in this console; the response of one member, and one order from click to proof. GUI thread.

#include "models/commands/draft_texts.h"
#include "ui/widgets/pane.h"

#include <QElapsedTimer>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace sekisho::items {
class CutOffListModel;
class MemberTableModel;
} // namespace sekisho::items
namespace sekisho::ui {
class Banner;
class KeptDraft;
class SearchField;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::lostdevice {
class FollowPage;
class ResponsePage;
} // namespace sekisho::ui::lostdevice

namespace sekisho::ui {

class LostDevicePane final : public Pane {
    Q_OBJECT
  public:
    explicit LostDevicePane(PaneServices services, QWidget* parent = nullptr);
    ~LostDevicePane() override;

    QString menuKey() const override { return QStringLiteral("security.lostDevice"); }
    QString title() const override;
    void focusFilter() override; // the field that finds a member
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    bool giveUpDraft() override; // back to the list; asks when something was written
    bool hasDraft() const override;
    void showResource(const QString& id) override; // of a member: the response; "cutOff:" and its id: how far it is
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildHead();
    QWidget* buildList();
    void buildFound();
    void build();
    void connectParts();
    void connectPages();
    void offerCommands();
    void load();
    void loadMore();
    void taken(Result<ports::CutOffPage> page, bool more);
    void copyChanged();
    void queueChanged();
    void search();
    void respondTo(int row);
    void openRow(int row);
    void respond(const UserId& member, const commands::CutOffRecord& record = {});
    void follow(const QString& cutOffId, const commands::CutOffRecord& record = {});
    std::string draftText() const;
    void resumeDraft();
    void showList();
    void withdrawRow();
    void withdrawWaiting(const CutOffId& id, const QString& name);
    bool staysForOrder();                    // an order is on its way: says so
    void leaveFor(std::function<void()> go); // asks first when something was written
    void refreshLook();
    void refreshFoot();
    void retranslate();
    ListTable listForFile() const;

    items::CutOffListModel* model_;
    items::MemberTableModel* found_;
    KeptDraft* kept_;
    bool resumed_ = false; // what was written before the end of the program
    bool loaded_ = false;
    bool foundSet_ = false; // the table of members has its list
    std::string nextCursor_;
    std::vector<CutOff> arriving_; // of a refresh, until it is as long as what is shown
    QElapsedTimer fed_;            // since the feed made it ask
    std::optional<Error> error_;
    std::int64_t copyAt_ = -1;
    QLabel* heading_;
    QToolButton* back_;
    QComboBox* filter_;
    SearchField* search_;
    Banner* banner_;
    QStackedWidget* stack_;
    QWidget* listPage_;
    QStackedWidget* listStack_;
    QTableView* table_;
    StatePage* state_;
    QTableView* members_;
    QLabel* count_;
    QPushButton* open_;
    QPushButton* withdraw_;
    lostdevice::ResponsePage* response_;
    lostdevice::FollowPage* follow_;
    QTimer* asker_;
    QTimer* age_;
    ports::CallHandle listCall_;
    ports::CallHandle copyWatch_;
    ports::CallHandle queueWatch_;
};

} // namespace sekisho::ui

#pragma once
// モニタリング > トーク内容 (menu key "monitoring.talkContent"): what members wrote, after the agreement. Each search
// is a reading that the service records, so nothing is asked again by itself. What is shown can be asked for as a file
// of the service (ログダウンロード), never written from here: that is on record as well. GUI thread.

#include "models/domain/monitoring.h"
#include "ui/widgets/pane.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace sekisho::items {
class MessageContentModel;
}
namespace sekisho::ui {
class Banner;
class DateField;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::monitoring {
class ConsentDesk;
class ConsentGate;
class MessageDetail;
} // namespace sekisho::ui::monitoring

namespace sekisho::ui {

class TalkContentPane final : public Pane {
    Q_OBJECT
  public:
    explicit TalkContentPane(PaneServices services, QWidget* parent = nullptr);
    ~TalkContentPane() override;

    QString menuKey() const override { return QStringLiteral("monitoring.talkContent"); }
    QString title() const override;
    void focusFilter() override;
    void showResource(const QString& sender) override; // a login id: becomes the condition
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void build();
    QWidget* buildConditions();
    QWidget* buildResult();
    void connectParts();
    std::optional<ContentQuery> wanted() const; // nothing: a day cannot be read
    void search();
    void clear();
    void refresh();
    void refreshResult();
    void rowChosen();
    void fitContent();
    void offerExport();
    void refreshExport();
    void retranslate();

    monitoring::ConsentDesk* consent_;
    items::MessageContentModel* model_;
    QLabel* heading_;
    WrappedLabel* purpose_;
    Banner* banner_;
    QStackedWidget* stack_;
    StatePage* state_;
    QWidget* gatePage_;
    monitoring::ConsentGate* gate_;
    QWidget* work_;
    QLabel* labels_[7] = {};
    DateField* from_;
    DateField* until_;
    QLineEdit* text_;
    QLineEdit* sender_;
    QLineEdit* receiver_;
    QLineEdit* channel_;
    QComboBox* bot_;
    QPushButton* go_;
    QPushButton* clear_;
    QStackedWidget* result_;
    StatePage* resultState_;
    QSplitter* body_;
    QTableView* table_;
    monitoring::MessageDetail* detail_;
    QLabel* count_;
    WrappedLabel* searchedTo_;
    QPushButton* goOn_;
    QPushButton* export_;
    QProgressBar* busy_;
};

} // namespace sekisho::ui

#pragma once
// モニタリング > 例外管理 (menu key "monitoring.exceptions"): up to 200 members whom no policy of talk, mail and Drive
// monitors. GUI thread.

#include "models/ports/monitoring.h"
#include "ui/widgets/pane.h"

class QLabel;
class QMenu;
class QToolButton;

namespace sekisho::items {
class MonitorExceptionModel;
}
namespace sekisho::ui {
class Banner;
class CommandBar;
class PagedList;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui {

class ExceptionsPane final : public Pane {
    Q_OBJECT
  public:
    explicit ExceptionsPane(PaneServices services, QWidget* parent = nullptr);
    ~ExceptionsPane() override;

    QString menuKey() const override { return QStringLiteral("monitoring.exceptions"); }
    QString title() const override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    void showResource(const QString& memberId) override;
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void connectParts();
    void offerCommands();
    std::vector<ports::MonitorException> chosen() const;
    void add();
    void propose(const UserId& member, const QString& name);
    void added(const QString& name, Result<std::monostate> outcome);
    void shownChanged();
    QString refusal() const;
    void refreshRights();
    void trigger(const QString& key);
    void retranslate();

    items::MonitorExceptionModel* model_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    QToolButton* export_;
    QToolButton* refresh_;
    WrappedLabel* about_;
    Banner* banner_;
    PagedList* list_;
    CommandBar* bar_;
    QMenu* menu_;
    std::string wanted_;
    ports::CallHandle adding_;
};

} // namespace sekisho::ui

#pragma once
// ログイン状況 (menu key "security.sessions"): who is signed in from where, live; logging out those chosen or all that
// match. Asked of the service a page at a time, again by itself when something has happened. GUI thread.

#include "models/ports/devices.h"
#include "ui/widgets/pane.h"

#include <memory>
#include <vector>

class QLabel;
class QMenu;
class QToolButton;

namespace sekisho::items {
class LiveSessionModel;
}
namespace sekisho::ui {
class Banner;
class CommandBar;
class KeptColumns;
class PagedList;
} // namespace sekisho::ui
namespace sekisho::ui::sessions {
class SessionFilterRow;
}

namespace sekisho::ui {

class SessionsPane final : public Pane {
    Q_OBJECT
  public:
    explicit SessionsPane(PaneServices services, QWidget* parent = nullptr);
    ~SessionsPane() override;

    QString menuKey() const override { return QStringLiteral("security.sessions"); }
    QString title() const override;
    void focusFilter() override;
    void showResource(const QString& text) override; // a member's ID, a device, an address: becomes the filter
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void connectParts();
    void connectCommands();
    void offerCommands();
    void refilter();
    void shownChanged();
    void refreshCount();
    void retranslate();
    void fitColumns();
    void usualColumns();
    void openMember(const UserId& user);
    void openMenu(const QPoint& at);
    void trigger(const QString& key);
    QString countText() const;

    items::LiveSessionModel* model_;
    PagedList* list_;
    KeptColumns* columns_;
    sessions::SessionFilterRow* filter_;
    CommandBar* bar_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* export_;
    QToolButton* refresh_;
    Banner* banner_;
    QMenu* menu_;
    std::shared_ptr<const std::vector<ports::LiveSession>> chosen_;
};

} // namespace sekisho::ui

#pragma once
// 信頼済み端末 (menu key "security.trustedDevices"): devices that are not asked for 2-step verification again, and
// their removal, which is no ban. Asked of the service a page at a time. GUI thread.

#include "models/domain/device.h"
#include "ui/widgets/pane.h"

#include <memory>
#include <vector>

class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace sekisho::items {
class TrustedTableModel;
}
namespace sekisho::ui {
class Banner;
class CommandBar;
class KeptColumns;
class PagedList;
class SearchField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui {

class TrustedDevicesPane final : public Pane {
    Q_OBJECT
  public:
    explicit TrustedDevicesPane(PaneServices services, QWidget* parent = nullptr);
    ~TrustedDevicesPane() override;

    QString menuKey() const override { return QStringLiteral("security.trustedDevices"); }
    QString title() const override;
    void focusFilter() override;
    void showResource(const QString& text) override; // becomes the filter
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void connectParts();
    void refilter();
    void shownChanged();
    void refreshCount();
    void retranslate();
    void openMember(const UserId& user);
    void openMenu(const QPoint& at);
    std::string wantedText() const;

    items::TrustedTableModel* model_;
    PagedList* list_;
    KeptColumns* columns_;
    SearchField* search_;
    QToolButton* block_;
    CommandBar* bar_;
    QLabel* heading_;
    QLabel* number_;
    WrappedLabel* about_;
    QToolButton* export_;
    QToolButton* refresh_;
    Banner* banner_;
    QMenu* menu_;
    QTimer* typing_;
    std::shared_ptr<const std::vector<TrustedDevice>> chosen_;
};

} // namespace sekisho::ui

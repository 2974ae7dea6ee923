#pragma once
// 利用状況 (menu key "security.usage"): the devices that members work with, phones, PCs and Drive explorers, of the
// last three years. Asked of the service a page at a time; orders for several go through the brake. GUI thread.

#include "models/domain/device.h"
#include "ui/widgets/pane.h"

#include <memory>
#include <string>
#include <vector>

class QLabel;
class QMenu;
class QTabBar;
class QToolButton;

namespace sekisho::items {
class DeviceTableModel;
}
namespace sekisho::ui {
class Banner;
class CommandBar;
class KeptColumns;
class PagedList;
} // namespace sekisho::ui
namespace sekisho::ui::devices {
class DeviceDetail;
class DeviceFilterRow;
} // namespace sekisho::ui::devices

namespace sekisho::ui {

class DevicesPane final : public Pane {
    Q_OBJECT
  public:
    explicit DevicesPane(PaneServices services, QWidget* parent = nullptr);
    ~DevicesPane() override;

    QString menuKey() const override { return QStringLiteral("security.usage"); }
    QString title() const override;
    void focusFilter() override;
    void showResource(const QString& text) override; // a member's ID, or part of a device's name: becomes the filter
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
    DeviceFilter wantedFilter() const;
    void refilter();
    void shownChanged();
    void refreshCount();
    void retranslate();
    void fitColumns();
    void usualColumns();
    void openMember(int row);
    void openMenu(const QPoint& at);
    void trigger(const QString& key);
    ClientKind kind() const;
    ListTable listForFile() const;
    void save();

    items::DeviceTableModel* model_;
    PagedList* list_;
    KeptColumns* columns_;
    devices::DeviceFilterRow* filter_;
    devices::DeviceDetail* detail_;
    CommandBar* bar_;
    QTabBar* tabs_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* export_;
    QToolButton* refresh_;
    Banner* banner_;
    QMenu* menu_;
    std::shared_ptr<const std::vector<Device>> chosen_;
};

} // namespace sekisho::ui

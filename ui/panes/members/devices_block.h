#pragma once
// デバイス on a member's page: the devices he works with, what is installed, how they are managed, and what can be done
// with those chosen. Asked of the service. GUI thread.

#include "models/domain/device.h"
#include "ui/panes/members/activity_blocks.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

class QStandardItemModel;

namespace sekisho::ui {
class CommandBar;
}

namespace sekisho::ui::members {

class DevicesBlock final : public RemoteBlock {
    Q_OBJECT
  public:
    DevicesBlock(const PaneServices& services, QWidget* parent = nullptr);
    const std::vector<Device>& devices() const { return devices_; }
    ListTable listForFile() const override;

  Q_SIGNALS:
    void triggered(const QString& commandKey);

  protected:
    ports::CallHandle ask(const UserId& member, const std::string& cursor) override;
    void clear() override;
    QString emptyText() const override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void offer();
    void fill();
    void chosenChanged();
    void refresh();

    std::vector<Device> devices_;
    std::shared_ptr<const std::vector<Device>> chosen_;
    std::set<std::string> kept_; // chosen before it was asked again
    QStandardItemModel* model_;
    CommandBar* bar_;
};

} // namespace sekisho::ui::members

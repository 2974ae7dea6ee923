#pragma once
// Everything known of one device, beside the list: what it is, whose, how it is managed, when it was seen. GUI thread.

#include "models/domain/device.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QStackedWidget;

namespace sekisho::ui {
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::devices {

class DeviceDetail final : public QWidget {
    Q_OBJECT
  public:
    explicit DeviceDetail(const Clock& clock, QWidget* parent = nullptr);
    void present(std::optional<Device> device, int chosen); // how many are chosen in all

  Q_SIGNALS:
    void memberWanted(const QString& userId);
    void sessionsWanted(const QString& loginId);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void refresh();
    void fillFacts();
    void addFact(const QString& name, const QString& value, const char* key = "");

    const Clock& clock_;
    std::optional<Device> device_;
    int chosen_ = 0;
    QStackedWidget* stack_;
    StatePage* nobody_;
    QWidget* page_;
    WrappedLabel* name_;
    WrappedLabel* whose_;
    StatusChip* state_;
    WrappedLabel* update_;
    QPushButton* member_;
    QPushButton* sessions_;
    QWidget* facts_;
};

} // namespace sekisho::ui::devices

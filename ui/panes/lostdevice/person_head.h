#pragma once
// Who it is, large enough that nobody takes another one for him: photo, name, reading, where he belongs, login ID,
// state; and those who have the same name. GUI thread.

#include "models/commands/cut_off_desk.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace sekisho::ui {
class Avatar;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::lostdevice {

class PersonHead final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the object names of its parts.
    PersonHead(const PaneServices& services, const QString& name, int photoSize, QWidget* parent = nullptr);

    void present(const commands::CutOffPerson& person, const std::vector<commands::CutOffPerson>& namesakes = {});
    void linkChanged(); // a photo that could not be had

  Q_SIGNALS:
    void otherWanted(const QString& userId); // one of the same name

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void loadPhoto();
    void refresh();
    void fillNamesakes();

    const PaneServices& services_;
    commands::CutOffPerson person_;
    std::vector<commands::CutOffPerson> namesakes_;
    bool photoAsked_ = false;
    Avatar* avatar_;
    WrappedLabel* name_;
    QLabel* reading_;
    StatusChip* status_;
    WrappedLabel* organization_;
    QLabel* login_;
    QWidget* alike_;
    QVBoxLayout* alikeLines_;
    ports::CallHandle photoCall_;
};

} // namespace sekisho::ui::lostdevice

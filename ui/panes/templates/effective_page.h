#pragma once
// 有効な権限: what one member may use in the end, of which template it comes, and why. Asked of the service. GUI
// thread.

#include "models/policy/service_template.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::templates {

class MatrixView;

class EffectivePage final : public QWidget {
    Q_OBJECT
  public:
    explicit EffectivePage(const PaneServices& services, QWidget* parent = nullptr);
    void showMember(const UserId& member);
    void reload();

  Q_SIGNALS:
    void templateWanted(const QString& id);
    void memberWanted(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void pick();
    void refresh();
    QString userTypeOfMember() const;

    const PaneServices services_;
    UserId member_;
    std::optional<policy::EffectiveTemplate> effective_;
    std::optional<Error> error_;
    ports::CallHandle call_;
    QPushButton* pick_;
    QLabel* name_;
    WrappedLabel* note_;
    QLabel* template_;
    WrappedLabel* reason_;
    QPushButton* openTemplate_;
    QPushButton* openMember_;
    MatrixView* matrix_;
};

} // namespace sekisho::ui::templates

#pragma once
// The photo of a group (代表写真), or its initials, with choosing another one and deleting it: an image of at most 10
// MB. Fetched when the group is shown and has one. GUI thread.

#include "models/domain/error.h"
#include "models/domain/group.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace sekisho::ui {
class Avatar;
}

namespace sekisho::ui::groups {

class GroupPhoto final : public QWidget {
    Q_OBJECT
  public:
    explicit GroupPhoto(const PaneServices& services, QWidget* parent = nullptr);

    void present(const std::optional<Group>& group);
    QWidget* changer() const;                 // the button; the page places it beside its other commands
    void setMayChange(const QString& whyNot); // empty: it may
    void take(const QString& path);           // as if the person had chosen this file

  Q_SIGNALS:
    void told(const QString& sentence);
    void failed(const sekisho::Error& error);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void load();
    void fillMenu();
    void choose();
    void askToRemove();
    void remove();
    void done(const Result<std::monostate>& outcome, const QString& sentence);
    void refresh();

    const PaneServices& services_;
    std::optional<Group> group_;
    QString whyNot_;
    GroupId loadedOf_; // whose photo is shown, in which version
    Version loaded_ = -1;
    Avatar* avatar_;
    QToolButton* change_;
    ports::CallHandle load_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::groups

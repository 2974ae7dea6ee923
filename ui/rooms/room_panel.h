#pragma once
// The talk room of an organization or group: its features and what they hold, turning them on and off, erasing, and who
// really reads it through which nesting. Used by every page that has a room. GUI thread.

#include "models/domain/room.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QTableView;
class QTimer;

namespace sekisho::items {
class ReaderModel;
}
namespace sekisho::ui {
class SearchField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::rooms {

class RoomPanel final : public QWidget {
    Q_OBJECT
  public:
    explicit RoomPanel(const PaneServices& services, QWidget* parent = nullptr);
    ~RoomPanel() override;

    // `features` as the copy knows them. What the room holds is asked for when it can be seen, and again after the copy
    // has moved on: who reads follows from everything that stands within the room.
    void present(const std::optional<RoomRef>& room, const QString& name, const RoomFeatures& features);
    void setMayChange(const QString& whyNot); // empty: it may
    void reload();
    // Who reads it, all of them with the way, while that list has the focus.
    bool readersHaveFocus() const;
    ListTable readersForFile() const;

  Q_SIGNALS:
    void featuresWanted(const sekisho::RoomFeatures& after); // a wish: the owner plans it and shows what it loses
    void told(const QString& sentence);                      // something was done here
    void failed(const sekisho::Error& error);

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        QLabel* name;
        QLabel* state;
        QLabel* held;
        QPushButton* turn;
        QPushButton* erase;
    };
    void build();
    void load();
    void copyMoved();
    void loadReaders(const std::string& cursor);
    void takeReaders(Result<ports::ReaderPage> page);
    void turn(std::size_t feature);
    void askErase(std::size_t feature);
    void erase(const RoomFeatures& what);
    void refresh();
    void refreshReaders();
    void retranslate();

    const PaneServices& services_;
    std::optional<RoomRef> room_;
    QString name_;
    RoomFeatures features_;
    std::optional<RoomData> data_;
    std::optional<Error> error_;
    QString whyNot_;
    std::optional<std::int64_t> readers_;
    bool readersComplete_ = false;
    bool stale_ = true;
    std::int64_t copyAt_ = 0; // cursor of the copy that was asked after last
    bool again_ = false;      // it moved on while the calm lasted
    QTimer* calm_;
    std::vector<Line> lines_;
    WrappedLabel* note_;
    QLabel* readersTitle_;
    WrappedLabel* readersNote_;
    SearchField* search_;
    items::ReaderModel* model_;
    QTableView* table_;
    ports::CallHandle roomCall_;
    ports::CallHandle readersCall_;
    ports::CallHandle eraseCall_;
};

} // namespace sekisho::ui::rooms

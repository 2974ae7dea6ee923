#pragma once
// The entries as a table whose rows can be dragged to another place, or moved with Alt+Up and Alt+Down. GUI thread.

#include <QTableView>

namespace sekisho::items {
class RankListModel;
}

namespace sekisho::ui::ranks {

class RankTable final : public QTableView {
    Q_OBJECT
  public:
    explicit RankTable(items::RankListModel* model, QWidget* parent = nullptr);

    QString chosen() const; // id; empty: none
    void choose(const QString& id);
    bool moveChosen(int by); // rows down; false: there is no such place

  Q_SIGNALS:
    void chosenChanged();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void restore();
    void fitColumns();

    items::RankListModel* model_;
    QString wanted_; // may not be there yet: it is chosen as soon as it is
};

} // namespace sekisho::ui::ranks

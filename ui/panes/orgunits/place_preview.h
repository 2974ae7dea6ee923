#pragma once
// What a file adds to the tree of organizations, in its place among what is there. GUI thread.

#include "models/ports/import.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTreeWidget;

namespace sekisho::ui::orgunits {

class PlacePreview final : public QWidget {
    Q_OBJECT
  public:
    explicit PlacePreview(QWidget* parent = nullptr);
    void present(const std::vector<ports::ImportPlace>& places);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    std::vector<ports::ImportPlace> places_;
    QLabel* title_;
    QTreeWidget* tree_;
};

} // namespace sekisho::ui::orgunits

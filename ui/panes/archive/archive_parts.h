#pragma once
// What the sections of the archive's screen have in common. GUI thread.

#include "ui/widgets/banner.h"
#include "ui/widgets/pane.h"

#include <QString>
#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sekisho::ui::archive {

class Section : public QWidget { // a title and what stands below it
    Q_OBJECT
  public:
    Section(const PaneServices& services, Banner* banner, QWidget* parent);

    virtual void present(const ports::ArchiveState& state) = 0;
    virtual void retranslate() = 0;

  protected:
    QPushButton* button(const char* name);
    QVBoxLayout* column() const { return column_; }
    void setTitle(const QString& text);
    bool mayOperate() const; // the right to the screen, of whoever is signed in
    QString whyNot() const;  // a sentence; empty: he may

    PaneServices services_;
    Banner* banner_;

  private:
    QLabel* title_;
    QVBoxLayout* column_;
};

bool isHeldElsewhere(const ports::ArchiveState& state); // another program writes: here it is only read
QString heldElsewhereText();
QString countText(std::int64_t number);
QString dayRange(const std::optional<Instant>& from, const std::optional<Instant>& to);

} // namespace sekisho::ui::archive

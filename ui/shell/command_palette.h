#pragma once
// Ctrl+K: one field over the window; type a member, an organization or an action; arrows, Enter, Esc. Ctrl+Enter on a
// member responds to a lost device. The same field finds only members when a lost device is what it was opened for. GUI
// thread.

#include "ui/shell/palette_model.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;
class QLabel;

namespace sekisho::ui {

class CommandPalette final : public QFrame {
    Q_OBJECT
  public:
    CommandPalette(PaletteModel& model, QWidget* parent);
    void open(PaletteModel::Find find = PaletteModel::Find::Everything);
    void close();
    void forget(); // nothing of what was typed or found stays

  Q_SIGNALS:
    void chosen(const sekisho::ui::PaletteEntry& entry);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void place();
    void search();
    void choose(const QModelIndex& index, bool lostDevice = false);
    void sayKeys();
    void step(int by);
    void retranslate();

    PaletteModel& model_;
    QLineEdit* field_;
    QListView* list_;
    QLabel* nothing_;
    QLabel* keys_; // what else can be done with the row
    PaletteModel::Find find_ = PaletteModel::Find::Everything;
    QPointer<QWidget> before_; // had the focus
};

} // namespace sekisho::ui

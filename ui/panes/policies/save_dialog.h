#pragma once
// Asked before a policy is saved or brought back to an earlier revision: what changes, whom it touches, what saving
// does; takes the reason, and the own login ID of one who would lock himself out. Opened without a nested loop;
// `agreed` runs once or never. Deletes itself. GUI thread.

#include <QDialog>
#include <QStringList>

#include <functional>

class QLineEdit;
class QPushButton;

namespace sekisho::ui::policies {

struct SaveQuestion {
    QString title;
    QString verb;
    QStringList changes;
    QStringList impact;
    QStringList consequences;
    QStringList losses; // by which data is lost for good
    QString lockOut;    // why the login ID is wanted
    QString loginId;    // to be typed; empty: not wanted
};

class SaveDialog final : public QDialog {
    Q_OBJECT
  public:
    using Agreed = std::function<void(const QString& reason, const QString& confirm)>;
    SaveDialog(SaveQuestion question, Agreed agreed, QWidget* parent);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void refresh();

    SaveQuestion question_;
    QLineEdit* reason_;
    QLineEdit* confirm_ = nullptr;
    QLineEdit* typed_ = nullptr;
    QPushButton* go_;
};

} // namespace sekisho::ui::policies

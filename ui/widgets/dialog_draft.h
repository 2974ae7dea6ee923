#pragma once
// Keeps what was typed in a dialog and not saved, as KeptDraft does for a screen: when the window is locked or left, or
// the program ends, it is there again the next time the dialog is opened for the same thing, and that is said.
// Forgotten when it is saved, or when the person gives it up. GUI thread.

#include "models/ports/cache.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QString>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QDialog;

namespace sekisho::ui {

class Banner;
class KeptDraft;

class DialogDraft final : public QObject {
    Q_OBJECT
  public:
    // After agreeing the dialog is gone, and what it began may still fail: then the owner says forget().
    enum class Ends { WithTheDialog, WithItsWork };
    // Takes all fields that the dialog has when it is first shown, but for passwords and those with the property
    // "neverKept". `about`: equal for the same thing. `base`: the state of it that is changed; another one the next
    // time is said. The cache outlives the dialog, whose child this is.
    DialogDraft(QDialog* dialog, ports::Cache& cache, QString about, QString base = {},
                Ends ends = Ends::WithTheDialog);

    void setAbout(QString about) { about_ = std::move(about); } // before it is shown
    // Instead of the fields inside `part` a value of its own; `part` says with changed() that it became another one.
    using Get = std::function<QJsonValue()>;
    using Put = std::function<void(const QJsonValue&)>;
    void add(QWidget* part, const QString& key, Get get, Put put);
    void changed();

    static void forget(ports::Cache& cache, const QString& about);
    // The program is about to close the dialogs of this window, or this one; nobody has given anything up.
    static void leave(const QWidget* window);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Field {
        QString key;
        Get get;
        Put put;
        QJsonValue before;
    };
    void find();
    void takeUp();
    void putBack();
    QJsonObject typed() const; // what differs from what the dialog began with
    std::string text() const;

    QDialog* dialog_;
    ports::Cache& cache_;
    QString about_;
    QString base_;
    Ends ends_;
    std::vector<QWidget*> parts_; // with values of their own
    std::vector<Field> fields_;
    bool shown_ = false;
    bool over_ = false;
    Banner* banner_ = nullptr;
    KeptDraft* kept_;
};

} // namespace sekisho::ui

#pragma once
// Keeps an unsaved draft beside the encrypted local copy, so that it survives a lock, the end of the program and a
// kill: written as soon as nobody types, taken away at once when there is none any more. Of a screen, of a dialog
// (DialogDraft), or of many members (DraftStore). GUI thread.

#include "models/domain/error.h"
#include "models/ports/cache.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>

class QTimer;

namespace sekisho::ui {

class Banner;
class Pane;

class KeptDraft final : public QObject {
    Q_OBJECT
  public:
    // `note` names it beside the copy. `text`: the draft as it stands, without secrets; empty: there is none, which
    // `begun` says at less cost. The cache outlives it.
    KeptDraft(QObject* owner, ports::Cache& cache, std::string note, std::function<std::string()> text,
              std::function<bool()> begun);
    // Of a screen: the pane says with draftChanged() that it became another one.
    KeptDraft(Pane* pane, ports::Cache& cache, std::string note, std::function<std::string()> text);

    static std::string noteOf(const QString& menuKey); // of a screen that has one
    // Was a draft of that screen kept, by this run of the program or an earlier one?
    static bool isKept(const ports::Cache& cache, const QString& menuKey);

    // What was kept by an earlier run; empty: nothing. From now on what the owner holds is written in its place.
    const std::string& takeUp();
    void changed();
    void flush();                // what waits is written: before the form goes
    void tellOn(Banner* banner); // says what sentence() says as long as that is so
    // The draft is in memory only, why, and what to do; empty: it is kept. It is tried again every few seconds.
    QString sentence() const;

  Q_SIGNALS:
    void troubleChanged();

  private:
    void write();

    ports::Cache& cache_;
    std::string note_;
    std::function<std::string()> text_;
    std::function<bool()> begun_;
    std::string kept_;
    bool takenUp_ = false; // before that the owner is only being built
    std::optional<Error> trouble_;
    QTimer* timer_;
};

} // namespace sekisho::ui

#pragma once
// Named views of the member list (M1): columns, sort, filter and organization. A few come with the console, the others
// are a person's own, kept beside the local copy of the tenant. GUI thread.

#include "models/ports/cache.h"
#include "ui/panes/members/view_state.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace sekisho::ui::members {

struct SavedView {
    QString key;  // stable: "usual", "dormant", … , own ones "own/NAME"
    QString name; // for people
    ViewState state;
    bool own = false;
};

class SavedViews final : public QObject {
    Q_OBJECT
  public:
    explicit SavedViews(ports::Cache& cache, QObject* parent = nullptr);

    std::vector<SavedView> all() const; // those of the console, then one's own by name
    std::optional<SavedView> find(const QString& key) const;
    QString defaultKey() const { return default_; } // empty: as the list was left

    QString nameFault(const QString& name, const QString& except = {}) const; // why not; empty: good
    QString save(const QString& name, const ViewState& state);                // its key; one of that name is replaced
    QString rename(const QString& key, const QString& name);                  // its new key
    void remove(const QString& key);
    void setDefault(const QString& key);

  Q_SIGNALS:
    void changed();
    void failed(const sekisho::Error& error); // could not be kept

  private:
    void load();
    void store();

    ports::Cache& cache_;
    std::vector<SavedView> own_; // by name
    QString default_;
};

} // namespace sekisho::ui::members

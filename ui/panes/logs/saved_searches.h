#pragma once
// Searches of the logs that a person keeps under a name: conditions and the log they belong to. Kept beside the local
// copy of the tenant, for this person on this computer. GUI thread.

#include "models/domain/error.h"
#include "models/ports/cache.h"
#include "ui/panes/logs/log_conditions.h"

#include <QObject>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace sekisho::ui::logs {

struct SavedSearch {
    QString name;
    std::string log; // of which it was kept
    LogConditions conditions;
};

class SavedSearches final : public QObject {
    Q_OBJECT
  public:
    explicit SavedSearches(ports::Cache& cache, QObject* parent = nullptr);

    void reload();                                               // another screen may have kept one meanwhile
    const std::vector<SavedSearch>& all() const { return all_; } // by name
    std::optional<SavedSearch> find(const QString& name) const;
    QString nameFault(const QString& name) const; // why not; empty: good
    void save(SavedSearch search);                // one of that name is replaced
    void remove(const QString& name);

  Q_SIGNALS:
    void changed();
    void failed(const sekisho::Error& error); // could not be kept

  private:
    void store();
    ports::Cache& cache_;
    std::vector<SavedSearch> all_;
};

} // namespace sekisho::ui::logs

#pragma once
// The values of custom properties for the list: its columns do not hold them, so that the records of the rows in sight
// are read from the local copy when they are painted for the first time. GUI thread.

#include "models/ports/cache.h"

#include <QObject>
#include <QString>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekisho::ui::members {

class CustomCells final : public QObject {
    Q_OBJECT
  public:
    CustomCells(ports::Cache& cache, ports::Executor& gui, QObject* parent);

    // Empty until the record is there; changed() tells when.
    QString text(std::string_view memberId, const QString& property);
    // `then` runs when all of them are there, at once if they are already.
    void load(const std::vector<UserId>& ids, std::function<void()> then);
    void forget(); // the records may have changed

  Q_SIGNALS:
    void changed();

  private:
    void fetchWanted();
    void take(const Result<std::vector<Member>>& found, const std::vector<UserId>& asked);

    ports::Cache& cache_;
    ports::Executor& gui_;
    std::unordered_map<std::string, std::string> values_; // customPropertiesJson by member
    std::vector<UserId> wanted_;
    ports::CallHandle inSight_;
    ports::CallHandle loading_;
};

} // namespace sekisho::ui::members

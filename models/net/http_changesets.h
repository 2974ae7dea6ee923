#pragma once
// ports::Changesets over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/net/wire_values.h"
#include "models/ports/changesets.h"

namespace sekisho::net {

class HttpChangesets final : public ports::Changesets {
  public:
    explicit HttpChangesets(JobDesk& desk) : desk_(desk) {}
    const ports::OperationValues& values() const override { return values_; }

    ports::CallHandle create(const NewChangeset& wanted, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle send(const ChangesetId& id, std::int64_t from, std::string ndjson, ports::Executor& on,
                           ports::Reply<std::int64_t> reply) override;
    ports::CallHandle fetch(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle list(const ports::ChangesetQuery& query, ports::Executor& on,
                           ports::Reply<ports::ChangesetPage> reply) override;
    ports::CallHandle rows(const ports::RowQuery& query, ports::Executor& on,
                           ports::Reply<ports::RowPage> reply) override;
    ports::CallHandle plan(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle apply(const ChangesetId& id, Version version, bool skipRefused, ports::Executor& on,
                            ports::Reply<Changeset> reply) override;
    ports::CallHandle pause(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle resume(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle cancel(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle undo(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle discard(const ChangesetId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;

  private:
    JobDesk& desk_;
    WireValues values_;
};

} // namespace sekisho::net

#pragma once
// ports::Logs over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/logs.h"

namespace sekisho::net {

class HttpLogs final : public ports::Logs {
  public:
    explicit HttpLogs(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle standings(ports::Executor& on, ports::Reply<std::vector<ports::LogStanding>> reply) override;
    ports::CallHandle search(const LogQuery& query, std::string cursor, int count, ports::Executor& on,
                             ports::Reply<ports::LogPage> reply) override;
    ports::CallHandle record(std::int64_t seq, ports::Executor& on, ports::Reply<AuditRecord> reply) override;
    ports::CallHandle exports(ports::Executor& on, ports::Reply<std::vector<LogExport>> reply) override;
    ports::CallHandle requestExport(const LogQuery& query, LogFormat format, bool japanese, ports::Executor& on,
                                    ports::Reply<LogExport> reply) override;
    ports::CallHandle requestContentExport(const ContentQuery& query, LogFormat format, bool japanese,
                                           ports::Executor& on, ports::Reply<LogExport> reply) override;
    ports::CallHandle cancelExport(const std::string& id, ports::Executor& on,
                                   ports::Reply<std::monostate> reply) override;
    ports::CallHandle fetchExport(const LogExport& ready, ports::Executor& on,
                                  std::function<void(std::string piece)> piece,
                                  ports::Reply<std::monostate> reply) override;
    ports::CallHandle forwarding(ports::Executor& on, ports::Reply<ports::ForwardingState> reply) override;
    ports::CallHandle askArchivePermit(int days, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle beginRun(std::int64_t after, ports::Executor& on, ports::Reply<ports::ChainRun> reply) override;
    ports::CallHandle chain(const ports::ChainRun& run, std::int64_t after, int count, ports::Executor& on,
                            ports::Reply<std::vector<std::string>> reply) override;

  private:
    ports::CallHandle askExport(const std::string& wish, ports::Executor& on, ports::Reply<LogExport> reply);

    JobDesk& desk_;
};

} // namespace sekisho::net

#pragma once
// ports::Policies over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/policies.h"

namespace sekisho::net {

class HttpPolicies final : public ports::Policies {
  public:
    explicit HttpPolicies(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle fetch(std::string key, ports::Executor& on, ports::Reply<policy::PolicyState> reply) override;
    ports::CallHandle save(const ports::PolicyEdit& edit, ports::Executor& on,
                           ports::Reply<policy::PolicySaved> reply) override;
    ports::CallHandle preview(const std::string& key, const policy::Values& draft, ports::Executor& on,
                              ports::Reply<policy::PolicyPreview> reply) override;
    ports::CallHandle previewList(const std::string& key, const policy::Values& draft, policy::PreviewList list,
                                  std::string cursor, ports::Executor& on,
                                  ports::Reply<policy::PreviewPage> reply) override;
    ports::CallHandle revisions(std::string key, std::string cursor, ports::Executor& on,
                                ports::Reply<policy::RevisionPage> reply) override;
    ports::CallHandle revisionValues(std::string key, std::int64_t revision, ports::Executor& on,
                                     ports::Reply<policy::Values> reply) override;
    ports::CallHandle revert(const ports::PolicyEdit& edit, std::int64_t toRevision, ports::Executor& on,
                             ports::Reply<policy::PolicySaved> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net

#pragma once
// ports::Explanations over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/explanations.h"

namespace sekisho::net {

class HttpExplanations final : public ports::Explanations {
  public:
    explicit HttpExplanations(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle right(const ports::RightQuestion& question, ports::Executor& on,
                            ports::Reply<RightAnswer> reply) override;
    ports::CallHandle holders(const ports::RightQuestion& question, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::HolderAnswer> reply) override;
    ports::CallHandle use(const ports::UseQuestion& question, ports::Executor& on,
                          ports::Reply<UseAnswer> reply) override;
    ports::CallHandle reaches(const UserId& member, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::HolderAnswer> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net

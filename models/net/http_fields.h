#pragma once
// ports::Fields over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/fields.h"

namespace sekisho::net {

class HttpFields final : public ports::Fields {
  public:
    explicit HttpFields(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle fetch(ports::Executor& on, ports::Reply<FieldsPicture> reply) override;
    ports::CallHandle save(const FieldSettings& wanted, ports::Executor& on,
                           ports::Reply<FieldsPicture> reply) override;
    ports::CallHandle giveNumbers(ports::Executor& on, ports::Reply<NumbersGiven> reply) override;
    ports::CallHandle create(const CustomProperty& wanted, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle update(const CustomProperty& edited, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle remove(const CustomProperty& property, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle orderProperties(std::vector<std::string> ids, ports::Executor& on,
                                      ports::Reply<std::monostate> reply) override;
    ports::CallHandle create(const ProfileStatus& wanted, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle update(const ProfileStatus& edited, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle remove(const ProfileStatus& status, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle orderStatuses(std::vector<std::string> ids, ports::Executor& on,
                                    ports::Reply<std::monostate> reply) override;
    ports::CallHandle useStatuses(bool use, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle shownStatuses(const UserId& member, ports::Executor& on,
                                    ports::Reply<std::vector<ShownStatus>> reply) override;
    ports::CallHandle showStatus(const UserId& member, const ShownStatus& wanted, ports::Executor& on,
                                 ports::Reply<std::monostate> reply) override;
    ports::CallHandle clearStatus(const UserId& member, const ShownStatus& shown, ports::Executor& on,
                                  ports::Reply<std::monostate> reply) override;

  private:
    ports::CallHandle act(ApiRequest request, ports::Executor& on, ports::Reply<std::monostate> reply);
    JobDesk& desk_;
};

} // namespace sekisho::net

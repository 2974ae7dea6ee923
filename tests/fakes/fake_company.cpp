#include "tests/fakes/fake_company.h"

#include <chrono>

namespace sekisho::fakes {

template<class T>
ports::CallHandle FakeCompany::answer(std::string call, ports::Executor& on, ports::Reply<T> reply,
                                      std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(std::move(call), state,
           [work = std::move(work), state, &on, reply = std::move(reply)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return ports::CallHandle(state);
}

ports::CallHandle FakeCompany::logo(ports::Executor& on, ports::Reply<CompanyLogo> reply) {
    return answer<CompanyLogo>("logo", on, std::move(reply), [this] { return shown; });
}

ports::CallHandle FakeCompany::setLogo(CompanyLogo logo, ports::Executor& on, ports::Reply<std::monostate> reply) {
    return answer<std::monostate>("setLogo", on, std::move(reply), [this, logo = std::move(logo)] {
        shown = logo;
        return Result<std::monostate>(std::monostate());
    });
}

ports::CallHandle FakeCompany::removeLogo(ports::Executor& on, ports::Reply<std::monostate> reply) {
    return answer<std::monostate>("removeLogo", on, std::move(reply), [this] {
        shown = {};
        return Result<std::monostate>(std::monostate());
    });
}

ports::CallHandle FakeCompany::mdmKey(ports::Executor& on, ports::Reply<MdmKey> reply) {
    return answer<MdmKey>("mdmKey", on, std::move(reply), [this] { return key; });
}

ports::CallHandle FakeCompany::issueMdmKey(ports::Executor& on, ports::Reply<MdmKey> reply) {
    return answer<MdmKey>("issueMdmKey", on, std::move(reply), [this] {
        key = {"Key-" + std::to_string(++keysIssued) + "-8Q2w7Rk5", clock_.now()};
        return key;
    });
}

ports::CallHandle FakeCompany::workgroup(ports::Executor& on, ports::Reply<Workgroup> reply) {
    return answer<Workgroup>("workgroup", on, std::move(reply), [this] { return named; });
}

ports::CallHandle FakeCompany::changeWorkgroup(WorkgroupWish wish, ports::Executor& on, ports::Reply<Workgroup> reply) {
    return answer<Workgroup>("changeWorkgroup", on, std::move(reply), [=, this]() -> Result<Workgroup> {
        if (wish.present != named.name) return badInput("present", "WORKGROUP_PRESENT", {});
        if (const Done fine = checkWorkgroup(wish.workgroup); !fine) return fine.error();
        if (wish.workgroup == "ume") return Error(ErrorKind::Conflict, "WORKGROUP_TAKEN").with("workgroup", "ume");
        wished = wish;
        named = {wish.workgroup, clock_.now(), clock_.now() + kWorkgroupLock};
        return named;
    });
}

ports::CallHandle FakeCompany::closing(ports::Executor& on, ports::Reply<Closing> reply) {
    return answer<Closing>("closing", on, std::move(reply), [this] { return present; });
}

ports::CallHandle FakeCompany::close(std::string reason, std::string note, std::string workgroup, ports::Executor& on,
                                     ports::Reply<Closing> reply) {
    return answer<Closing>("close", on, std::move(reply), [=, this]() -> Result<Closing> {
        if (present.closed) return Error(ErrorKind::Conflict, "CLOSING_DONE");
        if (workgroup != present.workgroup) return badInput("workgroup", "CLOSING_NAME", {});
        if (!present.blockers.empty())
            return Error(ErrorKind::Conflict, "CLOSING_BLOCKED")
                .with("count", std::to_string(present.blockers.front().count));
        present.closed = true;
        present.closedAt = clock_.now();
        present.eraseAt = clock_.now() + std::chrono::days(kClosingDays);
        present.closedBy = "管理 太郎";
        present.reason = reason;
        present.note = note;
        return present;
    });
}

ports::CallHandle FakeCompany::withdrawClosing(ports::Executor& on, ports::Reply<Closing> reply) {
    return answer<Closing>("withdrawClosing", on, std::move(reply), [this]() -> Result<Closing> {
        if (!present.closed) return Error(ErrorKind::Conflict, "CLOSING_NOT_DONE");
        present.closed = false;
        present.closedAt.reset();
        present.eraseAt.reset();
        return present;
    });
}

} // namespace sekisho::fakes

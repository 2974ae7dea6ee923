#pragma once
// Approves or rejects applicants one after the other as one job: progress after each, no new one after a cancel, one
// result line for each. Owned by its job; GUI thread.

#include "models/domain/invitation.h"
#include "models/ports/command_group.h"
#include "models/ports/invitations.h"
#include "models/ports/jobs.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sekisho::commands {

class ApplicantBatch : public std::enable_shared_from_this<ApplicantBatch> {
  public:
    using Call = std::function<ports::CallHandle(const Applicant&, ports::Reply<std::monostate>)>;
    struct Outcome {
        std::vector<Applicant> done;
        std::optional<Error> firstError;
        QString firstSubject; // about whom it is
        std::size_t refused = 0;
    };
    static ports::JobId start(ports::JobRunner& jobs, const QString& title, std::vector<Applicant> applicants,
                              Call call, std::function<void(const Outcome&)> finished);

  private:
    ApplicantBatch(std::vector<Applicant> applicants, Call call, std::shared_ptr<ports::JobControl> control,
                   std::function<void(const Outcome&)> finished);
    void next();
    void ended(Result<std::monostate> result);

    std::vector<Applicant> applicants_;
    Call call_;
    std::shared_ptr<ports::JobControl> control_;
    std::function<void(const Outcome&)> finished_;
    ports::CommandGroup group_;
    ports::CallHandle running_;
    std::size_t at_ = 0;
    bool gaveUp_ = false; // the person did, when he was asked for more
    Outcome outcome_;
};

} // namespace sekisho::commands

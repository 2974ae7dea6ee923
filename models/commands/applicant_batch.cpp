#include "models/commands/applicant_batch.h"

#include "models/commands/words.h"

#include <utility>

namespace sekisho::commands {

ports::JobId ApplicantBatch::start(ports::JobRunner& jobs, const QString& title, std::vector<Applicant> applicants,
                                   Call call, std::function<void(const Outcome&)> finished) {
    ports::JobSpec spec;
    spec.title = toUtf8(title);
    spec.canCancel = true;
    spec.work = [applicants = std::move(applicants), call = std::move(call),
                 finished = std::move(finished)](const std::shared_ptr<ports::JobControl>& control) {
        std::shared_ptr<ApplicantBatch> batch(new ApplicantBatch(applicants, call, control, finished));
        batch->next();
    };
    return jobs.start(std::move(spec));
}

ApplicantBatch::ApplicantBatch(std::vector<Applicant> applicants, Call call, std::shared_ptr<ports::JobControl> control,
                               std::function<void(const Outcome&)> finished)
    : applicants_(std::move(applicants)), call_(std::move(call)), control_(std::move(control)),
      finished_(std::move(finished)) {
    control_->progress(0, static_cast<std::int64_t>(applicants_.size()));
}

void ApplicantBatch::next() {
    const bool whole = at_ == applicants_.size();
    if (!whole && !gaveUp_ && !control_->cancelled()) {
        const ports::CommandGroup::Use use(group_);
        // The reply holds the batch: it lives exactly as long as a call is under way.
        running_ = call_(applicants_[at_], [self = shared_from_this()](Result<std::monostate> result) {
            self->ended(std::move(result));
        });
        return;
    }
    control_->finish(whole ? Done() : Done(Error(ErrorKind::Cancelled, "CANCELLED")));
    finished_(outcome_);
}

void ApplicantBatch::ended(Result<std::monostate> result) {
    if (!result && result.error().kind == ErrorKind::Cancelled) {
        gaveUp_ = true;
        return next();
    }
    const Applicant& applicant = applicants_[at_++];
    ports::JobLine line{applicant.name, std::nullopt};
    if (result) {
        outcome_.done.push_back(applicant);
    } else {
        ++outcome_.refused;
        if (!outcome_.firstError) {
            outcome_.firstError = result.error();
            outcome_.firstSubject = fromUtf8(applicant.name);
        }
        line.error = std::move(result).error();
    }
    control_->line(std::move(line));
    control_->progress(static_cast<std::int64_t>(at_), static_cast<std::int64_t>(applicants_.size()));
    next();
}

} // namespace sekisho::commands

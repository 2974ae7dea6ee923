#include "models/commands/member_batch.h"

#include "models/commands/words.h"

#include <algorithm>

namespace sekisho::commands {

void MemberBatch::start(const Context& context, MemberCommand::Call call, QVariantMap arguments,
                        std::shared_ptr<ports::JobControl> control, Finished finished) {
    std::shared_ptr<MemberBatch> batch(
        new MemberBatch(context, std::move(call), std::move(arguments), std::move(control), std::move(finished)));
    batch->pump();
}

MemberBatch::MemberBatch(const Context& context, MemberCommand::Call call, QVariantMap arguments,
                         std::shared_ptr<ports::JobControl> control, Finished finished)
    : gateway_(*context.gateway), gui_(*context.gui), call_(std::move(call)), arguments_(std::move(arguments)),
      control_(std::move(control)), finished_(std::move(finished)), subjects_(context.selection) {
    const std::size_t size = std::min(kAtOnce, std::max<std::size_t>(1, subjects_.count()));
    slots_.resize(size);
    busy_.assign(size, false);
    control_->progress(0, static_cast<std::int64_t>(subjects_.count()));
}

void MemberBatch::pump() {
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
        if (busy_[slot] || next_ >= subjects_.count() || gaveUp_ || control_->cancelled()) continue;
        busy_[slot] = true;
        const std::size_t place = next_++;
        const ports::CommandGroup::Use use(group_);
        // The reply holds the batch: it lives exactly as long as a call is under way.
        slots_[slot] = call_(gateway_, subjects_.at(place), arguments_, gui_,
                             [self = shared_from_this(), slot, place](Result<std::monostate> outcome) {
                                 self->ended(slot, place, std::move(outcome));
                             });
    }
    const bool idle = std::none_of(busy_.begin(), busy_.end(), [](bool b) { return b; });
    if (!idle || over_) return;
    over_ = true;
    if (next_ < subjects_.count() || gaveUp_) {
        control_->finish(Error(ErrorKind::Cancelled, "CANCELLED"));
    } else {
        control_->finish(Done());
    }
    finished_(subjects_.only(done_), firstError_, firstSubject_);
}

void MemberBatch::ended(std::size_t slot, std::size_t place, Result<std::monostate> outcome) {
    busy_[slot] = false;
    if (!outcome && outcome.error().kind == ErrorKind::Cancelled) {
        gaveUp_ = true;
        return pump();
    }
    ++ended_;
    const QString name = subjects_.at(place).name;
    ports::JobLine line{toUtf8(name), std::nullopt};
    if (outcome) {
        done_.push_back(place);
    } else {
        // What could not be done is told before what waits for a second person.
        if (!firstError_ || (isNews(*firstError_) && !isNews(outcome.error()))) {
            firstError_ = outcome.error();
            firstSubject_ = name;
        }
        line.error = std::move(outcome).error();
    }
    control_->line(std::move(line));
    control_->progress(static_cast<std::int64_t>(ended_), static_cast<std::int64_t>(subjects_.count()));
    pump();
}

} // namespace sekisho::commands

#include "ui/widgets/kept_draft.h"

#include "models/commands/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pane.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr auto kKeepSoon = std::chrono::milliseconds(400); // typing comes in bursts
constexpr auto kKeepAgain = std::chrono::seconds(3);       // after a failure
} // namespace

KeptDraft::KeptDraft(QObject* owner, ports::Cache& cache, std::string note, std::function<std::string()> text,
                     std::function<bool()> begun)
    : QObject(owner), cache_(cache), note_(std::move(note)), text_(std::move(text)), begun_(std::move(begun)),
      kept_(cache_.note(note_).value_or(std::string())), timer_(new QTimer(this)) {
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, &KeptDraft::write);
}

KeptDraft::KeptDraft(Pane* pane, ports::Cache& cache, std::string note, std::function<std::string()> text)
    : KeptDraft(pane, cache, std::move(note), std::move(text), [pane] { return pane->hasDraft(); }) {
    connect(pane, &Pane::draftChanged, this, &KeptDraft::changed);
}

std::string KeptDraft::noteOf(const QString& menuKey) {
    return "draft." + commands::toUtf8(menuKey);
}

bool KeptDraft::isKept(const ports::Cache& cache, const QString& menuKey) {
    return !cache.note(noteOf(menuKey)).value_or(std::string()).empty();
}

const std::string& KeptDraft::takeUp() {
    takenUp_ = true;
    return kept_;
}

void KeptDraft::changed() {
    if (!takenUp_) return;
    if (begun_())
        timer_->start(kKeepSoon);
    else
        write(); // what was saved or given up must not come back
}

void KeptDraft::flush() {
    if (timer_->isActive()) write();
}

void KeptDraft::write() {
    timer_->stop();
    std::string text = text_();
    Done written;
    if (text != kept_) written = cache_.setNote(note_, text);
    if (written)
        kept_ = std::move(text);
    else
        timer_->start(kKeepAgain);
    const bool was = trouble_.has_value();
    trouble_ = written ? std::nullopt : std::optional(written.error());
    if (was != trouble_.has_value()) Q_EMIT troubleChanged();
}

QString KeptDraft::sentence() const {
    if (!trouble_ || !begun_()) return {};
    return commands::inARow({commands::errorText(*trouble_),
                             tr("Until then your draft is in memory only: save it before you end the program.")});
}

void KeptDraft::tellOn(Banner* banner) {
    connect(this, &KeptDraft::troubleChanged, banner, [this, banner, told = QString()]() mutable {
        const QString now = sentence();
        if (!now.isEmpty())
            banner->announce(Banner::Kind::Warning, now);
        else if (!told.isEmpty() && banner->sentence() == told)
            banner->dismiss();
        told = now;
    });
}

} // namespace sekisho::ui

#include "moc_kept_draft.cpp"

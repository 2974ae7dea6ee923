#include "ui/shell/assent_prompt.h"

#include "ui/shell/assent_dialog.h"
#include "ui/widgets/dialog_draft.h"

#include <QMetaObject>

#include <utility>

namespace sekisho::ui {

namespace {

void forgetSecret(std::string& secret) {
    volatile char* at = secret.data();
    for (std::size_t i = 0; i < secret.size(); ++i)
        at[i] = 0;
    secret.clear();
}

} // namespace

AssentPrompt::AssentPrompt(std::function<QString()> account, std::function<ports::Cache*()> copy, QWidget* window)
    : QObject(window), account_(std::move(account)), copy_(std::move(copy)), window_(window) {}

void AssentPrompt::ask(const ports::AssentNeed& need, Answer answer) {
    if (need.last && AssentDialog::isAboutCode(*need.last)) askCode_ = true;
    questions_.push_back({need, std::move(answer)});
    if (questions_.size() == 1) QMetaObject::invokeMethod(this, &AssentPrompt::showNext, Qt::QueuedConnection);
}

void AssentPrompt::showNext() {
    if (questions_.empty() || dialog_) return;
    dialog_ = new AssentDialog(
        questions_.front().need, {account_(), askCode_}, [this](ports::Assent assent) { answered(std::move(assent)); },
        window_);
    const ports::AssentNeed& need = questions_.front().need;
    ports::Cache* copy = copy_();
    if (copy && need.kind != ports::AssentNeed::Kind::StepUp)
        new DialogDraft(dialog_, *copy, QStringLiteral("assent.") + QString::fromStdString(need.action));
    connect(dialog_, &QDialog::rejected, this, [this] { answered(std::nullopt); });
    dialog_->open();
}

void AssentPrompt::answered(std::optional<ports::Assent> assent) {
    dialog_ = nullptr; // it deletes itself
    if (questions_.empty()) return;
    const Answer answer = std::move(questions_.front().answer);
    questions_.pop_front();
    answer(assent);
    if (assent) forgetSecret(assent->password);
    if (!questions_.empty()) QMetaObject::invokeMethod(this, &AssentPrompt::showNext, Qt::QueuedConnection);
}

void AssentPrompt::giveUpAll() {
    askCode_ = false;
    const auto waiting = std::exchange(questions_, {});
    if (dialog_) dialog_->reject();
    dialog_ = nullptr;
    for (const Question& question : waiting)
        question.answer(std::nullopt);
}

} // namespace sekisho::ui

#include "moc_assent_prompt.cpp"

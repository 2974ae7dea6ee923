#include "ui/panes/archive/status_section.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::archive {

using commands::fromUtf8;

namespace {

constexpr int kSignSize = 16;
constexpr int kShownOfKey = 16; // characters of its name

} // namespace

StatusSection::StatusSection(const PaneServices& services, Banner* banner, QWidget* parent)
    : Section(services, banner, parent), accept_(button("archive.acceptKey")) {
    setObjectName(QStringLiteral("archive.status"));
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        auto* box = new QWidget(this);
        auto* sign = new QLabel(box);
        const Tone tone = i == Gap || i == SetAside ? Tone::Warning : Tone::Danger;
        sign->setPixmap(
            iconPixmap(QStringLiteral("dialog-warning"), kSignSize, toneInk(tone, palette()), devicePixelRatioF()));
        auto* text = new WrappedLabel(box);
        text->setObjectName(QStringLiteral("archive.warning.%1").arg(i));
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kSmall);
        row->addWidget(sign, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        if (i == KeyChanged) row->addWidget(accept_, 0, Qt::AlignTop);
        boxes_[i] = box;
        warnings_[i] = text;
        column()->addWidget(box);
        box->hide();
    }
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kLarge);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < kRows; ++row) {
        names_[static_cast<std::size_t>(row)] = new QLabel(this);
        auto* value = new WrappedLabel(this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setObjectName(QStringLiteral("archive.fact.%1").arg(row));
        values_[static_cast<std::size_t>(row)] = value;
        grid->addWidget(names_[static_cast<std::size_t>(row)], row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
    }
    column()->addLayout(grid);
    connect(accept_, &QPushButton::clicked, this, &StatusSection::askKey);
}

void StatusSection::retranslate() {
    setTitle(tr("What is kept on this machine"));
    names_[Records]->setText(tr("Records"));
    names_[Period]->setText(tr("Time covered"));
    names_[Numbers]->setText(tr("Numbers in the chain"));
    names_[Words]->setText(tr("Detections with their words"));
    names_[Size]->setText(tr("Size"));
    names_[Fetched]->setText(tr("Last fetched"));
    names_[Next]->setText(tr("Next run"));
    names_[Key]->setText(tr("Signing key of the service"));
    accept_->setText(tr("Accept the key…"));
    present(state_);
}

void StatusSection::warn(Warning which, const QString& sentence) {
    warnings_[which]->say(sentence);
    boxes_[which]->setVisible(!sentence.isEmpty());
}

void StatusSection::present(const ports::ArchiveState& state) {
    state_ = state;
    const QString none = QStringLiteral("–");
    const auto time = [&](const std::optional<Instant>& at) { return at ? commands::timeText(*at) : none; };
    values_[Records]->say(countText(state.records));
    values_[Period]->say(state.records > 0 ? dayRange(state.oldest, state.newest) : none);
    values_[Numbers]->say(
        state.records > 0 ? tr("%1 to %2", "numbers").arg(countText(state.firstSeq), countText(state.lastSeq)) : none);
    values_[Words]->say(state.words > 0 ? countText(state.words) : none);
    values_[Size]->say(commands::byteText(state.bytes));
    values_[Fetched]->say(time(state.fetchedAt));
    values_[Next]->say(state.running             ? tr("running now")
                       : !state.settings.enabled ? tr("none: regular fetching is off")
                       : state.nextAt            ? time(state.nextAt)
                                                 : tr("as soon as the service can be reached"));
    values_[Key]->say(state.keyId.empty() ? none : fromUtf8(state.keyId));
    warn(Failed, state.error
                     ? tr("%1: %2", "time, what went wrong").arg(time(state.errorAt), commands::errorText(*state.error))
                     : QString());
    warn(KeyChanged, state.keyChanged
                         ? tr("The service shows another signing key (%1…) than before (%2…). What it signs with it "
                              "proves nothing here "
                              "until you accept it. Ask the operator of the service whether the key was replaced; "
                              "otherwise somebody "
                              "may stand in its place.")
                               .arg(fromUtf8(state.newKeyId).left(kShownOfKey), fromUtf8(state.keyId).left(kShownOfKey))
                         : QString());
    warn(Marked, state.marked > 0 ? tr("%Ln place(s) did not fit the chain when they were fetched. They were kept and "
                                       "marked; verify to see which ones.",
                                       nullptr, static_cast<int>(state.marked))
                                  : QString());
    warn(Gap, state.gap > 0
                  ? tr("The service had forgotten %Ln record(s) before they were fetched. Fetch more often than "
                       "it deletes.",
                       nullptr, static_cast<int>(state.gap))
                  : QString());
    warn(SetAside,
         state.setAside.empty()
             ? QString()
             : tr("A file of the archive could not be read with its key. It was put aside as %1 and not deleted; "
                  "this archive began anew.")
                   .arg(fromUtf8(state.setAside)));
    const QString why = whyNot();
    accept_->setEnabled(why.isEmpty() && !accepting_.running());
    accept_->setToolTip(why);
}

void StatusSection::askKey() {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Accept another signing key");
    plan.sentence = tr("Statements that are signed by the key %1 count from now on.").arg(fromUtf8(state_.newKeyId));
    plan.effects = {
        tr("Compare it with the key that the operator of the service names, on another way than through the "
           "service."),
        tr("Whoever holds this key can make statements that count here.")};
    plan.verb = tr("Accept the key");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys, [this](const QVariantMap&) { acceptKey(); }, this);
    dialog->open();
}

void StatusSection::acceptKey() {
    accepting_ =
        services_.archive.acceptKey(state_.newKeyId, services_.gui, [this](const Result<std::monostate>& done) {
            if (!done) return banner_->tell(done.error());
            banner_->announce(Banner::Kind::Success, tr("The signing key was accepted."));
        });
}

} // namespace sekisho::ui::archive

#include "moc_status_section.cpp"

#include "ui/panes/members/status_block.h"

#include "models/commands/words.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::members {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr qsizetype kLongestMessage = 50;
constexpr QLatin1String kStatus("status"), kMessage("message"), kRange("range");

QString nameOfStatus(const ProfileStatus& status) {
    const std::string wanted = commands::language() == commands::Language::Japanese ? "ja_JP" : "en_US";
    const auto found = std::ranges::find(status.i18nNames, wanted, &I18nText::language);
    return fromUtf8(found != status.i18nNames.end() && !found->name.empty() ? found->name : status.name);
}

std::optional<Instant> instantOf(const QVariant& value) {
    return fromMillis(value.toDateTime().toMSecsSinceEpoch());
}

} // namespace

StatusBlock::StatusBlock(const PaneServices& services, QWidget* parent)
    : Block(parent), services_(services), note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("detail.statuses"));
    for (const bool reserved : {false, true}) {
        Line& line = lines_[reserved];
        const QString name = reserved ? QStringLiteral("reserved") : QStringLiteral("present");
        line.text = new WrappedLabel(this);
        line.text->setTextFormat(Qt::PlainText);
        line.text->setObjectName(QStringLiteral("statuses.") + name);
        line.set = new QPushButton(this);
        line.set->setObjectName(QStringLiteral("statuses.set.") + name);
        line.clear = new QPushButton(this);
        line.clear->setObjectName(QStringLiteral("statuses.clear.") + name);
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kSmall);
        row->addWidget(line.text, 1);
        row->addWidget(line.set, 0, Qt::AlignTop);
        row->addWidget(line.clear, 0, Qt::AlignTop);
        body()->addLayout(row);
        connect(line.set, &QPushButton::clicked, this, [this, reserved] { ask(reserved); });
        connect(line.clear, &QPushButton::clicked, this, [this, reserved] {
            const auto status = shown(reserved);
            if (!status) return;
            acting_ = services_.gateway.fields().clearStatus(member_, *status, services_.gui, ended());
        });
    }
    body()->addWidget(note_);
    refresh();
}

void StatusBlock::showMember(const UserId& member) {
    if (member != member_) {
        statuses_.clear();
        loaded_ = false;
    }
    error_.reset();
    member_ = member;
    load();
}

void StatusBlock::load() {
    refresh();
    if (member_.empty() || !services_.online() || !services_.identity()) return;
    reading_ = services_.gateway.fields().shownStatuses(member_, services_.gui,
                                                        [this](Result<std::vector<ShownStatus>> found) {
                                                            loaded_ = found.has_value();
                                                            if (found)
                                                                statuses_ = std::move(*found);
                                                            else
                                                                error_ = found.error();
                                                            refresh();
                                                        });
}

std::optional<ShownStatus> StatusBlock::shown(bool reserved) const {
    const auto found = std::ranges::find(statuses_, reserved, &ShownStatus::reserved);
    return found == statuses_.end() ? std::nullopt : std::optional(*found);
}

QString StatusBlock::nameOf(const std::string& statusId) const {
    const auto& all = services_.cache.fields().statuses;
    const auto found = std::ranges::find(all, statusId, &ProfileStatus::id);
    return found == all.end() ? fromUtf8(statusId) : nameOfStatus(*found);
}

void StatusBlock::ask(bool reserved) {
    const ShownStatus before = shown(reserved).value_or(ShownStatus());
    commands::Plan plan;
    plan.confirm = true;
    plan.title = reserved ? tr("Reserve a profile status") : tr("Set the profile status");
    plan.sentence = tr("It stands beside the name of the member for everybody.");
    plan.verb = reserved ? tr("Reserve") : tr("Set");
    commands::Ask which;
    which.key = kStatus;
    which.kind = commands::Ask::Kind::Choice;
    which.label = tr("Status");
    for (const ProfileStatus& status : services_.cache.fields().statuses)
        which.choices << nameOfStatus(status);
    which.value = before.id.empty() ? which.choices.value(0) : nameOf(before.statusId);
    commands::Ask message;
    message.key = kMessage;
    message.label = tr("Message");
    message.optional = true;
    message.value = fromUtf8(before.message);
    plan.asks = {which, message};
    if (reserved) {
        commands::Ask range;
        range.key = kRange;
        range.kind = commands::Ask::Kind::DateTimeRange;
        range.label = tr("From – to");
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(toMillis(services_.clock.now()));
        const auto at = [](const std::optional<Instant>& when, const QDateTime& otherwise) {
            return when ? QDateTime::fromMSecsSinceEpoch(toMillis(*when)) : otherwise;
        };
        range.value = QVariantList{at(before.start, now.addDays(1)), at(before.end, now.addDays(2))};
        plan.asks.push_back(range);
    }
    plan.check = [reserved](const QVariantMap& arguments) {
        if (arguments.value(kMessage).toString().size() > kLongestMessage)
            return tr("A message has %1 characters at most.").arg(kLongestMessage);
        const QVariantList pair = arguments.value(kRange).toList();
        if (reserved && pair.value(0).toDateTime() >= pair.value(1).toDateTime())
            return tr("The end must be later than the beginning.");
        return QString();
    };
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer<StatusBlock>(this), before, reserved](const QVariantMap& arguments) {
            if (!self) return;
            ShownStatus wanted = before;
            for (const ProfileStatus& status : self->services_.cache.fields().statuses)
                if (nameOfStatus(status) == arguments.value(kStatus).toString()) wanted.statusId = status.id;
            wanted.message = toUtf8(arguments.value(kMessage).toString());
            const QVariantList pair = arguments.value(kRange).toList();
            if (reserved) {
                wanted.start = instantOf(pair.value(0));
                wanted.end = instantOf(pair.value(1));
            }
            self->send(wanted, self->draftOf(reserved));
        },
        window());
    dialog->setObjectName(QStringLiteral("statuses.ask"));
    new DialogDraft(dialog, services_.cache, draftOf(reserved), {}, DialogDraft::Ends::WithItsWork);
    dialog->open();
}

QString StatusBlock::draftOf(bool reserved) const {
    return QStringLiteral("%1.%2").arg(reserved ? QStringLiteral("reserved") : QStringLiteral("shown"),
                                       fromUtf8(member_.value));
}

void StatusBlock::send(const ShownStatus& wanted, const QString& draft) {
    acting_ = services_.gateway.fields().showStatus(
        member_, wanted, services_.gui, [this, draft, done = ended()](const Result<std::monostate>& outcome) {
            if (outcome) DialogDraft::forget(services_.cache, draft);
            done(outcome);
        });
}

ports::Reply<std::monostate> StatusBlock::ended() {
    return [this](const Result<std::monostate>& outcome) {
        error_.reset();
        if (!outcome) error_ = outcome.error();
        load();
    };
}

void StatusBlock::refresh() {
    setTitle(tr("Profile status"));
    const bool off = error_ && error_->code == "PROFILE_STATUS_NOT_ENABLED";
    const ports::Identity* identity = services_.identity();
    const QString whyNot = !services_.online() || !identity ? tr("This needs a connection to the service.")
                           : !identity->canOperate("members.members", services_.clock.now())
                               ? tr("Your role does not allow changes to members.")
                               : QString();
    for (const bool reserved : {false, true}) {
        Line& line = lines_[reserved];
        const auto status = shown(reserved);
        QString text = status     ? nameOf(status->statusId)
                       : reserved ? tr("Nothing is reserved.")
                                  : tr("Shows no status.");
        if (status && !status->message.empty()) text += QLatin1Char('\n') + fromUtf8(status->message);
        if (status && status->start && status->end)
            text += QLatin1Char('\n') +
                    tr("%1 to %2").arg(commands::timeText(*status->start), commands::timeText(*status->end));
        line.text->say(loaded_ ? text : QString());
        line.set->setText(status ? tr("Change…") : reserved ? tr("Reserve…") : tr("Set…"));
        line.clear->setText(tr("Remove"));
        line.set->setVisible(loaded_);
        line.clear->setVisible(loaded_ && status);
        for (QPushButton* button : {line.set, line.clear}) {
            button->setEnabled(whyNot.isEmpty());
            button->setToolTip(whyNot);
        }
    }
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, error_ && !off ? toneInk(Tone::Danger, palette()) : faded(palette()));
    note_->setPalette(ink);
    note_->say(off       ? tr("The company does not use profile statuses.")
               : error_  ? commands::errorText(*error_)
               : loaded_ ? QString()
                         : tr("Shown again when the service can be reached."));
}

void StatusBlock::changeEvent(QEvent* event) {
    Block::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_status_block.cpp"

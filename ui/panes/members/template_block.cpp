#include "ui/panes/members/template_block.h"

#include "models/commands/template_commands.h"
#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::members {

using commands::fromUtf8;

namespace {
constexpr QLatin1String kStopCommand("member.appStop");
}

TemplateBlock::TemplateBlock(const PaneServices& services, QWidget* parent)
    : Block(parent), services_(services), name_(new WrappedLabel(this)), reason_(new WrappedLabel(this)),
      off_(new WrappedLabel(this)), stopped_(new WrappedLabel(this)), note_(new WrappedLabel(this)),
      change_(new QPushButton(this)) {
    setObjectName(QStringLiteral("detail.template"));
    for (const auto& [label, name] : {std::pair{name_, "template.name"},
                                      {reason_, "template.reason"},
                                      {off_, "template.off"},
                                      {stopped_, "template.stopped"},
                                      {note_, "template.note"}}) {
        label->setObjectName(QLatin1String(name));
        label->setTextFormat(Qt::PlainText);
        body()->addWidget(label);
    }
    setTextSize(name_, TextSize::Strong);
    change_->setObjectName(QStringLiteral("template.appStop"));
    change_->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(change_);
    row->addStretch(1);
    body()->addLayout(row);
    connect(change_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(kStopCommand); });
    refresh();
}

void TemplateBlock::showMember(const UserId& member) {
    if (member != member_) {
        effective_.reset();
        stop_.reset();
    }
    member_ = member;
    load();
}

void TemplateBlock::setRefusal(const QString& why) {
    refusal_ = why;
    refresh();
}

void TemplateBlock::load() {
    error_.reset();
    effectiveCall_.cancel();
    stopCall_.cancel();
    if (member_.empty() || !services_.online() || !services_.identity()) return refresh();
    ports::Templates& templates = services_.gateway.templates();
    effectiveCall_ =
        templates.effectiveTemplate(member_, services_.gui, [this](Result<policy::EffectiveTemplate> found) {
            if (found)
                effective_ = std::move(*found);
            else
                error_ = found.error();
            refresh();
        });
    stopCall_ = templates.appStop(member_, services_.gui, [this](Result<ports::AppStop> found) {
        if (found) {
            stop_ = *found;
            if (auto* command = qobject_cast<commands::StopApps*>(services_.registry.find(kStopCommand)))
                command->know(member_, stop_->mobile, stop_->pc);
        } else {
            error_ = found.error();
        }
        refresh();
    });
    refresh();
}

QString TemplateBlock::userTypeOfMember() const {
    const ports::MemberList& list = services_.cache.members();
    const auto row = list.find(member_.value);
    return row ? fromUtf8(list.cells(*row).userType) : QString();
}

QString TemplateBlock::stopText() const {
    if (!stop_) return {};
    if (stop_->mobile && stop_->pc) return tr("App use is stopped: mobile app and PC app. The browser goes on.");
    if (stop_->mobile) return tr("App use is stopped: mobile app. PC app and browser go on.");
    if (stop_->pc) return tr("App use is stopped: PC app. Mobile app and browser go on.");
    return tr("App use is not stopped.");
}

void TemplateBlock::refresh() {
    setTitle(tr("Effective permissions"));
    name_->say(effective_ ? tr("Permission template: %1").arg(commands::templateName(*effective_)) : QString());
    reason_->setForegroundRole(QPalette::PlaceholderText);
    reason_->say(effective_ ? commands::effectiveReason(*effective_, userTypeOfMember()) : QString());
    const QStringList off = effective_ ? commands::notAllowed(effective_->matrix) : QStringList();
    off_->say(!effective_     ? QString()
              : off.isEmpty() ? tr("Every service is allowed with every client.")
                              : tr("Not allowed:") + QLatin1Char('\n') + off.join(QLatin1Char('\n')));
    QPalette stopInk = palette();
    if (stop_ && (stop_->mobile || stop_->pc))
        stopInk.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    stopped_->setPalette(stopInk);
    stopped_->say(stopText());
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, error_ ? toneInk(Tone::Danger, palette()) : faded(palette()));
    note_->setPalette(ink);
    note_->say(error_                                           ? commands::errorText(*error_)
               : (!effective_ || !stop_) && !services_.online() ? tr("Shown again when the service can be reached.")
                                                                : QString());
    const commands::Command* command = services_.registry.find(kStopCommand);
    change_->setText(command ? command->text() : QString());
    change_->setIcon(icon(QStringLiteral("smartphone")));
    change_->setVisible(stop_.has_value());
    change_->setEnabled(command && refusal_.isEmpty());
    change_->setToolTip(!refusal_.isEmpty() ? refusal_ : command ? command->help() : QString());
}

void TemplateBlock::changeEvent(QEvent* event) {
    Block::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_template_block.cpp"

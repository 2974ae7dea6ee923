#include "ui/forms/chart_block.h"

#include "models/commands/words.h"
#include "ui/forms/chart_dialog.h"
#include "ui/forms/chart_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr std::string_view kMenu = "security.orgChart";
}

ChartBlock::ChartBlock(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), title_(new QLabel(this)), effect_(new WrappedLabel(this)),
      units_(new WrappedLabel(this)), note_(new WrappedLabel(this)), change_(new QPushButton(this)) {
    setObjectName(QStringLiteral("chart.block"));
    setTextSize(title_, TextSize::Strong);
    effect_->setObjectName(QStringLiteral("chart.effect"));
    note_->setObjectName(QStringLiteral("chart.note"));
    note_->setForegroundRole(QPalette::PlaceholderText);
    change_->setObjectName(QStringLiteral("chart.change"));
    change_->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(new Rule(this));
    column->addSpacing(space::kTight);
    for (QWidget* part : std::initializer_list<QWidget*>{title_, effect_, units_, note_})
        column->addWidget(part);
    auto* row = new QHBoxLayout;
    row->addWidget(change_);
    row->addStretch(1);
    column->addLayout(row);
    connect(change_, &QPushButton::clicked, this, &ChartBlock::openDialog);
    refresh();
}

void ChartBlock::showTarget(const ports::ChartTarget& target, const QString& name) {
    name_ = name;
    if (target != target_) {
        target_ = target;
        known_ = effectKnown_ = false;
        own_.reset();
        effective_.reset();
        refused_.reset();
        saveCall_.cancel();
    }
    if (known_ && !error_) return refresh(); // asked once: the copy tells of every change to anything
    load();
}

void ChartBlock::load() {
    error_.reset();
    ownCall_.cancel();
    effectCall_.cancel();
    const ports::Identity* identity = services_.identity();
    const bool may = identity && identity->canSee(kMenu, services_.clock.now());
    if (target_.id.empty() || !services_.online() || !may) return refresh();
    ports::ChartRestrictions& charts = services_.gateway.chartRestrictions();
    const auto failed = [this](Error error) {
        error_ = std::move(error);
        refresh();
    };
    const auto ownFound = [this, failed](Result<std::optional<ChartRestriction>> own) {
        if (!own) return failed(own.error());
        own_ = *own;
        known_ = true;
        refresh();
    };
    ownCall_ = charts.fetch(target_, services_.gui, ownFound);
    if (target_.kind == ChartSubject::Member)
        effectCall_ = charts.effective(UserId(target_.id), services_.gui,
                                       [this, failed](Result<std::optional<EffectiveRestriction>> found) {
                                           if (!found) return failed(found.error());
                                           effective_ = *found;
                                           effectKnown_ = true;
                                           refresh();
                                       });
    refresh();
}

QString ChartBlock::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    const auto scopes = scopesOf(identity->roles, {kMenu, Access::Operate}, services_.clock.now());
    if (!scopes) return tr("Your role may only look here.");
    if (!std::ranges::any_of(*scopes, &Scope::wholeTenant))
        return tr("Your role is limited to some organizations; this can only be changed for the whole tenant.");
    if (!known_) return tr("It is not known yet what is set.");
    return {};
}

void ChartBlock::openDialog() {
    auto* dialog = new ChartDialog(
        services_.cache, name_, own_, [this](const std::optional<ChartRestriction>& wanted) { save(wanted); },
        window());
    dialog->open();
}

void ChartBlock::save(const std::optional<ChartRestriction>& wanted) {
    refused_.reset();
    ports::ChartRestrictions& charts = services_.gateway.chartRestrictions();
    if (wanted)
        saveCall_ =
            charts.restrict(target_, own_, *wanted, services_.gui, [this](const Result<ChartRestriction>& stored) {
                saved(stored ? std::nullopt : std::optional(stored.error()));
            });
    else if (own_)
        saveCall_ = charts.lift(target_, own_->version, services_.gui, [this](const Result<std::monostate>& lifted) {
            saved(lifted ? std::nullopt : std::optional(lifted.error()));
        });
    refresh();
}

// Somebody else may have been faster: what is there now is shown together with the error.
void ChartBlock::saved(std::optional<Error> refused) {
    refused_ = std::move(refused);
    load();
}

void ChartBlock::linkChanged() {
    load();
}

void ChartBlock::refresh() {
    title_->setText(commands::menuText(*menuItem(kMenu)));
    setAccessibleName(title_->text());
    const ports::Identity* identity = services_.identity();
    const bool hidden = identity && !identity->canSee(kMenu, services_.clock.now());
    const bool member = target_.kind == ChartSubject::Member;
    QString effect;
    if (member && effectKnown_)
        effect = chartEffectText(effective_);
    else if (!member && known_)
        effect = own_ ? chartAccessText(own_->access) : chartUnrestrictedText();
    effect_->say(effect);
    const ChartRestriction* shown = member ? (effective_ ? &effective_->restriction : nullptr)
                                    : own_ ? &*own_
                                           : nullptr;
    units_->say(known_ && shown ? chartUnitLines(*shown, services_.cache).join(QLatin1Char('\n')) : QString());
    note_->say(hidden                ? tr("Your role may not see this.")
               : refused_            ? commands::errorText(*refused_)
               : error_              ? commands::errorText(*error_)
               : !services_.online() ? tr("This is known to the service only; there is no connection at the moment.")
               : !known_             ? tr("Asking the service…")
                                     : QString());
    const QString why = refusal();
    change_->setText(tr("Change…"));
    change_->setVisible(!hidden);
    change_->setEnabled(why.isEmpty() && !saveCall_.running());
    change_->setToolTip(why);
}

void ChartBlock::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace sekisho::ui

#include "moc_chart_block.cpp"

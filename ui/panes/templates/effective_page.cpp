#include "ui/panes/templates/effective_page.h"

#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/panes/templates/matrix_view.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::templates {

using commands::fromUtf8;

namespace {

QString effectivePickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return EffectivePage::tr("Name");
    case ports::MemberColumn::Reading:
        return EffectivePage::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return EffectivePage::tr("Organization");
    default:
        return {};
    }
}

} // namespace

EffectivePage::EffectivePage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), pick_(new QPushButton(this)), name_(new QLabel(this)),
      note_(new WrappedLabel(this)), template_(new QLabel(this)), reason_(new WrappedLabel(this)),
      openTemplate_(new QPushButton(this)), openMember_(new QPushButton(this)),
      matrix_(new MatrixView(QStringLiteral("effective"), this)) {
    for (const auto& [part, name] :
         std::initializer_list<std::pair<QWidget*, const char*>>{{pick_, "effective.pick"},
                                                                 {name_, "effective.name"},
                                                                 {note_, "effective.note"},
                                                                 {template_, "effective.template"},
                                                                 {reason_, "effective.reason"},
                                                                 {openTemplate_, "effective.openTemplate"},
                                                                 {openMember_, "effective.openMember"}})
        part->setObjectName(QLatin1String(name));
    for (QPushButton* button : {pick_, openTemplate_, openMember_})
        button->setAutoDefault(false);
    setTextSize(name_, TextSize::Section);
    setTextSize(template_, TextSize::Strong);
    for (QLabel* label : {name_, template_})
        label->setTextFormat(Qt::PlainText);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    head->addWidget(name_);
    head->addStretch(1);
    head->addWidget(openMember_);
    head->addWidget(pick_);
    auto* from = new QHBoxLayout;
    from->addWidget(template_);
    from->addStretch(1);
    from->addWidget(openTemplate_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    column->addWidget(note_);
    column->addLayout(from);
    column->addWidget(reason_);
    column->addWidget(matrix_, 1);
    column->addStretch(0);
    connect(pick_, &QPushButton::clicked, this, &EffectivePage::pick);
    connect(openTemplate_, &QPushButton::clicked, this, [this] {
        if (effective_) Q_EMIT templateWanted(fromUtf8(effective_->id.value));
    });
    connect(openMember_, &QPushButton::clicked, this, [this] { Q_EMIT memberWanted(fromUtf8(member_.value)); });
    refresh();
}

void EffectivePage::pick() {
    auto* picker = new MemberPicker(
        services_.cache, {effectivePickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) { showMember(id); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void EffectivePage::showMember(const UserId& member) {
    if (member != member_) effective_.reset();
    member_ = member;
    reload();
}

void EffectivePage::reload() {
    error_.reset();
    call_.cancel();
    if (!member_.empty() && services_.online())
        call_ = services_.gateway.templates().effectiveTemplate(member_, services_.gui,
                                                                [this](Result<policy::EffectiveTemplate> found) {
                                                                    if (found)
                                                                        effective_ = std::move(*found);
                                                                    else
                                                                        error_ = found.error();
                                                                    refresh();
                                                                });
    refresh();
}

QString EffectivePage::userTypeOfMember() const {
    const ports::MemberList& list = services_.cache.members();
    const auto row = list.find(member_.value);
    return row ? fromUtf8(list.cells(*row).userType) : QString();
}

void EffectivePage::refresh() {
    const ports::MemberList& list = services_.cache.members();
    const auto row = member_.empty() ? std::nullopt : list.find(member_.value);
    name_->setText(row ? tr("%1  %2").arg(fromUtf8(list.cells(*row).name), fromUtf8(list.cells(*row).loginId))
                       : QString());
    name_->setVisible(row.has_value());
    pick_->setText(member_.empty() ? tr("Choose a member…") : tr("Another member…"));
    pick_->setIcon(icon(QStringLiteral("user")));
    openMember_->setText(tr("Open the member"));
    openMember_->setVisible(row.has_value());
    openTemplate_->setText(tr("Open this template"));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, error_ ? toneInk(Tone::Danger, palette()) : faded(palette()));
    note_->setPalette(ink);
    note_->say(member_.empty()       ? tr("Choose a member to see what counts for that person and why.")
               : error_              ? commands::errorText(*error_)
               : !services_.online() ? tr("This is known to the service only; there is no connection at the moment.")
               : !effective_         ? tr("Asking the service…")
                                     : QString());
    const bool known = effective_.has_value();
    template_->setVisible(known);
    openTemplate_->setVisible(known);
    matrix_->setVisible(known);
    reason_->say(known ? commands::effectiveReason(*effective_, userTypeOfMember()) : QString());
    if (!known) return;
    template_->setText(tr("Permission template: %1").arg(commands::templateName(*effective_)));
    matrix_->present(effective_->matrix, effective_->matrix);
}

void EffectivePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::templates

#include "moc_effective_page.cpp"

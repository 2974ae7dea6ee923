#include "ui/panes/lostdevice/person_head.h"

#include "models/commands/words.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::lostdevice {

PersonHead::PersonHead(const PaneServices& services, const QString& name, int photoSize, QWidget* parent)
    : QWidget(parent), services_(services), avatar_(new Avatar(photoSize, this)), name_(new WrappedLabel(this)),
      reading_(new QLabel(this)), status_(new StatusChip(this)), organization_(new WrappedLabel(this)),
      login_(new QLabel(this)), alike_(new QWidget(this)) {
    name_->setObjectName(name + QStringLiteral(".name"));
    login_->setObjectName(name + QStringLiteral(".login"));
    organization_->setObjectName(name + QStringLiteral(".organization"));
    alike_->setObjectName(name + QStringLiteral(".alike"));
    QFont large = sized(name_->font(), TextSize::Page);
    large.setPointSizeF(large.pointSizeF() * 1.2); // it is read across the desk, with the telephone at the ear
    name_->setFont(large);
    for (QLabel* label : std::initializer_list<QLabel*>{name_, reading_, organization_, login_})
        label->setTextFormat(Qt::PlainText);
    login_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* first = new QHBoxLayout;
    first->setSpacing(space::kNormal);
    first->addWidget(name_, 1);
    first->addWidget(status_, 0, Qt::AlignTop);
    alikeLines_ = new QVBoxLayout(alike_);
    alikeLines_->setContentsMargins(0, space::kTight, 0, 0);
    alikeLines_->setSpacing(0);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kHair);
    words->addLayout(first);
    words->addWidget(reading_);
    words->addWidget(organization_);
    words->addWidget(login_);
    words->addWidget(alike_);
    words->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kWide);
    row->addWidget(avatar_, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void PersonHead::present(const commands::CutOffPerson& person, const std::vector<commands::CutOffPerson>& namesakes) {
    const bool another = person.id != person_.id;
    person_ = person;
    namesakes_ = namesakes;
    if (another) {
        photoCall_.cancel();
        photoAsked_ = false;
        avatar_->setName(person.name);
        loadPhoto();
    }
    refresh();
    fillNamesakes();
}

void PersonHead::linkChanged() {
    loadPhoto();
}

void PersonHead::loadPhoto() {
    if (photoAsked_ || person_.id.empty() || !services_.online() || !services_.identity()) return;
    if (!services_.cache.fields().settings.of("photo").visible) return; // hidden: the initials are enough
    photoAsked_ = true;
    photoCall_ = services_.gateway.photo(person_.id, services_.gui, [this](Result<std::string> bytes) {
        if (bytes)
            avatar_->setPicture(std::move(*bytes));
        else if (bytes.error().kind == ErrorKind::Unavailable || bytes.error().kind == ErrorKind::Timeout)
            photoAsked_ = false;
    });
}

void PersonHead::refresh() {
    name_->say(person_.name);
    reading_->setText(person_.reading);
    reading_->setVisible(!person_.reading.isEmpty());
    QString place = person_.organization.isEmpty() ? tr("Belongs to no organization") : person_.organization;
    if (!person_.position.isEmpty()) place = tr("%1, %2", "organization, position").arg(place, person_.position);
    organization_->say(place);
    login_->setText(person_.employeeNumber.isEmpty()
                        ? person_.loginId
                        : tr("%1, employee number %2").arg(person_.loginId, person_.employeeNumber));
    Chip chip = statusChip(person_.status);
    if (person_.administrator) chip.text = tr("%1, highest administrator").arg(chip.text);
    status_->setChip(chip);
    status_->setVisible(person_.known);
    for (QLabel* label : {reading_, login_})
        setPale(label);
}

void PersonHead::fillNamesakes() {
    while (QLayoutItem* item = alikeLines_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    alike_->setVisible(!namesakes_.empty());
    if (namesakes_.empty()) return;
    auto* warning = new WrappedLabel(alike_);
    warning->say(tr("%n other member(s) are called or read the same. Make sure that this is the one who calls:",
                    nullptr, static_cast<int>(namesakes_.size())));
    setInk(warning, toneInk(Tone::Warning, palette()));
    alikeLines_->addWidget(warning);
    for (const commands::CutOffPerson& other : namesakes_) {
        auto* go = new QToolButton(alike_);
        go->setObjectName(QStringLiteral("lost.alike.") + commands::fromUtf8(other.id.value));
        go->setAutoRaise(true);
        go->setFocusPolicy(Qt::StrongFocus);
        go->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        go->setIcon(icon(QStringLiteral("user")));
        const QString place = other.organization.isEmpty()
                                  ? other.loginId
                                  : tr("%1 (%2)", "organization, login ID").arg(other.organization, other.loginId);
        const QString words = other.name == person_.name ? place : tr("%1, %2", "name, place").arg(other.name, place);
        go->setText(fontMetrics().elidedText(words, Qt::ElideMiddle, 560));
        go->setAccessibleName(tr("Take this one instead: %1").arg(words));
        go->setToolTip(go->accessibleName());
        const QString id = commands::fromUtf8(other.id.value);
        connect(go, &QToolButton::clicked, this, [this, id] { Q_EMIT otherWanted(id); });
        alikeLines_->addWidget(go, 0, Qt::AlignLeft);
    }
}

void PersonHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange && event->type() != QEvent::PaletteChange) return;
    refresh();
    fillNamesakes();
}

} // namespace sekisho::ui::lostdevice

#include "moc_person_head.cpp"

#include "ui/forms/membership_editor.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/member_text.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr int kDeepest = 32; // a loop in broken data must end

int mostOrgUnits() {
    const FieldRule* rule = memberField("organizations.orgUnits");
    return rule ? rule->maxLength : 30;
}

} // namespace

QString orgUnitPath(const ports::Cache& cache, const OrgUnitId& id) {
    QStringList names;
    std::optional<OrgUnit> unit = cache.orgUnit(id);
    for (int depth = 0; unit && depth < kDeepest; ++depth) {
        names.prepend(commands::fromUtf8(unit->name));
        unit = unit->parent ? cache.orgUnit(*unit->parent) : std::nullopt;
    }
    return names.isEmpty() ? orgUnitOutsideText() : names.join(QStringLiteral(" > "));
}

MembershipEditor::MembershipEditor(const ports::Cache& cache, QWidget* parent)
    : QWidget(parent), cache_(cache), positions_(cache.ranks(RankKind::Position)), primaries_(new QButtonGroup(this)),
      column_(new QVBoxLayout(this)), add_(new QPushButton(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(8);
    column_->addWidget(add_, 0, Qt::AlignLeft);
    add_->setObjectName(QStringLiteral("memberships.add"));
    setFocusProxy(add_);
    connect(add_, &QPushButton::clicked, this, &MembershipEditor::pick);
    retranslate();
}

void MembershipEditor::setPositionsUsed(bool used) {
    positionsUsed_ = used;
    for (const Card& card : cards_)
        card.position->setVisible(used);
}

void MembershipEditor::setMemberships(const std::vector<OrgUnitMembership>& memberships) {
    while (!cards_.empty())
        removeCard(cards_.back().frame);
    for (const OrgUnitMembership& membership : memberships)
        makeCard(membership);
    retranslate();
}

std::vector<OrgUnitMembership> MembershipEditor::memberships() const {
    std::vector<OrgUnitMembership> out;
    for (const Card& card : cards_) {
        OrgUnitMembership membership;
        membership.orgUnit = card.orgUnit;
        membership.primary = card.primary->isChecked();
        const std::string position = commands::toUtf8(card.position->currentData().toString());
        if (!position.empty()) membership.position = PositionId(position);
        membership.isManager = card.head->isChecked();
        membership.visible = card.visible->isChecked();
        membership.useTeamFeature = card.team->isChecked();
        out.push_back(std::move(membership));
    }
    return out;
}

void MembershipEditor::add(const OrgUnitId& orgUnit) {
    OrgUnitMembership membership;
    membership.orgUnit = orgUnit;
    membership.primary = cards_.empty();
    makeCard(membership).position->setFocus(Qt::OtherFocusReason);
    retranslate();
    Q_EMIT edited();
}

MembershipEditor::Card& MembershipEditor::makeCard(const OrgUnitMembership& membership) {
    auto* frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    Card card{membership.orgUnit,    frame,
              new QLabel(frame),     new QRadioButton(frame),
              new QComboBox(frame),  new QCheckBox(frame),
              new QCheckBox(frame),  new QCheckBox(frame),
              new QToolButton(frame)};
    frame->setObjectName(QStringLiteral("membership.") + commands::fromUtf8(membership.orgUnit.value));
    card.primary->setObjectName(QStringLiteral("primary"));
    card.position->setObjectName(QStringLiteral("position"));
    card.head->setObjectName(QStringLiteral("head"));
    card.visible->setObjectName(QStringLiteral("visible"));
    card.team->setObjectName(QStringLiteral("team"));
    card.remove->setObjectName(QStringLiteral("remove"));
    card.name->setTextFormat(Qt::PlainText);
    card.name->setWordWrap(true);
    QFont strong = card.name->font();
    strong.setWeight(QFont::DemiBold);
    card.name->setFont(strong);
    card.remove->setAutoRaise(true);
    card.remove->setFocusPolicy(Qt::StrongFocus);

    card.position->addItem(QString(), QString());
    for (const Rank& rank : positions_)
        card.position->addItem(commands::fromUtf8(rank.name), commands::fromUtf8(rank.id));
    if (membership.position) {
        const QString id = commands::fromUtf8(membership.position->value);
        if (card.position->findData(id) < 0) card.position->addItem(id, id); // not in the copy, but not to be lost
        card.position->setCurrentIndex(card.position->findData(id));
    }
    card.position->setVisible(positionsUsed_);
    card.position->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    card.position->setMinimumContentsLength(8);
    card.primary->setChecked(membership.primary);
    card.head->setChecked(membership.isManager);
    card.visible->setChecked(membership.visible);
    card.team->setChecked(membership.useTeamFeature);
    primaries_->addButton(card.primary);

    auto* grid = new QGridLayout(frame);
    grid->setContentsMargins(10, 6, 6, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->addWidget(card.name, 0, 0, 1, 2);
    grid->addWidget(card.remove, 0, 2, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(card.primary, 1, 0);
    grid->addWidget(card.position, 1, 1, 1, 2);
    auto* switches = new QGridLayout; // the three in one line are wider than the detail beside the list
    switches->setHorizontalSpacing(16);
    switches->setVerticalSpacing(4);
    switches->addWidget(card.head, 0, 0);
    switches->addWidget(card.visible, 0, 1);
    switches->addWidget(card.team, 1, 0, 1, 2);
    switches->setColumnStretch(1, 1);
    grid->addLayout(switches, 2, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    column_->insertWidget(static_cast<int>(cards_.size()), frame);

    connect(card.primary, &QRadioButton::clicked, this, &MembershipEditor::edited);
    connect(card.position, &QComboBox::activated, this, &MembershipEditor::edited);
    for (QCheckBox* box : {card.head, card.visible, card.team})
        connect(box, &QCheckBox::clicked, this, &MembershipEditor::edited);
    connect(card.remove, &QToolButton::clicked, this, [this, frame] {
        removeCard(frame);
        if (!cards_.empty() && !primaries_->checkedButton()) cards_.front().primary->setChecked(true);
        retranslate();
        add_->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    cards_.push_back(card);
    // Reading order: what was added stands before the button that added it.
    QWidget* previous = frame;
    for (QWidget* next : std::initializer_list<QWidget*>{card.primary, card.position, card.head, card.visible,
                                                         card.team, card.remove, add_}) {
        if (previous != frame) setTabOrder(previous, next);
        previous = next;
    }
    return cards_.back();
}

void MembershipEditor::removeCard(const QWidget* frame) {
    const auto at = std::find_if(cards_.begin(), cards_.end(), [frame](const Card& c) { return c.frame == frame; });
    if (at == cards_.end()) return;
    primaries_->removeButton(at->primary);
    column_->removeWidget(at->frame);
    at->frame->hide();
    at->frame->deleteLater();
    cards_.erase(at);
}

void MembershipEditor::pick() {
    std::set<std::string> taken;
    for (const Card& card : cards_)
        taken.insert(card.orgUnit.value);
    auto* picker = new OrgPicker(
        cache_, std::move(taken), [this](const OrgUnitId& id) { add(id); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void MembershipEditor::retranslate() {
    for (const Card& card : cards_) {
        const QString path = orgUnitPath(cache_, card.orgUnit);
        card.name->setText(path);
        card.primary->setText(commands::fieldText("organizations.orgUnits.primary"));
        card.primary->setAccessibleName(tr("%1 is the primary organization").arg(path));
        card.position->setItemText(0, tr("No position"));
        card.position->setAccessibleName(tr("Position in %1").arg(path));
        card.head->setText(commands::fieldText("organizations.orgUnits.isManager"));
        card.head->setToolTip(tr("The present organization head is replaced."));
        card.head->setAccessibleDescription(card.head->toolTip());
        card.visible->setText(commands::fieldText("organizations.orgUnits.visible"));
        card.visible->setToolTip(tr("Off: the member is not shown under this organization in the organization chart."));
        card.team->setText(commands::fieldText("organizations.orgUnits.useTeamFeature"));
        card.team->setToolTip(tr("Off: no talk room, notes, calendar or folder of this organization."));
        card.remove->setIcon(icon(QStringLiteral("list-remove")));
        card.remove->setToolTip(tr("Remove from this organization"));
        card.remove->setAccessibleName(tr("Remove from %1").arg(path));
    }
    add_->setText(tr("Add organization…"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    const bool full = static_cast<int>(cards_.size()) >= mostOrgUnits();
    add_->setEnabled(!full);
    add_->setToolTip(full ? tr("A member belongs to at most %n organizations.", nullptr, mostOrgUnits()) : QString());
}

void MembershipEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_membership_editor.cpp"

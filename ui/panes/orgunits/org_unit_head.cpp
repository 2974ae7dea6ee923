#include "ui/panes/orgunits/org_unit_head.h"

#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/panes/orgunits/org_unit_words.h"
#include "ui/widgets/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace sekisho::ui::orgunits {

using commands::fromUtf8;

namespace {

constexpr std::size_t kMostLookedAt = 200; // heads of something among those who belong to it

OrgUnitMembership* postIn(Member& member, const OrgUnitId& unit) {
    for (Organization& organization : member.organizations)
        for (OrgUnitMembership& membership : organization.orgUnits)
            if (membership.orgUnit == unit) return &membership;
    return nullptr;
}

} // namespace

OrgUnitHead::OrgUnitHead(ports::Cache& cache, ports::Executor& gui, QWidget* parent)
    : QWidget(parent), cache_(cache), gui_(gui), label_(new QLabel(this)), name_(new QLabel(this)),
      change_(new QPushButton(this)), none_(new QPushButton(this)) {
    setObjectName(QStringLiteral("orgunits.headRow"));
    name_->setObjectName(QStringLiteral("orgunits.head"));
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    name_->setTextFormat(Qt::PlainText);
    label_->setForegroundRole(QPalette::PlaceholderText);
    change_->setObjectName(QStringLiteral("orgunits.changeHead"));
    none_->setObjectName(QStringLiteral("orgunits.noHead"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(label_);
    row->addWidget(name_);
    for (QPushButton* each : {change_, none_}) {
        each->setAutoDefault(false);
        row->addWidget(each);
    }
    row->addStretch(1);
    connect(change_, &QPushButton::clicked, this, &OrgUnitHead::pick);
    connect(none_, &QPushButton::clicked, this, &OrgUnitHead::clear);
    refresh();
}

void OrgUnitHead::present(const std::optional<OrgUnit>& unit) {
    if (!unit || !unit_ || unit->id != unit_->id) head_.reset();
    unit_ = unit;
    look();
    refresh();
}

void OrgUnitHead::setMayChange(bool may, const QString& why) {
    mayChange_ = may;
    whyNot_ = why;
    refresh();
}

// The list says who heads something; the documents of these few say what.
void OrgUnitHead::look() {
    lookCall_.cancel();
    empty_ = true;
    if (!unit_) return;
    ports::MemberQuery query;
    query.orgUnit = unit_->id;
    query.directOnly = true;
    query.show = ports::ShowAllStatuses & ~static_cast<std::uint32_t>(ports::ShowDeleted);
    std::vector<UserId> heads;
    const ports::RowSet rows = cache_.members().query(query);
    for (const ports::RowNo row : *rows) {
        empty_ = false;
        const ports::MemberCells cells = cache_.members().cells(row);
        if (cells.manager && heads.size() < kMostLookedAt) heads.emplace_back(std::string(cells.id));
    }
    if (heads.empty()) {
        head_.reset();
        return;
    }
    lookCall_ = cache_.members(std::move(heads), gui_, [this](Result<std::vector<Member>> members) {
        head_.reset();
        if (members)
            for (Member& member : *members)
                if (const OrgUnitMembership* post = postIn(member, unit_->id); post && post->isManager)
                    head_ = std::move(member);
        refresh();
    });
}

void OrgUnitHead::pick() {
    auto* picker = new MemberPicker(
        cache_, tableWords(), [this](const UserId& id, const QString&) { choose(id); }, window(), unit_->id);
    picker->open();
}

void OrgUnitHead::choose(const UserId& id) {
    if (head_ && head_->id == id) return;
    chooseCall_ = cache_.member(id, gui_, [this](const Result<Member>& member) {
        if (!member) {
            Q_EMIT failed(member.error());
            return;
        }
        Member after = *member;
        OrgUnitMembership* post = unit_ ? postIn(after, unit_->id) : nullptr;
        if (!post) return; // has left it in between: the list says so
        post->isManager = true;
        Q_EMIT changeWanted(*unit_, *member, after);
    });
}

void OrgUnitHead::clear() {
    if (!head_ || !unit_) return;
    Member after = *head_;
    if (OrgUnitMembership* post = postIn(after, unit_->id)) post->isManager = false;
    Q_EMIT changeWanted(*unit_, *head_, after);
}

void OrgUnitHead::refresh() {
    label_->setText(tr("Organization head"));
    name_->setText(head_ ? fromUtf8(head_->displayName()) : tr("None"));
    change_->setText(tr("Change…"));
    none_->setText(tr("No head"));
    const QString nobody = tr("Nobody belongs to this organization yet.");
    change_->setEnabled(mayChange_ && unit_ && !empty_);
    change_->setToolTip(!mayChange_ ? whyNot_ : empty_ ? nobody : tr("One of those who belong to it"));
    none_->setVisible(head_.has_value());
    none_->setEnabled(mayChange_);
    none_->setToolTip(whyNot_);
}

void OrgUnitHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace sekisho::ui::orgunits

#include "moc_org_unit_head.cpp"

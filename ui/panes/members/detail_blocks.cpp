#include "ui/panes/members/detail_blocks.h"

#include "models/commands/words.h"
#include "ui/delegates/status_chip.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::members {

namespace {

constexpr int kLabelWidth = 116;

void setPale(QLabel* label) {
    QPalette pale = label->palette();
    pale.setColor(QPalette::WindowText, faded(label->parentWidget()->palette()));
    label->setPalette(pale);
}

// A label of the value, to be selected and copied, as tall as its text needs.
WrappedLabel* valueLabel(const QString& text, QWidget* parent) {
    auto* value = new WrappedLabel(parent);
    value->setTextFormat(Qt::PlainText);
    value->say(text);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setFocusPolicy(Qt::ClickFocus);
    return value;
}

QLabel* nameLabel(const QString& text, QWidget* parent) {
    auto* name = new QLabel(text, parent);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    name->setFixedWidth(kLabelWidth);
    setPale(name);
    return name;
}

} // namespace

Block::Block(QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), head_(new QHBoxLayout), body_(new QVBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    setTextSize(title_, TextSize::Strong);
    body_->setSpacing(space::kSmall);
    column->addWidget(new Rule(this));
    column->addSpacing(space::kTight);
    head_->addWidget(title_, 1);
    column->addLayout(head_);
    column->addLayout(body_);
}

void Block::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
}

// --- fields --------------------------------------------------------------------------------------------------------

InfoBlock::InfoBlock(ports::Cache& cache, QWidget* parent)
    : Block(parent), cache_(cache), grid_(new QWidget(this)), all_(new QCheckBox(this)) {
    setObjectName(QStringLiteral("detail.info"));
    all_->setObjectName(QStringLiteral("detail.info.all"));
    connect(all_, &QCheckBox::toggled, this, &InfoBlock::refresh);
    auto* grid = new QGridLayout(grid_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    body()->addWidget(grid_);
    body()->addWidget(all_);
    refresh();
}

void InfoBlock::present(const Member& member) {
    member_ = member;
    refresh();
}

// Walking through the list shows member after member: the lines are made once and only say something else then.
InfoBlock::Line& InfoBlock::lineOf(const std::string& key, int row) {
    Line& line = lines_[key];
    if (line.value) return line;
    line.name = nameLabel({}, grid_);
    line.value = valueLabel({}, grid_);
    line.value->setObjectName(QStringLiteral("value.") + commands::fromUtf8(key));
    auto* grid = static_cast<QGridLayout*>(grid_->layout());
    grid->addWidget(line.name, row, 0, Qt::AlignTop);
    grid->addWidget(line.value, row, 1);
    return line;
}

// Which fields there are changes with the tenant's settings; then their places are given anew.
void InfoBlock::forgetOtherFields() {
    std::vector<std::string> keys;
    for (const FieldGroup& group : memberFieldGroups(cache_))
        keys.insert(keys.end(), group.keys.begin(), group.keys.end());
    if (keys == keys_) return;
    keys_ = std::move(keys);
    for (const auto& [key, line] : lines_) {
        delete line.name;
        delete line.value;
    }
    lines_.clear();
}

void InfoBlock::refresh() {
    setTitle(tr("Member information"));
    all_->setText(tr("Also show empty fields"));
    auto* grid = static_cast<QGridLayout*>(grid_->layout());
    forgetOtherFields();
    int row = 0;
    bool above = false; // a line is shown already: the next group keeps its distance
    for (const FieldGroup& group : memberFieldGroups(cache_)) {
        const int distance = row++;
        bool any = false;
        for (const std::string& key : group.keys) {
            const int place = row++;
            const QString value = memberFieldValue(member_, key, cache_);
            const bool shown = !value.isEmpty() || all_->isChecked();
            if (!shown && !lines_.contains(key)) continue;
            Line& line = lineOf(key, place);
            line.name->setVisible(shown);
            line.value->setVisible(shown);
            if (!shown) continue;
            any = true;
            const QString label = memberFieldLabel(key, cache_);
            line.name->setText(label);
            line.value->say(value.isEmpty() ? tr("–") : value);
            line.value->setAccessibleName(tr("%1: %2").arg(label, value));
            setPale(line.name);
            line.value->setPalette(value.isEmpty() ? line.name->palette() : QPalette());
        }
        grid->setRowMinimumHeight(distance, any && above ? 6 : 0);
        above = above || any;
    }
}

void InfoBlock::changeEvent(QEvent* event) {
    Block::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

// --- security ------------------------------------------------------------------------------------------------------

SecurityBlock::SecurityBlock(QWidget* parent)
    : Block(parent), force_(new QPushButton(this)), request_(new QPushButton(this)) {
    setObjectName(QStringLiteral("detail.security"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < names_.size(); ++i) {
        names_[i] = nameLabel({}, this);
        values_[i] = valueLabel({}, this);
        grid->addWidget(names_[i], static_cast<int>(i), 0, Qt::AlignTop);
        grid->addWidget(values_[i], static_cast<int>(i), 1);
    }
    values_[0]->setObjectName(QStringLiteral("security.password"));
    values_[1]->setObjectName(QStringLiteral("security.twoStep"));
    values_[2]->setObjectName(QStringLiteral("security.searchable"));
    values_[3]->setObjectName(QStringLiteral("security.lastAccess"));
    values_[4]->setObjectName(QStringLiteral("security.lastSignIn"));
    body()->addLayout(grid);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(force_);
    row->addWidget(request_);
    row->addStretch(1);
    body()->addLayout(row);
    connect(force_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("member.password.force")); });
    connect(request_, &QPushButton::clicked, this,
            [this] { Q_EMIT triggered(QStringLiteral("member.password.request")); });
    refresh();
}

void SecurityBlock::present(const Member& member, const Clock& clock) {
    Q_UNUSED(clock)
    member_ = member;
    refresh();
}

void SecurityBlock::refresh() {
    setTitle(tr("Security"));
    names_[0]->setText(tr("Password"));
    names_[1]->setText(tr("2-step verification"));
    names_[2]->setText(memberFieldLabel("searchable"));
    names_[3]->setText(tr("Last access"));
    names_[4]->setText(tr("Last sign-in"));
    for (QLabel* name : names_)
        setPale(name);
    QString password = member_.passwordChangedAt
                           ? tr("Last changed %1").arg(commands::timeText(*member_.passwordChangedAt))
                           : tr("Never changed");
    if (member_.passwordChangeRequested) password += QLatin1Char('\n') + tr("A change is requested.");
    const auto say = [](QLabel* label, const QString& text) { static_cast<WrappedLabel*>(label)->say(text); };
    say(values_[0], password);
    if (member_.passwordChangedAt) values_[0]->setToolTip(commands::timeTooltip(*member_.passwordChangedAt));
    say(values_[1], member_.twoStep ? tr("In use") : tr("Not in use"));
    say(values_[2], member_.searchable ? tr("On") : tr("Off"));
    const auto when = [&say](QLabel* label, const std::optional<Instant>& time) {
        say(label, time ? commands::timeText(*time) : tr("Never"));
        label->setToolTip(time ? commands::timeTooltip(*time) : QString());
    };
    when(values_[3], member_.lastAccess);
    when(values_[4], member_.lastSignIn);
    force_->setText(tr("Force change…"));
    force_->setToolTip(tr("Sets a new password now and logs the member out everywhere."));
    request_->setText(tr("Request change"));
    request_->setToolTip(tr("The member is asked at the next sign-in."));
}

void SecurityBlock::changeEvent(QEvent* event) {
    Block::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

// --- organizations -------------------------------------------------------------------------------------------------

OrganizationsBlock::OrganizationsBlock(ports::Cache& cache, QWidget* parent) : Block(parent), cache_(cache) {
    setObjectName(QStringLiteral("detail.organizations"));
    refresh();
}

void OrganizationsBlock::present(const Member& member) {
    member_ = member;
    refresh();
}

void OrganizationsBlock::refresh() {
    setTitle(tr("Organizations"));
    delete rows_;
    rows_ = new QWidget(this);
    auto* column = new QVBoxLayout(rows_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    bool any = false;
    for (const Organization& organization : member_.organizations)
        for (const OrgUnitMembership& unit : organization.orgUnits) {
            auto* entry = new QVBoxLayout;
            entry->setSpacing(2);
            QLabel* path = valueLabel(orgUnitPath(cache_, unit.orgUnit), rows_);
            entry->addWidget(path);
            QStringList notes;
            if (unit.primary) notes << commands::fieldText("organizations.orgUnits.primary");
            if (unit.position) notes << rankName(cache_, RankKind::Position, unit.position->value);
            if (unit.isManager) notes << commands::fieldText("organizations.orgUnits.isManager");
            notes << (unit.visible ? tr("visible") : tr("not visible"))
                  << (unit.useTeamFeature ? tr("with team features") : tr("without team features"));
            auto* more = new WrappedLabel(rows_);
            more->setTextFormat(Qt::PlainText);
            more->say(notes.join(QStringLiteral("  ·  ")));
            setPale(more);
            entry->addWidget(more);
            column->addLayout(entry);
            any = true;
        }
    if (!any) {
        auto* none = new WrappedLabel(rows_);
        none->say(tr("Belongs to no organization."));
        setPale(none);
        column->addWidget(none);
    }
    body()->addWidget(rows_);
    rows_->show();
}

void OrganizationsBlock::changeEvent(QEvent* event) {
    Block::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_detail_blocks.cpp"

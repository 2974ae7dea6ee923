#include "ui/panes/roles/holding_dialog.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/panes/roles/scope_tree.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::roles {

using commands::fromUtf8;

namespace {

constexpr int kLeastMinutes = 5;
constexpr int kTreeHeight = 190;
constexpr int kIndent = 24;

QString holdingPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return HoldingDialog::tr("Name");
    case ports::MemberColumn::Reading:
        return HoldingDialog::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return HoldingDialog::tr("Organization");
    default:
        return {};
    }
}

QLabel* partTitle(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    setTextSize(label, TextSize::Strong);
    return label;
}

QDateTime shownTime(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(toMillis(at));
}

} // namespace

HoldingDialog::HoldingDialog(const PaneServices& services, const RoleSheet& role, std::optional<RoleHolder> present,
                             Given given, std::function<void(const Error&)> waiting, QWidget* parent)
    : QDialog(parent), services_(services), role_(role), present_(std::move(present)), given_(std::move(given)),
      waiting_(std::move(waiting)) {
    setObjectName(QStringLiteral("roles.holdingDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(present_ ? tr("Change how somebody has the role") : tr("Give the role"));
    build();
    fill();
    connectParts();
    keepDraft();
    refresh();
    if (present_)
        tree_->view()->setFocus(Qt::OtherFocusReason);
    else
        pick_->setFocus(Qt::OtherFocusReason);
}

HoldingDialog::~HoldingDialog() = default;

void HoldingDialog::build() {
    setMinimumWidth(560);
    title_ = new WrappedLabel(this);
    setTextSize(title_, TextSize::Dialog);
    title_->say(present_
                    ? tr("How %1 has the role “%2”").arg(fromUtf8(present_->userName), commands::roleNameText(role_))
                    : tr("Give the role “%1”").arg(commands::roleNameText(role_)));
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("holding.banner"));
    meaning_ = new WrappedLabel(this);
    meaning_->setObjectName(QStringLiteral("holding.meaning"));
    why_ = new WrappedLabel(this);
    why_->setObjectName(QStringLiteral("holding.why"));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    why_->setPalette(ink);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(present_ ? tr("Change") : tr("Give"), QDialogButtonBox::ActionRole);
    go_->setObjectName(QStringLiteral("holding.go"));
    go_->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &HoldingDialog::send);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(title_);
    column->addWidget(banner_);
    column->addWidget(buildRole());
    column->addWidget(buildPerson());
    column->addWidget(buildScope(), 1);
    column->addWidget(buildEnd());
    column->addWidget(meaning_);
    column->addWidget(why_);
    column->addWidget(buttons);
}

QWidget* HoldingDialog::buildRole() {
    rolePart_ = new QWidget(this);
    roleBox_ = new QComboBox(rolePart_);
    roleBox_->setObjectName(QStringLiteral("holding.role"));
    roleBox_->setAccessibleName(tr("Role"));
    roleBox_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* row = new QHBoxLayout(rolePart_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addWidget(partTitle(tr("Role"), rolePart_));
    row->addWidget(roleBox_);
    row->addStretch(1);
    rolePart_->hide();
    return rolePart_;
}

QWidget* HoldingDialog::buildPerson() {
    auto* part = new QWidget(this);
    person_ = new QLabel(part);
    person_->setObjectName(QStringLiteral("holding.person"));
    person_->setTextFormat(Qt::PlainText);
    pick_ = new QPushButton(icon(QStringLiteral("user")), tr("Choose a member…"), part);
    pick_->setObjectName(QStringLiteral("holding.pick"));
    pick_->setAutoDefault(false);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addWidget(partTitle(tr("Who"), part));
    row->addWidget(person_, 1);
    row->addWidget(pick_);
    return part;
}

QWidget* HoldingDialog::buildScope() {
    auto* part = new QWidget(this);
    everywhere_ = new QRadioButton(tr("In the whole tenant"), part);
    somewhere_ = new QRadioButton(tr("Only in these organizations"), part);
    everywhere_->setObjectName(QStringLiteral("holding.everywhere"));
    somewhere_->setObjectName(QStringLiteral("holding.somewhere"));
    tree_ = new ScopeTree(QStringLiteral("holding"), services_.cache, part);
    tree_->setMinimumHeight(kTreeHeight);
    tree_->setReadOnly(false);
    below_ = new QCheckBox(tr("With the organizations below them"), part);
    below_->setObjectName(QStringLiteral("holding.below"));
    auto* group = new QButtonGroup(part);
    group->addButton(everywhere_);
    group->addButton(somewhere_);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(partTitle(tr("Where"), part));
    column->addWidget(everywhere_);
    column->addWidget(somewhere_);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(kIndent, 0, 0, 0);
    inner->setSpacing(space::kSmall);
    inner->addWidget(tree_, 1);
    inner->addWidget(below_);
    column->addLayout(inner, 1);
    return part;
}

QWidget* HoldingDialog::buildEnd() {
    auto* part = new QWidget(this);
    forGood_ = new QRadioButton(tr("Until it is taken away"), part);
    until_ = new QRadioButton(tr("Until this time"), part);
    end_ = new QDateTimeEdit(part);
    end_->setCalendarPopup(true);
    end_->setLocale(commands::locale());
    end_->setDisplayFormat(commands::locale().language() == QLocale::Japanese ? QStringLiteral("yyyy/MM/dd HH:mm")
                                                                              : QStringLiteral("d MMM yyyy HH:mm"));
    end_->setAccessibleName(tr("End"));
    hold_ = new QRadioButton(tr("Has it all the time"), part);
    eligible_ = new QRadioButton(tr("May activate it, each time for at most"), part);
    minutes_ = new QSpinBox(part);
    minutes_->setRange(kLeastMinutes, kLongestActivation);
    minutes_->setSingleStep(15);
    minutes_->setSuffix(tr(" minutes"));
    minutes_->setAccessibleName(tr("Longest activation in minutes"));
    approval_ = new QCheckBox(tr("A second administrator must approve each activation"), part);
    for (const auto& [button, name] :
         std::initializer_list<std::pair<QWidget*, const char*>>{{forGood_, "holding.forGood"},
                                                                 {until_, "holding.until"},
                                                                 {end_, "holding.end"},
                                                                 {hold_, "holding.hold"},
                                                                 {eligible_, "holding.eligible"},
                                                                 {minutes_, "holding.minutes"},
                                                                 {approval_, "holding.approval"}})
        button->setObjectName(QLatin1String(name));
    const auto grouped = [part](QAbstractButton* a, QAbstractButton* b) {
        auto* group = new QButtonGroup(part);
        group->addButton(a);
        group->addButton(b);
    };
    grouped(forGood_, until_);
    grouped(hold_, eligible_);
    const auto pair = [](QWidget* choice, QWidget* value) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kSmall);
        row->addWidget(choice);
        row->addWidget(value);
        row->addStretch(1);
        return row;
    };
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(partTitle(tr("Until when"), part));
    column->addWidget(forGood_);
    column->addLayout(pair(until_, end_));
    column->addSpacing(space::kSmall);
    column->addWidget(partTitle(tr("How"), part));
    column->addWidget(hold_);
    column->addLayout(pair(eligible_, minutes_));
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(kIndent, 0, 0, 0);
    inner->addWidget(approval_);
    column->addLayout(inner);
    return part;
}

void HoldingDialog::fill() {
    const Instant now = services_.clock.now();
    end_->setDateTime(shownTime(now).addDays(90));
    if (!present_) {
        everywhere_->setChecked(true);
        below_->setChecked(true);
        forGood_->setChecked(true);
        hold_->setChecked(true);
        minutes_->setValue(60);
        return;
    }
    user_ = present_->user;
    name_ = fromUtf8(present_->userName);
    login_ = fromUtf8(present_->loginId);
    pick_->hide();
    (present_->scope.wholeTenant() ? everywhere_ : somewhere_)->setChecked(true);
    below_->setChecked(present_->scope.includeSubOrgUnits);
    tree_->setScopes({present_->scope});
    (present_->expiresAt ? until_ : forGood_)->setChecked(true);
    if (present_->expiresAt) end_->setDateTime(shownTime(*present_->expiresAt));
    (present_->eligible ? eligible_ : hold_)->setChecked(true);
    minutes_->setValue(present_->maxMinutes > 0 ? present_->maxMinutes : 60);
    approval_->setChecked(present_->needsApproval);
}

void HoldingDialog::connectParts() {
    const auto touched = [this] {
        touched_ = true;
        refresh();
    };
    connect(pick_, &QPushButton::clicked, this, &HoldingDialog::pickPerson);
    for (QAbstractButton* each : std::initializer_list<QAbstractButton*>{everywhere_, somewhere_, forGood_, until_,
                                                                         hold_, eligible_, approval_})
        connect(each, &QAbstractButton::toggled, this, touched);
    connect(below_, &QCheckBox::toggled, this, [this, touched](bool on) {
        tree_->setWithBelow(on);
        touched();
    });
    connect(tree_, &ScopeTree::edited, this, touched);
    connect(end_, &QDateTimeEdit::dateTimeChanged, this, touched);
    connect(minutes_, &QSpinBox::valueChanged, this, touched);
}

// Of the same role and holder, or of a role that is given to somebody new.
void HoldingDialog::keepDraft() {
    draft_ = new DialogDraft(this, services_.cache,
                             QStringLiteral("holding.%1.%2").arg(fromUtf8(role_.role.id.value), fromUtf8(user_.value)),
                             QString::number(present_ ? present_->version : 0));
    draft_->add(
        person_, QStringLiteral("user"), [this] { return fromUtf8(user_.value); },
        [this](const QJsonValue& user) { choosePerson(UserId(commands::toUtf8(user.toString()))); });
    draft_->add(
        tree_, QStringLiteral("scope"),
        [this] {
            QJsonArray units;
            for (const OrgUnitId& unit : tree_->ticked())
                units.append(fromUtf8(unit.value));
            return units;
        },
        [this](const QJsonValue& units) {
            Scope scope;
            for (const auto& unit : units.toArray())
                scope.orgUnits.emplace_back(commands::toUtf8(unit.toString()));
            scope.includeSubOrgUnits = below_->isChecked();
            tree_->setScopes({scope});
            refresh();
        });
}

void HoldingDialog::pickPerson() {
    auto* picker = new MemberPicker(
        services_.cache, {holdingPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) { choosePerson(id); }, this);
    picker->open();
}

void HoldingDialog::choosePerson(const UserId& user) {
    const ports::MemberList& members = services_.cache.members();
    const auto row = members.find(user.value);
    user_ = user;
    name_ = row ? fromUtf8(members.cells(*row).name) : fromUtf8(user.value);
    login_ = row ? fromUtf8(members.cells(*row).loginId) : QString();
    refresh();
}

void HoldingDialog::chooseRoleFor(const UserId& user, const std::vector<RoleSheet>& roles) {
    choice_ = roles;
    role_ = {};
    {
        const QSignalBlocker quiet(roleBox_);
        for (const RoleSheet& one : choice_)
            roleBox_->addItem(commands::roleNameText(one));
        roleBox_->setCurrentIndex(-1);
    }
    connect(roleBox_, &QComboBox::currentIndexChanged, this, [this](int place) {
        role_ = choice_.at(static_cast<std::size_t>(place));
        touched_ = true;
        refresh();
    });
    title_->say(windowTitle());
    rolePart_->show();
    pick_->hide();
    choosePerson(user);
    draft_->setAbout(QStringLiteral("holding.for.") + fromUtf8(user.value));
    roleBox_->setFocus(Qt::OtherFocusReason);
}

void HoldingDialog::reject() {
    if (!call_.running()) QDialog::reject();
}

HoldingWish HoldingDialog::wish() const {
    HoldingWish wish;
    wish.user = user_;
    wish.role = role_.role.id;
    if (somewhere_->isChecked()) wish.scope.orgUnits = tree_->ticked();
    wish.scope.includeSubOrgUnits = below_->isChecked();
    if (wish.scope.wholeTenant()) wish.scope.includeSubOrgUnits = true;
    if (until_->isChecked()) wish.expiresAt = fromMillis(end_->dateTime().toMSecsSinceEpoch());
    wish.eligible = eligible_->isChecked();
    wish.maxMinutes = minutes_->value();
    wish.needsApproval = wish.eligible && approval_->isChecked();
    wish.base = present_ ? present_->version : 0;
    return wish;
}

QString HoldingDialog::fault() const {
    if (!rolePart_->isHidden() && role_.role.id.empty()) return tr("Choose a role.");
    if (user_.empty()) return tr("Choose a member.");
    if (somewhere_->isChecked()) {
        const std::size_t ticked = tree_->ticked().size();
        if (ticked == 0) return tr("Tick at least one organization, or give it in the whole tenant.");
        if (ticked > kMostScopeUnits)
            return tr("A scope has at most %1 organizations. Tick one above them instead.").arg(kMostScopeUnits);
    }
    if (until_->isChecked() && fromMillis(end_->dateTime().toMSecsSinceEpoch()) <= services_.clock.now())
        return tr("The end must lie in the future.");
    return {};
}

// One sentence that somebody can read back on the telephone.
QString HoldingDialog::meaning() const {
    if (!fault().isEmpty()) return {};
    const HoldingWish now = wish();
    const QString where = commands::scopeText(now.scope, unitsOf(now.scope, services_.cache));
    const QString role = commands::roleNameText(role_);
    QStringList sentences;
    if (!now.eligible)
        sentences << tr("%1 has the role %2, in: %3.").arg(name_, role, where);
    else if (now.needsApproval)
        sentences << tr("%1 may activate the role %2 for up to %3 with a reason and the approval of a second "
                        "administrator, in: %4.")
                         .arg(name_, role, commands::minutesText(now.maxMinutes), where);
    else
        sentences << tr("%1 may activate the role %2 for up to %3 with a reason, in: %4.")
                         .arg(name_, role, commands::minutesText(now.maxMinutes), where);
    if (now.expiresAt) sentences << tr("It ends by itself: %1.").arg(commands::timeText(*now.expiresAt));
    return commands::inARow(sentences);
}

void HoldingDialog::refresh() {
    person_->setText(user_.empty() ? tr("Nobody yet") : QStringLiteral("%1  %2").arg(name_, login_));
    tree_->setEnabled(somewhere_->isChecked());
    tree_->setToolTip(somewhere_->isChecked() ? QString() : tr("It counts in the whole tenant."));
    below_->setEnabled(somewhere_->isChecked());
    below_->setToolTip(tree_->toolTip());
    end_->setEnabled(until_->isChecked());
    end_->setToolTip(until_->isChecked() ? QString() : tr("It has no end."));
    minutes_->setEnabled(eligible_->isChecked());
    approval_->setEnabled(eligible_->isChecked());
    minutes_->setToolTip(eligible_->isChecked() ? QString() : tr("Whoever has it all the time activates nothing."));
    approval_->setToolTip(minutes_->toolTip());
    const QString offline = services_.online() ? QString() : tr("This needs a connection to the service.");
    const QString why = offline.isEmpty() ? fault() : offline;
    meaning_->say(meaning());
    why_->say(touched_ ? why : offline);
    const bool busy = call_.running();
    go_->setEnabled(why.isEmpty() && !busy);
    go_->setToolTip(busy ? tr("It is being saved.") : why);
    draft_->changed();
}

void HoldingDialog::send() {
    touched_ = true;
    if (!fault().isEmpty() || !services_.online() || call_.running()) return refresh();
    banner_->dismiss();
    call_ = services_.gateway.roles().give(wish(), services_.gui, [this](Result<RoleHolder> stored) {
        if (stored) {
            const Given work = std::exchange(given_, {});
            const RoleHolder holder = *stored;
            accept();
            if (work) work(holder);
            return;
        }
        if (commands::isNews(stored.error())) {
            const auto work = std::exchange(waiting_, {});
            const Error error = stored.error();
            accept();
            if (work) work(error);
            return;
        }
        banner_->announce(Banner::Kind::Error, commands::errorText(stored.error()));
        refresh();
    });
    refresh();
}

} // namespace sekisho::ui::roles

#include "moc_holding_dialog.cpp"

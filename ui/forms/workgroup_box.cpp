#include "ui/forms/workgroup_box.h"

#include "models/commands/company_commands.h"
#include "models/commands/words.h"
#include "ui/forms/box_layout.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {
const QString kRename = QStringLiteral("company.workgroup");
constexpr auto kWorkgroupMenu = "basic.workgroup";
} // namespace

WorkgroupBox::WorkgroupBox(Means means, QWidget* parent)
    : QWidget(parent), means_(std::move(means)), heading_(new QLabel(this)), note_(new WrappedLabel(this)),
      name_(new QLabel(this)), change_(new QPushButton(this)), state_(new WrappedLabel(this)) {
    name_->setObjectName(QStringLiteral("workgroup.name"));
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    change_->setObjectName(QStringLiteral("workgroup.change"));
    change_->setAutoDefault(false);
    state_->setObjectName(QStringLiteral("workgroup.state"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(name_);
    row->addWidget(change_);
    row->addStretch(1);
    QVBoxLayout* column = layBox(this, heading_, TextSize::Section);
    column->addWidget(note_);
    column->addLayout(row);
    column->addWidget(state_);
    connect(change_, &QPushButton::clicked, this, [this] { means_.registry.trigger(kRename); });
    connect(&means_.registry, &commands::Registry::applicabilityChanged, this, &WorkgroupBox::present);
    if (const commands::Command* rename = means_.registry.find(kRename))
        connect(rename, &commands::Command::failed, this, &WorkgroupBox::refresh);
    retranslate();
}

void WorkgroupBox::retranslate() {
    heading_->setText(tr("Workgroup name"));
    note_->say(
        tr("What stands right of the @ in every ID and mail address. A change logs everybody out of all services, "
           "and from then on only the new name counts."));
    change_->setText(tr("Change…"));
    change_->setAccessibleName(tr("Change the workgroup name"));
    present();
}

QString WorkgroupBox::whyNot() const {
    const ports::Identity* me = means_.identity();
    if (!means_.online()) return tr("This needs a connection to the service.");
    if (!me || !me->canOperate(kWorkgroupMenu, means_.clock.now()))
        return tr("Only the highest administrator can change the workgroup name.");
    if (known_ && known_->lockedUntil && means_.clock.now() < *known_->lockedUntil)
        return commands::ChangeWorkgroup::lockText(*known_->lockedUntil);
    return trouble_;
}

void WorkgroupBox::present() {
    const ports::Identity* me = means_.identity();
    const QString name = known_ ? commands::fromUtf8(known_->name) : me ? commands::fromUtf8(me->workgroup) : QString();
    const QString why = whyNot();
    name_->setText(QLatin1Char('@') + name);
    change_->setEnabled(why.isEmpty());
    change_->setToolTip(why);
    state_->say(why);
    state_->setForegroundRole(QPalette::PlaceholderText);
}

void WorkgroupBox::refresh() {
    const ports::Identity* me = means_.identity();
    trouble_.clear();
    // Whoever may not see the menu has the name from his own ID.
    if (means_.online() && me && me->canSee(kWorkgroupMenu, means_.clock.now()))
        call_ = means_.gateway.company().workgroup(means_.gui, [this](const Result<Workgroup>& got) { came(got); });
    present();
}

void WorkgroupBox::came(const Result<Workgroup>& workgroup) {
    if (workgroup)
        known_ = *workgroup;
    else
        trouble_ = commands::errorText(workgroup.error());
    present();
}

void WorkgroupBox::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void WorkgroupBox::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_workgroup_box.cpp"

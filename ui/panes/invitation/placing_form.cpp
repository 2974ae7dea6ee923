#include "ui/panes/invitation/placing_form.h"

#include "models/commands/custom_values.h"
#include "models/commands/member_draft.h"
#include "models/commands/words.h"
#include "ui/forms/member_form.h"
#include "ui/forms/member_text.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace sekisho::ui::invitation {

namespace {

constexpr Permission kChangeMembers{"members.members", Access::Operate};
constexpr int kTallest = 320;

// One number for several people is nobody's.
bool sharedBySeveral(const std::string& key) {
    return key != "employeeNumber" && key != "userExternalKey" && !key.starts_with("userName.");
}

std::set<std::string> missingOf(const std::vector<Applicant>& applicants) {
    std::set<std::string> out;
    for (const Applicant& one : applicants)
        for (const std::string& key : one.missing)
            if (applicants.size() == 1 || sharedBySeveral(key)) out.insert(key);
    return out;
}

} // namespace

PlacingForm::PlacingForm(const PaneServices& services, const std::vector<Applicant>& applicants, QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("invitation.placing"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    const ports::Identity* identity = services.identity();
    const std::set<std::string> missing = missingOf(applicants);
    if (!identity || !allows(identity->roles, kChangeMembers, services.clock.now())) {
        if (missing.empty()) return;
        QStringList names;
        for (const std::string& key : missing)
            names << memberFieldLabel(key, services.cache);
        auto* note = new WrappedLabel(this);
        note->say(tr("This is compulsory and not there: %1. Only an administrator who may change members can add it.")
                      .arg(names.join(tr(", ", "list"))));
        column->addWidget(note);
        return;
    }
    auto* title = new QLabel(
        applicants.size() == 1 ? tr("Where the new member belongs") : tr("Where the new members belong"), this);
    setTextSize(title, TextSize::Strong);
    column->addWidget(title);
    form_ = new MemberForm(services.cache, services.clock, MemberForm::Mode::Add);
    form_->setFeatures({identity->usePosition, identity->useLevel, identity->useUserType});
    std::set<std::string> shown{"organizations.orgUnits", "organizations.levelId", "userTypeId",
                                std::string(commands::kCustomPrefix)};
    for (const std::string& key : missing)
        if (!key.starts_with(commands::kCustomPrefix)) shown.insert(key);
    base_.domain = identity->domain;
    Organization organization;
    organization.domain = identity->domain;
    base_.organizations.push_back(std::move(organization));
    form_->setMember(base_);
    form_->showOnly(std::move(shown));
    auto* area = new QScrollArea(this);
    area->setWidget(form_);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(std::min(form_->sizeHint().height(), kTallest));
    column->addWidget(area, 1);
}

bool PlacingForm::check() {
    if (!form_ || form_->checkAll().empty()) return true;
    form_->focusFirstFault();
    return false;
}

ports::Placing PlacingForm::placing() const {
    if (!form_) return {};
    ports::Placing out{base_, form_->member()};
    for (Organization& organization : out.edited.organizations)
        organization.email.clear(); // each has an address of his own
    return out;
}

void PlacingForm::keepIn(DialogDraft* draft) {
    if (!form_) return;
    draft->add(
        this, QStringLiteral("placing"),
        [this] {
            return commands::fromUtf8(commands::draftText({base_, form_->member()}));
        },
        [this](const QJsonValue& kept) {
            if (const auto read = commands::draftFromText(commands::toUtf8(kept.toString())))
                form_->setMember(read->edited);
        });
    connect(form_, &MemberForm::edited, draft, &DialogDraft::changed);
}

} // namespace sekisho::ui::invitation

#include "moc_placing_form.cpp"

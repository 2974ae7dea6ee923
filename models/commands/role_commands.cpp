#include "models/commands/role_commands.h"

#include "models/commands/pane_command.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "models/ports/command_group.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho::commands {

namespace {

struct RoleCommandWords {
    Q_DECLARE_TR_FUNCTIONS(RoleCommands)
};

constexpr qsizetype kNamedHolders = 20;
constexpr std::size_t kLongestRoleReason = 1'000;
constexpr std::array kOfferedMinutes{15, 30, 60, 120, 240, 480, 720, 1'440};
constexpr QLatin1String kRoleReason("reason"), kRoleTime("time");

QString givenReason(const QVariantMap& arguments) {
    return arguments.value(kRoleReason).toString().trimmed();
}

QString roleReasonFault(const QVariantMap& arguments) {
    const std::string reason = toUtf8(givenReason(arguments));
    if (reason.empty()) return RoleCommandWords::tr("Say why.");
    if (lengthOf(reason) > kLongestRoleReason)
        return RoleCommandWords::tr("A reason has at most %L1 characters.").arg(kLongestRoleReason);
    return {};
}

Ask roleReasonAsk(const QString& help) {
    Ask ask;
    ask.key = kRoleReason;
    ask.label = RoleCommandWords::tr("Reason");
    ask.help = help;
    return ask;
}

QString chooseOneRole() {
    return RoleCommandWords::tr("Choose one role first.");
}

// Up to what is allowed; what is allowed itself is always there.
std::vector<int> minutesUpTo(int most) {
    std::vector<int> out;
    for (const int minutes : kOfferedMinutes)
        if (minutes < most) out.push_back(minutes);
    out.push_back(most);
    return out;
}

// One holder after the other, as one job and one command of the person. The reply holds it: it lives exactly as long as
// a call is under way.
class HolderBatch : public std::enable_shared_from_this<HolderBatch> {
  public:
    using Finished = std::function<void(int done, const std::optional<Error>& firstError, const QString& firstSubject)>;
    HolderBatch(const Context& context, std::vector<RoleHolder> holders, std::shared_ptr<ports::JobControl> control,
                Finished finished)
        : roles_(context.gateway->roles()), gui_(*context.gui), holders_(std::move(holders)),
          control_(std::move(control)), finished_(std::move(finished)) {
        control_->progress(0, static_cast<std::int64_t>(holders_.size()));
    }
    void next() {
        const bool whole = at_ == holders_.size();
        if (!whole && !gaveUp_ && !control_->cancelled()) {
            const ports::CommandGroup::Use use(group_);
            call_ = roles_.take(holders_[at_], gui_, [self = shared_from_this()](Result<std::monostate> outcome) {
                self->ended(std::move(outcome));
            });
            return;
        }
        control_->finish(whole ? Done() : Done(Error(ErrorKind::Cancelled, "CANCELLED")));
        finished_(done_, firstError_, firstSubject_);
    }

  private:
    void ended(Result<std::monostate> outcome) {
        if (!outcome && outcome.error().kind == ErrorKind::Cancelled) {
            gaveUp_ = true;
            return next();
        }
        const QString name = holderText(holders_[at_++]);
        ports::JobLine line{toUtf8(name), std::nullopt};
        if (outcome) {
            ++done_;
        } else {
            if (!firstError_ || (isNews(*firstError_) && !isNews(outcome.error()))) {
                firstError_ = outcome.error();
                firstSubject_ = name;
            }
            line.error = std::move(outcome).error();
        }
        control_->line(std::move(line));
        control_->progress(static_cast<std::int64_t>(at_), static_cast<std::int64_t>(holders_.size()));
        next();
    }

    ports::Roles& roles_;
    ports::Executor& gui_;
    std::vector<RoleHolder> holders_;
    std::shared_ptr<ports::JobControl> control_;
    Finished finished_;
    ports::CommandGroup group_;
    ports::CallHandle call_;
    std::size_t at_ = 0;
    int done_ = 0;
    bool gaveUp_ = false; // the person did, when he was asked for more
    std::optional<Error> firstError_;
    QString firstSubject_;
};

} // namespace

// --- roles ----------------------------------------------------------------------------------------------------------

QString DeleteRole::text() const {
    return tr("Delete role…");
}
QString DeleteRole::help() const {
    return tr("Whoever holds the role loses it at once. It can be brought back for 30 days.");
}

Applicability DeleteRole::applies(const Context&) const {
    const auto chosen = roles.chosen();
    if (chosen.size() != 1 || chosen.front().deletedAt) return Applicability::no(chooseOneRole());
    if (!chosen.front().role.builtIn.empty()) return Applicability::no(tr("A built-in role cannot be deleted."));
    return Applicability::yes();
}

Plan DeleteRole::plan(const Context&) const {
    const auto chosen = roles.chosen();
    Plan plan;
    if (chosen.empty()) return plan;
    planned_ = chosen.front();
    const QString name = roleNameText(planned_);
    plan.confirm = true;
    plan.title = tr("Delete the role %1").arg(name);
    plan.sentence = tr("The role %1 is deleted. It can be brought back for 30 days, with whoever held it.").arg(name);
    if (planned_.holders > 0)
        plan.effects << tr("%Ln person(s) lose the role at once, and what they have open ends.", nullptr,
                           static_cast<int>(planned_.holders));
    if (planned_.eligible > 0)
        plan.effects << tr("%Ln person(s) cannot activate it any more.", nullptr, static_cast<int>(planned_.eligible));
    for (const RoleHolder& holder : holders_)
        if (holder.role == planned_.role.id && plan.subjects.size() < kNamedHolders)
            plan.subjects << holderText(holder);
    const auto unnamed = static_cast<int>(planned_.holders + planned_.eligible - plan.subjects.size());
    if (!plan.subjects.isEmpty() && unnamed > 0) plan.subjects << tr("and %Ln more", nullptr, unnamed);
    plan.verb = tr("Delete");
    return plan;
}

void DeleteRole::run(const Context& context, const QVariantMap&) {
    context.gateway->roles()
        .deleteRole(planned_.role.id, *context.gui,
                    [self = QPointer(this), gone = planned_](const Result<std::monostate>& outcome) {
                        if (!self) return;
                        if (!outcome) {
                            Q_EMIT self->failed(outcome.error(), roleNameText(gone));
                            return;
                        }
                        Q_EMIT self->deleted(gone);
                        Q_EMIT self->done(tr("The role %1 was deleted.").arg(roleNameText(gone)), self->inverse(), {});
                    })
        .detach();
}

QString UndeleteRole::text() const {
    return tr("Bring role back");
}
QString UndeleteRole::help() const {
    return tr("The role and whoever held it come back as they were, as far as it can still be given.");
}

std::optional<RoleSheet> UndeleteRole::wanted() const {
    const auto chosen = roles.chosen();
    if (chosen.size() == 1 && chosen.front().deletedAt) return chosen.front();
    return last_;
}

Applicability UndeleteRole::applies(const Context&) const {
    return wanted() ? Applicability::yes() : Applicability::no(tr("Choose one deleted role first."));
}

void UndeleteRole::run(const Context& context, const QVariantMap&) {
    const auto role = wanted();
    if (!role) return;
    context.gateway->roles()
        .undeleteRole(role->role.id, *context.gui,
                      [self = QPointer(this), name = roleNameText(*role)](const Result<RoleSheet>& outcome) {
                          if (!self) return;
                          if (!outcome) {
                              Q_EMIT self->failed(outcome.error(), name);
                              return;
                          }
                          self->last_.reset();
                          Q_EMIT self->done(tr("The role %1 is back.").arg(name), {}, {});
                      })
        .detach();
}

// --- holders --------------------------------------------------------------------------------------------------------

QString TakeRole::text() const {
    return tr("Take role away…");
}
QString TakeRole::help() const {
    return tr("Whoever held it loses it at once, and what they have open in the admin console ends.");
}

Applicability TakeRole::applies(const Context&) const {
    const auto chosen = holders.chosen();
    if (chosen.empty()) return Applicability::no(tr("Choose who loses the role first."));
    if (std::ranges::any_of(chosen, [](const RoleHolder& one) { return one.builtIn == "super"; }))
        return Applicability::no(tr("The highest administrator gives the role away by a delegation only."));
    if (std::ranges::any_of(chosen, [](const RoleHolder& one) { return !one.activation.empty(); }))
        return Applicability::no(tr("A role that was activated for a time is ended instead."));
    return Applicability::yes();
}

Plan TakeRole::plan(const Context& context) const {
    planned_ = holders.chosen();
    const auto count = static_cast<int>(planned_.size());
    Plan plan;
    plan.confirm = true;
    plan.title = tr("Take a role away from %Ln person(s)", nullptr, count);
    plan.sentence = tr("They lose it at once, and what they have open in the admin console ends.");
    for (const RoleHolder& holder : planned_)
        if (plan.subjects.size() < kNamedHolders) plan.subjects << holderText(holder);
    if (count > kNamedHolders) plan.subjects << tr("and %Ln more", nullptr, count - static_cast<int>(kNamedHolders));
    const bool own = std::ranges::any_of(planned_, [&](const RoleHolder& holder) {
        return context.identity && holder.user == context.identity->user && !holder.eligible;
    });
    if (own) plan.effects << tr("You take a role away from yourself. You cannot give it back to yourself.");
    plan.verb = tr("Take away");
    return plan;
}

void TakeRole::run(const Context& context, const QVariantMap&) {
    if (planned_.empty()) return;
    ports::JobSpec job;
    const QString title = tr("Take a role away from %Ln person(s)", nullptr, static_cast<int>(planned_.size()));
    job.title = toUtf8(title);
    job.canCancel = planned_.size() > 1;
    job.work = [self = QPointer(this), context, chosen = planned_](std::shared_ptr<ports::JobControl> control) {
        const auto finished = [self](int count, const std::optional<Error>& error, const QString& subject) {
            if (!self) return;
            if (count > 0) Q_EMIT self->done(tr("The role was taken away from %Ln person(s).", nullptr, count), {}, {});
            if (error && error->kind != ErrorKind::Cancelled) Q_EMIT self->failed(*error, subject);
        };
        std::make_shared<HolderBatch>(context, chosen, std::move(control), finished)->next();
    };
    context.jobs->start(std::move(job));
}

// --- activations ----------------------------------------------------------------------------------------------------

QString ActivateRole::text() const {
    return tr("Activate role…");
}
QString ActivateRole::help() const {
    return tr("You hold the role for some minutes or hours. It ends by itself.");
}

Applicability ActivateRole::applies(const Context& context) const {
    const auto chosen = eligible.chosen();
    if (chosen.size() != 1 || !chosen.front().eligible)
        return Applicability::no(tr("Choose one role that you may activate first."));
    const RoleHolder& one = chosen.front();
    if (one.expiresAt && context.clock && *one.expiresAt <= context.clock->now())
        return Applicability::no(holderStateText(one, context.clock->now()));
    return Applicability::yes();
}

Plan ActivateRole::plan(const Context&) const {
    const auto chosen = eligible.chosen();
    Plan plan;
    if (chosen.empty()) return plan;
    planned_ = chosen.front();
    const QString name = roleNameText(planned_.builtIn, planned_.roleName);
    plan.confirm = true;
    plan.title = tr("Activate the role %1").arg(name);
    plan.sentence = tr("You hold it for this time: %1.").arg(scopeText(planned_.scope, planned_.units));
    plan.effects << tr("It ends by itself, and what you have open with it ends too.")
                 << tr("Your reason stands in the record for everybody who may see it.");
    if (planned_.needsApproval) plan.effects << tr("Another administrator must agree before it begins.");
    Ask time;
    time.key = kRoleTime;
    time.kind = Ask::Kind::Choice;
    time.label = tr("Time");
    for (const int minutes : minutesUpTo(planned_.maxMinutes))
        time.choices << minutesText(minutes);
    time.value = minutesText(std::min(60, planned_.maxMinutes));
    plan.asks = {time, roleReasonAsk(tr("Say what you need it for."))};
    plan.check = roleReasonFault;
    plan.verb = tr("Activate");
    return plan;
}

void ActivateRole::run(const Context& context, const QVariantMap& arguments) {
    const QString chosenTime = arguments.value(kRoleTime).toString();
    int wanted = std::min(60, planned_.maxMinutes);
    for (const int minutes : minutesUpTo(planned_.maxMinutes))
        if (minutesText(minutes) == chosenTime) wanted = minutes;
    const QString name = roleNameText(planned_.builtIn, planned_.roleName);
    context.gateway->roles()
        .activate(planned_.role, wanted, toUtf8(givenReason(arguments)), *context.gui,
                  [self = QPointer(this), name](const Result<Activation>& outcome) {
                      if (!self) return;
                      if (!outcome) {
                          Q_EMIT self->failed(outcome.error(), name);
                          return;
                      }
                      Q_EMIT self->activated(*outcome);
                      Q_EMIT self->done(tr("You hold the role %1 until %2.").arg(name, timeText(outcome->until)), {},
                                        {});
                  })
        .detach();
}

QString EndActivation::text() const {
    return tr("End activation…");
}
QString EndActivation::help() const {
    return tr("The role ends now, before its time is over.");
}

Applicability EndActivation::applies(const Context& context) const {
    const auto chosen = activations.chosen();
    if (chosen.size() != 1) return Applicability::no(tr("Choose one activated role first."));
    const Activation& one = chosen.front();
    if (one.endedAt || (context.clock && one.until <= context.clock->now()))
        return Applicability::no(tr("The activation has ended already."));
    const bool own = context.identity && one.user == context.identity->user;
    if (!own && context.identity && context.clock &&
        !context.identity->canOperate("security.roles", context.clock->now()))
        return Applicability::no(tr("Only the holder himself or whoever gives roles can end it."));
    return Applicability::yes();
}

Plan EndActivation::plan(const Context&) const {
    const auto chosen = activations.chosen();
    Plan plan;
    if (chosen.empty()) return plan;
    planned_ = chosen.front();
    plan.confirm = true;
    plan.title = tr("End an activation");
    plan.sentence = tr("The role ends now, and what is open with it ends too.");
    plan.subjects << commands::activationText(planned_);
    plan.verb = tr("End it");
    return plan;
}

void EndActivation::run(const Context& context, const QVariantMap&) {
    const QString subject = commands::activationText(planned_);
    context.gateway->roles()
        .endActivation(planned_.id, *context.gui,
                       [self = QPointer(this), subject](const Result<std::monostate>& outcome) {
                           if (!self) return;
                           if (outcome)
                               Q_EMIT self->done(tr("The activation was ended: %1").arg(subject), {}, {});
                           else
                               Q_EMIT self->failed(outcome.error(), subject);
                       })
        .detach();
}

// --- all of them ----------------------------------------------------------------------------------------------------

void addRoleCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon, std::string_view menu,
                                 Access access = Access::Operate) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.permission = {menu, access};
        spec.online = true;
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    const auto addForMember = [&registry](const char* key, QString (*text)(), const char* icon, Access access) {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.permission = {"security.roles", access};
        spec.online = true;
        spec.least = spec.most = 1;
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    constexpr std::string_view roles = "security.roles";
    add(
        "role.new", [] { return RoleCommandWords::tr("New role…"); }, "list-add", roles);
    add(
        "role.edit", [] { return RoleCommandWords::tr("Edit role…"); }, "document-edit", roles);
    add(
        "role.copy", [] { return RoleCommandWords::tr("Copy role…"); }, "edit-copy", roles);
    add(
        "role.compare", [] { return RoleCommandWords::tr("Compare roles…"); }, "view-split-left-right", roles,
        Access::View);
    registry.add(std::make_unique<DeleteRole>());
    registry.add(std::make_unique<UndeleteRole>());
    add(
        "role.give", [] { return RoleCommandWords::tr("Give role…"); }, "list-add-user", roles);
    add(
        "role.change", [] { return RoleCommandWords::tr("Change scope or end…"); }, "document-edit", roles);
    registry.add(std::make_unique<TakeRole>());
    addForMember(
        "member.rights", [] { return RoleCommandWords::tr("Administrator rights…"); }, "security-high", Access::View);
    addForMember(
        "member.viewAs", [] { return RoleCommandWords::tr("View as this administrator…"); }, "view-visible",
        Access::Operate);
    registry.add(std::make_unique<ActivateRole>());
    registry.add(std::make_unique<EndActivation>());
    add(
        "delegation.start", [] { return RoleCommandWords::tr("Delegate the highest administrator…"); },
        "system-switch-user", "security.delegation");
    for (const auto kind :
         {DelegationCommand::Kind::Cancel, DelegationCommand::Kind::Accept, DelegationCommand::Kind::Decline})
        registry.add(std::make_unique<DelegationCommand>(kind));
    constexpr std::string_view sealedMenu = "security.breakGlass";
    add(
        "sealed.seal", [] { return RoleCommandWords::tr("Seal account…"); }, "document-encrypt", sealedMenu);
    add(
        "sealed.remove", [] { return RoleCommandWords::tr("Remove sealed account…"); }, "edit-delete", sealedMenu);
    add(
        "sealed.open", [] { return RoleCommandWords::tr("Open sealed account…"); }, "document-decrypt", {},
        Access::View);
    add(
        "sealed.drill", [] { return RoleCommandWords::tr("Start drill…"); }, "dialog-ok-apply", sealedMenu,
        Access::View);
    for (const auto kind : {SealedCommand::Kind::Refuse, SealedCommand::Kind::Close})
        registry.add(std::make_unique<SealedCommand>(kind));
    const auto* gone = qobject_cast<DeleteRole*>(registry.find(QStringLiteral("role.delete")));
    auto* back = qobject_cast<UndeleteRole*>(registry.find(QStringLiteral("role.undelete")));
    QObject::connect(gone, &DeleteRole::deleted, back, &UndeleteRole::know);
}

namespace {

template<class C>
C* roleCommand(const Registry& registry, const char* key) {
    return qobject_cast<C*>(registry.find(QLatin1String(key)));
}

} // namespace

void offerRoles(Registry& registry, QObject* owner, const Offered<RoleSheet>::Source& source) {
    roleCommand<DeleteRole>(registry, "role.delete")->roles.offer(owner, source);
    roleCommand<UndeleteRole>(registry, "role.undelete")->roles.offer(owner, source);
    registry.contextChanged();
}

void offerHolders(Registry& registry, QObject* owner, const Offered<RoleHolder>::Source& source) {
    roleCommand<TakeRole>(registry, "role.take")->holders.offer(owner, source);
    registry.contextChanged();
}

void offerEligible(Registry& registry, QObject* owner, const Offered<RoleHolder>::Source& source) {
    roleCommand<ActivateRole>(registry, "role.activate")->eligible.offer(owner, source);
    registry.contextChanged();
}

void offerActivations(Registry& registry, QObject* owner, const Offered<Activation>::Source& source) {
    roleCommand<EndActivation>(registry, "role.endActivation")->activations.offer(owner, source);
    registry.contextChanged();
}

void knowDelegation(Registry& registry, const std::optional<Delegation>& delegation) {
    for (const char* key : {"delegation.cancel", "delegation.accept", "delegation.decline"})
        roleCommand<DelegationCommand>(registry, key)->know(delegation);
    registry.contextChanged();
}

void knowSealed(Registry& registry, const BreakGlass& account) {
    for (const char* key : {"sealed.refuse", "sealed.close"})
        roleCommand<SealedCommand>(registry, key)->know(account);
    registry.contextChanged();
}

} // namespace sekisho::commands

#include "moc_role_commands.cpp"

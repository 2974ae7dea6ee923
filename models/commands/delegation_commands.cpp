// The delegation of the highest administrator, and what stops a sealed account that is opening or open.

#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"

#include <utility>

namespace sekisho::commands {

namespace {

constexpr std::size_t kLongestRefusal = 1'000;

QString delegationKey(DelegationCommand::Kind kind) {
    switch (kind) {
    case DelegationCommand::Kind::Cancel:
        return QStringLiteral("delegation.cancel");
    case DelegationCommand::Kind::Accept:
        return QStringLiteral("delegation.accept");
    case DelegationCommand::Kind::Decline:
        break;
    }
    return QStringLiteral("delegation.decline");
}

QString sealedKey(SealedCommand::Kind kind) {
    return kind == SealedCommand::Kind::Refuse ? QStringLiteral("sealed.refuse") : QStringLiteral("sealed.close");
}

} // namespace

DelegationCommand::DelegationCommand(Kind kind) : RoleCommand(delegationKey(kind)), kind_(kind) {}

QString DelegationCommand::text() const {
    switch (kind_) {
    case Kind::Cancel:
        return tr("Take delegation back…");
    case Kind::Accept:
        return tr("Accept delegation…");
    case Kind::Decline:
        break;
    }
    return tr("Decline delegation…");
}

QString DelegationCommand::help() const {
    switch (kind_) {
    case Kind::Cancel:
        return tr("Nobody is asked any more, and you stay the highest administrator.");
    case Kind::Accept:
        return tr("You become the highest administrator in the place of whoever asked you.");
    case Kind::Decline:
        break;
    }
    return tr("Nothing is changed. Whoever asked you is told.");
}

QString DelegationCommand::iconName() const {
    return kind_ == Kind::Accept ? QStringLiteral("dialog-ok-apply") : QStringLiteral("dialog-cancel");
}

Permission DelegationCommand::permission() const {
    if (kind_ == Kind::Cancel) return {"security.delegation", Access::Operate};
    return {};
}

Applicability DelegationCommand::applies(const Context& context) const {
    const bool open = known_ && known_->state == DelegationState::Waiting &&
                      (!context.clock || context.clock->now() < known_->expiresAt);
    if (!open) return Applicability::no(tr("There is no delegation that waits for an answer."));
    const UserId& self = kind_ == Kind::Cancel ? known_->from : known_->to;
    if (context.identity && context.identity->user != self)
        return Applicability::no(kind_ == Kind::Cancel ? tr("Only whoever asked can take the delegation back.")
                                                       : tr("Only the person who was asked can answer."));
    return Applicability::yes();
}

Plan DelegationCommand::plan(const Context& context) const {
    Plan plan;
    if (!known_) return plan;
    const QString from = fromUtf8(known_->fromName), to = fromUtf8(known_->toName);
    plan.confirm = true;
    plan.title = text();
    plan.title.remove(QStringLiteral("…"));
    plan.sentence = context.clock ? delegationText(*known_, context.clock->now()) : help();
    if (kind_ == Kind::Accept) {
        const QString former = roleNameText(known_->formerRole.value, known_->formerRoleName);
        plan.effects << tr("You become the highest administrator at once. There is always exactly one.")
                     << (known_->formerRole.empty() ? tr("%1 holds no administrator role any more.").arg(from)
                                                    : tr("%1 holds the role %2 afterwards.").arg(from, former))
                     << tr("%1 cannot take this back. Only you can give the role on.").arg(from);
        plan.verb = tr("Accept");
    } else {
        plan.effects << tr("%1 stays the highest administrator.").arg(from);
        plan.verb = kind_ == Kind::Cancel ? tr("Take back") : tr("Decline");
    }
    plan.subjects << QStringLiteral("%1 → %2").arg(from, to);
    return plan;
}

void DelegationCommand::run(const Context& context, const QVariantMap&) {
    ports::Roles& roles = context.gateway->roles();
    if (kind_ == Kind::Cancel) {
        roles
            .cancelDelegation(*context.gui,
                              [self = QPointer(this)](const Result<std::monostate>& outcome) {
                                  if (self) self->told(outcome ? Done() : Done(outcome.error()));
                              })
            .detach();
        return;
    }
    roles
        .answerDelegation(kind_ == Kind::Accept, *context.gui,
                          [self = QPointer(this)](const Result<Delegation>& outcome) {
                              if (self) self->told(outcome ? Done() : Done(outcome.error()));
                          })
        .detach();
}

void DelegationCommand::told(const Done& outcome) {
    Q_EMIT answered();
    if (!outcome) {
        Q_EMIT failed(outcome.error(), QString());
        return;
    }
    switch (kind_) {
    case Kind::Cancel:
        Q_EMIT done(tr("The delegation was taken back. Nothing was changed."), {}, {});
        break;
    case Kind::Accept:
        Q_EMIT done(tr("You are the highest administrator now."), {}, {});
        break;
    case Kind::Decline:
        Q_EMIT done(tr("You have declined. Nothing was changed."), {}, {});
        break;
    }
}

// --- the sealed account ---------------------------------------------------------------------------------------------

SealedCommand::SealedCommand(Kind kind) : RoleCommand(sealedKey(kind)), kind_(kind) {}

QString SealedCommand::text() const {
    return kind_ == Kind::Refuse ? tr("Refuse opening…") : tr("Close sealed account…");
}

QString SealedCommand::help() const {
    return kind_ == Kind::Refuse ? tr("The sealed account gets no rights, and its code is void.")
                                 : tr("The sealed account loses its rights at once, and its code is void.");
}

QString SealedCommand::iconName() const {
    return kind_ == Kind::Refuse ? QStringLiteral("dialog-cancel") : QStringLiteral("document-encrypt");
}

Applicability SealedCommand::applies(const Context&) const {
    if (kind_ == Kind::Refuse && known_.state != BreakGlassState::Opening)
        return Applicability::no(tr("The sealed account is not being opened."));
    if (kind_ == Kind::Close && known_.state != BreakGlassState::Open)
        return Applicability::no(tr("The sealed account is not open."));
    return Applicability::yes();
}

Plan SealedCommand::plan(const Context& context) const {
    Plan plan;
    plan.confirm = true;
    plan.title = kind_ == Kind::Refuse ? tr("Refuse the opening") : tr("Close the sealed account");
    plan.sentence = context.clock ? breakGlassText(known_, context.clock->now()) : help();
    plan.effects << help() << tr("It must be sealed anew with a new code before it can be opened again.");
    plan.subjects << QStringLiteral("%1  %2").arg(fromUtf8(known_.userName), fromUtf8(known_.loginId));
    if (kind_ == Kind::Refuse) {
        Ask ask;
        ask.key = QStringLiteral("reason");
        ask.label = tr("Reason");
        ask.help = tr("All administrators see it.");
        plan.asks.push_back(ask);
        plan.check = [](const QVariantMap& arguments) {
            const std::string reason = toUtf8(arguments.value(QStringLiteral("reason")).toString().trimmed());
            if (reason.empty()) return tr("Say why.");
            return lengthOf(reason) > kLongestRefusal ? tr("A reason has at most %L1 characters.").arg(kLongestRefusal)
                                                      : QString();
        };
    }
    plan.verb = kind_ == Kind::Refuse ? tr("Refuse") : tr("Close it");
    return plan;
}

void SealedCommand::run(const Context& context, const QVariantMap& arguments) {
    const auto told = [self = QPointer(this), name = fromUtf8(known_.userName)](const Result<BreakGlass>& outcome) {
        if (!self) return;
        if (!outcome) {
            Q_EMIT self->failed(outcome.error(), name);
            return;
        }
        self->known_ = *outcome;
        Q_EMIT self->changed(*outcome);
        Q_EMIT self->done(self->kind_ == Kind::Refuse ? tr("The opening was refused.")
                                                      : tr("The sealed account was closed."),
                          {}, {});
    };
    ports::Roles& roles = context.gateway->roles();
    if (kind_ == Kind::Close) {
        roles.closeSealed(*context.gui, told).detach();
        return;
    }
    const std::string reason = toUtf8(arguments.value(QStringLiteral("reason")).toString().trimmed());
    roles.refuseOpening(reason, *context.gui, told).detach();
}

} // namespace sekisho::commands

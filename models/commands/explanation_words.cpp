#include "models/commands/explanation_words.h"

#include "models/commands/role_words.h"
#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "models/domain/session.h"
#include "models/policy/schema.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>
#include <map>
#include <utility>

namespace sekisho::commands {

namespace {

struct ExplanationWords {
    Q_DECLARE_TR_FUNCTIONS(ExplanationWords)
};

using Kind = ExplainQuestion::Kind;

QString questionName(Kind kind) {
    switch (kind) {
    case Kind::Right:
        return QStringLiteral("right");
    case Kind::Use:
        return QStringLiteral("use");
    case Kind::Holders:
        return QStringLiteral("holders");
    case Kind::Reach:
        return QStringLiteral("reach");
    }
    return {};
}

QString accessKeyText(Access access) {
    return access == Access::Operate ? QStringLiteral("operate") : QStringLiteral("view");
}

std::string errorParam(const std::vector<ErrorParam>& params, std::string_view name) {
    for (const ErrorParam& param : params)
        if (param.name == name) return param.value;
    return {};
}

// A lost device is responded to without a connection as well, where nobody's rights are known: no permission of the
// command, but one that the service asks for.
Permission neededRight(const Command& command) {
    const QString& key = command.key();
    if (key == QLatin1String("member.lostDevice") || key.startsWith(QLatin1String("lostDevice.")))
        return {"security.lostDevice", Access::Operate};
    return command.permission();
}

ExplainQuestion questionAbout(const Permission& needed, const Context& context) {
    ExplainQuestion out;
    out.menu = needed.menu;
    out.access = needed.access;
    if (context.selection.count() == 1) out.object = {"member", context.selection.front().id.value, {}};
    return out;
}

bool inJapaneseNow() {
    return language() == Language::Japanese;
}

} // namespace

// --- questions ------------------------------------------------------------------------------------------------------

QString explainResource(const ExplainQuestion& question) {
    QUrlQuery parts;
    const auto add = [&parts](const char* name, const std::string& value) {
        if (!value.empty()) parts.addQueryItem(QLatin1String(name), fromUtf8(value));
    };
    add("user", question.user.value);
    add("menu", question.menu);
    if (question.kind == Kind::Right || question.kind == Kind::Holders) {
        parts.addQueryItem(QStringLiteral("access"), accessKeyText(question.access));
        const RightObject& object = question.object;
        add("object", object.id.empty() ? object.kind : object.kind + ":" + object.id);
    }
    add("service", question.service);
    add("client", question.client);
    add("ip", question.ip);
    add("country", question.country);
    return questionName(question.kind) + QLatin1Char('?') + parts.toString(QUrl::FullyEncoded);
}

std::optional<ExplainQuestion> explainQuestion(const QString& resource) {
    ExplainQuestion out;
    const QString name = resource.section(QLatin1Char('?'), 0, 0);
    bool known = false;
    for (const Kind kind : {Kind::Right, Kind::Use, Kind::Holders, Kind::Reach}) {
        if (questionName(kind) != name) continue;
        out.kind = kind;
        known = true;
    }
    if (!known) return std::nullopt;
    const QUrlQuery parts(resource.section(QLatin1Char('?'), 1));
    const auto part = [&parts](const char* key) {
        return toUtf8(parts.queryItemValue(QLatin1String(key), QUrl::FullyDecoded));
    };
    out.user = UserId(part("user"));
    out.menu = part("menu");
    out.access = part("access") == "operate" ? Access::Operate : Access::View;
    if (const std::string object = part("object"); !object.empty()) {
        const std::size_t colon = object.find(':');
        out.object.kind = object.substr(0, colon);
        out.object.id = colon == std::string::npos ? std::string() : object.substr(colon + 1);
    }
    out.service = part("service");
    out.client = part("client");
    out.ip = part("ip");
    out.country = part("country");
    return out;
}

std::optional<ExplainQuestion> whyQuestion(const Error& error) {
    if (error.kind != ErrorKind::Forbidden) return std::nullopt;
    ExplainQuestion out;
    out.menu = errorParam(error.params, "menu");
    if (!menuItem(out.menu)) return std::nullopt;
    out.access = errorParam(error.params, "access") == "operate" ? Access::Operate : Access::View;
    return out;
}

std::optional<ExplainQuestion> whyQuestion(const Command& command, const Context& context) {
    const Permission needed = neededRight(command);
    if (needed.menu.empty() || !context.identity || !context.clock) return std::nullopt;
    if (allows(context.identity->roles, needed, context.clock->now())) return std::nullopt;
    return questionAbout(needed, context);
}

std::optional<ExplainQuestion> rightQuestion(const Command& command, const Context& context) {
    const Permission needed = neededRight(command);
    if (needed.menu.empty() || !context.identity || !context.online) return std::nullopt;
    return questionAbout(needed, context);
}

ExplainQuestion menuQuestion(const QString& menuKey) {
    ExplainQuestion out;
    out.menu = toUtf8(menuKey);
    return out;
}

QString missingRightText(std::string_view menu, Access access) {
    const MenuItem* item = menuItem(menu);
    if (!item || item->builtInOnly || access == Access::None) return {};
    return ExplanationWords::tr("The missing right is “%1” (%2). The highest administrator can give it.")
        .arg(menuText(*item), accessText(access));
}

QString whyNotAskOfOthers(const Context& context) {
    if (!context.identity || !context.clock) return ExplanationWords::tr("Sign in first.");
    if (context.identity->canOperate(kExplainMenu, context.clock->now())) return {};
    return ExplanationWords::tr("You may ask about yourself only. To ask about others, the right “%1” (%2) is needed.")
        .arg(menuText(*menuItem(kExplainMenu)), accessText(Access::Operate));
}

QString whyNotAskAbout(const Context& context, const UserId& user) {
    if (!context.online) return ExplanationWords::tr("This needs a connection to the service.");
    return context.identity && context.identity->user == user ? QString() : whyNotAskOfOthers(context);
}

// --- links ----------------------------------------------------------------------------------------------------------

QString linkText(const ChainLink& link) {
    ChainLink told = link;
    for (ErrorParam& param : told.params)
        if (param.name == "until")
            if (const auto at = parseInstant(param.value)) param.value = toUtf8(timeText(*at));
    return fromUtf8(explanationText(told, inJapaneseNow()));
}

QString linkKindText(LinkKind kind) {
    switch (kind) {
    case LinkKind::Account:
        return ExplanationWords::tr("Account");
    case LinkKind::Role:
        return ExplanationWords::tr("Role");
    case LinkKind::Expiry:
        return ExplanationWords::tr("Term");
    case LinkKind::Menu:
        return ExplanationWords::tr("Menu");
    case LinkKind::Scope:
        return ExplanationWords::tr("Where");
    case LinkKind::Guard:
        return ExplanationWords::tr("Condition");
    case LinkKind::AppStop:
        return ExplanationWords::tr("App use");
    case LinkKind::Address:
        return ExplanationWords::tr("IP address");
    case LinkKind::Country:
        return ExplanationWords::tr("Country");
    case LinkKind::UserType:
        return ExplanationWords::tr("User type");
    case LinkKind::Template:
        return ExplanationWords::tr("Template");
    case LinkKind::Policy:
        return ExplanationWords::tr("Policy");
    case LinkKind::Exception:
        return ExplanationWords::tr("Exception");
    }
    return {};
}

QString linkTargetText(const ChainLink& link) {
    const std::string& kind = link.refKind;
    if (kind == "role") return ExplanationWords::tr("Open the role");
    if (kind == "member") return ExplanationWords::tr("Open the member");
    if (kind == "orgUnit") return ExplanationWords::tr("Open the organization");
    if (kind == "policy") return ExplanationWords::tr("Open the setting");
    if (kind == "template") return ExplanationWords::tr("Open the template");
    if (kind == "userType") return ExplanationWords::tr("Open the user type");
    return {};
}

LinkTarget linkTarget(const ChainLink& link) {
    static const std::map<std::string_view, std::string_view> kScreens{{"role", "security.roles"},
                                                                       {"member", "members.members"},
                                                                       {"orgUnit", "members.members"},
                                                                       {"template", "security.services"},
                                                                       {"userType", "members.userTypes"}};
    if (link.refKind == "policy") {
        const policy::Schema* schema = policy::schemaOf(link.refId);
        return schema ? LinkTarget{std::string(schema->menu), {}} : LinkTarget{};
    }
    const auto screen = kScreens.find(link.refKind);
    if (screen == kScreens.end() || link.refId.empty()) return {};
    return {std::string(screen->second), link.refId};
}

QString objectText(const RightObject& object) {
    return object.kind == "tenant" || object.name.empty() ? ExplanationWords::tr("the whole tenant")
                                                          : fromUtf8(object.name);
}

QString pathRoleText(const RightPath& path) {
    return roleNameText(path.builtIn, path.roleName);
}

QString pathScopeText(const RightPath& path) {
    std::vector<ScopeUnit> units;
    for (const ChainLink& link : path.links)
        if (link.kind == LinkKind::Scope)
            for (const QString& name : fromUtf8(errorParam(link.params, "units")).split(QLatin1Char('\n')))
                if (!name.isEmpty()) units.push_back({{}, toUtf8(name), false});
    return scopeText(path.scope, units);
}

int tellingPath(const RightAnswer& answer) {
    int best = -1;
    std::pair<bool, std::ptrdiff_t> most{false, -1};
    for (std::size_t i = 0; i < answer.paths.size(); ++i) {
        const RightPath& path = answer.paths[i];
        const std::pair<bool, std::ptrdiff_t> now{path.holds, std::ranges::count(path.links, true, &ChainLink::holds)};
        if (now <= most) continue;
        most = now;
        best = static_cast<int>(i);
    }
    return best;
}

// --- answers --------------------------------------------------------------------------------------------------------

QString useServiceText(const std::string& service) {
    const auto known = policy::serviceOf(service);
    return known ? serviceText(*known) : fromUtf8(service);
}

QString useClientText(const std::string& client) {
    const auto known = clientKindOf(client);
    return known ? clientKindText(*known) : fromUtf8(client);
}

QString useText(const UseAnswer& answer) {
    const QString name = fromUtf8(answer.who.name), client = useClientText(answer.client);
    const QString service = useServiceText(answer.service);
    QStringList told;
    if (answer.service.empty())
        told << (answer.allowed ? ExplanationWords::tr("%1 may use this client: %2.").arg(name, client)
                                : ExplanationWords::tr("%1 may not use this client: %2.").arg(name, client));
    else
        told << (answer.allowed
                     ? ExplanationWords::tr("%1 may use %2 (%3).", "who, service, client").arg(name, service, client)
                     : ExplanationWords::tr("%1 may not use %2 (%3).", "who, service, client")
                           .arg(name, service, client));
    if (answer.allowed && answer.stepUp) told << ExplanationWords::tr("The login needs 2-step verification.");
    for (const ChainLink& link : answer.links)
        if (!answer.allowed && !link.holds) {
            told << linkText(link);
            break;
        }
    return inARow(told);
}

QString rightText(const RightAnswer& answer) {
    QStringList told;
    for (const ChainLink& link : answer.summary)
        if (link.kind != LinkKind::Guard) told << linkText(link);
    return inARow(told);
}

QString removalText(const RemovalStep& step, const RightObject& object) {
    return fromUtf8(explanationText(removalSentence(step, toUtf8(objectText(object))), inJapaneseNow()));
}

} // namespace sekisho::commands

#pragma once
// Explanations in words: the links of a chain, what a use comes to, the smallest change, all of it as data; and the
// questions that any screen can put to 権限の確認, as the resource that it opens. GUI thread.

#include "models/commands/command.h"
#include "models/domain/explanation.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace sekisho::commands {

inline constexpr std::string_view kExplainMenu = "security.explain";

struct ExplainQuestion {
    enum class Kind { Right, Use, Holders, Reach } kind = Kind::Right;
    UserId user;                              // empty: oneself; Holders: nobody
    std::string menu;                         // Right, Holders
    Access access = Access::View;             // likewise
    RightObject object{"tenant", {}, {}};     // likewise
    std::string service, client, ip, country; // Use: wire keys; service empty: the client as such
    bool operator==(const ExplainQuestion&) const = default;
};
// "right?user=ID&menu=KEY&access=operate&object=member:ID", "use?…", "holders?…", "reach?…"; all parts are optional.
QString explainResource(const ExplainQuestion& question);
std::optional<ExplainQuestion> explainQuestion(const QString& resource);

// What is to be asked about a refusal that names the right that is missing; nothing: it is about something else.
std::optional<ExplainQuestion> whyQuestion(const Error& error);
// Likewise about a command that does not apply because its person lacks the right for it.
std::optional<ExplainQuestion> whyQuestion(const Command& command, const Context& context);
// May I do this with what is chosen? Nothing: rights have no say in it, or nobody can answer now.
std::optional<ExplainQuestion> rightQuestion(const Command& command, const Context& context);
ExplainQuestion menuQuestion(const QString& menuKey); // may I open this screen?
// Which right is missing and who can give it; empty: an unknown menu, or one that only built-in roles can include.
QString missingRightText(std::string_view menu, Access access);
// Why this person may not ask about others; empty: he may.
QString whyNotAskOfOthers(const Context& context);
// Why this person may not ask about somebody now; empty: he may. Of himself everybody may ask.
QString whyNotAskAbout(const Context& context, const UserId& user);

QString linkText(const ChainLink& link);       // its sentence
QString linkKindText(LinkKind kind);           // "Scope"
QString linkTargetText(const ChainLink& link); // "Open the role"; empty: there is nothing to open
// Which screen shows it, with which resource; the menu is empty when there is none.
struct LinkTarget {
    std::string menu;
    std::string resource;
};
LinkTarget linkTarget(const ChainLink& link);

QString objectText(const RightObject& object); // its name, or the whole tenant
QString pathRoleText(const RightPath& path);
QString pathScopeText(const RightPath& path);
QString useText(const UseAnswer& answer);     // the answer in one or two sentences
QString rightText(const RightAnswer& answer); // likewise, without what is asked besides
QString useServiceText(const std::string& service);
QString useClientText(const std::string& client);
// Which of the paths says most: one that holds, else the one that comes closest. -1: there is none.
int tellingPath(const RightAnswer& answer);
QString removalText(const RemovalStep& step, const RightObject& object);

// As data, indented JSON: for a ticket or a record.
QString explanationData(const RightAnswer& answer);
QString explanationData(const UseAnswer& answer);

} // namespace sekisho::commands

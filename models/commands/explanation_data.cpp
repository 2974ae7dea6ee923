// Explanations as data: what the service said, with the sentences as they were read.

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sekisho::commands {

namespace {

QString explanationKey(Access access) {
    return access == Access::Operate ? QStringLiteral("operate") : QStringLiteral("view");
}

QJsonObject explainedPerson(const RightPerson& person) {
    return {{QStringLiteral("userId"), fromUtf8(person.user.value)},
            {QStringLiteral("name"), fromUtf8(person.name)},
            {QStringLiteral("loginId"), fromUtf8(person.loginId)}};
}

QJsonObject explainedLink(const ChainLink& link) {
    QJsonObject params;
    for (const ErrorParam& param : link.params)
        params.insert(fromUtf8(param.name), fromUtf8(param.value));
    QJsonObject out{{QStringLiteral("kind"), fromUtf8(linkKindKey(link.kind))},
                    {QStringLiteral("holds"), link.holds},
                    {QStringLiteral("code"), fromUtf8(link.code)},
                    {QStringLiteral("sentence"), linkText(link)},
                    {QStringLiteral("params"), params}};
    if (!link.refKind.empty())
        out.insert(QStringLiteral("about"), fromUtf8(link.refKind) + QLatin1Char(':') + fromUtf8(link.refId));
    return out;
}

QJsonArray explainedLinks(const std::vector<ChainLink>& links) {
    QJsonArray out;
    for (const ChainLink& link : links)
        out.append(explainedLink(link));
    return out;
}

QJsonArray explainedPaths(const std::vector<RightPath>& paths) {
    QJsonArray out;
    for (const RightPath& path : paths)
        out.append(QJsonObject{{QStringLiteral("roleId"), fromUtf8(path.role.value)},
                               {QStringLiteral("role"), pathRoleText(path)},
                               {QStringLiteral("where"), pathScopeText(path)},
                               {QStringLiteral("holds"), path.holds},
                               {QStringLiteral("links"), explainedLinks(path.links)}});
    return out;
}

QString explanationJson(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace

QString explanationData(const RightAnswer& answer) {
    QJsonArray grantors, removal;
    for (const RightPerson& person : answer.grantors)
        grantors.append(explainedPerson(person));
    for (const RemovalStep& step : answer.removal)
        removal.append(removalText(step, answer.object));
    return explanationJson(
        {{QStringLiteral("allowed"), answer.allowed},
         {QStringLiteral("who"), explainedPerson(answer.who)},
         {QStringLiteral("menu"), fromUtf8(answer.menu)},
         {QStringLiteral("access"), explanationKey(answer.access)},
         {QStringLiteral("object"), QJsonObject{{QStringLiteral("kind"), fromUtf8(answer.object.kind)},
                                                {QStringLiteral("id"), fromUtf8(answer.object.id)},
                                                {QStringLiteral("name"), fromUtf8(answer.object.name)}}},
         {QStringLiteral("summary"), explainedLinks(answer.summary)},
         {QStringLiteral("paths"), explainedPaths(answer.paths)},
         {QStringLiteral("grantors"), grantors},
         {QStringLiteral("removal"), removal}});
}

QString explanationData(const UseAnswer& answer) {
    return explanationJson({{QStringLiteral("allowed"), answer.allowed},
                            {QStringLiteral("secondFactor"), answer.stepUp},
                            {QStringLiteral("who"), explainedPerson(answer.who)},
                            {QStringLiteral("service"), fromUtf8(answer.service)},
                            {QStringLiteral("client"), fromUtf8(answer.client)},
                            {QStringLiteral("links"), explainedLinks(answer.links)}});
}

} // namespace sekisho::commands

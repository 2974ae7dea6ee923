#include "ui/panes/ranks/rank_words.h"

#include "models/commands/changeset_words.h"
#include "models/commands/rank_merge.h"
#include "models/commands/words.h"
#include "ui/forms/member_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace sekisho::ui::ranks {

namespace {

struct RankWords {
    Q_DECLARE_TR_FUNCTIONS(RankWords)
};

QString positionPhrase(Phrase which) {
    switch (which) {
    case Phrase::NotUsed:
        return RankWords::tr("Positions are not in use");
    case Phrase::NotUsedAdvice:
        return RankWords::tr("Turn them on to give members a position in each of their organizations.");
    case Phrase::None:
        return RankWords::tr("There are no positions yet");
    case Phrase::NoneAdvice:
        return RankWords::tr("Add the highest one first; the order can be changed at any time.");
    case Phrase::Add:
        return RankWords::tr("Add a position");
    case Phrase::AddTitle:
        return RankWords::tr("Add position: %1");
    case Phrase::EditTitle:
        return RankWords::tr("Edit position: %1");
    case Phrase::DeleteTitle:
        return RankWords::tr("Delete position: %1");
    case Phrase::OrderTitle:
        return RankWords::tr("Order of positions");
    case Phrase::OnTitle:
        return RankWords::tr("Turn positions on");
    case Phrase::OffTitle:
        return RankWords::tr("Turn positions off");
    case Phrase::OffSentence:
        return RankWords::tr("All positions are erased, and nobody has one any more. Turning positions on again brings "
                             "nothing back; only taking back this change does, for 30 days.");
    case Phrase::OffVerb:
        return RankWords::tr("Turn positions off…");
    case Phrase::HighestFirst:
        return RankWords::tr("The highest position stands first. Members of an organization are listed in this order.");
    case Phrase::IsOn:
        return RankWords::tr("Positions are in use.");
    case Phrase::IsOff:
        return RankWords::tr("Positions are not in use any more.");
    }
    return {};
}

QString levelPhrase(Phrase which) {
    switch (which) {
    case Phrase::NotUsed:
        return RankWords::tr("Levels are not in use");
    case Phrase::NotUsedAdvice:
        return RankWords::tr("Turn them on to give each member one level.");
    case Phrase::None:
        return RankWords::tr("There are no levels yet");
    case Phrase::NoneAdvice:
        return RankWords::tr("Add the highest one first; the order can be changed at any time.");
    case Phrase::Add:
        return RankWords::tr("Add a level");
    case Phrase::AddTitle:
        return RankWords::tr("Add level: %1");
    case Phrase::EditTitle:
        return RankWords::tr("Edit level: %1");
    case Phrase::DeleteTitle:
        return RankWords::tr("Delete level: %1");
    case Phrase::OrderTitle:
        return RankWords::tr("Order of levels");
    case Phrase::OnTitle:
        return RankWords::tr("Turn levels on");
    case Phrase::OffTitle:
        return RankWords::tr("Turn levels off");
    case Phrase::OffSentence:
        return RankWords::tr("All levels are erased, and nobody has one any more. Turning levels on again brings "
                             "nothing back; only taking back this change does, for 30 days.");
    case Phrase::OffVerb:
        return RankWords::tr("Turn levels off…");
    case Phrase::HighestFirst:
        return RankWords::tr("The highest level stands first. Where positions are equal, members are listed in this "
                             "order; executives stand before everybody else.");
    case Phrase::IsOn:
        return RankWords::tr("Levels are in use.");
    case Phrase::IsOff:
        return RankWords::tr("Levels are not in use any more.");
    }
    return {};
}

QString userTypePhrase(Phrase which) {
    switch (which) {
    case Phrase::NotUsed:
        return RankWords::tr("User types are not in use");
    case Phrase::NotUsedAdvice:
        return RankWords::tr("Turn them on to give each member one user type.");
    case Phrase::None:
        return RankWords::tr("There are no user types yet");
    case Phrase::NoneAdvice:
        return RankWords::tr("A user type decides which services its members may use and what they see of the "
                             "organization chart.");
    case Phrase::Add:
        return RankWords::tr("Add a user type");
    case Phrase::AddTitle:
        return RankWords::tr("Add user type: %1");
    case Phrase::EditTitle:
        return RankWords::tr("Edit user type: %1");
    case Phrase::DeleteTitle:
        return RankWords::tr("Delete user type: %1");
    case Phrase::OrderTitle:
        return RankWords::tr("Order of user types");
    case Phrase::OnTitle:
        return RankWords::tr("Turn user types on");
    case Phrase::OffTitle:
        return RankWords::tr("Turn user types off");
    case Phrase::OffSentence:
        return RankWords::tr("All user types are erased, and nobody has one any more. Turning user types on again "
                             "brings nothing back; only taking back this change does, for 30 days.");
    case Phrase::OffVerb:
        return RankWords::tr("Turn user types off…");
    case Phrase::HighestFirst:
        return RankWords::tr("Lists to choose from show the user types in this order.");
    case Phrase::IsOn:
        return RankWords::tr("User types are in use.");
    case Phrase::IsOff:
        return RankWords::tr("User types are not in use any more.");
    }
    return {};
}

} // namespace

QString phrase(RankKind kind, Phrase which) {
    switch (kind) {
    case RankKind::Level:
        return levelPhrase(which);
    case RankKind::Position:
        return positionPhrase(which);
    case RankKind::UserType:
        break;
    }
    return userTypePhrase(which);
}

QString inUseBy(RankKind kind, int members) {
    switch (kind) {
    case RankKind::Level:
        return RankWords::tr("%n member(s) have this level. Give them another one first.", nullptr, members);
    case RankKind::Position:
        return RankWords::tr("%n member(s) have this position. Give them another one first.", nullptr, members);
    case RankKind::UserType:
        break;
    }
    return RankWords::tr("%n member(s) have this user type. Give them another one first.", nullptr, members);
}

QString heldBy(RankKind kind, int members) {
    switch (kind) {
    case RankKind::Level:
        return RankWords::tr("%n member(s) have this level and get another one, or none, before it is deleted.",
                             nullptr, members);
    case RankKind::Position:
        return RankWords::tr("%n member(s) have this position and get another one, or none, before it is deleted.",
                             nullptr, members);
    case RankKind::UserType:
        break;
    }
    return RankWords::tr("%n member(s) have this user type and get another one, or none, before it is deleted.",
                         nullptr, members);
}

QString erasedEntries(RankKind kind, int entries) {
    switch (kind) {
    case RankKind::Level:
        return RankWords::tr("%n level(s) are erased, with their names and their order.", nullptr, entries);
    case RankKind::Position:
        return RankWords::tr("%n position(s) are erased, with their names and their order.", nullptr, entries);
    case RankKind::UserType:
        break;
    }
    return RankWords::tr("%n user type(s) are erased, with their names and their order.", nullptr, entries);
}

QString erasedHolders(RankKind kind, int members) {
    switch (kind) {
    case RankKind::Level:
        return RankWords::tr("%n member(s) lose their level.", nullptr, members);
    case RankKind::Position:
        return RankWords::tr("%n member(s) lose their position in every organization.", nullptr, members);
    case RankKind::UserType:
        break;
    }
    return RankWords::tr("%n member(s) lose their user type.", nullptr, members);
}

std::string_view menuOf(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return "members.levels";
    case RankKind::Position:
        return "members.positions";
    case RankKind::UserType:
        break;
    }
    return "members.userTypes";
}

QString screenTitle(RankKind kind) {
    return commands::menuText(*menuItem(menuOf(kind)));
}

QString commandKey(RankKind kind, const char* act) {
    return commands::fromUtf8(rankKey(kind)) + QLatin1Char('.') + QLatin1String(act);
}

QString otherNamesText(const Rank& rank) {
    QStringList names;
    for (const I18nText& name : rank.i18nNames)
        names << RankWords::tr("%1: %2", "language: name")
                     .arg(languageName(name.language), commands::fromUtf8(name.name));
    return names.join(RankWords::tr(", ", "list"));
}

QString fieldLabel(std::string_view key) {
    if (key == "i18nNames") return RankWords::tr("Other languages");
    if (key == "externalKey") return RankWords::tr("External Key");
    if (key == "userTypeCode") return RankWords::tr("Code");
    return commands::changeFieldText({}, key);
}

QString fieldValue(const Rank& rank, std::string_view key) {
    if (key == "i18nNames") return otherNamesText(rank);
    if (key == "executive") return rank.executive ? RankWords::tr("Yes") : RankWords::tr("No");
    return commands::fromUtf8(commands::fieldAsText(rank, key));
}

} // namespace sekisho::ui::ranks

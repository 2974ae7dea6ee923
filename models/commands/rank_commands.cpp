// Positions, levels and user types: the same five commands for each, offered by its screen.

#include "models/commands/pane_command.h"
#include "models/commands/registry.h"
#include "models/domain/structure.h"

#include <QCoreApplication>

#include <array>

namespace sekisho::commands {

namespace {

struct RankCommandWords {
    Q_DECLARE_TR_FUNCTIONS(RankCommands)
};

struct Act {
    const char* key;
    const char* icon;
    std::array<QString (*)(), 3> text; // by RankKind
};

const std::array<Act, 5>& acts() {
    static const std::array<Act, 5> all{{
        {"add",
         "list-add",
         {[] { return RankCommandWords::tr("Add level…"); }, [] { return RankCommandWords::tr("Add position…"); },
          [] { return RankCommandWords::tr("Add user type…"); }}},
        {"edit",
         "document-edit",
         {[] { return RankCommandWords::tr("Edit level…"); }, [] { return RankCommandWords::tr("Edit position…"); },
          [] { return RankCommandWords::tr("Edit user type…"); }}},
        {"delete",
         "edit-delete",
         {[] { return RankCommandWords::tr("Delete level…"); }, [] { return RankCommandWords::tr("Delete position…"); },
          [] { return RankCommandWords::tr("Delete user type…"); }}},
        {"enable",
         "",
         {[] { return RankCommandWords::tr("Turn levels on…"); },
          [] { return RankCommandWords::tr("Turn positions on…"); },
          [] { return RankCommandWords::tr("Turn user types on…"); }}},
        {"disable",
         "",
         {[] { return RankCommandWords::tr("Turn levels off…"); },
          [] { return RankCommandWords::tr("Turn positions off…"); },
          [] { return RankCommandWords::tr("Turn user types off…"); }}},
    }};
    return all;
}

constexpr std::string_view menuOf(RankKind kind) {
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

} // namespace

void addRankCommands(Registry& registry) {
    for (const RankKind kind : {RankKind::Position, RankKind::Level, RankKind::UserType})
        for (const Act& act : acts()) {
            const std::string_view key = rankKey(kind);
            PaneCommand::Spec spec;
            spec.key = QLatin1String(key.data(), static_cast<qsizetype>(key.size())) + QLatin1Char('.') +
                       QLatin1String(act.key);
            spec.text = act.text[static_cast<std::size_t>(kind)];
            spec.icon = QLatin1String(act.icon);
            spec.permission = {menuOf(kind), Access::Operate};
            spec.online = true;
            registry.add(std::make_unique<PaneCommand>(spec));
        }
}

} // namespace sekisho::commands

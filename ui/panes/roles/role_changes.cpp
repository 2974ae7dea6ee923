#include "ui/panes/roles/role_changes.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/items/role_grants_model.h"
#include "ui/panes/roles/rights_view.h"

#include <QCoreApplication>

#include <algorithm>

namespace sekisho::ui::roles {

using commands::fromUtf8;

namespace {

struct RoleChangeWords {
    Q_DECLARE_TR_FUNCTIONS(RoleChanges)
};

bool isBelow(const MenuItem& item, const MenuItem& above) {
    return item.key.size() > above.key.size() && item.key.starts_with(above.key) && item.key[above.key.size()] == '.';
}

QString orNothing(const std::string& text) {
    return text.empty() ? QStringLiteral("–") : fromUtf8(text);
}

} // namespace

Access accessOfRole(const Role& role, const MenuItem& menu) {
    return accessOf({RoleHolding{role, {}, {}}}, menu.key, Instant{});
}

std::vector<MenuDifference> menuDifferences(const Role& before, const Role& after) {
    std::vector<MenuDifference> out;
    for (const MenuItem& item : menuTree()) {
        const MenuDifference one{&item, accessOfRole(before, item), accessOfRole(after, item)};
        if (one.before == one.after) continue;
        const bool told = std::ranges::any_of(out, [&](const MenuDifference& other) {
            return other.before == one.before && other.after == one.after && isBelow(item, *other.menu);
        });
        if (!told) out.push_back(one);
    }
    return out;
}

QStringList roleDifferences(const RoleSheet& before, const RoleSheet& after) {
    QStringList lines;
    const auto add = [&lines](const QString& what, const QString& from, const QString& to) {
        lines << RoleChangeWords::tr("%1: %2 → %3").arg(what, from, to);
    };
    if (before.role.name != after.role.name)
        add(RoleChangeWords::tr("Name"), orNothing(before.role.name), orNothing(after.role.name));
    if (before.note != after.note) add(RoleChangeWords::tr("Note"), orNothing(before.note), orNothing(after.note));
    for (const MenuDifference& one : menuDifferences(before.role, after.role))
        add(commands::menuPathText(*one.menu), commands::accessText(one.before), commands::accessText(one.after));
    return lines;
}

bool sameRole(const RoleSheet& a, const RoleSheet& b) {
    return a.role.name == b.role.name && a.note == b.note && menuDifferences(a.role, b.role).empty();
}

RoleSheet laidOver(const RoleSheet& base, const RoleSheet& mine, const RoleSheet& theirs) {
    RoleSheet out = theirs;
    if (mine.role.name != base.role.name) out.role.name = mine.role.name;
    if (mine.note != base.note) out.note = mine.note;
    items::RoleGrantsModel merged(grantWords());
    merged.setRole(theirs.role.grants, false);
    merged.setEditable(true);
    for (const MenuItem& item : menuTree()) { // a branch stands before its menus, each of which is settled after it
        const bool chosen = accessOfRole(mine.role, item) != accessOfRole(base.role, item);
        const Access wanted = accessOfRole(chosen ? mine.role : theirs.role, item);
        if (merged.access(item.key) != wanted) merged.setAccess(item.key, wanted);
    }
    out.role.grants = merged.grants();
    return out;
}

} // namespace sekisho::ui::roles

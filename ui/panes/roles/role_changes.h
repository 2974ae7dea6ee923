#pragma once
// What differs between two states of a role, in words, and a draft laid over what somebody else saved. GUI thread.

#include "models/domain/role_admin.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sekisho::ui::roles {

struct MenuDifference {
    const MenuItem* menu = nullptr;
    Access before = Access::None;
    Access after = Access::None;
};
// In the order of menus; what differs with a whole branch is told once, at its top.
std::vector<MenuDifference> menuDifferences(const Role& before, const Role& after);
Access accessOfRole(const Role& role, const MenuItem& menu); // as whoever holds it would have it
// "Name: A → B", "Members: None → Operate", one a line.
QStringList roleDifferences(const RoleSheet& before, const RoleSheet& after);
bool sameRole(const RoleSheet& a, const RoleSheet& b); // name, note and what it allows
// `mine` was made of `base`; what it left alone is taken from `theirs`.
RoleSheet laidOver(const RoleSheet& base, const RoleSheet& mine, const RoleSheet& theirs);

} // namespace sekisho::ui::roles

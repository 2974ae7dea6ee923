#pragma once
// The fields of an organization as text for people. GUI thread.

#include "models/domain/structure.h"
#include "models/items/member_table_model.h"
#include "models/ports/cache.h"

#include <QString>

#include <string_view>

namespace sekisho::ui::orgunits {

// `key` as in commands::orgUnitFields().
QString orgUnitFieldLabel(std::string_view key);
QString orgUnitFieldValue(const OrgUnit& unit, std::string_view key, ports::Cache& cache); // empty: it holds nothing
items::MemberTableModel::Words tableWords(); // of the columns that the lists of members here show
// "本社 > 営業部", or a word for the top.
QString placeText(const std::optional<OrgUnitId>& parent, const ports::Cache& cache);

} // namespace sekisho::ui::orgunits

#pragma once
// The fields of a group by the keys of models/commands/group_merge.h, in words. GUI thread.

#include "models/domain/group.h"
#include "models/ports/cache.h"

#include <QString>

#include <string_view>

namespace sekisho::ui::groups {

QString fieldLabel(std::string_view key, const ports::Cache& cache); // "Members: 佐藤 花子"
QString fieldValue(const Group& group, std::string_view key);

} // namespace sekisho::ui::groups

#pragma once
// Words of the members pane that several of its parts say: heads of columns, values of fields. GUI thread.

#include "models/items/member_table_model.h"
#include "models/items/session_model.h"
#include "models/ports/cache.h"

#include <QString>

#include <string_view>
#include <vector>

namespace sekisho::ui::members {

QString columnHead(ports::MemberColumn column);
QString columnKey(ports::MemberColumn column); // stable, for what is remembered
std::optional<ports::MemberColumn> columnOf(const QString& key);
items::MemberTableModel::Words tableWords();
items::SessionModel::Words sessionWords();

QString lineBreaksToSpaces(QString text);

} // namespace sekisho::ui::members

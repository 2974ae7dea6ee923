#pragma once
// Words, chips and widths of the lists of requests. GUI thread.

#include "models/items/approval_list_model.h"
#include "ui/delegates/status_chip.h"

#include <QString>

#include <utility>
#include <vector>

namespace sekisho::ui::approvals {

// `clock` is asked at each look and must outlive the words.
items::ApprovalListModel::Words requestListWords(const Clock& clock);
QString requestHead(items::ApprovalListModel::Column column);
Chip requestChip(ApprovalState state);
std::vector<std::pair<int, QString>> requestColumnSamples(); // what a column has to have room for

} // namespace sekisho::ui::approvals

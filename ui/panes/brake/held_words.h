#pragma once
// Words and widths of the lists of held and decided orders. GUI thread.

#include "models/items/held_order_model.h"

#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace sekisho::ui::brake {

// `clock` is asked at each look and must outlive the words.
items::HeldOrderModel::Words heldOrderWords(const Clock& clock, std::function<QString(const HeldOrder&)> asker);
QString heldSpanText(const HeldGroup& group);             // since when it holds, and when the oldest lapses
std::vector<std::pair<int, QString>> heldColumnSamples(); // what a column has to have room for

} // namespace sekisho::ui::brake

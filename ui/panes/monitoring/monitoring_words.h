#pragma once
// Words, chips and widths of the lists of monitoring. GUI thread.

#include "models/commands/policy_words.h"
#include "models/items/detection_model.h"
#include "models/items/message_content_model.h"
#include "models/items/monitor_exception_model.h"
#include "models/items/monitor_policy_model.h"
#include "ui/delegates/status_chip.h"
#include "ui/widgets/pane.h"

#include <QString>

#include <utility>
#include <vector>

class QToolButton;

namespace sekisho::ui::monitoring {

using Samples = std::vector<std::pair<int, QString>>; // what a column has to have room for

items::MonitorPolicyModel::Words policyListWords(const commands::NameOfMember& name);
items::DetectionModel::Words detectionListWords();
items::MonitorExceptionModel::Words exceptionListWords();
items::MessageContentModel::Words contentListWords();

Chip useChip(bool enabled);
Chip detectionChip(DetectionState state);
Samples policySamples();
Samples detectionSamples();
Samples exceptionSamples();
Samples contentSamples();

// How the member or organization with that id is called in the copy.
commands::NameOfMember namesIn(const ports::Cache& cache);
QToolButton* headTool(const char* name, QWidget* parent);
QString needsConnectionText();

} // namespace sekisho::ui::monitoring

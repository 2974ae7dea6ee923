#include "models/domain/monitoring.h"

#include "facts/tables.h"
#include "models/domain/key_table.h"

namespace sekisho {

namespace {

constexpr std::array<KeyRow<MonitorService>, 2> kMonitorServices{
    {{MonitorService::Talk, "talk"}, {MonitorService::Drive, "drive"}}};
constexpr std::array<KeyRow<DetectionState>, 3> kDetectionStates{
    {{DetectionState::Open, "open"}, {DetectionState::Seen, "seen"}, {DetectionState::Handled, "handled"}}};

} // namespace

std::string_view monitorServiceKey(MonitorService service) {
    return keyIn(kMonitorServices, service);
}

std::optional<MonitorService> monitorServiceOf(std::string_view key) {
    return valueIn(kMonitorServices, key);
}

std::string_view detectionStateKey(DetectionState state) {
    return keyIn(kDetectionStates, state);
}

std::optional<DetectionState> detectionStateOf(std::string_view key) {
    return valueIn(kDetectionStates, key);
}

const ConsentText& consentText() {
    static const ConsentText text = [] {
        const auto& row = facts::consent();
        return ConsentText{row.edition, row.en, row.ja, row.groundEn, row.groundJa};
    }();
    return text;
}

} // namespace sekisho

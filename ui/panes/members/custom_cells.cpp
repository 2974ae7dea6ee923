#include "ui/panes/members/custom_cells.h"

#include "models/commands/custom_values.h"
#include "models/commands/words.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace sekisho::ui::members {

namespace {
constexpr std::size_t kMostWanted = 300; // rows that can be in sight; the newest count
}

CustomCells::CustomCells(ports::Cache& cache, ports::Executor& gui, QObject* parent)
    : QObject(parent), cache_(cache), gui_(gui) {}

QString CustomCells::text(std::string_view memberId, const QString& property) {
    const CustomProperty* known = cache_.fields().property(commands::toUtf8(property));
    if (!known || memberId.empty()) return {};
    const std::string id(memberId);
    const auto found = values_.find(id);
    if (found != values_.end())
        return commands::customValuesText(*known, commands::customValues(found->second, *known));
    if (std::ranges::find(wanted_, UserId(id)) != wanted_.end()) return {};
    if (wanted_.empty() && !inSight_.running()) QTimer::singleShot(0, this, &CustomCells::fetchWanted);
    if (wanted_.size() == kMostWanted) wanted_.erase(wanted_.begin());
    wanted_.emplace_back(id);
    return {};
}

void CustomCells::fetchWanted() {
    if (wanted_.empty() || inSight_.running()) return;
    const std::vector<UserId> asked = std::exchange(wanted_, {});
    inSight_ = cache_.members(asked, gui_, [this, asked](const Result<std::vector<Member>>& found) {
        take(found, asked);
        Q_EMIT changed();
        QTimer::singleShot(0, this, &CustomCells::fetchWanted); // for what was scrolled into sight meanwhile
    });
}

void CustomCells::load(const std::vector<UserId>& ids, std::function<void()> then) {
    std::vector<UserId> missing;
    for (const UserId& id : ids)
        if (!values_.contains(id.value)) missing.push_back(id);
    if (missing.empty()) return then();
    loading_ = cache_.members(missing, gui_,
                              [this, missing, then = std::move(then)](const Result<std::vector<Member>>& found) {
                                  take(found, missing);
                                  then();
                              });
}

// Who is not in the copy any more has no values; asking again and again would not help.
void CustomCells::take(const Result<std::vector<Member>>& found, const std::vector<UserId>& asked) {
    for (const UserId& id : asked)
        values_[id.value].clear();
    if (!found) return;
    for (const Member& member : *found)
        values_[member.id.value] = member.customPropertiesJson;
}

void CustomCells::forget() {
    inSight_.cancel();
    wanted_.clear();
    values_.clear();
    Q_EMIT changed();
}

} // namespace sekisho::ui::members

#include "moc_custom_cells.cpp"

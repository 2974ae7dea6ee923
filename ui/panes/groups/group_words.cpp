#include "ui/panes/groups/group_words.h"

#include "models/commands/changeset_words.h"
#include "models/commands/group_merge.h"
#include "models/commands/room_words.h"
#include "ui/panes/groups/entry_editor.h"

#include <QCoreApplication>

namespace sekisho::ui::groups {

using commands::fromUtf8;

namespace {

struct GroupWords {
    Q_DECLARE_TR_FUNCTIONS(GroupWords)
};

QString nameOf(const commands::GroupEntryKey& entry, const ports::Cache& cache) {
    if (const auto kind = groupMemberKindOf(entry.kind)) return entryName(cache, {*kind, std::string(entry.entry)});
    const std::string text(entry.entry);
    return text.find('@') == std::string::npos ? commands::memberNameText(cache, UserId(text)) : fromUtf8(text);
}

bool isText(std::string_view key) {
    return key == "groupName" || key == "description" || key == "groupEmail" || key == "groupExternalKey";
}

} // namespace

QString fieldLabel(std::string_view key, const ports::Cache& cache) {
    const commands::GroupEntryKey entry = commands::groupEntryOf(key);
    if (entry.list.empty()) return commands::changeFieldText("group", key);
    return GroupWords::tr("%1: %2", "list, entry")
        .arg(commands::changeFieldText("group", entry.list), nameOf(entry, cache));
}

QString fieldValue(const Group& group, std::string_view key) {
    const std::string text = commands::fieldAsText(group, key);
    if (isText(key)) return fromUtf8(text);
    if (!commands::groupEntryOf(key).list.empty())
        return text.empty() ? GroupWords::tr("Not in it") : GroupWords::tr("In it");
    return text == "true" ? GroupWords::tr("On") : GroupWords::tr("Off");
}

} // namespace sekisho::ui::groups

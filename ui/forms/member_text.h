#pragma once
// The fields of a member as text for people: in read mode, in the list of changes before saving and in the merge of two
// saves. Names instead of ids where the local copy knows them. GUI thread.

#include "models/domain/member.h"
#include "models/ports/cache.h"

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::ui {

QString memberFieldLabel(std::string_view key);
// Also of a custom property, "customProperties.NAME", by the name the tenant gave it.
QString memberFieldLabel(std::string_view key, const ports::Cache& cache);
// What the field holds, in one line; empty when it holds nothing.
QString memberFieldValue(const Member& member, std::string_view key, ports::Cache& cache);
// In place of the name of one in which a member has a post and which whoever looks does not see.
QString orgUnitOutsideText();
QString membershipText(const OrgUnitMembership& membership, const ports::Cache& cache);
QString rankName(const ports::Cache& cache, RankKind kind, const std::string& id);
QString languageName(std::string_view locale); // ja_JP → 日本語
QString messengerName(std::string_view protocol);
const std::vector<std::string_view>& memberLanguages(); // ja_JP ko_KR en_US zh_CN zh_TW

// Fields of the read mode by block, in the order of resources/member_fields.json, then the custom properties in theirs;
// parts of lists are left out, and what the tenant has hidden.
struct FieldGroup {
    QString title;
    std::vector<std::string> keys;
};
std::vector<FieldGroup> memberFieldGroups(const ports::Cache& cache);

} // namespace sekisho::ui

#pragma once
// Policies in words: values, what changes between two states, what that does, why somebody would be refused. GUI
// thread.

#include "models/commands/words.h"
#include "models/policy/policy_state.h"
#include "models/policy/schema.h"

#include <QStringList>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sekisho::commands {

// How the member with that id is called; empty: nobody knows.
using NameOfMember = std::function<QString(const std::string& id)>;

QString factText(const policy::Bilingual& words);
QString countryText(std::string_view code); // "日本"
QString addressText(const policy::AddressEntry& entry);
// The number alone: with digit groups where it counts something, and without where it has no unit, as a port has none.
QString digitsText(const policy::Field& field, std::int64_t number);
// A value as people read it: words of choices, numbers with their unit, at most `most` entries of a list and how many
// more there are. Nothing in it: "なし".
QString policyValueText(const policy::Field& field, const policy::Value& value, const NameOfMember& name,
                        std::size_t most = 5);

// One changed field. Of a list also what came and what went, entry by entry.
struct PolicyChangeText {
    std::string key;
    QString label, from, to;
    QStringList added, removed;
    bool list = false;
};
std::vector<PolicyChangeText> policyChangeTexts(const policy::Schema& schema,
                                                const std::vector<policy::ValueChange>& changes,
                                                const NameOfMember& name);
QString policyChangeLine(const PolicyChangeText& change); // "パスワードの長さ: 8 文字 → 10 文字"
// What the schema says that saving does: of fields whose change has an effect by itself only when it has it now, and
// each sentence once.
QStringList policyConsequences(const policy::Schema& schema, const policy::Values& before, const policy::Values& after);
// The labels of changes by which data is lost for good. What does not count with the other values loses nothing.
QStringList policyLosses(const policy::Schema& schema, const policy::Values& before, const policy::Values& after);
QString refusalText(const std::string& code); // short, for a column: "許可されていない IP アドレス"
QString previewListText(policy::PreviewList list);

} // namespace sekisho::commands

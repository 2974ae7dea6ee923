#include "models/commands/rank_merge.h"

namespace sekisho::commands {

namespace {

std::string namesText(const Rank& rank) {
    std::vector<std::string> parts;
    for (const I18nText& name : rank.i18nNames)
        parts.push_back(name.language + ": " + name.name);
    return joinedTexts(parts);
}

std::string keyText(const Rank& rank) {
    return rank.externalKey.value_or(std::string());
}

std::string orderText(const Rank& rank) {
    return std::to_string(rank.displayOrder);
}

const FieldTable<Rank>& rankTable() {
    static const FieldTable<Rank> fields({
        textField("name", &Rank::name),
        derivedField("i18nNames", &namesText, &Rank::i18nNames),
        derivedField("externalKey", &keyText, &Rank::externalKey),
        derivedField("displayOrder", &orderText, &Rank::displayOrder),
        flagField("executive", &Rank::executive),
        textField("userTypeCode", &Rank::code),
    });
    return fields;
}

} // namespace

std::string fieldAsText(const Rank& rank, std::string_view key) {
    return rankTable().text(rank, key);
}

Merge<Rank> mergeRanks(const Rank& base, const Rank& mine, const Rank& theirs) {
    return rankTable().merge(base, mine, theirs);
}

Rank resolvedRank(const Merge<Rank>& merge, const Rank& mine, const std::vector<std::string>& keepMine) {
    Rank out = merge.merged;
    for (const std::string& key : keepMine)
        rankTable().copy(out, mine, key);
    return out;
}

} // namespace sekisho::commands

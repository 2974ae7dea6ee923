#include "ui/shell/palette_model.h"

#include "models/commands/cut_off_commands.h"
#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/widgets/icon.h"

#include <algorithm>

namespace sekisho::ui {

namespace {
constexpr std::size_t kMembers = 12;
constexpr std::size_t kOrgUnits = 5;

// All words somewhere in the text.
bool containsAll(const std::string& haystack, const std::string& words) {
    std::size_t from = 0;
    while (from < words.size()) {
        const std::size_t end = std::min(words.find(' ', from), words.size());
        if (end > from && haystack.find(words.substr(from, end - from)) == std::string::npos) return false;
        from = end + 1;
    }
    return true;
}

// Folds word by word, since folding drops blanks.
std::string foldedWords(const QString& text) {
    std::string out;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!out.empty()) out += ' ';
        out += fold(word.toStdString());
    }
    return out;
}
// What is part of something that is open, is this list itself, or has another entry for whoever it is for.
bool isNotFound(const QString& key) {
    return key == QLatin1String("member.save") || key == QLatin1String("view.palette") ||
           key == QLatin1String("role.activate") || key == QLatin1String("role.endActivation");
}
} // namespace

PaletteModel::PaletteModel(commands::Registry& registry, std::function<ports::Cache*()> cache,
                           std::function<QString(const QString&)> shortcutOf, QObject* parent)
    : QAbstractListModel(parent), registry_(registry), cache_(std::move(cache)), shortcutOf_(std::move(shortcutOf)) {}

void PaletteModel::search(const QString& text, Find find) {
    const QString typed = text.trimmed();
    const std::string folded = foldedWords(typed);
    const bool all = find == Find::Everything;
    std::vector<PaletteEntry> found;
    if (!typed.isEmpty())
        addMembers(typed.toStdString(), all ? PaletteEntry::Kind::Member : PaletteEntry::Kind::LostDevice, found);
    if (all) addCommands(folded, found);
    if (all && !typed.isEmpty()) addOrgUnits(folded, found);
    beginResetModel();
    entries_ = std::move(found);
    endResetModel();
}

void PaletteModel::addCommands(const std::string& folded, std::vector<PaletteEntry>& into) const {
    const commands::Context context = registry_.context();
    std::vector<PaletteEntry> able, unable;
    for (const commands::Command* command : registry_.all()) {
        if (isNotFound(command->key())) continue;
        const std::string name = fold(command->text().toStdString());
        const std::string all = name + ' ' + romaji(name) + ' ' + fold(command->key().toStdString());
        if (!containsAll(all, folded)) continue;
        const commands::Applicability verdict = command->applicability(context);
        PaletteEntry entry{PaletteEntry::Kind::Command, command->key(),  command->text(), shortcutOf_(command->key()),
                           command->iconName(),         verdict.applies, verdict.why,     {}};
        if (const auto why = commands::whyQuestion(*command, context)) entry.question = commands::explainResource(*why);
        if (!verdict.applies) entry.detail = verdict.why;
        (verdict.applies ? able : unable).push_back(std::move(entry));
    }
    into.insert(into.end(), able.begin(), able.end());
    into.insert(into.end(), unable.begin(), unable.end());
}

void PaletteModel::addMembers(const std::string& text, PaletteEntry::Kind kind, std::vector<PaletteEntry>& into) const {
    ports::Cache* cache = cache_();
    if (!cache || !mayFind()) return;
    ports::MemberQuery query;
    query.text = text;
    const ports::RowSet rows = cache->members().query(query);
    for (std::size_t i = 0; rows && i < std::min(kMembers, rows->size()); ++i) {
        const ports::MemberCells cells = cache->members().cells((*rows)[i]);
        PaletteEntry entry;
        entry.kind = kind;
        entry.key = commands::fromUtf8(cells.id);
        entry.text = commands::fromUtf8(cells.name);
        entry.detail = commands::fromUtf8(cells.loginId);
        if (!cells.orgUnit.empty()) entry.detail += QStringLiteral("  ·  ") + commands::fromUtf8(cells.orgUnit);
        if (cells.status != MemberStatus::InUse)
            entry.detail += QStringLiteral("  ·  ") + commands::statusText(cells.status);
        entry.iconName = kind == PaletteEntry::Kind::Member ? QStringLiteral("user") : QStringLiteral("smartphone");
        into.push_back(std::move(entry));
    }
}

void PaletteModel::addOrgUnits(const std::string& folded, std::vector<PaletteEntry>& into) const {
    ports::Cache* cache = cache_();
    if (!cache || !mayFind()) return;
    std::size_t found = 0;
    for (const ports::OrgNode& node : cache->orgTree()) {
        if (!containsAll(fold(node.name), folded)) continue;
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::OrgUnit;
        entry.key = commands::fromUtf8(node.id.value);
        entry.text = commands::fromUtf8(node.name);
        entry.detail = tr("%n member(s)", nullptr, static_cast<int>(node.allMembers));
        entry.iconName = QStringLiteral("group");
        into.push_back(std::move(entry));
        if (++found == kOrgUnits) return;
    }
}

// The copy is not emptied when a role ends: whose role opens no list of people is shown none here either.
bool PaletteModel::mayFind() const {
    const commands::Context context = registry_.context();
    if (!context.identity || !context.clock) return true; // without a connection, for whoever has opened the copy
    const Instant now = context.clock->now();
    return context.identity->canSee("members.members", now) || context.identity->canSee("security.lostDevice", now);
}

bool PaletteModel::mayRespond() const {
    return commands::mayRespond(registry_.context()).applies;
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const PaletteEntry& entry = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::DecorationRole:
        return icon(entry.iconName.isEmpty() ? QStringLiteral("go-next") : entry.iconName);
    case Qt::ToolTipRole:
        return entry.enabled ? entry.detail : entry.why;
    case Qt::AccessibleTextRole:
        return entry.text + QStringLiteral(", ") + entry.detail;
    case KindRole:
        return static_cast<int>(entry.kind);
    case KeyRole:
        return entry.key;
    case DetailRole:
        return entry.detail;
    case EnabledRole:
        return entry.enabled;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (index.isValid() && !at(index.row()).choosable()) flags &= ~Qt::ItemIsEnabled;
    return flags;
}

} // namespace sekisho::ui

#include "moc_palette_model.cpp"

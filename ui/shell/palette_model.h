#pragma once
// What the command palette finds (S4): commands, screens, organizations and members, by any part of the name, kana,
// romaji or ID. Best first. GUI thread.

#include "models/commands/registry.h"
#include "models/ports/cache.h"

#include <QAbstractListModel>

#include <functional>
#include <string>
#include <vector>

namespace sekisho::ui {

struct PaletteEntry {
    enum class Kind { Command, Member, OrgUnit, LostDevice } kind = Kind::Command;
    QString key; // command key or resource id
    QString text;
    QString detail; // shortcut, organization, path
    QString iconName;
    bool enabled = true;
    QString why;      // not enabled: the reason
    QString question; // not enabled for lack of a right: what 権限の確認 can be asked about it
    bool choosable() const { return enabled || !question.isEmpty(); }
};

class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { KindRole = Qt::UserRole + 1, KeyRole, DetailRole, EnabledRole };
    PaletteModel(commands::Registry& registry, std::function<ports::Cache*()> cache,
                 std::function<QString(const QString&)> shortcutOf, QObject* parent = nullptr);

    // LostDevice: members only, and choosing one responds to his loss.
    enum class Find { Everything, LostDevice };
    void search(const QString& text, Find find = Find::Everything);
    bool mayRespond() const;
    bool mayFind() const; // members and organizations // to a lost device
    const PaletteEntry& at(int row) const { return entries_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    void addCommands(const std::string& folded, std::vector<PaletteEntry>& into) const;
    void addMembers(const std::string& text, PaletteEntry::Kind kind, std::vector<PaletteEntry>& into) const;
    void addOrgUnits(const std::string& folded, std::vector<PaletteEntry>& into) const;

    commands::Registry& registry_;
    std::function<ports::Cache*()> cache_;
    std::function<QString(const QString&)> shortcutOf_;
    std::vector<PaletteEntry> entries_;
};

} // namespace sekisho::ui

#pragma once
// Changesets in words: states, verdicts, kinds, what a row changes, what the whole does to people. GUI thread.

#include "models/commands/words.h"
#include "models/domain/changeset.h"
#include "models/ports/cache.h"

#include <QStringList>

#include <string>
#include <unordered_map>

namespace sekisho::commands {

QString changesetStateText(ChangesetState state);
QString takenBackText();                               // instead of the state of one that was undone
QString changesetToldText(const Changeset& changeset); // its state, or that it was taken back
QString changesetOriginText(ChangesetOrigin origin);
QString verdictText(Verdict verdict);
QString resourceKindText(std::string_view kind); // "orgUnit": 組織
// How far what a row says has come. Undone: taken back, by itself when a part failed or later by somebody.
enum class Told { Planned, Done, Undone };
Told toldOf(const Changeset& changeset);
QString operationText(std::string_view kind, std::string_view action,
                      Told told);                   // "組織の移動", "Move an organization"
QString changesetTitle(const Changeset& changeset); // of its title, or of the action it came from
QString changeFieldText(std::string_view kind, std::string_view field);
// Names by resource id of what the changeset itself makes: until it is applied nothing else knows them.
using NamesMade = std::unordered_map<std::string, std::string>;
// A value of a change as people write it: names for ids, yes and no, a dash for nothing. `value` is JSON text.
QString changeValueText(const std::string& value, const ports::Cache& cache, const NamesMade& made = {});
// One sentence a line: who is added, logged out, unseated, what is lost; rooms are named by roomLine().
QStringList impactLines(const Impact& impact);
bool losesRoomData(const Impact& impact); // talk rooms lose what they hold: asked for once more
QString roomLine(const RoomChange& room);
QString undoRefusal(const Changeset& changeset); // why it cannot be taken back; empty: it can

} // namespace sekisho::commands

#pragma once
// Roles beside the usual ones. Models give raw values; words, icons and bold type are the delegates' and words.h's.

#include <Qt>

namespace sekisho::items {

enum Role {
    IdRole = Qt::UserRole + 1, // resource id, QString
    StatusRole,                // int(MemberStatus); Verdict, ChangesetState in the models of changesets
    InstantRole,               // qint64 UTC ms, 0 = never
    FlagsRole,                 // int, MemberFlag
    CountRole,                 // int
    ErrorRole,                 // bool: this row failed
    LiveRole,                  // bool: session is live
    SortTextRole,
    SubtitleRole, // second line of a two-line entry, QString
    TimeRole,     // qint64 UTC ms: what this cell itself shows is that time; for files
};

enum MemberFlag { OnLeaveFlag = 1, AdministratorFlag = 2, ManagerFlag = 4, LockedOutFlag = 8 };

} // namespace sekisho::items

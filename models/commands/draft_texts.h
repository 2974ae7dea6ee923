#pragma once
// Drafts of roles, templates, groups, organizations, ranks, the field management and whatever else is written on a
// screen as text, to be kept beside the local copy until they are saved or discarded. None of them holds a secret.
// Pure.

#include "models/domain/cut_off.h"
#include "models/domain/field_settings.h"
#include "models/domain/group.h"
#include "models/domain/role_admin.h"
#include "models/domain/structure.h"
#include "models/policy/service_template.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sekisho::commands {

template<class T>
struct Drafted {
    T base;   // what it was when the draft was begun, with its version; without an id: a new one
    T edited; // with the changes of the person
};
template<class T>
using Drafts = std::map<std::string, Drafted<T>>; // by id; empty: a new one

struct CutOffRecord { // what is written down during a call: not saved yet
    std::string note;
    IdentityCheck check;
    bool operator==(const CutOffRecord&) const = default;
};

struct SheetStep {            // a correction of a sheet that is to be imported
    bool suggestions = false; // all of them were taken; else a cell:
    std::size_t part = 0, row = 0, column = 0;
    std::string text;
    bool operator==(const SheetStep&) const = default;
};
struct SheetDraft {
    std::string path;
    std::int64_t size = 0, changedAt = 0; // of the file then: another one is not corrected in the same way
    std::vector<SheetStep> steps;         // in the order in which they were made
    bool operator==(const SheetDraft&) const = default;
};

// For Group, OrgUnit, Rank, RoleSheet, policy::ServiceTemplate, FieldSettings, CutOffRecord, SheetDraft. No drafts:
// empty.
template<class T>
std::string draftsText(const Drafts<T>& drafts);
// A text that is not of drafts, or of another form, gives none.
template<class T>
Drafts<T> draftsFromText(const std::string& text);

} // namespace sekisho::commands

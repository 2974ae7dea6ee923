#pragma once
// What a screen around a policy knows of a draft of it beyond the schema, as of now.

#include "models/policy/values.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace sekisho::ui {

struct DraftBesides {
    QStringList consequences; // of saving, one sentence each, in the place of the schema's
    QString confirm;          // what whoever agrees to them confirms (ports::PolicyEdit::confirm)
};
using AskDraftBesides = std::function<DraftBesides(const policy::Values& now, const policy::Values& draft)>;

} // namespace sekisho::ui

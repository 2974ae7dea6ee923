#include "ui/diff/draft_merges.h"

#include <QCoreApplication>

namespace sekisho::ui::diff {

namespace {
struct MergeNewsWords {
    Q_DECLARE_TR_FUNCTIONS(MergeNewsWords)
};
} // namespace

QString MergeNews::changed() {
    return MergeNewsWords::tr("Somebody else changed this meanwhile. Your draft is untouched; both are compared before "
                              "anything is saved.");
}

QString MergeNews::compare() {
    return MergeNewsWords::tr("Compare now");
}

QString MergeNews::inDraft() {
    return MergeNewsWords::tr("The other changes are in your draft now.");
}

QString MergeNews::nothingLeft() {
    return MergeNewsWords::tr("What the other administrator saved holds. Nothing is left to save.");
}

QString MergeNews::notDeleted(const QString& name) {
    return MergeNewsWords::tr("Somebody else changed %1 meanwhile. It was not deleted; look at it again first.")
        .arg(name);
}

QString MergeNews::deletedAlready(const QString& name) {
    return MergeNewsWords::tr("Somebody else has deleted %1 already.").arg(name);
}

QString MergeNews::deleted(const QString& name) {
    return MergeNewsWords::tr("Somebody else has deleted %1 meanwhile.").arg(name);
}

QString MergeNews::draftOfDeleted(const QString& name) {
    return MergeNewsWords::tr("Somebody else has deleted %1 meanwhile. Your draft is still here and can be added anew.")
        .arg(name);
}

QString MergeNews::addAsNew() {
    return MergeNewsWords::tr("Add as new");
}

} // namespace sekisho::ui::diff

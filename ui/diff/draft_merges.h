#pragma once
// The draft of one thing, and what another administrator does to the same one meanwhile: it is told, compared field by
// field and put into the draft, never overwritten. What the service refuses because somebody was quicker waits for the
// local copy to bring it. GUI thread.

#include "models/commands/field_merge.h"
#include "models/commands/words.h"
#include "models/domain/ids.h"
#include "ui/diff/merge_dialog.h"
#include "ui/widgets/banner.h"

#include <QPointer>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::ui::diff {

struct MergeNews { // its sentences
    static QString changed();
    static QString compare();
    static QString inDraft();
    static QString nothingLeft();
    static QString notDeleted(const QString& name);
    static QString deletedAlready(const QString& name);
    static QString deleted(const QString& name);
    static QString draftOfDeleted(const QString& name);
    static QString addAsNew();
};

// T has id, name and version. P is the page with its draft: drafting(), dirty(), base(), edit(T), discard() and
// resume(base, edited), where a base without an id is of a new thing.
template<class T, class P>
class DraftMerges {
  public:
    struct Ways {
        std::function<std::optional<T>(const T& base)> present; // in the local copy
        std::function<T()> drafted;                             // what stands in the form
        std::function<commands::Merge<T>(const T& base, const T& mine, const T& theirs)> merge;
        std::function<T(const commands::Merge<T>&, const T& mine, const std::vector<std::string>& keepMine)> resolved;
        std::function<QString(std::string_view key)> label;
        std::function<QString(const T&, std::string_view key)> value;
        std::function<void(const T& base, const T& edited)> save;
        std::function<void()> waitingChanged;
    };
    // Page and banner outlive this.
    DraftMerges(P* page, Banner* banner, QString dialog, Ways ways)
        : page_(page), banner_(banner), dialog_(std::move(dialog)), ways_(std::move(ways)) {}

    bool waiting() const { return waiting_.has_value(); } // for the copy

    // Before it is sent. False: somebody else was quicker, and it goes on with the merge.
    bool stands(const T& base, const T& edited) {
        const auto present = ways_.present(base);
        if (!present) gone(edited, false);
        if (present && present->version > base.version) merge(base, edited, *present, true);
        return present && present->version <= base.version;
    }
    // For ChangesetDesk: the service has found it.
    std::function<void()> overtaken(const T& base, const T& edited, bool deletes = false) {
        return [this, what = Waiting{base, edited, deletes}] {
            waiting_ = what;
            take(); // the copy may have it already
            ways_.waitingChanged();
        };
    }
    // The copy has news; it may be incomplete for a time.
    void copyChanged(bool whole, bool busy) {
        take();
        if (!busy && !waiting_ && page_->drafting() && !page_->base().id.empty()) watch(whole);
    }
    void edits() { told_ = 0; } // a draft begins

  private:
    struct Waiting {
        T base;
        T edited;
        bool deletes = false;
    };
    static constexpr Version kDeleted = -1;

    void take() {
        if (!waiting_) return;
        const auto present = ways_.present(waiting_->base);
        if (present && present->version <= waiting_->base.version) return;
        const Waiting was = *std::exchange(waiting_, std::nullopt);
        ways_.waitingChanged();
        if (!present) return gone(was.edited, was.deletes);
        if (!was.deletes) return merge(was.base, was.edited, *present, true);
        banner_->announce(Banner::Kind::Warning, MergeNews::notDeleted(commands::fromUtf8(present->name)));
    }
    void watch(bool whole) {
        const auto present = ways_.present(page_->base());
        if (!present && !whole) return; // it is being fetched again
        if (!present) return gone(ways_.drafted(), false);
        if (present->version == page_->base().version || present->version == told_) return;
        told_ = present->version;
        if (!page_->dirty()) return page_->edit(*present);
        // What the draft wants is there: it was saved, and only the answer was lost on its way.
        if (ways_.merge(*present, ways_.drafted(), *present).mine.empty()) return page_->discard();
        banner_->announce(Banner::Kind::Warning, MergeNews::changed(), MergeNews::compare(), [this] {
            const auto theirs = ways_.present(page_->base());
            if (page_->drafting() && theirs) merge(page_->base(), ways_.drafted(), *theirs, false);
        });
    }
    void merge(const T& base, const T& mine, const T& theirs, bool thenSave) {
        const commands::Merge<T> merged = ways_.merge(base, mine, theirs);
        if (!thenSave && merged.conflicts.empty()) return rebase(theirs, ways_.resolved(merged, mine, {}));
        auto* dialog = new MergeDialog(
            commands::fromUtf8(base.name), mergeLines(merged, base, mine, theirs, ways_.label, ways_.value),
            [this, page = QPointer<P>(page_), merged, mine, theirs](const std::vector<std::string>& keepMine) {
                if (!page) return;
                const T both = ways_.resolved(merged, mine, keepMine);
                rebase(theirs, both);
                if (!ways_.merge(theirs, both, theirs).mine.empty()) ways_.save(theirs, both);
            },
            page_->window());
        dialog->setObjectName(dialog_);
        dialog->open();
    }
    void rebase(const T& theirs, const T& merged) {
        if (!page_->drafting() || page_->base().id != theirs.id) return; // it was changed without the form
        page_->resume(theirs, merged);
        const bool left = page_->dirty();
        if (!left) page_->discard();
        banner_->announce(Banner::Kind::Information, left ? MergeNews::inDraft() : MergeNews::nothingLeft());
    }
    void gone(const T& edited, bool wasDeletion) {
        const QString name = commands::fromUtf8(edited.name);
        if (wasDeletion) return banner_->announce(Banner::Kind::Information, MergeNews::deletedAlready(name));
        if (!page_->drafting() || page_->base().id != edited.id)
            return banner_->announce(Banner::Kind::Warning, MergeNews::deleted(name));
        if (told_ == kDeleted) return;
        told_ = kDeleted;
        banner_->announce(Banner::Kind::Error, MergeNews::draftOfDeleted(name), MergeNews::addAsNew(), [this] {
            if (!page_->drafting()) return;
            T fresh = ways_.drafted();
            fresh.id = {};
            fresh.version = 0;
            page_->resume(T(), fresh);
            banner_->dismiss();
        });
    }

    P* page_;
    Banner* banner_;
    QString dialog_;
    Ways ways_;
    std::optional<Waiting> waiting_;
    Version told_ = 0; // the newer state that was announced
};

} // namespace sekisho::ui::diff

// What is done on the screens of positions, levels and user types: each change is planned, shown and applied.

#include "models/commands/draft_texts.h"
#include "models/commands/rank_merge.h"
#include "models/commands/words.h"
#include "models/items/rank_list_model.h"
#include "ui/diff/changeset_desk.h"
#include "ui/diff/draft_merges.h"
#include "ui/panes/ranks/rank_exchange.h"
#include "ui/panes/ranks/rank_form.h"
#include "ui/panes/ranks/rank_page.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/panes/ranks/rank_words.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/plan_dialog.h"

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using ranks::Phrase;
using ranks::RankPage;

namespace {

int countOf(std::int64_t number) {
    return static_cast<int>(std::min<std::int64_t>(number, INT32_MAX));
}

} // namespace

Operation RanksPane::operationOn(const Rank& rank, const char* action) const {
    Operation operation = operationOnKind(action);
    operation.id = rank.id;
    if (rank.version != 0) operation.base = rank.version;
    return operation;
}

Operation RanksPane::operationOnKind(const char* action) const {
    Operation operation;
    operation.kind = rankKey(kind_);
    operation.action = action;
    return operation;
}

void RanksPane::submit(Submission wanted) {
    NewChangeset changeset;
    changeset.origin = wanted.origin;
    changeset.title = toUtf8(wanted.title);
    changeset.operations = std::move(wanted.operations);
    desk_->submit(
        std::move(changeset),
        [this, sentence = wanted.sentence, then = std::move(wanted.then)](const Changeset& done) {
            if (then) then();
            applied(done, sentence);
        },
        std::move(wanted.overtaken));
}

void RanksPane::makeMerges() {
    merges_ = std::make_unique<diff::DraftMerges<Rank, RankPage>>(
        page_, banner_, QStringLiteral("ranks.merge"),
        diff::DraftMerges<Rank, RankPage>::Ways{
            .present =
                [this](const Rank& base) {
                    const std::vector<Rank> ranks = services_.cache.ranks(kind_);
                    const auto found = std::ranges::find(ranks, base.id, &Rank::id);
                    return found == ranks.end() ? std::nullopt : std::optional(*found);
                },
            .drafted = [this] { return page_->form().rank(); },
            .merge = commands::mergeRanks,
            .resolved = commands::resolvedRank,
            .label = ranks::fieldLabel,
            .value = ranks::fieldValue,
            .save = [this](const Rank& base, const Rank& edited) { save(base, edited); },
            .waitingChanged = [this] { refreshRights(); },
        });
}

void RanksPane::applied(const Changeset& changeset, const QString& sentence) {
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo"), [this, id = changeset.id] {
        desk_->takeBack(id, [this](const Changeset&) {
            banner_->announce(Banner::Kind::Success, tr("The change was taken back."));
            askUse();
            Q_EMIT settingsChanged();
        });
    });
    askUse();
}

// The draft of an entry on the first line, then the ids of the order that is being made; both may be missing.
std::string RanksPane::draftText() const {
    std::string text;
    const Rank& base = page_->base();
    if (page_->dirty()) text = commands::draftsText<Rank>({{base.id, {base, page_->form().rank()}}});
    if (model_->reordered())
        for (int row = 0; row < model_->rowCount(); ++row)
            text += '\n' + model_->at(row).id;
    return text;
}

void RanksPane::restoreDraft() {
    QStringList lines = fromUtf8(kept_->takeUp()).split(QLatin1Char('\n'));
    for (const auto& [id, draft] : commands::draftsFromText<Rank>(toUtf8(lines.takeFirst()))) {
        if (!id.empty()) table_->choose(fromUtf8(id));
        page_->resume(draft.base, draft.edited);
    }
    if (!lines.isEmpty() && model_->rowCount() > 0) model_->setOrder(lines);
    kept_->tellOn(banner_);
    refreshLook();
}

void RanksPane::addNew() {
    if (page_->dirty()) return banner_->announce(Banner::Kind::Warning, tr("Save or discard the open draft first."));
    Rank fresh;
    fresh.kind = kind_;
    if (const ports::Identity* identity = services_.identity()) fresh.domain = identity->domain;
    fresh.displayOrder = 1;
    for (const Rank& rank : services_.cache.ranks(kind_))
        fresh.displayOrder = std::max(fresh.displayOrder, rank.displayOrder + 1);
    page_->add(fresh);
    refreshLook();
}

void RanksPane::editCurrent() {
    if (page_->drafting()) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const int row = model_->rowOf(table_->chosen());
    if (row < 0) return;
    merges_->edits();
    page_->edit(model_->at(row));
}

void RanksPane::save(const Rank& before, const Rank& after) {
    const QString name = fromUtf8(after.name);
    const bool fresh = before.id.empty();
    if (!fresh && !merges_->stands(before, after)) return;
    Operation operation = operationOn(fresh ? after : before, fresh ? "create" : "update");
    if (fresh) operation.id = "new:rank";
    operation.value = fresh ? desk_->values().create(after) : desk_->values().update(before, after);
    submit({.title = ranks::phrase(kind_, fresh ? Phrase::AddTitle : Phrase::EditTitle).arg(name),
            .operations = {std::move(operation)},
            .origin = ChangesetOrigin::Edit,
            .sentence = tr("%1 was saved.").arg(name),
            .then = [this] { page_->discard(); },
            .overtaken = fresh ? std::function<void()>() : merges_->overtaken(before, after)});
}

void RanksPane::remove() {
    const int row = model_->rowOf(table_->chosen());
    if (row < 0) return;
    const Rank& rank = model_->at(row);
    if (model_->holdersOf(rank.id) > 0) return askWhatInstead(rank);
    remove(rank, {});
}

void RanksPane::remove(const Rank& rank, std::vector<Operation> first) {
    const QString name = fromUtf8(rank.name);
    const bool alone = first.empty(); // otherwise it may be one of the holders who was changed
    first.push_back(operationOn(rank, "delete"));
    submit({.title = ranks::phrase(kind_, Phrase::DeleteTitle).arg(name),
            .operations = std::move(first),
            .origin = ChangesetOrigin::Edit,
            .sentence = tr("%1 was deleted.").arg(name),
            .then = {},
            .overtaken = alone ? merges_->overtaken(rank, rank, true) : std::function<void()>()});
}

// Nobody is left with something that is not there any more: the members get another one, or none, in the same step.
void RanksPane::askWhatInstead(const Rank& rank) {
    const int holders = countOf(model_->holdersOf(rank.id));
    commands::Plan plan;
    plan.confirm = true;
    plan.title = ranks::phrase(kind_, Phrase::DeleteTitle).arg(fromUtf8(rank.name));
    plan.sentence = ranks::heldBy(kind_, holders);
    commands::Ask ask;
    ask.key = QStringLiteral("instead");
    ask.kind = commands::Ask::Kind::Choice;
    ask.label = tr("The members get instead");
    const QString none = tr("(None)");
    ask.choices << none;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->at(row).id != rank.id) ask.choices << fromUtf8(model_->at(row).name);
    ask.value = none;
    plan.asks.push_back(ask);
    plan.verb = tr("Show the changes…");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [this, rank](const QVariantMap& arguments) {
            const std::string name = toUtf8(arguments.value(QStringLiteral("instead")).toString());
            std::string to;
            for (int row = 0; row < model_->rowCount(); ++row)
                if (model_->at(row).name == name && model_->at(row).id != rank.id) to = model_->at(row).id;
            exchangeAndRemove(rank, to);
        },
        window());
    dialog->open();
}

void RanksPane::exchangeAndRemove(const Rank& rank, const std::string& to) {
    ports::MemberQuery query;
    query.rank = rank.id;
    ports::MemberList& list = services_.cache.members();
    std::vector<UserId> ids;
    for (const ports::RowNo row : *list.query(query))
        ids.emplace_back(std::string(list.cells(row).id));
    const auto found = [this, rank, to](Result<std::vector<Member>> members) {
        if (!members) return banner_->tell(members.error());
        std::vector<Operation> operations;
        for (const Member& member : *members) {
            Operation operation;
            operation.kind = "member";
            operation.action = "update";
            operation.id = member.id.value;
            operation.base = member.version;
            operation.value = desk_->values().update(member, ranks::withRankExchanged(member, kind_, rank.id, to));
            operations.push_back(std::move(operation));
        }
        remove(rank, std::move(operations));
    };
    holdersCall_ = services_.cache.members(std::move(ids), services_.gui, found);
}

void RanksPane::saveOrder() {
    std::vector<Operation> operations;
    for (const auto& [before, after] : model_->moved()) {
        operations.push_back(operationOn(before, "update"));
        operations.back().value = desk_->values().update(before, after);
    }
    if (operations.empty()) return;
    submit({.title = ranks::phrase(kind_, Phrase::OrderTitle),
            .operations = std::move(operations),
            .origin = ChangesetOrigin::Move,
            .sentence = tr("The order was saved."),
            .then = {},
            .overtaken = [this] {
                banner_->announce(Banner::Kind::Warning, tr("Somebody else changed some of these meanwhile. Your order "
                                                            "stays and is laid over what is there now: look at it and "
                                                            "save it again."));
            }});
}

bool RanksPane::hasList() const {
    return model_->rowCount() > 0;
}

void RanksPane::exportShown(const TellExport& tell) {
    ports::SheetRequest request;
    request.kind = kind_ == RankKind::Level      ? ports::SheetKind::Level
                   : kind_ == RankKind::Position ? ports::SheetKind::Position
                                                 : ports::SheetKind::UserType;
    request.japanese = commands::language() == commands::Language::Japanese;
    request.now = services_.clock.now();
    exportSheet(exportServices(services_), title(), fromUtf8(rankKey(kind_)), std::move(request), this, tell);
}

void RanksPane::turnOn() {
    submit({.title = ranks::phrase(kind_, Phrase::OnTitle),
            .operations = {operationOnKind("enable")},
            .origin = ChangesetOrigin::Edit,
            .sentence = ranks::phrase(kind_, Phrase::IsOn),
            .then = [this] { Q_EMIT settingsChanged(); },
            .overtaken = {}});
}

// What would be lost is asked of the service at this moment, not remembered.
void RanksPane::turnOff() {
    offCall_ = services_.gateway.ranks().impact(kind_, services_.gui, [this](Result<RankImpact> impact) {
        if (!impact) return banner_->tell(impact.error());
        askBeforeOff(*impact);
    });
}

void RanksPane::askBeforeOff(const RankImpact& impact) {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = ranks::phrase(kind_, Phrase::OffTitle);
    plan.sentence = ranks::phrase(kind_, Phrase::OffSentence);
    plan.effects << ranks::erasedEntries(kind_, countOf(impact.entries))
                 << ranks::erasedHolders(kind_, countOf(impact.members));
    if (impact.restrictions > 0)
        plan.effects << tr("%n restriction(s) of the organization chart that hang on them have no effect any more.",
                           nullptr, countOf(impact.restrictions));
    plan.verb = ranks::phrase(kind_, Phrase::OffVerb);
    if (impact.entries > 0) plan.typedWord = QString::number(impact.entries);
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys,
        [this](const QVariantMap&) {
            submit({.title = ranks::phrase(kind_, Phrase::OffTitle),
                    .operations = {operationOnKind("disable")},
                    .origin = ChangesetOrigin::Edit,
                    .sentence = ranks::phrase(kind_, Phrase::IsOff),
                    .then = [this] { Q_EMIT settingsChanged(); },
                    .overtaken = {}});
        },
        window());
    dialog->open();
}

} // namespace sekisho::ui

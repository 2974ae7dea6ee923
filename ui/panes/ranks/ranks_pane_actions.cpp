// What is done on the screens of positions, levels and user types: each change is planned, shown and applied.

#include "models/commands/words.h"
#include "models/items/rank_list_model.h"
#include "ui/diff/changeset_desk.h"
#include "ui/panes/ranks/rank_exchange.h"
#include "ui/panes/ranks/rank_page.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/panes/ranks/rank_words.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using ranks::Phrase;

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

void RanksPane::submit(const QString& title, std::vector<Operation> operations, ChangesetOrigin origin,
                       const QString& sentence, std::function<void()> then) {
    NewChangeset wanted;
    wanted.origin = origin;
    wanted.title = toUtf8(title);
    wanted.operations = std::move(operations);
    desk_->submit(std::move(wanted), [this, sentence, then = std::move(then)](const Changeset& changeset) {
        if (then) then();
        applied(changeset, sentence);
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
    if (const int row = model_->rowOf(table_->chosen()); row >= 0) page_->edit(model_->at(row));
}

void RanksPane::save(const Rank& before, const Rank& after) {
    const QString name = fromUtf8(after.name);
    const bool fresh = before.id.empty();
    Operation operation = operationOn(fresh ? after : before, fresh ? "create" : "update");
    if (fresh) operation.id = "new:rank";
    operation.value = fresh ? desk_->values().create(after) : desk_->values().update(before, after);
    submit(ranks::phrase(kind_, fresh ? Phrase::AddTitle : Phrase::EditTitle).arg(name), {std::move(operation)},
           ChangesetOrigin::Edit, tr("%1 was saved.").arg(name), [this] { page_->discard(); });
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
    first.push_back(operationOn(rank, "delete"));
    submit(ranks::phrase(kind_, Phrase::DeleteTitle).arg(name), std::move(first), ChangesetOrigin::Edit,
           tr("%1 was deleted.").arg(name));
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
    submit(ranks::phrase(kind_, Phrase::OrderTitle), std::move(operations), ChangesetOrigin::Move,
           tr("The order was saved."));
}

void RanksPane::turnOn() {
    submit(ranks::phrase(kind_, Phrase::OnTitle), {operationOnKind("enable")}, ChangesetOrigin::Edit,
           ranks::phrase(kind_, Phrase::IsOn), [this] { Q_EMIT settingsChanged(); });
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
            submit(ranks::phrase(kind_, Phrase::OffTitle), {operationOnKind("disable")}, ChangesetOrigin::Edit,
                   ranks::phrase(kind_, Phrase::IsOff), [this] { Q_EMIT settingsChanged(); });
        },
        window());
    dialog->open();
}

} // namespace sekisho::ui

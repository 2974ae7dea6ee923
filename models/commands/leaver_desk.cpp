#include "models/commands/leaver_desk.h"

#include "models/commands/words.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sekisho::commands {

namespace {

constexpr qsizetype kLongestTitle = 150; // the service takes 200

Operation operationOf(std::string kind, std::string action, std::string id) {
    Operation operation;
    operation.kind = std::move(kind);
    operation.action = std::move(action);
    operation.id = std::move(id);
    return operation;
}

// Heads this organization from now on, as a member of it if he is not one yet.
void makeHead(Member& member, DomainId domain, const OrgUnitId& unit) {
    auto own = std::ranges::find(member.organizations, domain, &Organization::domain);
    if (own == member.organizations.end()) {
        Organization organization;
        organization.domain = domain;
        organization.primary = member.organizations.empty();
        own = member.organizations.insert(member.organizations.end(), organization);
    }
    auto post = std::ranges::find(own->orgUnits, unit, &OrgUnitMembership::orgUnit);
    if (post == own->orgUnits.end()) {
        OrgUnitMembership membership;
        membership.orgUnit = unit;
        membership.primary = own->orgUnits.empty();
        post = own->orgUnits.insert(own->orgUnits.end(), membership);
    }
    post->isManager = true;
}

std::string text(const QString& words) {
    return toUtf8(words);
}

} // namespace

LeaverDesk::LeaverDesk(ports::Gateway& gateway, ports::Cache& cache, ports::Executor& gui, const Clock& clock,
                       QObject* parent)
    : QObject(parent), gateway_(gateway), cache_(cache), gui_(gui), clock_(clock),
      follower_(new ChangesetFollower(gateway.changesets(), gui, this)) {
    connect(follower_, &ChangesetFollower::moved, this, &LeaverDesk::moved);
    connect(follower_, &ChangesetFollower::failed, this, [this](const Error& error) { stop(error); });
    connect(follower_, &ChangesetFollower::undone, this, &LeaverDesk::undoReady);
}

// --- what the service finds ----------------------------------------------------------------------------------------

void LeaverDesk::begin(const std::vector<SelectedMember>& who) {
    call_.cancel();
    follower_->stop();
    busy_ = false;
    applied_ = {};
    checks_.clear();
    leavers_.clear();
    for (const SelectedMember& member : who) {
        Leaver leaver;
        leaver.who = member;
        leaver.deleted = member.status == MemberStatus::Deleted;
        leavers_.push_back(std::move(leaver));
    }
    checks_.resize(leavers_.size());
    Q_EMIT changed();
    for (std::size_t place = 0; place < leavers_.size(); ++place)
        checkAgain(place);
}

void LeaverDesk::checkAgain(std::size_t place) {
    if (leavers_[place].deleted) return;
    checks_[place] = gateway_.leavers().check(
        leavers_[place].who.id, gui_, [this, place](Result<LeaverCheck> check) { took(place, std::move(check)); });
}

void LeaverDesk::took(std::size_t place, Result<LeaverCheck> check) {
    Leaver& leaver = leavers_[place];
    if (!check) {
        leaver.error = std::move(check).error();
        Q_EMIT changed();
        return;
    }
    leaver.error.reset();
    // What was chosen or done before stays so.
    std::vector<LeaverTask> tasks;
    const auto keep = [&](const std::vector<LeaverThing>& things, bool group) {
        for (const LeaverThing& thing : things) {
            const auto known = std::ranges::find_if(
                leaver.tasks, [&](const LeaverTask& task) { return task.group == group && task.what.id == thing.id; });
            LeaverTask task{thing, group, {}, false};
            if (known != leaver.tasks.end()) task.successor = known->successor;
            tasks.push_back(std::move(task));
        }
    };
    keep(check->orgUnitsHeaded, false);
    keep(check->soleMasterOf, true);
    for (const LeaverTask& task : leaver.tasks)
        if (task.done) tasks.push_back(task);
    leaver.tasks = std::move(tasks);
    leaver.check = std::move(*check);
    Q_EMIT changed();
}

bool LeaverDesk::leaving(const UserId& user) const {
    return std::ranges::any_of(leavers_, [&](const Leaver& leaver) { return leaver.who.id == user; });
}

std::vector<SelectedMember> LeaverDesk::candidates(const LeaverTask& task, std::size_t most) const {
    std::vector<SelectedMember> out;
    if (task.group || !cache_.members().complete()) return out;
    ports::MemberQuery query;
    query.orgUnit = OrgUnitId(task.what.id);
    query.directOnly = true;
    query.show = ports::ShowInUse;
    const ports::RowSet rows = cache_.members().query(query);
    for (const ports::RowNo row : *rows) {
        if (out.size() == most) break;
        const ports::MemberCells cells = cache_.members().cells(row);
        SelectedMember member;
        member.id = UserId(std::string(cells.id));
        if (leaving(member.id)) continue;
        member.name = fromUtf8(cells.name);
        member.loginId = fromUtf8(cells.loginId);
        member.orgUnit = fromUtf8(cells.position);
        out.push_back(std::move(member));
    }
    return out;
}

// --- choices -------------------------------------------------------------------------------------------------------

void LeaverDesk::choose(std::size_t place, std::size_t task, Successor successor) {
    LeaverTask& chosen = leavers_[place].tasks[task];
    if (chosen.done || busy_ || (!successor.user.empty() && leaving(successor.user))) return;
    chosen.successor = std::move(successor);
    Q_EMIT changed();
}

QString LeaverDesk::obstacle(std::size_t place) const {
    const Leaver& leaver = leavers_[place];
    if (leaver.deleted) return tr("The member is deleted.");
    if (leaver.error) return errorText(*leaver.error);
    if (!leaver.check) return tr("The service is being asked.");
    if (leaver.check->highest)
        return tr("The highest administrator cannot leave. Hand that role over to somebody else first.");
    if (const auto roles = static_cast<int>(leaver.check->roles.size()); roles > 0)
        return tr("%n administrator role(s) must be taken away first.", nullptr, roles);
    const auto open = std::ranges::count_if(
        leaver.tasks, [](const LeaverTask& task) { return !task.done && !task.successor.chosen; });
    if (open > 0)
        return tr("It is not decided yet who takes over %n organization(s) or group(s).", nullptr,
                  static_cast<int>(open));
    return {};
}

std::size_t LeaverDesk::ready() const {
    std::size_t count = 0;
    for (std::size_t place = 0; place < leavers_.size(); ++place)
        count += obstacle(place).isEmpty();
    return count;
}

bool LeaverDesk::handsOver() const {
    return std::ranges::any_of(leavers_, [](const Leaver& leaver) {
        return std::ranges::any_of(leaver.tasks, [](const LeaverTask& task) {
            return !task.done && task.successor.chosen && !task.successor.user.empty();
        });
    });
}

// --- the changeset -------------------------------------------------------------------------------------------------

void LeaverDesk::handOver() {
    start(false);
}

void LeaverDesk::handOverAndLeave() {
    start(true);
}

void LeaverDesk::start(bool deleting) {
    if (busy_) return;
    work_ = {deleting, {}, {}};
    std::vector<UserId> successors;
    for (std::size_t place = 0; place < leavers_.size(); ++place) {
        const Leaver& leaver = leavers_[place];
        const bool leaves = deleting && obstacle(place).isEmpty();
        if (leaves) work_.leaving.push_back(place);
        if (deleting && !leaves) continue;
        for (std::size_t task = 0; task < leaver.tasks.size(); ++task) {
            const LeaverTask& one = leaver.tasks[task];
            if (one.done || !one.successor.chosen || one.successor.user.empty()) continue;
            work_.chosen.emplace_back(place, task);
            if (!one.group && std::ranges::find(successors, one.successor.user) == successors.end())
                successors.push_back(one.successor.user);
        }
    }
    if (work_.leaving.empty() && work_.chosen.empty()) return;
    busy_ = true;
    Q_EMIT changed();
    ask(std::move(successors), {});
}

// As the service has them now: a copy that is behind by a moment would be refused.
void LeaverDesk::ask(std::vector<UserId> successors, std::vector<Member> found) {
    if (successors.empty()) return plan(found);
    const UserId next = std::move(successors.back());
    successors.pop_back();
    call_ = gateway_.fetchMember(
        next, gui_,
        [this, successors = std::move(successors), found = std::move(found)](Result<Member> member) mutable {
            if (!member) return stop(member.error());
            found.push_back(std::move(*member));
            ask(std::move(successors), std::move(found));
        });
}

void LeaverDesk::plan(const std::vector<Member>& successors) {
    NewChangeset wanted;
    const QString first = leavers_[work_.leaving.empty() ? work_.chosen.front().first : work_.leaving.front()].who.name;
    const auto people = static_cast<int>(work_.leaving.size());
    const QString title = people == 0   ? tr("Handing over: %1").arg(first)
                          : people == 1 ? tr("Leaving: %1").arg(first)
                                        : tr("Leaving: %1 and %n other(s)", nullptr, people - 1).arg(first);
    wanted.title = text(title.left(kLongestTitle));
    wanted.origin = ChangesetOrigin::Edit;
    wanted.plan = true;
    const auto add = [&wanted](Operation operation) {
        operation.no = static_cast<std::int64_t>(wanted.operations.size()) + 1;
        wanted.operations.push_back(std::move(operation));
    };
    for (const Member& base : successors) { // one operation each, whatever they take over
        Member edited = base;
        for (const auto& [place, task] : work_.chosen)
            if (const LeaverTask& one = leavers_[place].tasks[task]; !one.group && one.successor.user == base.id)
                makeHead(edited, base.domain, OrgUnitId(one.what.id));
        Operation operation = operationOf("member", "update", base.id.value);
        operation.base = base.version;
        operation.value = gateway_.changesets().values().update(base, edited);
        add(std::move(operation));
    }
    for (const auto& [place, task] : work_.chosen)
        if (const LeaverTask& one = leavers_[place].tasks[task]; one.group) {
            Operation operation = operationOf("group", "update", one.what.id);
            operation.value = gateway_.leavers().mastersValue({one.successor.user});
            add(std::move(operation));
        }
    for (const std::size_t place : work_.leaving)
        add(operationOf("member", "delete", leavers_[place].who.id.value));
    call_ = gateway_.changesets().create(wanted, gui_,
                                         [this](Result<Changeset> changeset) { planned(std::move(changeset)); });
}

void LeaverDesk::planned(Result<Changeset> changeset) {
    if (!changeset) return stop(changeset.error());
    if (changeset->count(Verdict::Refused) > 0) return refused(*changeset);
    follower_->follow(std::move(*changeset));
    follower_->apply(false);
}

// Nothing was done. The first row that is refused says why; the plan is of no use any more.
void LeaverDesk::refused(const Changeset& changeset) {
    ports::RowQuery query;
    query.changeset = changeset.id;
    query.verdict = Verdict::Refused;
    query.count = 1;
    call_ = gateway_.changesets().rows(query, gui_, [this, id = changeset.id](Result<ports::RowPage> page) {
        gateway_.changesets().discard(id, gui_, [](const Result<std::monostate>&) {}).detach();
        if (!page) return stop(page.error());
        if (page->rows.empty() || !page->rows.front().error)
            return stop(Error(ErrorKind::Conflict, "CHANGESET_HAS_REFUSED"));
        stop(*page->rows.front().error, fromUtf8(page->rows.front().name));
    });
}

void LeaverDesk::moved() {
    const Changeset& now = follower_->now();
    if (!busy_ || isBusy(now.state) || now.state == ChangesetState::Planned) return;
    if (now.state != ChangesetState::Applied)
        return stop(now.error.value_or(Error(ErrorKind::Conflict, "CHANGESET_STATE")));
    applied_ = now;
    busy_ = false;
    const Instant at = clock_.now();
    for (const auto& [place, task] : work_.chosen) {
        leavers_[place].tasks[task].done = true;
        leavers_[place].doneAt = at;
    }
    for (const std::size_t place : work_.leaving) {
        Leaver& leaver = leavers_[place];
        leaver.deleted = true;
        leaver.doneAt = at;
        for (LeaverTask& task : leaver.tasks)
            task.done = true;
    }
    Q_EMIT changed();
    Q_EMIT finished(static_cast<int>(work_.chosen.size()), static_cast<int>(work_.leaving.size()));
}

void LeaverDesk::stop(const Error& error, const QString& subject) {
    busy_ = false;
    Q_EMIT changed();
    Q_EMIT failed(error, subject);
}

void LeaverDesk::undo() {
    if (canUndo()) follower_->undo();
}

// --- the record ----------------------------------------------------------------------------------------------------

QStringList LeaverDesk::recordHeads() {
    return {tr("Member"), tr("ID"), tr("Step"), tr("What"), tr("To whom"), tr("State"), tr("When")};
}

std::vector<std::vector<std::string>> LeaverDesk::record() const {
    std::vector<std::vector<std::string>> rows;
    for (const Leaver& leaver : leavers_) {
        const auto line = [&](const QString& step, const std::string& what, const QString& to, bool done) {
            rows.push_back({text(leaver.who.name), text(leaver.who.loginId), text(step), what, text(to),
                            text(done ? tr("done") : tr("open")),
                            done && leaver.doneAt ? formatUtc(*leaver.doneAt) : std::string()});
        };
        if (leaver.check)
            for (const LeaverRole& role : leaver.check->roles)
                line(tr("Take away an administrator role"), role.name.empty() ? role.builtIn : role.name, {}, false);
        for (const LeaverTask& task : leaver.tasks)
            line(task.group ? tr("Hand over a group") : tr("Hand over an organization"), task.what.name,
                 task.successor.chosen && task.successor.user.empty() ? tr("nobody") : task.successor.name, task.done);
        if (leaver.check)
            for (const LeaverDevice& device : leaver.check->devices)
                line(tr("Device"), device.name + (device.os.empty() ? "" : " (" + device.os + ")"), {}, leaver.deleted);
        line(tr("Delete the account"), {}, {}, leaver.deleted);
    }
    return rows;
}

} // namespace sekisho::commands

#include "moc_leaver_desk.cpp"

#include "tests/fakes/fake_explanations.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

ports::HolderAnswer holderPageOf(const std::vector<RightHolder>& all, const std::string& cursor, std::size_t size,
                                 std::int64_t outside) {
    const std::size_t from = cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(cursor), all.size());
    const std::size_t to = std::min(from + size, all.size());
    ports::HolderAnswer page;
    page.outside = outside;
    if (cursor.empty()) page.total = static_cast<std::int64_t>(all.size());
    if (to < all.size()) page.nextCursor = std::to_string(to);
    page.holders.assign(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to));
    return page;
}

ChainLink linkOf(LinkKind kind, bool holds, std::string code, std::vector<ErrorParam> params) {
    ChainLink link;
    link.kind = kind;
    link.holds = holds;
    link.code = std::move(code);
    link.params = std::move(params);
    return link;
}

} // namespace

template<class T>
CallHandle FakeExplanations::answer(std::string_view name, Executor& on, Reply<T> reply,
                                    std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

CallHandle FakeExplanations::right(const ports::RightQuestion& question, Executor& on, Reply<RightAnswer> reply) {
    rightsAsked.push_back(question);
    return answer<RightAnswer>("explainRight", on, std::move(reply), [this, question] {
        RightAnswer told = rightAnswer;
        if (told.menu.empty()) told.menu = question.menu;
        if (told.object.kind.empty()) told.object = question.object;
        return Result<RightAnswer>(std::move(told));
    });
}

CallHandle FakeExplanations::holders(const ports::RightQuestion& question, std::string cursor, Executor& on,
                                     Reply<ports::HolderAnswer> reply) {
    holdersAsked.push_back(question);
    return answer<ports::HolderAnswer>("explainHolders", on, std::move(reply), [this, cursor = std::move(cursor)] {
        return Result<ports::HolderAnswer>(holderPageOf(holderList, cursor, pageSize, outside));
    });
}

CallHandle FakeExplanations::use(const ports::UseQuestion& question, Executor& on, Reply<UseAnswer> reply) {
    usesAsked.push_back(question);
    return answer<UseAnswer>("explainUse", on, std::move(reply), [this, question] {
        UseAnswer told = useAnswer;
        if (told.service.empty()) told.service = question.service;
        if (told.client.empty()) told.client = question.client;
        return Result<UseAnswer>(std::move(told));
    });
}

CallHandle FakeExplanations::reaches(const UserId& member, std::string cursor, Executor& on,
                                     Reply<ports::HolderAnswer> reply) {
    reachesAsked.push_back(member);
    return answer<ports::HolderAnswer>("reaches", on, std::move(reply), [this, cursor = std::move(cursor)] {
        return Result<ports::HolderAnswer>(holderPageOf(reachList, cursor, pageSize, outside));
    });
}

void FakeExplanations::fill() {
    if (tenant_.members().empty()) return;
    const Member& first = tenant_.members().begin()->second;
    RightPath path;
    path.role = RoleId("deputy");
    path.builtIn = "deputy";
    path.holds = true;
    path.links = {
        linkOf(LinkKind::Role, true, "role.holds", {{"name", first.displayName()}, {"role", "副管理者"}}),
        linkOf(LinkKind::Menu, true, "menu.grants", {{"role", "副管理者"}, {"menu", "メンバー"}, {"access", "操作"}})};
    rightAnswer.allowed = true;
    rightAnswer.who = {first.id, first.displayName(), first.email};
    rightAnswer.access = Access::Operate;
    rightAnswer.summary = {
        linkOf(LinkKind::Menu, true, "menu.grants", {{"role", "副管理者"}, {"menu", "メンバー"}, {"access", "操作"}})};
    rightAnswer.paths = {path};
    RemovalStep step;
    step.role = path.role;
    step.user = first.id;
    step.userName = first.displayName();
    rightAnswer.removal = {step};
    holderList = {{rightAnswer.who, path}};
    reachList = holderList;
    useAnswer.allowed = true;
    useAnswer.who = rightAnswer.who;
    useAnswer.links = {linkOf(LinkKind::Account, true, "account.active", {{"name", first.displayName()}})};
}

} // namespace sekisho::fakes

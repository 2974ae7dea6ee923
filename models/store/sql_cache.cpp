#include "models/store/sql_cache.h"

#include <utility>

namespace sekisho::store {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto minute = std::chrono::minutes(1);

} // namespace

SqlCache::SqlCache(std::filesystem::path folder, const sql::Key& key, const ports::RecordCodec& codec,
                   const Clock& clock, Executor& gui)
    : files_{std::move(folder)}, codec_(codec), clock_(clock), gui_(gui),
      secret_(std::make_shared<const CopySecret>(key)), view_(clock, gui), era_(std::make_shared<int>()),
      alive_(std::make_shared<int>()) {
    desk_ = std::make_unique<CopyDesk>(files_, codec_, clock_, minute, [this, alive = std::weak_ptr(alive_)] {
        gui_.post([this, alive] {
            if (alive.lock()) tick();
        });
    });
}

SqlCache::~SqlCache() {
    alive_.reset();
    era_.reset();
    if (load_) load_->abandon();
    load_.reset();
    desk_.reset();
}

void SqlCache::newEra() {
    era_ = std::make_shared<int>();
    waiting_.clear();
    still_ = false;
    view_.freeze(false);
}

void SqlCache::fail(Error error) {
    status_.phase = Phase::Failed;
    status_.error = std::move(error);
    tell();
}

Done SqlCache::open() {
    auto done = openFiles();
    if (!done) fail(done.error());
    return done;
}

Done SqlCache::openFiles() {
    if (!folderLock_) {
        SEKISHO_TRY(taken, FolderLock::take(files_));
        folderLock_.emplace(std::move(taken));
    }
    SEKISHO_CHECK(notes_.open(files_, secret_->key));
    return openCopyOrEmpty();
}

void SqlCache::revive() {
    if (locked() || status_.phase != Phase::Failed) return;
    auto done = openFiles();
    if (!done && folderLock_) { // nobody else uses it
        removeDatabase(files_.copy());
        done = openFiles();
    }
    if (!done) fail(std::move(done).error());
}

Done SqlCache::openCopyOrEmpty() {
    status_ = {};
    meta_ = {};
    cursor_.reset();
    auto opened = desk_->open(secret_);
    if (!opened && opened.error().kind != ErrorKind::Corrupt) return Unexpected(std::move(opened).error());
    if (!opened)
        status_.error = std::move(opened).error();
    else if (*opened)
        show(std::move(**opened));
    tell();
    return {};
}

void SqlCache::show(CopyDesk::Opened opened) {
    meta_ = opened.meta;
    cursor_ = meta_.cursor;
    if (domain_ == 0) domain_ = meta_.domain; // until somebody has signed in, the copy says whose it is
    status_.phase = Phase::Ready;
    status_.cursor = meta_.cursor;
    status_.trueAt = meta_.trueAt;
    view_.replace(opened.first.list, false);
    desk_->readRest(std::move(opened.first), pause_,
                    forOwner<Result<std::shared_ptr<ListData>>>([this](auto list) { showRest(std::move(list)); }));
}

void SqlCache::showRest(Result<std::shared_ptr<ListData>> list) {
    if (!list) {
        if (list.error().kind == ErrorKind::Corrupt) return doubt(list.error());
        // The first page stays; the sync goes on and a later start shows the rest.
        status_.error = std::move(list).error();
        return tell();
    }
    view_.replace(std::move(*list), true);
    tell();
    sortAhead();
}

void SqlCache::expectDomain(DomainId domain) {
    domain_ = domain;
    if (!cursor_ || meta_.domain == domain) return;
    newEra();      // nothing more of it arrives
    view_.clear(); // nobody sees another tenant's members, not even until the file is gone
    doubt(Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "Another tenant's copy."));
}

std::string SqlCache::noteKey(const std::string& key) const {
    return domain_ == 0 ? key : std::to_string(domain_) + '/' + key;
}

void SqlCache::forgetAll() {
    if (load_) load_->abandon();
    load_.reset();
    desk_->close();
    newEra();
    notes_.close();
    view_.wipe();
    status_ = {};
    meta_ = {};
    cursor_.reset();
    secret_.reset();
}

void SqlCache::lock() {
    if (locked()) return;
    forgetAll();
    tell();
}

Done SqlCache::unlock(const sql::Key& key) {
    if (!locked()) return {};
    secret_ = std::make_shared<const CopySecret>(key);
    auto done = open();
    resets_.tell();
    return done;
}

std::vector<ports::OrgNode> SqlCache::orgTree() const {
    if (!view_.complete()) return {}; // the first page knows names only
    return view_.data()->structure.tree();
}

std::vector<Rank> SqlCache::ranks(RankKind kind) const {
    return view_.data()->structure.ranks(kind);
}

std::map<std::string, std::uint32_t> SqlCache::rankHolders(RankKind kind) const {
    const ListData& data = *view_.data();
    const auto counts = data.table.holders(kind);
    std::map<std::string, std::uint32_t> holders;
    for (std::size_t rank = 1; rank < counts.size(); ++rank)
        if (counts[rank] > 0) holders.emplace(data.structure.rankId(static_cast<RankNo>(rank)), counts[rank]);
    return holders;
}

std::optional<OrgUnit> SqlCache::orgUnit(const OrgUnitId& id) const {
    const auto document = view_.data()->structure.orgDocument(id.value);
    if (document.empty()) return std::nullopt;
    auto unit = codec_.orgUnit(document);
    return unit ? std::optional(std::move(*unit)) : std::nullopt;
}

std::optional<Group> SqlCache::group(const GroupId& id) const {
    const auto document = view_.data()->groups.document(id.value);
    if (document.empty()) return std::nullopt;
    auto group = codec_.group(document);
    return group ? std::optional(std::move(*group)) : std::nullopt;
}

CallHandle SqlCache::member(const UserId& id, Executor& on, Reply<Member> reply) {
    return members({id}, on, [reply = std::move(reply)](Result<std::vector<Member>> found) {
        if (!found) return reply(Unexpected(std::move(found).error()));
        if (found->empty())
            return reply(Error(ErrorKind::NotFound, "USER_NOT_EXIST", "The member is not in the local copy."));
        reply(std::move(found->front()));
    });
}

CallHandle SqlCache::members(std::vector<UserId> ids, Executor& on, Reply<std::vector<Member>> reply) {
    using Found = Result<std::vector<Member>>;
    auto state = std::make_shared<CallState>();
    if (!cursor_) {
        ports::deliver<std::vector<Member>>(state, on, std::move(reply), Found(std::vector<Member>()));
        return CallHandle(state);
    }
    auto doubted = forOwner<Error>([this](const Error& error) { doubt(error); });
    desk_->documents(
        std::move(ids), [state] { return state->cancelled(); },
        [state, &on, reply = std::move(reply), doubted = std::move(doubted)](Found found) {
            if (!found && found.error().kind == ErrorKind::Corrupt) doubted(found.error());
            ports::deliver<std::vector<Member>>(state, on, reply, std::move(found));
        });
    return CallHandle(state);
}

CallHandle SqlCache::watch(Executor& on, std::function<void()> changed) {
    auto state = std::make_shared<CallState>();
    auto inner = std::make_shared<CallHandle>(watchers_.add([state, &on, changed = std::move(changed)] {
        on.post([state, changed] {
            if (!state->cancelled()) changed();
        });
    }));
    state->onCancel = [inner] { inner->cancel(); };
    return CallHandle(state);
}

} // namespace sekisho::store

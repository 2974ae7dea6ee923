#include "models/store/cut_off_queue.h"

#include "models/ports/cut_off_refusal.h"

#include <algorithm>
#include <utility>

namespace sekisho::store {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

Error queueClosed() {
    return {ErrorKind::Unavailable, "CUT_OFF_QUEUE_CLOSED", "The order cannot wait here."};
}

} // namespace

CutOffQueue::CutOffQueue(ports::CutOffs& cutOffs, const Clock& clock, Executor& gui)
    : cutOffs_(cutOffs), clock_(clock), gui_(gui) {}

CutOffQueue::~CutOffQueue() = default;

// --- opening, closing, the key ---

Done CutOffQueue::open(Notes& notes, DomainId domain, const UserId& me) {
    OrderShelf shelf(notes);
    writeDown(shelf);
    auto unseen = !me.empty() && key_.member == me ? std::exchange(passwords_, {}) : decltype(passwords_){};
    close();
    passwords_ = std::move(unseen);
    SEKISHO_TRY(kept, shelf.key(domain, me));
    domain_ = domain != 0 || !kept ? domain : kept->domain;
    SEKISHO_TRY(orders, shelf.orders(domain_));
    for (KeptOrder& one : orders) {
        CutOffOrder order;
        order.id = one.id; // of one that another version has written: it is sent all the same, as it was signed
        if (auto read = cutOffs_.orderOf(one.text)) order = std::move(*read);
        entries_.push_back({std::move(one), std::move(order)});
    }
    shelf_ = shelf;
    if (kept) {
        const Done taken = takeKey(*kept);
        wipeText(kept->privateHex);
        SEKISHO_CHECK(taken);
    }
    tell();
    return {};
}

Done CutOffQueue::takeKey(const KeptKey& kept) {
    SEKISHO_TRY(signer, OrderSigner::of(kept.privateHex));
    signer_ = std::move(signer);
    key_ = {kept.domain, kept.member, {}, kept.keyId};
    return {};
}

void CutOffQueue::close() {
    registering_.cancel();
    if (run_) finish();
    const bool had = shelf_.has_value();
    entries_.clear();
    signer_.reset();
    key_ = {};
    shelf_.reset();
    domain_ = 0;
    sealed_ = false;
    sentSealed_.clear();
    forgetPasswords();
    if (had) tell();
}

void CutOffQueue::seal() {
    if (!shelf_) return close();
    registering_.cancel();
    signer_.reset();
    key_.keyId.clear();
    shelf_.reset();
    for (Entry& one : entries_) {
        one.order = {};
        one.kept.userName.clear();
    }
    forgetPasswords();
    sealed_ = true;
    tell();
}

// What is not written here is sent once more, which does nothing.
void CutOffQueue::writeDown(OrderShelf& shelf) {
    if (!sealed_) return;
    for (const CutOffId& id : sentSealed_)
        (void)shelf.remove(id);
    for (const Entry& one : entries_)
        (void)shelf.noteAttempt(one.kept);
}

// The public half of this member's key; made and kept before anybody hears of it.
Result<std::string> CutOffQueue::keyFor(const UserId& me) {
    if (!shelf_) return queueClosed();
    SEKISHO_TRY(known, shelf_->key(domain_, me));
    if (!known) {
        SEKISHO_TRY(made, OrderSigner::make());
        SEKISHO_TRY(secret, made.privateHex());
        known = KeptKey{domain_, me, std::move(secret), {}};
        SEKISHO_CHECK(shelf_->putKey(*known, clock_.now()));
    }
    const Done taken = takeKey(*known);
    wipeText(known->privateHex);
    SEKISHO_CHECK(taken);
    return signer_->publicPem();
}

CallHandle CutOffQueue::registerKey(const UserId& me, Executor& on, Reply<std::monostate> reply) {
    auto state = std::make_shared<CallState>();
    const auto answer = [state, &on, reply = std::move(reply)](Result<std::monostate> outcome) {
        ports::deliver<std::monostate>(state, on, reply, std::move(outcome));
    };
    auto pem = keyFor(me);
    if (!pem) {
        answer(std::move(pem).error());
        return CallHandle(state);
    }
    registering_ = cutOffs_.registerKey(std::move(*pem), gui_, [this, answer](Result<std::string> keyId) {
        if (!keyId) return answer(std::move(keyId).error());
        auto secret = signer_->privateHex();
        if (!secret) return answer(std::move(secret).error());
        key_.keyId = *keyId;
        KeptKey kept = key_;
        kept.privateHex = std::move(*secret);
        const Done put = shelf_->putKey(kept, clock_.now());
        wipeText(kept.privateHex);
        tell();
        answer(put ? Result<std::monostate>(std::monostate{}) : Result<std::monostate>(put.error()));
    });
    return CallHandle(state);
}

// --- orders ---

CutOffQueue::Entry* CutOffQueue::entryOf(const CutOffId& id) {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& one) { return one.kept.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

Done CutOffQueue::add(const CutOffOrder& order, std::string userName) {
    if (!shelf_ || !open()) return queueClosed();
    Entry entry{{}, order};
    if (entry.order.orderedAt == Instant{}) entry.order.orderedAt = clock_.now();
    const std::string text = cutOffs_.orderText(entry.order);
    if (const Entry* known = entryOf(order.id))
        return known->kept.text == text ? Done{} : Done(Error(ErrorKind::Conflict, "CUT_OFF_ID_TAKEN"));
    SEKISHO_CHECK(cutOffs_.orderOf(text)); // one that the service could not read is refused now, not in three days
    SEKISHO_TRY(signature, signer_->sign(text));
    KeptOrder& kept = entry.kept;
    kept.id = order.id;
    kept.domain = domain_;
    kept.author = key_.member;
    kept.userName = std::move(userName);
    kept.text = text;
    kept.signature = std::move(signature);
    kept.keyId = key_.keyId;
    kept.queuedAt = clock_.now();
    SEKISHO_CHECK(shelf_->add(kept));
    entries_.push_back(std::move(entry));
    tell();
    return {};
}

std::vector<ports::QueuedCutOff> CutOffQueue::waiting() const {
    std::vector<ports::QueuedCutOff> list;
    if (sealed_) return list;
    for (const Entry& one : entries_) {
        list.push_back({one.order, one.kept.userName, one.kept.queuedAt, one.kept.attempts, one.kept.refused});
        if (mine(one)) continue;
        list.back().order.note.clear(); // what was said on the telephone is for whoever took the call
        list.back().order.check = {};
    }
    return list;
}

bool CutOffQueue::somethingNew() const {
    return std::ranges::any_of(
        entries_, [&](const Entry& one) { return mine(one) && !one.kept.refused && one.kept.attempts == 0; });
}

Done CutOffQueue::withdraw(const CutOffId& id) {
    if (!shelf_) return queueClosed();
    const Entry* entry = entryOf(id);
    if (!entry) return Error(ErrorKind::NotFound, "CUT_OFF_NOT_EXIST");
    if (!mine(*entry)) return Error(ErrorKind::Forbidden, "FORBIDDEN"); // who ordered it takes it back
    if (run_ && run_->onItsWay == id) return Error(ErrorKind::Conflict, "CUT_OFF_OVER");
    SEKISHO_CHECK(shelf_->remove(id));
    std::erase_if(entries_, [&](const Entry& one) { return one.kept.id == id; });
    tell();
    return {};
}

// --- sending ---

// What another person ordered at this console waits for that person: the service would refuse the signature.
CutOffQueue::Entry* CutOffQueue::nextToSend() {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& one) {
        const bool tried = run_ && std::ranges::find(run_->tried, one.kept.id) != run_->tried.end();
        return mine(one) && !one.kept.refused && !tried;
    });
    return found == entries_.end() ? nullptr : &*found;
}

CallHandle CutOffQueue::flush(Executor& on, Reply<std::vector<CutOffId>> reply) {
    auto state = std::make_shared<CallState>();
    if (run_) {
        run_->waiters.push_back({state, &on, std::move(reply)});
        return CallHandle(state);
    }
    if (!nextToSend()) {
        ports::deliver<std::vector<CutOffId>>(state, on, std::move(reply), std::vector<CutOffId>{});
        return CallHandle(state);
    }
    run_ = std::make_shared<Run>();
    run_->waiters.push_back({state, &on, std::move(reply)});
    begin();
    return CallHandle(state);
}

// The service keeps ten keys of a member; this one may have given way to others meanwhile.
void CutOffQueue::begin() {
    if (sealed_) return sendNext(); // without the key there is nothing to register
    const auto pem = signer_->publicPem();
    if (!pem) return finish();
    const auto run = run_;
    run->call = cutOffs_.registerKey(*pem, gui_, [this](const Result<std::string>& keyId) {
        if (!keyId && !ports::refusesCutOff(keyId.error())) return finish();
        sendNext();
    });
}

void CutOffQueue::sendNext() {
    Entry* next = nextToSend();
    if (!next) return finish();
    ++next->kept.attempts;
    if (shelf_) (void)shelf_->noteAttempt(next->kept); // only the number is lost
    const CutOffId id = next->kept.id;
    run_->tried.push_back(id);
    run_->onItsWay = id;
    const auto run = run_;
    run->call = cutOffs_.sendQueued(next->kept.text, next->kept.signature, next->kept.keyId, gui_,
                                    [this, id](const Result<ports::CutOffOrdered>& outcome) { cameBack(id, outcome); });
}

void CutOffQueue::cameBack(const CutOffId& id, const Result<ports::CutOffOrdered>& outcome) {
    run_->onItsWay.reset();
    Entry* entry = entryOf(id);
    if (outcome) {
        // Whoever is to tell it is not there while the console is locked: then it is shown nowhere.
        if (!sealed_ && shelf_ && !outcome->temporaryPassword.empty()) passwords_[id] = outcome->temporaryPassword;
        run_->sent.push_back(id);
        if (shelf_)
            (void)shelf_->remove(id); // else it is sent once more after the next start, which does nothing
        else
            sentSealed_.push_back(id);
        std::erase_if(entries_, [&](const Entry& one) { return one.kept.id == id; });
    } else if (ports::refusesCutOff(outcome.error())) {
        entry->kept.refused = outcome.error();
        if (shelf_) (void)shelf_->noteAttempt(entry->kept); // else it is refused once more
    } else {
        tell();
        return finish(); // the others would fare no better now
    }
    tell();
    sendNext();
}

void CutOffQueue::finish() {
    const auto ended = std::exchange(run_, nullptr);
    for (Waiter& one : ended->waiters)
        ports::deliver<std::vector<CutOffId>>(one.state, *one.on, std::move(one.reply), ended->sent);
}

std::string CutOffQueue::takePassword(const CutOffId& id) {
    const auto found = passwords_.find(id);
    if (found == passwords_.end()) return {};
    std::string password = std::move(found->second);
    passwords_.erase(found);
    return password;
}

void CutOffQueue::forgetPasswords() {
    for (auto& [id, password] : passwords_)
        wipeText(password);
    passwords_.clear();
}

CallHandle CutOffQueue::watch(Executor& on, std::function<void()> changed) {
    auto state = std::make_shared<CallState>();
    watchers_.push_back({state, &on, std::move(changed)});
    return CallHandle(state);
}

void CutOffQueue::tell() {
    std::erase_if(watchers_, [](const Watcher& one) { return one.state->cancelled(); });
    for (const Watcher& one : watchers_)
        one.on->post([state = one.state, changed = one.changed] {
            if (!state->cancelled()) changed();
        });
}

} // namespace sekisho::store

#include "models/net/work_thread.h"

#include <QMetaObject>

namespace sekisho::net {

bool Mailbox::offer(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (!home_) return false;
    return QMetaObject::invokeMethod(home_, std::move(work), Qt::QueuedConnection);
}

void Mailbox::close() {
    const std::lock_guard lock(mutex_);
    home_ = nullptr;
}

WorkThread::WorkThread(const QString& name) : home_(new QObject), box_(std::make_shared<Mailbox>(home_)) {
    thread_.setObjectName(name);
    home_->moveToThread(&thread_);
    QObject::connect(&thread_, &QThread::finished, home_, &QObject::deleteLater);
    thread_.start();
}

WorkThread::~WorkThread() {
    stop();
}

void WorkThread::runAndWait(const std::function<void()>& work) {
    QMetaObject::invokeMethod(home_, work, Qt::BlockingQueuedConnection);
}

void WorkThread::stop(const std::function<void()>& last) {
    if (!thread_.isRunning()) return;
    box_->post([this, &last] {
        box_->close();
        dropAll();
        if (last) last();
        thread_.quit();
    });
    thread_.wait();
}

void WorkThread::add(std::uint64_t id, Entry entry) {
    entry.task->setParent(home_);
    tasks_.emplace(id, std::move(entry));
}

void WorkThread::drop(std::uint64_t id, bool later) {
    const auto found = tasks_.find(id);
    if (found == tasks_.end()) return;
    auto* task = found->second.task;
    tasks_.erase(found);
    if (later) {
        task->deleteLater();
    } else {
        delete task;
    }
}

void WorkThread::dropAll() {
    for (auto& [id, entry] : std::exchange(tasks_, {})) {
        delete entry.task;
        if (entry.fail) entry.fail(Error(ErrorKind::Cancelled, "CANCELLED"));
    }
}

std::uint64_t WorkThread::nextId() {
    const std::lock_guard lock(idMutex_);
    return ++lastId_;
}

void WorkThread::cancelThroughBox(const std::shared_ptr<ports::CallState>& state, std::uint64_t id) {
    state->onCancel = [this, box = box_, id] { box->post([this, id] { drop(id, false); }); };
}

ports::CallHandle WorkThread::launchEndless(const std::shared_ptr<ports::CallState>& state,
                                            std::function<Task*()> make) {
    const auto id = nextId();
    cancelThroughBox(state, id);
    box_->post([this, id, state, make = std::move(make)] {
        if (state->cancelled()) return;
        auto* task = make();
        add(id, {task, {}});
        task->start();
    });
    return ports::CallHandle(state);
}

} // namespace sekisho::net

#include "app/executors.h"

#include <QMetaObject>

namespace sekisho::app {

void GuiExecutor::post(std::function<void()> work) {
    QMetaObject::invokeMethod(&context_, std::move(work), Qt::QueuedConnection);
}

WorkerExecutor::WorkerExecutor() : context_(std::make_unique<QObject>()) {
    context_->moveToThread(&thread_);
}

WorkerExecutor::~WorkerExecutor() {
    thread_.quit();
    thread_.wait();
}

void WorkerExecutor::post(std::function<void()> work) {
    std::call_once(started_, [this] { thread_.start(); });
    QMetaObject::invokeMethod(context_.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace sekisho::app

#pragma once
// What measuring windows takes: times, records, and when something has been painted. GUI thread.

#include <fmt/format.h>

#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::bench {

inline constexpr int kPatience = 120'000; // ms until reading a copy is given up
inline constexpr int kPaintPatience = 10'000;

inline double nowMillis() { // the same clock in all processes of one machine
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

[[noreturn]] inline void giveUp(const char* why) {
    std::fprintf(stderr, "bench_console: %s\n", why);
    std::exit(1);
}

struct Times {
    std::vector<double> all;
    void add(double value) { all.push_back(value); }
    double at(double share) const {
        if (all.empty()) giveUp("nothing was measured");
        std::vector<double> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::min(sorted.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
    }
    std::string text() const {
        return fmt::format(R"("unit":"ms","p50":{:.2f},"p95":{:.2f},"max":{:.2f},"n":{})", at(0.5), at(0.95), at(1.0),
                           all.size());
    }
};

inline void print(std::string_view id, std::string_view what, int members, const std::string& values) {
    fmt::print("{{\"id\":\"{}\",\"what\":\"{}\",\"size\":{},{}}}\n", id, what, members, values);
    std::fflush(stdout);
}

// Tells when a widget has been painted: the event loop's next turn after its paint event, when the frame is complete.
class Console final : public QApplication {
  public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        const bool done = QApplication::notify(receiver, event);
        if (event->type() == QEvent::Paint && receiver == watched_)
            QMetaObject::invokeMethod(
                this, [this] { ++painted_; }, Qt::QueuedConnection);
        return done;
    }
    void watch(const QObject* widget) { watched_ = widget; }
    int painted() const { return painted_; }

  private:
    const QObject* watched_ = nullptr;
    int painted_ = 0;
};

inline Console& console() {
    return *static_cast<Console*>(qApp);
}

// Sleeps between events as a program does; the condition can only be changed by an event.
template<class Condition>
void await(const char* what, Condition condition, int patience = kPatience) {
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(patience);
    while (!condition()) {
        if (!limit.isActive()) giveUp(what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

// From now until the widget was painted after `act`.
template<class Act>
double untilPainted(const QWidget* widget, Act act) {
    QCoreApplication::processEvents();
    QCoreApplication::processEvents(); // a paint just now is told in the next turn
    console().watch(widget);
    const int before = console().painted();
    const double begin = nowMillis();
    act();
    await(
        "nothing was painted", [&] { return console().painted() > before; }, kPaintPatience);
    return nowMillis() - begin;
}

} // namespace sekisho::bench

#pragma once
// The devices of a member and where he is signed in at present, two lines each, those in use last first. Of many only
// the first ones until somebody wants to see more: below them stands what is written during the call. GUI thread.

#include "models/domain/clock.h"
#include "models/domain/device.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::lostdevice {

class UseList final : public QWidget {
    Q_OBJECT
  public:
    explicit UseList(const Clock& clock, QWidget* parent = nullptr);

    // `known` false: the service was not asked. Of `count` sessions these are the latest.
    void present(const std::vector<Device>& devices, const std::vector<Session>& sessions, std::int64_t count,
                 bool known);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void addHead(const QString& text);
    void addEntry(const char* iconName, const QString& what, const QString& detail);
    void addNote(const QString& text);
    // How many of so many are shown; addMore() is what stands below them, of `all` that there are.
    std::size_t shownOf(std::size_t known) const;
    void addMore(std::size_t known, std::int64_t all);

    const Clock& clock_;
    std::vector<Device> devices_;
    std::vector<Session> sessions_;
    std::int64_t count_ = 0;
    bool known_ = false;
    bool unfolded_ = false;
    QWidget* inner_ = nullptr;
    QVBoxLayout* column_;
    QVBoxLayout* lines_ = nullptr;
};

} // namespace sekisho::ui::lostdevice

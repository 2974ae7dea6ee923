#pragma once
// ローカル保管 (menu key "audit.archive"): what is kept on this machine of the logs, fetching it on a schedule,
// verifying it, evidence of one record, and erasing with a certificate. Works without a connection but for fetching.
// GUI thread.

#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace sekisho::ui {

class Banner;
class StatePage;

namespace archive {
class CheckSection;
class EraseSection;
class FetchSection;
class FindSection;
class LeftoverSection;
class StatusSection;
} // namespace archive

class ArchivePane final : public Pane {
    Q_OBJECT
  public:
    explicit ArchivePane(PaneServices services, QWidget* parent = nullptr);

    QString menuKey() const override { return QStringLiteral("audit.archive"); }
    QString title() const override;
    void showResource(const QString& resourceId) override; // number of a record, or "seq:" and it: its evidence
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    QWidget* build();
    void retranslate();
    void took(const ports::ArchiveState& state);
    void update();
    void presentClosed();
    void makeEvidence(std::int64_t seq);

    ports::ArchiveState state_;
    bool known_ = false;
    ports::CallHandle watch_, evidence_;
    QLabel* heading_;
    Banner* banner_;
    QStackedWidget* stack_;
    StatePage* page_;
    QWidget* content_ = nullptr;
    archive::StatusSection* status_ = nullptr;
    archive::FetchSection* fetch_ = nullptr;
    archive::FindSection* find_ = nullptr;
    archive::CheckSection* check_ = nullptr;
    archive::EraseSection* erase_ = nullptr;
    archive::LeftoverSection* leftovers_ = nullptr;
};

} // namespace sekisho::ui

#pragma once
// Everything that one record says, beside the list: what happened and to whom, what was changed before and after, and
// what proves it. GUI thread.

#include "models/domain/audit_record.h"

#include <QTimeZone>
#include <QWidget>

#include <functional>
#include <optional>

class QGridLayout;
class QPushButton;
class QStackedWidget;

namespace sekisho::ui {
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::logs {

class LogDetail final : public QWidget {
    Q_OBJECT
  public:
    // `isMember`: whether an id belongs to somebody of the list of members.
    LogDetail(std::function<QTimeZone()> zone, std::function<bool(const std::string& id)> isMember,
              QWidget* parent = nullptr);
    void present(std::optional<AuditRecord> record, int chosen); // how many are chosen in all
    const std::optional<AuditRecord>& record() const { return record_; }
    void setTimelines(bool offered); // the ways to histories, and to the list of members

  Q_SIGNALS:
    void actorTimelineWanted();
    void targetTimelineWanted();
    void memberWanted();
    void jsonWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void refresh();
    void fillFacts();
    void fillWhat();
    void fillProof();
    void fillChanges();
    enum class Fact { Short, Long };
    void addFact(const QString& name, const QString& value, const char* key, Fact fact = Fact::Short);
    void addSection(const QString& heading);

    std::function<QTimeZone()> zone_;
    std::function<bool(const std::string&)> isMember_;
    std::optional<AuditRecord> record_;
    int chosen_ = 0;
    bool timelines_ = true;
    QStackedWidget* stack_;
    StatePage* nothing_;
    QWidget* page_;
    WrappedLabel* title_;
    WrappedLabel* when_;
    StatusChip* result_;
    WrappedLabel* reason_;
    QWidget* facts_;
    QPushButton* actor_;
    QPushButton* target_;
    QPushButton* member_;
    QPushButton* json_;
};

} // namespace sekisho::ui::logs

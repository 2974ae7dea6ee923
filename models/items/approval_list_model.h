#pragma once
// Requests that wait for a second person, open ones oldest first or ended ones newest first. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/approvals.h"

#include <functional>

namespace sekisho::items {

class ApprovalListModel final : public PagedRows<ApprovalRequest> {
    Q_OBJECT
  public:
    enum Column {
        StateColumn,
        ActionColumn,
        SubjectColumn,
        RequesterColumn,
        CreatedColumn,
        LeftColumn,
        VotesColumn,
        ReasonColumn,
        EndedColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const ApprovalRequest&)> state;
        std::function<QString(const ApprovalRequest&)> action;
        std::function<QString(const ApprovalRequest&)> left; // until it lapses; ended: empty
        std::function<QString(const ApprovalRequest&)> votes;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    ApprovalListModel(ports::Approvals& approvals, ports::Executor& on, Words words, QObject* parent = nullptr);

    ports::ApprovalQuery::View view() const { return view_; }
    bool open() const { return open_; }
    void setQuery(ports::ApprovalQuery::View view, bool open); // asks at once
    void put(const ApprovalRequest& request);                  // newer state of a known one
    std::int64_t forMe() const { return forMe_; }              // -1: not told yet
    std::int64_t mine() const { return mine_; }
    void timePassed(); // what is left has become less

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // StatusRole: int(ApprovalState)
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  Q_SIGNALS:
    void countsChanged();

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const ApprovalRequest& row) const override { return row.id; }

  private:
    void tellCounts(const ports::ApprovalPage& page);
    QString textOf(const ApprovalRequest& request, int column) const;
    QVariant instantOf(const ApprovalRequest& request, int column) const; // invalid: no time

    ports::Approvals& approvals_;
    ports::Executor& on_;
    Words words_;
    ports::ApprovalQuery::View view_ = ports::ApprovalQuery::View::ForMe;
    bool open_ = true;
    std::int64_t forMe_ = -1, mine_ = -1;
};

} // namespace sekisho::items

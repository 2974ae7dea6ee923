#pragma once
// Invitation links, newest first, a page at a time. GUI thread.

#include "models/domain/invitation.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class InvitationLinkModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { StateColumn, InviterColumn, RoleColumn, CreatedColumn, ExpiresColumn, WaitingColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const InvitationLink&)> state;
        std::function<QString(const InvitationLink&)> role;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    explicit InvitationLinkModel(Words words, QObject* parent = nullptr);

    void setLinks(std::vector<InvitationLink> links);
    void append(std::vector<InvitationLink> more);
    const InvitationLink& at(int row) const { return links_[static_cast<std::size_t>(row)]; }
    const std::vector<InvitationLink>& links() const { return links_; }
    int rowOf(const InvitationId& id) const; // -1: not there
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    Words words_;
    std::vector<InvitationLink> links_;
};

} // namespace sekisho::items

#pragma once
// The links of the tenant, newest first; makes and ends them. Their addresses are not here: they are told once, to
// whoever made them. GUI thread.

#include "models/items/invitation_link_model.h"
#include "models/ports/invitations.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace sekisho::ui {
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::invitation {

class LinksPage final : public QWidget {
    Q_OBJECT
  public:
    LinksPage(const Clock& clock, QWidget* parent = nullptr);

    void present(std::vector<InvitationLink> links, bool more); // more: loadMore() would bring others
    void append(std::vector<InvitationLink> links, bool more);
    void setAllowed(bool allowed);
    void setMayChange(bool may, const QString& why);
    qsizetype openLinks() const;
    bool allKnown() const { return !more_; }
    bool empty() const { return model_->rowCount() == 0; }
    // All of them, also those that were not looked at; asked of the service.
    ListTable listForFile(const QString& title, ports::Invitations& desk, ports::Executor& gui) const;

  Q_SIGNALS:
    void makeWanted();
    void endWanted(const sekisho::InvitationLink& link);
    void moreWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void retranslate();

    const Clock& clock_;
    items::InvitationLinkModel* model_;
    QTableView* table_;
    QStackedWidget* stack_;
    StatePage* nothing_;
    WrappedLabel* off_;
    QPushButton* make_;
    QPushButton* end_;
    bool more_ = false;
    bool allowed_ = true;
    bool mayChange_ = false;
    QString whyNot_;
};

} // namespace sekisho::ui::invitation

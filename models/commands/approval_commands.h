#pragma once
// Deciding requests for a second person: approval.approve, approval.reject, approval.withdraw, approval.execute. The
// list or the detail that is seen says which one is meant; its version is sent, so that nobody agrees to a plan that he
// has not seen. GUI thread.

#include "models/commands/command.h"
#include "models/commands/offered.h"
#include "models/commands/registry.h"
#include "models/domain/approval.h"

namespace sekisho::commands {

class ApprovalCommand final : public Command {
    Q_OBJECT
  public:
    enum class Kind { Approve, Reject, Withdraw, Execute };
    explicit ApprovalCommand(Kind kind);
    Offered<ApprovalRequest> requests; // one

    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    Danger danger() const override { return Danger::Changes; }
    Permission permission() const override { return {"security.requests", Access::View}; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void answered(const sekisho::ApprovalRequest& request); // the request afterwards, also when its plan is another now

  protected:
    Applicability applies(const Context& context) const override;

  private:
    QString refusal(const ApprovalRequest& request, const Context& context) const; // empty: it can
    void told(const Result<ApprovalRequest>& outcome);
    QString doneText(const ApprovalRequest& request) const;

    Kind kind_;
    mutable ApprovalRequest planned_;
};

QString approvalCommandKey(ApprovalCommand::Kind kind); // "approval.approve"
void offerRequests(Registry& registry, QObject* owner, const Offered<ApprovalRequest>::Source& source);

} // namespace sekisho::commands

#pragma once
// One class per request: what is sent and how the answer is read. Values only; ApiTask runs them.

#include "models/net/answers.h"
#include "models/net/api_call.h"
#include "models/net/work_thread.h"
#include "models/ports/gateway.h"

#include <memory>
#include <string>
#include <variant>

namespace sekisho::net {

class AnyJob {
  public:
    virtual ~AnyJob() = default;
    virtual ApiRequest request() const = 0;
};

template<class T>
class Job : public AnyJob {
  public:
    virtual Result<T> read(const WireAnswer& answer) const = 0;
    virtual Error worded(Error error) const { return error; } // a more telling error than the general one
};

// What differs by T is only how the answer is read, in JobDesk: all else is compiled once.
class ApiTask final : public Task {
  public:
    ApiTask(const Channel& channel, const AnyJob& job, ports::CommandGroup::Id group, Finish<WireAnswer> finish);
    void start() override { call_->start(); }

  private:
    ApiCall* call_;
};

class WhoAmI final : public Job<ports::Identity> {
  public:
    ApiRequest request() const override;
    Result<ports::Identity> read(const WireAnswer& answer) const override { return identityOf(answer); }
};

class AskCapabilities final : public Job<ports::Capabilities> {
  public:
    ApiRequest request() const override;
    Result<ports::Capabilities> read(const WireAnswer& answer) const override { return capabilitiesOf(answer); }
    Error worded(Error error) const override;
};

class FetchChanges final : public Job<ports::ChangePage> {
  public:
    explicit FetchChanges(std::int64_t cursor) : cursor_(cursor) {}
    ApiRequest request() const override;
    Result<ports::ChangePage> read(const WireAnswer& answer) const override { return changesOf(answer); }

  private:
    std::int64_t cursor_;
};

class FetchMember final : public Job<Member> {
  public:
    explicit FetchMember(UserId id) : id_(std::move(id)) {}
    ApiRequest request() const override;
    Result<Member> read(const WireAnswer& answer) const override;

  private:
    UserId id_;
};

class CreateMember final : public Job<ports::CreatedMember> {
  public:
    CreateMember(Member member, const ports::InitialPassword& password);
    ApiRequest request() const override;
    Result<ports::CreatedMember> read(const WireAnswer& answer) const override;

  private:
    Member member_;
    ports::InitialPassword password_;
};

class UpdateMember final : public Job<Member> {
  public:
    UpdateMember(Member base, Member edited) : base_(std::move(base)), edited_(std::move(edited)) {}
    bool changesNothing() const;
    ApiRequest request() const override;
    Result<Member> read(const WireAnswer& answer) const override;

  private:
    Member base_;
    Member edited_;
};

// Something is done to a member and the answer says only that it was done.
class MemberAction final : public Job<std::monostate> {
  public:
    // `action`: the rest of the path after the member's id, "/suspend".
    MemberAction(QByteArray verb, const UserId& id, const QByteArray& action, QByteArray body = {});
    static MemberAction onAdmin(QByteArray verb, const UserId& id, const QByteArray& action, const QByteArray& pattern,
                                QByteArray body = {}); // below /v1.0/admin/users
    ApiRequest request() const override { return request_; }
    Result<std::monostate> read(const WireAnswer&) const override { return std::monostate(); }

  private:
    MemberAction() = default;
    ApiRequest request_;
};

class ListSessions final : public Job<ports::SessionPage> {
  public:
    ListSessions(UserId id, std::string cursor) : id_(std::move(id)), cursor_(std::move(cursor)) {}
    ApiRequest request() const override;
    Result<ports::SessionPage> read(const WireAnswer& answer) const override { return sessionsOf(answer, id_); }

  private:
    UserId id_;
    std::string cursor_;
};

class ListHistory final : public Job<ports::AuditPage> {
  public:
    ListHistory(UserId id, std::string cursor) : id_(std::move(id)), cursor_(std::move(cursor)) {}
    ApiRequest request() const override;
    Result<ports::AuditPage> read(const WireAnswer& answer) const override { return auditOf(answer, DomainId{}); }

  private:
    UserId id_;
    std::string cursor_;
};

class FetchPhoto final : public Job<std::string> {
  public:
    explicit FetchPhoto(UserId id) : id_(std::move(id)) {}
    ApiRequest request() const override;
    Result<std::string> read(const WireAnswer& answer) const override { return answer.body.toStdString(); }

  private:
    UserId id_;
};

// Asks where to put the file, then puts it there.
class UploadPhoto final : public Task {
  public:
    UploadPhoto(const Channel& channel, const UserId& id, const std::string& fileName, const std::string& bytes,
                Finish<std::monostate> finish);
    void start() override;

  private:
    void onPlace(Result<WireAnswer> outcome);

    Channel channel_;
    ApiRequest ask_;
    QByteArray bytes_;
    Finish<std::monostate> finish_;
};

QByteArray segment(std::string_view text); // percent-encoded
MemberAction setLeaveAction(const UserId& id, const LeaveOfAbsence& leave);
MemberAction forcePasswordAction(const UserId& id, const std::string& password, bool changeAtNextLogin);
MemberAction requestPasswordAction(const UserId& id);
MemberAction endSessionAction(const UserId& id, const SessionId& session);

} // namespace sekisho::net

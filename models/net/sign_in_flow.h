#pragma once
// Signing in, going on with a kept session, signing out: each some calls in a row with one outcome. A sign-in that
// fails half-way takes back what it got. On the thread of the calls.

#include "models/net/account.h"
#include "models/net/api_call.h"
#include "models/net/channel.h"
#include "models/net/work_thread.h"
#include "models/ports/gateway.h"

#include <QJsonObject>

namespace sekisho::net {

// The steps of the challenge (docs/decisions/0001-extension-api.md), the code for tokens, and who am I.
class SignInFlow final : public Task {
  public:
    using Finished = Finish<ports::SignInStep>;
    static Task* password(const Channel& channel, const ports::SignInRequest& request, Finished finish);
    static Task* secondFactor(const Channel& channel, const std::string& code, Finished finish);
    static Task* enrolSecondFactor(const Channel& channel, const std::string& code, Finished finish);
    static Task* newPassword(const Channel& channel, const std::string& password, Finished finish);

    void start() override;

  private:
    SignInFlow(const Channel& channel, Finished finish) : channel_(channel), finish_(std::move(finish)) {}
    ~SignInFlow() override;
    static Task* step(const Channel& channel, const char* path, const QJsonObject& body, Finished finish);
    void call(ApiRequest request, void (SignInFlow::*next)(const WireAnswer&));
    void onChallenge(const WireAnswer& answer);
    void onTokens(const WireAnswer& answer);
    void onIdentity(const WireAnswer& answer);
    void end(Result<ports::SignInStep> outcome);

    Channel channel_;
    ApiRequest first_;
    Finished finish_;
    Tokens tokens_;
};

class ResumeFlow final : public Task {
  public:
    ResumeFlow(const Channel& channel, Finish<ports::Identity> finish)
        : channel_(channel), finish_(std::move(finish)) {}
    ~ResumeFlow() override;
    void start() override;

  private:
    void onKept(Result<std::optional<std::string>> kept);
    void end(Result<ports::Identity> outcome);

    Channel channel_;
    Finish<ports::Identity> finish_;
    ports::CallHandle reading_;
};

// Signed out here in any case; the outcome tells whether the service was told.
class SignOutFlow final : public Task {
  public:
    SignOutFlow(const Channel& channel, Finish<std::monostate> finish)
        : channel_(channel), finish_(std::move(finish)) {}
    void start() override;

  private:
    Channel channel_;
    Finish<std::monostate> finish_;
};

} // namespace sekisho::net

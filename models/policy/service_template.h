#pragma once
// 権限テンプレート (admin-screens.md §7.3): which service may be used with which client, and what may be downloaded to
// phones. Who a template fits: member, then user type, then the default one.

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/session.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::policy {

enum class Service { Board, Talk, Calendar, Contacts, Drive, Tasks, Forms, Mail };
inline constexpr std::size_t kServices = 8;
// "board", "talk", "calendar", "contacts", "drive", "tasks", "forms", "mail"
std::string_view serviceKey(Service service);
std::optional<Service> serviceOf(std::string_view key);

// A switch of the matrix. CalDav, DriveExplorer, Imap, Pop, AutoForward and ExternalMail are the column "extra".
enum class Right {
    MobileApp,
    Browser,
    PcApp,
    MobileDownload,
    CalDav,
    DriveExplorer,
    Imap,
    Pop,
    AutoForward,
    ExternalMail
};
inline constexpr std::size_t kRights = 10;
std::string_view rightKey(Right right); // "mobileApp" …
std::optional<Right> rightOf(std::string_view key);
bool offers(Service service, Right right);        // has the matrix such a switch?
std::span<const Right> rightsOf(Service service); // those it has, in the order of the columns
// アンケート has one switch for all three environments: Browser is the one, the other two follow it.
Right switchOf(Service service, Right right);

using TemplateId = Id<struct TemplateTag>;

struct Matrix {
    bool mobileApp = true;                                 // the whole mobile app
    std::array<std::array<bool, kRights>, kServices> on{}; // [service][right]; only offered ones mean anything
    static Matrix everything();
    // The switch itself, whether the mobile app as a whole is on or not; false where the matrix has none.
    bool has(Service service, Right right) const;
    void set(Service service, Right right, bool value); // nothing happens where the matrix has none
    bool operator==(const Matrix&) const = default;
};
// The mobile app forces its talk on; what is not offered is off, so that == compares what counts.
Matrix settled(Matrix matrix);

// What follows from a matrix. What has no switch is not restricted: the address book can be used everywhere, the board
// with the PC app.
bool clientUsable(const Matrix& matrix, ClientKind client);            // at all; console and API always
bool usable(const Matrix& matrix, Service service, ClientKind client); // this service with it
bool mobileDownloadAllowed(const Matrix& matrix, Service service);
// TEMPLATE_NO_CLIENT {service}: talk, calendar and tasks need one environment; at field "services.talk" …
std::vector<Error> check(const Matrix& matrix);

struct ServiceTemplate {
    TemplateId id;
    std::string name; // 1–100 characters, once in the tenant; the default one: empty, shown as 基本設定
    bool isDefault = false;
    Matrix matrix = Matrix::everything();
    std::vector<std::string> userTypes; // rank ids
    std::vector<UserId> members;        // directly
    Version version = 0;
};

enum class TemplateSource { Member, UserType, Default };
std::string_view templateSourceKey(TemplateSource source); // "member", "userType", "default"
struct EffectiveTemplate {
    TemplateId id;
    std::string name;
    TemplateSource source = TemplateSource::Default;
    Matrix matrix;
};
// The template that fits a member: the one he is in directly, else that of his user type, else the default one. Null:
// there is none. The default one must be there.
EffectiveTemplate effectiveOf(const ServiceTemplate* ofMember, const ServiceTemplate* ofUserType,
                              const ServiceTemplate& ofDefault);
// The same for whoever has all templates of the tenant and wants to ask often: O(log n) a member. Without a default one
// among them everything is allowed. Keeps its own copy.
class TemplateIndex {
  public:
    TemplateIndex() = default;
    explicit TemplateIndex(std::vector<ServiceTemplate> templates);
    // Empty user type: he has none. Valid as long as the index.
    const ServiceTemplate& of(std::string_view member, std::string_view userType) const;
    EffectiveTemplate effective(std::string_view member, std::string_view userType) const;
    const std::vector<ServiceTemplate>& all() const { return templates_; }

  private:
    std::pair<const ServiceTemplate*, const ServiceTemplate*> candidates(std::string_view member,
                                                                         std::string_view userType) const;
    std::vector<ServiceTemplate> templates_;
    std::vector<std::pair<std::string, std::size_t>> byMember_; // sorted
    std::vector<std::pair<std::string, std::size_t>> byUserType_;
    ServiceTemplate default_;
};

} // namespace sekisho::policy

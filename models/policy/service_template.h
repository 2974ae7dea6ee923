#pragma once
// 権限テンプレート (admin-screens.md §7.3): which service may be used with which client, and what may be downloaded to
// phones. Who a template fits: member, then user type, then the default one.

#include "models/domain/ids.h"
#include "models/domain/error.h"
#include "models/domain/session.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

enum class Service { Board, Talk, Calendar, Contacts, Drive, Tasks, Forms, Mail };
inline constexpr std::size_t kServices = 8;
std::string_view serviceKey(Service service); // "board", "talk", "calendar", "contacts", "drive", "tasks", "forms", "mail"
std::optional<Service> serviceOf(std::string_view key);

// A switch of the matrix. CalDav, DriveExplorer, Imap, Pop, AutoForward and ExternalMail are the column "extra".
enum class Right { MobileApp, Browser, PcApp, MobileDownload, CalDav, DriveExplorer, Imap, Pop, AutoForward, ExternalMail };
inline constexpr std::size_t kRights = 10;
std::string_view rightKey(Right right); // "mobileApp" …
std::optional<Right> rightOf(std::string_view key);
bool offers(Service service, Right right);           // has the matrix such a switch?
std::span<const Right> rightsOf(Service service);    // those it has, in the order of the columns
// アンケート has one switch for all three environments: the other two follow it.
Right switchOf(Service service, Right right);

using TemplateId = Id<struct TemplateTag>;

struct Matrix {
    bool mobileApp = true; // the whole mobile app
    std::array<std::array<bool, kRights>, kServices> on{}; // [service][right]; only offered ones mean anything
    static Matrix everything();
    bool has(Service service, Right right) const;
    void set(Service service, Right right, bool value);
    bool operator==(const Matrix&) const = default;
};
// The mobile app forces its talk on.
Matrix settled(Matrix matrix);
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

} // namespace sekisho::policy

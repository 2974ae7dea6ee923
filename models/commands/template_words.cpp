#include "models/commands/template_words.h"

#include "models/commands/words.h"
#include "models/domain/rights.h"

#include <QCoreApplication>

#include <string>

namespace sekisho::commands {

namespace {

struct TemplateWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(TemplateWords)
};

using policy::Matrix;
using policy::Right;
using policy::Service;

bool isMobile(Right right) {
    return right == Right::MobileApp || right == Right::MobileDownload;
}

QString nameOrDefault(const std::string& name, bool isDefault) {
    return isDefault || name.empty() ? TemplateWords::tr("Basic settings", "permission template") : fromUtf8(name);
}

template<class F>
void eachSwitch(F&& visit) {
    for (std::size_t i = 0; i < policy::kServices; ++i)
        for (const Right right : policy::rightsOf(static_cast<Service>(i)))
            visit(static_cast<Service>(i), right);
}

} // namespace

QString serviceText(Service service) {
    const MenuItem* menu = menuItem("services." + std::string(policy::serviceKey(service)));
    return menu ? menuText(*menu) : fromUtf8(policy::serviceKey(service));
}

QString rightText(Right right) {
    switch (right) {
    case Right::MobileApp:
        return clientKindText(ClientKind::MobileApp);
    case Right::Browser:
        return clientKindText(ClientKind::Browser);
    case Right::PcApp:
        return clientKindText(ClientKind::PcApp);
    case Right::MobileDownload:
        return TemplateWords::tr("Download to phones");
    case Right::CalDav:
        return QStringLiteral("CalDAV");
    case Right::DriveExplorer:
        return clientKindText(ClientKind::DriveExplorer);
    case Right::Imap:
        return QStringLiteral("IMAP/SMTP");
    case Right::Pop:
        return QStringLiteral("POP/SMTP");
    case Right::AutoForward:
        return TemplateWords::tr("Automatic forwarding");
    case Right::ExternalMail:
        return TemplateWords::tr("External mail");
    }
    return {};
}

QString allowedText(bool on) {
    return on ? TemplateWords::tr("Allowed") : TemplateWords::tr("Not allowed");
}

QString templateName(const policy::ServiceTemplate& one) {
    return nameOrDefault(one.name, one.isDefault);
}

QString templateName(const policy::EffectiveTemplate& one) {
    return nameOrDefault(one.name, one.source == policy::TemplateSource::Default);
}

QString switchText(Service service, Right right) {
    const bool all = service == Service::Forms && right == policy::switchOf(service, Right::Browser);
    return TemplateWords::tr("%1: %2").arg(serviceText(service),
                                           all ? TemplateWords::tr("all environments") : rightText(right));
}

QString whySwitchIsFixed(const Matrix& matrix, Service service, Right right) {
    if (isMobile(right) && !matrix.mobileApp)
        return TemplateWords::tr("The mobile app as a whole is off, so this does not count.");
    if (service == Service::Talk && right == Right::MobileApp)
        return TemplateWords::tr("Talk in the mobile app is always on while the mobile app is on.");
    return {};
}

QString whySwitchIsMissing(Service service, Right right) {
    return TemplateWords::tr("%1 has no switch for this: %2.").arg(serviceText(service), rightText(right));
}

bool inEffect(const Matrix& matrix, Service service, Right right) {
    if (!policy::offers(service, right)) return false;
    if (isMobile(right) && !matrix.mobileApp) return false;
    if (service == Service::Talk && right == Right::MobileApp) return true;
    return matrix.has(service, right);
}

QStringList matrixChanges(const Matrix& before, const Matrix& after) {
    QStringList lines;
    const auto line = [&](const QString& what, bool from, bool to) {
        if (from != to) lines << TemplateWords::tr("%1: %2 → %3").arg(what, allowedText(from), allowedText(to));
    };
    line(TemplateWords::tr("The whole mobile app"), before.mobileApp, after.mobileApp);
    eachSwitch([&](Service service, Right right) {
        line(switchText(service, right), before.has(service, right), after.has(service, right));
    });
    return lines;
}

QStringList notAllowed(const Matrix& matrix) {
    QStringList lines;
    if (!matrix.mobileApp) lines << TemplateWords::tr("The whole mobile app");
    for (std::size_t i = 0; i < policy::kServices; ++i) {
        const auto service = static_cast<Service>(i);
        QStringList off;
        for (const Right right : policy::rightsOf(service)) {
            if (isMobile(right) && !matrix.mobileApp) continue; // said above, once
            if (inEffect(matrix, service, right)) continue;
            off << (service == Service::Forms && right == Right::Browser ? TemplateWords::tr("all environments")
                                                                         : rightText(right));
        }
        if (!off.isEmpty())
            lines << TemplateWords::tr("%1: %2").arg(serviceText(service), off.join(TemplateWords::tr(", ", "list")));
    }
    return lines;
}

QString templateErrorText(const Error& error) {
    for (const ErrorParam& param : error.params)
        if (const auto service = policy::serviceOf(param.value); service && param.name == "service")
            return TemplateWords::tr("%1: %2").arg(serviceText(*service), errorText(error));
    return errorText(error);
}

QString effectiveReason(const policy::EffectiveTemplate& effective, const QString& userType) {
    switch (effective.source) {
    case policy::TemplateSource::Member:
        return TemplateWords::tr("The template is assigned to the member directly. That counts before the user type.");
    case policy::TemplateSource::UserType:
        return userType.isEmpty()
                   ? TemplateWords::tr("The template is assigned to the user type of the member.")
                   : TemplateWords::tr("The template is assigned to the user type “%1” of the member.").arg(userType);
    case policy::TemplateSource::Default:
        break;
    }
    return TemplateWords::tr("Neither the member nor the user type has a template, so the basic settings count.");
}

} // namespace sekisho::commands

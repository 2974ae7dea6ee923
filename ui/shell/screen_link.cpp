#include "ui/shell/screen_link.h"

#include "models/commands/words.h"
#include "models/domain/rights.h"

#include <QUrl>

namespace sekisho::ui {

std::optional<ScreenLink> screenLinkOf(const QString& text) {
    constexpr qsizetype kLongestLink = 2'000;
    if (text.size() > kLongestLink) return std::nullopt;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("sekisho") || url.host().isEmpty() || url.port() != -1 ||
        !url.userInfo().isEmpty())
        return std::nullopt;
    const QString path = url.path(QUrl::FullyDecoded);
    ScreenLink link;
    link.workgroup = url.host();
    link.menu = path.section(QLatin1Char('/'), 1, 1);
    link.resource = path.section(QLatin1Char('/'), 2);
    if (url.hasQuery()) link.resource += QLatin1Char('?') + url.query(QUrl::FullyDecoded);
    if (!menuItem(commands::toUtf8(link.menu))) return std::nullopt;
    return link;
}

} // namespace sekisho::ui

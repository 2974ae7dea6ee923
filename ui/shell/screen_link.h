#pragma once
// Links into the console, as mails carry them: sekisho://WORKGROUP/MENU/RESOURCE?QUERY, for example
// sekisho://demo/monitoring.talk/detections?policy=ID. Pure.

#include <QString>

#include <optional>

namespace sekisho::ui {

struct ScreenLink {
    QString workgroup;
    QString menu;     // of resources/menus.json
    QString resource; // with its query; what Pane::showResource() takes; may be empty
    bool operator==(const ScreenLink&) const = default;
};
// Nothing: no such link, of an unknown screen, or over 2,000 characters.
std::optional<ScreenLink> screenLinkOf(const QString& text);

} // namespace sekisho::ui

#pragma once
// Light, dark or as the system says: Fusion with a palette of ours; no style sheets. Applied to the whole application.

namespace sekisho::ui {

enum class Theme { System, Light, Dark };
void applyTheme(Theme theme);

} // namespace sekisho::ui

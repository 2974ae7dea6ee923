#pragma once
// Japanese and English, exchanged while running: every widget hears of it by its change event. GUI thread.

#include <QString>

namespace sekisho::ui {

// "ja" or "en"; anything else: the system's, Japanese where that is neither. Gives the one that is on now.
QString applyLanguage(const QString& wanted);

} // namespace sekisho::ui

#pragma once
// What the pages inside the screens of administrator rights are put together from: the bar with the way back, plain
// lines, facts beside their names. GUI thread.

#include "models/domain/role_admin.h"
#include "models/ports/cache.h"

#include <QString>

#include <vector>

class QFont;
class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::roles {

QPushButton* partButton(const char* name, QWidget* parent);
QToolButton* partTool(const char* name, QWidget* parent);
void offerPart(QWidget* control, const QString& whyNot, const QString& help = {}); // whyNot empty: it is enabled

struct PageBar {
    QPushButton* back;
    QLabel* title;
    QPushButton* save;
};
// Gives `page` a column with the bar on top; object names are `name`.back and `name`.export.
PageBar pageBar(QWidget* page, const char* name);
void dressPageBar(QPushButton* back, QPushButton* save); // words and icons of the moment

// A line of facts: its name, pale, and what is so.
WrappedLabel* addFact(QGridLayout* facts, const QString& name, const QString& value);

// Of all menus the widest name in this font, strong as those at the top are drawn: a name that is cut cannot be told
// from the next one.
int widestMenuName(const QFont& font);
// The same as a tree of menus shows them, each with what it is indented by.
int widestMenuLine(const QFont& font, int indentation);

// A time as wide as lists show any, in the language of the moment.
QString wideTime();

std::vector<ScopeUnit> unitsOf(const Scope& scope, const ports::Cache& cache); // by the local copy

} // namespace sekisho::ui::roles

#pragma once
// What the pages inside a policy's screen begin with: the way back, a title, the export of their list. GUI thread.

#include <QString>

class QLabel;
class QPushButton;
class QWidget;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::policies {

QPushButton* pageButton(const char* name, QWidget* parent);
WrappedLabel* pageLine(QWidget* parent, const QString& text, bool pale = false);

struct PageBar {
    QPushButton* back;
    QLabel* title;
    QPushButton* save;
};
// Gives `page` a column with the bar on top; object names are `name`.back and `name`.export.
PageBar pageBar(QWidget* page, const char* name);
void dressPageBar(QPushButton* back, QPushButton* save); // words and icons of the moment

} // namespace sekisho::ui::policies

#pragma once
// What dialogs that show a thing field by field are laid out of: a heading over a grid that scrolls when there is more
// than fits. GUI thread.

#include <QString>

class QDialog;
class QGridLayout;
class QLabel;
class QVBoxLayout;
class QWidget;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::diff {

inline constexpr int kGridDialogWidth = 640;

QString orNothing(const QString& text); // "(empty)" for what holds nothing
WrappedLabel* gridSentence(const QString& text, QWidget* parent);
enum class CellLook { Plain, Strong, Pale };
QLabel* gridCell(const QString& text, QWidget* parent, CellLook look = CellLook::Plain);
// The dialog deletes itself when it is closed.
QVBoxLayout* dialogColumn(QDialog* dialog, const QString& heading);
QGridLayout* scrolledGrid(QVBoxLayout* column, QDialog* dialog);

} // namespace sekisho::ui::diff

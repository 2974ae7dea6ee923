#pragma once
// Symbolic icons of one set (Breeze, bound in at build), recoloured by the palette. An unknown name gives an empty icon
// and a warning in the log; a test asks for every name the commands use.

#include <QIcon>
#include <QString>

namespace sekisho::ui {

QIcon icon(const QString& name);
// One picture of it in a colour of its own, `size` logical pixels wide, sharp on the given device.
QPixmap iconPixmap(const QString& name, int size, const QColor& ink, qreal deviceRatio);
QIcon applicationIcon(); // in its own colours
bool hasIcon(const QString& name);
void iconsPaletteChanged(); // forget what was drawn for the old palette

} // namespace sekisho::ui

#pragma once
// Rows as text for the clipboard: TSV, tabs and line ends within a cell become blanks. Files are written by
// models/sheet.

#include <QString>
#include <QStringList>

#include <vector>

namespace sekisho::commands {

QString tsv(const std::vector<QStringList>& rows);

} // namespace sekisho::commands

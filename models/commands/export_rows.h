#pragma once
// Rows as text: TSV for the clipboard, CSV for files (UTF-8 with BOM, CRLF; a leading = + - @ or tab is made harmless).

#include <QString>
#include <QStringList>

#include <vector>

namespace sekisho::commands {

QString tsv(const std::vector<QStringList>& rows);
QByteArray csv(const std::vector<QStringList>& rows);
QString harmless(const QString& cell);

} // namespace sekisho::commands

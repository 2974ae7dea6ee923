#include "models/commands/export_rows.h"

namespace sekisho::commands {

QString tsv(const std::vector<QStringList>& rows) {
    QString out;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i) out += QLatin1Char('\t');
            QString cell = row[i];
            out += cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
        }
        out += QLatin1Char('\n');
    }
    return out;
}

} // namespace sekisho::commands

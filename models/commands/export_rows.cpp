#include "models/commands/export_rows.h"

namespace sekisho::commands {

QString harmless(const QString& cell) {
    if (cell.isEmpty()) return cell;
    const QChar first = cell.front();
    static const QString dangerous = QStringLiteral("=+-@\t\r");
    if (!dangerous.contains(first)) return cell;
    // A phone number such as +81-90-… is data, not a formula, but a spreadsheet cannot know: all are quoted alike.
    return QLatin1Char('\'') + cell;
}

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

QByteArray csv(const std::vector<QStringList>& rows) {
    QByteArray out("\xEF\xBB\xBF");
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i) out += ',';
            QString cell = harmless(row[i]);
            const bool quoted = cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) ||
                                cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'));
            if (quoted)
                cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
            out += cell.toUtf8();
        }
        out += "\r\n";
    }
    return out;
}

} // namespace sekisho::commands

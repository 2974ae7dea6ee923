#include "ui/panes/logs/log_parts.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPainter>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <map>
#include <utility>

namespace sekisho::ui::logs {

using commands::fromUtf8;
using items::LogTableModel;
using Column = LogTableModel::Column;
using Outcome = LogTableModel::Outcome;

namespace {

constexpr int kOrderMarkRoom = 18; // of the mark that shows the order

struct LogParts { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(LogParts)
};

QString ourHead(std::string_view from) {
    if (from == "clock") return LogParts::tr("Time of day");
    if (from == "log") return LogParts::tr("Log");
    if (from == "event") return LogParts::tr("Action");
    if (from == "actor") return LogParts::tr("Done by");
    if (from == "object") return LogParts::tr("On what");
    if (from == "result") return LogParts::tr("Result");
    if (from == "reason") return LogParts::tr("Reason");
    if (from == "ip") return LogParts::tr("IP address");
    if (from == "requestId") return LogParts::tr("Request ID");
    if (from == "seq") return LogParts::tr("Serial number");
    return {};
}

QString objectCell(const AuditRecord& record) {
    const QString name = commands::logWhoText(record.targetName, record.targetId);
    QString kind = commands::logObjectKindText(record.targetKind);
    if (name.isEmpty()) return kind;
    return kind.isEmpty() ? name : LogParts::tr("%1: %2", "kind of object, its name").arg(kind, name);
}

QString removedCell(const AuditRecord& record, std::string_view from, const QTimeZone& zone) {
    if (from == "time" || from == "clock") return commands::logTimeText(record.at, zone);
    if (from == "log") return commands::logText(record.log);
    if (from == "event" || from == "task") return LogParts::tr("(removed)");
    if (from == "seq") return QString::number(record.seq);
    return {};
}

QString cellOf(const AuditRecord& record, const Column& column, const QTimeZone& zone) {
    const std::string_view from = column.from;
    if (from == "clock")
        return QDateTime::fromMSecsSinceEpoch(toMillis(record.at), zone).toString(QStringLiteral("HH:mm:ss"));
    if (record.removed) return removedCell(record, from, zone);
    if (from == "time") return commands::logTimeText(record.at, zone);
    if (from == "result" || from == "status") return commands::logResultText(record.result);
    if (from == "reason") return commands::logReasonText(record.reason);
    if (from == "requestId") return fromUtf8(record.requestId);
    if (from == "seq") return QString::number(record.seq);
    if (from == "log") return commands::logText(record.log);
    if (from == "object") return objectCell(record);
    if (from == "event") return commands::logActionText(record.action);
    if (from == "actor" && column.ours) return commands::logWhoText(record.actorName, record.actorId);
    const bool japanese = commands::language() == commands::Language::Japanese;
    return fromUtf8(logCell(record, from, japanese, zone.id().toStdString()));
}

QString tooltipOf(const AuditRecord& record, const Column& column, const QTimeZone& zone) {
    const std::string_view from = column.from;
    if (from == "time" || from == "clock") return commands::logIsoText(record.at, zone);
    if (record.removed)
        return LogParts::tr("What this record said was removed by retention; its place in the chain stays.");
    if (from == "actor" && !record.actorId.empty() && record.actorId != record.actorName)
        return LogParts::tr("%1 (%2)", "name, ID").arg(cellOf(record, column, zone), fromUtf8(record.actorId));
    if ((from == "target" || from == "object") && !record.targetId.empty() && record.targetId != record.targetName)
        return LogParts::tr("%1 (%2)", "name, ID").arg(cellOf(record, column, zone), fromUtf8(record.targetId));
    return cellOf(record, column, zone);
}

QString sampleOf(std::string_view from) {
    static const std::map<std::string_view, const char*> kSamples = {
        {"actor", "長谷川 真由美"},
        {"target", "営業資料 2026年度 第2四半期"},
        {"task", "メンバー変更"},
        {"status", "MMM 成功"},
        {"result", "MMM Success"},
        {"client", "Driveエクスプローラー"},
        {"ip", "203.0.113.250"},
        {"service", "Drive (MMM)"},
        {"event", "ログインに失敗しました"},
        {"object", "メンバー: 長谷川 真由美"},
        {"reason", "IDまたはパスワードが正しくありません。"},
        {"requestId", "3f2504e0-4f89-11d3"},
        {"seq", "1,234,567"},
        {"log", "Drive (talk-room)"},
        {"clock", "23:59:59"},
        {"detail.receivers", "佐藤 花子, 長谷川 真由美"}};
    const auto known = kSamples.find(from);
    return QString::fromUtf8(known == kSamples.end() ? "MMMMMMMMMM" : known->second);
}

} // namespace

LogTableModel::Words tableWords(const ZoneNow& zone) {
    LogTableModel::Words words;
    words.head = [](const Column& column) {
        return column.ours ? ourHead(column.from) : commands::factText(column.ja, column.en);
    };
    words.cell = [zone](const AuditRecord& record, const Column& column) { return cellOf(record, column, zone()); };
    words.tooltip = [zone](const AuditRecord& record, const Column& column) {
        return tooltipOf(record, column, zone());
    };
    words.day = [zone](Instant at) { return commands::logDayText(at, zone()); };
    words.dayNumber = [zone](Instant at) {
        return static_cast<int>(QDateTime::fromMSecsSinceEpoch(toMillis(at), zone()).date().toJulianDay());
    };
    return words;
}

items::MemberTableModel::Words pickerWords() {
    const auto head = [](ports::MemberColumn column) {
        switch (column) {
        case ports::MemberColumn::Name:
            return LogParts::tr("Name");
        case ports::MemberColumn::LoginId:
            return LogParts::tr("ID");
        case ports::MemberColumn::OrgUnit:
            return LogParts::tr("Organization");
        default:
            return QString();
        }
    };
    return {head, commands::statusText, commands::timeText, commands::timeTooltip};
}

Chip outcomeChip(Outcome outcome) {
    switch (outcome) {
    case Outcome::Success:
        return {commands::logResultText("success"), ChipShape::Disc, Tone::Good};
    case Outcome::Denied:
        return {commands::logResultText("denied"), ChipShape::Cross, Tone::Danger};
    case Outcome::Failed:
        return {commands::logResultText("failed"), ChipShape::Dash, Tone::Warning};
    case Outcome::Unknown:
        break;
    }
    return {};
}

Chip exportChip(LogExportState state) {
    const QString text = commands::logExportStateText(state);
    switch (state) {
    case LogExportState::Waiting:
        return {text, ChipShape::Clock, Tone::Neutral};
    case LogExportState::Running:
        return {text, ChipShape::Ring, Tone::Information};
    case LogExportState::Ready:
        return {text, ChipShape::Disc, Tone::Good};
    case LogExportState::Failed:
        return {text, ChipShape::Cross, Tone::Danger};
    case LogExportState::Cancelled:
        break;
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

QToolButton* logTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void fitLogColumns(QTableView* table, const LogTableModel& model) {
    for (int i = 0; i < model.columnCount(); ++i) {
        const std::string_view from = model.columns()[static_cast<std::size_t>(i)].from;
        QString sample = from == "time" ? commands::widestLogTime() : sampleOf(from);
        if (from == "actor" && model.columnFrom("detail.receivers") >= 0) // with the address
            sample += QStringLiteral(" (hasegawa@");
        const bool ordered = from == "time" || from == "clock";
        table->setColumnWidth(i, columnWidthFor(table, i, sample) + (ordered ? kOrderMarkRoom : 0));
    }
}

QString copiedRows(const LogTableModel& model, const std::vector<int>& rows, const QTimeZone& zone) {
    const auto plain = [](QString text) { return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).simplified(); };
    QStringList lines, cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << plain(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    lines << cells.join(QLatin1Char('\t'));
    for (const int row : rows) {
        if (model.isDay(row)) continue;
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            const bool time = index.data(items::TimeRole).isValid();
            cells << (time ? commands::logIsoText(model.recordAt(row).at, zone)
                           : plain(index.data(Qt::DisplayRole).toString()));
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    if (index.data(LogTableModel::RemovedRole).toBool()) option.palette.setColor(QPalette::Text, faded(option.palette));
    if (!index.data(LogTableModel::DayRole).toBool()) return CellDelegate::paint(painter, option, index);
    painter->save();
    painter->fillRect(option.rect,
                      mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::Window), 0.9));
    painter->setPen(hairline(option.palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setFont(sized(option.font, TextSize::Strong));
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(option.rect.adjusted(space::kSmall, 0, -space::kSmall, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(Qt::DisplayRole).toString());
    painter->restore();
}

void OutcomeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    const QRect area = paintGround(painter, option, index).adjusted(-2, 2, 2, -2);
    const auto outcome = static_cast<Outcome>(index.data(items::StatusRole).toInt());
    if (index.data(LogTableModel::RemovedRole).toBool() || outcome == Outcome::Unknown) return;
    painter->save();
    painter->setFont(option.font);
    option.palette.setCurrentColorGroup(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive);
    const ChipGround usual = outcome == Outcome::Success ? ChipGround::None : ChipGround::Normal;
    paintChip(*painter, area, outcomeChip(outcome), option.palette, chipGround(option, usual));
    painter->restore();
}

} // namespace sekisho::ui::logs

#include "moc_log_parts.cpp"

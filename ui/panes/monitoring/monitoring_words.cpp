#include "ui/panes/monitoring/monitoring_words.h"

#include "models/commands/monitor_words.h"
#include "models/commands/words.h"

#include <QCoreApplication>
#include <QToolButton>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;
using items::DetectionModel;
using items::MessageContentModel;
using items::MonitorExceptionModel;
using items::MonitorPolicyModel;

namespace {

struct MonitoringLists { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(MonitoringLists)
};

QString policyHead(MonitorPolicyModel::Column column) {
    switch (column) {
    case MonitorPolicyModel::NumberColumn:
        return MonitoringLists::tr("No.");
    case MonitorPolicyModel::NameColumn:
        return MonitoringLists::tr("Policy name");
    case MonitorPolicyModel::StateColumn:
        return MonitoringLists::tr("Use status");
    case MonitorPolicyModel::CountColumn:
        return MonitoringLists::tr("Detections");
    case MonitorPolicyModel::TargetColumn:
        return MonitoringLists::tr("Target");
    case MonitorPolicyModel::OperationColumn:
        return MonitoringLists::tr("Task");
    case MonitorPolicyModel::CriterionColumn:
        return MonitoringLists::tr("Criterion");
    case MonitorPolicyModel::PeriodColumn:
        return MonitoringLists::tr("Period");
    case MonitorPolicyModel::CreatorColumn:
        return MonitoringLists::tr("Registered by");
    case MonitorPolicyModel::CreatedColumn:
        return MonitoringLists::tr("Registered on");
    case MonitorPolicyModel::ColumnCount:
        break;
    }
    return {};
}

QString detectionHead(DetectionModel::Column column) {
    switch (column) {
    case DetectionModel::StateColumn:
        return MonitoringLists::tr("State");
    case DetectionModel::TimeColumn:
        return MonitoringLists::tr("When it happened");
    case DetectionModel::PolicyColumn:
        return MonitoringLists::tr("Policy name");
    case DetectionModel::MemberColumn:
        return MonitoringLists::tr("Member");
    case DetectionModel::TargetColumn:
        return MonitoringLists::tr("Room or file");
    case DetectionModel::NoteColumn:
        return MonitoringLists::tr("Note");
    case DetectionModel::ChangedColumn:
        return MonitoringLists::tr("Looked at by");
    case DetectionModel::ColumnCount:
        break;
    }
    return {};
}

QString exceptionHead(MonitorExceptionModel::Column column) {
    switch (column) {
    case MonitorExceptionModel::NameColumn:
        return MonitoringLists::tr("Name");
    case MonitorExceptionModel::LoginColumn:
        return MonitoringLists::tr("ID");
    case MonitorExceptionModel::AddedColumn:
        return MonitoringLists::tr("Added on");
    case MonitorExceptionModel::ByColumn:
        return MonitoringLists::tr("Added by");
    case MonitorExceptionModel::ColumnCount:
        break;
    }
    return {};
}

QString contentHead(MessageContentModel::Column column) {
    switch (column) {
    case MessageContentModel::TimeColumn:
        return MonitoringLists::tr("Date and time");
    case MessageContentModel::SenderColumn:
        return MonitoringLists::tr("Sender");
    case MessageContentModel::ReceiverColumn:
        return MonitoringLists::tr("Receivers");
    case MessageContentModel::ChannelColumn:
        return MonitoringLists::tr("Talk room");
    case MessageContentModel::TextColumn:
        return MonitoringLists::tr("Content");
    case MessageContentModel::ColumnCount:
        break;
    }
    return {};
}

QString senderText(const MessageContent& message) {
    const QString name = fromUtf8(message.senderName.empty() ? message.sender : message.senderName);
    return message.bot ? MonitoringLists::tr("%1 (bot)").arg(name) : name;
}

QString receiversText(const MessageContent& message) {
    QStringList all;
    for (const std::string& one : message.receivers)
        all << fromUtf8(one);
    return all.join(QStringLiteral(", "));
}

QString channelText(const MessageContent& message) {
    return fromUtf8(message.channelName.empty() ? message.channel : message.channelName);
}

QString longestChip(const QStringList& texts) {
    QString longest;
    for (const QString& text : texts)
        if (text.size() > longest.size()) longest = text;
    return longest + QStringLiteral("MMMM");
}

const QString kSomeTime = QStringLiteral("28 MMM 2026 23:58");
const QString kSomeName = QStringLiteral("佐々木 健太郎");

} // namespace

MonitorPolicyModel::Words policyListWords(const commands::NameOfMember& name) {
    using policy::MonitorPolicy;
    return {policyHead,
            [](const MonitorPolicy& policy) { return commands::detectionCountText(policy.detections); },
            [](const MonitorPolicy& policy) { return commands::monitorUseText(policy.enabled); },
            [name](const MonitorPolicy& policy) { return commands::monitorTargetText(policy, name); },
            commands::monitorOperationText,
            commands::monitorCriterionText,
            commands::monitorPeriodText,
            commands::timeText,
            commands::timeTooltip};
}

DetectionModel::Words detectionListWords() {
    return {detectionHead, commands::detectionStateText, commands::detectionMemberText, commands::timeText,
            commands::timeTooltip};
}

MonitorExceptionModel::Words exceptionListWords() {
    return {exceptionHead, commands::timeText, commands::timeTooltip};
}

MessageContentModel::Words contentListWords() {
    return {contentHead, senderText, receiversText, channelText, commands::timeText, commands::timeTooltip};
}

Chip useChip(bool enabled) {
    return {commands::monitorUseText(enabled), enabled ? ChipShape::Disc : ChipShape::Bars,
            enabled ? Tone::Good : Tone::Neutral};
}

Chip detectionChip(DetectionState state) {
    const QString text = commands::detectionStateText(state);
    switch (state) {
    case DetectionState::Open:
        return {text, ChipShape::Ring, Tone::Warning};
    case DetectionState::Seen:
        return {text, ChipShape::Clock, Tone::Information};
    case DetectionState::Handled:
        break;
    }
    return {text, ChipShape::Disc, Tone::Good};
}

Samples policySamples() {
    return {{MonitorPolicyModel::NumberColumn, QStringLiteral("500")},
            {MonitorPolicyModel::NameColumn, QStringLiteral("添付ファイルの外部送信")},
            {MonitorPolicyModel::StateColumn,
             longestChip({commands::monitorUseText(true), commands::monitorUseText(false)})},
            {MonitorPolicyModel::CountColumn, QStringLiteral("100,000+")},
            {MonitorPolicyModel::TargetColumn, QStringLiteral("すべてのメンバー")},
            {MonitorPolicyModel::OperationColumn, QStringLiteral("ダウンロード")},
            {MonitorPolicyModel::CriterionColumn, QStringLiteral("ファイル容量: 100 MB 以上")},
            {MonitorPolicyModel::PeriodColumn, QStringLiteral("2026-10-01 – 2027-03-31")},
            {MonitorPolicyModel::CreatorColumn, kSomeName},
            {MonitorPolicyModel::CreatedColumn, kSomeTime}};
}

Samples detectionSamples() {
    return {{DetectionModel::StateColumn, longestChip({commands::detectionStateText(DetectionState::Open),
                                                       commands::detectionStateText(DetectionState::Seen),
                                                       commands::detectionStateText(DetectionState::Handled)})},
            {DetectionModel::TimeColumn, kSomeTime},
            {DetectionModel::PolicyColumn, QStringLiteral("添付ファイルの外部送信")},
            {DetectionModel::MemberColumn, kSomeName},
            {DetectionModel::TargetColumn, QStringLiteral("顧客名簿 2026.xlsx")},
            {DetectionModel::NoteColumn, QStringLiteral("本人に確認済み。")},
            {DetectionModel::ChangedColumn, kSomeName}};
}

Samples exceptionSamples() {
    return {{MonitorExceptionModel::NameColumn, kSomeName + QStringLiteral("MMMMMM")},
            {MonitorExceptionModel::LoginColumn, QStringLiteral("kentaro.sasaki@example")},
            {MonitorExceptionModel::AddedColumn, kSomeTime},
            {MonitorExceptionModel::ByColumn, kSomeName}};
}

Samples contentSamples() {
    return {{MessageContentModel::TimeColumn, kSomeTime},
            {MessageContentModel::SenderColumn, kSomeName},
            {MessageContentModel::ReceiverColumn, QStringLiteral("sasaki@example, mori@")},
            {MessageContentModel::ChannelColumn, QStringLiteral("営業部と青山商事")},
            {MessageContentModel::TextColumn, QStringLiteral("見積の件、来週までに送ります。")}};
}

commands::NameOfMember namesIn(const ports::Cache& cache) {
    return [&cache](const std::string& id) {
        if (const auto row = cache.members().find(id)) return fromUtf8(cache.members().cells(*row).name);
        const std::optional<OrgUnit> unit = cache.orgUnit(OrgUnitId(id));
        return unit ? fromUtf8(unit->name) : QString();
    };
}

QToolButton* headTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QString needsConnectionText() {
    return MonitoringLists::tr("This needs a connection to the service.");
}

} // namespace sekisho::ui::monitoring

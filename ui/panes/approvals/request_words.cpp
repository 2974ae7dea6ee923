#include "ui/panes/approvals/request_words.h"

#include "models/commands/approval_words.h"

#include <QCoreApplication>

namespace sekisho::ui::approvals {

using items::ApprovalListModel;

namespace {

struct RequestWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(RequestWords)
};

} // namespace

QString requestHead(ApprovalListModel::Column column) {
    switch (column) {
    case ApprovalListModel::StateColumn:
        return RequestWords::tr("State");
    case ApprovalListModel::ActionColumn:
        return RequestWords::tr("Action");
    case ApprovalListModel::SubjectColumn:
        return RequestWords::tr("About");
    case ApprovalListModel::RequesterColumn:
        return RequestWords::tr("Requested by");
    case ApprovalListModel::CreatedColumn:
        return RequestWords::tr("Since");
    case ApprovalListModel::LeftColumn:
        return RequestWords::tr("Lapses in");
    case ApprovalListModel::VotesColumn:
        return RequestWords::tr("Approvals");
    case ApprovalListModel::ReasonColumn:
        return RequestWords::tr("Reason");
    case ApprovalListModel::EndedColumn:
        return RequestWords::tr("Ended");
    case ApprovalListModel::ColumnCount:
        break;
    }
    return {};
}

items::ApprovalListModel::Words requestListWords(const Clock& clock) {
    return {requestHead,
            [](const ApprovalRequest& request) { return commands::approvalStateText(request.state); },
            [](const ApprovalRequest& request) { return commands::guardedActionText(request.action); },
            [&clock](const ApprovalRequest& request) { return commands::approvalLeftText(request, clock.now()); },
            commands::approvalVotesText,
            commands::timeText,
            commands::timeTooltip};
}

Chip requestChip(ApprovalState state) {
    const QString text = commands::approvalStateText(state);
    switch (state) {
    case ApprovalState::Waiting:
        return {text, ChipShape::Clock, Tone::Information};
    case ApprovalState::Changed:
        return {text, ChipShape::Clock, Tone::Warning};
    case ApprovalState::Approved:
        return {text, ChipShape::Ring, Tone::Good};
    case ApprovalState::Applied:
        return {text, ChipShape::Disc, Tone::Good};
    case ApprovalState::Rejected:
        return {text, ChipShape::Cross, Tone::Danger};
    case ApprovalState::Withdrawn:
    case ApprovalState::Expired:
        return {text, ChipShape::Dash, Tone::Neutral};
    case ApprovalState::Failed:
        break;
    }
    return {text, ChipShape::Cross, Tone::Warning};
}

std::vector<std::pair<int, QString>> requestColumnSamples() {
    const QString time = QStringLiteral("28 MMM 2026 23:58");
    QString state;
    for (const auto one : {ApprovalState::Waiting, ApprovalState::Changed, ApprovalState::Approved,
                           ApprovalState::Withdrawn, ApprovalState::Failed})
        if (const QString text = commands::approvalStateText(one); text.size() > state.size()) state = text;
    return {{ApprovalListModel::StateColumn, state + QStringLiteral("MMMM")},
            {ApprovalListModel::ActionColumn, commands::guardedActionText("templateSave")},
            {ApprovalListModel::SubjectColumn, QStringLiteral("佐々木 健太郎")},
            {ApprovalListModel::RequesterColumn, QStringLiteral("佐々木 健太郎")},
            {ApprovalListModel::CreatedColumn, time},
            {ApprovalListModel::LeftColumn, QStringLiteral("MMMMMMM")},
            {ApprovalListModel::VotesColumn, QStringLiteral("0 / 0")},
            {ApprovalListModel::ReasonColumn, QStringLiteral("MMMMMMMMMMMMMM")},
            {ApprovalListModel::EndedColumn, time}};
}

} // namespace sekisho::ui::approvals

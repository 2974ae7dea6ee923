#include "ui/diff/verdict_delegate.h"

#include "models/commands/changeset_words.h"
#include "models/items/roles.h"

namespace sekisho::ui::diff {

Chip verdictChip(Verdict verdict) {
    const QString text = commands::verdictText(verdict);
    switch (verdict) {
    case Verdict::Added:
        return {text, ChipShape::Disc, Tone::Good};
    case Verdict::Changed:
        return {text, ChipShape::Ring, Tone::Information};
    case Verdict::Removed:
        return {text, ChipShape::Dash, Tone::Warning};
    case Verdict::Refused:
        return {text, ChipShape::Cross, Tone::Danger};
    case Verdict::Unchanged:
        break;
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

Chip changesetChip(ChangesetState state) {
    const QString text = commands::changesetStateText(state);
    switch (state) {
    case ChangesetState::Applied:
        return {text, ChipShape::Disc, Tone::Good};
    case ChangesetState::Planned:
        return {text, ChipShape::Ring, Tone::Information};
    case ChangesetState::Planning:
    case ChangesetState::Applying:
    case ChangesetState::RollingBack:
        return {text, ChipShape::Clock, Tone::Information};
    case ChangesetState::Paused:
        return {text, ChipShape::Bars, Tone::Warning};
    case ChangesetState::Failed:
        return {text, ChipShape::Cross, Tone::Danger};
    case ChangesetState::RolledBack:
        return {text, ChipShape::Dash, Tone::Warning};
    case ChangesetState::Open:
    case ChangesetState::Discarded:
        break;
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

Chip takenBackChip() {
    return {commands::takenBackText(), ChipShape::Dash, Tone::Neutral};
}

void ChipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    const QRect area = paintGround(painter, option, index).adjusted(-2, 2, 2, -2);
    option.palette.setCurrentColorGroup(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive);
    painter->save();
    painter->setFont(option.font);
    paintChip(*painter, area, chipOf_(index.data(items::StatusRole).toInt()), option.palette, chipGround(option));
    painter->restore();
}

} // namespace sekisho::ui::diff

#include "moc_verdict_delegate.cpp"

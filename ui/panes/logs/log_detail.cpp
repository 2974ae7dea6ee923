#include "ui/panes/logs/log_detail.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/diff/field_grid.h"
#include "ui/panes/logs/log_parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::logs {

using commands::fromUtf8;

namespace {

constexpr int kLogNameWidth = 104;
constexpr qsizetype kHashLine = 32; // letters of a hash that fit into a line

// A hash has no place to break a line at.
QString inPieces(const QString& value) {
    if (value.size() <= 2 * kHashLine - 16 || value.contains(QLatin1Char(' '))) return value;
    const bool hex = std::all_of(value.begin(), value.end(), [](QChar letter) {
        return letter.isDigit() || (letter >= QLatin1Char('a') && letter <= QLatin1Char('f'));
    });
    return hex ? value.left(kHashLine) + QLatin1Char('\n') + value.mid(kHashLine) : value;
}

} // namespace

LogDetail::LogDetail(std::function<QTimeZone()> zone, std::function<bool(const std::string&)> isMember, QWidget* parent)
    : QWidget(parent), zone_(std::move(zone)), isMember_(std::move(isMember)), stack_(new QStackedWidget(this)),
      nothing_(new StatePage(stack_)) {
    setObjectName(QStringLiteral("logs.detail"));
    nothing_->setIconName(QStringLiteral("view-history"));
    build();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    refresh();
}

void LogDetail::build() {
    page_ = new QWidget(stack_);
    const auto label = [this](const char* name) {
        auto* made = new WrappedLabel(page_);
        made->setObjectName(QLatin1String(name));
        made->setTextFormat(Qt::PlainText);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return made;
    };
    title_ = label("logs.title");
    setTextSize(title_, TextSize::Section);
    when_ = label("logs.when");
    reason_ = label("logs.reason");
    result_ = new StatusChip(page_);
    const auto button = [this](const char* name) {
        auto* made = new QPushButton(page_);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    actor_ = button("logs.actorTimeline");
    target_ = button("logs.targetTimeline");
    member_ = button("logs.openMember");
    json_ = button("logs.copyJson");
    facts_ = new QWidget(page_);
    auto* inside = new QWidget;
    auto* facts = new QVBoxLayout(inside);
    facts->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    facts->setSpacing(space::kNormal);
    auto* ways = new QGridLayout;
    ways->setSpacing(space::kSmall);
    ways->addWidget(actor_, 0, 0, 1, 2); // their words are long in both languages
    ways->addWidget(target_, 1, 0, 1, 2);
    ways->addWidget(member_, 2, 0);
    ways->addWidget(json_, 2, 1);
    facts->addLayout(ways);
    facts->addWidget(facts_);
    facts->addStretch(1);
    auto* scroll = new ScrollPage(ScrollPage::Holds::Text, page_);
    scroll->setObjectName(QStringLiteral("logs.facts"));
    scroll->setWidget(inside);
    auto* chips = new QHBoxLayout;
    chips->addWidget(result_);
    chips->addStretch(1);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(title_);
    head->addWidget(when_);
    head->addLayout(chips);
    head->addWidget(reason_);
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    stack_->addWidget(nothing_);
    stack_->addWidget(page_);
    connect(actor_, &QPushButton::clicked, this, &LogDetail::actorTimelineWanted);
    connect(target_, &QPushButton::clicked, this, &LogDetail::targetTimelineWanted);
    connect(member_, &QPushButton::clicked, this, &LogDetail::memberWanted);
    connect(json_, &QPushButton::clicked, this, &LogDetail::jsonWanted);
}

void LogDetail::setTimelines(bool offered) {
    timelines_ = offered;
    refresh();
}

void LogDetail::present(std::optional<AuditRecord> record, int chosen) {
    const auto same = [&] {
        if (record.has_value() != record_.has_value()) return false;
        return !record ||
               (record->seq == record_->seq && record->hash == record_->hash && record->removed == record_->removed);
    };
    if (same() && chosen == chosen_) return;
    record_ = std::move(record);
    chosen_ = chosen;
    refresh();
}

void LogDetail::refresh() {
    actor_->setText(tr("History of this member"));
    target_->setText(tr("History of this object"));
    for (QPushButton* way : {actor_, target_})
        way->setIcon(icon(QStringLiteral("view-history")));
    member_->setText(tr("Open the member"));
    member_->setIcon(icon(QStringLiteral("user")));
    json_->setText(tr("Copy as JSON"));
    json_->setIcon(icon(QStringLiteral("edit-copy")));
    findChild<ScrollPage*>()->setAccessibleName(tr("Details of the record"));
    if (!record_) {
        nothing_->present(StatePage::Look::Empty,
                          chosen_ > 1 ? tr("%n record(s) are chosen", nullptr, chosen_) : tr("No record is chosen"),
                          chosen_ > 1 ? tr("They can be copied together.")
                                      : tr("Choose a record in the list to see everything that it says."));
        return stack_->setCurrentWidget(nothing_);
    }
    stack_->setCurrentWidget(page_);
    const AuditRecord& one = *record_;
    title_->say(one.removed ? tr("Removed by retention") : commands::logActionText(one.action));
    when_->say(commands::logTimeText(one.at, zone_()));
    when_->setToolTip(commands::logIsoText(one.at, zone_()));
    const Chip chip = outcomeChip(items::LogTableModel::outcomeOf(one));
    result_->setVisible(!one.removed && !chip.text.isEmpty());
    result_->setChip(chip);
    reason_->say(one.removed
                     ? tr("What this record said was removed when its time was over. Its place, its time and its "
                          "log stay in the chain, so that the rest still proves itself.")
                     : commands::logReasonText(one.reason));
    actor_->setEnabled(!one.actorId.empty());
    target_->setEnabled(!one.targetId.empty());
    for (QPushButton* way : {actor_, target_})
        way->setVisible(timelines_ && !one.removed);
    actor_->setToolTip(actor_->isEnabled() ? tr("Everything in the logs about whoever did this")
                                           : tr("The record names nobody."));
    target_->setToolTip(target_->isEnabled() ? tr("Everything in the logs about what this was done to")
                                             : tr("The record names no object."));
    member_->setVisible(!one.removed);
    const bool member = isMember_(one.actorId) || (one.targetKind == "member" && isMember_(one.targetId));
    member_->setEnabled(member);
    member_->setToolTip(member ? QString() : tr("Nobody of the list of members is named here."));
    fillFacts();
}

void LogDetail::addFact(const QString& name, const QString& value, const char* key, Fact fact) {
    if (value.isEmpty()) return;
    auto* grid = static_cast<QGridLayout*>(facts_->layout());
    const int row = grid->rowCount();
    auto* label = new QLabel(name, facts_);
    label->setWordWrap(true);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    label->setPalette(pale);
    auto* text = new WrappedLabel(facts_);
    text->setObjectName(QStringLiteral("logs.fact.") + QLatin1String(key));
    text->setTextFormat(Qt::PlainText);
    text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::ClickFocus);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word does not widen the page
    text->setToolTip(value.toHtmlEscaped());
    text->say(inPieces(value));
    if (fact == Fact::Long) { // an ID is wider than its column
        label->setWordWrap(false);
        auto* both = new QVBoxLayout;
        both->setSpacing(space::kHair);
        both->addWidget(label);
        both->addWidget(text);
        grid->addLayout(both, row, 0, 1, 3);
        return;
    }
    label->setFixedWidth(kLogNameWidth);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(text, row, 1, 1, 2);
}

void LogDetail::addSection(const QString& heading) {
    auto* grid = static_cast<QGridLayout*>(facts_->layout());
    auto* label = diff::gridCell(heading, facts_, diff::CellLook::Strong);
    if (grid->rowCount() > 1) label->setContentsMargins(0, space::kNormal, 0, 0);
    grid->addWidget(label, grid->rowCount(), 0, 1, 3);
}

void LogDetail::fillFacts() {
    delete facts_->layout();
    qDeleteAll(facts_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(facts_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kNormal);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    if (!record_->removed) {
        fillWhat();
        fillChanges();
    }
    fillProof();
}

void LogDetail::fillWhat() {
    const AuditRecord& one = *record_;
    const auto idBeside = [](const std::string& name, const std::string& id) {
        return id == name || name.empty() ? QString() : fromUtf8(id);
    };
    addFact(tr("Log"), commands::logText(one.log), "log");
    addFact(tr("Done by"), commands::logWhoText(one.actorName, one.actorId), "actor");
    addFact(one.targetKind.empty() ? tr("On what") : commands::logObjectKindText(one.targetKind),
            commands::logWhoText(one.targetName, one.targetId), "target");
    addFact(tr("IP address"), fromUtf8(one.ip), "ip");
    addFact(tr("Service type"), commands::logClientText(one.client), "client");
    if (!one.reason.empty()) addFact(tr("Reason code"), fromUtf8(one.reason), "code");
    addFact(tr("ID of who did it"), idBeside(one.actorName, one.actorId), "actorId", Fact::Long);
    addFact(tr("ID of the object"), idBeside(one.targetName, one.targetId), "targetId", Fact::Long);
    addFact(tr("Request ID"), fromUtf8(one.requestId), "requestId", Fact::Long);
}

// Changes side by side; what an event told as name and value.
void LogDetail::fillChanges() {
    const std::vector<commands::LogDetail> details = commands::logDetails(*record_);
    auto* grid = static_cast<QGridLayout*>(facts_->layout());
    bool headed = false, told = false;
    for (const commands::LogDetail& detail : details) {
        if (!detail.change) {
            if (!std::exchange(told, true)) addSection(tr("Details"));
            addFact(detail.name, detail.to.isEmpty() ? diff::orNothing({}) : detail.to, "detail");
            continue;
        }
        if (!std::exchange(headed, true)) {
            addSection(tr("Changes"));
            const int row = grid->rowCount();
            grid->addWidget(diff::gridCell(tr("Before"), facts_, diff::CellLook::Pale), row, 1);
            grid->addWidget(diff::gridCell(tr("After"), facts_, diff::CellLook::Pale), row, 2);
        }
        const int row = grid->rowCount();
        auto* name = diff::gridCell(detail.name, facts_, diff::CellLook::Pale);
        name->setFixedWidth(kLogNameWidth);
        auto* before = diff::gridCell(diff::orNothing(detail.from), facts_, diff::CellLook::Pale);
        auto* after = diff::gridCell(diff::orNothing(detail.to), facts_);
        before->setObjectName(QStringLiteral("logs.before"));
        after->setObjectName(QStringLiteral("logs.after"));
        for (QLabel* side : {before, after})
            side->setMinimumWidth(1);
        grid->addWidget(name, row, 0);
        grid->addWidget(before, row, 1);
        grid->addWidget(after, row, 2);
    }
}

void LogDetail::fillProof() {
    const AuditRecord& one = *record_;
    addSection(tr("Proof"));
    addFact(tr("Serial number"), commands::locale().toString(static_cast<qlonglong>(one.seq)), "seq");
    addFact(tr("Happened"), commands::logIsoText(one.at, zone_()), "time");
    if (one.recorded != Instant{} && one.recorded != one.at)
        addFact(tr("Taken in"), commands::logIsoText(one.recorded, zone_()), "recorded");
    addFact(tr("Hash"), fromUtf8(one.hash), "hash", Fact::Long);
    if (one.format >= 2) addFact(tr("Hash of the content"), fromUtf8(one.content), "content", Fact::Long);
}

void LogDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::logs

#include "moc_log_detail.cpp"

#include "ui/panes/archive/find_section.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/domain/log_facts.h"
#include "ui/forms/date_field.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QDate>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

namespace sekisho::ui::archive {

using commands::fromUtf8;

namespace {

enum FindColumn { FindTime, FindLog, FindWho, FindWhat, FindTarget, FindNumber, kFindColumns };
constexpr int kFindPage = 100;
constexpr int kFindRows = 8; // in sight

Instant dayStart(const QDate& day, const QTimeZone& zone) {
    return fromMillis(day.startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace

FindSection::FindSection(const PaneServices& services, Banner* banner, QWidget* parent)
    : Section(services, banner, parent), log_(new QComboBox(this)), words_(new QLineEdit(this)),
      from_(new DateField(this)), until_(new DateField(this)), logTitle_(new QLabel(this)),
      wordsTitle_(new QLabel(this)), fromTitle_(new QLabel(this)), untilTitle_(new QLabel(this)),
      go_(button("archive.find")), more_(button("archive.find.more")), evidence_(button("archive.find.evidence")),
      says_(new WrappedLabel(this)), table_(new QTableView(this)),
      model_(new QStandardItemModel(0, kFindColumns, this)) {
    setObjectName(QStringLiteral("archive.finding"));
    table_->setObjectName(QStringLiteral("archive.found"));
    table_->setModel(model_);
    layAsRows(table_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->horizontalHeader()->setSectionResizeMode(FindTarget, QHeaderView::Stretch);
    says_->setObjectName(QStringLiteral("archive.found.says"));
    go_->setIcon(icon(QStringLiteral("edit-find")));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(evidence_);
    row->addWidget(more_);
    row->addStretch(1);
    column()->addWidget(buildFields());
    column()->addWidget(says_);
    column()->addWidget(table_);
    column()->addLayout(row);
    connect(go_, &QPushButton::clicked, this, [this] { search(false); });
    connect(words_, &QLineEdit::returnPressed, this, [this] { search(false); });
    connect(more_, &QPushButton::clicked, this, [this] { search(true); });
    connect(evidence_, &QPushButton::clicked, this, &FindSection::wantEvidence);
    connect(table_, &QTableView::activated, this, &FindSection::wantEvidence);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { present(state_); });
}

QWidget* FindSection::buildFields() {
    auto* fields = new QWidget(this);
    log_->setObjectName(QStringLiteral("archive.find.log"));
    words_->setObjectName(QStringLiteral("archive.find.words"));
    from_->setObjectName(QStringLiteral("archive.find.from"));
    until_->setObjectName(QStringLiteral("archive.find.until"));
    logTitle_->setBuddy(log_);
    wordsTitle_->setBuddy(words_);
    fromTitle_->setBuddy(from_->line());
    untilTitle_->setBuddy(until_->line());
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kHair);
    const std::array<std::pair<QLabel*, QWidget*>, 4> parts{
        {{logTitle_, log_}, {wordsTitle_, words_}, {fromTitle_, from_}, {untilTitle_, until_}}};
    int place = 0;
    for (const auto& [title, field] : parts) {
        grid->addWidget(title, 0, place);
        grid->addWidget(field, 1, place);
        ++place;
    }
    grid->addWidget(go_, 1, place);
    grid->setColumnStretch(1, 1);
    return fields;
}

void FindSection::fillLogs() {
    const QSignalBlocker quiet(log_);
    const QVariant chosen = log_->currentData();
    log_->clear();
    log_->addItem(tr("All logs"), QString());
    for (const LogFact& fact : logFacts())
        log_->addItem(commands::logText(fact.key), fromUtf8(fact.key));
    log_->setCurrentIndex(std::max(0, log_->findData(chosen)));
}

void FindSection::retranslate() {
    setTitle(tr("Find a record"));
    fillLogs();
    logTitle_->setText(tr("Log"));
    wordsTitle_->setText(tr("Words: names, addresses, what was done"));
    fromTitle_->setText(tr("From (first day)"));
    untilTitle_->setText(tr("Until (last day)"));
    words_->setAccessibleName(wordsTitle_->text());
    from_->line()->setAccessibleName(fromTitle_->text());
    until_->line()->setAccessibleName(untilTitle_->text());
    go_->setText(tr("Search"));
    more_->setText(tr("Show more"));
    evidence_->setText(tr("Evidence…"));
    table_->setAccessibleName(tr("Records that were found"));
    model_->setHorizontalHeaderLabels({tr("Time"), tr("Log"), tr("Who"), tr("What"), tr("Target"), tr("Number")});
    sayFound();
    present(state_);
}

void FindSection::present(const ports::ArchiveState& state) {
    state_ = state;
    const bool any = state.records > 0;
    go_->setEnabled(any && !searching_.running());
    go_->setToolTip(any ? QString() : tr("There is nothing to search yet."));
    table_->setVisible(model_->rowCount() > 0);
    evidence_->setVisible(model_->rowCount() > 0);
    evidence_->setEnabled(table_->selectionModel()->hasSelection());
    more_->setVisible(asked_ && !cursor_.empty());
    more_->setEnabled(!searching_.running());
}

std::optional<LogQuery> FindSection::query() const {
    LogQuery query;
    const QTimeZone zone = commands::logZone(services_.identity());
    if (const QString log = log_->currentData().toString(); !log.isEmpty()) query.logs = {commands::toUtf8(log)};
    for (const auto& [field, to, days] : {std::tuple{from_, &query.from, 0}, std::tuple{until_, &query.until, 1}}) {
        if (field->text().isEmpty()) continue;
        if (!field->date().isValid()) return std::nullopt;
        *to = dayStart(field->date().addDays(days), zone);
    }
    query.text = commands::toUtf8(words_->text().trimmed());
    return query;
}

void FindSection::search(bool more) {
    if (state_.records == 0) return;
    const auto wanted = query();
    if (!wanted) return says_->say(tr("A date has the form 2026-04-01."));
    if (!more) {
        cursor_.clear();
        found_.clear();
        model_->removeRows(0, model_->rowCount());
    }
    searching_ =
        services_.archive.search(*wanted, cursor_, kFindPage, services_.gui,
                                 [this, more](const Result<ports::ArchiveLogPage>& page) { took(page, more); });
    present(state_);
}

void FindSection::took(const Result<ports::ArchiveLogPage>& page, bool more) {
    searching_ = {};
    asked_ = true;
    if (!page) {
        cursor_.clear();
        says_->say(commands::errorText(page.error()));
        return present(state_);
    }
    cursor_ = page->nextCursor;
    searchedTo_ = page->searchedTo;
    for (const AuditRecord& record : page->records)
        add(record);
    // A search that is not through yet goes on by itself until there is something to see.
    if (searchedTo_ && page->records.empty() && !cursor_.empty()) return search(true);
    sayFound();
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           std::min(model_->rowCount(), kFindRows) * table_->verticalHeader()->defaultSectionSize() +
                           2 * table_->frameWidth());
    table_->setColumnWidth(FindTime, columnWidthFor(table_, FindTime, commands::widestLogTime()));
    table_->setColumnWidth(FindLog, columnWidthFor(table_, FindLog, QString(8, QChar(0x56fd))));
    table_->setColumnWidth(FindWho, columnWidthFor(table_, FindWho, QString(7, QChar(0x56fd))));
    table_->setColumnWidth(FindWhat, columnWidthFor(table_, FindWhat, QString(10, QChar(0x56fd))));
    table_->setColumnWidth(FindNumber, columnWidthFor(table_, FindNumber, QStringLiteral("10,000,000")));
    if (!more && model_->rowCount() > 0) table_->selectRow(0);
    present(state_);
}

void FindSection::sayFound() {
    if (!asked_) return says_->say({});
    if (model_->rowCount() == 0) return says_->say(tr("No record matches. Check the period and the words."));
    says_->say(cursor_.empty() ? tr("%Ln record(s), the newest first.", nullptr, model_->rowCount())
                               : tr("The newest %Ln record(s); there are more.", nullptr, model_->rowCount()));
}

void FindSection::add(const AuditRecord& record) {
    const QTimeZone zone = commands::logZone(services_.identity());
    const QString gone = tr("(content gone)");
    const QStringList texts{commands::logTimeText(record.at, zone),
                            commands::logText(record.log),
                            record.removed ? gone : commands::logWhoText(record.actorName, record.actorId),
                            record.removed ? QString() : commands::logActionText(record.action),
                            fromUtf8(record.targetName),
                            countText(record.seq)};
    QList<QStandardItem*> row;
    for (const QString& text : texts) {
        auto* item = new QStandardItem(text);
        item->setToolTip(text);
        row << item;
    }
    row[FindNumber]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row[FindTime]->setToolTip(commands::logIsoText(record.at, zone));
    model_->appendRow(row);
    found_.push_back(record.seq);
}

void FindSection::wantEvidence() {
    const int row = table_->selectionModel()->currentIndex().row();
    if (row >= 0 && static_cast<std::size_t>(row) < found_.size())
        Q_EMIT evidenceWanted(found_[static_cast<std::size_t>(row)]);
}

} // namespace sekisho::ui::archive

#include "moc_find_section.cpp"

#include "ui/panes/ranks/rank_page.h"

#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/ranks/rank_form.h"
#include "ui/panes/ranks/rank_words.h"
#include "ui/widgets/draft_frame.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace sekisho::ui::ranks {

using commands::fromUtf8;
using Column = ports::MemberColumn;

namespace {

QString headText(Column column) {
    switch (column) {
    case Column::Name:
        return RankPage::tr("Name");
    case Column::Reading:
        return RankPage::tr("Reading");
    case Column::OrgUnit:
        return RankPage::tr("Organization");
    case Column::Status:
        return RankPage::tr("Status");
    default:
        return {};
    }
}

bool shownHere(Column column) {
    return column == Column::Name || column == Column::Reading || column == Column::OrgUnit || column == Column::Status;
}

QLabel* heading(QWidget* parent, TextSize size) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextSize(label, size);
    return label;
}

QPushButton* button(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

RankPage::RankPage(ports::Cache& cache, RankKind kind, QWidget* parent)
    : QWidget(parent), cache_(cache), kind_(kind), pages_(new QStackedWidget(this)), nothing_(new QWidget(this)),
      members_(new items::MemberTableModel({headText, commands::statusText, commands::timeText, commands::timeTooltip},
                                           this)) {
    setObjectName(QStringLiteral("ranks.page"));
    read_ = buildRead();
    draft_ = buildDraft();
    for (QWidget* page : {nothing_, read_, static_cast<QWidget*>(draft_)})
        pages_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    present(std::nullopt, 0);
    members_->setList(&cache_.members());
    retranslate();
}

RankPage::~RankPage() {
    members_->setList(nullptr);
}

QWidget* RankPage::buildRead() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    column->setSpacing(6);
    title_ = heading(page, TextSize::Page);
    title_->setObjectName(QStringLiteral("ranks.title"));
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    edit_ = button("ranks.edit", page);
    delete_ = button("ranks.delete", page);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::kSmall);
    actions->addWidget(edit_);
    actions->addWidget(delete_);
    actions->addStretch(1);
    kept_ = new WrappedLabel(page);
    kept_->setObjectName(QStringLiteral("ranks.kept"));
    factsHome_ = new QVBoxLayout;
    blocks_ = new QVBoxLayout;
    membersTitle_ = heading(page, TextSize::Section);
    table_ = buildHolders(page);
    column->addWidget(title_);
    column->addLayout(actions);
    column->addWidget(kept_);
    column->addSpacing(6);
    column->addLayout(factsHome_);
    column->addLayout(blocks_);
    column->addSpacing(6);
    column->addWidget(membersTitle_);
    column->addWidget(table_, 1);
    connect(edit_, &QPushButton::clicked, this, [this] { Q_EMIT triggered("edit"); });
    connect(delete_, &QPushButton::clicked, this, [this] { Q_EMIT triggered("delete"); });
    return page;
}

QTableView* RankPage::buildHolders(QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setObjectName(QStringLiteral("ranks.holders"));
    table->setModel(members_);
    table->setItemDelegate(new CellDelegate(table));
    for (int i = 0; i < static_cast<int>(Column::Count); ++i)
        table->setColumnHidden(i, !shownHere(static_cast<Column>(i)));
    table->setItemDelegateForColumn(static_cast<int>(Column::Status), new StatusDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    layAsRows(table);
    table->horizontalHeader()->setStretchLastSection(true);
    connect(table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT memberWanted(members_->idAt(index.row())); });
    return table;
}

DraftFrame* RankPage::buildDraft() {
    form_ = new RankForm(kind_);
    auto* frame = new DraftFrame(QStringLiteral("ranks"), form_, this);
    connect(form_, &RankForm::edited, this, [this] {
        refresh();
        Q_EMIT draftChanged();
    });
    connect(frame, &DraftFrame::discardWanted, this, &RankPage::discard);
    connect(frame, &DraftFrame::saveWanted, this, [this] {
        if (form_->check()) Q_EMIT saveWanted(before_, form_->rank());
    });
    return frame;
}

void RankPage::addBlock(QWidget* block) {
    blocks_->addWidget(block);
}

bool RankPage::drafting() const {
    return pages_->currentWidget() == draft_;
}

bool RankPage::dirty() const {
    return drafting() && form_->rank() != before_;
}

void RankPage::present(const std::optional<Rank>& rank, std::uint32_t holders) {
    rank_ = rank;
    holders_ = holders;
    ports::MemberQuery query;
    query.rank = rank ? rank->id : std::string(); // nobody holds it
    members_->setQuery(query);
    if (!drafting()) pages_->setCurrentWidget(rank_ ? read_ : nothing_);
    refresh();
}

void RankPage::edit(const Rank& rank) {
    resume(rank, rank);
    form_->focusFirst();
}

void RankPage::add(const Rank& fresh) {
    edit(fresh);
}

void RankPage::resume(const Rank& before, const Rank& edited) {
    before_ = before;
    form_->setRank(edited);
    pages_->setCurrentWidget(draft_);
    refresh();
    Q_EMIT draftChanged();
}

void RankPage::discard() {
    if (!drafting()) return;
    pages_->setCurrentWidget(rank_ ? read_ : nothing_);
    refresh();
    Q_EMIT draftChanged();
}

void RankPage::setMayChange(bool may, const QString& why) {
    mayChange_ = may;
    whyNot_ = why;
    refresh();
}

void RankPage::refresh() {
    delete facts_;
    facts_ = new QWidget(read_);
    auto* form = new QFormLayout(facts_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(20);
    factsHome_->addWidget(facts_);
    const auto fact = [&](const QString& name, const QString& value) {
        auto* label = new QLabel(name, facts_);
        label->setForegroundRole(QPalette::PlaceholderText);
        auto* text = new QLabel(value, facts_);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(label, text);
    };
    if (rank_) {
        title_->setText(fromUtf8(rank_->name));
        if (rank_->executive) fact(tr("Executive"), tr("Yes: its members stand before everybody else"));
        if (!rank_->code.empty()) fact(tr("Code"), fromUtf8(rank_->code));
        if (!rank_->i18nNames.empty()) fact(tr("Other languages"), otherNamesText(*rank_));
        if (rank_->externalKey) fact(tr("External Key"), fromUtf8(*rank_->externalKey));
    }
    facts_->setVisible(form->rowCount() > 0);
    const QString kept = holders_ > kMostExchanged ? inUseBy(kind_, static_cast<int>(holders_)) : QString();
    edit_->setEnabled(mayChange_);
    edit_->setToolTip(whyNot_);
    delete_->setEnabled(mayChange_ && kept.isEmpty());
    delete_->setToolTip(mayChange_ ? kept : whyNot_);
    kept_->say(mayChange_ ? kept : QString());
    membersTitle_->setText(tr("Held by %n member(s)", nullptr, static_cast<int>(holders_)));
    const bool fresh = before_.id.empty();
    draft_->setTitle(fresh ? phrase(kind_, Phrase::Add) : tr("Edit: %1").arg(fromUtf8(before_.name)));
    draft_->offerSave(mayChange_, whyNot_, drafting() && form_->rank() != before_);
}

void RankPage::retranslate() {
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    delete_->setText(tr("Delete…"));
    delete_->setIcon(icon(QStringLiteral("edit-delete")));
    table_->setAccessibleName(tr("Members who hold it"));
    table_->setToolTip(tr("Enter or a double click opens the member."));
    members_->languageChanged();
    refresh();
}

void RankPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::ranks

#include "moc_rank_page.cpp"

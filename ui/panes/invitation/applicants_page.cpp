#include "ui/panes/invitation/applicants_page.h"

#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/invitation/invitation_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::invitation {

using items::ApplicantModel;

namespace {

QString applicantHead(ApplicantModel::Column column) {
    switch (column) {
    case ApplicantModel::NameColumn:
        return ApplicantsPage::tr("Name");
    case ApplicantModel::ReadingColumn:
        return ApplicantsPage::tr("Reading");
    case ApplicantModel::IdColumn:
        return ApplicantsPage::tr("Wished ID");
    case ApplicantModel::ContactColumn:
        return ApplicantsPage::tr("Contact");
    case ApplicantModel::RoleColumn:
        return ApplicantsPage::tr("Becomes");
    case ApplicantModel::InviterColumn:
        return ApplicantsPage::tr("Link of");
    case ApplicantModel::AppliedColumn:
        return ApplicantsPage::tr("Applied on");
    default:
        return ApplicantsPage::tr("Time left");
    }
}

QPushButton* decisionButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

ApplicantsPage::ApplicantsPage(const Clock& clock, QWidget* parent)
    : QWidget(parent), clock_(clock),
      model_(new ApplicantModel({applicantHead, [](const Applicant& one) { return roleText(one.asOperator); },
                                 throughText, commands::timeText, commands::timeTooltip,
                                 [this](Instant until) { return leftText(until, clock_.now()); }},
                                this)),
      table_(new QTableView(this)), stack_(new QStackedWidget(this)), nothing_(new StatePage(this)),
      count_(new QLabel(this)), approve_(decisionButton("invitation.approve", this)),
      reject_(decisionButton("invitation.reject", this)) {
    setObjectName(QStringLiteral("invitation.applicants"));
    table_->setObjectName(QStringLiteral("invitation.applicantList"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    layAsRows(table_);
    for (const auto& [column, width] : {std::pair{ApplicantModel::NameColumn, 110},
                                        {ApplicantModel::ReadingColumn, 110},
                                        {ApplicantModel::IdColumn, 140},
                                        {ApplicantModel::RoleColumn, 90},
                                        {ApplicantModel::InviterColumn, 200},
                                        {ApplicantModel::AppliedColumn, 130},
                                        {ApplicantModel::LeftColumn, 80}})
        table_->setColumnWidth(column, width);
    table_->horizontalHeader()->setSectionResizeMode(ApplicantModel::ContactColumn, QHeaderView::Stretch);
    stack_->addWidget(table_);
    stack_->addWidget(nothing_);
    auto* actions = new QHBoxLayout;
    actions->setContentsMargins(space::kWide, space::kSmall, space::kSmall, space::kSmall);
    actions->setSpacing(space::kSmall);
    actions->addWidget(approve_);
    actions->addWidget(reject_);
    actions->addWidget(count_);
    actions->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(actions);
    column->addWidget(stack_, 1);
    connect(approve_, &QPushButton::clicked, this, &ApplicantsPage::approveWanted);
    connect(reject_, &QPushButton::clicked, this, &ApplicantsPage::rejectWanted);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refresh();
        Q_EMIT chosenChanged();
    });
    retranslate();
}

void ApplicantsPage::present(std::vector<Applicant> applicants) {
    model_->setApplicants(std::move(applicants));
    refresh();
    Q_EMIT chosenChanged();
}

void ApplicantsPage::setMayChange(bool may, const QString& why) {
    mayChange_ = may;
    whyNot_ = why;
    refresh();
}

std::vector<Applicant> ApplicantsPage::chosen() const {
    QModelIndexList rows = table_->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<Applicant> out;
    for (const QModelIndex& row : rows)
        out.push_back(model_->at(row.row()));
    return out;
}

ListTable ApplicantsPage::listForFile(const QString& title) const {
    return tableOf(*model_, shownColumns(*table_), title, QStringLiteral("applicants"));
}

void ApplicantsPage::refresh() {
    const auto number = static_cast<int>(table_->selectionModel()->selectedRows().size());
    const QString why = !mayChange_ ? whyNot_ : number == 0 ? tr("Choose applicants first.") : QString();
    for (QPushButton* each : {approve_, reject_}) {
        each->setEnabled(why.isEmpty());
        each->setToolTip(why);
    }
    count_->setText(number > 0 ? tr("%n selected", nullptr, number) : QString());
    nothing_->present(StatePage::Look::Empty, tr("Nobody waits"),
                      tr("Whoever applies through an invitation link appears here at once."));
    stack_->setCurrentWidget(model_->rowCount() > 0 ? table_ : static_cast<QWidget*>(nothing_));
}

void ApplicantsPage::retranslate() {
    approve_->setText(tr("Approve…"));
    approve_->setIcon(icon(QStringLiteral("dialog-ok-apply")));
    reject_->setText(tr("Reject…"));
    reject_->setIcon(icon(QStringLiteral("dialog-cancel")));
    table_->setAccessibleName(tr("Applicants"));
    model_->languageChanged();
    refresh();
}

void ApplicantsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::invitation

#include "moc_applicants_page.cpp"

#include "ui/panes/policies/touched_page.h"

#include "models/commands/policy_words.h"
#include "ui/panes/policies/page_parts.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui::policies {

using commands::fromUtf8;
using commands::toUtf8;
using policy::PreviewEntry;

namespace {

enum TouchedColumn { NameColumn, LoginColumn, CountColumn, ReasonsColumn, LastColumn, TouchedColumns };

QString reasonsOf(const PreviewEntry& entry) {
    QStringList words;
    for (const std::string& code : entry.reasons)
        words << commands::refusalText(code);
    return words.join(commands::language() == commands::Language::Japanese ? QStringLiteral("、")
                                                                           : QStringLiteral("; "));
}

QString countHead(policy::PreviewList list) {
    switch (list) {
    case policy::PreviewList::LoggedOut:
        return TouchedPage::tr("Sessions");
    case policy::PreviewList::BannedUploads:
        return TouchedPage::tr("Files");
    default:
        return TouchedPage::tr("Sign-ins");
    }
}

QStringList headsOf(policy::PreviewList list) {
    return {TouchedPage::tr("Name"), TouchedPage::tr("ID"), countHead(list), TouchedPage::tr("Why"),
            TouchedPage::tr("Last")};
}

} // namespace

TouchedPage::TouchedPage(std::string policyKey, const PaneServices& services, QWidget* parent)
    : QWidget(parent), key_(std::move(policyKey)), services_(services) {
    setObjectName(QStringLiteral("policy.touchedPage"));
    build();
    retranslate();
}

void TouchedPage::build() {
    const PageBar bar = pageBar(this, "policy.touched");
    back_ = bar.back;
    title_ = bar.title;
    export_ = bar.save;
    table_ = new QTableWidget(0, TouchedColumns, this);
    table_->setObjectName(QStringLiteral("policy.touchedList"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    for (const auto& [column, width] :
         {std::pair{NameColumn, 170}, {LoginColumn, 230}, {CountColumn, 110}, {LastColumn, 150}})
        table_->setColumnWidth(column, width);
    table_->horizontalHeader()->setSectionResizeMode(ReasonsColumn, QHeaderView::Stretch);
    more_ = pageButton("policy.moreTouched", this);
    body_ = new QWidget(this);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(0, 0, 0, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(table_, 1);
    column->addWidget(more_, 0, Qt::AlignHCenter);
    state_ = new StatePage(this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    static_cast<QVBoxLayout*>(layout())->addWidget(stack_, 1);
    connect(back_, &QPushButton::clicked, this, &TouchedPage::backWanted);
    connect(export_, &QPushButton::clicked, this, &TouchedPage::exportWanted);
    connect(more_, &QPushButton::clicked, this, [this] {
        if (!next_.empty() && !call_.running()) fetch(next_);
    });
    connect(table_, &QTableWidget::cellActivated, this, [this](int row, int) {
        if (row < static_cast<int>(entries_.size()))
            Q_EMIT memberWanted(fromUtf8(entries_[static_cast<std::size_t>(row)].user.value));
    });
}

void TouchedPage::open(policy::PreviewList list, policy::Values draft) {
    list_ = list;
    draft_ = std::move(draft);
    entries_.clear();
    next_.clear();
    loaded_ = false;
    error_.reset();
    retranslate();
    fetch({});
}

void TouchedPage::fetch(const std::string& cursor) {
    if (!services_.online()) return refresh();
    call_ =
        services_.gateway.policies().previewList(key_, draft_, list_, cursor, services_.gui,
                                                 [this](Result<policy::PreviewPage> page) { take(std::move(page)); });
    refresh();
}

void TouchedPage::take(Result<policy::PreviewPage> page) {
    error_.reset();
    if (page) {
        loaded_ = true;
        std::ranges::move(page->entries, std::back_inserter(entries_));
        next_ = std::move(page->nextCursor);
        fill();
    } else {
        error_ = page.error();
    }
    refresh();
}

void TouchedPage::fill() {
    const int before = table_->currentRow();
    table_->setRowCount(static_cast<int>(entries_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const PreviewEntry& one = entries_[static_cast<std::size_t>(row)];
        const QStringList cells{fromUtf8(one.name), fromUtf8(one.email),
                                commands::locale().toString(qint64{one.events}), reasonsOf(one),
                                one.last ? commands::timeText(*one.last) : QString()};
        for (int column = 0; column < TouchedColumns; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(column == LastColumn && one.last ? commands::timeTooltip(*one.last)
                                                              : cells[column].toHtmlEscaped());
            if (column == CountColumn) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(row, column, item);
        }
    }
    if (before < 0 && table_->rowCount() > 0) table_->setCurrentCell(0, 0);
}

void TouchedPage::refresh() {
    more_->setVisible(!next_.empty());
    more_->setEnabled(!call_.running());
    more_->setToolTip(call_.running() ? tr("The next ones are being fetched.") : QString());
    export_->setEnabled(hasRows());
    export_->setToolTip(hasRows() ? tr("Write this list to a file (Excel or CSV)")
                                  : tr("There is nothing to write yet."));
    if (!entries_.empty()) return stack_->setCurrentWidget(body_);
    stack_->setCurrentWidget(state_);
    using Look = StatePage::Look;
    if (!services_.online())
        state_->present(Look::Offline, tr("The list comes from the service"),
                        tr("It can be seen as soon as there is a connection."));
    else if (error_)
        state_->present(Look::Failed, tr("The list could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { fetch({}); });
    else if (!loaded_)
        state_->present(Look::Loading, tr("Fetching the list"));
    else
        state_->present(Look::Empty, tr("Nobody is touched by it any more"),
                        tr("Something has changed since the number was counted. Check the impact again."));
}

ListTable TouchedPage::table(const QString& title) const {
    ListTable table;
    table.title = title;
    table.fileName =
        QStringLiteral("preview-") + fromUtf8(key_) + QLatin1Char('-') + fromUtf8(policy::previewListKey(list_));
    table.heads = headsOf(list_);
    table.rows = static_cast<qint64>(entries_.size());
    table.more =
        allPages([services = services_, key = key_, draft = draft_, list = list_](std::string cursor, TakePage take) {
            return services.gateway.policies().previewList(
                key, draft, list, std::move(cursor), services.gui,
                [take = std::move(take)](Result<policy::PreviewPage> page) {
                    if (!page) return take(std::move(page).error(), {});
                    ports::ExportRows rows;
                    for (const PreviewEntry& one : page->entries)
                        rows.push_back({one.name, one.email, std::to_string(one.events), toUtf8(reasonsOf(one)),
                                        one.last ? toUtf8(isoTime(*one.last)) : std::string()});
                    take(std::move(rows), std::move(page->nextCursor));
                });
        });
    return table;
}

void TouchedPage::retranslate() {
    title_->setText(commands::previewListText(list_));
    dressPageBar(back_, export_);
    more_->setText(tr("Show more"));
    table_->setAccessibleName(commands::previewListText(list_));
    table_->setHorizontalHeaderLabels(headsOf(list_));
    table_->setColumnHidden(CountColumn, list_ == policy::PreviewList::MustChangePassword);
    table_->setColumnHidden(LastColumn, list_ == policy::PreviewList::MustChangePassword);
    fill();
    refresh();
}

void TouchedPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::policies

#include "moc_touched_page.cpp"

#include "ui/panes/roles/history_page.h"

#include "models/commands/approval_words.h"
#include "models/commands/words.h"
#include "models/items/history_model.h"
#include "ui/delegates/entry_delegate.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

QString historyTitle(const AuditRecord& record) {
    const QString action = commands::auditActionText(record.action);
    QString what = record.targetName.empty() || record.targetKind == "role"
                       ? action
                       : HistoryPage::tr("%1: %2", "what, of whom").arg(action, fromUtf8(record.targetName));
    if (record.result == "success") return what;
    return record.result == "denied" ? HistoryPage::tr("%1 (refused)").arg(what)
                                     : HistoryPage::tr("%1 (failed)").arg(what);
}

QString historySubtitle(const AuditRecord& record) {
    return HistoryPage::tr("%1 by %2").arg(commands::timeText(record.at), fromUtf8(record.actorName));
}

QStringList historyLines(const AuditRecord& record, const ports::Cache& cache) {
    PlannedChange change;
    change.action = record.action;
    change.targetKind = record.targetKind;
    change.targetId = record.targetId;
    change.targetName = record.targetName;
    change.changesJson = record.changesJson;
    QStringList lines;
    for (const commands::ChangeText& one : commands::plannedChangeTexts(change, cache))
        lines << commands::changeTextLine(one);
    return lines;
}

WrappedLabel* historyLine(QWidget* parent, const QString& text, bool pale) {
    auto* line = new WrappedLabel(parent);
    line->setTextFormat(Qt::PlainText);
    line->setText(text);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (pale) {
        QPalette look = parent->palette();
        look.setColor(QPalette::WindowText, faded(look));
        line->setPalette(look);
    }
    return line;
}

} // namespace

HistoryPage::HistoryPage(const PaneServices& services, const QString& name, QWidget* parent)
    : QWidget(parent), services_(services),
      model_(new items::HistoryModel(
          {historyTitle, historySubtitle, [](const AuditRecord& record) { return commands::timeTooltip(record.at); }},
          this)),
      list_(new QListView), older_(new QPushButton), detail_(new ScrollPage(ScrollPage::Holds::Text)),
      state_(new StatePage(this)), stack_(new QStackedWidget(this)) {
    setObjectName(name + QStringLiteral(".history"));
    list_->setObjectName(name + QStringLiteral(".records"));
    list_->setModel(model_);
    list_->setItemDelegate(new EntryDelegate(EntryDelegate::Kind::History, list_));
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setTabKeyNavigation(false);
    older_->setObjectName(name + QStringLiteral(".olderRecords"));
    older_->setAutoDefault(false);
    detail_->setObjectName(name + QStringLiteral(".record"));
    state_->setIconName(QStringLiteral("view-history"));
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(list_, 1);
    column->addWidget(older_, 0, Qt::AlignHCenter);
    auto* divider = new QSplitter(Qt::Horizontal, this);
    divider->setHandleWidth(1);
    divider->setChildrenCollapsible(false);
    divider->addWidget(left);
    divider->addWidget(detail_);
    divider->setSizes({420, 380});
    body_ = divider;
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::showDetail);
    connect(older_, &QPushButton::clicked, this, [this] {
        if (!next_.empty() && !call_.running()) fetch(next_);
    });
    retranslate();
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::setEmptyText(const QString& sentence) {
    emptyText_ = sentence;
    refresh();
}

void HistoryPage::present(const RoleId& role) {
    if (role == role_) return;
    role_ = role;
    asked_ = loaded_ = false;
    error_.reset();
    next_.clear();
    call_.cancel();
    model_->setRecords({});
    if (isVisible())
        reload();
    else
        refresh();
}

void HistoryPage::reload() {
    if (role_.empty() || !services_.online() || !services_.identity()) return refresh();
    fetch({});
}

void HistoryPage::fetch(const std::string& cursor) {
    asked_ = true;
    call_ = services_.gateway.roles().history(role_, cursor, services_.gui,
                                              [this, first = cursor.empty()](Result<ports::RoleHistory> page) {
                                                  error_.reset();
                                                  if (!page) {
                                                      error_ = page.error();
                                                      return refresh();
                                                  }
                                                  loaded_ = true;
                                                  next_ = std::move(page->nextCursor);
                                                  if (first)
                                                      model_->setRecords(std::move(page->records));
                                                  else
                                                      model_->append(std::move(page->records));
                                                  if (!list_->currentIndex().isValid() && hasRows())
                                                      list_->setCurrentIndex(model_->index(0, 0));
                                                  showDetail();
                                                  refresh();
                                              });
    refresh();
}

bool HistoryPage::hasRows() const {
    return model_->rowCount() > 0;
}

void HistoryPage::showDetail() {
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kTight);
    if (const QModelIndex at = list_->currentIndex(); at.isValid()) {
        const AuditRecord& record = model_->at(at.row());
        auto* title = historyLine(holder, historyTitle(record), false);
        setTextSize(title, TextSize::Section);
        column->addWidget(title);
        column->addWidget(historyLine(holder, historySubtitle(record), true));
        column->addSpacing(space::kSmall);
        const QStringList lines = historyLines(record, services_.cache);
        if (lines.isEmpty()) column->addWidget(historyLine(holder, tr("The record names no details."), true));
        for (const QString& line : lines) {
            column->addWidget(historyLine(holder, line, false));
            column->addSpacing(space::kTight);
        }
    }
    column->addStretch(1);
    detail_->setWidget(holder);
}

void HistoryPage::refresh() {
    older_->setVisible(!next_.empty());
    older_->setEnabled(!call_.running());
    older_->setToolTip(call_.running() ? tr("The next ones are being fetched.") : QString());
    stack_->setCurrentWidget(hasRows() ? body_ : state_);
    if (hasRows()) return;
    using Look = StatePage::Look;
    if (!services_.online())
        state_->present(Look::Offline, tr("The history is kept by the service"),
                        tr("It can be seen as soon as there is a connection."));
    else if (error_)
        state_->present(error_->kind == ErrorKind::Forbidden ? Look::Forbidden : Look::Failed,
                        tr("The history could not be fetched"), commands::errorText(*error_), tr("Try again"),
                        [this] { reload(); });
    else if (!loaded_)
        state_->present(Look::Loading, tr("Fetching the history"));
    else
        state_->present(Look::Empty, emptyText_.isEmpty() ? tr("Nothing has happened to this role yet") : emptyText_,
                        emptyText_.isEmpty() ? tr("Who changes it, gives it or takes it away appears here.")
                                             : QString());
}

ListTable HistoryPage::listForFile() const {
    ListTable table;
    table.title = tr("History of the role");
    table.fileName = tr("role-history");
    table.heads = {tr("When"), tr("Operation"), tr("Result"), tr("By"), tr("About"), tr("Changes"), tr("Request")};
    table.rows = model_->rowCount();
    table.more = allPages([services = services_, role = role_](std::string cursor, TakePage take) {
        return services.gateway.roles().history(
            role, std::move(cursor), services.gui,
            [&cache = services.cache, take = std::move(take)](Result<ports::RoleHistory> page) {
                if (!page) return take(std::move(page).error(), {});
                ports::ExportRows rows;
                for (const AuditRecord& one : page->records)
                    rows.push_back({toUtf8(isoTime(one.at)), toUtf8(commands::auditActionText(one.action)), one.result,
                                    one.actorName, one.targetName,
                                    toUtf8(historyLines(one, cache).join(QLatin1Char('\n'))), one.requestId});
                take(std::move(rows), std::move(page->nextCursor));
            });
    });
    return table;
}

void HistoryPage::linkChanged() {
    if (isVisible() && services_.online() && !loaded_) reload();
    refresh();
}

void HistoryPage::retranslate() {
    list_->setAccessibleName(tr("History of the role"));
    older_->setText(tr("Show earlier ones"));
    model_->languageChanged();
    showDetail();
    refresh();
}

void HistoryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!asked_) reload();
}

void HistoryPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_history_page.cpp"

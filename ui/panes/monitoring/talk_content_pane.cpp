#include "ui/panes/monitoring/talk_content_pane.h"

#include "models/commands/log_commands.h"
#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/items/message_content_model.h"
#include "ui/forms/date_field.h"
#include "ui/panes/monitoring/consent_gate.h"
#include "ui/panes/monitoring/marked_text.h"
#include "ui/panes/monitoring/message_detail.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::toUtf8;
using items::MessageContentModel;
using monitoring::ConsentDesk;

namespace {

constexpr std::string_view kContentMenu = "monitoring.talkContent";
constexpr int kDayWidth = 150;
constexpr int kLeastContent = 240; // of the text, in pixels; the other columns may be scrolled to
enum ContentLabel { FromLabel, UntilLabel, TextLabel, SenderLabel, ReceiverLabel, ChannelLabel, BotLabel };
enum BotChoice { AnyBot, OnlyBots, NoBots };

} // namespace

TalkContentPane::TalkContentPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), consent_(new ConsentDesk(services_, this)),
      model_(new MessageContentModel(services_.gateway.monitoring(), services_.gui, monitoring::contentListWords(),
                                     this)) {
    setObjectName(QStringLiteral("contents.pane"));
    build();
    connectParts();
    retranslate();
}

TalkContentPane::~TalkContentPane() = default;

QString TalkContentPane::title() const {
    return commands::menuText(*menuItem(kContentMenu));
}

void TalkContentPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    purpose_ = new WrappedLabel(this);
    purpose_->setObjectName(QStringLiteral("contents.purpose"));
    purpose_->setForegroundRole(QPalette::PlaceholderText);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(space::kHair);
    head->addWidget(heading_);
    head->addWidget(purpose_);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("contents.banner"));
    state_ = new StatePage(this);
    state_->setObjectName(QStringLiteral("contents.state"));
    state_->setIconName(QStringLiteral("view-conversation-balloon"));
    auto* gateInside = new QWidget;
    gate_ = new monitoring::ConsentGate(*consent_, gateInside);
    auto* gateColumn = new QVBoxLayout(gateInside);
    gateColumn->setContentsMargins(space::kWide, space::kLarge, space::kWide, space::kWide);
    gateColumn->addWidget(gate_);
    gateColumn->addStretch(1);
    auto* gateScroll = new ScrollPage(ScrollPage::Holds::Controls, this);
    gateScroll->setWidget(gateInside);
    gatePage_ = gateScroll;
    work_ = new QWidget(this);
    auto* workColumn = new QVBoxLayout(work_);
    workColumn->setContentsMargins(0, 0, 0, 0);
    workColumn->setSpacing(0);
    workColumn->addWidget(buildConditions());
    workColumn->addWidget(new Rule(work_));
    workColumn->addWidget(buildResult(), 1);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(state_);
    stack_->addWidget(gatePage_);
    stack_->addWidget(work_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

QWidget* TalkContentPane::buildConditions() {
    auto* box = new QWidget(work_);
    from_ = new DateField(box);
    from_->line()->setObjectName(QStringLiteral("contents.from"));
    until_ = new DateField(box);
    until_->line()->setObjectName(QStringLiteral("contents.until"));
    for (DateField* day : {from_, until_})
        day->setFixedWidth(kDayWidth);
    const auto line = [box](const char* name) {
        auto* made = new QLineEdit(box);
        made->setObjectName(QLatin1String(name));
        made->setClearButtonEnabled(true);
        return made;
    };
    text_ = line("contents.text");
    text_->setMaxLength(100);
    sender_ = line("contents.sender");
    receiver_ = line("contents.receiver");
    channel_ = line("contents.channel");
    bot_ = new QComboBox(box);
    bot_->setObjectName(QStringLiteral("contents.bot"));
    for (int i = AnyBot; i <= NoBots; ++i)
        bot_->addItem(QString());
    go_ = new QPushButton(box);
    go_->setObjectName(QStringLiteral("contents.go"));
    clear_ = new QPushButton(box);
    clear_->setObjectName(QStringLiteral("contents.clear"));
    for (QPushButton* button : {go_, clear_})
        button->setAutoDefault(false);
    for (QLabel*& label : labels_)
        label = new QLabel(box);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    grid->setHorizontalSpacing(space::kNormal);
    grid->setVerticalSpacing(space::kTight);
    const auto put = [&](ContentLabel label, QWidget* field, int row, int column) {
        grid->addWidget(labels_[label], row, column);
        grid->addWidget(field, row + 1, column);
        labels_[label]->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    };
    put(TextLabel, text_, 0, 0);
    put(SenderLabel, sender_, 0, 1);
    put(ReceiverLabel, receiver_, 0, 2);
    put(ChannelLabel, channel_, 2, 0);
    auto* days = new QWidget(box);
    auto* dayGrid = new QGridLayout(days);
    dayGrid->setContentsMargins(0, 0, 0, 0);
    dayGrid->setHorizontalSpacing(space::kNormal);
    dayGrid->setVerticalSpacing(space::kTight);
    dayGrid->addWidget(labels_[FromLabel], 0, 0);
    dayGrid->addWidget(from_, 1, 0);
    dayGrid->addWidget(labels_[UntilLabel], 0, 1);
    dayGrid->addWidget(until_, 1, 1);
    dayGrid->setColumnStretch(2, 1);
    grid->addWidget(days, 2, 1, 2, 1);
    auto* last = new QWidget(box);
    auto* lastGrid = new QGridLayout(last);
    lastGrid->setContentsMargins(0, 0, 0, 0);
    lastGrid->setHorizontalSpacing(space::kSmall);
    lastGrid->setVerticalSpacing(space::kTight);
    lastGrid->addWidget(labels_[BotLabel], 0, 0);
    lastGrid->addWidget(bot_, 1, 0);
    lastGrid->addWidget(go_, 1, 2);
    lastGrid->addWidget(clear_, 1, 3);
    lastGrid->setColumnStretch(1, 1);
    grid->addWidget(last, 2, 2, 2, 1);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    return box;
}

QWidget* TalkContentPane::buildResult() {
    table_ = new QTableView(work_);
    table_->setObjectName(QStringLiteral("contents.table"));
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setCornerButtonEnabled(false);
    layAsRows(table_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setItemDelegateForColumn(MessageContentModel::TextColumn, new monitoring::MarkedDelegate(table_));
    table_->horizontalHeader()->moveSection(MessageContentModel::TextColumn, MessageContentModel::ReceiverColumn);
    detail_ = new monitoring::MessageDetail(work_);
    detail_->setMinimumWidth(260);
    count_ = new QLabel(work_);
    count_->setObjectName(QStringLiteral("contents.count"));
    searchedTo_ = new WrappedLabel(work_);
    searchedTo_->setObjectName(QStringLiteral("contents.searchedTo"));
    goOn_ = new QPushButton(work_);
    goOn_->setObjectName(QStringLiteral("contents.goOn"));
    goOn_->setAutoDefault(false);
    export_ = new QPushButton(work_);
    export_->setObjectName(QStringLiteral("contents.export"));
    export_->setAutoDefault(false);
    busy_ = new QProgressBar(work_);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setFixedWidth(120);
    resultState_ = new StatePage(work_);
    resultState_->setObjectName(QStringLiteral("contents.resultState"));
    resultState_->setIconName(QStringLiteral("edit-find"));
    auto* left = new QWidget(work_);
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(table_, 1);
    body_ = new QSplitter(Qt::Horizontal, work_);
    body_->setHandleWidth(1);
    body_->setChildrenCollapsible(false);
    body_->addWidget(left);
    body_->addWidget(detail_);
    body_->setStretchFactor(0, 1);
    body_->setSizes({740, 340});
    result_ = new QStackedWidget(work_);
    result_->addWidget(resultState_);
    result_->addWidget(body_);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kNormal);
    foot->addWidget(count_);
    foot->addWidget(searchedTo_, 1);
    foot->addWidget(busy_);
    foot->addWidget(goOn_);
    foot->addWidget(export_);
    auto* whole = new QWidget(work_);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(result_, 1);
    column->addWidget(new Rule(whole));
    column->addLayout(foot);
    return whole;
}

void TalkContentPane::connectParts() {
    connect(consent_, &ConsentDesk::changed, this, &TalkContentPane::refresh);
    connect(go_, &QPushButton::clicked, this, &TalkContentPane::search);
    connect(clear_, &QPushButton::clicked, this, &TalkContentPane::clear);
    connect(goOn_, &QPushButton::clicked, model_, &MessageContentModel::goOn);
    connect(export_, &QPushButton::clicked, this, [this] { exportShown({}); });
    for (QLineEdit* line : {text_, sender_, receiver_, channel_, from_->line(), until_->line()})
        connect(line, &QLineEdit::returnPressed, this, &TalkContentPane::search);
    connect(model_, &items::PagedTable::answered, this, &TalkContentPane::refreshResult);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TalkContentPane::rowChosen);
    connect(model_, &QAbstractItemModel::modelReset, this, &TalkContentPane::rowChosen);
    table_->viewport()->installEventFilter(this);
}

// --- searching ------------------------------------------------------------------------------------------------------

std::optional<ContentQuery> TalkContentPane::wanted() const {
    const auto startOf = [](const DateField& field, int later) -> std::optional<Instant> {
        if (!field.date().isValid()) return std::nullopt;
        return fromMillis(field.date().addDays(later).startOfDay().toMSecsSinceEpoch());
    };
    for (const DateField* day : {from_, until_})
        if (!day->text().isEmpty() && !day->date().isValid()) return std::nullopt;
    ContentQuery query;
    query.from = startOf(*from_, 0);
    query.until = startOf(*until_, 1); // the day itself with it
    query.text = toUtf8(text_->text().trimmed());
    query.sender = toUtf8(sender_->text().trimmed());
    query.receiver = toUtf8(receiver_->text().trimmed());
    query.channel = toUtf8(channel_->text().trimmed());
    if (bot_->currentIndex() != AnyBot) query.bot = bot_->currentIndex() == OnlyBots;
    return query;
}

void TalkContentPane::search() {
    if (!services_.online() || consent_->state() != ConsentDesk::State::Given) return;
    const std::optional<ContentQuery> query = wanted();
    if (!query)
        return banner_->announce(Banner::Kind::Warning,
                                 tr("A day cannot be read. Write it as YYYY-MM-DD or choose it from the calendar."));
    if (query->from && query->until && *query->until <= *query->from)
        return banner_->announce(Banner::Kind::Warning, tr("The period ends before it begins. Correct the days."));
    banner_->dismiss();
    model_->search(*query);
    refreshResult();
}

void TalkContentPane::clear() {
    for (QLineEdit* line : {text_, sender_, receiver_, channel_, from_->line(), until_->line()})
        line->clear();
    bot_->setCurrentIndex(AnyBot);
    banner_->dismiss();
    model_->clear();
    refreshResult();
    text_->setFocus(Qt::OtherFocusReason);
}

void TalkContentPane::rowChosen() {
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    detail_->present(rows.isEmpty() ? std::nullopt : std::optional(model_->at(rows.front().row())));
}

// The text has what the other columns leave, and never too little to read.
void TalkContentPane::fitContent() {
    int others = 0;
    for (int column = 0; column < MessageContentModel::ColumnCount; ++column)
        if (column != MessageContentModel::TextColumn) others += table_->columnWidth(column);
    table_->setColumnWidth(MessageContentModel::TextColumn,
                           std::max(kLeastContent, table_->viewport()->width() - others));
}

void TalkContentPane::focusFilter() {
    text_->setFocus(Qt::ShortcutFocusReason);
    text_->selectAll();
}

void TalkContentPane::showResource(const QString& sender) {
    if (!sender.isEmpty()) sender_->setText(sender);
}

void TalkContentPane::linkChanged() {
    if (isVisible()) consent_->ask();
    refresh();
}

// --- the file -------------------------------------------------------------------------------------------------------

// What was searched is what is exported, whatever stands in the fields meanwhile.
void TalkContentPane::offerExport() {
    auto* request = qobject_cast<commands::RequestLogExport*>(services_.registry.find(QStringLiteral("logs.export")));
    if (!request) return;
    request->offer(this, [this]() -> std::optional<commands::RequestLogExport::Wanted> {
        if (!isVisible() || !hasList()) return std::nullopt;
        const ContentQuery& query = *model_->query();
        return commands::RequestLogExport::Wanted{
            {}, commands::contentQueryText(query, commands::logZone(services_.identity())), query};
    });
    disconnect(request, &commands::RequestLogExport::requested, this, nullptr);
    connect(request, &commands::RequestLogExport::requested, this, [this] {
        if (!isVisible()) return;
        banner_->announce(Banner::Kind::Success, tr("The file is being made."), tr("Open the log download"),
                          [this] { Q_EMIT openWanted(commands::fromUtf8(commands::kLogDownloadMenu), QString()); });
    });
    services_.registry.contextChanged();
}

bool TalkContentPane::hasList() const {
    return services_.online() && model_->query() && stack_->currentWidget() == work_ && model_->rowCount() > 0;
}

void TalkContentPane::exportShown(const TellExport&) {
    const commands::Applicability verdict = services_.registry.trigger(QStringLiteral("logs.export"));
    if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void TalkContentPane::refreshExport() {
    const bool changed = export_->isEnabled() != hasList();
    export_->setEnabled(hasList());
    if (changed) services_.registry.contextChanged();
    export_->setToolTip(!services_.online() ? monitoring::needsConnectionText()
                        : hasList()         ? tr("The service makes a file of all messages that match.")
                                            : tr("Search first: what was found is what is exported."));
}

// --- what is shown --------------------------------------------------------------------------------------------------

void TalkContentPane::refresh() {
    using Look = StatePage::Look;
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(kContentMenu, services_.clock.now());
    const bool online = services_.online() && identity;
    const ConsentDesk::State consent = consent_->state();
    gate_->setOnline(online);
    purpose_->say(consent == ConsentDesk::State::Given ? monitoring::consentLine(consent_->consent()) : QString());
    QWidget* shown = state_;
    if (forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (!online && model_->rowCount() == 0)
        state_->present(Look::Offline, tr("Talk content is kept by the service"),
                        tr("It can be searched as soon as there is a connection."));
    else if (consent == ConsentDesk::State::Needed)
        shown = gatePage_;
    else if (consent == ConsentDesk::State::Given)
        shown = work_;
    else if (consent_->error())
        state_->present(Look::Failed, tr("It could not be found out whether you may read talk content"),
                        commands::errorText(*consent_->error()), tr("Try again"), [this] { consent_->ask(); });
    else
        state_->present(Look::Loading, tr("Asking the service…"));
    stack_->setCurrentWidget(shown);
    refreshResult();
}

void TalkContentPane::refreshResult() {
    using Look = StatePage::Look;
    const std::optional<Error>& error = model_->error();
    if (error && error->code == "CONSENT_REQUIRED" && consent_->state() == ConsentDesk::State::Given)
        return consent_->needed();
    const bool rows = model_->rowCount() > 0;
    const bool asking = model_->asking() || model_->goingOn();
    if (rows) {
        if (error) banner_->tell(*error);
    } else if (error) {
        resultState_->present(Look::Failed, tr("The content could not be searched"), commands::errorText(*error),
                              tr("Try again"), [this] { search(); });
    } else if (!model_->query()) {
        resultState_->present(Look::Empty, tr("Nothing is searched yet"),
                              tr("Give the conditions above and search. Each search is recorded with your name."));
    } else if (asking) {
        resultState_->present(Look::Loading, tr("Searching…"));
    } else if (model_->more()) {
        resultState_->present(Look::NoMatch, tr("No message matches so far"),
                              tr("The search has not come to the end of the period yet."), tr("Search on"),
                              [this] { model_->goOn(); });
    } else {
        resultState_->present(Look::NoMatch, tr("No message matches"), tr("Change the conditions and search again."));
    }
    result_->setCurrentWidget(rows ? static_cast<QWidget*>(body_) : resultState_);
    if (rows) fitContent();
    const std::optional<Instant>& to = model_->searchedTo();
    count_->setText(rows ? tr("%n message(s) so far", nullptr, model_->rowCount()) : QString());
    if (rows && !model_->more() && !asking) count_->setText(tr("%n message(s)", nullptr, model_->rowCount()));
    searchedTo_->setText(model_->more() && to ? tr("Searched back to %1.").arg(commands::timeText(*to)) : QString());
    goOn_->setVisible(model_->more());
    goOn_->setEnabled(services_.online());
    busy_->setVisible(asking);
    const bool may = services_.online() && !asking;
    go_->setEnabled(may);
    go_->setToolTip(!services_.online() ? monitoring::needsConnectionText()
                    : asking            ? tr("The search is running.")
                                        : QString());
    refreshExport();
}

void TalkContentPane::retranslate() {
    heading_->setText(title());
    labels_[FromLabel]->setText(tr("First day"));
    labels_[UntilLabel]->setText(tr("Last day"));
    labels_[TextLabel]->setText(tr("Content"));
    labels_[SenderLabel]->setText(tr("Sender"));
    labels_[ReceiverLabel]->setText(tr("Receiver"));
    labels_[ChannelLabel]->setText(tr("Talk room or channel ID"));
    labels_[BotLabel]->setText(tr("Bots"));
    text_->setPlaceholderText(tr("Words, all of them"));
    for (QLineEdit* line : {sender_, receiver_})
        line->setPlaceholderText(tr("Name or address"));
    const std::pair<QWidget*, ContentLabel> named[] = {
        {text_, TextLabel}, {sender_, SenderLabel},     {receiver_, ReceiverLabel},  {channel_, ChannelLabel},
        {bot_, BotLabel},   {from_->line(), FromLabel}, {until_->line(), UntilLabel}};
    for (const auto& [field, label] : named)
        field->setAccessibleName(labels_[label]->text());
    bot_->setItemText(AnyBot, tr("With bots"));
    bot_->setItemText(OnlyBots, tr("Only bots"));
    bot_->setItemText(NoBots, tr("Without bots"));
    go_->setText(tr("Search"));
    go_->setIcon(icon(QStringLiteral("edit-find")));
    clear_->setText(tr("Clear"));
    clear_->setIcon(icon(QStringLiteral("edit-clear")));
    goOn_->setText(tr("Search on"));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    table_->setAccessibleName(tr("Messages"));
    model_->languageChanged();
    for (const auto& [column, sample] : monitoring::contentSamples())
        table_->setColumnWidth(column, columnWidthFor(table_, column, sample));
    refresh();
}

void TalkContentPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerExport();
    consent_->ask();
    refresh();
}

bool TalkContentPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_->viewport() && event->type() == QEvent::Resize) fitContent();
    return Pane::eventFilter(watched, event);
}

void TalkContentPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_talk_content_pane.cpp"

#include "ui/panes/explain/explain_pane.h"

#include "models/commands/words.h"
#include "ui/panes/explain/answer_view.h"
#include "ui/panes/explain/people_page.h"
#include "ui/panes/explain/question_form.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

using ExplainKind = commands::ExplainQuestion::Kind;
constexpr ExplainKind kExplainTabs[] = {ExplainKind::Right, ExplainKind::Use, ExplainKind::Holders, ExplainKind::Reach};

QToolButton* explainTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ExplainPane::ExplainPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), heading_(new QLabel(this)), copy_(explainTool("explain.copy", this)),
      export_(explainTool("explain.export", this)), again_(explainTool("explain.again", this)),
      tabs_(new QTabBar(this)), form_(new explain::QuestionForm(services_, this)), banner_(new Banner(this)),
      stack_(new QStackedWidget(this)), state_(new StatePage(stack_)),
      answer_(new explain::AnswerView(services_, stack_)), people_(new explain::PeoplePage(services_, stack_)) {
    setObjectName(QStringLiteral("explain.pane"));
    build();
    connectParts();
    retranslate();
}

ExplainPane::~ExplainPane() = default;

QString ExplainPane::title() const {
    return commands::menuText(*menuItem(commands::kExplainMenu));
}

void ExplainPane::build() {
    setTextSize(heading_, TextSize::Page);
    banner_->setObjectName(QStringLiteral("explain.banner"));
    state_->setObjectName(QStringLiteral("explain.state"));
    state_->setIconName(QStringLiteral("help-contextual"));
    tabs_->setObjectName(QStringLiteral("explain.tabs"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (std::size_t i = 0; i < std::size(kExplainTabs); ++i)
        tabs_->addTab(QString());
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addStretch(1);
    for (QToolButton* tool : {copy_, export_, again_})
        head->addWidget(tool);
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::kNormal, 0, space::kNormal, 0);
    tabRow->addWidget(tabs_);
    tabRow->addStretch(1);
    for (QWidget* page :
         {static_cast<QWidget*>(state_), static_cast<QWidget*>(answer_), static_cast<QWidget*>(people_)})
        stack_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(new Rule(this));
    column->addWidget(form_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

void ExplainPane::connectParts() {
    connect(tabs_, &QTabBar::currentChanged, this, &ExplainPane::tabChosen);
    connect(form_, &explain::QuestionForm::asked, this, &ExplainPane::ask);
    connect(form_, &explain::QuestionForm::changed, this, [this] { // an answer stands under its own question only
        if (asked_ && *asked_ == form_->question()) return;
        call_.cancel();
        people_->stop();
        asked_.reset();
        refresh();
    });
    connect(again_, &QToolButton::clicked, this, &ExplainPane::ask);
    connect(copy_, &QToolButton::clicked, this, &ExplainPane::copyData);
    connect(export_, &QToolButton::clicked, this, [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
    connect(answer_, &explain::AnswerView::openWanted, this, &ExplainPane::openWanted);
    connect(answer_, &explain::AnswerView::holdersWanted, this, [this] {
        if (!asked_) return;
        Question others = *asked_;
        others.kind = ExplainKind::Holders;
        others.user = {};
        put(others);
    });
    connect(people_, &explain::PeoplePage::openWanted, this, &ExplainPane::openWanted);
    connect(people_, &explain::PeoplePage::askWanted, this, &ExplainPane::put);
    connect(people_, &explain::PeoplePage::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(people_, &explain::PeoplePage::changed, this, &ExplainPane::refresh);
}

bool ExplainPane::people() const {
    return asked_ && (asked_->kind == ExplainKind::Holders || asked_->kind == ExplainKind::Reach);
}

// --- asking ---------------------------------------------------------------------------------------------------------

void ExplainPane::showResource(const QString& question) {
    if (const auto wanted = commands::explainQuestion(question)) put(*wanted);
}

void ExplainPane::put(const Question& question) {
    form_->setQuestion(question);
    {
        const QSignalBlocker blocker(tabs_);
        for (std::size_t i = 0; i < std::size(kExplainTabs); ++i)
            if (kExplainTabs[i] == question.kind) tabs_->setCurrentIndex(static_cast<int>(i));
    }
    ask();
    if (isVisible()) form_->focusFirst(Qt::OtherFocusReason);
}

void ExplainPane::tabChosen() {
    form_->setKind(kExplainTabs[static_cast<std::size_t>(tabs_->currentIndex())]);
    call_.cancel();
    people_->stop();
    asked_.reset();
    refresh();
}

// That somebody may ask about himself only is a right like any other.
void ExplainPane::putWhyNotOthers() {
    Question question = commands::menuQuestion(menuKey());
    question.access = Access::Operate;
    put(question);
}

QString ExplainPane::whyNotAsk(const Question& question) const {
    const ports::Identity* identity = services_.identity();
    const bool others = question.kind == ExplainKind::Holders || (identity && question.user != identity->user);
    return others ? form_->whyNotOthers() : QString();
}

void ExplainPane::ask() {
    if (!form_->missing().isEmpty()) return;
    const Question question = form_->question();
    call_.cancel();
    people_->stop();
    banner_->dismiss();
    asked_ = question;
    error_.reset();
    answered_ = false;
    const bool may = whyNotAsk(question).isEmpty() && services_.online() && services_.identity();
    if (may && people())
        people_->ask(question);
    else if (may && question.kind == ExplainKind::Right)
        askRight(question);
    else if (may)
        askUse(question);
    refresh();
}

void ExplainPane::askRight(const Question& question) {
    call_ = services_.gateway.explanations().right({question.user, question.menu, question.access, question.object},
                                                   services_.gui, [this](Result<RightAnswer> answer) {
                                                       if (!answer) return failed(answer.error());
                                                       answered_ = true;
                                                       answer_->present(*answer);
                                                       refresh();
                                                   });
}

void ExplainPane::askUse(const Question& question) {
    call_ = services_.gateway.explanations().use(
        {question.user, question.service, question.client, question.ip, question.country}, services_.gui,
        [this](Result<UseAnswer> answer) {
            if (!answer) return failed(answer.error());
            answered_ = true;
            answer_->present(*answer);
            refresh();
        });
}

void ExplainPane::failed(const Error& error) {
    error_ = error;
    refresh();
}

void ExplainPane::linkChanged() {
    form_->refresh();
    people_->linkChanged();
    if (services_.online() && isVisible() && asked_ && !answered_ && !people()) return ask();
    refresh();
}

void ExplainPane::focusFilter() {
    form_->focusFirst(Qt::ShortcutFocusReason);
}

// --- looks ----------------------------------------------------------------------------------------------------------

void ExplainPane::refresh() {
    const bool list = people() && whyNotAsk(*asked_).isEmpty();
    QWidget* shown = list                  ? static_cast<QWidget*>(people_)
                     : asked_ && answered_ ? static_cast<QWidget*>(answer_)
                                           : state_;
    if (shown == state_) presentState();
    if (stack_->currentWidget() != shown) stack_->setCurrentWidget(shown);
    copy_->setVisible(!list);
    export_->setVisible(list);
    copy_->setEnabled(shown == answer_);
    copy_->setToolTip(shown == answer_ ? tr("Copies question and answer, as JSON, for a ticket or a record")
                                       : tr("There is no answer yet."));
    export_->setEnabled(hasList());
    export_->setToolTip(hasList() ? tr("Write this list to a file (Excel or CSV)")
                                  : tr("There is nothing to write yet."));
    again_->setEnabled(asked_.has_value());
    again_->setToolTip(asked_ ? tr("Asks the service again") : tr("Nothing has been asked yet."));
}

void ExplainPane::presentState() {
    using Look = StatePage::Look;
    const bool online = services_.online() && services_.identity();
    const QString whyNot = asked_ ? whyNotAsk(*asked_) : QString();
    const QString offline = tr("Reasons are known to the service only"),
                  offlineAdvice = tr("They can be asked for as soon as there is a connection.");
    if (!online) return state_->present(Look::Offline, offline, offlineAdvice);
    if (!asked_) {
        const int tab = tabs_->currentIndex();
        const ExplainKind kind = kExplainTabs[static_cast<std::size_t>(tab)];
        if (kind == ExplainKind::Holders && !form_->whyNotOthers().isEmpty())
            return state_->present(Look::Forbidden, tr("You may not ask who else can do something"),
                                   form_->whyNotOthers(), tr("Why?"), [this] { putWhyNotOthers(); });
        return state_->present(Look::Empty, tr("Put a question together above, and ask"),
                               kind == ExplainKind::Right
                                   ? tr("The answer says in one sentence whether it is allowed, and why, link by link.")
                               : kind == ExplainKind::Use
                                   ? tr("The answer says which setting decides: account, network, user type, template.")
                               : kind == ExplainKind::Holders
                                   ? tr("The answer lists everybody who can do it, each with the role that gives it.")
                                   : tr("The answer lists the administrators whose scope holds the member."));
    }
    if (!whyNot.isEmpty())
        return state_->present(Look::Forbidden, tr("You may not ask about others"), whyNot, tr("Why?"),
                               [this] { putWhyNotOthers(); });
    if (!error_) return state_->present(Look::Loading, tr("Asking the service…"));
    const auto why = commands::whyQuestion(*error_);
    state_->present(error_->kind == ErrorKind::Forbidden ? Look::Forbidden : Look::Failed,
                    tr("The service could not answer"), commands::errorText(*error_),
                    why ? tr("Why?") : tr("Try again"), [this, why] { why ? put(*why) : ask(); });
}

void ExplainPane::copyData() {
    const QString told = answer_->data();
    if (told.isEmpty()) return;
    QGuiApplication::clipboard()->setText(told);
    banner_->announce(Banner::Kind::Information, tr("The answer was copied as data."));
}

bool ExplainPane::hasList() const {
    return people() && people_->hasRows() && services_.online();
}

void ExplainPane::exportShown(const TellExport& tell) {
    if (!hasList()) return;
    exportList(exportServices(services_),
               people_->listForFile(tabs_->tabText(tabs_->currentIndex()).remove(QLatin1Char('?'))), this, tell);
}

void ExplainPane::retranslate() {
    heading_->setText(title());
    const QString names[] = {tr("May an administrator do this?"), tr("May a member use this?"), tr("Who can do this?"),
                             tr("Who reaches a member?")};
    for (std::size_t i = 0; i < std::size(kExplainTabs); ++i)
        tabs_->setTabText(static_cast<int>(i), names[i]);
    tabs_->setAccessibleName(tr("Questions"));
    copy_->setText(tr("Copy as data"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    export_->setText(tr("Export"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    again_->setText(tr("Ask again"));
    again_->setIcon(icon(QStringLiteral("view-refresh")));
    refresh();
}

void ExplainPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    form_->refresh();
    refresh();
}

void ExplainPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_explain_pane.cpp"

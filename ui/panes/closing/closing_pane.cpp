#include "ui/panes/closing/closing_pane.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {

constexpr int kReadable = 640; // no line of words is longer
constexpr int kNoteLines = 4;

QPushButton* closingButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

QString reasonText(std::string_view reason) {
    if (reason == "notNeeded") return ClosingPane::tr("It is not needed any more");
    if (reason == "otherService") return ClosingPane::tr("Another service is used");
    if (reason == "cost") return ClosingPane::tr("Cost");
    if (reason == "reorganization") return ClosingPane::tr("Merger, closure or reorganization");
    return ClosingPane::tr("Something else");
}

} // namespace

ClosingPane::ClosingPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), heading_(new QLabel(this)), banner_(new Banner(this)),
      stack_(new QStackedWidget(this)), state_(new StatePage(this)) {
    open_ = buildOpen(); // not before: what they make has its own first values until here
    closed_ = buildClosed();
    setObjectName(QStringLiteral("closing.pane"));
    setTextSize(heading_, TextSize::Page);
    for (QWidget* page : {static_cast<QWidget*>(state_), open_, closed_})
        stack_->addWidget(page);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->addWidget(heading_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    retranslate();
}

QWidget* ClosingPane::buildOpen() {
    auto* inner = new QWidget;
    inner->setMaximumWidth(kReadable);
    meaning_ = new WrappedLabel(inner);
    beforeTitle_ = new QLabel(inner);
    before_ = new WrappedLabel(inner);
    blocker_ = new WrappedLabel(inner);
    blocker_->setObjectName(QStringLiteral("closing.blocker"));
    members_ = closingButton("closing.members", inner);
    reasonTitle_ = new QLabel(inner);
    reason_ = new QComboBox(inner);
    reason_->setObjectName(QStringLiteral("closing.reason"));
    for (const std::string_view reason : kClosingReasons)
        reason_->addItem(QString(), commands::fromUtf8(reason));
    reason_->setCurrentIndex(-1);
    noteTitle_ = new QLabel(inner);
    note_ = new QPlainTextEdit(inner);
    note_->setObjectName(QStringLiteral("closing.note"));
    note_->setTabChangesFocus(true);
    note_->setFixedHeight(note_->fontMetrics().lineSpacing() * kNoteLines + space::kWide);
    why_ = new WrappedLabel(inner);
    why_->setObjectName(QStringLiteral("closing.why"));
    go_ = closingButton("closing.go", inner);
    go_->setProperty("danger", true);
    setTextSize(beforeTitle_, TextSize::Section);
    reasonTitle_->setBuddy(reason_);
    noteTitle_->setBuddy(note_);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kSmall);
    column->addWidget(meaning_);
    column->addSpacing(space::kNormal);
    column->addWidget(beforeTitle_);
    column->addWidget(before_);
    column->addWidget(blocker_);
    column->addWidget(members_, 0, Qt::AlignLeft);
    column->addSpacing(space::kNormal);
    column->addWidget(reasonTitle_);
    column->addWidget(reason_, 0, Qt::AlignLeft);
    column->addWidget(noteTitle_);
    column->addWidget(note_);
    column->addSpacing(space::kNormal);
    column->addWidget(go_, 0, Qt::AlignLeft);
    column->addWidget(why_);
    column->addStretch(1);
    connect(members_, &QPushButton::clicked, this,
            [this] { Q_EMIT openWanted(QStringLiteral("members.members"), QString()); });
    connect(reason_, &QComboBox::currentIndexChanged, this, [this] { update(); });
    connect(note_, &QPlainTextEdit::textChanged, this, [this] { update(); });
    connect(go_, &QPushButton::clicked, this, &ClosingPane::ask);
    auto* area = new ScrollPage(ScrollPage::Holds::Controls, this);
    area->setWidget(inner);
    return area;
}

QWidget* ClosingPane::buildClosed() {
    auto* page = new QWidget(this);
    closedSays_ = new WrappedLabel(page);
    closedSays_->setObjectName(QStringLiteral("closing.closed"));
    closedSays_->setMaximumWidth(kReadable);
    withdraw_ = closingButton("closing.withdraw", page);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kNormal);
    column->addWidget(closedSays_);
    column->addWidget(withdraw_, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(withdraw_, &QPushButton::clicked, this, &ClosingPane::withdraw);
    return page;
}

QString ClosingPane::title() const {
    return commands::menuText(*menuItem("basic.close"));
}

void ClosingPane::retranslate() {
    heading_->setText(title());
    meaning_->say(tr("Closing the tenant ends the contract. From then on the highest administrator alone can sign in, "
                     "and 7 days later all data is erased and cannot be brought back."));
    beforeTitle_->setText(tr("Before you close"));
    before_->say(QStringList{
        tr("• Tell whoever is responsible for security."), tr("• Choose what is to be kept, and export it early."),
        tr("• Decide what takes the place of this service, and tell and train the users."),
        tr("• Look through the accesses of other systems and take them away."),
        tr("• Delete all members but the highest administrator."), tr("• Bring the register of assets up to date.")}
                     .join(QLatin1Char('\n')));
    members_->setText(tr("Open the members"));
    reasonTitle_->setText(tr("Why the tenant is closed"));
    for (int i = 0; i < reason_->count(); ++i)
        reason_->setItemText(i, reasonText(kClosingReasons[static_cast<std::size_t>(i)]));
    reason_->setPlaceholderText(tr("Choose a reason"));
    noteTitle_->setText(
        tr("Note (optional, at most %L1 characters)").arg(static_cast<qulonglong>(kLongestClosingNote)));
    go_->setText(tr("Close the tenant…"));
    withdraw_->setText(tr("Take the closing back"));
    update();
}

void ClosingPane::load() {
    if (!services_.online()) {
        if (!known_)
            state_->present(StatePage::Look::Offline, tr("The service cannot be reached."),
                            tr("The state of the contract is shown as soon as the connection is back."));
        return update();
    }
    if (!known_) state_->present(StatePage::Look::Loading, tr("The service is being asked."));
    call_ = services_.gateway.company().closing(services_.gui, [this](Result<Closing> got) { took(std::move(got)); });
}

void ClosingPane::took(Result<Closing> closing) {
    if (!closing) {
        const bool forbidden = closing.error().kind == ErrorKind::Forbidden;
        state_->present(forbidden ? StatePage::Look::Forbidden : StatePage::Look::Failed,
                        commands::errorText(closing.error()), {}, forbidden ? QString() : tr("Try again"),
                        [this] { load(); });
        known_ = false;
        return update();
    }
    closing_ = std::move(*closing);
    known_ = true;
    update();
}

void ClosingPane::update() {
    stack_->setCurrentWidget(!known_ ? static_cast<QWidget*>(state_) : closing_.closed ? closed_ : open_);
    if (!known_) return;
    const bool online = services_.online();
    const QString offline = online ? QString() : tr("This needs a connection to the service.");
    withdraw_->setEnabled(online && !act_.running());
    withdraw_->setToolTip(offline);
    if (closing_.closed) {
        const auto shown = [](const std::optional<Instant>& at) { return at ? commands::timeText(*at) : QString(); };
        closedSays_->say(
            tr("%1 closed this tenant at %2. All of its data is erased at %3. Until then it can be taken "
               "back, and everything is as it was, but the sessions that ended.")
                .arg(commands::fromUtf8(closing_.closedBy), shown(closing_.closedAt), shown(closing_.eraseAt)));
        return;
    }
    qint64 others = 0;
    for (const ClosingBlocker& blocker : closing_.blockers)
        others += blocker.count;
    blocker_->say(others > 0 ? tr("%n other member(s) are still here. They must be deleted first.", nullptr,
                                  static_cast<int>(others))
                             : QString());
    members_->setVisible(others > 0);
    QStringList whys;
    if (!online) whys << offline;
    if (reason_->currentIndex() < 0) whys << tr("A reason must be chosen.");
    if (lengthOf(commands::toUtf8(note_->toPlainText())) > kLongestClosingNote) whys << tr("The note is too long.");
    QString why = whys.join(QLatin1Char(' '));
    why_->say(why); // what must go first stands above already
    if (others > 0) why = blocker_->text();
    go_->setEnabled(why.isEmpty() && !act_.running());
    go_->setToolTip(why);
}

void ClosingPane::ask() {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = title();
    const ports::Identity* me = services_.identity();
    plan.sentence =
        tr("%1 (%2) is closed now.")
            .arg(me ? commands::fromUtf8(me->tenantName) : QString(), commands::fromUtf8(closing_.workgroup));
    plan.effects = {tr("All other sessions and the apps of the API end at once."),
                    tr("In 7 days all data is erased for good."),
                    tr("Until then the highest administrator can take it back.")};
    plan.verb = tr("Close the tenant");
    plan.typedWord = commands::fromUtf8(closing_.workgroup);
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys, [this, typed = plan.typedWord](const QVariantMap&) { close(typed); }, this);
    dialog->open();
}

void ClosingPane::close(const QString& typed) {
    act_ = services_.gateway.company().close(
        commands::toUtf8(reason_->currentData().toString()), commands::toUtf8(note_->toPlainText()),
        commands::toUtf8(typed), services_.gui, [this](Result<Closing> outcome) {
            acted(std::move(outcome), tr("The tenant is closed. Nothing is erased for 7 days."));
        });
    update();
}

void ClosingPane::withdraw() {
    act_ = services_.gateway.company().withdrawClosing(services_.gui, [this](Result<Closing> outcome) {
        acted(std::move(outcome), tr("The closing was taken back."));
    });
    update();
}

void ClosingPane::acted(Result<Closing> outcome, const QString& sentence) {
    if (!outcome) {
        banner_->announce(commands::isNews(outcome.error()) ? Banner::Kind::Information : Banner::Kind::Error,
                          commands::errorText(outcome.error()));
        return load();
    }
    banner_->announce(Banner::Kind::Success, sentence);
    took(std::move(outcome));
}

void ClosingPane::linkChanged() {
    if (isVisible()) load();
    update();
}

void ClosingPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    load();
}

void ClosingPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_closing_pane.cpp"

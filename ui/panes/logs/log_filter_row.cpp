#include "ui/panes/logs/log_filter_row.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/domain/client_facts.h"
#include "models/policy/ip_range.h"
#include "ui/forms/date_field.h"
#include "ui/forms/pickers.h"
#include "ui/panes/logs/log_parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCollator>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::logs {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kLogTypingMillis = 350; // a search of a long log is work
constexpr int kActionLetters = 14;
constexpr const char* kResults[] = {"", "success", "denied", "failed"};
enum BotChoice { AnySender, OnlyBots, NoBots };

QComboBox* conditionBox(const char* name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    return box;
}

// An address or a network; what is typed as first and last is taken where it is a network.
Result<std::string> searchedAddress(const QString& typed) {
    const std::string text = toUtf8(typed.trimmed());
    if (text.empty()) return std::string();
    SEKISHO_TRY(range, policy::ipRangeOf(text));
    std::string canonical = policy::ipRangeText(range);
    if (canonical.find('-') == std::string::npos) return canonical;
    return Error(ErrorKind::BadInput, "ADDRESS_BAD").at("ip");
}

std::vector<std::string> actionsOf(std::string_view log) {
    std::vector<std::string> actions;
    for (const EventType& type : eventTypes())
        if (type.log == log) actions.emplace_back(type.action);
    for (const AuditAction& action : auditActions())
        if (logOfAction(action.key) == log) actions.emplace_back(action.key);
    return actions;
}

} // namespace

LogFilterRow::LogFilterRow(ports::Cache& cache, const Clock& clock, QWidget* parent)
    : QWidget(parent), cache_(cache), clock_(clock), zone_(QTimeZone::systemTimeZone()), search_(new SearchField(this)),
      period_(conditionBox("logs.period", this)), from_(new DateField(this)), until_(new DateField(this)),
      own_(new QWidget(this)), actor_(new QToolButton(this)), action_(conditionBox("logs.action", this)),
      result_(conditionBox("logs.result", this)), ip_(new QLineEdit(this)), bot_(conditionBox("logs.bot", this)),
      target_(new QToolButton(this)), clear_(new QToolButton(this)), why_(new WrappedLabel(this)),
      typing_(new QTimer(this)), first_(new QHBoxLayout), second_(new QHBoxLayout) {
    search_->setObjectName(QStringLiteral("logs.search"));
    search_->setMaxLength(100);
    from_->line()->setObjectName(QStringLiteral("logs.from"));
    until_->line()->setObjectName(QStringLiteral("logs.until"));
    ip_->setObjectName(QStringLiteral("logs.ip"));
    ip_->setClearButtonEnabled(true);
    ip_->setMaxLength(100);
    actor_->setObjectName(QStringLiteral("logs.actor"));
    target_->setObjectName(QStringLiteral("logs.target"));
    clear_->setObjectName(QStringLiteral("logs.clear"));
    clear_->setAutoRaise(true);
    why_->setObjectName(QStringLiteral("logs.fault"));
    for (QToolButton* button : {actor_, target_, clear_}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    for (QToolButton* token : {actor_, target_})
        token->setCheckable(true);
    for (int i = 0; i <= static_cast<int>(Period::All); ++i)
        period_->addItem(QString());
    for (const char* result : kResults)
        result_->addItem(QString(), QLatin1String(result));
    for (int i = AnySender; i <= NoBots; ++i)
        bot_->addItem(QString());
    action_->setMinimumContentsLength(kActionLetters);
    action_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    action_->setMaxVisibleItems(20);
    typing_->setSingleShot(true);
    typing_->setInterval(kLogTypingMillis);
    layOut();
    connectParts();
    bot_->hide(); // only messages have them
    show({});
    retranslate();
}

void LogFilterRow::layOut() {
    auto* days = new QHBoxLayout(own_);
    days->setContentsMargins(0, 0, 0, 0);
    days->setSpacing(space::kTight);
    auto* dash = new QLabel(QStringLiteral("–"), own_);
    for (QWidget* part : std::initializer_list<QWidget*>{from_, dash, until_})
        days->addWidget(part);
    first_->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{search_, period_, own_})
        first_->addWidget(part, part == search_ ? 1 : 0);
    second_->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{actor_, action_, result_, ip_, bot_, target_})
        second_->addWidget(part);
    second_->addStretch(1);
    second_->addWidget(clear_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addLayout(first_);
    column->addLayout(second_);
    column->addWidget(why_);
}

void LogFilterRow::addToFirstLine(QWidget* widget) {
    first_->addWidget(widget);
}

void LogFilterRow::addToSecondLine(QWidget* widget) {
    second_->insertWidget(second_->count() - 1, widget);
}

void LogFilterRow::connectParts() {
    connect(typing_, &QTimer::timeout, this, &LogFilterRow::changed);
    for (QLineEdit* line : std::initializer_list<QLineEdit*>{search_, ip_})
        connect(line, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    for (DateField* day : {from_, until_})
        connect(day, &DateField::edited, typing_, qOverload<>(&QTimer::start));
    connect(period_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (static_cast<Period>(index) == Period::Own && from_->text().isEmpty()) { // begins with what was seen
            const QDate today = QDateTime::fromMSecsSinceEpoch(toMillis(clock_.now()), zone_).date();
            from_->setText(today.addDays(-6).toString(Qt::ISODate));
            until_->setText(today.toString(Qt::ISODate));
        }
        Q_EMIT changed();
    });
    for (QComboBox* box : {action_, result_, bot_})
        connect(box, &QComboBox::currentIndexChanged, this, &LogFilterRow::changed);
    connect(actor_, &QToolButton::clicked, this, &LogFilterRow::pickActor);
    connect(target_, &QToolButton::clicked, this, [this] {
        kept_.rest.target.clear();
        kept_.targetName.clear();
        Q_EMIT changed();
    });
    connect(clear_, &QToolButton::clicked, this, &LogFilterRow::clear);
    connect(this, &LogFilterRow::changed, this, &LogFilterRow::judge);
}

void LogFilterRow::setLog(const std::string& log) {
    if (log == log_) return;
    log_ = log;
    bot_->setVisible(log_ == "message");
    fillActions();
}

void LogFilterRow::setUsualPeriod(Period period) {
    usual_ = period;
    LogConditions plain;
    plain.period = usual_;
    show(plain);
    judge();
}

QString LogFilterRow::fault() const {
    if (!searchedAddress(ip_->text()))
        return tr("“%1” is no IP address and no network. Write it like 203.0.113.7 or 203.0.113.0/24.")
            .arg(ip_->text().trimmed());
    if (static_cast<Period>(period_->currentIndex()) != Period::Own) return {};
    for (const DateField* day : {from_, until_})
        if (!day->text().isEmpty() && !day->date().isValid())
            return tr("“%1” is no date. Write it as YYYY-MM-DD.").arg(day->text());
    if (from_->date().isValid() && until_->date().isValid() && until_->date() < from_->date())
        return tr("The period ends before it begins.");
    return {};
}

LogConditions LogFilterRow::conditions() const {
    LogConditions now = kept_;
    now.period = static_cast<Period>(std::max(0, period_->currentIndex()));
    now.from = now.period == Period::Own ? from_->date() : QDate();
    now.until = now.period == Period::Own ? until_->date() : QDate();
    if (now.from.isValid() && now.until.isValid() && now.until < now.from) now.until = now.from;
    now.rest.text = toUtf8(search_->text().trimmed());
    now.rest.action = toUtf8(action_->currentData().toString());
    now.rest.result = toUtf8(result_->currentData().toString());
    now.rest.ip = searchedAddress(ip_->text()).value_or(std::string());
    now.rest.bot.reset();
    if (log_ == "message" && bot_->currentIndex() > 0) now.rest.bot = bot_->currentIndex() == OnlyBots;
    return now;
}

void LogFilterRow::show(const LogConditions& conditions) {
    const QSignalBlocker quiet[] = {QSignalBlocker(search_), QSignalBlocker(ip_),     QSignalBlocker(period_),
                                    QSignalBlocker(action_), QSignalBlocker(result_), QSignalBlocker(bot_),
                                    QSignalBlocker(from_),   QSignalBlocker(until_)};
    kept_ = conditions;
    const LogQuery& rest = conditions.rest;
    search_->setText(fromUtf8(rest.text));
    ip_->setText(fromUtf8(rest.ip));
    period_->setCurrentIndex(static_cast<int>(conditions.period));
    from_->setText(conditions.from.isValid() ? conditions.from.toString(Qt::ISODate) : QString());
    until_->setText(conditions.until.isValid() ? conditions.until.toString(Qt::ISODate) : QString());
    action_->setCurrentIndex(std::max(0, action_->findData(fromUtf8(rest.action))));
    result_->setCurrentIndex(std::max(0, result_->findData(fromUtf8(rest.result))));
    bot_->setCurrentIndex(!rest.bot ? AnySender : *rest.bot ? OnlyBots : NoBots);
    typing_->stop();
}

void LogFilterRow::setConditions(const LogConditions& conditions) {
    show(conditions);
    Q_EMIT changed();
}

bool LogFilterRow::isSet() const {
    return conditions().isSet(usual_);
}

void LogFilterRow::clear() {
    LogConditions plain;
    plain.period = usual_;
    plain.rest.oldestFirst = kept_.rest.oldestFirst;
    setConditions(plain);
}

void LogFilterRow::focusText() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void LogFilterRow::pickActor() {
    if (!kept_.rest.actor.empty()) {
        kept_.rest.actor.clear();
        kept_.actorName.clear();
        Q_EMIT changed();
        return;
    }
    actor_->setChecked(false);
    auto* picker = new MemberPicker(
        cache_, pickerWords(),
        [this](const UserId& id, const QString& name) {
            kept_.rest.actor = id.value;
            kept_.actorName = name;
            Q_EMIT changed();
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void LogFilterRow::judge() {
    own_->setVisible(static_cast<Period>(period_->currentIndex()) == Period::Own);
    const bool set = isSet() || !ip_->text().isEmpty();
    clear_->setEnabled(set);
    clear_->setToolTip(set ? QString() : tr("No condition is set."));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    why_->setPalette(ink);
    const QString wrong = fault();
    why_->say(wrong);
    ip_->setAccessibleDescription(wrong);
    const bool actor = !kept_.rest.actor.empty();
    actor_->setChecked(actor);
    actor_->setText(!actor                      ? tr("By a member…")
                    : kept_.actorName.isEmpty() ? fromUtf8(kept_.rest.actor)
                                                : tr("By %1").arg(kept_.actorName));
    actor_->setIcon(icon(actor ? QStringLiteral("window-close") : QStringLiteral("user")));
    actor_->setToolTip(actor ? tr("Shows what everybody did again.") : tr("Shows only what one member did."));
    const bool target = !kept_.rest.target.empty();
    target_->setVisible(target);
    target_->setChecked(target);
    target_->setText(tr("On %1", "what something was done to")
                         .arg(kept_.targetName.isEmpty() ? fromUtf8(kept_.rest.target) : kept_.targetName));
    target_->setIcon(icon(QStringLiteral("window-close")));
    target_->setToolTip(tr("Shows what was done to everything again."));
}

void LogFilterRow::fillActions() {
    const QSignalBlocker quiet(action_);
    const QString kept = action_->currentData().toString();
    std::vector<std::pair<QString, QString>> actions; // words, key
    for (const std::string& action : actionsOf(log_))
        actions.emplace_back(commands::logActionText(action), fromUtf8(action));
    QCollator collator(commands::locale());
    std::ranges::sort(actions, [&](const auto& a, const auto& b) { return collator.compare(a.first, b.first) < 0; });
    action_->clear();
    action_->addItem(tr("All actions"), QString());
    for (const auto& [words, key] : actions)
        action_->addItem(words, key);
    action_->setCurrentIndex(std::max(0, action_->findData(kept)));
    action_->setVisible(actions.size() > 1);
}

void LogFilterRow::retranslate() {
    search_->setPlaceholderText(tr("Words in names, subjects, IDs and details"));
    search_->setAccessibleName(tr("Search the logs"));
    const QSignalBlocker quiet[] = {QSignalBlocker(period_), QSignalBlocker(result_), QSignalBlocker(bot_)};
    const QString periods[] = {tr("Today"), tr("7 days"), tr("31 days"), tr("A period of one's own"),
                               tr("All that is kept")};
    for (int i = 0; i < period_->count(); ++i)
        period_->setItemText(i, periods[i]);
    period_->setAccessibleName(tr("Period"));
    for (int i = 0; i < result_->count(); ++i)
        result_->setItemText(i, i == 0 ? tr("All results") : commands::logResultText(kResults[i]));
    result_->setAccessibleName(tr("Result"));
    const QString bots[] = {tr("People and bots"), tr("Bots only"), tr("Without bots")};
    for (int i = 0; i < bot_->count(); ++i)
        bot_->setItemText(i, bots[i]);
    bot_->setAccessibleName(tr("Bots"));
    action_->setAccessibleName(tr("Action"));
    ip_->setPlaceholderText(tr("IP address or range"));
    ip_->setToolTip(tr("For example 203.0.113.7 or 203.0.113.0/24."));
    ip_->setAccessibleName(tr("IP address or range"));
    ip_->setFixedWidth(ip_->fontMetrics().horizontalAdvance(QStringLiteral("2001:db8:1234::/48")) + 40);
    from_->line()->setAccessibleName(tr("From, the whole day"));
    until_->line()->setAccessibleName(tr("Until, the whole day"));
    clear_->setText(tr("Clear the conditions"));
    clear_->setIcon(icon(QStringLiteral("edit-clear")));
    fillActions();
    judge();
}

void LogFilterRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::logs

#include "moc_log_filter_row.cpp"

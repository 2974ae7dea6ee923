#include "ui/panes/sessions/session_filter_row.h"

#include "models/commands/device_words.h"
#include "models/domain/country_names.h"
#include "models/policy/ip_range.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCollator>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::sessions {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kSessionTypingMillis = 250;
constexpr int kIdleMinutes[] = {0, 60, 8 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60};
constexpr ClientKind kClients[] = {ClientKind::Browser,       ClientKind::MobileApp, ClientKind::PcApp,
                                   ClientKind::DriveExplorer, ClientKind::Api,       ClientKind::Console};
constexpr int kCountryLetters = 14; // a box of countries is as wide as a usual name

QComboBox* sessionBox(const char* name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    return box;
}

} // namespace

SessionFilterRow::SessionFilterRow(const ports::Cache& cache, QWidget* parent)
    : QWidget(parent), cache_(cache), search_(new SearchField(this)), orgButton_(new QToolButton(this)),
      client_(sessionBox("sessions.client", this)), country_(sessionBox("sessions.country", this)),
      ip_(new QLineEdit(this)), idle_(sessionBox("sessions.idle", this)), clear_(new QToolButton(this)),
      why_(new WrappedLabel(this)), typing_(new QTimer(this)) {
    search_->setObjectName(QStringLiteral("sessions.search"));
    ip_->setObjectName(QStringLiteral("sessions.ip"));
    ip_->setClearButtonEnabled(true);
    ip_->setMaxLength(100);
    why_->setObjectName(QStringLiteral("sessions.fault"));
    orgButton_->setObjectName(QStringLiteral("sessions.orgUnit"));
    orgButton_->setCheckable(true);
    clear_->setObjectName(QStringLiteral("sessions.clear"));
    clear_->setAutoRaise(true);
    for (QToolButton* button : {orgButton_, clear_}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    client_->addItem(QString());
    for (const ClientKind kind : kClients)
        client_->addItem(QString(), static_cast<int>(kind));
    for (const int minutes : kIdleMinutes)
        idle_->addItem(QString(), minutes);
    country_->setMinimumContentsLength(kCountryLetters);
    country_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    typing_->setSingleShot(true);
    typing_->setInterval(kSessionTypingMillis);
    auto* first = new QHBoxLayout;
    first->setSpacing(space::kSmall);
    first->addWidget(search_, 1);
    first->addWidget(orgButton_);
    auto* second = new QHBoxLayout;
    second->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{client_, country_, ip_, idle_})
        second->addWidget(part);
    second->addStretch(1);
    second->addWidget(clear_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(why_);
    connectParts();
    retranslate();
}

void SessionFilterRow::connectParts() {
    connect(typing_, &QTimer::timeout, this, &SessionFilterRow::changed);
    for (QLineEdit* line : std::initializer_list<QLineEdit*>{search_, ip_})
        connect(line, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    for (QComboBox* box : {client_, country_, idle_})
        connect(box, &QComboBox::currentIndexChanged, this, &SessionFilterRow::changed);
    connect(orgButton_, &QToolButton::clicked, this, &SessionFilterRow::chooseOrgUnit);
    connect(clear_, &QToolButton::clicked, this, &SessionFilterRow::clear);
    connect(this, &SessionFilterRow::changed, this, &SessionFilterRow::judge);
}

QString SessionFilterRow::fault() const {
    const std::string text = toUtf8(ip_->text().trimmed());
    if (text.empty()) return {};
    const auto range = policy::ipRangeOf(text);
    return range ? QString() : commands::errorText(range.error());
}

ports::SessionFilter SessionFilterRow::filter() const {
    ports::SessionFilter filter;
    filter.text = toUtf8(search_->text().trimmed());
    if (client_->currentIndex() > 0) filter.kinds = {static_cast<ClientKind>(client_->currentData().toInt())};
    filter.country = toUtf8(country_->currentData().toString());
    if (fault().isEmpty()) filter.ip = toUtf8(ip_->text().trimmed());
    filter.idleMinutesAtLeast = idle_->currentData().toInt();
    filter.orgUnit = orgUnit_;
    return filter;
}

QStringList SessionFilterRow::conditions() const {
    const ports::SessionFilter now = filter();
    QStringList words;
    if (!now.text.empty()) words << tr("“%1”").arg(fromUtf8(now.text));
    if (!now.orgUnit.empty()) words << orgUnitName();
    if (!now.kinds.empty()) words << client_->currentText();
    if (!now.country.empty()) words << country_->currentText();
    if (!now.ip.empty()) words << fromUtf8(now.ip);
    if (now.idleMinutesAtLeast > 0) words << idle_->currentText();
    return words;
}

bool SessionFilterRow::isSet() const {
    return filter() != ports::SessionFilter();
}

void SessionFilterRow::clear() {
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(search_), QSignalBlocker(ip_), QSignalBlocker(client_),
                                        QSignalBlocker(country_), QSignalBlocker(idle_)};
        search_->clear();
        ip_->clear();
        for (QComboBox* box : {client_, country_, idle_})
            box->setCurrentIndex(0);
    }
    orgUnit_ = {};
    typing_->stop();
    Q_EMIT changed();
}

void SessionFilterRow::focusText() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void SessionFilterRow::setText(const QString& text) {
    search_->setText(text);
}

QString SessionFilterRow::orgUnitName() const {
    const auto unit = cache_.orgUnit(orgUnit_);
    return unit ? fromUtf8(unit->name) : fromUtf8(orgUnit_.value);
}

void SessionFilterRow::chooseOrgUnit() {
    if (!orgUnit_.empty()) {
        orgUnit_ = {};
        Q_EMIT changed();
        return;
    }
    orgButton_->setChecked(false);
    auto* picker = new OrgPicker(
        cache_, {},
        [this](const OrgUnitId& id) {
            orgUnit_ = id;
            Q_EMIT changed();
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void SessionFilterRow::judge() {
    const bool set = isSet() || !ip_->text().isEmpty();
    clear_->setEnabled(set);
    clear_->setToolTip(set ? QString() : tr("No filter is set."));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    why_->setPalette(ink);
    why_->say(fault());
    ip_->setAccessibleDescription(fault());
    orgButton_->setChecked(!orgUnit_.empty());
    orgButton_->setText(orgUnit_.empty() ? tr("Of an organization…") : orgUnitName());
    orgButton_->setToolTip(orgUnit_.empty() ? tr("Shows only members of an organization and those below it.")
                                            : tr("Shows the sessions of all organizations again."));
}

void SessionFilterRow::fillCountries() {
    countriesStale_ = false;
    const QSignalBlocker quiet(country_);
    const QString kept = country_->currentData().toString();
    std::vector<std::pair<QString, QString>> countries; // name, code
    for (const std::string& code : countryCodes())
        countries.emplace_back(commands::countryText(code), fromUtf8(code));
    QCollator collator(commands::locale());
    std::ranges::sort(countries, [&](const auto& a, const auto& b) { return collator.compare(a.first, b.first) < 0; });
    country_->clear();
    country_->addItem(tr("All countries"), QString());
    for (const auto& [name, code] : countries)
        country_->addItem(name, code);
    country_->setCurrentIndex(std::max(0, country_->findData(kept)));
}

void SessionFilterRow::retranslate() {
    search_->setPlaceholderText(tr("Filter by member, device or address"));
    search_->setAccessibleName(tr("Filter sessions"));
    const QSignalBlocker quiet[] = {QSignalBlocker(client_), QSignalBlocker(idle_)};
    client_->setItemText(0, tr("All clients"));
    for (int i = 1; i < client_->count(); ++i)
        client_->setItemText(i, commands::clientKindText(static_cast<ClientKind>(client_->itemData(i).toInt())));
    client_->setAccessibleName(tr("Client"));
    const QString idle[] = {tr("Used or not"),         tr("Unused for 1 hour"), tr("Unused for 8 hours"),
                            tr("Unused for 24 hours"), tr("Unused for 7 days"), tr("Unused for 30 days")};
    for (int i = 0; i < idle_->count(); ++i)
        idle_->setItemText(i, idle[i]);
    idle_->setAccessibleName(tr("Unused since"));
    country_->setAccessibleName(tr("Country"));
    ip_->setPlaceholderText(tr("IP address or range"));
    ip_->setToolTip(tr("For example 203.0.113.7 or 203.0.113.0/24."));
    ip_->setAccessibleName(tr("IP address or range"));
    ip_->setFixedWidth(ip_->fontMetrics().horizontalAdvance(QStringLiteral("2001:db8:1234:5678::/64")) + 40);
    orgButton_->setIcon(icon(QStringLiteral("view-list-tree")));
    clear_->setText(tr("Clear the filter"));
    clear_->setIcon(icon(QStringLiteral("edit-clear")));
    if (isVisible())
        fillCountries();
    else
        countriesStale_ = true;
    judge();
}

void SessionFilterRow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (countriesStale_) fillCountries();
}

void SessionFilterRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::sessions

#include "moc_session_filter_row.cpp"

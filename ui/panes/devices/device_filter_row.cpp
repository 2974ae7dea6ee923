#include "ui/panes/devices/device_filter_row.h"

#include "models/commands/device_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace sekisho::ui::devices {

using commands::toUtf8;

namespace {

constexpr int kTypingMillis = 250;
constexpr int kSeenDays[] = {0, 30, 182, 365};
constexpr const char* kAppKeys[] = {"", "works", "talk", "drive"};
enum BlockedChoice { AnyBlocked, OnlyBlocked, NotBlocked };

std::vector<std::string> systemsOf(ClientKind kind) {
    if (kind == ClientKind::MobileApp) return {"iOS", "Android"};
    return {"Windows", "macOS"};
}

QComboBox* filterBox(const char* name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QLineEdit* versionLine(const char* name, QWidget* parent) {
    auto* line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    line->setClearButtonEnabled(true);
    line->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9.]{0,23}")), line));
    return line;
}

} // namespace

DeviceFilterRow::DeviceFilterRow(QWidget* parent)
    : QWidget(parent), search_(new SearchField(this)), seen_(filterBox("devices.seen", this)),
      state_(filterBox("devices.blocked", this)), update_(new QCheckBox(this)), os_(filterBox("devices.os", this)),
      osVersion_(versionLine("devices.osVersion", this)), app_(filterBox("devices.app", this)),
      appVersion_(versionLine("devices.appVersion", this)), clear_(new QToolButton(this)), typing_(new QTimer(this)) {
    search_->setObjectName(QStringLiteral("devices.search"));
    update_->setObjectName(QStringLiteral("devices.update"));
    clear_->setObjectName(QStringLiteral("devices.clear"));
    clear_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    clear_->setFocusPolicy(Qt::StrongFocus);
    clear_->setAutoRaise(true);
    for (int i = 0; i < 4; ++i)
        seen_->addItem(QString());
    for (int i = 0; i < 3; ++i)
        state_->addItem(QString());
    for (const char* key : kAppKeys)
        app_->addItem(QString(), QLatin1String(key));
    typing_->setSingleShot(true);
    typing_->setInterval(kTypingMillis);
    auto* first = new QHBoxLayout;
    first->setSpacing(space::kSmall);
    first->addWidget(search_, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{seen_, state_, update_})
        first->addWidget(part);
    auto* second = new QHBoxLayout;
    second->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{os_, osVersion_, app_, appVersion_})
        second->addWidget(part);
    second->addStretch(1);
    second->addWidget(clear_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addLayout(first);
    column->addLayout(second);
    connectParts();
    retranslate();
}

void DeviceFilterRow::connectParts() {
    connect(typing_, &QTimer::timeout, this, &DeviceFilterRow::changed);
    for (QLineEdit* line : std::initializer_list<QLineEdit*>{search_, osVersion_, appVersion_})
        connect(line, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    for (QComboBox* box : {seen_, state_, os_, app_})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            judge();
            Q_EMIT changed();
        });
    connect(update_, &QCheckBox::toggled, this, &DeviceFilterRow::changed);
    connect(clear_, &QToolButton::clicked, this, &DeviceFilterRow::clear);
    connect(this, &DeviceFilterRow::changed, this, &DeviceFilterRow::judge);
}

void DeviceFilterRow::setKind(ClientKind kind) {
    kind_ = kind;
    fillSystems();
}

void DeviceFilterRow::fillSystems() {
    const QSignalBlocker quiet(os_);
    const QString kept = os_->currentData().toString();
    os_->clear();
    os_->addItem(tr("All systems"), QString());
    for (const std::string& os : systemsOf(kind_))
        os_->addItem(commands::fromUtf8(os), commands::fromUtf8(os));
    os_->setCurrentIndex(std::max(0, os_->findData(kept)));
    judge();
}

void DeviceFilterRow::judge() {
    const auto dependent = [](QLineEdit* line, bool on, const QString& need) {
        line->setEnabled(on);
        line->setToolTip(on ? tr("This version and older ones, for example 4.1.2.") : need);
    };
    dependent(osVersion_, os_->currentIndex() > 0, tr("Choose a system first."));
    dependent(appVersion_, app_->currentIndex() > 0, tr("Choose an app first."));
    clear_->setEnabled(isSet());
    clear_->setToolTip(isSet() ? QString() : tr("No filter is set."));
}

DeviceFilter DeviceFilterRow::filter() const {
    DeviceFilter filter;
    filter.text = toUtf8(search_->text().trimmed());
    filter.os = toUtf8(os_->currentData().toString());
    if (!filter.os.empty()) filter.osVersionAtMost = toUtf8(osVersion_->text());
    filter.app = toUtf8(app_->currentData().toString());
    if (!filter.app.empty()) filter.appVersionAtMost = toUtf8(appVersion_->text());
    filter.seenWithinDays = kSeenDays[std::max(0, seen_->currentIndex())];
    if (state_->currentIndex() != AnyBlocked) filter.blocked = state_->currentIndex() == OnlyBlocked;
    if (update_->isChecked()) filter.updateNeeded = true;
    return filter;
}

bool DeviceFilterRow::isSet() const {
    return filter() != DeviceFilter();
}

void DeviceFilterRow::clear() {
    {
        const QSignalBlocker texts[] = {QSignalBlocker(search_), QSignalBlocker(osVersion_),
                                        QSignalBlocker(appVersion_)};
        const QSignalBlocker boxes[] = {QSignalBlocker(seen_), QSignalBlocker(state_), QSignalBlocker(os_),
                                        QSignalBlocker(app_), QSignalBlocker(update_)};
        for (QLineEdit* line : std::initializer_list<QLineEdit*>{search_, osVersion_, appVersion_})
            line->clear();
        for (QComboBox* box : {seen_, state_, os_, app_})
            box->setCurrentIndex(0);
        update_->setChecked(false);
    }
    typing_->stop();
    Q_EMIT changed();
}

void DeviceFilterRow::focusText() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void DeviceFilterRow::setText(const QString& text) {
    search_->setText(text);
}

void DeviceFilterRow::retranslate() {
    search_->setPlaceholderText(tr("Filter by member, device or model"));
    search_->setAccessibleName(tr("Filter devices"));
    const QSignalBlocker quiet[] = {QSignalBlocker(seen_), QSignalBlocker(state_), QSignalBlocker(app_)};
    const QString seen[] = {tr("Last access: 3 years"), tr("Last access: 30 days"), tr("Last access: 6 months"),
                            tr("Last access: 1 year")};
    for (int i = 0; i < seen_->count(); ++i)
        seen_->setItemText(i, seen[i]);
    seen_->setAccessibleName(tr("Last access"));
    state_->setItemText(AnyBlocked, tr("Blocked or not"));
    state_->setItemText(OnlyBlocked, tr("Blocked"));
    state_->setItemText(NotBlocked, tr("Not blocked"));
    state_->setAccessibleName(tr("Blocked or not"));
    update_->setText(tr("Update needed"));
    update_->setToolTip(tr("The app is more than two major versions older than the newest one in use."));
    os_->setAccessibleName(tr("OS"));
    for (int i = 0; i < app_->count(); ++i)
        app_->setItemText(i, i == 0 ? tr("All apps") : commands::appNameText(kAppKeys[i]));
    app_->setAccessibleName(tr("App"));
    osVersion_->setPlaceholderText(tr("This version or older"));
    osVersion_->setAccessibleName(tr("Version of the system, this or older"));
    appVersion_->setPlaceholderText(tr("This version or older"));
    appVersion_->setAccessibleName(tr("Version of the app, this or older"));
    for (QLineEdit* line : {osVersion_, appVersion_})
        line->setFixedWidth(line->fontMetrics().horizontalAdvance(line->placeholderText()) + 40);
    clear_->setText(tr("Clear the filter"));
    clear_->setIcon(icon(QStringLiteral("edit-clear")));
    fillSystems();
}

void DeviceFilterRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::devices

#include "moc_device_filter_row.cpp"

#include "ui/panes/lostdevice/use_list.h"

#include "models/commands/cut_off_texts.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::lostdevice {

namespace {

constexpr std::size_t kFewLines = 3;
constexpr std::size_t kMostLines = 30;

const char* iconOf(ClientKind kind) {
    switch (kind) {
    case ClientKind::MobileApp:
        return "smartphone";
    case ClientKind::Browser:
        return "globe";
    case ClientKind::DriveExplorer:
        return "folder-cloud";
    default:
        return "computer";
    }
}

} // namespace

UseList::UseList(const Clock& clock, QWidget* parent) : QWidget(parent), clock_(clock), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
}

void UseList::present(const std::vector<Device>& devices, const std::vector<Session>& sessions, std::int64_t count,
                      bool known) {
    const bool same = inner_ && known == known_ && count == count_ && devices == devices_ && sessions == sessions_;
    count_ = count;
    devices_ = devices;
    sessions_ = sessions;
    known_ = known;
    std::ranges::stable_sort(devices_, std::ranges::greater(), &Device::lastAccessAt);
    std::ranges::stable_sort(sessions_, std::ranges::greater(), &Session::lastUsedAt);
    if (!same) fill();
}

void UseList::fill() {
    if (inner_) inner_->deleteLater();
    if (inner_) inner_->hide();
    inner_ = new QWidget(this);
    lines_ = new QVBoxLayout(inner_);
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setSpacing(space::kSmall);
    addHead(tr("Devices"));
    const Instant now = clock_.now();
    if (!known_)
        addNote(tr("Known to the service only. They are found when the order arrives there."));
    else if (devices_.empty())
        addNote(tr("No device is known."));
    for (std::size_t i = 0; known_ && i < shownOf(devices_.size()); ++i)
        addEntry(iconOf(devices_[i].kind), commands::deviceText(devices_[i]),
                 commands::deviceStateText(devices_[i], now));
    if (known_) addMore(devices_.size(), static_cast<std::int64_t>(devices_.size()));
    lines_->addSpacing(space::kSmall);
    addHead(sessions_.empty() ? tr("Signed in at present")
                              : tr("Signed in: %n session(s)", nullptr, static_cast<int>(count_)));
    if (!known_)
        addNote(tr("Known to the service only. They are found when the order arrives there."));
    else if (sessions_.empty())
        addNote(tr("Signed in nowhere at present."));
    for (std::size_t i = 0; i < shownOf(sessions_.size()); ++i)
        addEntry(iconOf(sessions_[i].kind), commands::sessionText(sessions_[i]),
                 commands::sessionPlaceText(sessions_[i], now));
    addMore(sessions_.size(), count_);
    lines_->addStretch(1);
    column_->addWidget(inner_);
}

std::size_t UseList::shownOf(std::size_t known) const {
    const bool few = !unfolded_ && known > kFewLines + 1; // a single one needs no button
    return std::min(known, few ? kFewLines : kMostLines);
}

void UseList::addMore(std::size_t known, std::int64_t all) {
    const std::size_t shown = shownOf(known);
    const auto rest = static_cast<int>(all - static_cast<std::int64_t>(shown));
    if (rest <= 0) return;
    if (unfolded_ || shown == known) return addNote(tr("and %n more", nullptr, rest));
    auto* more = new QToolButton(inner_);
    more->setObjectName(QStringLiteral("lost.use.more"));
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setText(tr("and %n more", nullptr, rest));
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setIcon(icon(QStringLiteral("arrow-down")));
    connect(more, &QToolButton::clicked, this, [this] {
        unfolded_ = true;
        fill();
    });
    lines_->addWidget(more, 0, Qt::AlignLeft);
}

void UseList::addHead(const QString& text) {
    auto* head = new QLabel(text, inner_);
    setTextSize(head, TextSize::Strong);
    lines_->addWidget(head);
}

void UseList::addEntry(const char* iconName, const QString& what, const QString& detail) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    auto* sign = new QLabel(inner_);
    sign->setPixmap(iconPixmap(QLatin1String(iconName), 16, faded(palette()), devicePixelRatioF()));
    sign->setFixedWidth(18);
    sign->setAlignment(Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* first = new WrappedLabel(inner_);
    first->setTextFormat(Qt::PlainText);
    first->say(what);
    auto* second = new WrappedLabel(inner_);
    second->setTextFormat(Qt::PlainText);
    second->say(detail);
    setPale(second);
    words->addWidget(first);
    words->addWidget(second);
    row->addWidget(sign);
    row->addLayout(words, 1);
    lines_->addLayout(row);
}

void UseList::addNote(const QString& text) {
    auto* note = new WrappedLabel(inner_);
    note->say(text);
    setPale(note);
    lines_->addWidget(note);
}

void UseList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (inner_ && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)) fill();
}

} // namespace sekisho::ui::lostdevice

#include "moc_use_list.cpp"

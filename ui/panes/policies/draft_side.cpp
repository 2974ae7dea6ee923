#include "ui/panes/policies/draft_side.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho::ui::policies {

using commands::fromUtf8;
using commands::PolicyChangeText;
using policy::PreviewList;

namespace {

constexpr qsizetype kShownEntries = 8;
constexpr std::array kLists{PreviewList::LoggedOut, PreviewList::Blocked, PreviewList::Freed,
                            PreviewList::MustChangePassword, PreviewList::BannedUploads};

int countedInt(std::int64_t number) { // for the forms of one and many
    return static_cast<int>(std::min<std::int64_t>(number, 1'000'000'000));
}

policy::Touched touchedOf(const policy::PolicyPreview& preview, PreviewList list) {
    switch (list) {
    case PreviewList::LoggedOut:
        return preview.loggedOut;
    case PreviewList::Blocked:
        return preview.blocked;
    case PreviewList::Freed:
        return preview.freed;
    case PreviewList::MustChangePassword:
        return {preview.mustChangePassword, 0};
    case PreviewList::BannedUploads:
        return preview.bannedUploads;
    }
    return {};
}

QString peopleText(std::int64_t members) {
    return DraftSide::tr("%Ln member(s)", nullptr, countedInt(members));
}

// What was counted beside the members; empty: nothing but them.
QString eventsText(PreviewList list, std::int64_t events) {
    const int number = countedInt(events);
    switch (list) {
    case PreviewList::LoggedOut:
        return DraftSide::tr("%Ln session(s)", nullptr, number);
    case PreviewList::Blocked:
    case PreviewList::Freed:
        return DraftSide::tr("%Ln recorded sign-in(s)", nullptr, number);
    case PreviewList::BannedUploads:
        return DraftSide::tr("%Ln recorded file(s)", nullptr, number);
    case PreviewList::MustChangePassword:
        break;
    }
    return {};
}

WrappedLabel* lineIn(QWidget* parent, const QString& text, const QColor& ink) {
    auto* line = new WrappedLabel(parent);
    line->say(text);
    QPalette look = parent->palette();
    look.setColor(QPalette::WindowText, ink);
    line->setPalette(look);
    return line;
}

// A sign and its sentence: colour never stands alone.
void addSigned(QVBoxLayout* column, QWidget* parent, const QString& sentence, Tone tone) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    auto* sign = new QLabel(parent);
    sign->setPixmap(iconPixmap(tone == Tone::Danger    ? QStringLiteral("dialog-error")
                               : tone == Tone::Warning ? QStringLiteral("dialog-warning")
                                                       : QStringLiteral("dialog-information"),
                               16, toneInk(tone, parent->palette()), parent->devicePixelRatioF()));
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(lineIn(parent, sentence, parent->palette().color(QPalette::WindowText)), 1);
    column->addLayout(row);
}

void addEntries(QVBoxLayout* column, QWidget* parent, const QStringList& entries, const QString& sign,
                const QColor& ink) {
    for (qsizetype i = 0; i < std::min(entries.size(), kShownEntries); ++i)
        column->addWidget(lineIn(parent, sign + QLatin1Char(' ') + entries[i], ink));
    if (entries.size() > kShownEntries)
        column->addWidget(lineIn(
            parent, DraftSide::tr("%1 %Ln more", nullptr, static_cast<int>(entries.size() - kShownEntries)).arg(sign),
            faded(parent->palette())));
}

} // namespace

DraftSide::DraftSide(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("policy.side"));
    setWidgetResizable(true);
    setFrameShape(QFrame::StyledPanel);
    setProperty("quietFrame", true); // CalmStyle draws it only while it has the focus
    setFocusPolicy(Qt::StrongFocus); // keys scroll it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget;
    edge_ = new Rule(inner);
    between_ = new Rule(inner);
    changesTitle_ = new QLabel(inner);
    impactTitle_ = new QLabel(inner);
    impactTitle_->setObjectName(QStringLiteral("policy.impactTitle"));
    for (QLabel* title : {changesTitle_, impactTitle_})
        setTextSize(title, TextSize::Section);
    again_ = new QPushButton(inner);
    again_->setObjectName(QStringLiteral("policy.preview"));
    again_->setAutoDefault(false);
    status_ = new WrappedLabel(inner);
    status_->setObjectName(QStringLiteral("policy.previewStatus"));
    basis_ = new WrappedLabel(inner);
    setTextSize(basis_, TextSize::Small);
    changesHome_ = new QVBoxLayout;
    impactHome_ = new QVBoxLayout;
    auto* head = new QHBoxLayout;
    head->addWidget(impactTitle_, 1);
    head->addWidget(again_);
    auto* changes = new QVBoxLayout;
    changes->setSpacing(space::kSmall);
    changes->addWidget(changesTitle_);
    changes->addLayout(changesHome_);
    changes->addStretch(1);
    auto* impact = new QVBoxLayout;
    impact->setSpacing(space::kSmall);
    impact->addLayout(head);
    impact->addWidget(status_);
    impact->addLayout(impactHome_);
    impact->addWidget(basis_);
    impact->addStretch(1);
    parts_ = new QBoxLayout(QBoxLayout::TopToBottom);
    parts_->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kWide);
    parts_->setSpacing(space::kNormal);
    parts_->addLayout(changes);
    parts_->addWidget(between_);
    parts_->addLayout(impact);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(edge_);
    column->addLayout(parts_);
    column->addStretch(1);
    setWidget(inner);
    setBelow(false);
    connect(again_, &QPushButton::clicked, this, &DraftSide::previewWanted);
    refresh();
}

void DraftSide::setBelow(bool below) {
    parts_->setDirection(below ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (const int part : {0, 2})
        parts_->setStretch(part, below ? 1 : 0);
    edge_->setVisible(below);
    between_->setVisible(!below);
}

void DraftSide::present(Picture picture) {
    picture_ = std::move(picture);
    refresh();
}

QWidget* DraftSide::fresh(QWidget*& held, QVBoxLayout* home) {
    if (held) { // one of its buttons may be the reason why it is made anew
        held->hide();
        home->removeWidget(held);
        held->deleteLater();
    }
    held = new QWidget(widget());
    auto* column = new QVBoxLayout(held);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    home->addWidget(held);
    return held;
}

void DraftSide::refresh() {
    changesTitle_->setText(picture_.changes.empty()
                               ? tr("Changes")
                               : tr("Changes (%1)").arg(commands::locale().toString(picture_.changes.size())));
    impactTitle_->setText(tr("Impact preview"));
    again_->setText(tr("Check again"));
    again_->setIcon(icon(QStringLiteral("view-refresh")));
    refreshChanges();
    refreshImpact();
}

void DraftSide::refreshChanges() {
    QWidget* holder = fresh(changes_, changesHome_);
    holder->setObjectName(QStringLiteral("policy.changes"));
    auto* column = static_cast<QVBoxLayout*>(holder->layout());
    const QColor plain = palette().color(QPalette::WindowText);
    if (picture_.changes.empty()) column->addWidget(lineIn(holder, tr("Nothing is changed yet."), faded(palette())));
    for (const PolicyChangeText& change : picture_.changes) {
        WrappedLabel* label = lineIn(holder, change.label, plain);
        setTextSize(label, TextSize::Strong);
        column->addWidget(label);
        if (change.list && !(change.added.isEmpty() && change.removed.isEmpty())) {
            addEntries(column, holder, change.added, QStringLiteral("+"), toneInk(Tone::Good, palette()));
            addEntries(column, holder, change.removed, QStringLiteral("−"), toneInk(Tone::Danger, palette()));
        } else {
            column->addWidget(lineIn(holder, tr("%1 → %2").arg(change.from, change.to), plain));
        }
        column->addSpacing(space::kTight);
    }
    for (const QString& sentence : picture_.consequences)
        addSigned(column, holder, sentence, Tone::Information);
    holder->show(); // a layout would do it only later
}

QString DraftSide::status() const {
    if (picture_.changes.empty()) return tr("It shows here whom the draft would touch, before anything is saved.");
    if (picture_.faults > 0) return tr("It is checked as soon as what is wrong in the form is corrected.");
    if (!picture_.whyNone.isEmpty()) return picture_.whyNone;
    if (picture_.asking) return tr("The draft is being checked.");
    if (picture_.error) return tr("The impact could not be checked. %1").arg(commands::errorText(*picture_.error));
    return {};
}

void DraftSide::refreshImpact() {
    QWidget* holder = fresh(impact_, impactHome_);
    holder->setObjectName(QStringLiteral("policy.impact"));
    const bool askable = !picture_.changes.empty() && picture_.faults == 0 && picture_.whyNone.isEmpty();
    const QString why = status();
    status_->say(why);
    status_->setForegroundRole(QPalette::WindowText);
    again_->setEnabled(askable); // also while it asks: disabling it would take the focus away
    again_->setToolTip(again_->isEnabled() ? tr("Ask the service once more whom the draft would touch") : why);
    const bool shown = askable && picture_.preview.has_value();
    holder->setEnabled(!picture_.asking);
    if (shown) {
        addNumbers(holder, *picture_.preview);
        addSelf(holder, *picture_.preview);
    }
    holder->show();
    basis_->say(
        shown ? tr("From the sessions of now and the records of the last %Ln day(s).", nullptr, picture_.preview->days)
              : QString());
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    basis_->setPalette(pale);
}

void DraftSide::addNumbers(QWidget* holder, const policy::PolicyPreview& preview) {
    auto* column = static_cast<QVBoxLayout*>(holder->layout());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const QColor plain = palette().color(QPalette::WindowText);
    for (const PreviewList list : kLists) {
        const policy::Touched touched = touchedOf(preview, list);
        grid->addWidget(lineIn(holder, commands::previewListText(list), plain), row, 0, Qt::AlignVCenter);
        if (touched.members > 0) {
            auto* open = new QPushButton(peopleText(touched.members), holder);
            open->setObjectName(QStringLiteral("policy.list.") + fromUtf8(policy::previewListKey(list)));
            open->setAutoDefault(false);
            open->setToolTip(eventsText(list, touched.events));
            open->setAccessibleName(tr("%1: %2, open the list").arg(commands::previewListText(list), open->text()));
            connect(open, &QPushButton::clicked, this, [this, list] { Q_EMIT listWanted(list); });
            grid->addWidget(open, row, 1, Qt::AlignRight);
        } else {
            auto* none = new QLabel(peopleText(0), holder);
            none->setForegroundRole(QPalette::PlaceholderText);
            grid->addWidget(none, row, 1, Qt::AlignRight);
        }
        ++row;
        if (const QString events = touched.members > 0 ? eventsText(list, touched.events) : QString();
            !events.isEmpty())
            grid->addWidget(lineIn(holder, events, faded(palette())), row++, 0, 1, 2);
    }
    grid->addWidget(lineIn(holder, tr("Unaffected"), plain), row, 0);
    grid->addWidget(new QLabel(peopleText(preview.unaffected), holder), row, 1, Qt::AlignRight);
    column->addLayout(grid);
    column->addSpacing(space::kTight);
}

void DraftSide::addSelf(QWidget* holder, const policy::PolicyPreview& preview) {
    auto* column = static_cast<QVBoxLayout*>(holder->layout());
    const QString address = fromUtf8(preview.selfAddress);
    if (preview.apiTokensEnd) addSigned(column, holder, tr("Access tokens of API clients end."), Tone::Warning);
    if (preview.highestBlocked)
        addSigned(column, holder, tr("Nobody could reach the tenant as highest administrator any more."), Tone::Danger);
    if (preview.selfBlocked)
        addSigned(column, holder,
                  address.isEmpty()
                      ? tr("You yourself would be refused at your next action.")
                      : tr("You yourself would be refused at your next action: you come from %1.").arg(address),
                  Tone::Danger);
    else if (preview.selfLoggedOut)
        addSigned(column, holder, tr("You yourself would be logged out and can sign in again."), Tone::Warning);
    else
        addSigned(column, holder, tr("You yourself are not touched."), Tone::Information);
    if (preview.selfBlocked && picture_.mayAddAddress) {
        auto* add = new QPushButton(icon(QStringLiteral("list-add")), tr("Add %1").arg(address), holder);
        add->setObjectName(QStringLiteral("policy.addAddress"));
        add->setAutoDefault(false);
        add->setToolTip(tr("Adds the address you come from to the list of the draft"));
        connect(add, &QPushButton::clicked, this, [this, address] { Q_EMIT addAddressWanted(address); });
        column->addWidget(add, 0, Qt::AlignLeft);
    }
    if (!picture_.lockOut.isEmpty()) column->addWidget(lineIn(holder, picture_.lockOut, faded(palette())));
}

void DraftSide::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

QStringList impactSentences(const policy::PolicyPreview& preview) {
    QStringList sentences;
    for (const PreviewList list : kLists) {
        const policy::Touched touched = touchedOf(preview, list);
        if (touched.members == 0) continue;
        const QString events = eventsText(list, touched.events);
        const QString people = peopleText(touched.members);
        sentences << DraftSide::tr("%1: %2", "what happens, to how many")
                         .arg(commands::previewListText(list),
                              events.isEmpty() ? people : DraftSide::tr("%1 (%2)").arg(people, events));
    }
    if (preview.apiTokensEnd) sentences << DraftSide::tr("Access tokens of API clients end.");
    if (preview.highestBlocked)
        sentences << DraftSide::tr("Nobody could reach the tenant as highest administrator any more.");
    if (preview.selfBlocked)
        sentences << DraftSide::tr("You yourself would be refused at your next action.");
    else if (preview.selfLoggedOut)
        sentences << DraftSide::tr("You yourself would be logged out and can sign in again.");
    if (sentences.isEmpty()) sentences << DraftSide::tr("Nobody is touched by it now.");
    return sentences;
}

} // namespace sekisho::ui::policies

#include "moc_draft_side.cpp"

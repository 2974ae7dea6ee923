#include "ui/panes/explain/answer_view.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "ui/panes/explain/link_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::explain {

using commands::fromUtf8;

namespace {

constexpr int kAnswerWidth = 760; // no line of words is longer
constexpr int kVerdictIcon = 32;

QLabel* verdictIcon(bool allowed, bool condition, QWidget* parent) {
    auto* label = new QLabel(parent);
    const char* name = !allowed ? "dialog-cancel" : condition ? "dialog-warning" : "dialog-ok-apply";
    const Tone tone = !allowed ? Tone::Danger : condition ? Tone::Warning : Tone::Good;
    label->setPixmap(
        iconPixmap(QLatin1String(name), kVerdictIcon, toneInk(tone, parent->palette()), parent->devicePixelRatioF()));
    label->setFixedSize(kVerdictIcon, kVerdictIcon);
    return label;
}

} // namespace

AnswerView::AnswerView(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), scroll_(new ScrollPage(ScrollPage::Holds::Text, this)) {
    setObjectName(QStringLiteral("explain.answer"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll_);
    rebuild();
}

void AnswerView::present(const RightAnswer& answer) {
    clear();
    right_ = answer;
    rebuild();
}

void AnswerView::present(const UseAnswer& answer) {
    clear();
    use_ = answer;
    rebuild();
}

void AnswerView::presentPath(const RightHolder& holder) {
    clear();
    holder_ = holder;
    rebuild();
}

void AnswerView::clear() {
    right_.reset();
    use_.reset();
    holder_.reset();
    othersShown_ = false;
    rebuild();
}

QString AnswerView::data() const {
    return right_ ? commands::explanationData(*right_) : use_ ? commands::explanationData(*use_) : QString();
}

void AnswerView::rebuild() {
    auto* page = new QWidget;
    auto* outer = new QHBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* inner = new QWidget(page);
    inner->setMaximumWidth(kAnswerWidth);
    outer->addWidget(inner, 1000);
    outer->addStretch(1);
    column_ = new QVBoxLayout(inner);
    column_->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kLarge);
    column_->setSpacing(space::kSmall);
    if (right_) showRight();
    if (use_) showUse();
    if (holder_) showHolder();
    column_->addStretch(1);
    scroll_->setAccessibleName(tr("The answer and its reasons"));
    scroll_->setWidget(page);
    QWidget* before = scroll_; // Tab goes from link to link as they stand
    for (QAbstractButton* button : page->findChildren<QAbstractButton*>()) {
        setTabOrder(before, button);
        before = button;
    }
}

void AnswerView::showRight() {
    const bool condition = std::ranges::any_of(
        right_->summary, [](const ChainLink& link) { return link.kind == LinkKind::Guard && !link.holds; });
    addVerdict(right_->allowed, condition, commands::rightText(*right_));
    addConditions();
    const int telling = commands::tellingPath(*right_);
    addHead(right_->allowed ? tr("Because of this") : tr("How far it reaches"), "explain.chainHead");
    if (telling >= 0) {
        column_->addWidget(chain(right_->paths[static_cast<std::size_t>(telling)].links, "explain.chain"));
    } else {
        ChainLink none;
        none.holds = false;
        none.code = "role.none";
        none.params = {{"name", right_->who.name}};
        column_->addWidget(chain({none}, "explain.chain"));
    }
    addOthers(telling);
    if (!right_->allowed) addGrantors();
    if (right_->allowed) addRemoval();
    auto* whoElse = new QToolButton(column_->parentWidget());
    whoElse->setText(tr("Who else can do this"));
    whoElse->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    whoElse->setFocusPolicy(Qt::StrongFocus);
    whoElse->setObjectName(QStringLiteral("explain.whoElse"));
    whoElse->setIcon(icon(QStringLiteral("group")));
    connect(whoElse, &QToolButton::clicked, this, &AnswerView::holdersWanted);
    column_->addSpacing(space::kNormal);
    column_->addWidget(whoElse, 0, Qt::AlignLeft);
}

void AnswerView::showUse() {
    addVerdict(use_->allowed, use_->stepUp, commands::useText(*use_));
    addHead(tr("What it passes, in this order"), "explain.chainHead");
    column_->addWidget(chain(use_->links, "explain.chain"));
}

void AnswerView::showHolder() {
    auto* name = new WrappedLabel(column_->parentWidget());
    name->setObjectName(QStringLiteral("explain.holder"));
    setTextSize(name, TextSize::Section);
    name->say(fromUtf8(holder_->who.name));
    column_->addWidget(name);
    column_->addWidget(chain(holder_->path.links, "explain.chain"));
}

void AnswerView::addVerdict(bool allowed, bool condition, const QString& sentence) {
    QWidget* parent = column_->parentWidget();
    auto* word = new QLabel(parent);
    word->setObjectName(QStringLiteral("explain.verdict"));
    word->setText(!allowed    ? tr("It is not allowed")
                  : condition ? tr("It is allowed, under a condition")
                              : tr("It is allowed"));
    setTextSize(word, TextSize::Strong);
    QPalette ink = word->palette();
    ink.setColor(QPalette::WindowText, toneInk(!allowed    ? Tone::Danger
                                               : condition ? Tone::Warning
                                                           : Tone::Good,
                                               palette()));
    word->setPalette(ink);
    auto* says = new WrappedLabel(parent);
    says->setObjectName(QStringLiteral("explain.sentence"));
    says->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextSize(says, TextSize::Dialog);
    says->say(sentence);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kTight);
    words->addWidget(word);
    words->addWidget(says);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kWide);
    row->addWidget(verdictIcon(allowed, condition, parent), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    column_->addLayout(row);
    scroll_->setAccessibleDescription(word->text() + QLatin1Char(' ') + sentence);
}

void AnswerView::addHead(const QString& text, const char* name) {
    auto* head = new QLabel(text, column_->parentWidget());
    head->setObjectName(QLatin1String(name));
    setTextSize(head, TextSize::Section);
    column_->addSpacing(space::kNormal);
    column_->addWidget(head);
}

void AnswerView::addNote(const QString& text) {
    auto* note = new WrappedLabel(column_->parentWidget());
    QPalette pale = note->palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    note->setPalette(pale);
    note->say(text);
    column_->addWidget(note);
}

QString AnswerView::openText(const ChainLink& link) const {
    const commands::LinkTarget target = commands::linkTarget(link);
    const ports::Identity* identity = services_.identity();
    if (target.menu.empty() || !identity || !identity->canSee(target.menu, services_.clock.now())) return {};
    return commands::linkTargetText(link);
}

QWidget* AnswerView::chain(const std::vector<ChainLink>& links, const char* name) {
    auto* card = new Card(column_->parentWidget());
    card->setObjectName(QLatin1String(name));
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(space::kTight, space::kTight, space::kTight, space::kTight);
    rows->setSpacing(0);
    const int kinds = kindWidth(links, card->fontMetrics());
    for (std::size_t i = 0; i < links.size(); ++i) {
        const int place = (i > 0 ? LinkRow::HasAbove : 0) | (i + 1 < links.size() ? LinkRow::HasBelow : 0);
        auto* row = new LinkRow(links[i], openText(links[i]), place, kinds, card);
        connect(row, &LinkRow::opened, this, &AnswerView::openWanted);
        rows->addWidget(row);
    }
    return card;
}

void AnswerView::addConditions() {
    std::vector<ChainLink> conditions;
    std::ranges::copy_if(right_->summary, std::back_inserter(conditions),
                         [](const ChainLink& link) { return link.kind == LinkKind::Guard; });
    if (conditions.empty()) return;
    addHead(tr("What is asked besides"), "explain.conditionsHead");
    column_->addWidget(chain(conditions, "explain.conditions"));
}

void AnswerView::addOthers(int telling) {
    const std::size_t others = right_->paths.size() - (telling >= 0 ? 1 : 0);
    if (others == 0) return;
    QWidget* parent = column_->parentWidget();
    auto* more = new QToolButton(parent);
    more->setObjectName(QStringLiteral("explain.others"));
    more->setText(tr("%Ln other role(s)", nullptr, static_cast<int>(others)));
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setCheckable(true);
    more->setChecked(othersShown_);
    column_->addWidget(more, 0, Qt::AlignLeft);
    auto* box = new QWidget(parent);
    box->setObjectName(QStringLiteral("explain.otherPaths"));
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    for (std::size_t i = 0; i < right_->paths.size(); ++i) {
        if (static_cast<int>(i) == telling) continue;
        auto* head = new QLabel(commands::pathRoleText(right_->paths[i]), box);
        head->setTextFormat(Qt::PlainText);
        setTextSize(head, TextSize::Strong);
        rows->addWidget(head);
        rows->addWidget(chain(right_->paths[i].links, "explain.otherChain"));
    }
    column_->addWidget(box);
    const auto unfold = [this, more, box](bool open) {
        othersShown_ = open;
        box->setVisible(open);
        more->setIcon(icon(open ? QStringLiteral("arrow-down") : QStringLiteral("go-next")));
    };
    unfold(othersShown_);
    connect(more, &QToolButton::toggled, box, unfold);
}

void AnswerView::addGrantors() {
    if (right_->grantors.empty()) return;
    addHead(tr("Who could grant it"), "explain.grantorsHead");
    for (const RightPerson& person : right_->grantors) {
        auto* row = new QWidget(column_->parentWidget());
        auto* name = new QLabel(row);
        name->setObjectName(QStringLiteral("explain.grantor"));
        name->setTextFormat(Qt::PlainText);
        name->setText(person.loginId.empty()
                          ? fromUtf8(person.name)
                          : QStringLiteral("%1  %2").arg(fromUtf8(person.name), fromUtf8(person.loginId)));
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(space::kNormal, 0, space::kSmall, 0);
        line->addWidget(name);
        ChainLink about;
        about.refKind = "member";
        about.refId = person.user.value;
        if (const QString text = openText(about); !text.isEmpty()) {
            QToolButton* open = linkButton(text, name->text(), row);
            connect(open, &QToolButton::clicked, this, [this, id = fromUtf8(person.user.value)] {
                Q_EMIT openWanted(QStringLiteral("members.members"), id);
            });
            line->addWidget(open);
        }
        line->addStretch(1);
        column_->addWidget(row);
    }
}

void AnswerView::addRemoval() {
    addHead(tr("The smallest change that would take it away"), "explain.removalHead");
    if (right_->removal.empty()) {
        addNote(tr("There is none: the office of the highest administrator is only handed over."));
        return;
    }
    if (right_->removal.size() > 1) addNote(tr("All of these are needed; each alone leaves another way open."));
    auto* card = new Card(column_->parentWidget());
    card->setObjectName(QStringLiteral("explain.removal"));
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(space::kNormal, space::kSmall, space::kSmall, space::kSmall);
    rows->setSpacing(space::kSmall);
    for (const RemovalStep& step : right_->removal) {
        auto* says = new WrappedLabel(card);
        says->setObjectName(QStringLiteral("explain.step"));
        QStringList told{commands::removalText(step, right_->object)};
        if (step.kind == RemovalStep::Kind::TakeRole) told << tr("The other menus of the role go with it.");
        if (step.others == 0) told << tr("Nobody else is touched.");
        says->say(commands::inARow(told));
        auto* line = new QHBoxLayout;
        line->setSpacing(space::kNormal);
        line->addWidget(says, 1, Qt::AlignVCenter);
        const ChainLink about = removalSentence(step, {});
        if (const QString text = openText(about); !text.isEmpty()) {
            QToolButton* open = linkButton(text, says->text(), card);
            connect(open, &QToolButton::clicked, this, [this, id = fromUtf8(step.role.value)] {
                Q_EMIT openWanted(QStringLiteral("security.roles"), id);
            });
            line->addWidget(open);
        }
        rows->addLayout(line);
    }
    column_->addWidget(card);
}

void AnswerView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) rebuild();
}

} // namespace sekisho::ui::explain

#include "moc_answer_view.cpp"

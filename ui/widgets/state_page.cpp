#include "ui/widgets/state_page.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

namespace {
constexpr int kIconSize = 48;
constexpr int kTextWidth = 460;
} // namespace

StatePage::StatePage(QWidget* parent)
    : QWidget(parent), icon_(new QLabel(this)), headline_(new WrappedLabel(this)), advice_(new WrappedLabel(this)),
      progress_(new QProgressBar(this)), action_(new QPushButton(this)) {
    icon_->setFixedSize(kIconSize, kIconSize);
    setTextSize(headline_, TextSize::Dialog);
    for (QLabel* label : {headline_, advice_}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    }
    progress_->setFixedSize(240, 6);
    progress_->setTextVisible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kSmall);
    column->addStretch(2);
    for (QWidget* widget : std::initializer_list<QWidget*>{icon_, headline_, advice_, progress_, action_})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->insertSpacing(2, space::kTight);
    column->insertSpacing(5, space::kTight);
    column->addStretch(3);
    connect(action_, &QPushButton::clicked, this, [this] {
        if (work_) work_();
    });
}

void StatePage::present(Look look, const QString& headline, const QString& advice, const QString& action,
                        std::function<void()> work) {
    look_ = look;
    work_ = std::move(work);
    headline_->say(headline);
    advice_->say(advice);
    offered_ = !action.isEmpty();
    action_->setText(action);
    action_->setVisible(offered_);
    offerWhy();
    progress_->setVisible(look == Look::Loading);
    if (look == Look::Loading) setProgress(0, 0);
    setAccessibleName(headline);
    setAccessibleDescription(advice_->text());
    recolour();
}

// The pane around says which screen this is; it need not be there yet when this page is made.
void StatePage::offerWhy() {
    if (look_ != Look::Forbidden || offered_) return;
    for (QWidget* up = parentWidget(); up; up = up->parentWidget()) {
        auto* pane = qobject_cast<Pane*>(up);
        if (!pane) continue;
        if (advice_->text().isEmpty()) {
            advice_->say(commands::missingRightText(commands::toUtf8(pane->menuKey()), Access::View));
            setAccessibleDescription(advice_->text());
        }
        action_->setText(tr("Why?"));
        action_->show();
        work_ = [pane] {
            commands::ExplainQuestion question = commands::menuQuestion(pane->menuKey());
            // Whoever has opened somebody's page asks about him: a right in his branch is no right in the tenant.
            const commands::Selection of = pane->selection();
            if (of.count() == 1) question.object = {"member", of.front().id.value, {}};
            Q_EMIT pane->openWanted(commands::fromUtf8(commands::kExplainMenu), commands::explainResource(question));
        };
        return;
    }
}

void StatePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    offerWhy();
    recolour();
}

void StatePage::setProgress(qint64 done, qint64 total) {
    progress_->setMaximum(total > 0 ? 1000 : 0);
    progress_->setValue(total > 0 ? static_cast<int>(1000 * done / total) : 0);
}

void StatePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) recolour();
}

void StatePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (QLabel* label : {headline_, advice_})
        label->setFixedWidth(std::clamp(event->size().width() - 2 * space::kLarge, 40, kTextWidth));
}

void StatePage::setIconName(const QString& name) {
    iconName_ = name;
    recolour();
}

void StatePage::recolour() {
    if (!isVisible()) return; // most of these pages are never seen
    static constexpr const char* kIcons[] = {"view-refresh",       "group",       "edit-find", "system-lock-screen",
                                             "network-disconnect", "dialog-error"};
    const QString name = look_ != Look::Empty || iconName_.isEmpty()
                             ? QLatin1String(kIcons[static_cast<std::size_t>(look_)])
                             : iconName_;
    const QColor ink = look_ == Look::Failed ? toneInk(Tone::Danger, palette())
                                             : mixed(faded(palette()), palette().color(QPalette::Window), 0.25);
    icon_->setPixmap(iconPixmap(name, kIconSize, ink, devicePixelRatioF()));
    QPalette colours = advice_->palette();
    colours.setColor(QPalette::WindowText, faded(palette()));
    advice_->setPalette(colours);
}

} // namespace sekisho::ui

#include "moc_state_page.cpp"

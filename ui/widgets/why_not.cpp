#include "ui/widgets/why_not.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/reason_actions.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr const char* kQuestion = "sekishoQuestion";

QString withoutMnemonic(QString text) {
    return text.remove(QLatin1Char('&')).section(QLatin1Char('\t'), 0, 0);
}

bool asksWhy(const QKeyEvent& key) {
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter ||
           (key.key() == Qt::Key_F1 && key.modifiers() == Qt::ShiftModifier);
}

} // namespace

QString questionAbout(const commands::Command& command, const commands::Context& context) {
    const auto question = commands::rightQuestion(command, context);
    return question ? commands::explainResource(*question) : QString();
}

void setQuestion(QObject* thing, const QString& question) {
    thing->setProperty(kQuestion, question);
}

commands::Applicability showVerdict(QAction* action, const commands::Command& command,
                                    const commands::Context& context) {
    commands::Applicability verdict = command.applicability(context);
    action->setEnabled(verdict.applies);
    action->setToolTip(verdict.applies ? command.help() : verdict.why);
    setQuestion(action, questionAbout(command, context));
    return verdict;
}

commands::Applicability showVerdict(QAbstractButton* button, const commands::Command& command,
                                    const commands::Context& context) {
    commands::Applicability verdict = command.applicability(context);
    button->setEnabled(verdict.applies);
    button->setToolTip(verdict.applies ? command.help() : verdict.why);
    button->setAccessibleDescription(button->toolTip());
    setQuestion(button, questionAbout(command, context));
    return verdict;
}

WhyNot::WhyNot(QWidget* window, const commands::Registry& registry)
    : QObject(window), window_(window), registry_(registry) {
    qApp->installEventFilter(this); // what is grey gets no events of its own
}

bool WhyNot::isOurs(const QWidget& widget) const {
    const QWidget* at = &widget;
    while (at && at != window_)
        at = at->parentWidget();
    return at != nullptr;
}

QString WhyNot::questionOf(const QObject& thing, const QWidget& in) const {
    if (QString asked = thing.property(kQuestion).toString(); !asked.isEmpty()) return asked;
    const Pane* pane = paneOf(&in);
    const commands::Context now = registry_.context();
    if (!pane || !now.online || !now.identity || !now.clock) return {};
    commands::ExplainQuestion question = commands::menuQuestion(pane->menuKey());
    if (!menuItem(question.menu) || now.identity->canOperate(question.menu, now.clock->now())) return {};
    question.access = Access::Operate;
    return commands::explainResource(question);
}

std::vector<WhyNot::Grey> WhyNot::greyOnes(const QWidget& area) const {
    std::vector<Grey> out;
    for (const QAbstractButton* button : area.findChildren<QAbstractButton*>()) {
        if (button->isEnabled() || !button->isVisible()) continue;
        const QString question = questionOf(*button, *button);
        const QString text = withoutMnemonic(button->text().isEmpty() ? button->accessibleName() : button->text());
        if (question.isEmpty() || text.isEmpty()) continue;
        if (std::ranges::find(out, text, &Grey::text) == out.end()) out.push_back({text, button->toolTip(), question});
    }
    return out;
}

bool WhyNot::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::ContextMenu && type != QEvent::ToolTip && type != QEvent::MouseButtonPress &&
        type != QEvent::KeyPress)
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || !isOurs(*widget)) return false;
    if (auto* menu = qobject_cast<QMenu*>(widget)) return inMenu(*menu, *event);
    if (!widget->isEnabled()) return onGrey(*widget, *event);
    return type == QEvent::ContextMenu && onRow(*widget, static_cast<const QContextMenuEvent&>(*event));
}

bool WhyNot::onGrey(QWidget& widget, QEvent& event) {
    const bool control = qobject_cast<QAbstractButton*>(&widget) || widget.focusPolicy() != Qt::NoFocus;
    if (!control || (event.type() != QEvent::ContextMenu && event.type() != QEvent::ToolTip)) return false;
    const QString question = questionOf(widget, widget);
    if (question.isEmpty()) return false;
    if (event.type() == QEvent::ToolTip) {
        tell(static_cast<const QHelpEvent&>(event), widget.toolTip(), widget);
        return true;
    }
    event.accept();
    ask(question);
    return true;
}

bool WhyNot::inMenu(QMenu& menu, QEvent& event) {
    const QAction* action = nullptr;
    if (event.type() == QEvent::ToolTip) action = menu.actionAt(static_cast<const QHelpEvent&>(event).pos());
    if (event.type() == QEvent::MouseButtonPress)
        if (const auto& press = static_cast<const QMouseEvent&>(event); press.button() == Qt::RightButton)
            action = menu.actionAt(press.position().toPoint());
    if (event.type() == QEvent::KeyPress && asksWhy(static_cast<const QKeyEvent&>(event))) action = menu.activeAction();
    if (!action || action->isEnabled() || action->isSeparator()) return false;
    const QString question = questionOf(*action, menu);
    if (question.isEmpty()) return false;
    if (event.type() == QEvent::ToolTip) {
        tell(static_cast<const QHelpEvent&>(event), action->toolTip(), menu);
        return true;
    }
    while (QWidget* popup = QApplication::activePopupWidget()) // with what it was opened from
        if (!popup->close()) break;
    ask(question);
    return true;
}

bool WhyNot::onRow(QWidget& widget, const QContextMenuEvent& event) {
    auto* list = qobject_cast<QAbstractItemView*>(&widget);
    if (!list) list = qobject_cast<QAbstractItemView*>(widget.parentWidget());
    const bool ofRows = list && (list == &widget || list->viewport() == &widget) && list->window() == window_ &&
                        list->contextMenuPolicy() == Qt::DefaultContextMenu && list->currentIndex().isValid();
    if (!ofRows || !paneOf(list)) return false;
    auto* menu = new QMenu(list);
    menu->setObjectName(QStringLiteral("row.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addReasonActions(*menu, registry_, tenantObject());
    menu->popup(event.globalPos());
    return true;
}

void WhyNot::tell(const QHelpEvent& event, const QString& hint, QWidget& at) const {
    const QString way =
        qobject_cast<QMenu*>(&at) ? tr("Why? Right-click, or Enter") : tr("Why? Right-click, or Shift+F1");
    QToolTip::showText(event.globalPos(), hint.isEmpty() ? way : hint + QLatin1Char('\n') + way, &at);
}

// When what is grey is done with the event: the answer is another screen.
void WhyNot::ask(const QString& question) {
    QMetaObject::invokeMethod(
        this, [this, question] { Q_EMIT wanted(question); }, Qt::QueuedConnection);
}

} // namespace sekisho::ui

#include "moc_why_not.cpp"

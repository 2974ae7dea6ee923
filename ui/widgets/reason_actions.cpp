#include "ui/widgets/reason_actions.h"

#include "models/commands/explanation_words.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/why_not.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QMenu>

namespace sekisho::ui {

using commands::ExplainQuestion;

namespace {

struct ReasonWords {
    Q_DECLARE_TR_FUNCTIONS(ReasonWords)
};

void addQuestion(QMenu& menu, Pane& pane, const QString& text, const QString& whyNot, const char* name,
                 const QString& iconName, const ExplainQuestion& question) {
    QAction* action = menu.addAction(icon(iconName), text);
    action->setObjectName(QLatin1String(name));
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(whyNot);
    ExplainQuestion ask = commands::menuQuestion(commands::fromUtf8(commands::kExplainMenu));
    ask.access = Access::Operate;
    setQuestion(action, commands::explainResource(ask));
    QObject::connect(action, &QAction::triggered, &pane, [&pane, question] {
        Q_EMIT pane.openWanted(commands::fromUtf8(commands::kExplainMenu), commands::explainResource(question));
    });
}

} // namespace

Pane* paneOf(const QWidget* widget) {
    for (QWidget* at = widget ? widget->parentWidget() : nullptr; at; at = at->parentWidget())
        if (auto* pane = qobject_cast<Pane*>(at)) return pane;
    return nullptr;
}

void addReasonActions(QMenu& menu, const commands::Registry& registry, const RightObject& object, Access access) {
    Pane* pane = paneOf(&menu);
    if (!pane) return;
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    const commands::Context now = registry.context();
    const bool chosen = object.kind == "tenant" || !object.id.empty();
    const QString choose = chosen ? QString() : ReasonWords::tr("Choose one row first.");
    const auto firstOf = [&choose](const QString& whyNot) { return choose.isEmpty() ? whyNot : choose; };
    ExplainQuestion question;
    question.object = object;
    if (object.kind == "member") {
        const UserId member(object.id);
        question.kind = ExplainQuestion::Kind::Reach;
        question.user = member;
        addQuestion(menu, *pane, ReasonWords::tr("Who can reach this member"),
                    firstOf(commands::whyNotAskAbout(now, member)), "row.reachedBy", QStringLiteral("group"), question);
        question.user = {};
    }
    question.menu = commands::toUtf8(pane->menuKey());
    question.access = access;
    question.kind = ExplainQuestion::Kind::Right;
    const bool changes = access == Access::Operate;
    addQuestion(
        menu, *pane, changes ? ReasonWords::tr("Why I may change this, or not") : ReasonWords::tr("Why I may see this"),
        firstOf(now.identity ? commands::whyNotAskAbout(now, now.identity->user) : commands::whyNotAskOfOthers(now)),
        "row.why", QStringLiteral("help-contextual"), question);
    question.kind = ExplainQuestion::Kind::Holders;
    addQuestion(menu, *pane, changes ? ReasonWords::tr("Who can change this") : ReasonWords::tr("Who can see this"),
                firstOf(commands::whyNotAskAbout(now, {})), "row.holders", QStringLiteral("group"), question);
}

void giveReasonMenu(QAbstractItemView* list, const commands::Registry& registry,
                    std::function<RightObject(int row)> object, Access access) {
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(list, &QWidget::customContextMenuRequested, list,
                     [list, &registry, object = std::move(object), access](const QPoint& at) {
                         if (!list->currentIndex().isValid()) return;
                         auto* menu = new QMenu(list);
                         menu->setAttribute(Qt::WA_DeleteOnClose);
                         addReasonActions(*menu, registry, object(list->currentIndex().row()), access);
                         menu->popup(list->viewport()->mapToGlobal(at));
                     });
}

} // namespace sekisho::ui

#include "ui/panes/members/view_button.h"

#include "models/commands/command.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"

#include <QEvent>
#include <QMenu>

#include <utility>

namespace sekisho::ui::members {

ViewButton::ViewButton(SavedViews& views, std::function<ViewState()> present, QWidget* parent)
    : QToolButton(parent), views_(views), present_(std::move(present)) {
    setObjectName(QStringLiteral("members.views"));
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &ViewButton::fill);
    connect(&views_, &SavedViews::changed, this, &ViewButton::refresh);
}

void ViewButton::setChosen(const QString& key) {
    chosen_ = key;
    refresh();
}

void ViewButton::choose(const QString& key) {
    const auto view = views_.find(key);
    if (!view) return;
    chosen_ = key;
    Q_EMIT viewChosen(view->state);
    refresh();
}

void ViewButton::refresh() {
    const auto view = views_.find(chosen_);
    const bool same = view && view->state.sameView(present_());
    setText(!view ? tr("View") : same ? view->name : tr("%1 (changed)").arg(view->name));
    setIcon(ui::icon(QStringLiteral("view-list-details")));
    setToolTip(tr("Choose a view of the list, or keep the present one under a name"));
    setAccessibleName(tr("View: %1").arg(text()));
}

void ViewButton::fill() {
    QMenu* list = menu();
    list->clear();
    list->setToolTipsVisible(true);
    bool own = false;
    for (const SavedView& view : views_.all()) {
        if (view.own && !std::exchange(own, true)) list->addSection(tr("My views"));
        QAction* action =
            list->addAction(view.key == views_.defaultKey() ? tr("%1 (at the start)").arg(view.name) : view.name, this,
                            [this, key = view.key] { choose(key); });
        action->setObjectName(QStringLiteral("view.") + view.key);
        action->setCheckable(true);
        action->setChecked(view.key == chosen_);
    }
    const auto view = views_.find(chosen_);
    const bool mine = view && view->own;
    list->addSeparator();
    list->addAction(tr("Save as…"), this, &ViewButton::askName)->setObjectName(QStringLiteral("view.saveAs"));
    QAction* keep = list->addAction(tr("Save the changes"), this, [this, view] {
        views_.save(view->name, present_());
        refresh();
    });
    keep->setObjectName(QStringLiteral("view.keep"));
    keep->setEnabled(mine && !view->state.sameView(present_()));
    keep->setToolTip(keep->isEnabled() ? QString()
                     : mine            ? tr("Nothing was changed.")
                                       : tr("Only views of one's own can be changed."));
    QAction* rename = list->addAction(tr("Rename…"), this, &ViewButton::askNewName);
    QAction* remove = list->addAction(tr("Delete this view…"), this, &ViewButton::askRemoval);
    rename->setObjectName(QStringLiteral("view.rename"));
    remove->setObjectName(QStringLiteral("view.remove"));
    for (QAction* action : {rename, remove}) {
        action->setEnabled(mine);
        if (!mine) action->setToolTip(tr("Only views of one's own can be changed."));
    }
    QAction* first = list->addAction(tr("Show this view at the start"), this,
                                     [this](bool on) { views_.setDefault(on ? chosen_ : QString()); });
    first->setObjectName(QStringLiteral("view.default"));
    first->setCheckable(true);
    first->setChecked(view && view->key == views_.defaultKey());
    first->setEnabled(view.has_value());
}

void ViewButton::ask(const QString& title, const QString& verb, const QString& name, const QString& except,
                     std::function<void(const QString&)> agreed) {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = title;
    plan.verb = verb;
    commands::Ask asked;
    asked.key = QStringLiteral("name");
    asked.label = tr("Name");
    asked.value = name;
    plan.asks.push_back(asked);
    plan.check = [this, except](const QVariantMap& given) {
        return views_.nameFault(given.value(QStringLiteral("name")).toString(), except);
    };
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::None,
        [agreed = std::move(agreed)](const QVariantMap& given) {
            agreed(given.value(QStringLiteral("name")).toString());
        },
        window());
    dialog->open();
}

void ViewButton::askName() {
    const auto view = views_.find(chosen_);
    ask(tr("Save the view"), tr("Save"), view && view->own ? view->name : QString(), {},
        [this](const QString& name) { setChosen(views_.save(name, present_())); });
}

void ViewButton::askNewName() {
    const auto view = views_.find(chosen_);
    if (!view || !view->own) return;
    ask(tr("Rename the view"), tr("Rename"), view->name, view->key,
        [this, key = view->key](const QString& name) { setChosen(views_.rename(key, name)); });
}

void ViewButton::askRemoval() {
    const auto view = views_.find(chosen_);
    if (!view || !view->own) return;
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Delete the view %1").arg(view->name);
    plan.sentence = tr("The members stay as they are; only this view goes.");
    plan.verb = tr("Delete");
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Changes,
        [this, key = view->key](const QVariantMap&) {
            views_.remove(key);
            setChosen({});
        },
        window());
    dialog->open();
}

void ViewButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_view_button.cpp"

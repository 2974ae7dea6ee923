#include "ui/panes/logs/search_button.h"

#include "models/commands/command.h"
#include "models/commands/log_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"

#include <QEvent>
#include <QMenu>

#include <utility>

namespace sekisho::ui::logs {

SearchButton::SearchButton(SavedSearches& searches, std::function<SavedSearch()> present, QWidget* parent)
    : QToolButton(parent), searches_(searches), present_(std::move(present)) {
    setObjectName(QStringLiteral("logs.searches"));
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &SearchButton::fill);
    retranslate();
}

void SearchButton::fill() {
    searches_.reload();
    QMenu* list = menu();
    list->clear();
    list->setToolTipsVisible(true);
    for (const SavedSearch& search : searches_.all()) {
        QAction* action =
            list->addAction(tr("%1 (%2)", "kept search, its log").arg(search.name, commands::logText(search.log)), this,
                            [this, name = search.name] {
                                chosen_ = name;
                                Q_EMIT searchChosen(name);
                            });
        action->setObjectName(QStringLiteral("search.") + search.name);
    }
    if (searches_.all().empty()) list->addAction(tr("No search is kept yet."))->setEnabled(false);
    list->addSeparator();
    list->addAction(ui::icon(QStringLiteral("list-add")), tr("Keep this search…"), this, &SearchButton::askName)
        ->setObjectName(QStringLiteral("search.keep"));
    if (searches_.all().empty()) return;
    QMenu* gone = list->addMenu(ui::icon(QStringLiteral("edit-delete")), tr("Delete a search"));
    for (const SavedSearch& search : searches_.all())
        gone->addAction(search.name, this, [this, name = search.name] { askRemoval(name); });
}

void SearchButton::askName() {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Keep this search");
    plan.sentence = tr("The conditions are kept with their log. A search of the same name is replaced.");
    plan.verb = tr("Keep");
    commands::Ask asked;
    asked.key = QStringLiteral("name");
    asked.label = tr("Name");
    asked.value = chosen_;
    plan.asks.push_back(asked);
    plan.check = [this](const QVariantMap& given) {
        return searches_.nameFault(given.value(QStringLiteral("name")).toString());
    };
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::None,
        [this, search = present_()](const QVariantMap& given) mutable {
            search.name = given.value(QStringLiteral("name")).toString();
            chosen_ = search.name.trimmed();
            searches_.save(std::move(search));
        },
        window());
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void SearchButton::askRemoval(const QString& name) {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Delete the search %1").arg(name);
    plan.sentence = tr("The logs stay as they are; only this search goes.");
    plan.verb = tr("Delete");
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Changes, [this, name](const QVariantMap&) { searches_.remove(name); },
        window());
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void SearchButton::retranslate() {
    setText(tr("Kept searches"));
    setIcon(ui::icon(QStringLiteral("view-pim-notes")));
    setToolTip(tr("Choose a search that was kept, or keep the present one under a name"));
}

void SearchButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::logs

#include "moc_search_button.cpp"

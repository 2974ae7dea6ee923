#include "ui/panes/templates/templates_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/templates/template_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/why_not.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using policy::ServiceTemplate;

namespace {

constexpr std::string_view kTemplatesMenu = "security.services";
constexpr int kAskMillis = 400; // many changes of the copy ask the service once
enum TemplateColumn { NameColumn, TypesColumn, MembersColumn };

QToolButton* templatesButton(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TemplatesPane::TemplatesPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftsText(); })) {
    setObjectName(QStringLiteral("templates.pane"));
    build();
    connectParts();
    offerCommands();
    restoreDrafts();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

TemplatesPane::~TemplatesPane() {
    kept_->flush();
}

QString TemplatesPane::title() const {
    return commands::menuText(*menuItem(kTemplatesMenu));
}

void TemplatesPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    number_ = new QLabel(this);
    number_->setForegroundRole(QPalette::PlaceholderText);
    add_ = templatesButton("templates.add", this);
    more_ = templatesButton("templates.more", this);
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(new QMenu(more_));
    more_->menu()->setToolTipsVisible(true);
    reason_ = new WrappedLabel(this);
    reason_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    reason_->setForegroundRole(QPalette::PlaceholderText);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("templates.banner"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    head->addWidget(add_);
    head->addWidget(more_);
    list_ = new QTreeWidget(this);
    list_->setObjectName(QStringLiteral("templates.list"));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setColumnCount(3);
    list_->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(TypesColumn, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(MembersColumn, QHeaderView::ResizeToContents);
    list_->header()->setStretchLastSection(false);
    auto* cells = new CellDelegate(list_);
    cells->setMark([this](const QModelIndex& index) {
        const bool draft =
            index.column() == NameColumn && drafts_.contains(toUtf8(index.data(Qt::UserRole).toString()));
        return draft ? icon(QStringLiteral("document-edit")) : QIcon();
    });
    list_->setItemDelegate(cells);
    page_ = new templates::TemplatePage(services_, this);
    body_ = new QSplitter(Qt::Horizontal, this);
    body_->addWidget(list_);
    body_->addWidget(page_);
    body_->setChildrenCollapsible(false);
    body_->setStretchFactor(1, 1);
    body_->setSizes({320, 860});
    state_ = new StatePage(this);
    state_->setIconName(QStringLiteral("security-high"));
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    asker_ = new QTimer(this);
    asker_->setSingleShot(true);
    asker_->setInterval(kAskMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(reason_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

void TemplatesPane::connectParts() {
    connect(asker_, &QTimer::timeout, this, &TemplatesPane::load);
    connect(add_, &QToolButton::clicked, this, [this] { addNew(nullptr); });
    connect(list_, &QTreeWidget::currentItemChanged, this, &TemplatesPane::chosen);
    connect(list_, &QTreeWidget::itemActivated, this, [this] { editCurrent(); });
    connect(page_, &templates::TemplatePage::triggered, this, [this](const char* command) {
        const QLatin1String key(command);
        if (key == QLatin1String("edit")) editCurrent();
        if (key == QLatin1String("copy")) addNew(current());
        if (key == QLatin1String("rename")) rename();
        if (key == QLatin1String("delete")) remove();
    });
    connect(page_, &templates::TemplatePage::edited, this, &TemplatesPane::drafted);
    connect(page_, &templates::TemplatePage::saveWanted, this, &TemplatesPane::save);
    connect(page_, &templates::TemplatePage::discardWanted, this, [this] {
        if (const ServiceTemplate* one = current()) drafts_.erase(one->id.value);
        showChosen();
        Q_EMIT draftChanged();
    });
    connect(page_, &templates::TemplatePage::templateWanted, this,
            [this](const QString& id) { choose(policy::TemplateId(toUtf8(id))); });
    connect(page_, &templates::TemplatePage::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(more_->menu(), &QMenu::aboutToShow, this, [this] {
        more_->menu()->clear();
        const commands::Context context = services_.registry.context();
        for (const char* key : {"configuration.export", "configuration.import"})
            if (const commands::Command* command = services_.registry.find(QLatin1String(key))) {
                QAction* action = more_->menu()->addAction(icon(command->iconName()), command->text());
                showVerdict(action, *command, context);
                connect(action, &QAction::triggered, this,
                        [this, key] { services_.registry.trigger(QLatin1String(key)); });
            }
    });
}

void TemplatesPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work, bool named) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [this, named](const commands::Context&) {
            if (const QString why = refusal(); !why.isEmpty()) return commands::Applicability::no(why);
            if (!current()) return commands::Applicability::no(tr("Choose a permission template first."));
            return named && current()->isDefault
                       ? commands::Applicability::no(tr("The basic settings keep their name and cannot be deleted."))
                       : commands::Applicability::yes();
        });
    };
    offer(
        "template.add", [this] { addNew(nullptr); }, false);
    offer(
        "template.edit", [this] { editCurrent(); }, false);
    offer(
        "template.copy", [this] { addNew(current()); }, false);
    offer(
        "template.rename", [this] { rename(); }, true);
    offer(
        "template.delete", [this] { remove(); }, true);
}

void TemplatesPane::load() {
    cursor_ = services_.cache.status().cursor;
    if (!services_.online() || !services_.identity()) return refreshLook();
    reading_ = services_.gateway.templates().templates(services_.gui, [this](Result<commands::Templates> found) {
        error_.reset();
        if (found)
            loaded(std::move(*found));
        else
            error_ = found.error();
        refreshLook();
        askAgain();
    });
    refreshLook();
}

// Templates are in no copy; that something happened in the tenant is a reason to ask again.
void TemplatesPane::copyChanged() {
    if (loaded_) fillList(); // numbers of members
    askAgain();
}

// What is asked already is waited for: begun anew with each change, it would never be answered where they do not end.
void TemplatesPane::askAgain() {
    const bool busy = asker_->isActive() || reading_.running();
    if (isVisible() && services_.cache.status().cursor != cursor_ && !busy) asker_->start();
}

void TemplatesPane::loaded(commands::Templates all) {
    std::ranges::stable_sort(all, {}, [](const ServiceTemplate& one) { return !one.isDefault; });
    all_ = std::move(all);
    loaded_ = true;
    for (auto it = drafts_.begin(); it != drafts_.end();) {
        const auto now = std::ranges::find(all_, policy::TemplateId(it->first), &ServiceTemplate::id);
        if (now == all_.end()) { // deleted by somebody else: there is nothing left to change
            banner_->announce(Banner::Kind::Warning,
                              tr("%1 was deleted by somebody else. The draft of it was discarded.")
                                  .arg(commands::templateName(it->second.base)));
            it = drafts_.erase(it);
            Q_EMIT draftChanged();
            continue;
        }
        if (now->version != it->second.base.version) rebase(it->second, *now);
        ++it;
    }
    fillList();
    page_->reloadMember();
}

void TemplatesPane::fillList() {
    const ServiceTemplate* before = current();
    // One that was just made is not in the list before it was asked for again: it stays wanted until then.
    const bool here = std::ranges::find(all_, policy::TemplateId(wanted_), &ServiceTemplate::id) != all_.end();
    const std::string keep = here ? std::exchange(wanted_, {}) : before ? before->id.value : std::string();
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        for (const ServiceTemplate& one : all_) {
            const auto number = [](std::size_t count) { return commands::locale().toString(static_cast<int>(count)); };
            const bool draft = drafts_.contains(one.id.value);
            auto* item = new QTreeWidgetItem({commands::templateName(one),
                                              one.isDefault ? QString() : number(one.userTypes.size()),
                                              one.isDefault ? QString() : number(one.members.size())});
            item->setData(NameColumn, Qt::UserRole, fromUtf8(one.id.value));
            item->setToolTip(NameColumn,
                             draft ? tr("%1, with a draft").arg(item->text(NameColumn)) : item->text(NameColumn));
            for (const int column : {TypesColumn, MembersColumn})
                item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            list_->addTopLevelItem(item);
            if (one.id.value == keep) list_->setCurrentItem(item);
        }
        if (!list_->currentItem() && list_->topLevelItemCount() > 0) list_->setCurrentItem(list_->topLevelItem(0));
    }
    showChosen();
}

const ServiceTemplate* TemplatesPane::current() const {
    const QTreeWidgetItem* item = list_->currentItem();
    if (!item) return nullptr;
    const policy::TemplateId id(toUtf8(item->data(NameColumn, Qt::UserRole).toString()));
    const auto found = std::ranges::find(all_, id, &ServiceTemplate::id);
    return found == all_.end() ? nullptr : &*found;
}

TemplatesPane::Draft* TemplatesPane::currentDraft() {
    const ServiceTemplate* one = current();
    const auto found = one ? drafts_.find(one->id.value) : drafts_.end();
    return found == drafts_.end() ? nullptr : &found->second;
}

void TemplatesPane::choose(const policy::TemplateId& id) {
    for (int i = 0; i < list_->topLevelItemCount(); ++i)
        if (list_->topLevelItem(i)->data(NameColumn, Qt::UserRole).toString() == fromUtf8(id.value))
            return list_->setCurrentItem(list_->topLevelItem(i));
    wanted_ = id.value;
}

void TemplatesPane::chosen() {
    showChosen();
    services_.registry.contextChanged();
}

void TemplatesPane::showChosen() {
    const ServiceTemplate* one = current();
    if (!one) return;
    const Draft* draft = currentDraft();
    page_->present(all_, *one, draft ? &draft->edited : nullptr);
    page_->setCounts(
        static_cast<qsizetype>(commands::membersOfTemplate(services_.cache.members(), all_, one->id).size()));
    page_->showMeanwhile(draft ? draft->theirs : QStringList(),
                         draft ? commands::templateChanges(draft->base, draft->edited, names()) : QStringList());
    list_->viewport()->update(); // the marks of drafts
    judge();
    refreshRights();
}

// While somebody types: what stands in the controls is the draft.
void TemplatesPane::drafted() {
    Draft* draft = currentDraft();
    if (!draft) return;
    draft->edited = page_->shown();
    if (!draft->theirs.isEmpty())
        page_->showMeanwhile(draft->theirs, commands::templateChanges(draft->base, draft->edited, names()));
    judge();
    Q_EMIT draftChanged();
}

void TemplatesPane::judge() {
    const Draft* draft = currentDraft();
    page_->showFaults(draft ? policy::check(policy::settled(draft->edited.matrix)) : std::vector<Error>());
}

commands::TemplateNames TemplatesPane::names() const {
    return {[this](const std::string& type) {
                for (const Rank& rank : services_.cache.ranks(RankKind::UserType))
                    if (rank.id == type) return fromUtf8(rank.name);
                return fromUtf8(type);
            },
            [this](const std::string& member) {
                const ports::MemberList& list = services_.cache.members();
                const auto row = list.find(member);
                return row ? fromUtf8(list.cells(*row).name) : fromUtf8(member);
            }};
}

void TemplatesPane::editCurrent() {
    const ServiceTemplate* one = current();
    if (!one || currentDraft()) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    drafts_[one->id.value] = {*one, *one, {}};
    showChosen();
    Q_EMIT draftChanged();
}

bool TemplatesPane::hasDraft() const {
    return !drafts_.empty();
}

bool TemplatesPane::giveUpDraft() {
    if (const ServiceTemplate* one = current()) drafts_.erase(one->id.value);
    showChosen();
    Q_EMIT draftChanged();
    return true;
}

void TemplatesPane::showResource(const QString& id) {
    if (services_.cache.members().find(toUtf8(id))) return page_->showMember(UserId(toUtf8(id)));
    choose(policy::TemplateId(toUtf8(id)));
}

void TemplatesPane::refreshLook() {
    using Look = StatePage::Look;
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(kTemplatesMenu, services_.clock.now());
    if (forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (!loaded_ && error_)
        state_->present(Look::Failed, tr("The permission templates could not be loaded"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else if (!loaded_ && (!services_.online() || !identity))
        state_->present(Look::Offline, tr("The permission templates are known to the service only"),
                        tr("They can be shown as soon as there is a connection."));
    else if (!loaded_)
        state_->present(Look::Loading, tr("Loading the permission templates…"));
    stack_->setCurrentWidget(loaded_ && !forbidden ? static_cast<QWidget*>(body_) : state_);
    if (loaded_ && error_) banner_->tell(*error_);
    refreshRights();
}

QString TemplatesPane::lasting() const {
    const ports::Identity* identity = services_.identity();
    if (!identity) return {};
    const auto scopes = scopesOf(identity->roles, {kTemplatesMenu, Access::Operate}, services_.clock.now());
    if (!scopes) return tr("Your role may only look here.");
    if (std::ranges::any_of(*scopes, &Scope::wholeTenant)) return {};
    return tr(
        "Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.");
}

QString TemplatesPane::refusal() const {
    if (!services_.online() || !services_.identity()) return tr("This needs a connection to the service.");
    if (QString why = lasting(); !why.isEmpty()) return why;
    if (acting_.running()) return tr("The last change is still being saved.");
    return {};
}

void TemplatesPane::refreshRights() {
    const QString why = refusal();
    page_->setMayChange(why);
    add_->setEnabled(why.isEmpty() && loaded_);
    add_->setToolTip(!why.isEmpty() ? why : loaded_ ? QString() : tr("The permission templates are not loaded yet."));
    number_->setText(loaded_ ? commands::locale().toString(static_cast<int>(all_.size())) : QString());
    reason_->say(lasting());
}

void TemplatesPane::linkChanged() {
    if (isVisible() && services_.online()) load();
    refreshLook();
    page_->reloadMember();
}

void TemplatesPane::retranslate() {
    heading_->setText(title());
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    more_->setText(tr("Configuration file"));
    more_->setIcon(icon(QStringLiteral("document-export")));
    list_->setHeaderLabels({tr("Permission template"), tr("User types"), tr("Members")});
    list_->headerItem()->setTextAlignment(TypesColumn, Qt::AlignRight | Qt::AlignVCenter);
    list_->headerItem()->setTextAlignment(MembersColumn, Qt::AlignRight | Qt::AlignVCenter);
    list_->setAccessibleName(tr("Permission templates"));
    if (loaded_) fillList();
    refreshLook();
}

void TemplatesPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    load();
}

void TemplatesPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_templates_pane.cpp"

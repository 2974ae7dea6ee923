#include "ui/panes/roles/role_page.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/panes/roles/compare_page.h"
#include "ui/panes/roles/history_page.h"
#include "ui/panes/roles/holders_page.h"
#include "ui/panes/roles/rights_view.h"
#include "ui/panes/roles/role_form.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/draft_frame.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/why_not.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace sekisho::ui::roles {

using commands::fromUtf8;

RolePage::RolePage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), pages_(new QStackedWidget(this)), form_(new RoleForm) {
    setObjectName(QStringLiteral("roles.page"));
    read_ = buildRead();
    draft_ = new DraftFrame(QStringLiteral("roles"), form_, this);
    pages_->addWidget(read_);
    pages_->addWidget(draft_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    connect(form_, &RoleForm::changed, this, &RolePage::edited);
    connect(draft_, &DraftFrame::saveWanted, this, &RolePage::saveWanted);
    connect(draft_, &DraftFrame::discardWanted, this, &RolePage::discardWanted);
    connect(tabs_, &QTabWidget::currentChanged, this, &RolePage::tabChanged);
    connect(holders_, &HoldersPage::triggered, this, &RolePage::triggered);
    retranslate();
}

RolePage::~RolePage() = default;

QWidget* RolePage::buildRead() {
    auto* page = new QWidget(this);
    title_ = new QLabel(page);
    title_->setObjectName(QStringLiteral("roles.title"));
    title_->setTextFormat(Qt::PlainText);
    setTextSize(title_, TextSize::Page);
    about_ = new WrappedLabel(page);
    about_->setObjectName(QStringLiteral("roles.about"));
    about_->setForegroundRole(QPalette::PlaceholderText);
    note_ = new WrappedLabel(page);
    note_->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (const auto& [name, key] : {std::pair{"roles.edit", "role.edit"},
                                    {"roles.copy", "role.copy"},
                                    {"roles.give", "role.give"},
                                    {"roles.delete", "role.delete"},
                                    {"roles.undelete", "role.undelete"}}) {
        QPushButton* button = partButton(name, page);
        const QString command = QLatin1String(key);
        row->addWidget(button);
        actions_.emplace_back(button, command);
        connect(button, &QPushButton::clicked, this, [this, command] { Q_EMIT triggered(command); });
    }
    row->addStretch(1);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(space::kTight);
    head->addWidget(title_);
    head->addWidget(about_);
    head->addWidget(note_);
    head->addSpacing(space::kTight);
    head->addLayout(row);
    tabs_ = new QTabWidget(page);
    tabs_->setObjectName(QStringLiteral("roles.tabs"));
    tabs_->setDocumentMode(true);
    auto* rightsPage = new QWidget;
    rights_ = new RightsView(QStringLiteral("roles.rights"), rightsPage);
    auto* rightsColumn = new QVBoxLayout(rightsPage);
    rightsColumn->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    rightsColumn->addWidget(rights_);
    holders_ = new HoldersPage(services_);
    history_ = new HistoryPage(services_, QStringLiteral("roles"));
    compare_ = new ComparePage;
    for (QWidget* tab : std::initializer_list<QWidget*>{rightsPage, holders_, history_, compare_})
        tabs_->addTab(tab, QString());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(tabs_, 1);
    return page;
}

void RolePage::present(const RoleSheet& role, const std::vector<RoleSheet>& all) {
    role_ = role;
    pages_->setCurrentWidget(read_);
    rights_->present(role.role.grants, !role.role.builtIn.empty());
    if (!role.deletedAt) holders_->present(role); // of a deleted one nobody is
    history_->present(role.role.id);
    compare_->present(role, all);
    refresh();
}

void RolePage::edit(const RoleSheet& before, const RoleSheet& edited, const QStringList& theirs) {
    const bool fresh = edited.role.id.empty();
    const bool opened = !drafting() || role_.role.id != edited.role.id;
    role_ = before;
    form_->open(before, edited);
    form_->setMeanwhile(theirs);
    draft_->setTitle(fresh ? tr("New role") : tr("Change %1").arg(commands::roleNameText(before)),
                     fresh ? tr("Nobody has it until you give it to somebody.")
                           : tr("Nothing changes for anybody before you save."));
    pages_->setCurrentWidget(draft_);
    if (opened) form_->focusFirst();
}

bool RolePage::drafting() const {
    return pages_->currentWidget() == draft_;
}

void RolePage::offerSave(const QString& whyNot, bool changed) {
    draft_->offerSave(whyNot.isEmpty(), whyNot, changed);
}

void RolePage::refreshActions() {
    const commands::Context context = services_.registry.context();
    const bool deleted = role_.deletedAt.has_value();
    for (const auto& [button, key] : actions_) {
        const commands::Command* command = services_.registry.find(key);
        button->setVisible(command && deleted == (key == QLatin1String("role.undelete")));
        if (!command) continue;
        button->setText(command->text());
        button->setIcon(icon(command->iconName()));
        showVerdict(button, *command, context);
    }
}

void RolePage::showTab(Tab tab) {
    tabs_->setCurrentIndex(tab);
}

RolePage::Tab RolePage::tab() const {
    return static_cast<Tab>(tabs_->currentIndex());
}

void RolePage::linkChanged() {
    holders_->linkChanged();
    history_->linkChanged();
}

QString RolePage::aboutText() const {
    QStringList sentences;
    if (role_.deletedAt) {
        const Instant last = *role_.deletedAt + std::chrono::hours(24 * kRoleUndeleteDays);
        sentences << tr("Deleted by %1 (%2).").arg(fromUtf8(role_.deletedBy), commands::timeText(*role_.deletedAt))
                  << tr("It can be brought back, with those who had it, until %1.").arg(commands::timeText(last));
        return commands::inARow(sentences);
    }
    sentences << commands::roleKindText(role_);
    sentences << tr("%n people have it", nullptr, static_cast<int>(role_.holders));
    if (role_.eligible > 0) sentences << tr("%n may activate it", nullptr, static_cast<int>(role_.eligible));
    return sentences.join(QStringLiteral("  ·  "));
}

void RolePage::refresh() {
    title_->setText(commands::roleNameText(role_));
    about_->say(aboutText());
    note_->say(fromUtf8(role_.note));
    const QLocale numbers = commands::locale();
    const qlonglong people = role_.holders + role_.eligible;
    tabs_->setTabText(RightsTab, tr("Rights"));
    tabs_->setTabText(HoldersTab, people > 0 ? tr("Holders (%1)").arg(numbers.toString(people)) : tr("Holders"));
    tabs_->setTabText(HistoryTab, tr("History"));
    tabs_->setTabText(CompareTab, tr("Compare"));
    tabs_->setTabVisible(HoldersTab, !role_.deletedAt);
    tabs_->setTabVisible(CompareTab, !role_.deletedAt);
    refreshActions();
}

void RolePage::retranslate() {
    refresh();
}

void RolePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_role_page.cpp"

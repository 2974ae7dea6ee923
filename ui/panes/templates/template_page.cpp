#include "ui/panes/templates/template_page.h"

#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "ui/forms/member_list_field.h"
#include "ui/panes/templates/effective_page.h"
#include "ui/panes/templates/matrix_view.h"
#include "ui/panes/templates/types_table.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::templates {

namespace {

// Members directly assigned: a list like any other of a policy, but of no schema.
const policy::Field& assignedMembers() {
    static const policy::Field field = [] {
        policy::Field made{};
        made.key = "members";
        made.widget = policy::Widget::Members;
        made.maximum = 1'000;
        return made;
    }();
    return field;
}

QPushButton* pageButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

TemplatePage::TemplatePage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), about_(new QLabel(this)), edit_(pageButton("templates.edit", this)),
      copy_(pageButton("templates.copy", this)), rename_(pageButton("templates.rename", this)),
      delete_(pageButton("templates.delete", this)), meanwhile_(new Card(this)), theirs_(new WrappedLabel(meanwhile_)),
      mine_(new WrappedLabel(meanwhile_)), tabs_(new QTabWidget(this)),
      matrix_(new MatrixView(QStringLiteral("templates"))), types_(new TypesTable(services.cache)),
      membersNote_(new WrappedLabel), memberList_(new MemberListField(assignedMembers(), services)),
      effective_(new EffectivePage(services)), foot_(new QWidget(this)), state_(new QLabel(foot_)),
      save_(pageButton("templates.save", foot_)), discard_(pageButton("templates.discard", foot_)) {
    setObjectName(QStringLiteral("templates.page"));
    title_->setObjectName(QStringLiteral("templates.title"));
    title_->setTextFormat(Qt::PlainText);
    setTextSize(title_, TextSize::Page);
    about_->setObjectName(QStringLiteral("templates.about"));
    about_->setForegroundRole(QPalette::PlaceholderText);
    theirs_->setObjectName(QStringLiteral("templates.theirs"));
    mine_->setObjectName(QStringLiteral("templates.mine"));
    tabs_->setObjectName(QStringLiteral("templates.tabs"));
    tabs_->setDocumentMode(true);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::kSmall);
    for (QPushButton* button : {edit_, copy_, rename_, delete_})
        actions->addWidget(button);
    actions->addStretch(1);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(title_);
    head->addWidget(about_);
    head->addLayout(actions);
    auto* both = new QHBoxLayout(meanwhile_);
    both->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    both->setSpacing(space::kLarge);
    both->addWidget(theirs_, 1, Qt::AlignTop);
    both->addWidget(mine_, 1, Qt::AlignTop);
    auto* members = new QWidget;
    auto* membersColumn = new QVBoxLayout(members);
    membersColumn->setContentsMargins(0, 0, 0, 0);
    membersColumn->addWidget(membersNote_);
    membersColumn->addWidget(memberList_);
    membersColumn->addStretch(1);
    for (QWidget* tab : std::initializer_list<QWidget*>{matrix_, types_, members, effective_})
        tabs_->addTab(scrolled(tab), QString());
    auto* footRow = new QHBoxLayout(foot_);
    footRow->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    footRow->setSpacing(space::kSmall);
    footRow->addWidget(state_);
    footRow->addStretch(1);
    footRow->addWidget(discard_);
    footRow->addWidget(save_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(meanwhile_);
    column->addWidget(tabs_, 1);
    column->addWidget(foot_);
    for (const auto& [button, command] :
         {std::pair{edit_, "edit"}, {copy_, "copy"}, {rename_, "rename"}, {delete_, "delete"}})
        connect(button, &QPushButton::clicked, this, [this, key = command] { Q_EMIT triggered(key); });
    connect(matrix_, &MatrixView::edited, this, &TemplatePage::take);
    connect(types_, &TypesTable::edited, this, &TemplatePage::take);
    connect(memberList_, &ValueEditor::edited, this, &TemplatePage::take);
    connect(memberList_, &MemberListField::memberWanted, this, &TemplatePage::memberWanted);
    connect(effective_, &EffectivePage::memberWanted, this, &TemplatePage::memberWanted);
    connect(effective_, &EffectivePage::templateWanted, this, &TemplatePage::templateWanted);
    connect(save_, &QPushButton::clicked, this, &TemplatePage::saveWanted);
    connect(discard_, &QPushButton::clicked, this, &TemplatePage::discardWanted);
    memberList_->setRemark([this](const std::string& member) {
        const policy::ServiceTemplate* other = commands::holderOfMember(all_, member, now_.id);
        return other ? tr("Moves here from %1 with saving.").arg(commands::templateName(*other)) : QString();
    });
    meanwhile_->hide();
    retranslate();
}

QWidget* TemplatePage::scrolled(QWidget* inner) {
    auto* margin = new QWidget;
    auto* column = new QVBoxLayout(margin);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kWide);
    column->addWidget(inner);
    auto* area = new QScrollArea(tabs_);
    area->setWidget(margin);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    return area;
}

void TemplatePage::present(const commands::Templates& all, const policy::ServiceTemplate& now,
                           const policy::ServiceTemplate* draft) {
    all_ = all;
    now_ = now;
    drafting_ = draft != nullptr;
    shown_ = draft ? *draft : now;
    matrix_->setReadOnly(!drafting_);
    matrix_->present(shown_.matrix, now_.matrix);
    types_->setReadOnly(!drafting_);
    types_->present(shown_, all_);
    std::vector<std::string> ids;
    for (const UserId& member : shown_.members)
        ids.push_back(member.value);
    memberList_->setReadOnly(!drafting_);
    memberList_->setValue(ids);
    memberList_->refreshRows();
    refresh();
}

void TemplatePage::take() {
    if (!drafting_) return;
    shown_.matrix = matrix_->matrix();
    shown_.userTypes = types_->types();
    shown_.members.clear();
    const policy::Value listed = memberList_->value(); // must outlive the loop
    for (const std::string& id : std::get<std::vector<std::string>>(listed))
        shown_.members.emplace_back(id);
    refresh();
    Q_EMIT edited();
}

void TemplatePage::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    refresh();
}

void TemplatePage::setCounts(qsizetype members) {
    members_ = members;
    refresh();
}

void TemplatePage::showFaults(const std::vector<Error>& faults) {
    faulty_ = !faults.empty();
    matrix_->showFaults(faults);
    refresh();
}

void TemplatePage::showMeanwhile(const QStringList& theirs, const QStringList& mine) {
    meanwhile_->setVisible(!theirs.isEmpty());
    theirs_->say(theirs.isEmpty()
                     ? QString()
                     : tr("Saved by somebody else meanwhile:") + QLatin1Char('\n') + theirs.join(QLatin1Char('\n')));
    mine_->say(theirs.isEmpty() ? QString()
                                : tr("Your changes, laid over it and not saved yet:") + QLatin1Char('\n') +
                                      mine.join(QLatin1Char('\n')));
}

void TemplatePage::showMember(const UserId& member) {
    tabs_->setCurrentIndex(tabs_->count() - 1);
    effective_->showMember(member);
}

void TemplatePage::reloadMember() {
    effective_->reload();
}

void TemplatePage::refresh() {
    title_->setText(commands::templateName(now_));
    about_->setText(tr("Counts for %n member(s) at present", nullptr, static_cast<int>(members_)));
    const bool dirty = drafting_ && (shown_.matrix != now_.matrix || !commands::sameAssignments(shown_, now_));
    const auto judge = [this](QPushButton* button, const QString& own) {
        button->setEnabled(whyNot_.isEmpty() && own.isEmpty());
        button->setToolTip(whyNot_.isEmpty() ? own : whyNot_);
    };
    const QString isDefault =
        now_.isDefault ? tr("The basic settings keep their name and cannot be deleted.") : QString();
    const QString isOpen = drafting_ ? tr("The draft is open below.") : QString();
    judge(edit_, isOpen);
    judge(copy_, {});
    judge(rename_, isDefault.isEmpty() ? isOpen : isDefault);
    judge(delete_, isDefault.isEmpty() ? isOpen : isDefault);
    judge(save_, faulty_ ? tr("Correct what is marked first.") : dirty ? QString() : tr("Nothing is changed yet."));
    foot_->setVisible(drafting_);
    state_->setText(dirty ? tr("Draft, not saved yet") : tr("Draft without changes"));
    memberList_->setVisible(!now_.isDefault);
    membersNote_->say(now_.isDefault ? tr("The basic settings count for everybody who has no other template; nothing "
                                          "is assigned to them.")
                                     : tr("A template assigned to a member directly counts before that of the user "
                                          "type. A member has one at most."));
}

void TemplatePage::retranslate() {
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    copy_->setText(tr("Copy…"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    rename_->setText(tr("Rename…"));
    rename_->setIcon(icon(QStringLiteral("edit-rename")));
    delete_->setText(tr("Delete…"));
    delete_->setIcon(icon(QStringLiteral("edit-delete")));
    save_->setText(tr("Save…"));
    discard_->setText(tr("Discard"));
    memberList_->setListName(tr("Members who have this template directly"));
    membersNote_->setForegroundRole(QPalette::PlaceholderText);
    const QStringList titles{tr("Services"), tr("User types"), tr("Members"), tr("Effective permissions")};
    for (int i = 0; i < tabs_->count(); ++i)
        tabs_->setTabText(i, titles[i]);
    refresh();
}

void TemplatePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::templates

#include "moc_template_page.cpp"

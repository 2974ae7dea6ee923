#include "ui/panes/members/member_detail.h"

#include "models/commands/member_merge.h"
#include "models/commands/member_session_commands.h"
#include "models/commands/words.h"
#include "ui/delegates/status_chip.h"
#include "ui/forms/chart_block.h"
#include "ui/forms/member_form.h"
#include "ui/panes/members/activity_blocks.h"
#include "ui/panes/members/detail_blocks.h"
#include "ui/panes/members/devices_block.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/roles_block.h"
#include "ui/panes/members/selection_bar.h"
#include "ui/panes/members/status_block.h"
#include "ui/panes/members/template_block.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/why_not.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::members {

namespace {
constexpr int kAvatarSize = 56;
constexpr int kRemoteMillis = 200; // walking through the list asks the service nothing
} // namespace

MemberDetail::MemberDetail(const PaneServices& services, DraftStore& drafts, QWidget* parent)
    : QWidget(parent), services_(services), drafts_(drafts), stack_(new QStackedWidget(this)),
      nobody_(new StatePage(stack_)), remoteTimer_(new QTimer(this)) {
    setObjectName(QStringLiteral("members.detail"));
    nobody_->setIconName(QStringLiteral("user"));
    stack_->addWidget(nobody_);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    remoteTimer_->setSingleShot(true);
    remoteTimer_->setInterval(kRemoteMillis);
    connect(remoteTimer_, &QTimer::timeout, this, &MemberDetail::loadRemote);
    // What was ended must be seen to have ended.
    for (const char* key :
         {"member.session.end", "member.forceLogout", "member.password.force", "member.suspend", "member.appStop"})
        if (const commands::Command* command = services_.registry.find(QLatin1String(key)))
            connect(command, &commands::Command::done, this,
                    [this](const QString&, const QString&, const commands::Selection& subjects) {
                        subjects.each([this](const commands::SelectedMember& subject) {
                            const bool shown = subject.id.value == id_.toStdString();
                            if (shown) loadRemote();
                            return !shown;
                        });
                    });
    present();
}

// The list is there before anybody is chosen: a page of nobody, and a form that is not open, would only delay it.
void MemberDetail::buildPage() {
    page_ = new QWidget(stack_);
    modes_ = new QStackedWidget(page_);
    read_ = new ScrollPage(ScrollPage::Holds::Text, modes_);
    banner_ = new Banner(page_);
    auto* blocks = new QWidget;
    auto* column = new QVBoxLayout(blocks);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(16);
    info_ = new InfoBlock(services_.cache, blocks);
    security_ = new SecurityBlock(blocks);
    organizations_ = new OrganizationsBlock(services_.cache, blocks);
    sessions_ = new SessionsBlock(services_, blocks);
    devices_ = new DevicesBlock(services_, blocks);
    roles_ = new RolesBlock(services_, blocks);
    history_ = new HistoryBlock(services_, blocks);
    profileStatus_ = new StatusBlock(services_, blocks);
    template_ = new TemplateBlock(services_, blocks);
    chart_ = new ChartBlock(services_, blocks);
    for (QWidget* block : std::initializer_list<QWidget*>{sessions_, devices_, organizations_, template_, roles_,
                                                          profileStatus_, chart_, security_, info_, history_})
        column->addWidget(block);
    column->addStretch(1);
    read_->setWidget(blocks);
    modes_->addWidget(read_);

    auto* layout = new QVBoxLayout(page_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(banner_);
    layout->addWidget(modes_, 1);
    stack_->addWidget(page_);
    connect(security_, &SecurityBlock::triggered, this, &MemberDetail::triggered);
    connect(template_, &TemplateBlock::triggered, this, &MemberDetail::triggered);
    connect(devices_, &DevicesBlock::triggered, this, &MemberDetail::triggered);
    connect(roles_, &RolesBlock::openWanted, this, &MemberDetail::openWanted);
    connect(history_, &HistoryBlock::logsWanted, this,
            [this](const QString& menuKey) { Q_EMIT openWanted(menuKey, id_); });
    for (const RemoteBlock* block : std::initializer_list<RemoteBlock*>{sessions_, devices_, roles_, history_})
        connect(block, &RemoteBlock::exportRequested, this, [this, block] {
            exportList(exportServices(services_), block->listForFile(), this,
                       [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
        });
    connect(sessions_, &SessionsBlock::endAllRequested, this,
            [this] { Q_EMIT triggered(QStringLiteral("member.forceLogout")); });
    connect(sessions_, &SessionsBlock::endRequested, this, [this](const Session& session, const QString& words) {
        const QString key = QStringLiteral("member.session.end");
        if (auto* command = qobject_cast<commands::EndSession*>(services_.registry.find(key)))
            command->aim(UserId(id_.toStdString()), session.id, words);
        Q_EMIT triggered(key);
    });
    retranslate();
}

EditPage& MemberDetail::editPage() {
    if (edit_) return *edit_;
    edit_ = new EditPage(services_, drafts_, modes_);
    modes_->addWidget(edit_);
    connect(edit_, &EditPage::closed, this, [this] {
        modes_->setCurrentWidget(read_);
        refreshHead();
        editButton_->setFocus(Qt::OtherFocusReason);
    });
    connect(edit_, &EditPage::saved, this, &MemberDetail::showSaved);
    return *edit_;
}

MemberDetail::~MemberDetail() = default;

QWidget* MemberDetail::buildHead() {
    auto* head = new QWidget(page_);
    avatar_ = new Avatar(kAvatarSize, head);
    name_ = new WrappedLabel(head);
    reading_ = new WrappedLabel(head);
    login_ = new WrappedLabel(head);
    status_ = new StatusChip(head);
    leave_ = new StatusChip(head);
    editButton_ = new QToolButton(head);
    lost_ = new QToolButton(head); // Tab goes through them as they stand
    logout_ = new QToolButton(head);
    more_ = new QToolButton(head);
    name_->setObjectName(QStringLiteral("detail.name"));
    login_->setObjectName(QStringLiteral("detail.login"));
    editButton_->setObjectName(QStringLiteral("detail.edit"));
    logout_->setObjectName(QStringLiteral("detail.logout"));
    lost_->setObjectName(QStringLiteral("detail.lostDevice"));
    more_->setObjectName(QStringLiteral("detail.more"));
    setTextSize(name_, TextSize::Page);
    login_->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(avatar_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name_);
    words->addWidget(reading_);
    words->addWidget(login_);
    auto* chips = new QHBoxLayout;
    chips->setContentsMargins(0, 4, 0, 0);
    chips->setSpacing(6);
    chips->addWidget(status_);
    chips->addWidget(leave_);
    chips->addStretch(1);
    words->addLayout(chips);
    row->addLayout(words, 1);

    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    for (QToolButton* button : {editButton_, lost_, logout_, more_}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        actions->addWidget(button);
    }
    logout_->setToolButtonStyle(Qt::ToolButtonIconOnly); // the sessions below have it in words
    actions->addStretch(1);
    more_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto who = selected();
        const commands::Context context = contextOf(services_, who ? commands::Selection{*who} : commands::Selection());
        fillActionMenu(menu, services_.registry, context, [this](const QString& key) { Q_EMIT triggered(key); });
        menu->addSeparator();
        QAction* photo = menu->addAction(icon(QStringLiteral("user")), tr("Change photo…"));
        photo->setObjectName(QStringLiteral("detail.photo"));
        connect(photo, &QAction::triggered, this, &MemberDetail::choosePhoto);
        QAction* remove = menu->addAction(icon(QStringLiteral("edit-delete")), tr("Delete photo…"));
        remove->setEnabled(member_ && member_->hasPhoto);
        remove->setToolTip(remove->isEnabled() ? QString() : tr("The member has no photo."));
        connect(remove, &QAction::triggered, this, [this] { Q_EMIT triggered(QStringLiteral("member.photo.delete")); });
    });
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    column->addLayout(row);
    column->addLayout(actions);
    connect(editButton_, &QToolButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("member.edit")); });
    connect(logout_, &QToolButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("member.forceLogout")); });
    connect(lost_, &QToolButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("member.lostDevice")); });
    return head;
}

void MemberDetail::showMember(const QString& id) {
    if (id == id_) return;
    id_ = id;
    member_.reset();
    photoVersion_ = -1;
    if (page_) banner_->dismiss();
    call_.cancel();
    photoCall_.cancel();
    remoteTimer_->stop();
    fetch();
}

void MemberDetail::copyChanged() {
    if (!id_.isEmpty()) fetch();
}

void MemberDetail::fetch() {
    if (id_.isEmpty()) {
        present();
        return;
    }
    call_ = services_.cache.member(UserId(id_.toStdString()), services_.gui, [this](Result<Member> found) {
        if (!found) {
            member_.reset();
            present();
            return;
        }
        const bool same = member_ && member_->version == found->version;
        const bool first = !member_;
        member_ = std::move(*found);
        if (same) {
            refreshHead(); // a state may change by time alone
            return;
        }
        present();
        if (first || !remoteTimer_->isActive()) remoteTimer_->start();
    });
}

void MemberDetail::present() {
    if (!member_) {
        if (id_.isEmpty())
            nobody_->present(StatePage::Look::Empty, tr("Nobody is chosen"), tr("Choose a member in the list."));
        else
            nobody_->present(StatePage::Look::NoMatch, tr("This member is not there any more"),
                             tr("The account was deleted for good, or lies outside your part of the tenant."));
        stack_->setCurrentWidget(nobody_);
        return;
    }
    if (!page_) buildPage();
    stack_->setCurrentWidget(page_);
    info_->present(*member_);
    security_->present(*member_, services_.clock);
    organizations_->present(*member_);
    const bool shownAlready = editing() && edit_->base().id == member_->id;
    if (shownAlready) {
        edit_->presentChanged(*member_);
    } else if (drafts_.has(id_)) {
        editPage().open(*member_);
        modes_->setCurrentWidget(drafts_.has(id_) ? static_cast<QWidget*>(edit_) : read_);
    } else {
        modes_->setCurrentWidget(read_);
        read_->ensureVisible(0, 0);
    }
    refreshHead();
    if (std::exchange(rightsWanted_, false)) showRights();
    Q_EMIT loaded();
}

void MemberDetail::showRights() {
    if (!member_ || commands::fromUtf8(member_->id.value) != id_ || editing()) {
        rightsWanted_ = true;
        return;
    }
    QMetaObject::invokeMethod( // laid out first
        this, [this] { read_->ensureWidgetVisible(roles_); }, Qt::QueuedConnection);
}

void MemberDetail::loadRemote() {
    if (!member_) return;
    sessions_->showMember(member_->id);
    loadDevices();
    roles_->showMember(member_->id);
    history_->showMember(member_->id);
    chart_->showTarget({ChartSubject::Member, member_->id.value}, commands::fromUtf8(member_->displayName()));
    profileStatus_->showMember(member_->id);
    template_->showMember(member_->id);
    if (!services_.cache.fields().settings.of("photo").visible) return; // hidden: the initials are enough
    if (!member_->hasPhoto || !services_.online() || photoVersion_ == member_->version) return;
    photoVersion_ = member_->version;
    photoCall_ = services_.gateway.photo(member_->id, services_.gui, [this](Result<std::string> bytes) {
        // Without a picture the initials say enough; there is nothing the person could do about it.
        if (bytes) avatar_->setPicture(std::move(*bytes));
    });
}

// Whoever may not open the list of devices sees none of a member either.
void MemberDetail::loadDevices() {
    const ports::Identity* identity = services_.identity();
    const bool may = !identity || identity->canSee("security.usage", services_.clock.now());
    devices_->setVisible(may);
    if (may) devices_->showMember(member_->id);
}

void MemberDetail::refreshHead() {
    if (!member_) return;
    const QString name = commands::fromUtf8(member_->displayName());
    if (name_->text() != name || !member_->hasPhoto) avatar_->setName(name);
    name_->say(name);
    reading_->say(commands::fromUtf8(member_->displayPhonetic()));
    login_->say(commands::fromUtf8(member_->email));
    const Instant now = services_.clock.now();
    Chip chip = statusChip(member_->statusAt(now));
    if (member_->suspended && member_->suspendedReason == SuspendedReason::LoginFail)
        chip.text = tr("%1 (too many wrong passwords)").arg(chip.text);
    status_->setChip(chip);
    leave_->setChip(leaveChip());
    leave_->setVisible(member_->leave.activeAt(now));
    const auto who = selected();
    const commands::Context context = contextOf(services_, {*who});
    const auto judge = [&](QToolButton* button, const char* key) {
        const commands::Command* command = services_.registry.find(QLatin1String(key));
        button->setEnabled(false);
        return command ? showVerdict(button, *command, context) : commands::Applicability::no(QString());
    };
    judge(editButton_, "member.edit");
    judge(lost_, "member.lostDevice");
    const commands::Applicability logOut = judge(logout_, "member.forceLogout");
    sessions_->setRefusal(logOut.applies ? QString() : logOut.why);
    if (const commands::Command* stop = services_.registry.find(QStringLiteral("member.appStop"))) {
        const commands::Applicability verdict = stop->applicability(context);
        template_->setRefusal(verdict.applies ? QString() : verdict.why);
    }
    if (editing()) {
        editButton_->setEnabled(false);
        editButton_->setToolTip(tr("The draft is open below."));
    }
}

std::optional<ListTable> MemberDetail::listForFile() const {
    if (!page_ || !isVisible()) return std::nullopt;
    for (const RemoteBlock* block : std::initializer_list<RemoteBlock*>{sessions_, devices_, roles_, history_})
        if (block->list()->hasFocus() && block->list()->model()->rowCount() > 0) return block->listForFile();
    return std::nullopt;
}

std::optional<commands::SelectedMember> MemberDetail::selected() const {
    if (!member_) return std::nullopt;
    return selectedOf(*member_, services_.cache, services_.clock.now());
}

bool MemberDetail::editing() const {
    return member_ && edit_ && modes_->currentWidget() == edit_;
}

void MemberDetail::edit() {
    if (!member_ || editing()) return;
    banner_->dismiss(); // what was saved before is not what is edited now
    editPage().open(*member_);
    modes_->setCurrentWidget(edit_);
    refreshHead();
    edit_->form().field("userName.lastName")->control()->setFocus(Qt::OtherFocusReason);
}

void MemberDetail::showSaved(const Member& before, const Member& after) {
    member_ = after;
    info_->present(after);
    security_->present(after, services_.clock);
    organizations_->present(after);
    remoteTimer_->start();
    banner_->announce(Banner::Kind::Success, tr("The changes were saved (revision %1).").arg(after.version), tr("Undo"),
                      [this, before, after] { undo(before, after); });
}

// The way back is a change like any other: it takes back these fields and nothing that came later.
void MemberDetail::undo(const Member& before, const Member& after) {
    auto* command = qobject_cast<commands::SaveMember*>(services_.registry.find(QStringLiteral("member.save")));
    if (!command) return;
    const commands::Context context = contextOf(services_);
    if (const auto verdict = command->applicability(context); !verdict.applies) {
        banner_->announce(Banner::Kind::Warning, verdict.why);
        return;
    }
    Member back = after;
    for (const commands::ChangedField& change : commands::changesBetween(before, after))
        commands::copyField(back, before, change.key);
    undoCall_ = command->save(
        context, after, back, [self = QPointer<MemberDetail>(this)](const commands::SaveOutcome& outcome) {
            if (!self) return;
            if (outcome.saved) {
                if (self->id_.toStdString() == outcome.saved->id.value) {
                    self->member_ = *outcome.saved;
                    self->present();
                }
                self->banner_->announce(Banner::Kind::Success, tr("The changes were taken back."));
            } else if (outcome.error) {
                self->banner_->tell(*outcome.error);
            }
        });
}

void MemberDetail::choosePhoto() {
    auto* dialog = new QFileDialog(window(), tr("Choose a picture"), QString(),
                                   tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MemberDetail::photoChosen);
    dialog->open();
}

void MemberDetail::photoChosen(const QString& path) {
    auto* command = qobject_cast<commands::SetPhoto*>(services_.registry.find(QStringLiteral("member.photo.set")));
    if (!command || !member_) return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        banner_->announce(Banner::Kind::Error, tr("%1 could not be read: %2").arg(path, file.errorString()));
        return;
    }
    if (file.size() > commands::SetPhoto::kMostBytes) {
        banner_->announce(Banner::Kind::Error, tr("The picture is larger than 10 MB. Choose a smaller one."));
        return;
    }
    const QByteArray bytes = file.readAll();
    command->aim(member_->id, QFileInfo(path).fileName().toStdString(), bytes.toStdString());
    Q_EMIT triggered(command->key());
}

void MemberDetail::linkChanged() {
    refreshHead();
    if (edit_) edit_->linkChanged();
    loadRemote();
}

void MemberDetail::retranslate() {
    if (!page_) return;
    editButton_->setText(tr("Edit"));
    editButton_->setIcon(icon(QStringLiteral("document-edit")));
    logout_->setText(tr("Force log-out"));
    logout_->setIcon(icon(QStringLiteral("network-disconnect")));
    logout_->setAccessibleName(logout_->text());
    lost_->setText(tr("Lost device"));
    lost_->setIcon(icon(QStringLiteral("smartphone")));
    more_->setText(tr("More"));
    more_->setToolTip(tr("All actions for this member"));
    more_->setAccessibleName(more_->toolTip());
    read_->setAccessibleName(tr("Page of the member"));
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    reading_->setPalette(pale);
    login_->setPalette(pale);
    refreshHead();
}

void MemberDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!member_) present();
    }
    if (event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::members

#include "moc_member_detail.cpp"

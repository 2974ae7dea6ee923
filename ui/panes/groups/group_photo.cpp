#include "ui/panes/groups/group_photo.h"

#include "models/commands/words.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace sekisho::ui::groups {

using commands::fromUtf8;

namespace {
constexpr int kSize = 48;
} // namespace

GroupPhoto::GroupPhoto(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), avatar_(new Avatar(kSize, this)), change_(new QToolButton(this)) {
    change_->setObjectName(QStringLiteral("groups.photo"));
    change_->setPopupMode(QToolButton::InstantPopup);
    change_->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(change_);
    change_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &GroupPhoto::fillMenu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(avatar_);
    refresh();
}

QWidget* GroupPhoto::changer() const {
    return change_;
}

void GroupPhoto::present(const std::optional<Group>& group) {
    group_ = group;
    const bool other = !group_ || group_->id != loadedOf_;
    if (other || !group_->hasPhoto) {
        load_.cancel();
        loaded_ = -1;
        avatar_->setName(group_ ? fromUtf8(group_->name) : QString());
    }
    loadedOf_ = group_ ? group_->id : GroupId();
    load();
    refresh();
}

void GroupPhoto::load() {
    if (!group_ || !group_->hasPhoto || !services_.online() || loaded_ == group_->version) return;
    loaded_ = group_->version;
    load_ = services_.gateway.rooms().groupPhoto(group_->id, services_.gui, [this](Result<std::string> bytes) {
        // Without a picture the initials say enough; there is nothing the person could do about it.
        if (bytes) avatar_->setPicture(std::move(*bytes));
    });
}

void GroupPhoto::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    load(); // it may be online again
    refresh();
}

void GroupPhoto::fillMenu() {
    QMenu* menu = change_->menu();
    menu->clear();
    QAction* choose = menu->addAction(icon(QStringLiteral("user")), tr("Change photo…"));
    choose->setObjectName(QStringLiteral("groups.photo.choose"));
    connect(choose, &QAction::triggered, this, &GroupPhoto::choose);
    QAction* remove = menu->addAction(icon(QStringLiteral("edit-delete")), tr("Delete photo…"));
    remove->setObjectName(QStringLiteral("groups.photo.delete"));
    remove->setEnabled(group_ && group_->hasPhoto);
    remove->setToolTip(remove->isEnabled() ? QString() : tr("The group has no photo."));
    connect(remove, &QAction::triggered, this, &GroupPhoto::askToRemove);
}

void GroupPhoto::choose() {
    auto* dialog = new QFileDialog(window(), tr("Choose a picture"), QString(),
                                   tr("Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG *.gif *.GIF)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &GroupPhoto::take);
    dialog->open();
}

void GroupPhoto::take(const QString& path) {
    if (!group_) return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Q_EMIT failed(Error(ErrorKind::Storage, "FILE_READ_FAILED").with("path", path.toStdString()));
    if (file.size() > static_cast<qint64>(kLargestGroupPhoto))
        return Q_EMIT failed(Error(ErrorKind::BadInput, "PHOTO_TOO_LARGE").with("max", "10 MB"));
    call_ = services_.gateway.rooms().setGroupPhoto(
        group_->id, file.readAll().toStdString(), services_.gui,
        [this, name = fromUtf8(group_->name)](const Result<std::monostate>& outcome) {
            done(outcome, tr("The photo of %1 was changed.").arg(name));
        });
    refresh();
}

void GroupPhoto::askToRemove() {
    if (!group_) return;
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Delete the photo of %1").arg(fromUtf8(group_->name));
    plan.sentence = tr("Its initials are shown instead. It cannot be brought back.");
    plan.verb = tr("Delete");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes, [this](const QVariantMap&) { remove(); }, window());
    dialog->setObjectName(QStringLiteral("groups.photoDialog"));
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void GroupPhoto::remove() {
    if (!group_) return;
    call_ = services_.gateway.rooms().removeGroupPhoto(
        group_->id, services_.gui, [this, name = fromUtf8(group_->name)](const Result<std::monostate>& outcome) {
            done(outcome, tr("The photo of %1 was deleted.").arg(name));
        });
    refresh();
}

void GroupPhoto::done(const Result<std::monostate>& outcome, const QString& sentence) {
    refresh();
    if (!outcome) return Q_EMIT failed(outcome.error());
    services_.sync.refreshNow();
    Q_EMIT told(sentence);
}

void GroupPhoto::refresh() {
    const bool running = call_.running();
    const QString why = running ? tr("It is being saved.") : whyNot_;
    change_->setText(tr("Photo"));
    change_->setEnabled(group_ && why.isEmpty());
    change_->setToolTip(why);
    change_->setAccessibleName(tr("Photo of the group"));
}

void GroupPhoto::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace sekisho::ui::groups

#include "moc_group_photo.cpp"

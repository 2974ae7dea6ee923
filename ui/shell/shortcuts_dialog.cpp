#include "ui/shell/shortcuts_dialog.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {
constexpr int kCommandKey = Qt::UserRole + 1;
QString native(const QString& portable) {
    return QKeySequence(portable, QKeySequence::PortableText).toString(QKeySequence::NativeText);
}
} // namespace

ShortcutsDialog::ShortcutsDialog(commands::Registry& registry, QMap<QString, QString> changed, QWidget* parent)
    : QDialog(parent), registry_(registry), changed_(std::move(changed)), list_(new QTreeWidget(this)),
      editor_(new QKeySequenceEdit(this)), fault_(new QLabel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(560, 520);
    list_->setHeaderLabels({tr("Action"), tr("Shortcut")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setStretchLastSection(false);
    list_->setColumnWidth(1, 160);
    list_->setAccessibleName(tr("Actions and their shortcuts"));
    editor_->setAccessibleName(tr("New shortcut"));
    if (auto* line = editor_->findChild<QLineEdit*>())
        line->setAccessibleName(editor_->accessibleName()); // has the focus
    auto* none = new QPushButton(tr("None"), this);
    auto* standard = new QPushButton(tr("Default"), this);
    none->setObjectName(QStringLiteral("shortcuts.none"));
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("New shortcut"), this));
    row->addWidget(editor_, 1);
    row->addWidget(none);
    row->addWidget(standard);
    fault_->setWordWrap(true);
    QPalette ink = fault_->palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(ink);
    auto* buttons = new QDialogButtonBox(this);
    save_ = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kNormal);
    column->setSpacing(space::kNormal);
    row->setSpacing(space::kSmall);
    column->addWidget(list_, 1);
    column->addLayout(row);
    column->addWidget(fault_);
    column->addWidget(buttons);
    fill();
    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(editor_, &QKeySequenceEdit::editingFinished, this,
            [this] { take(editor_->keySequence().toString(QKeySequence::PortableText)); });
    connect(none, &QPushButton::clicked, this, [this] { take(QString()); });
    connect(standard, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem* item = list_->currentItem())
            take(registry_.find(item->data(0, kCommandKey).toString())->defaultShortcut());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT agreed(changed_);
        accept();
    });
    list_->setCurrentItem(list_->topLevelItem(0));
}

QString ShortcutsDialog::of(const QString& key) const {
    return changed_.contains(key) ? changed_.value(key) : registry_.find(key)->defaultShortcut();
}

void ShortcutsDialog::fill() {
    for (const commands::Command* command : registry_.all()) {
        if (command->key() == QLatin1String("member.save")) continue;
        auto* item = new QTreeWidgetItem(list_, {command->text(), native(of(command->key()))});
        item->setData(0, kCommandKey, command->key());
        item->setIcon(0, icon(command->iconName()));
    }
}

void ShortcutsDialog::showCurrent() {
    if (const QTreeWidgetItem* item = list_->currentItem())
        editor_->setKeySequence(QKeySequence(of(item->data(0, kCommandKey).toString()), QKeySequence::PortableText));
}

void ShortcutsDialog::take(const QString& portable) {
    QTreeWidgetItem* item = list_->currentItem();
    if (!item) return;
    const QString key = item->data(0, kCommandKey).toString();
    if (portable == registry_.find(key)->defaultShortcut())
        changed_.remove(key);
    else
        changed_.insert(key, portable);
    item->setText(1, native(portable));
    editor_->setKeySequence(QKeySequence(portable, QKeySequence::PortableText));
    const QString fault = clash();
    fault_->setText(fault);
    save_->setEnabled(fault.isEmpty());
    save_->setToolTip(fault);
}

QString ShortcutsDialog::clash() const {
    QMap<QString, const commands::Command*> taken;
    for (const commands::Command* command : registry_.all()) {
        const QString shortcut = of(command->key());
        if (shortcut.isEmpty()) continue;
        if (taken.contains(shortcut))
            return tr("%1 is used twice: by “%2” and by “%3”.")
                .arg(native(shortcut), taken.value(shortcut)->text(), command->text());
        taken.insert(shortcut, command);
    }
    return {};
}

} // namespace sekisho::ui

#include "moc_shortcuts_dialog.cpp"

#include "ui/forms/group_picker.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/tones.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kMostShown = 500; // nobody scrolls further; typing finds the rest
}

GroupPicker::GroupPicker(const ports::Cache& cache, std::map<std::string, QString> refused,
                         std::function<void(GroupId)> chosen, QWidget* parent)
    : QDialog(parent), groups_(cache.groups()), refused_(std::move(refused)), chosen_(std::move(chosen)),
      search_(new SearchField(this)), list_(new QListWidget(this)), why_(new QLabel(this)) {
    setObjectName(QStringLiteral("groupPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose a group"));
    resize(420, 480);
    search_->setPlaceholderText(tr("Name or ID of the group"));
    search_->setAccessibleName(tr("Filter groups"));
    search_->setListBelow(list_);
    list_->setAccessibleName(tr("Groups"));
    list_->setUniformItemSizes(true);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    why_->setPalette(pale);
    why_->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(tr("Choose"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(search_);
    column->addWidget(list_, 1);
    column->addWidget(why_);
    column->addWidget(buttons);
    connect(search_, &QLineEdit::textChanged, this, &GroupPicker::filter);
    connect(list_, &QListWidget::currentRowChanged, this, &GroupPicker::refresh);
    connect(list_, &QListWidget::itemActivated, this, [this] {
        if (go_->isEnabled()) go_->click();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString id = list_->currentItem()->data(Qt::UserRole).toString();
        auto work = std::exchange(chosen_, {});
        accept();
        if (work) work(GroupId(commands::toUtf8(id)));
    });
    filter();
    search_->setFocus();
}

void GroupPicker::filter() {
    const std::string wanted = fold(commands::toUtf8(search_->text().trimmed()));
    list_->clear();
    for (const ports::GroupLine& group : *groups_) {
        if (list_->count() == kMostShown) break;
        if (group.search.find(wanted) == std::string::npos) continue;
        auto* item = new QListWidgetItem(commands::fromUtf8(group.name), list_);
        item->setData(Qt::UserRole, commands::fromUtf8(group.id.value));
        item->setToolTip(commands::fromUtf8(group.email));
        if (refused_.contains(group.id.value)) item->setForeground(faded(palette()));
    }
    list_->setCurrentRow(0);
    refresh();
}

void GroupPicker::refresh() {
    const QListWidgetItem* item = list_->currentItem();
    QString why;
    if (!item) {
        why = tr("No group matches.");
    } else {
        const auto refused = refused_.find(commands::toUtf8(item->data(Qt::UserRole).toString()));
        if (refused != refused_.end()) why = refused->second;
    }
    why_->setText(why);
    go_->setEnabled(why.isEmpty());
    go_->setToolTip(why);
}

} // namespace sekisho::ui

#include "moc_group_picker.cpp"

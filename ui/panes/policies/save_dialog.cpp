#include "ui/panes/policies/save_dialog.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::policies {

namespace {

constexpr int kSaveWidth = 560;
constexpr int kMostHeight = 320; // of what is listed; the rest scrolls
constexpr int kMostReason = 1'000;

WrappedLabel* saidIn(QWidget* parent, const QString& text) {
    auto* label = new WrappedLabel(parent);
    label->setText(text);
    return label;
}

// A small heading and its points; nothing when there are none.
void addPoints(QVBoxLayout* column, QWidget* parent, const QString& heading, const QStringList& points) {
    if (points.isEmpty()) return;
    auto* title = saidIn(parent, heading);
    setTextSize(title, TextSize::Strong);
    column->addWidget(title);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(1, 1);
    for (const QString& point : points) {
        const int row = grid->rowCount();
        grid->addWidget(new QLabel(QStringLiteral("•"), parent), row, 0, Qt::AlignTop);
        grid->addWidget(saidIn(parent, point), row, 1);
    }
    column->addLayout(grid);
    column->addSpacing(space::kTight);
}

} // namespace

SaveDialog::SaveDialog(SaveQuestion question, Agreed agreed, QWidget* parent)
    : QDialog(parent), question_(std::move(question)), reason_(new QLineEdit(this)) {
    setObjectName(QStringLiteral("policy.saveDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(question_.title);
    setMinimumWidth(kSaveWidth);
    auto* heading = saidIn(this, question_.title);
    setTextSize(heading, TextSize::Dialog);
    auto* inner = new QWidget;
    auto* points = new QVBoxLayout(inner);
    points->setContentsMargins(0, 0, space::kSmall, 0);
    points->setSpacing(space::kTight);
    addPoints(points, inner, tr("What changes"), question_.changes);
    addPoints(points, inner, tr("Whom it touches"), question_.impact);
    addPoints(points, inner, tr("What saving does"), question_.consequences);
    points->addStretch(1);
    auto* area = new ScrollPage(ScrollPage::Holds::Text, this);
    area->setWidget(inner);
    const qsizetype lines = question_.changes.size() + question_.impact.size() + question_.consequences.size() + 4;
    area->setMinimumHeight(std::min(kMostHeight, static_cast<int>(lines) * (fontMetrics().height() + space::kSmall)));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kWide);
    form->setVerticalSpacing(space::kSmall);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    reason_->setObjectName(QStringLiteral("policy.reason"));
    reason_->setMaxLength(kMostReason);
    reason_->setPlaceholderText(tr("Kept with the revision; may be empty"));
    reason_->setAccessibleName(tr("Reason"));
    form->addRow(tr("Reason"), reason_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(heading);
    column->addWidget(area, 1);
    const auto warn = [this, column](const QString& sentence) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kSmall);
        auto* sign = new QLabel(this);
        sign->setPixmap(
            iconPixmap(QStringLiteral("dialog-warning"), 20, toneInk(Tone::Danger, palette()), devicePixelRatioF()));
        row->addWidget(sign, 0, Qt::AlignTop);
        row->addWidget(saidIn(this, sentence), 1);
        column->addLayout(row);
    };
    if (!question_.losses.isEmpty()) {
        warn(tr("Data that is older than the new limits, or that belongs to what is turned off, is lost for good: %1.")
                 .arg(question_.losses.join(commands::language() == commands::Language::Japanese
                                                ? QStringLiteral("、")
                                                : QStringLiteral(", "))));
        typed_ = new QLineEdit(this);
        typed_->setObjectName(QStringLiteral("policy.typed"));
        typed_->setProperty("neverKept", true);
        const QString label = tr("Type “%1” to confirm").arg(question_.verb);
        typed_->setAccessibleName(label);
        form->addRow(label, typed_);
        connect(typed_, &QLineEdit::textChanged, this, &SaveDialog::refresh);
    }
    if (!question_.loginId.isEmpty()) {
        warn(question_.lockOut);
        confirm_ = new QLineEdit(this);
        confirm_->setObjectName(QStringLiteral("policy.confirm"));
        confirm_->setProperty("neverKept", true);
        confirm_->setAccessibleName(tr("Your login ID, to confirm"));
        confirm_->setPlaceholderText(question_.loginId);
        form->addRow(tr("Your login ID, to confirm"), confirm_);
        connect(confirm_, &QLineEdit::textChanged, this, &SaveDialog::refresh);
    }
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(question_.verb, QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("policy.go"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, agreed = std::move(agreed)]() mutable {
        const Agreed work = std::exchange(agreed, {});
        const QString reason = reason_->text().trimmed();
        const QString confirm = confirm_ ? question_.loginId : QString(); // as it is written, whatever the case typed
        accept();
        if (work) work(reason, confirm);
    });
    reason_->setFocus(Qt::OtherFocusReason);
    refresh();
}

// As tall as the lines need at the width they have got; before, they had none.
void SaveDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    QMetaObject::invokeMethod(
        this, [this] { adjustSize(); }, Qt::QueuedConnection);
}

void SaveDialog::refresh() {
    const bool own = !confirm_ || confirm_->text().trimmed().compare(question_.loginId, Qt::CaseInsensitive) == 0;
    const bool word = !typed_ || typed_->text().trimmed() == question_.verb;
    go_->setEnabled(own && word);
    go_->setToolTip(!word ? tr("Type the word first.") : !own ? tr("Type your login ID first.") : QString());
}

} // namespace sekisho::ui::policies

#include "moc_save_dialog.cpp"

#include "ui/widgets/plan_dialog.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {

constexpr int kWidth = 520;
constexpr qsizetype kFewSubjects = 21; // twenty names and a count

WrappedLabel* wrapped(const QString& text, QWidget* parent) {
    auto* label = new WrappedLabel(parent);
    label->setText(text);
    return label;
}

} // namespace

PlanDialog::PlanDialog(commands::Plan plan, commands::Danger danger, std::function<void(const QVariantMap&)> agreed,
                       QWidget* parent)
    : QDialog(parent), plan_(std::move(plan)), agreed_(std::move(agreed)), why_(wrapped({}, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(plan_.title);
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);

    auto* head = new QHBoxLayout;
    auto* sign = new QLabel(this);
    const bool grave = danger == commands::Danger::Destroys || danger == commands::Danger::LogsOut;
    const Tone tone = danger == commands::Danger::Destroys ? Tone::Danger : grave ? Tone::Warning : Tone::Information;
    sign->setPixmap(iconPixmap(grave ? QStringLiteral("dialog-warning") : QStringLiteral("dialog-information"), 24,
                               toneInk(tone, palette()), devicePixelRatioF()));
    auto* title = wrapped(plan_.title, this);
    setTextSize(title, TextSize::Dialog);
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addSpacing(space::kTight);
    head->addWidget(title, 1);
    column->addLayout(head);

    QListWidget* list = nullptr;
    if (!plan_.subjects.isEmpty()) {
        list = new QListWidget(this);
        list->setUniformItemSizes(true);
        list->addItems(plan_.subjects);
        list->setSelectionMode(QAbstractItemView::NoSelection);
        // Of many the rest is reached with the keyboard, after what is to be typed.
        list->setFocusPolicy(plan_.subjects.size() > kFewSubjects ? Qt::StrongFocus : Qt::NoFocus);
        list->setAccessibleName(tr("Members this is about"));
        const int line = list->sizeHintForRow(0);
        list->setFixedHeight(std::min<int>(6, static_cast<int>(plan_.subjects.size())) * line + 2 * list->frameWidth() +
                             4);
        column->addWidget(list);
    }
    if (!plan_.sentence.isEmpty()) column->addWidget(wrapped(plan_.sentence, this));
    if (!plan_.effects.isEmpty()) { // the second line of a point stands below the words, not below the dot
        auto* points = new QGridLayout;
        points->setHorizontalSpacing(space::kSmall);
        points->setVerticalSpacing(space::kTight);
        points->setColumnStretch(1, 1);
        for (const QString& effect : plan_.effects) {
            const int row = points->rowCount();
            points->addWidget(new QLabel(QStringLiteral("•"), this), row, 0, Qt::AlignTop);
            points->addWidget(wrapped(effect, this), row, 1);
        }
        column->addLayout(points);
    }

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    for (const commands::Ask& ask : plan_.asks)
        addAsk(form, ask);
    if (!plan_.typedWord.isEmpty()) {
        typed_ = new QLineEdit(this);
        typed_->setProperty("neverKept", true);
        auto* label = new QLabel(tr("Type “%1” to confirm").arg(plan_.typedWord), this);
        label->setBuddy(typed_);
        typed_->setAccessibleName(label->text());
        form->addRow(label, typed_);
        connect(typed_, &QLineEdit::textChanged, this, &PlanDialog::update);
    }
    if (form->rowCount() > 0) column->addLayout(form);

    QPalette ink = why_->palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    why_->setPalette(ink);
    column->addWidget(why_);

    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(plan_.verb, QDialogButtonBox::AcceptRole);
    QPushButton* leave = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    // Enter does not destroy: the careful button is the default one where something would be lost.
    go_->setProperty("danger", danger == commands::Danger::Destroys);
    go_->setAutoDefault(danger != commands::Danger::Destroys);
    go_->setDefault(danger != commands::Danger::Destroys);
    leave->setDefault(danger == commands::Danger::Destroys);
    column->addSpacing(space::kTight);
    column->addWidget(buttons);
    if (list && list->focusPolicy() != Qt::NoFocus) setTabOrder(leave, list);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (fine_ && !fine_()) return;
        auto agree = std::exchange(agreed_, {});
        const QVariantMap given = arguments();
        accept();
        if (agree) agree(given);
    });
    touched_ = plan_.asks.empty(); // a field that nobody has typed in yet is not wrong
    update();
}

void PlanDialog::addForm(QWidget* form, std::function<bool()> fine) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(why_), form, 1);
    fine_ = std::move(fine);
}

void PlanDialog::changed() {
    touched_ = true;
    update();
}

// As tall as the lines need at the width they have got; before, they had none.
void PlanDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    QMetaObject::invokeMethod(
        this, [this] { adjustSize(); }, Qt::QueuedConnection);
}

void PlanDialog::addAsk(QFormLayout* form, const commands::Ask& ask) {
    using Kind = commands::Ask::Kind;
    QWidget* field = nullptr;
    switch (ask.kind) {
    case Kind::Text:
    case Kind::LoginId:
    case Kind::Password: {
        auto* line = new QLineEdit(ask.value.toString(), this);
        if (ask.kind == Kind::Password) line->setEchoMode(QLineEdit::Password);
        connect(line, &QLineEdit::textChanged, this, &PlanDialog::changed);
        values_[ask.key] = [line] { return QVariant(line->text()); };
        field = line;
        break;
    }
    case Kind::Date: {
        auto* date = new QDateEdit(ask.value.toDate(), this);
        date->setCalendarPopup(true);
        date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        values_[ask.key] = [date] { return QVariant(date->date()); };
        field = date;
        break;
    }
    case Kind::DateTimeRange: {
        const QVariantList pair = ask.value.toList();
        auto* both = new QWidget(this);
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        auto* from = new QDateTimeEdit(pair.value(0).toDateTime(), both);
        auto* to = new QDateTimeEdit(pair.value(1).toDateTime(), both);
        from->setAccessibleName(tr("Beginning"));
        to->setAccessibleName(tr("End"));
        for (QDateTimeEdit* edit : {from, to}) {
            edit->setCalendarPopup(true);
            edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
            connect(edit, &QDateTimeEdit::dateTimeChanged, this, &PlanDialog::changed);
            row->addWidget(edit, 1);
        }
        values_[ask.key] = [from, to] { return QVariant(QVariantList{from->dateTime(), to->dateTime()}); };
        field = both;
        break;
    }
    case Kind::Choice: {
        auto* box = new QComboBox(this);
        box->addItems(ask.choices);
        box->setCurrentText(ask.value.toString());
        values_[ask.key] = [box] { return QVariant(box->currentText()); };
        field = box;
        break;
    }
    case Kind::Check: {
        auto* check = new QCheckBox(ask.label, this);
        check->setChecked(ask.value.toBool());
        values_[ask.key] = [check] { return QVariant(check->isChecked()); };
        form->addRow(QString(), check);
        return;
    }
    }
    field->setObjectName(QStringLiteral("ask.") + ask.key);
    field->setAccessibleName(ask.label);
    form->addRow(ask.label, field);
    if (!ask.help.isEmpty()) {
        auto* help = wrapped(ask.help, this);
        QPalette ink = help->palette();
        ink.setColor(QPalette::WindowText, faded(palette()));
        help->setPalette(ink);
        form->addRow(QString(), help);
    }
}

QVariantMap PlanDialog::arguments() const {
    QVariantMap given;
    for (const auto& [key, value] : values_)
        given.insert(key, value());
    return given;
}

void PlanDialog::update() {
    QString why;
    if (plan_.check) why = plan_.check(arguments());
    const bool typed = !typed_ || typed_->text().trimmed() == plan_.typedWord;
    why_->say(touched_ ? why : QString());
    go_->setEnabled(why.isEmpty() && typed);
    go_->setToolTip(typed ? why : tr("Type the word first."));
}

} // namespace sekisho::ui

#include "moc_plan_dialog.cpp"

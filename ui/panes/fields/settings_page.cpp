#include "ui/panes/fields/settings_page.h"

#include "models/commands/words.h"
#include "ui/forms/form_field.h"
#include "ui/panes/fields/field_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::fields {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
enum Column { NameColumn, RequiredColumn, VisibleColumn, EditorColumn, NoteColumn, ColumnCount };
constexpr int kLeastDigits = 3, kMostDigits = 7, kLongestPrefix = 10;
} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent), table_(new QTableWidget(this)), numberingTitle_(new QLabel(this)),
      automatic_(new QCheckBox(this)), prefix_(new QLineEdit(this)), digits_(new QSpinBox(this)),
      prefixField_(new FormField("employeeNumber.prefix", prefix_, this)),
      digitsField_(new FormField("employeeNumber.digits", digits_, this)), preview_(new WrappedLabel(this)),
      without_(new WrappedLabel(this)), give_(new QPushButton(this)), edit_(new QPushButton(this)),
      save_(new QPushButton(this)), discard_(new QPushButton(this)), state_(new QLabel(this)) {
    setObjectName(QStringLiteral("fields.settings"));
    build();
    connectParts();
    retranslate();
}

void SettingsPage::build() {
    table_->setObjectName(QStringLiteral("fields.table"));
    table_->setColumnCount(ColumnCount);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectItems);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    table_->setColumnWidth(NameColumn, 16 * fontMetrics().horizontalAdvance(QLatin1Char('m')));
    table_->horizontalHeader()->setSectionResizeMode(NoteColumn, QHeaderView::Stretch);
    automatic_->setObjectName(QStringLiteral("fields.automatic"));
    give_->setObjectName(QStringLiteral("fields.give"));
    edit_->setObjectName(QStringLiteral("fields.edit"));
    save_->setObjectName(QStringLiteral("fields.save"));
    discard_->setObjectName(QStringLiteral("fields.discard"));
    without_->setObjectName(QStringLiteral("fields.without"));
    preview_->setObjectName(QStringLiteral("fields.preview"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(table_, 1);
    column->addWidget(new Rule(this));
    column->addWidget(buildNumbering());
    column->addWidget(new Rule(this));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, 8, space::kWide, 8);
    foot->setSpacing(space::kSmall);
    foot->addWidget(state_, 1);
    for (QPushButton* button : {edit_, discard_, save_})
        foot->addWidget(button);
    column->addLayout(foot);
}

QWidget* SettingsPage::buildNumbering() {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kSmall);
    setTextSize(numberingTitle_, TextSize::Strong);
    column->addWidget(numberingTitle_);
    column->addWidget(automatic_);
    prefix_->setMaxLength(2 * kLongestPrefix); // one too many is told, not swallowed
    digits_->setRange(kLeastDigits, kMostDigits);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(prefixField_, 1, Qt::AlignTop);
    row->addWidget(digitsField_, 1, Qt::AlignTop);
    row->addStretch(2);
    column->addLayout(row);
    column->addWidget(preview_);
    auto* who = new QHBoxLayout;
    who->setSpacing(space::kNormal);
    who->addWidget(without_, 1);
    who->addWidget(give_, 0, Qt::AlignTop);
    column->addLayout(who);
    return box;
}

void SettingsPage::connectParts() {
    connect(table_, &QTableWidget::itemChanged, this, &SettingsPage::cellChanged);
    connect(automatic_, &QCheckBox::clicked, this, &SettingsPage::numberingEdited);
    connect(prefix_, &QLineEdit::textEdited, this, &SettingsPage::numberingEdited);
    connect(digits_, &QSpinBox::valueChanged, this, &SettingsPage::numberingEdited);
    connect(edit_, &QPushButton::clicked, this, &SettingsPage::editWanted);
    connect(save_, &QPushButton::clicked, this, &SettingsPage::saveWanted);
    connect(discard_, &QPushButton::clicked, this, &SettingsPage::discardWanted);
    connect(give_, &QPushButton::clicked, this, &SettingsPage::numbersWanted);
}

void SettingsPage::present(const FieldsPicture& picture, bool countsKnown) {
    picture_ = picture;
    countsKnown_ = countsKnown;
    draft_ = drafting_ ? laidOver(base_, draft_, picture.settings) : picture.settings;
    base_ = picture.settings;
    fill();
}

bool SettingsPage::dirty() const {
    return drafting_ && !settingChanges(base_, draft_).isEmpty();
}

void SettingsPage::edit() {
    drafting_ = true;
    draft_ = base_;
    fill();
    table_->setFocus(Qt::OtherFocusReason);
    table_->setCurrentCell(1, RequiredColumn);
}

void SettingsPage::resume(const FieldSettings& base, const FieldSettings& draft) {
    drafting_ = true;
    draft_ = laidOver(base, draft, base_);
    drafting_ = dirty(); // it may hold already
    fill();
    Q_EMIT draftChanged();
}

void SettingsPage::discard() {
    drafting_ = false;
    draft_ = base_;
    prefixField_->setError({});
    fill();
    Q_EMIT draftChanged();
}

void SettingsPage::setCell(int row, int column, bool may, bool on, const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    if (may && drafting_) {
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    if (!may) item->setForeground(faded(palette()));
    table_->setItem(row, column, item);
}

void SettingsPage::fill() {
    filling_ = true;
    const auto rules = managedFields();
    table_->setRowCount(static_cast<int>(rules.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const FieldRule& rule = *rules[static_cast<std::size_t>(row)];
        const FieldSetting setting = draft_.of(rule.key);
        auto* name = new QTableWidgetItem(commands::fieldText(rule.key));
        name->setData(Qt::UserRole, fromUtf8(rule.key));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        table_->setItem(row, NameColumn, name);
        const bool required = setting.required || rule.key == "email";
        setCell(row, RequiredColumn, rule.mayRequire, required, requiredText(required));
        setCell(row, VisibleColumn, rule.mayHide, setting.visible, visibleText(setting.visible));
        setCell(row, EditorColumn, rule.mayOpen, setting.bySelf, editorText(setting.bySelf));
        const QString why = fixedWhy(rule);
        setCell(row, NoteColumn, false, false, why);
        for (int column = 0; column < ColumnCount; ++column)
            table_->item(row, column)->setToolTip(why);
    }
    const EmployeeNumbering& numbering = draft_.numbering;
    automatic_->setChecked(numbering.automatic);
    if (toUtf8(prefix_->text()) != numbering.prefix) prefix_->setText(fromUtf8(numbering.prefix));
    digits_->setValue(numbering.digits);
    filling_ = false;
    refresh();
}

void SettingsPage::cellChanged(QTableWidgetItem* item) {
    if (filling_ || !drafting_) return;
    const std::string key = toUtf8(table_->item(item->row(), NameColumn)->data(Qt::UserRole).toString());
    FieldSetting setting = draft_.of(key);
    const bool on = item->checkState() == Qt::Checked;
    filling_ = true;
    if (item->column() == RequiredColumn) {
        setting.required = on;
        item->setText(requiredText(on));
    } else if (item->column() == VisibleColumn) {
        setting.visible = on;
        item->setText(visibleText(on));
    } else if (item->column() == EditorColumn) {
        setting.bySelf = on;
        item->setText(editorText(on));
    }
    filling_ = false;
    draft_.set(setting);
    refresh();
    Q_EMIT draftChanged();
}

void SettingsPage::numberingEdited() {
    if (filling_ || !drafting_) return;
    draft_.numbering = {automatic_->isChecked(), toUtf8(prefix_->text()), digits_->value()};
    check();
    refresh();
    Q_EMIT draftChanged();
}

bool SettingsPage::check() {
    const Done done = checkFieldSettings(draft_);
    prefixField_->setError({});
    digitsField_->setError({});
    if (!done && !showFault(done.error())) prefixField_->setError(commands::errorText(done.error()));
    return done.has_value();
}

bool SettingsPage::showFault(const Error& error) {
    FormField* field = error.field == prefixField_->key()   ? prefixField_
                       : error.field == digitsField_->key() ? digitsField_
                                                            : nullptr;
    if (field) field->setError(commands::errorText(error));
    return field != nullptr;
}

ListTable SettingsPage::listForFile(const QString& title) const {
    return tableOf(*table_->model(), shownColumns(*table_), title, QStringLiteral("fields"));
}

void SettingsPage::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    refresh();
}

void SettingsPage::refresh() {
    const EmployeeNumbering& numbering = draft_.numbering;
    for (QWidget* control : std::initializer_list<QWidget*>{automatic_, prefix_, digits_}) {
        const bool open = control == automatic_ || numbering.automatic;
        const QString why = !drafting_ ? (whyNot_.isEmpty() ? tr("Press “Edit” first.") : whyNot_)
                            : open     ? QString()
                                       : tr("Turn the automatic numbering on first.");
        control->setEnabled(why.isEmpty());
        control->setToolTip(why);
    }
    automatic_->setAccessibleDescription(automatic_->toolTip()); // the fields describe the other two
    const std::string next = employeeNumber(numbering, std::max<std::int64_t>(picture_.nextNumber, 1));
    preview_->say(!numbering.automatic ? tr("Numbers are typed by hand.")
                  : !countsKnown_      ? tr("A number looks like %1.").arg(fromUtf8(employeeNumber(numbering, 1)))
                  : next.empty()       ? tr("No number of this length is left. Allow more digits or another prefix.")
                                       : tr("The next number: %1").arg(fromUtf8(next)));
    const int without = static_cast<int>(std::min<std::int64_t>(picture_.withoutNumber, 1'000'000'000));
    without_->say(!countsKnown_  ? QString()
                  : without == 0 ? tr("Every member has an employee number.")
                                 : tr("%n member(s) have no employee number.", nullptr, without));
    const QString notNow = !whyNot_.isEmpty()           ? whyNot_
                           : drafting_                  ? tr("Save or discard the draft first.")
                           : !base_.numbering.automatic ? tr("Turn the automatic numbering on first.")
                           : without == 0               ? tr("Every member has an employee number.")
                                                        : QString();
    give_->setEnabled(notNow.isEmpty());
    give_->setToolTip(notNow);
    edit_->setVisible(!drafting_);
    edit_->setEnabled(whyNot_.isEmpty());
    edit_->setToolTip(whyNot_);
    save_->setVisible(drafting_);
    discard_->setVisible(drafting_);
    save_->setEnabled(whyNot_.isEmpty() && dirty() && checkFieldSettings(draft_).has_value());
    save_->setToolTip(!whyNot_.isEmpty() ? whyNot_ : dirty() ? QString() : tr("Nothing is changed yet."));
    state_->setText(dirty() ? tr("Draft, not saved") : QString());
}

void SettingsPage::retranslate() {
    table_->setHorizontalHeaderLabels(
        {tr("Field"), tr("Required"), tr("Shown to members"), tr("Who may change it"), tr("Fixed, and why")});
    for (const auto& [column, word] :
         {std::pair{RequiredColumn, &requiredText}, {VisibleColumn, &visibleText}, {EditorColumn, &editorText}}) {
        const int widest =
            std::max(columnWidthFor(table_, column, word(true)), columnWidthFor(table_, column, word(false)));
        const int side = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, table_) + 1;
        const int box = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, table_) + 2 * side;
        table_->setColumnWidth(column, widest + box + space::kSmall);
    }
    table_->setAccessibleName(tr("Fields of members"));
    numberingTitle_->setText(tr("Employee numbers"));
    automatic_->setText(tr("Give numbers to new members by itself"));
    prefixField_->setWords(tr("In front of the number"), tr("At most %1 characters").arg(kLongestPrefix));
    digitsField_->setWords(tr("Digits"), tr("From %1 to %2").arg(kLeastDigits).arg(kMostDigits));
    give_->setText(tr("Give numbers…"));
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    save_->setText(tr("Save…"));
    discard_->setText(tr("Discard"));
    fill();
}

void SettingsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::fields

#include "moc_settings_page.cpp"

#include "ui/panes/fields/property_dialog.h"

#include "models/commands/custom_values.h"
#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/form_field.h"
#include "ui/panes/fields/field_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::fields {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kWidth = 480;
enum Kind { Text, PickList, Link, Number, Date };

int kindOf(const CustomProperty& property) {
    switch (property.type) {
    case PropertyType::String:
        return property.options.empty() ? Text : PickList;
    case PropertyType::Link:
        return Link;
    case PropertyType::Integer:
        return Number;
    case PropertyType::Date:
        return Date;
    }
    return Text;
}

PropertyType typeOf(int kind) {
    constexpr PropertyType types[] = {PropertyType::String, PropertyType::String, PropertyType::Link,
                                      PropertyType::Integer, PropertyType::Date};
    return types[std::clamp(kind, 0, static_cast<int>(Date))];
}

// One option a line: what people see, or "stored = shown" where the two differ.
QString linesOf(const std::vector<PropertyOption>& options) {
    QStringList lines;
    for (const PropertyOption& option : options)
        lines << (option.name == option.displayName
                      ? fromUtf8(option.name)
                      : fromUtf8(option.name) + QStringLiteral(" = ") + fromUtf8(option.displayName));
    return lines.join(QLatin1Char('\n'));
}

std::vector<PropertyOption> optionsOf(const QString& text, const std::vector<PropertyOption>& before) {
    std::vector<PropertyOption> options;
    for (const QString& raw : text.split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        if (line.isEmpty()) continue;
        const auto split = line.indexOf(QLatin1Char('='));
        PropertyOption option;
        option.name = toUtf8(split < 0 ? line : line.left(split).trimmed());
        option.displayName = toUtf8(split < 0 ? line : line.mid(split + 1).trimmed());
        const auto known = std::ranges::find(before, option.name, &PropertyOption::name);
        if (known != before.end()) option.i18nDisplayNames = known->i18nDisplayNames;
        options.push_back(std::move(option));
    }
    return options;
}

} // namespace

PropertyDialog::PropertyDialog(const CustomProperty& before, std::function<void(const CustomProperty&)> save,
                               QWidget* parent)
    : QDialog(parent), before_(before), save_(std::move(save)), label_(new QLineEdit(this)), name_(new QLineEdit(this)),
      kind_(new QComboBox(this)), several_(new QCheckBox(this)), options_(new QPlainTextEdit(this)),
      mandatory_(new QCheckBox(this)), readers_(new QComboBox(this)), editor_(new QComboBox(this)),
      labelField_(new FormField("displayName", label_, this)), nameField_(new FormField("propertyName", name_, this)),
      kindField_(new FormField("propertyType", kind_, this)), optionsField_(new FormField("options", options_, this)),
      fault_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("fields.propertyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const bool fresh = before_.id.empty();
    setWindowTitle(fresh ? tr("Add a custom property") : tr("Edit a custom property"));
    setMinimumWidth(kWidth);
    for (const auto& [type, pick] : {std::pair{PropertyType::String, false},
                                     {PropertyType::String, true},
                                     {PropertyType::Link, false},
                                     {PropertyType::Integer, false},
                                     {PropertyType::Date, false}})
        kind_->addItem(commands::propertyTypeText(type, pick));
    readers_->addItems({tr("All members"), tr("Administrators and the member")});
    editor_->addItems({tr("Administrators only"), tr("The member too")});
    auto* readersField = new FormField("readAccessType", readers_, this);
    auto* editorField = new FormField("writeAccessType", editor_, this);
    auto* severalField = new FormField("multiValued", several_, this);
    auto* mandatoryField = new FormField("mandatory", mandatory_, this);
    const QString fixed = fresh ? QString() : tr("Fixed once the property exists.");
    labelField_->setWords(tr("Name"), tr("What people read; at most 20 characters"));
    nameField_->setWords(tr("Key"), fresh ? tr("For sheets and the API: a–z, A–Z, 0–9 and underscore") : fixed);
    kindField_->setWords(tr("Kind"), fixed);
    severalField->setWords(tr("Several values"), fresh ? tr("At most 10 for each member") : fixed);
    optionsField_->setWords(tr("Options"), tr("One a line, at least two; \"S = Small\" stores S and shows Small"));
    mandatoryField->setWords(tr("Required"), tr("Adding and editing a member stop where it is empty."));
    readersField->setWords(tr("Who sees it"));
    editorField->setWords(tr("Who may change it"));
    labelField_->setRequired(true);
    nameField_->setRequired(true);
    options_->setTabChangesFocus(true);
    options_->setFixedHeight(fontMetrics().height() * 6);

    label_->setText(fromUtf8(before_.displayName));
    name_->setText(fromUtf8(before_.name));
    kind_->setCurrentIndex(kindOf(before_));
    several_->setChecked(before_.multiValued);
    options_->setPlainText(linesOf(before_.options));
    mandatory_->setChecked(before_.mandatory);
    readers_->setCurrentIndex(before_.readByAll ? 0 : 1);
    editor_->setCurrentIndex(before_.writeBySelf ? 1 : 0);
    for (QWidget* control : std::initializer_list<QWidget*>{name_, kind_, several_}) {
        control->setEnabled(fresh);
        control->setToolTip(fixed);
    }

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    for (QWidget* field : std::initializer_list<QWidget*>{labelField_, nameField_, kindField_, severalField,
                                                          optionsField_, mandatoryField, readersField, editorField})
        column->addWidget(field);
    column->addWidget(fault_);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(fresh ? tr("Add property") : tr("Save"), QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("property.go"));
    go_->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        go_->setEnabled(false); // until the answer
        fault_->say({});
        save_(typed());
    });
    connect(label_, &QLineEdit::textEdited, this, [this] { touched(labelField_->key()); });
    connect(name_, &QLineEdit::textEdited, this, [this] { touched(nameField_->key()); });
    connect(options_, &QPlainTextEdit::textChanged, this, [this] { touched(optionsField_->key()); });
    connect(kind_, &QComboBox::activated, this, [this] { touched(kindField_->key()); });
    for (QCheckBox* box : {several_, mandatory_})
        connect(box, &QCheckBox::clicked, this, &PropertyDialog::refresh);
    for (QComboBox* box : {readers_, editor_})
        connect(box, &QComboBox::activated, this, &PropertyDialog::refresh);
    fault_->say({});
    refresh();
}

CustomProperty PropertyDialog::typed() const {
    CustomProperty property = before_;
    property.displayName = toUtf8(label_->text().trimmed());
    property.name = toUtf8(name_->text().trimmed());
    property.type = typeOf(kind_->currentIndex());
    property.multiValued = several_->isChecked();
    property.options = kind_->currentIndex() == PickList ? optionsOf(options_->toPlainText(), before_.options)
                                                         : std::vector<PropertyOption>();
    property.mandatory = mandatory_->isChecked();
    property.readByAll = readers_->currentIndex() == 0;
    property.writeBySelf = editor_->currentIndex() == 1;
    return property;
}

FormField* PropertyDialog::fieldOf(const Error& error) const {
    for (FormField* field : {labelField_, nameField_, kindField_, optionsField_})
        if (error.field.starts_with(field->key())) return field;
    return nullptr;
}

void PropertyDialog::touched(const std::string& key) {
    touched_.insert(key);
    refresh();
}

void PropertyDialog::refresh() {
    const bool picks = kind_->currentIndex() == PickList;
    optionsField_->setVisible(picks);
    for (FormField* field : {labelField_, nameField_, optionsField_})
        field->setError({});
    const CustomProperty property = typed();
    const Done done = checkCustomProperty(property);
    const bool tooFew = picks && property.options.size() < 2;
    FormField* at = done ? (tooFew ? optionsField_ : nullptr) : fieldOf(done.error());
    if (at && touched_.contains(at->key()))
        at->setError(done ? commands::errorText(badInput("options", "CUSTOM_PROPERTY_OPTIONS", {}))
                          : commands::errorText(done.error()));
    const bool changed = property != before_;
    go_->setEnabled(done && !tooFew && changed);
    go_->setToolTip(!changed           ? tr("Nothing is changed yet.")
                    : go_->isEnabled() ? QString()
                                       : tr("Fill in what is missing first."));
}

void PropertyDialog::rebase(const CustomProperty& theirs) {
    if (theirs.version <= before_.version) return;
    const CustomProperty mine = typed();
    const CustomProperty base = std::exchange(before_, theirs);
    const QSignalBlocker quiet(options_);
    if (mine.displayName == base.displayName) label_->setText(fromUtf8(theirs.displayName));
    if (mine.options == base.options) options_->setPlainText(linesOf(theirs.options));
    if (mine.mandatory == base.mandatory) mandatory_->setChecked(theirs.mandatory);
    if (mine.readByAll == base.readByAll) readers_->setCurrentIndex(theirs.readByAll ? 0 : 1);
    if (mine.writeBySelf == base.writeBySelf) editor_->setCurrentIndex(theirs.writeBySelf ? 1 : 0);
    QStringList both; // with what the other has made of it
    const auto note = [&both](const FormField* field, const QString& saved) {
        both << tr("%1 (“%2”)").arg(field->label(), saved);
    };
    if (isTornBy(mine.displayName, base.displayName, theirs.displayName))
        note(labelField_, fromUtf8(theirs.displayName));
    if (isTornBy(mine.options, base.options, theirs.options))
        note(optionsField_, linesOf(theirs.options).replace(QLatin1Char('\n'), QLatin1String(", ")));
    fault_->say(laidOverText(both));
    refresh();
}

void PropertyDialog::showFault(const Error& error) {
    go_->setEnabled(true);
    if (FormField* field = fieldOf(error))
        field->setError(commands::errorText(error));
    else
        fault_->say(commands::errorText(error));
}

} // namespace sekisho::ui::fields

#include "moc_property_dialog.cpp"

#include "ui/forms/member_form.h"

#include "models/commands/custom_values.h"
#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/custom_value_editor.h"
#include "ui/forms/date_field.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"
#include "ui/widgets/spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

MemberForm::MemberForm(ports::Cache& cache, const Clock& clock, Mode mode, QWidget* parent)
    : QWidget(parent), cache_(cache), clock_(clock), mode_(mode), column_(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("memberForm"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(24);
    buildName();
    buildAccount();
    buildWork();
    buildContact();
    buildPersonal();
    customBlock_ = group([] { return tr("Custom properties"); });
    customTitle_ = headings_.back().first;
    column_->addStretch(1);
    retranslate();
    setMember({});
}

QVBoxLayout* MemberForm::group(std::function<QString()> title) {
    auto* block = new QVBoxLayout;
    block->setSpacing(12);
    auto* heading = new QLabel(this);
    setTextSize(heading, TextSize::Section);
    block->addWidget(heading);
    headings_.emplace_back(heading, std::move(title));
    column_->addLayout(block);
    return block;
}

FormField* MemberForm::bind(QBoxLayout* to, const std::string& key, QWidget* control,
                            std::function<void(const Member&)> load, std::function<QString()> hint) {
    auto* made = new FormField(key, control, this);
    to->addWidget(made, to->direction() == QBoxLayout::LeftToRight ? 1 : 0, Qt::AlignTop);
    bindings_.push_back(
        {made, std::move(load), [this, key] { return memberFieldLabel(key, cache_); }, std::move(hint)});
    return made;
}

void MemberForm::addText(QBoxLayout* to, const std::string& key, std::function<std::string&(Member&)> text,
                         std::function<QString()> hint) {
    auto* line = new QLineEdit;
    bind(
        to, key, line,
        [line, text](const Member& member) {
            Member copy = member;
            line->setText(fromUtf8(text(copy)));
        },
        std::move(hint));
    connect(line, &QLineEdit::textEdited, this, [this, key, text](const QString& typed) {
        text(value_) = toUtf8(typed);
        touched(key);
    });
}

void MemberForm::addDate(QBoxLayout* to, const std::string& key, std::string Member::*date) {
    auto* field = new DateField;
    bind(to, key, field, [field, date](const Member& member) { field->setText(fromUtf8(member.*date)); });
    connect(field, &DateField::edited, this, [this, key, date, field] {
        value_.*date = toUtf8(field->text());
        touched(key);
    });
}

void MemberForm::addRank(QBoxLayout* to, const std::string& key, RankKind kind,
                         std::function<std::string(const Member&)> get,
                         std::function<void(Member&, const std::string&)> set) {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    ranks_.push_back({box, kind});
    bind(to, key, box, [box, get](const Member& member) {
        const QString id = fromUtf8(get(member));
        if (box->findData(id) < 0) box->addItem(id, id); // not in the copy, but not to be lost
        box->setCurrentIndex(box->findData(id));
    });
    connect(box, &QComboBox::activated, this, [this, key, box, set] {
        set(value_, toUtf8(box->currentData().toString()));
        touched(key);
    });
}

Organization& MemberForm::organization() {
    if (value_.organizations.empty()) {
        Organization made;
        made.domain = value_.domain;
        made.email = value_.email;
        value_.organizations.push_back(std::move(made));
    }
    const auto primary = std::find_if(value_.organizations.begin(), value_.organizations.end(),
                                      [](const Organization& o) { return o.primary; });
    return primary == value_.organizations.end() ? value_.organizations.front() : *primary;
}

void MemberForm::fillRanks() {
    for (const RankBox& rank : ranks_) {
        const QVariant chosen = rank.box->currentData();
        rank.box->clear();
        rank.box->addItem(tr("None"), QString());
        for (const Rank& entry : cache_.ranks(rank.kind))
            rank.box->addItem(fromUtf8(entry.name), fromUtf8(entry.id));
        if (const int at = rank.box->findData(chosen); at >= 0) rank.box->setCurrentIndex(at);
    }
}

void MemberForm::setFeatures(const Features& features) {
    features_ = features;
    showAndMark();
}

// A custom property that came, went or changed gets a control of its own anew.
void MemberForm::obey(const TenantFields& fields) {
    const bool sameProperties = fields.properties == fields_.properties;
    fields_ = fields;
    if (!sameProperties) buildCustom();
    showAndMark();
    retranslate();
}

void MemberForm::buildCustom() {
    std::erase_if(bindings_, [](const Binding& binding) {
        const bool custom = binding.field->key().starts_with(commands::kCustomPrefix);
        if (custom) delete binding.field;
        return custom;
    });
    for (const CustomProperty& property : fields_.properties) {
        const std::string key = std::string(commands::kCustomPrefix) + property.name;
        auto* editor = new CustomValueEditor(property);
        bind(customBlock_, key, editor, [editor, property](const Member& member) {
            editor->setValues(commands::customValues(member.customPropertiesJson, property));
        });
        connect(editor, &CustomValueEditor::edited, this, [this, editor, property, key] {
            std::string values = commands::withCustomValues(value_.customPropertiesJson, property, editor->values());
            // What is put back as it was is no change, whatever the text looks like.
            const bool back = commands::sameCustoms(values, customBefore_);
            value_.customPropertiesJson = back ? customBefore_ : std::move(values);
            touched(key);
        });
    }
    customTitle_->setVisible(only_.empty() && !fields_.properties.empty());
}

void MemberForm::showOnly(std::set<std::string> keys) {
    only_ = std::move(keys);
    for (const auto& [label, title] : headings_)
        label->setVisible(only_.empty());
    showAndMark();
    retranslate();
}

bool MemberForm::shows(const std::string& key) const {
    return only_.empty() || only_.contains(key) ||
           (key.starts_with(commands::kCustomPrefix) && only_.contains(std::string(commands::kCustomPrefix)));
}

void MemberForm::showAndMark() {
    const auto ruled = [this](const std::string& key) {
        return fields_.settings.of(key == "messenger" ? std::string_view("messenger.messengerId") : key);
    };
    for (const Binding& binding : bindings_) {
        const std::string& key = binding.field->key();
        if (key.starts_with(commands::kCustomPrefix)) {
            const CustomProperty* property = fields_.property(key.substr(commands::kCustomPrefix.size()));
            binding.field->setRequired(property && property->mandatory);
            binding.field->setVisible(shows(key));
            continue;
        }
        const FieldSetting setting = ruled(key);
        const bool always = key == "email" || (key == "userName.lastName" && mode_ == Mode::Add) ||
                            (key == "privateEmail" && privateEmailRequired_);
        const bool byItself = key == "employeeNumber" && mode_ == Mode::Add && fields_.settings.numbering.automatic;
        const bool required = always || (setting.required && !byItself);
        const bool used = key == "organizations.levelId" ? features_.level : key != "userTypeId" || features_.userType;
        binding.field->setRequired(required);
        if (binding.field != startField_)
            binding.field->setVisible(used && shows(key) && (required || setting.visible));
        else if (!shows(key))
            startField_->setVisible(false);
    }
    const FieldSetting position = fields_.settings.of("organizations.orgUnits.positionId");
    memberships_->setPositionsUsed(features_.position && (position.visible || position.required));
}

void MemberForm::setWorkgroup(const QString& workgroup) {
    workgroup_ = workgroup;
    retranslate();
}

void MemberForm::requirePrivateEmail(bool required) {
    privateEmailRequired_ = required;
    showAndMark();
    showFaults();
}

void MemberForm::setMember(const Member& member) {
    value_ = member;
    customBefore_ = member.customPropertiesJson;
    obey(cache_.fields());
    touched_.clear();
    serviceFaults_.clear();
    allShown_ = false;
    fillRanks();
    for (const Binding& binding : bindings_) {
        binding.load(value_);
        binding.field->setError({});
    }
    if (startField_ && mode_ == Mode::Edit)
        startField_->setVisible(value_.activation && *value_.activation > clock_.now());
}

FormField* MemberForm::field(const std::string& key) const {
    for (const Binding& binding : bindings_)
        if (binding.field->key() == key) return binding.field;
    return nullptr;
}

// A fault may name a part ("messenger.messengerId") or a place in a list ("aliasEmails[2]"): it belongs to the field
// that holds it.
FormField* MemberForm::fieldOf(const Error& error) const {
    std::string key = error.field.substr(0, error.field.find('['));
    if (key == "birthdayCalendarType") key = "birthday";
    if (key == "organizations" || key == "orgUnits") key = "organizations.orgUnits";
    if (key == "levelId") key = "organizations.levelId";
    if (key == "email.localPart" || key == "loginId") key = "email";
    while (!key.empty()) {
        if (FormField* found = field(key)) return found;
        const auto dot = key.rfind('.');
        key = dot == std::string::npos ? std::string() : key.substr(0, dot);
    }
    return nullptr;
}

void MemberForm::touched(const std::string& key) {
    touched_.insert(key);
    serviceFaults_.erase(key);
    showFaults();
    Q_EMIT edited();
}

std::vector<Error> MemberForm::faults() const {
    std::vector<Error> found = checkMember(normalized(value_));
    if (privateEmailRequired_ && value_.privateEmail.empty())
        found.push_back(badInput("privateEmail", "REQUIRED", "A value is needed."));
    const Member checked = normalized(value_);
    const auto holds = [&](const CustomProperty& property) {
        return !commands::customValues(checked.customPropertiesJson, property).empty();
    };
    for (const std::string& key : missingFields(fields_, checked, holds)) {
        if (key == "employeeNumber" && mode_ == Mode::Add && fields_.settings.numbering.automatic) continue;
        if (key.starts_with(commands::kCustomPrefix)) continue; // below, with its name
        found.push_back(badInput(key, "REQUIRED", "A value is needed.").with("field", key));
    }
    for (const CustomProperty& property : fields_.properties)
        if (auto fault =
                commands::checkCustomValues(property, commands::customValues(checked.customPropertiesJson, property)))
            found.push_back(std::move(*fault));
    if (!only_.empty())
        std::erase_if(found, [this](const Error& error) {
            const FormField* at = fieldOf(error);
            return !at || !shows(at->key());
        });
    return found;
}

void MemberForm::showFaults() {
    const std::vector<Error> found = faults();
    for (const Binding& binding : bindings_) {
        const std::string& key = binding.field->key();
        if (serviceFaults_.contains(key)) continue;
        const bool shown = allShown_ || touched_.contains(key);
        const auto fault = std::find_if(found.begin(), found.end(),
                                        [&](const Error& error) { return fieldOf(error) == binding.field; });
        binding.field->setError(shown && fault != found.end() ? commands::errorText(*fault) : QString());
    }
}

std::vector<Error> MemberForm::checkAll() {
    allShown_ = true;
    serviceFaults_.clear();
    showFaults();
    return faults();
}

bool MemberForm::showFault(const Error& error) {
    FormField* at = fieldOf(error);
    if (!at) return false;
    serviceFaults_.insert(at->key());
    at->setError(commands::errorText(error));
    return true;
}

bool MemberForm::marksFault() const {
    return std::ranges::any_of(bindings_, [](const Binding& binding) { return !binding.field->error().isEmpty(); });
}

void MemberForm::focusFirstFault() {
    for (const Binding& binding : bindings_) {
        if (binding.field->error().isEmpty() || binding.field->isHidden()) continue;
        binding.field->control()->setFocus(Qt::OtherFocusReason);
        for (QWidget* above = parentWidget(); above; above = above->parentWidget())
            if (auto* area = qobject_cast<QScrollArea*>(above)) {
                area->ensureWidgetVisible(binding.field);
                break;
            }
        return;
    }
}

void MemberForm::retranslate() {
    for (const auto& [label, title] : headings_)
        label->setText(title());
    for (const Binding& binding : bindings_)
        binding.field->setWords(binding.label(), binding.hint ? binding.hint() : QString());
    customTitle_->setVisible(only_.empty() && !fields_.properties.empty());
    for (const auto& word : words_)
        word();
    fillRanks();
    if (allShown_ || !touched_.empty()) showFaults();
}

void MemberForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_member_form.cpp"

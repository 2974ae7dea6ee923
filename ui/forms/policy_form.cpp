#include "ui/forms/policy_form.h"

#include "models/commands/policy_words.h"
#include "ui/forms/member_list_field.h"
#include "ui/forms/policy_editors.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"

#include <QEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::factText;
using commands::fromUtf8;

namespace {

constexpr int kNarrow = 620; // below it labels stand above their controls
constexpr int kReadableForm = 860;

// Does the fault belong to the field, or to an entry of its list?
bool faultIsOf(const Error& fault, std::string_view key) {
    return fault.field == key ||
           (fault.field.size() > key.size() && fault.field.starts_with(key) && fault.field[key.size()] == '[');
}

} // namespace

PolicyForm::PolicyForm(const policy::Schema& schema, const PaneServices& services, QWidget* parent)
    : QWidget(parent), schema_(schema), services_(services), now_(policy::defaultsOf(schema)) {
    setObjectName(QStringLiteral("policy.form"));
    setMaximumWidth(kReadableForm);
    build();
    fill(now_);
    refresh();
}

void PolicyForm::setCheck(std::function<std::vector<Error>(const policy::Values&)> check) {
    check_ = std::move(check);
    refresh();
}

void PolicyForm::setNew(bool isNew) {
    new_ = isNew;
    refresh();
}

void PolicyForm::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    column->setSpacing(0);
    for (const policy::FieldGroup& group : schema_.groups) {
        auto* title = new QLabel(this);
        title->setObjectName(QStringLiteral("policy.group.") + fromUtf8(group.key));
        setTextSize(title, TextSize::Section);
        if (!sections_.empty()) column->addSpacing(space::kLarge);
        column->addWidget(title);
        column->addSpacing(space::kTight);
        column->addWidget(new Rule(this));
        sections_.push_back({&group, title});
        for (const policy::Field& field : schema_.fields)
            if (field.group == group.key) addField(field, column);
    }
    column->addStretch(1);
}

void PolicyForm::addField(const policy::Field& field, QVBoxLayout* column) {
    ValueEditor* editor = field.mirror.empty() ? makePolicyEditor(field, services_) : nullptr;
    auto* row = new PolicyField(field, editor, this);
    column->addWidget(row);
    fields_.push_back(row);
    connect(row, &PolicyField::otherWanted, this, &PolicyForm::otherWanted);
    if (!editor) return;
    if (auto* members = qobject_cast<MemberListField*>(editor))
        connect(members, &MemberListField::memberWanted, this, &PolicyForm::memberWanted);
    connect(editor, &ValueEditor::edited, this, [this] {
        refresh();
        Q_EMIT edited();
    });
}

// --- values ---------------------------------------------------------------------------------------------------------

policy::Values PolicyForm::collected() const {
    policy::Values values = now_;
    for (const PolicyField* row : fields_)
        if (row->editor()) values.insert_or_assign(std::string(row->field().key), row->editor()->value());
    return values;
}

policy::Values PolicyForm::draft() const {
    return drafting_ ? policy::normalized(schema_, collected()) : now_;
}

std::vector<policy::ValueChange> PolicyForm::changes() const {
    return drafting_ ? policy::changesBetween(schema_, now_, draft()) : std::vector<policy::ValueChange>();
}

void PolicyForm::fill(const policy::Values& values) {
    for (PolicyField* row : fields_) {
        const auto at = values.find(row->field().key);
        if (row->editor() && at != values.end()) row->editor()->setValue(at->second);
    }
}

void PolicyForm::present(const policy::Values& values) {
    now_ = policy::completed(schema_, values);
    if (!drafting_) fill(now_);
    refresh();
}

void PolicyForm::edit() {
    if (drafting_) return;
    fill(now_);
    drafting_ = true;
    refresh();
    for (PolicyField* row : fields_)
        if (row->editor() && row->editor()->focusProxy() && row->editor()->isEnabled()) {
            row->editor()->setFocus(Qt::OtherFocusReason);
            return;
        }
}

void PolicyForm::discard() {
    if (!drafting_) return;
    drafting_ = false;
    fill(now_);
    refresh();
}

void PolicyForm::take(const policy::Values& draft) {
    if (!drafting_) return;
    fill(policy::completed(schema_, draft));
    refresh();
    Q_EMIT edited();
}

const policy::Field* PolicyForm::openAddresses() const {
    const policy::Values values = collected();
    for (const PolicyField* row : fields_)
        if (row->field().widget == policy::Widget::Addresses && row->editor() &&
            policy::counts(schema_, row->field(), values))
            return &row->field();
    return nullptr;
}

void PolicyForm::addAddress(const policy::AddressEntry& entry) {
    const policy::Field* open = openAddresses();
    if (!drafting_ || !open) return;
    policy::Values values = draft();
    policy::Value& list = values[std::string(open->key)];
    if (!std::holds_alternative<std::vector<policy::AddressEntry>>(list)) list = std::vector<policy::AddressEntry>();
    std::get<std::vector<policy::AddressEntry>>(list).push_back(entry);
    take(values);
}

// --- what is shown --------------------------------------------------------------------------------------------------

commands::NameOfMember PolicyForm::nameOfMember() const {
    return [&cache = services_.cache](const std::string& id) {
        if (const std::optional<ports::RowNo> row = cache.members().find(id))
            return fromUtf8(cache.members().cells(*row).name);
        const std::optional<OrgUnit> unit = cache.orgUnit(OrgUnitId(id)); // of a list that takes both
        return unit ? fromUtf8(unit->name) : QString();
    };
}

void PolicyForm::setMirrored(const std::map<std::string, std::optional<policy::Value>, std::less<>>& values) {
    mirrored_ = values;
    refresh();
}

QString PolicyForm::mirroredText(const policy::Field& field) const {
    if (field.mirror.empty()) return {};
    const auto known = mirrored_.find(field.mirror);
    if (known == mirrored_.end()) return tr("Being fetched");
    if (!known->second) return tr("Not known: it could not be fetched.");
    const std::size_t dot = field.mirror.find('.');
    const policy::Schema* other = policy::schemaOf(field.mirror.substr(0, dot));
    const policy::Field* source = other ? policy::fieldOf(*other, field.mirror.substr(dot + 1)) : nullptr;
    return commands::policyValueText(source ? *source : field, *known->second, nameOfMember());
}

QString PolicyForm::whyGreyed(const policy::Field& field, const policy::Values& values) const {
    if (field.needs.key.empty() || policy::counts(schema_, field, values)) return {};
    const QString why = factText(field.needs.why);
    return why.isEmpty() ? tr("It does not count with the other settings of this screen.") : why;
}

void PolicyForm::refresh() {
    const policy::Values values = draft();
    faults_.clear();
    if (drafting_) faults_ = check_ ? check_(values) : policy::check(schema_, values);
    for (const Section& section : sections_)
        section.title->setText(factText(section.group->label));
    for (PolicyField* row : fields_) {
        const policy::Field& field = row->field();
        PolicyField::Look look;
        look.drafting = drafting_;
        look.greyed = whyGreyed(field, values);
        look.mirrored = mirroredText(field);
        const auto before = now_.find(field.key);
        const auto after = values.find(field.key);
        if (drafting_ && !new_ && row->editor() && before != now_.end() && after != values.end() &&
            before->second != after->second)
            look.changed = commands::policyValueText(field, before->second, nameOfMember());
        row->show(look);
    }
    spreadFaults();
}

void PolicyForm::spreadFaults() {
    for (PolicyField* row : fields_) {
        std::vector<Error> own;
        for (const Error& fault : faults_)
            if (faultIsOf(fault, row->field().key)) own.push_back(fault);
        row->showFaults(own);
    }
}

void PolicyForm::showFaults(const std::vector<Error>& faults) {
    for (const Error& fault : faults)
        faults_.push_back(fault);
    spreadFaults();
}

bool PolicyForm::goToFault() {
    for (PolicyField* row : fields_) {
        if (row->fault().isEmpty()) continue;
        if (row->editor()) row->editor()->setFocus(Qt::OtherFocusReason);
        for (QWidget* up = parentWidget(); up; up = up->parentWidget())
            if (auto* area = qobject_cast<QScrollArea*>(up)) area->ensureWidgetVisible(row, 0, space::kLarge);
        return true;
    }
    return false;
}

void PolicyForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (PolicyField* row : fields_)
        row->setStacked(event->size().width() < kNarrow);
}

void PolicyForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace sekisho::ui

#include "moc_policy_form.cpp"

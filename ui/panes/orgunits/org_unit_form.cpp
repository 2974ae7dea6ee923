#include "ui/panes/orgunits/org_unit_form.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/form_field.h"
#include "ui/forms/list_editor.h"
#include "ui/forms/local_names_editor.h"
#include "ui/forms/pickers.h"
#include "ui/panes/orgunits/org_unit_words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace sekisho::ui::orgunits {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr int kTypingPause = 300; // milliseconds until the address is looked up
constexpr int kDeepest = 15;
constexpr int kMostAliases = 20;
} // namespace

OrgUnitForm::OrgUnitForm(ports::Cache& cache, QWidget* parent)
    : QWidget(parent), cache_(cache), name_(new QLineEdit(this)), names_(new LocalNamesEditor(this)),
      place_(new QWidget(this)), mail_(new QLineEdit(this)), aliases_(new ListEditor(kMostAliases, this)),
      description_(new QPlainTextEdit(this)), nameField_(new FormField("orgUnitName", name_, this)),
      namesField_(new FormField("i18nNames", names_, this)),
      placeField_(new FormField("parentOrgUnitId", place_, this)), mailField_(new FormField("email", mail_, this)),
      aliasesField_(new FormField("aliasEmails", aliases_, this)),
      descriptionField_(new FormField("description", description_, this)), fields_{nameField_,    namesField_,
                                                                                   placeField_,   mailField_,
                                                                                   aliasesField_, descriptionField_},
      roomTitle_(new QLabel(this)), loss_(new WrappedLabel(this)), typing_(new QTimer(this)) {
    setObjectName(QStringLiteral("orgunits.form"));
    description_->setTabChangesFocus(true);
    description_->setFixedHeight(fontMetrics().height() * 4);
    nameField_->setRequired(true);
    typing_->setSingleShot(true);
    typing_->setInterval(kTypingPause);
    setTextSize(roomTitle_, TextSize::Strong);
    buildPlace();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kNormal);
    for (FormField* field : fields_)
        column->addWidget(field);
    addSwitch(column, "blockExternal", &OrgUnit::canReceiveExternalMail, [] { return tr("Block mail from outside"); },
              {.inverted = true});
    addSwitch(column, "visible", &OrgUnit::visible, [] { return tr("Show in the organization chart"); }, {});
    column->addWidget(roomTitle_);
    addSwitch(column, "useMessage", &OrgUnit::useMessage, [] { return tr("Talk"); }, {});
    addSwitch(column, "useNote", &OrgUnit::useNote, [] { return tr("Note"); }, {.needsTalk = true});
    addSwitch(column, "useCalendar", &OrgUnit::useCalendar, [] { return tr("Events"); }, {.needsTalk = true});
    addSwitch(column, "useTask", &OrgUnit::useTask, [] { return tr("Tasks"); }, {.needsTalk = true});
    addSwitch(column, "useFolder", &OrgUnit::useFolder, [] { return tr("Folder"); }, {.needsTalk = true});
    column->addWidget(loss_);
    addSwitch(column, "useServiceNotification", &OrgUnit::useServiceNotification,
              [] { return tr("Notify all members of changes"); }, {});
    column->addStretch(1);
    connect(name_, &QLineEdit::textEdited, this, &OrgUnitForm::touched);
    connect(names_, &LocalNamesEditor::edited, this, &OrgUnitForm::touched);
    connect(mail_, &QLineEdit::textEdited, this, &OrgUnitForm::touched);
    connect(mail_, &QLineEdit::textEdited, typing_, qOverload<>(&QTimer::start));
    connect(aliases_, &ListEditor::edited, this, &OrgUnitForm::touched);
    connect(aliases_, &ListEditor::edited, typing_, qOverload<>(&QTimer::start));
    connect(description_, &QPlainTextEdit::textChanged, this, &OrgUnitForm::touched);
    connect(typing_, &QTimer::timeout, this, &OrgUnitForm::lookForClash);
    retranslate();
}

void OrgUnitForm::buildPlace() {
    placeText_ = new QLabel(place_);
    placeText_->setObjectName(QStringLiteral("orgunits.placeText"));
    placeText_->setTextFormat(Qt::PlainText);
    placeText_->setWordWrap(true);
    changePlace_ = new QPushButton(place_);
    changePlace_->setObjectName(QStringLiteral("orgunits.changePlace"));
    toTop_ = new QPushButton(place_);
    toTop_->setObjectName(QStringLiteral("orgunits.toTop"));
    auto* row = new QHBoxLayout(place_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(placeText_, 1);
    for (QPushButton* each : {changePlace_, toTop_}) {
        each->setAutoDefault(false);
        row->addWidget(each);
    }
    place_->setFocusProxy(changePlace_);
    connect(changePlace_, &QPushButton::clicked, this, &OrgUnitForm::pickParent);
    connect(toTop_, &QPushButton::clicked, this, [this] { moveTo({}); });
}

void OrgUnitForm::addSwitch(QVBoxLayout* to, const char* name, bool OrgUnit::*flag, std::function<QString()> text,
                            Kind kind) {
    auto* box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("orgunits.") + QLatin1String(name));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kind.needsTalk ? 20 : 0, 0, 0, 0);
    row->addWidget(box);
    to->addLayout(row);
    switches_.push_back({box, flag, std::move(text), kind.needsTalk, kind.inverted});
    connect(box, &QCheckBox::toggled, this, &OrgUnitForm::touched);
}

void OrgUnitForm::setOrgUnit(const OrgUnit& before, const OrgUnit& unit) {
    filling_ = true;
    value_ = unit;
    before_ = before;
    allShown_ = false;
    typing_->stop();
    name_->setText(fromUtf8(unit.name));
    names_->setNames(unit.i18nNames);
    mail_->setText(localPart(unit));
    QStringList further;
    for (const std::string& alias : unit.aliasEmails)
        further << fromUtf8(alias);
    aliases_->setTexts(further);
    description_->setPlainText(fromUtf8(unit.description));
    for (const Switch& each : switches_)
        each.box->setChecked(unit.*each.flag != each.inverted);
    for (FormField* field : fields_)
        field->setError({});
    filling_ = false;
    refreshPlace();
    refreshSwitches();
}

QString OrgUnitForm::localPart(const OrgUnit& unit) const {
    return fromUtf8(unit.email).section(QLatin1Char('@'), 0, 0);
}

// Typed as the ID is, or whole.
std::vector<std::string> OrgUnitForm::aliases() const {
    std::vector<std::string> out;
    for (const QString& text : aliases_->texts()) {
        QString alias = text.trimmed().toLower();
        if (!alias.contains(QLatin1Char('@'))) alias += QLatin1Char('@') + workgroup_;
        out.push_back(toUtf8(alias));
    }
    return out;
}

void OrgUnitForm::setWorkgroup(const QString& workgroup) {
    workgroup_ = workgroup;
    retranslate();
}

void OrgUnitForm::touched() {
    if (filling_) return;
    value_.name = toUtf8(name_->text().trimmed());
    value_.i18nNames = names_->names();
    const QString mail = mail_->text().trimmed().toLower();
    if (mail != localPart(value_))
        value_.email = mail.isEmpty() ? std::string() : toUtf8(mail + QLatin1Char('@') + workgroup_);
    value_.aliasEmails = aliases();
    value_.description = toUtf8(description_->toPlainText());
    for (const Switch& each : switches_)
        value_.*each.flag = each.box->isChecked() != each.inverted;
    if (!value_.useMessage) value_.useNote = value_.useCalendar = value_.useTask = value_.useFolder = false;
    refreshSwitches();
    for (FormField* field : fields_)
        field->setError({});
    if (const Done fine = fault(); !fine && (allShown_ || !value_.name.empty())) showFault(fine.error());
    Q_EMIT edited();
}

// An address that came from elsewhere may be longer; one that is typed here follows the rule of this screen.
Done OrgUnitForm::fault() const {
    SEKISHO_CHECK(checkOrgUnit(value_));
    const std::string local = toUtf8(localPart(value_));
    if (value_.email != before_.email && !local.empty()) SEKISHO_CHECK(checkLocalPart(local));
    return {};
}

// Groups are not looked at: their addresses are the service's to compare.
void OrgUnitForm::lookForClash() {
    const auto judge = [this](FormField* field, const std::string& address) {
        const QString owner = ownerOf(address);
        if (!owner.isEmpty())
            field->setError(tr("%1 has the address %2 already. Choose another one.").arg(owner, fromUtf8(address)));
        return !owner.isEmpty();
    };
    if (!value_.email.empty() && value_.email != before_.email && mailField_->error().isEmpty())
        judge(mailField_, value_.email);
    if (!aliasesField_->error().isEmpty()) return;
    for (const std::string& alias : value_.aliasEmails)
        if (std::ranges::count(before_.aliasEmails, alias) == 0 && judge(aliasesField_, alias)) return;
}

QString OrgUnitForm::ownerOf(const std::string& address) const {
    QString owner;
    ports::MemberQuery query;
    query.text = address.substr(0, address.find('@'));
    const ports::RowSet rows = cache_.members().query(query);
    for (const ports::RowNo row : *rows) {
        const ports::MemberCells cells = cache_.members().cells(row);
        if (cells.loginId == address) owner = fromUtf8(cells.name);
    }
    for (const ports::OrgNode& node : cache_.orgTree()) {
        const auto unit = node.id == before_.id ? std::nullopt : cache_.orgUnit(node.id);
        if (unit && (unit->email == address || std::ranges::count(unit->aliasEmails, address) > 0))
            owner = fromUtf8(unit->name);
    }
    return owner;
}

// --- place -----------------------------------------------------------------------------------------------------------

int OrgUnitForm::depthOf(const OrgUnitId& id) const {
    int depth = 1;
    for (auto unit = cache_.orgUnit(id); unit && unit->parent && depth <= kDeepest; ++depth)
        unit = cache_.orgUnit(*unit->parent);
    return depth;
}

std::set<std::string> OrgUnitForm::unfitParents() const {
    std::unordered_map<std::string, int> depth; // parents come first
    std::set<std::string> below;
    int height = 1;
    const std::vector<ports::OrgNode> nodes = cache_.orgTree();
    for (const ports::OrgNode& node : nodes) {
        const auto above = depth.find(node.parent.value);
        depth[node.id.value] = above == depth.end() ? 1 : above->second + 1;
        if (before_.id.empty() || (node.id != before_.id && !below.contains(node.parent.value))) continue;
        below.insert(node.id.value);
        height = std::max(height, depth[node.id.value] - depth[before_.id.value] + 1);
    }
    for (const ports::OrgNode& node : nodes)
        if (depth[node.id.value] + height > kDeepest) below.insert(node.id.value);
    return below;
}

void OrgUnitForm::pickParent() {
    auto* picker = new OrgPicker(
        cache_, unfitParents(), [this](const OrgUnitId& parent) { moveTo(parent); }, window());
    picker->setTakenText(tr("Not here: it would lie within itself, or deeper than %1 levels.").arg(kDeepest));
    picker->open();
}

void OrgUnitForm::moveTo(const std::optional<OrgUnitId>& parent) {
    if (parent == value_.parent) return;
    value_.parent = parent;
    value_.displayOrder = before_.displayOrder;
    if (parent != before_.parent || before_.id.empty()) {
        int last = 0;
        for (const ports::OrgNode& node : cache_.orgTree())
            if (node.parent == parent.value_or(OrgUnitId())) last = std::max(last, node.displayOrder);
        value_.displayOrder = last + 1;
    }
    refreshPlace();
    touched();
}

void OrgUnitForm::refreshPlace() {
    placeText_->setText(placeText(value_.parent, cache_));
    toTop_->setEnabled(value_.parent.has_value());
    const int depth = value_.parent ? depthOf(*value_.parent) + 1 : 1;
    placeField_->setWords(tr("Parent organization"), tr("Level %1 of at most %2.").arg(depth).arg(kDeepest));
}

// --- switches --------------------------------------------------------------------------------------------------------

void OrgUnitForm::refreshSwitches() {
    QStringList lost;
    for (const Switch& each : switches_) {
        if (each.needsTalk) {
            const QSignalBlocker quiet(each.box);
            each.box->setEnabled(value_.useMessage);
            each.box->setToolTip(value_.useMessage ? QString() : tr("This needs talk."));
            each.box->setChecked(value_.*each.flag);
        }
        if ((each.needsTalk || each.flag == &OrgUnit::useMessage) && before_.*each.flag && !(value_.*each.flag))
            lost << each.text();
    }
    loss_->say(lost.isEmpty() ? QString()
                              : tr("Turning this off deletes what is stored there: %1. It can be restored for 30 days, "
                                   "tasks excepted.")
                                    .arg(lost.join(tr(", ", "list"))));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    loss_->setPalette(ink);
}

// --- faults ----------------------------------------------------------------------------------------------------------

bool OrgUnitForm::check() {
    allShown_ = true;
    const Done fine = fault();
    if (fine) lookForClash();
    if (fine && mailField_->error().isEmpty() && aliasesField_->error().isEmpty()) return true;
    if (!fine && !showFault(fine.error())) nameField_->setError(commands::errorText(fine.error()));
    focusFirst();
    return false;
}

bool OrgUnitForm::showFault(const Error& error) {
    for (FormField* field : fields_) {
        if (field->key() != error.field) continue;
        field->setError(commands::errorText(error));
        return true;
    }
    return false;
}

void OrgUnitForm::focusFirst() {
    for (FormField* field : fields_)
        if (!field->error().isEmpty()) return field->control()->setFocus(Qt::OtherFocusReason);
    name_->setFocus(Qt::OtherFocusReason);
}

void OrgUnitForm::retranslate() {
    nameField_->setWords(tr("Organization name"), tr("Up to 100 characters."));
    namesField_->setWords(tr("Names in other languages"));
    changePlace_->setText(tr("Change…"));
    toTop_->setText(tr("To the top"));
    mailField_->setWords(
        tr("ID / mailing list"),
        workgroup_.isEmpty()
            ? tr("2 to 40 characters. Made automatically when left empty.")
            : tr("Left of @%1, 2 to 40 characters. Made automatically when left empty.").arg(workgroup_));
    aliasesField_->setWords(tr("Alias addresses"), tr("Further addresses of the mailing list, up to 20."));
    aliases_->setWords(tr("Alias address"), tr("Add address"));
    descriptionField_->setWords(tr("Description"));
    roomTitle_->setText(tr("Talk room features"));
    for (const Switch& each : switches_)
        each.box->setText(each.text());
    refreshPlace();
    refreshSwitches();
}

void OrgUnitForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::orgunits

#include "moc_org_unit_form.cpp"

#include "ui/panes/groups/group_form.h"

#include "models/commands/room_words.h"
#include "models/domain/validation.h"
#include "ui/forms/form_field.h"
#include "ui/forms/list_editor.h"
#include "ui/panes/groups/entry_editor.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::groups {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr int kMostAliases = 20;
constexpr int kMostExternal = 100;

QStringList linesOf(const std::vector<std::string>& texts) {
    QStringList out;
    for (const std::string& text : texts)
        out << fromUtf8(text);
    return out;
}

std::vector<std::string> textsOf(const ListEditor& editor) {
    std::vector<std::string> out;
    for (const QString& text : editor.texts())
        out.push_back(toUtf8(text.trimmed()));
    return out;
}

std::vector<GroupMember> entriesOf(const std::vector<UserId>& people) {
    std::vector<GroupMember> out;
    out.reserve(people.size());
    for (const UserId& one : people)
        out.push_back({GroupMemberKind::User, one.value});
    return out;
}

std::vector<UserId> peopleOf(const EntryEditor& editor) {
    std::vector<UserId> out;
    for (const GroupMember& entry : editor.entries())
        out.emplace_back(entry.id);
    return out;
}

} // namespace

GroupForm::GroupForm(ports::Cache& cache, QWidget* parent)
    : QWidget(parent), kind_(new QComboBox(this)), name_(new QLineEdit(this)), description_(new QPlainTextEdit(this)),
      masters_(new EntryEditor(cache, EntryEditor::Holds::Masters, this)),
      members_(new EntryEditor(cache, EntryEditor::Holds::Members, this)), mail_(new QLineEdit(this)),
      aliases_(new ListEditor(kMostAliases, this)), external_(new ListEditor(kMostExternal, this)),
      recipients_(new EntryEditor(cache, EntryEditor::Holds::MailRecipients, this)),
      senders_(new EntryEditor(cache, EntryEditor::Holds::MailSenders, this)), key_(new QLineEdit(this)),
      kindField_(new FormField("groupType", kind_, this)), nameField_(new FormField("groupName", name_, this)),
      descriptionField_(new FormField("description", description_, this)),
      mastersField_(new FormField("administrators", masters_, this)),
      membersField_(new FormField("members", members_, this)), mailField_(new FormField("groupEmail", mail_, this)),
      aliasesField_(new FormField("aliasEmails", aliases_, this)),
      externalField_(new FormField("toExternalEmails", external_, this)),
      recipientsField_(new FormField("membersAllowedToUseGroupEmailAsRecipient", recipients_, this)),
      sendersField_(new FormField("membersAllowedToUseGroupEmailAsSender", senders_, this)),
      keyField_(new FormField("groupExternalKey", key_, this)), featuresTitle_(new QLabel(this)),
      loss_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("groups.form"));
    description_->setTabChangesFocus(true);
    description_->setFixedHeight(fontMetrics().height() * 4);
    kind_->setObjectName(QStringLiteral("groups.kind"));
    for (const GroupKind kind : {GroupKind::Internal, GroupKind::External})
        kind_->addItem(QString(), static_cast<int>(kind));
    nameField_->setRequired(true);
    mastersField_->setRequired(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kNormal);
    for (FormField* field : {kindField_, nameField_, descriptionField_, mastersField_, membersField_})
        column->addWidget(field);
    addFeatures(column);
    addSwitch(
        column, "serviceManageable", false, [](Group& g) -> bool& { return g.serviceManageable; },
        [] { return tr("Group masters may change the features of the talk room"); });
    addSwitch(
        column, "useServiceNotification", false, [](Group& g) -> bool& { return g.useServiceNotification; },
        [] { return tr("Notify all members of changes"); });
    addSwitch(
        column, "visible", false, [](Group& g) -> bool& { return g.visible; }, [] { return tr("Publish the group"); });
    column->addWidget(mailField_);
    column->addWidget(aliasesField_);
    addSwitch(
        column, "canReceiveExternalMail", false, [](Group& g) -> bool& { return g.canReceiveExternalMail; },
        [] { return tr("Accept mail from outside"); });
    for (FormField* field : {externalField_, recipientsField_, sendersField_, keyField_})
        column->addWidget(field);
    column->addStretch(1);
    connect(kind_, &QComboBox::activated, this, &GroupForm::chooseKind);
    for (QLineEdit* line : {name_, mail_, key_})
        connect(line, &QLineEdit::textEdited, this, &GroupForm::touched);
    connect(description_, &QPlainTextEdit::textChanged, this, &GroupForm::touched);
    for (EntryEditor* each : {masters_, members_, recipients_, senders_})
        connect(each, &EntryEditor::edited, this, &GroupForm::touched);
    for (ListEditor* each : {aliases_, external_})
        connect(each, &ListEditor::edited, this, &GroupForm::touched);
    retranslate();
}

void GroupForm::addFeatures(QVBoxLayout* to) {
    setTextSize(featuresTitle_, TextSize::Strong);
    to->addWidget(featuresTitle_);
    for (const commands::RoomFeature& feature : commands::roomFeatures())
        addSwitch(
            to, feature.key, feature.flag != &RoomFeatures::message,
            [flag = feature.flag](Group& g) -> bool& { return g.features.*flag; },
            [&feature] { return commands::featureText(feature); });
    to->addWidget(loss_);
}

void GroupForm::addSwitch(QVBoxLayout* to, const char* name, bool needsTalk, std::function<bool&(Group&)> flag,
                          std::function<QString()> text) {
    auto* box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("groups.") + QLatin1String(name));
    to->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &GroupForm::touched);
    switches_.push_back({box, std::move(flag), std::move(text), needsTalk});
}

std::vector<FormField*> GroupForm::fields() const {
    return {kindField_,    nameField_,     descriptionField_, mastersField_, membersField_, mailField_,
            aliasesField_, externalField_, recipientsField_,  sendersField_, keyField_};
}

void GroupForm::setGroup(const Group& before, const Group& edited) {
    filling_ = true;
    before_ = before;
    value_ = edited;
    allShown_ = false;
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(edited.kind)));
    kind_->setEnabled(edited.id.empty());
    name_->setText(fromUtf8(edited.name));
    description_->setPlainText(fromUtf8(edited.description));
    masters_->setEntries(entriesOf(edited.administrators));
    members_->setSelf(edited.id);
    members_->setEntries(edited.members);
    mail_->setText(fromUtf8(edited.email).section(QLatin1Char('@'), 0, 0));
    aliases_->setTexts(linesOf(edited.aliasEmails));
    external_->setTexts(linesOf(edited.externalEmails));
    recipients_->setEntries(entriesOf(edited.emailRecipients));
    senders_->setEntries(entriesOf(edited.emailSenders));
    key_->setText(fromUtf8(edited.externalKey.value_or(std::string())));
    for (const Switch& each : switches_)
        each.box->setChecked(each.flag(value_));
    for (FormField* field : fields())
        field->setError({});
    filling_ = false;
    retranslate();
}

void GroupForm::setWorkgroup(const QString& workgroup) {
    if (workgroup == workgroup_) return;
    workgroup_ = workgroup;
    retranslate();
}

// With external users it begins private, as the service makes it.
void GroupForm::chooseKind() {
    const auto kind = static_cast<GroupKind>(kind_->currentData().toInt());
    if (kind == value_.kind) return;
    value_.kind = kind;
    value_.visible = kind == GroupKind::Internal;
    filling_ = true;
    for (const Switch& each : switches_)
        each.box->setChecked(each.flag(value_));
    filling_ = false;
    retranslate();
    touched();
}

void GroupForm::touched() {
    if (filling_) return;
    value_.name = toUtf8(name_->text().trimmed());
    value_.description = toUtf8(description_->toPlainText());
    value_.administrators = peopleOf(*masters_);
    value_.members = members_->entries();
    const QString mail = mail_->text().trimmed().toLower();
    value_.email = mail.isEmpty() ? std::string() : toUtf8(mail + QLatin1Char('@') + workgroup_);
    value_.useMail = !mail.isEmpty();
    value_.aliasEmails = textsOf(*aliases_);
    for (std::string& alias : value_.aliasEmails) // typed as the ID is, or whole
        if (alias.find('@') == std::string::npos) alias += toUtf8(QLatin1Char('@') + workgroup_);
    value_.externalEmails = textsOf(*external_);
    value_.emailRecipients = peopleOf(*recipients_);
    value_.emailSenders = peopleOf(*senders_);
    const QString key = key_->text().trimmed();
    value_.externalKey = key.isEmpty() ? std::nullopt : std::optional(toUtf8(key));
    for (const Switch& each : switches_)
        each.flag(value_) = each.box->isChecked();
    if (!value_.features.message) value_.features = {};
    if (value_.email == before_.email) value_.useMail = before_.useMail; // nobody touched it
    refresh();
    for (FormField* field : fields())
        field->setError({});
    if (const Done fine = checkGroup(value_); !fine && (allShown_ || !value_.administrators.empty()))
        showFault(fine.error());
    Q_EMIT edited();
}

void GroupForm::refresh() {
    QStringList lost;
    for (const Switch& each : switches_) {
        if (!each.needsTalk) continue;
        const QSignalBlocker quiet(each.box);
        each.box->setEnabled(value_.features.message);
        each.box->setToolTip(value_.features.message ? QString() : tr("This needs talk."));
        each.box->setChecked(each.flag(value_));
    }
    for (const commands::RoomFeature& feature : commands::roomFeatures())
        if (before_.features.*feature.flag && !(value_.features.*feature.flag)) lost << commands::featureText(feature);
    loss_->say(lost.isEmpty() ? QString()
                              : tr("Turning this off puts what is stored there out of reach: %1. With talk off it goes "
                                   "into the archive for 30 days, and tasks are erased. The numbers are shown before "
                                   "anything happens.")
                                    .arg(lost.join(tr(", ", "list"))));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    loss_->setPalette(ink);
}

bool GroupForm::check() {
    allShown_ = true;
    const Done fine = checkGroup(value_);
    if (fine) return true;
    if (!showFault(fine.error())) nameField_->setError(commands::errorText(fine.error()));
    focusFirst();
    return false;
}

bool GroupForm::showFault(const Error& error) {
    for (FormField* field : fields()) {
        if (field->key() != error.field && !error.field.starts_with(field->key() + '.')) continue;
        field->setError(commands::errorText(error));
        return true;
    }
    return false;
}

void GroupForm::focusFirst() {
    FormField* first = nameField_;
    for (FormField* field : fields())
        if (!field->error().isEmpty()) {
            first = field;
            break;
        }
    first->control()->setFocus(Qt::OtherFocusReason);
    Q_EMIT focused(first);
}

void GroupForm::retranslate() {
    for (int i = 0; i < kind_->count(); ++i)
        kind_->setItemText(i, commands::groupKindText(static_cast<GroupKind>(kind_->itemData(i).toInt())));
    const bool external = value_.kind == GroupKind::External;
    kindField_->setWords(tr("Group type"),
                         external
                             ? tr("Users of LINE WORKS of other companies are invited by its masters in their app. "
                                  "Masters and members need the permission to talk with them; whoever is in an "
                                  "organization or group of it without the permission does not read it.")
                             : tr("It stays what it was made as."));
    nameField_->setWords(tr("Group name"), tr("Up to 100 characters, unique in the tenant."));
    descriptionField_->setWords(tr("Description"), tr("Up to 300 characters."));
    mastersField_->setWords(tr("Group masters"), tr("At least one. They need not be members, and read the talk room."));
    membersField_->setWords(tr("Members"),
                            tr("Members, organizations and other groups. Whoever is in them reads the talk "
                               "room."));
    mailField_->setWords(tr("ID / mailing list"),
                         workgroup_.isEmpty() ? QString() : tr("Left of @%1.").arg(workgroup_));
    aliasesField_->setWords(tr("Alias addresses"), tr("Further addresses of the mailing list, up to 20."));
    aliases_->setWords(tr("Alias address"), tr("Add address"));
    externalField_->setWords(tr("External addresses of the mailing list"), tr("Up to 100."));
    external_->setWords(tr("External address"), tr("Add address"));
    recipientsField_->setWords(tr("Who may write to the mailing list"),
                               tr("Members who may use its address as a recipient."));
    sendersField_->setWords(tr("Who may send as the mailing list"), tr("Members who may use its address as a sender."));
    keyField_->setWords(tr("External Key"));
    featuresTitle_->setText(tr("Talk room features"));
    for (const Switch& each : switches_)
        each.box->setText(each.text());
    refresh();
}

void GroupForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::groups

#include "moc_group_form.cpp"

// The blocks of the member form, in the order of the service's own page.

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/date_field.h"
#include "ui/forms/list_editor.h"
#include "ui/forms/member_form.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"
#include "ui/forms/person_editors.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

QHBoxLayout* pair(QVBoxLayout* block) {
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    block->addLayout(row);
    return row;
}

std::function<std::string&(Member&)> part(std::string UserName::*name) {
    return [name](Member& member) -> std::string& { return member.name.*name; };
}
std::function<std::string&(Member&)> plain(std::string Member::*text) {
    return [text](Member& member) -> std::string& { return member.*text; };
}

} // namespace

void MemberForm::buildName() {
    QVBoxLayout* block = group([] { return tr("Name"); });
    QHBoxLayout* names = pair(block);
    addText(names, "userName.lastName", part(&UserName::lastName));
    addText(names, "userName.firstName", part(&UserName::firstName));
    QHBoxLayout* readings = pair(block);
    addText(readings, "userName.phoneticLastName", part(&UserName::phoneticLastName), [] { return tr("Katakana"); });
    addText(readings, "userName.phoneticFirstName", part(&UserName::phoneticFirstName), [] { return tr("Katakana"); });
    addText(block, "nickName", plain(&Member::nickName));
    auto* names5 = new NamesEditor;
    bind(block, "i18nNames", names5, [names5](const Member& member) { names5->setNames(member.i18nNames); });
    connect(names5, &NamesEditor::edited, this, [this, names5] {
        value_.i18nNames = names5->names();
        touched("i18nNames");
    });
}

// The part left of the @ is typed; the workgroup is the tenant's.
void MemberForm::addLogin(QVBoxLayout* to) {
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* line = new QLineEdit(both);
    line->setObjectName(QStringLiteral("control.email"));
    auto* right = new QLabel(both);
    row->addWidget(line, 1);
    row->addWidget(right);
    both->setFocusProxy(line);
    bind(
        to, "email", both,
        [line](const Member& member) { line->setText(fromUtf8(member.email).section(QLatin1Char('@'), 0, 0)); },
        [] { return tr("2–40 of a–z, 0–9, full stop, hyphen and underscore; the first a letter or digit."); });
    connect(line, &QLineEdit::textEdited, this, [this](const QString& typed) {
        const QString local = typed.trimmed().toLower();
        value_.email = toUtf8(local.isEmpty() ? QString() : local + QLatin1Char('@') + workgroup_);
        touched("email");
    });
    words_.push_back([this, line, right] {
        right->setText(QLatin1Char('@') + workgroup_);
        line->setAccessibleName(tr("ID, left of %1").arg(right->text()));
    });
}

void MemberForm::buildAccount() {
    QVBoxLayout* block = group([] { return tr("Account"); });
    if (mode_ == Mode::Add) addLogin(block);
    addRank(
        block, "userTypeId", RankKind::UserType,
        [](const Member& member) { return member.userType ? member.userType->value : std::string(); },
        [](Member& member, const std::string& id) {
            member.userType = id.empty() ? std::nullopt : std::optional(UserTypeId(id));
        });
    addStart(block);
    auto* key = new QLineEdit;
    bind(
        block, "userExternalKey", key,
        [key](const Member& member) { key->setText(fromUtf8(member.externalKey.value_or(std::string()))); },
        [] { return tr("The key of this person in another system, for single sign-on and the API."); });
    connect(key, &QLineEdit::textEdited, this, [this](const QString& typed) {
        const std::string text = toUtf8(typed.trimmed());
        value_.externalKey = text.empty() ? std::nullopt : std::optional(text);
        touched("userExternalKey");
    });
    const FieldRule* aliasRule = memberField("aliasEmails");
    auto* aliases = new ListEditor(aliasRule ? aliasRule->maxLength : 10);
    bind(block, "aliasEmails", aliases, [aliases](const Member& member) {
        QStringList texts;
        for (const std::string& alias : member.aliasEmails)
            texts << fromUtf8(alias);
        aliases->setTexts(texts);
    });
    words_.push_back([aliases] { aliases->setWords(memberFieldLabel("aliasEmails"), tr("Add alias address")); });
    connect(aliases, &ListEditor::edited, this, [this, aliases] {
        value_.aliasEmails.clear();
        for (const QString& text : aliases->texts())
            value_.aliasEmails.push_back(toUtf8(text));
        touched("aliasEmails");
    });
    auto* searchable = new QCheckBox;
    bind(
        block, "searchable", searchable,
        [searchable](const Member& member) { searchable->setChecked(member.searchable); },
        [] { return tr("Off: not found in search and not offered while somebody types."); });
    connect(searchable, &QCheckBox::clicked, this, [this](bool on) {
        value_.searchable = on;
        touched("searchable");
    });
}

void MemberForm::addStart(QVBoxLayout* to) {
    auto* choice = new QWidget;
    auto* column = new QVBoxLayout(choice);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* now = new QRadioButton(choice);
    auto* later = new QRadioButton(choice);
    now->setObjectName(QStringLiteral("start.now"));
    later->setObjectName(QStringLiteral("start.later"));
    auto* when = new QDateTimeEdit(choice);
    when->setObjectName(QStringLiteral("start.when"));
    when->setCalendarPopup(true);
    when->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(later);
    row->addWidget(when);
    row->addStretch(1);
    column->addWidget(now);
    column->addLayout(row);
    choice->setFocusProxy(now);
    startField_ = bind(
        to, "activationDate", choice,
        [this, now, later, when](const Member& member) {
            const bool future = member.activation && *member.activation > clock_.now();
            (future ? later : now)->setChecked(true);
            const Instant tomorrow = clock_.now() + std::chrono::hours(24);
            const QSignalBlocker quiet(when);
            when->setDateTime(QDateTime::fromMSecsSinceEpoch(toMillis(future ? *member.activation : tomorrow)));
            when->setEnabled(future);
        },
        [] { return tr("Before it the member is awaiting and cannot sign in."); });
    const auto changed = [this, later, when] {
        when->setEnabled(later->isChecked());
        // An account that starts at once has no date; one that was awaiting starts at this moment.
        if (later->isChecked())
            value_.activation = fromMillis(when->dateTime().toMSecsSinceEpoch());
        else if (mode_ == Mode::Edit)
            value_.activation = clock_.now();
        else
            value_.activation.reset();
        touched("activationDate");
    };
    connect(now, &QRadioButton::clicked, this, changed);
    connect(later, &QRadioButton::clicked, this, changed);
    connect(when, &QDateTimeEdit::dateTimeChanged, this, changed);
    words_.push_back([now, later, when] {
        now->setText(tr("Now"));
        later->setText(tr("On"));
        when->setAccessibleName(memberFieldLabel("activationDate"));
    });
}

void MemberForm::buildWork() {
    QVBoxLayout* block = group([] { return tr("Work"); });
    memberships_ = new MembershipEditor(cache_);
    bind(block, "organizations.orgUnits", memberships_, [this](const Member& member) {
        const Organization* primary = member.primaryOrganization();
        memberships_->setMemberships(primary ? primary->orgUnits : std::vector<OrgUnitMembership>());
    });
    connect(memberships_, &MembershipEditor::edited, this, [this] {
        organization().orgUnits = memberships_->memberships();
        touched("organizations.orgUnits");
    });
    addRank(
        block, "organizations.levelId", RankKind::Level,
        [](const Member& member) {
            const Organization* primary = member.primaryOrganization();
            return primary && primary->level ? primary->level->value : std::string();
        },
        [this](Member&, const std::string& id) {
            organization().level = id.empty() ? std::nullopt : std::optional(LevelId(id));
        });
    QHBoxLayout* where = pair(block);
    addText(where, "location", plain(&Member::location));
    addText(where, "task", plain(&Member::task));
    QHBoxLayout* since = pair(block);
    addText(since, "employeeNumber", plain(&Member::employeeNumber), [this] {
        const bool byItself = mode_ == Mode::Add && fields_.settings.numbering.automatic;
        return byItself ? tr("Given by itself when it is left empty.") : QString();
    });
    addDate(since, "hiredDate", &Member::hiredDate);
}

void MemberForm::buildContact() {
    QVBoxLayout* block = group([] { return tr("Contact"); });
    addText(block, "privateEmail", plain(&Member::privateEmail));
    QHBoxLayout* phones = pair(block);
    addText(phones, "telephone", plain(&Member::telephone));
    addText(phones, "cellPhone", plain(&Member::cellPhone));
    auto* messenger = new MessengerEditor;
    bind(block, "messenger", messenger,
         [messenger](const Member& member) { messenger->setMessenger(member.messenger); });
    connect(messenger, &MessengerEditor::edited, this, [this, messenger] {
        value_.messenger = messenger->messenger();
        touched("messenger");
    });
    auto* relations = new RelationsEditor(cache_);
    bind(block, "relations", relations,
         [relations](const Member& member) { relations->setRelations(member.relations); });
    connect(relations, &RelationsEditor::edited, this, [this, relations] {
        value_.relations = relations->relations();
        touched("relations");
    });
}

void MemberForm::buildPersonal() {
    QVBoxLayout* block = group([] { return tr("Personal"); });
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* date = new DateField(both);
    date->line()->setObjectName(QStringLiteral("control.birthday"));
    auto* calendar = new QComboBox(both);
    calendar->setObjectName(QStringLiteral("control.birthdayCalendarType"));
    for (const char* kind : {"", "SOLAR", "LUNAR"})
        calendar->addItem(QString(), QString::fromLatin1(kind));
    row->addWidget(date, 1);
    row->addWidget(calendar);
    both->setFocusProxy(date);
    bind(block, "birthday", both, [date, calendar](const Member& member) {
        date->setText(fromUtf8(member.birthday));
        calendar->setCurrentIndex(std::max(0, calendar->findData(fromUtf8(member.birthdayCalendarType))));
    });
    connect(date, &DateField::edited, this, [this, date] {
        value_.birthday = toUtf8(date->text());
        touched("birthday");
    });
    connect(calendar, &QComboBox::activated, this, [this, calendar] {
        value_.birthdayCalendarType = toUtf8(calendar->currentData().toString());
        touched("birthday");
    });
    words_.push_back([date, calendar] {
        calendar->setItemText(0, tr("Not said"));
        calendar->setItemText(1, tr("Solar calendar"));
        calendar->setItemText(2, tr("Lunar calendar"));
        calendar->setAccessibleName(memberFieldLabel("birthdayCalendarType"));
        date->line()->setAccessibleName(memberFieldLabel("birthday"));
    });

    QVBoxLayout* basic = group([] { return tr("Language and time zone"); });
    QHBoxLayout* places = pair(basic);
    auto* locale = new QComboBox;
    locale->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    locale->addItem(QString(), QString());
    for (const std::string_view language : memberLanguages())
        locale->addItem(languageName(language), fromUtf8(language));
    bind(places, "locale", locale, [locale](const Member& member) {
        const QString value = fromUtf8(member.locale);
        if (locale->findData(value) < 0) locale->addItem(value, value);
        locale->setCurrentIndex(locale->findData(value));
    });
    connect(locale, &QComboBox::activated, this, [this, locale] {
        value_.locale = toUtf8(locale->currentData().toString());
        touched("locale");
    });
    auto* zone = new QComboBox;
    zone->setEditable(true);
    zone->setInsertPolicy(QComboBox::NoInsert);
    zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    zone->addItem(QString());
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        zone->addItem(QString::fromLatin1(id));
    zone->completer()->setFilterMode(Qt::MatchContains);
    zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    bind(places, "timeZone", zone, [zone](const Member& member) { zone->setEditText(fromUtf8(member.timeZone)); });
    connect(zone->lineEdit(), &QLineEdit::textEdited, this, [this](const QString& typed) {
        value_.timeZone = toUtf8(typed.trimmed());
        touched("timeZone");
    });
    connect(zone, &QComboBox::activated, this, [this, zone] {
        value_.timeZone = toUtf8(zone->currentText().trimmed());
        touched("timeZone");
    });
    words_.push_back([locale, zone] {
        locale->setItemText(0, tr("As the company"));
        zone->lineEdit()->setPlaceholderText(tr("As the company"));
    });
}

} // namespace sekisho::ui

#include "ui/panes/explain/question_form.h"

#include "models/commands/role_words.h"
#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "models/domain/country_names.h"
#include "models/domain/session.h"
#include "ui/forms/group_picker.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QCollator>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace sekisho::ui::explain {

using commands::fromUtf8;
using commands::toUtf8;
using Kind = ExplainQuestion::Kind;

namespace {

constexpr int kQuestionControl = 360;
const std::vector<std::string> kObjectKinds{"tenant", "orgUnit", "member", "group"};
constexpr ClientKind kAskedClients[] = {ClientKind::Browser, ClientKind::MobileApp, ClientKind::PcApp,
                                        ClientKind::DriveExplorer};

QString questionPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return QuestionForm::tr("Name");
    case ports::MemberColumn::Reading:
        return QuestionForm::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return QuestionForm::tr("Organization");
    default:
        return {};
    }
}

items::MemberTableModel::Words questionPickerWords() {
    return {questionPickerHead, commands::statusText, commands::timeText, commands::timeTooltip};
}

// Keeps what is chosen by its data.
void refill(QComboBox* box, const std::vector<std::pair<QString, QString>>& entries) {
    const QSignalBlocker blocker(box);
    const QVariant chosen = box->currentData(); // none before the first time
    box->clear();
    for (const auto& [text, data] : entries)
        box->addItem(text, data);
    box->setCurrentIndex(chosen.isValid() ? std::max(0, box->findData(chosen)) : 0);
}

void chooseData(QComboBox* box, const std::string& data) {
    const QSignalBlocker blocker(box);
    box->setCurrentIndex(std::max(0, box->findData(fromUtf8(data))));
}

QWidget* besides(std::initializer_list<QWidget*> controls, QWidget* wide, QWidget* parent) {
    auto* both = new QWidget(parent);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    for (QWidget* control : controls)
        row->addWidget(control, control == wide ? 1 : 0);
    return both;
}

// What somebody may ask about at once: the whole tenant; of whoever administers a part, the organization that heads it.
RightObject startingObject(const ports::Identity* identity, Instant now) {
    RightObject tenant{"tenant", {}, {}};
    if (!identity) return tenant;
    const OrgUnitId* head = nullptr;
    for (const RoleHolding& held : identity->roles) {
        if (held.expiresAt && *held.expiresAt <= now) continue;
        if (held.scope.wholeTenant()) return tenant;
        if (!head) head = &held.scope.orgUnits.front();
    }
    return head ? RightObject{"orgUnit", head->value, {}} : tenant;
}

} // namespace

QuestionForm::QuestionForm(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), grid_(new QGridLayout), name_(new QLineEdit(this)),
      pick_(new QPushButton(this)), self_(new QPushButton(this)), menus_(new QComboBox(this)),
      accesses_(new QComboBox(this)), kinds_(new QComboBox(this)), objectName_(new QLineEdit(this)),
      objectPick_(new QPushButton(this)), usedService_(new QComboBox(this)), clients_(new QComboBox(this)),
      address_(new QLineEdit(this)), countries_(new QComboBox(this)), ask_(new QPushButton(this)),
      note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("explain.form"));
    build();
    retranslate();
    chooseData(menus_, "members.members");
    object_ = startingObject(services_.identity(), services_.clock.now());
    chooseData(kinds_, object_.kind);
    lay();
}

void QuestionForm::build() {
    for (const auto& [control, name] :
         std::initializer_list<std::pair<QWidget*, const char*>>{{name_, "explain.person"},
                                                                 {pick_, "explain.pick"},
                                                                 {self_, "explain.self"},
                                                                 {menus_, "explain.menu"},
                                                                 {accesses_, "explain.access"},
                                                                 {kinds_, "explain.objectKind"},
                                                                 {objectName_, "explain.object"},
                                                                 {objectPick_, "explain.objectPick"},
                                                                 {usedService_, "explain.service"},
                                                                 {clients_, "explain.client"},
                                                                 {address_, "explain.ip"},
                                                                 {countries_, "explain.country"},
                                                                 {ask_, "explain.ask"},
                                                                 {note_, "explain.note"}})
        control->setObjectName(QLatin1String(name));
    for (QPushButton* button : {pick_, self_, objectPick_, ask_})
        button->setAutoDefault(false);
    for (QLineEdit* shown : {name_, objectName_}) { // what the button beside it has chosen
        shown->setReadOnly(true);
        shown->setFocusPolicy(Qt::NoFocus);
    }
    menus_->setEditable(true); // a part of the name finds it
    menus_->setInsertPolicy(QComboBox::NoInsert);
    menus_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    menus_->completer()->setFilterMode(Qt::MatchContains);
    menus_->setMaxVisibleItems(20);
    countries_->setMaxVisibleItems(20);
    const auto part = [this](QWidget* control, QWidget* focus) {
        auto* label = new QLabel(this);
        label->setBuddy(focus);
        control->setFixedWidth(kQuestionControl);
        return Part{label, control};
    };
    person_ = part(besides({name_, pick_, self_}, name_, this), pick_);
    menu_ = part(menus_, menus_);
    access_ = part(accesses_, accesses_);
    place_ = part(besides({kinds_, objectName_, objectPick_}, objectName_, this), kinds_);
    service_ = part(usedService_, usedService_);
    client_ = part(clients_, clients_);
    ip_ = part(address_, address_);
    country_ = part(countries_, countries_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(space::kNormal);
    grid_->setVerticalSpacing(space::kSmall);
    grid_->setColumnStretch(5, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kSmall);
    column->addLayout(grid_);
    column->addWidget(note_);
    connect(pick_, &QPushButton::clicked, this, &QuestionForm::pickPerson);
    connect(self_, &QPushButton::clicked, this, [this] {
        user_ = {};
        refresh();
        Q_EMIT changed();
    });
    connect(objectPick_, &QPushButton::clicked, this, &QuestionForm::pickObject);
    connect(kinds_, &QComboBox::currentIndexChanged, this, [this] {
        const std::string kind = toUtf8(kinds_->currentData().toString());
        if (kind != object_.kind) object_ = {kind, {}, {}};
        refresh();
        Q_EMIT changed();
    });
    for (QComboBox* box : {menus_, accesses_, usedService_, clients_, countries_})
        connect(box, &QComboBox::currentIndexChanged, this, &QuestionForm::changed);
    connect(menus_->lineEdit(), &QLineEdit::editingFinished, this, &QuestionForm::menuTyped);
    connect(address_, &QLineEdit::textChanged, this, &QuestionForm::changed);
    connect(address_, &QLineEdit::returnPressed, this, &QuestionForm::asked);
    connect(ask_, &QPushButton::clicked, this, &QuestionForm::asked);
}

std::vector<QuestionForm::Part> QuestionForm::parts() const {
    switch (kind_) {
    case Kind::Right:
        return {person_, menu_, place_, access_};
    case Kind::Holders:
        return {menu_, place_, access_};
    case Kind::Use:
        return {person_, service_, client_, ip_, country_};
    case Kind::Reach:
        return {person_};
    }
    return {};
}

void QuestionForm::lay() {
    while (QLayoutItem* item = grid_->takeAt(0))
        delete item;
    for (const Part& part : {person_, menu_, access_, place_, service_, client_, ip_, country_}) {
        part.label->hide();
        part.control->hide();
    }
    QWidget* before = nullptr;
    const auto next = [&before](QWidget* control) {
        if (before) setTabOrder(before, control);
        before = control;
    };
    int at = 0;
    for (const Part& part : parts()) {
        grid_->addWidget(part.label, at / 2, at % 2 * 2);
        grid_->addWidget(part.control, at / 2, at % 2 * 2 + 1);
        part.label->show();
        part.control->show();
        if (part.control == person_.control) {
            next(pick_);
            next(self_);
        } else if (part.control == place_.control) {
            next(kinds_);
            next(objectPick_);
        } else {
            next(part.control);
        }
        ++at;
    }
    if (at % 2 == 1) // beside the last one
        grid_->addWidget(ask_, at / 2, 2, 1, 2, Qt::AlignLeft);
    else
        grid_->addWidget(ask_, (at - 1) / 2, 4, Qt::AlignLeft);
    next(ask_);
    refresh();
}

// --- what is asked --------------------------------------------------------------------------------------------------

void QuestionForm::setKind(Kind kind) {
    if (kind_ == kind) return;
    kind_ = kind;
    lay();
}

void QuestionForm::setQuestion(const ExplainQuestion& question) {
    kind_ = question.kind;
    const ports::Identity* identity = services_.identity();
    if (question.kind != Kind::Holders) user_ = identity && identity->user == question.user ? UserId() : question.user;
    if (question.kind == Kind::Right || question.kind == Kind::Holders) {
        if (!question.menu.empty()) chooseData(menus_, question.menu);
        chooseData(accesses_, question.access == Access::Operate ? "operate" : "view");
        object_ = question.object;
        if (std::ranges::find(kObjectKinds, object_.kind) == kObjectKinds.end()) object_ = {"tenant", {}, {}};
        chooseData(kinds_, object_.kind);
    }
    if (question.kind == Kind::Use) {
        chooseData(usedService_, question.service);
        chooseData(clients_, question.client.empty() ? "browser" : question.client);
        const QSignalBlocker blocker(address_);
        address_->setText(fromUtf8(question.ip));
        chooseData(countries_, question.country);
    }
    lay();
}

ExplainQuestion QuestionForm::question() const {
    ExplainQuestion out;
    out.kind = kind_;
    const ports::Identity* identity = services_.identity();
    if (kind_ != Kind::Holders) out.user = user_.empty() && identity ? identity->user : user_;
    if (kind_ == Kind::Right || kind_ == Kind::Holders) {
        out.menu = toUtf8(menus_->currentData().toString());
        out.access = accesses_->currentData() == QLatin1String("operate") ? Access::Operate : Access::View;
        out.object = object_;
    }
    if (kind_ == Kind::Use) {
        out.service = toUtf8(usedService_->currentData().toString());
        out.client = toUtf8(clients_->currentData().toString());
        out.ip = toUtf8(address_->text().trimmed());
        out.country = toUtf8(countries_->currentData().toString());
    }
    return out;
}

bool QuestionForm::aboutOneself() const {
    return user_.empty();
}

QString QuestionForm::missing() const {
    const bool place = kind_ == Kind::Right || kind_ == Kind::Holders;
    if (place && object_.kind == "member" && object_.id.empty()) return tr("Choose the member it is about.");
    if (place && object_.kind == "orgUnit" && object_.id.empty()) return tr("Choose the organization it is about.");
    if (place && object_.kind == "group" && object_.id.empty()) return tr("Choose the group it is about.");
    return {};
}

QString QuestionForm::whyNotOthers() const {
    commands::Context context;
    context.identity = services_.identity();
    context.clock = &services_.clock;
    return commands::whyNotAskOfOthers(context);
}

void QuestionForm::focusFirst(Qt::FocusReason reason) {
    QWidget* first = kind_ == Kind::Holders ? static_cast<QWidget*>(menus_) : pick_;
    if (!first->isEnabled() && kind_ == Kind::Right) first = menus_;
    if (!first->isEnabled() && kind_ == Kind::Use) first = usedService_;
    if (!first->isEnabled()) first = ask_;
    first->setFocus(reason);
}

// A part of the name of one menu is enough; what fits none is taken back.
void QuestionForm::menuTyped() {
    const QString typed = menus_->currentText().trimmed();
    int found = menus_->findText(typed, Qt::MatchFixedString);
    if (found < 0 && !typed.isEmpty()) found = menus_->findText(typed, Qt::MatchContains);
    if (found >= 0 && found != menus_->currentIndex()) menus_->setCurrentIndex(found);
    menus_->setEditText(menus_->itemText(menus_->currentIndex()));
}

void QuestionForm::pickPerson() {
    auto* picker = new MemberPicker(
        services_.cache, questionPickerWords(),
        [this](const UserId& id, const QString&) {
            const ports::Identity* identity = services_.identity();
            user_ = identity && identity->user == id ? UserId() : id;
            refresh();
            Q_EMIT changed();
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void QuestionForm::pickObject() {
    const auto chosen = [this](const std::string& id, const std::string& name) {
        object_.id = id;
        object_.name = name;
        refresh();
        Q_EMIT changed();
    };
    QDialog* picker = nullptr;
    if (object_.kind == "member")
        picker = new MemberPicker(
            services_.cache, questionPickerWords(),
            [chosen](const UserId& id, const QString& name) { chosen(id.value, toUtf8(name)); }, window());
    else if (object_.kind == "group")
        picker = new GroupPicker(
            services_.cache, {}, [chosen](const GroupId& id) { chosen(id.value, {}); }, window());
    else
        picker = new OrgPicker(
            services_.cache, {}, [chosen](const OrgUnitId& id) { chosen(id.value, {}); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

// --- words ----------------------------------------------------------------------------------------------------------

QString QuestionForm::memberName(const std::string& id) const {
    const ports::MemberList& list = services_.cache.members();
    const auto row = list.find(id);
    return row ? fromUtf8(list.cells(*row).name) : QString();
}

QString QuestionForm::personName() const {
    const ports::Identity* identity = services_.identity();
    if (aboutOneself()) return identity ? fromUtf8(identity->name) : QString();
    const QString known = memberName(user_.value);
    return known.isEmpty() ? tr("A member outside of the local copy") : known;
}

QString QuestionForm::objectName() const {
    if (object_.id.empty()) return {};
    if (object_.kind == "member") {
        const QString name = memberName(object_.id);
        return name.isEmpty() ? tr("A member outside of the local copy") : name;
    }
    if (object_.kind == "group") {
        const auto group = services_.cache.group(GroupId(object_.id));
        return group ? fromUtf8(group->name) : tr("A group outside of the local copy");
    }
    const auto unit = services_.cache.orgUnit(OrgUnitId(object_.id));
    return unit ? fromUtf8(unit->name) : tr("An organization outside of the local copy");
}

void QuestionForm::refresh() {
    const QString why = whyNotOthers();
    const QString name = personName();
    name_->setText(aboutOneself() ? tr("Myself (%1)").arg(name) : name);
    name_->setCursorPosition(0);
    pick_->setText(tr("Choose…"));
    pick_->setEnabled(why.isEmpty());
    pick_->setToolTip(why.isEmpty() ? tr("Choose somebody else") : why);
    pick_->setAccessibleName(tr("Person: %1").arg(name_->text()));
    self_->setText(tr("Myself"));
    self_->setVisible(!aboutOneself());
    for (QWidget* part : {static_cast<QWidget*>(objectName_), static_cast<QWidget*>(objectPick_)})
        part->setVisible(object_.kind != "tenant");
    objectName_->setText(objectName());
    objectName_->setCursorPosition(0);
    objectPick_->setText(tr("Choose…"));
    objectPick_->setToolTip(tr("Choose on what"));
    objectPick_->setAccessibleName(tr("On what: %1").arg(objectName()));
    const QString lacks = missing();
    ask_->setText(tr("Get the answer"));
    ask_->setEnabled(lacks.isEmpty());
    ask_->setToolTip(lacks);
    note_->say(!why.isEmpty() && kind_ != Kind::Holders ? why : lacks);
}

void QuestionForm::fillMenus() {
    std::vector<std::pair<QString, QString>> entries;
    for (const MenuItem& item : menuTree()) {
        const bool heads = item.parent.empty() && std::ranges::any_of(menuTree(), [&](const MenuItem& below) {
                               return below.parent == item.key;
                           });
        if (!heads) entries.emplace_back(commands::menuPathText(item), fromUtf8(item.key));
    }
    refill(menus_, entries);
}

void QuestionForm::fillChoices() {
    refill(accesses_, {{commands::accessText(Access::View), QStringLiteral("view")},
                       {commands::accessText(Access::Operate), QStringLiteral("operate")}});
    refill(kinds_, {{tr("The whole tenant"), QStringLiteral("tenant")},
                    {tr("An organization"), QStringLiteral("orgUnit")},
                    {tr("A member"), QStringLiteral("member")},
                    {tr("A group"), QStringLiteral("group")}});
    std::vector<std::pair<QString, QString>> entries;
    for (std::size_t i = 0; i < policy::kServices; ++i) {
        const auto service = static_cast<policy::Service>(i);
        entries.emplace_back(commands::serviceText(service), fromUtf8(policy::serviceKey(service)));
    }
    entries.emplace_back(tr("The client as such"), QString());
    refill(usedService_, entries);
    entries.clear();
    for (const ClientKind client : kAskedClients)
        entries.emplace_back(commands::clientKindText(client), fromUtf8(clientKindKey(client)));
    refill(clients_, entries);
    entries.clear();
    const bool japanese = commands::language() == commands::Language::Japanese;
    for (const std::string& code : countryCodes())
        entries.emplace_back(fromUtf8(countryName(code, japanese ? "ja" : "en")), fromUtf8(code));
    const QCollator order(commands::locale());
    std::ranges::sort(entries, [&](const auto& a, const auto& b) { return order.compare(a.first, b.first) < 0; });
    entries.insert(entries.begin(), {tr("Not asked about"), QString()});
    refill(countries_, entries);
}

void QuestionForm::retranslate() {
    fillMenus();
    fillChoices();
    for (const auto& [part, text] : {std::pair{&person_, tr("Person")},
                                     {&menu_, tr("Menu")},
                                     {&access_, tr("Right")},
                                     {&place_, tr("On what")},
                                     {&service_, tr("Service")},
                                     {&client_, tr("Client")},
                                     {&ip_, tr("IP address")},
                                     {&country_, tr("Country")}})
        part->label->setText(text);
    name_->setAccessibleName(tr("Person"));
    objectName_->setAccessibleName(tr("On what"));
    menus_->setAccessibleName(tr("Menu"));
    menus_->lineEdit()->setAccessibleName(tr("Menu"));
    accesses_->setAccessibleName(tr("Right"));
    kinds_->setAccessibleName(tr("On what"));
    usedService_->setAccessibleName(tr("Service"));
    clients_->setAccessibleName(tr("Client"));
    countries_->setAccessibleName(tr("Country"));
    address_->setAccessibleName(tr("IP address"));
    address_->setPlaceholderText(tr("Not asked about"));
    refresh();
}

void QuestionForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::explain

#include "moc_question_form.cpp"

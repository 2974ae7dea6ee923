#include "ui/panes/fields/fields_pane.h"

#include "models/commands/custom_values.h"
#include "models/commands/words.h"
#include "ui/panes/fields/entry_list.h"
#include "ui/panes/fields/field_words.h"
#include "ui/panes/fields/property_dialog.h"
#include "ui/panes/fields/settings_page.h"
#include "ui/panes/fields/status_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using namespace fields;

FieldsPane::FieldsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("fields.pane"));
    build();
    connectParts();
    retranslate();
    copyChanged();
    restoreDraft();
    load();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

FieldsPane::~FieldsPane() {
    kept_->flush();
}

QString FieldsPane::title() const {
    return tr("Field management");
}

void FieldsPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Dialog);
    heading_->setContentsMargins(space::kWide, 8, space::kWide, 8);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("fields.banner"));
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName(QStringLiteral("fields.tabs"));
    tabs_->setDocumentMode(true);
    settings_ = new SettingsPage(tabs_);
    properties_ = new EntryList(QStringLiteral("fields.properties"), tabs_);
    tabs_->addTab(settings_, QString());
    tabs_->addTab(properties_, QString());
    tabs_->addTab(buildStatuses(), QString());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading_);
    column->addWidget(banner_);
    column->addWidget(tabs_, 1);
}

QWidget* FieldsPane::buildStatuses() {
    auto* page = new QWidget(tabs_);
    useStatuses_ = new QCheckBox(page);
    useStatuses_->setObjectName(QStringLiteral("fields.useStatuses"));
    aboutStatuses_ = new WrappedLabel(page);
    statuses_ = new EntryList(QStringLiteral("fields.statuses"), page);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, 0);
    head->setSpacing(space::kTight);
    head->addWidget(useStatuses_);
    head->addWidget(aboutStatuses_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(statuses_, 1);
    return page;
}

void FieldsPane::connectParts() {
    connect(settings_, &SettingsPage::editWanted, this, &FieldsPane::editCurrent);
    connect(settings_, &SettingsPage::saveWanted, this, &FieldsPane::saveSettings);
    connect(settings_, &SettingsPage::discardWanted, this, [this] { giveUpDraft(); });
    connect(settings_, &SettingsPage::numbersWanted, this, &FieldsPane::giveNumbers);
    connect(settings_, &SettingsPage::draftChanged, this, &Pane::draftChanged);
    connect(properties_, &EntryList::addWanted, this, [this] {
        CustomProperty fresh;
        if (const ports::Identity* identity = services_.identity()) fresh.domain = identity->domain;
        editProperty(fresh);
    });
    connect(properties_, &EntryList::editWanted, this, [this](const QString& id) {
        if (const auto* held = property(id)) editProperty(held->value);
    });
    connect(properties_, &EntryList::deleteWanted, this, &FieldsPane::deleteProperty);
    connect(properties_, &EntryList::orderWanted, this, [this](const QStringList& ids) {
        std::vector<std::string> order;
        for (const QString& id : ids)
            order.push_back(toUtf8(id));
        acting_ = services_.gateway.fields().orderProperties(std::move(order), services_.gui, then([] {}));
    });
    connect(statuses_, &EntryList::addWanted, this, [this] {
        ProfileStatus fresh;
        if (const ports::Identity* identity = services_.identity()) fresh.domain = identity->domain;
        fresh.iconType = "ACTION";
        for (const Held<ProfileStatus>& one : picture_.statuses)
            fresh.displayOrder = std::max(fresh.displayOrder, one.value.displayOrder + 1);
        editStatus(fresh);
    });
    connect(statuses_, &EntryList::editWanted, this, [this](const QString& id) {
        if (const auto* held = status(id)) editStatus(held->value);
    });
    connect(statuses_, &EntryList::deleteWanted, this, &FieldsPane::deleteStatus);
    connect(statuses_, &EntryList::orderWanted, this, [this](const QStringList& ids) {
        std::vector<std::string> order;
        for (const QString& id : ids)
            order.push_back(toUtf8(id));
        acting_ = services_.gateway.fields().orderStatuses(std::move(order), services_.gui, then([] {}));
    });
    connect(useStatuses_, &QCheckBox::clicked, this, &FieldsPane::switchStatuses);
}

QString FieldsPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (!identity->canOperate("members.fields", services_.clock.now()))
        return tr("Your role does not allow changes to the field management.");
    return counts_ ? QString() : tr("The present settings are being fetched.");
}

void FieldsPane::load() {
    if (!services_.online() || !services_.identity()) return;
    reading_ = services_.gateway.fields().fetch(services_.gui, [this](Result<FieldsPicture> picture) {
        if (picture)
            present(*picture, true);
        else
            banner_->tell(picture.error(), tr("Try again"), [this] { load(); });
    });
}

// The copy hears of a change by the feed; how many it touches only the service knows.
void FieldsPane::copyChanged() {
    const TenantFields& known = services_.cache.fields();
    if (!counts_) {
        FieldsPicture picture;
        picture.settings = known.settings;
        for (const CustomProperty& one : known.properties)
            picture.properties.push_back({one, 0});
        for (const ProfileStatus& one : known.statuses)
            picture.statuses.push_back({one, 0});
        present(picture, false);
        return;
    }
    TenantFields shown;
    shown.settings = picture_.settings;
    shown.settings.domain = known.settings.domain;
    for (const Held<CustomProperty>& one : picture_.properties)
        shown.properties.push_back(one.value);
    for (const Held<ProfileStatus>& one : picture_.statuses)
        shown.statuses.push_back(one.value);
    if (shown != known) load();
}

void FieldsPane::present(const FieldsPicture& picture, bool counts) {
    picture_ = picture;
    counts_ = counts;
    settings_->present(picture, counts);
    const QLocale locale = commands::locale();
    const auto number = [&](std::int64_t members) { return counts ? locale.toString(qint64{members}) : tr("–"); };
    std::vector<Entry> entries;
    for (const Held<CustomProperty>& one : picture.properties) {
        const CustomProperty& p = one.value;
        const QString kind = commands::propertyTypeText(p.type, !p.options.empty());
        entries.push_back(
            {fromUtf8(p.id.value),
             {commands::propertyText(p), fromUtf8(p.name), p.multiValued ? tr("%1, several").arg(kind) : kind,
              requiredText(p.mandatory), p.readByAll ? tr("All members") : tr("Administrators and the member"),
              editorText(p.writeBySelf), number(one.members)},
             {}});
    }
    properties_->present(entries);
    if (const auto* open = propertyDialog_ ? property(fromUtf8(propertyDialog_->id().value)) : nullptr)
        propertyDialog_->rebase(open->value);
    properties_->setMayAdd(static_cast<int>(picture.properties.size()) < kMostCustomProperties
                               ? QString()
                               : tr("A tenant can have at most %1 custom properties.").arg(kMostCustomProperties));
    entries.clear();
    for (const Held<ProfileStatus>& one : picture.statuses) {
        const ProfileStatus& s = one.value;
        entries.push_back(
            {fromUtf8(s.id),
             {statusName(s), statusIconText(s.iconType), s.useDefaultStatus ? tr("Offered") : tr("Not offered"),
              s.enableSettingByUser ? tr("Members too") : tr("Administrators only"), number(one.members)},
             s.builtIn() ? tr("It belongs to the product and stays.") : QString()});
    }
    statuses_->present(entries);
    if (const auto* open = statusDialog_ ? status(fromUtf8(statusDialog_->id())) : nullptr)
        statusDialog_->rebase(open->value);
    statuses_->setMayAdd(static_cast<int>(picture.statuses.size()) < kMostProfileStatuses
                             ? QString()
                             : tr("A tenant can have at most %1 profile statuses.").arg(kMostProfileStatuses));
    refreshRights();
}

void FieldsPane::refreshRights() {
    const QString why = refusal();
    settings_->setMayChange(why);
    properties_->setMayChange(why);
    const QSignalBlocker quiet(useStatuses_);
    useStatuses_->setChecked(picture_.useProfileStatus);
    useStatuses_->setEnabled(why.isEmpty());
    useStatuses_->setToolTip(why);
    statuses_->setMayChange(!why.isEmpty()              ? why
                            : picture_.useProfileStatus ? QString()
                                                        : tr("Profile statuses are not in use. Turn them on first."));
}

const Held<CustomProperty>* FieldsPane::property(const QString& id) const {
    const auto found = std::ranges::find_if(
        picture_.properties, [&](const Held<CustomProperty>& one) { return fromUtf8(one.value.id.value) == id; });
    return found == picture_.properties.end() ? nullptr : &*found;
}

const Held<ProfileStatus>* FieldsPane::status(const QString& id) const {
    const auto found = std::ranges::find_if(
        picture_.statuses, [&](const Held<ProfileStatus>& one) { return fromUtf8(one.value.id) == id; });
    return found == picture_.statuses.end() ? nullptr : &*found;
}

void FieldsPane::linkChanged() {
    refreshRights();
    if (services_.online()) load();
}

void FieldsPane::retranslate() {
    heading_->setText(title());
    tabs_->setTabText(0, tr("Fields"));
    tabs_->setTabText(1, tr("Custom properties"));
    tabs_->setTabText(2, tr("Profile statuses"));
    properties_->setWords({tr("Name"), tr("Key"), tr("Kind"), tr("Required"), tr("Who sees it"),
                           tr("Who may change it"), tr("Members with a value")},
                          tr("Custom properties"), tr("No custom property has been made yet."));
    statuses_->setWords({tr("Name"), tr("Icon"), tr("Default"), tr("Who may set it"), tr("Members who show it")},
                        tr("Profile statuses"), tr("There is no profile status."));
    useStatuses_->setText(tr("Members show a profile status"));
    aboutStatuses_->say(tr("A status stands beside the name of a member: in a meeting, on a trip, absent."));
    present(picture_, counts_);
}

void FieldsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_fields_pane.cpp"

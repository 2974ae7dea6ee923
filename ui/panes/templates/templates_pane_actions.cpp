// What is done to permission templates: each change says first whom it touches.

#include "models/commands/draft_texts.h"
#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/panes/templates/template_page.h"
#include "ui/panes/templates/templates_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/plan_dialog.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using policy::ServiceTemplate;

namespace {

constexpr std::size_t kNamedMembers = 10'000; // whom a template reaches by user types is seen nowhere else
constexpr qsizetype kMostLines = 30;          // of a diff; the rest is counted
constexpr std::size_t kLongestName = 100;
constexpr QLatin1String kNameAsk("name");

QStringList firstLines(QStringList lines) {
    if (lines.size() <= kMostLines) return lines;
    const auto rest = static_cast<int>(lines.size() - kMostLines);
    lines = lines.mid(0, kMostLines);
    lines << TemplatesPane::tr("and %n more", nullptr, rest);
    return lines;
}

} // namespace

void TemplatesPane::ask(commands::Plan plan, commands::Danger danger, std::function<void(const QVariantMap&)> agreed) {
    plan.confirm = true;
    auto* dialog = new PlanDialog(std::move(plan), danger, std::move(agreed), window());
    dialog->setObjectName(QStringLiteral("templates.ask"));
    dialog->open();
}

void TemplatesPane::failed(const Error& error) {
    if (commands::isNews(error))
        banner_->tell(error);
    else
        banner_->announce(Banner::Kind::Error, commands::templateErrorText(error));
    refreshRights();
}

std::string TemplatesPane::draftsText() const {
    commands::Drafts<ServiceTemplate> drafts;
    for (const auto& [id, draft] : drafts_)
        if (draft.base.matrix != draft.edited.matrix || !commands::sameAssignments(draft.base, draft.edited))
            drafts[id] = {draft.base, draft.edited};
    return commands::draftsText(drafts);
}

// The first of them is shown; the list marks the others.
void TemplatesPane::restoreDrafts() {
    for (auto& [id, draft] : commands::draftsFromText<ServiceTemplate>(kept_->takeUp()))
        drafts_[id] = {std::move(draft.base), std::move(draft.edited), {}};
    if (!drafts_.empty()) wanted_ = drafts_.begin()->first;
    kept_->tellOn(banner_);
}

// "412 members get other permissions", and who they are.
QStringList TemplatesPane::reachLines(const commands::Templates& after, QStringList* subjects) const {
    ports::MemberList& members = services_.cache.members();
    const commands::TemplateReach reach = commands::reachOfChange(members, all_, after);
    const auto count = [](const auto& rows) { return static_cast<int>(rows.size()); };
    QStringList lines;
    lines << (reach.touched.empty() ? tr("It changes nothing for any member at present.")
                                    : tr("%n member(s) get other permissions at once.", nullptr, count(reach.touched)));
    if (!reach.loseMobile.empty())
        lines << tr("%n of them lose the mobile app and are logged out of it.", nullptr, count(reach.loseMobile));
    const std::set<ports::RowNo> losing(reach.loseMobile.begin(), reach.loseMobile.end());
    for (std::size_t i = 0; i < std::min(kNamedMembers, reach.touched.size()); ++i) {
        const ports::MemberCells cells = members.cells(reach.touched[i]);
        const bool loses = losing.contains(reach.touched[i]);
        *subjects << (loses ? tr("%1  %2 (loses the mobile app)") : tr("%1  %2"))
                         .arg(fromUtf8(cells.name), fromUtf8(cells.loginId));
    }
    if (reach.touched.size() > kNamedMembers)
        *subjects << tr("and %n more", nullptr, count(reach.touched) - static_cast<int>(kNamedMembers));
    return lines;
}

// What stands in the list, with the names of the user types and everything that is not allowed.
void TemplatesPane::exportShown(const TellExport& tell) {
    ListTable table;
    table.title = title();
    table.fileName = QStringLiteral("permission-templates");
    table.heads = {tr("Permission template"), tr("User types"), tr("Members"), tr("In effect for"), tr("Not allowed")};
    table.rows = static_cast<qint64>(all_.size());
    const auto number = [](std::size_t count) { return std::to_string(count); };
    ports::ExportRows rows;
    for (const ServiceTemplate& one : all_) {
        QStringList types;
        for (const std::string& type : one.userTypes)
            types << names().userType(type);
        rows.push_back({toUtf8(commands::templateName(one)), toUtf8(types.join(QStringLiteral("; "))),
                        number(one.members.size()),
                        number(commands::membersOfTemplate(services_.cache.members(), all_, one.id).size()),
                        toUtf8(commands::notAllowed(one.matrix).join(QStringLiteral("; ")))});
    }
    table.more = knownRows(std::move(rows));
    exportList(exportServices(services_), std::move(table), this, tell);
}

void TemplatesPane::askName(const QString& title, const QString& sentence, const QString& name, const QString& verb,
                            std::function<void(const QString&)> agreed) {
    commands::Plan plan;
    plan.title = title;
    plan.sentence = sentence;
    plan.verb = verb;
    commands::Ask wanted;
    wanted.key = kNameAsk;
    wanted.label = tr("Name");
    wanted.value = name;
    plan.asks.push_back(wanted);
    plan.check = [this, name](const QVariantMap& arguments) {
        const std::string typed = toUtf8(arguments.value(kNameAsk).toString().trimmed());
        if (typed.empty()) return tr("Type a name.");
        if (lengthOf(typed) > kLongestName) return tr("A name has at most %1 characters.").arg(kLongestName);
        for (const ServiceTemplate& other : all_)
            if (!other.isDefault && other.name != toUtf8(name) && caseKey(other.name) == caseKey(typed))
                return tr("Another permission template has this name.");
        return QString();
    };
    ask(std::move(plan), commands::Danger::Changes, [agreed = std::move(agreed)](const QVariantMap& arguments) {
        agreed(arguments.value(kNameAsk).toString().trimmed());
    });
}

void TemplatesPane::addNew(const ServiceTemplate* source) {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const policy::Matrix matrix = source ? source->matrix : policy::Matrix::everything();
    const QString title = source ? tr("Copy the permission template “%1”").arg(commands::templateName(*source))
                                 : tr("Add a permission template");
    const QString sentence =
        source ? tr("The new template allows what this one allows. Nobody has it until it is assigned.")
               : tr("The new template allows everything. Nobody has it until it is assigned.");
    askName(
        title, sentence, source ? tr("Copy of %1").arg(commands::templateName(*source)) : QString(), tr("Add"),
        [this, matrix](const QString& name) {
            ServiceTemplate fresh;
            fresh.name = toUtf8(name);
            fresh.matrix = matrix;
            acting_ =
                services_.gateway.templates().saveTemplate(fresh, services_.gui, [this](Result<ServiceTemplate> made) {
                    if (!made) return failed(made.error());
                    drafts_[made->id.value] = {*made, *made, {}};
                    wanted_ = made->id.value;
                    banner_->announce(Banner::Kind::Success,
                                      tr("%1 was added. It is open as a draft.").arg(commands::templateName(*made)));
                    Q_EMIT draftChanged();
                    load();
                });
        });
}

void TemplatesPane::rename() {
    const ServiceTemplate* one = current();
    if (!one || one->isDefault) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    askName(tr("Rename the permission template “%1”").arg(commands::templateName(*one)),
            tr("The name is seen by administrators only."), fromUtf8(one->name), tr("Rename"),
            [this, edited = *one](const QString& name) mutable {
                edited.name = toUtf8(name);
                acting_ = services_.gateway.templates().saveTemplate(
                    edited, services_.gui, [this](const Result<ServiceTemplate>& stored) {
                        if (!stored) return failed(stored.error());
                        banner_->announce(Banner::Kind::Success, tr("The permission template was renamed."));
                        load();
                    });
            });
}

void TemplatesPane::remove() {
    const ServiceTemplate* one = current();
    if (!one || one->isDefault) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    commands::Plan plan;
    plan.title = tr("Delete the permission template “%1”").arg(commands::templateName(*one));
    plan.sentence = tr("Whoever has it gets the template of the user type, or the basic settings.");
    plan.effects = reachLines(commands::withoutTemplate(all_, one->id), &plan.subjects);
    if (!one->userTypes.empty())
        plan.effects << tr("%n user type(s) have no template of their own any more.", nullptr,
                           static_cast<int>(one->userTypes.size()));
    if (!one->members.empty())
        plan.effects << tr("%n member(s) have no template of their own any more.", nullptr,
                           static_cast<int>(one->members.size()));
    plan.verb = tr("Delete");
    if (!plan.subjects.isEmpty()) plan.typedWord = commands::templateName(*one);
    ask(std::move(plan), commands::Danger::Destroys, [this, gone = *one](const QVariantMap&) {
        acting_ = services_.gateway.templates().removeTemplate(
            gone, services_.gui, [this, gone](const Result<std::monostate>& outcome) {
                if (!outcome) {
                    failed(outcome.error());
                    return load(); // what is there now is shown beside the reason
                }
                drafts_.erase(gone.id.value);
                banner_->announce(Banner::Kind::Success, tr("%1 was deleted.").arg(commands::templateName(gone)));
                Q_EMIT draftChanged();
                load();
            });
    });
}

void TemplatesPane::save() {
    Draft* draft = currentDraft();
    if (!draft) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    draft->edited.matrix = policy::settled(draft->edited.matrix);
    if (!policy::check(draft->edited.matrix).empty()) return;
    commands::Plan plan;
    plan.title = tr("Save the permission template “%1”").arg(commands::templateName(draft->base));
    plan.effects = firstLines(commands::templateChanges(draft->base, draft->edited, names()));
    for (const std::string& type : draft->edited.userTypes)
        if (const auto* other = commands::holderOfUserType(all_, type, draft->base.id))
            plan.effects
                << tr("User type %1 moves here from %2.").arg(names().userType(type), commands::templateName(*other));
    for (const UserId& member : draft->edited.members)
        if (const auto* other = commands::holderOfMember(all_, member.value, draft->base.id))
            plan.effects << tr("Member %1 moves here from %2.")
                                .arg(names().member(member.value), commands::templateName(*other));
    plan.sentence = commands::inARow(reachLines(commands::withTemplate(all_, draft->edited), &plan.subjects));
    plan.verb = tr("Save");
    const bool logsOut = draft->base.matrix.mobileApp && !draft->edited.matrix.mobileApp;
    ask(std::move(plan), logsOut ? commands::Danger::LogsOut : commands::Danger::Changes,
        [this, id = draft->base.id.value](const QVariantMap&) { send(id); });
}

// Two steps when both differ; what was stored by the first is not sent again when the second fails.
void TemplatesPane::send(const std::string& id) {
    const auto found = drafts_.find(id);
    if (found == drafts_.end()) return;
    const Draft& draft = found->second;
    if (draft.base.matrix == draft.edited.matrix) return sendAssignments(id, draft.base);
    ServiceTemplate wanted = draft.edited;
    wanted.version = draft.base.version;
    acting_ =
        services_.gateway.templates().saveTemplate(wanted, services_.gui, [this, id](Result<ServiceTemplate> stored) {
            if (!stored) return refused(id, stored.error());
            sendAssignments(id, *stored);
        });
    refreshRights();
}

void TemplatesPane::sendAssignments(const std::string& id, const ServiceTemplate& stored) {
    const auto found = drafts_.find(id);
    if (found == drafts_.end()) return;
    Draft& draft = found->second;
    const bool same = commands::sameAssignments(draft.base, draft.edited);
    draft.base.matrix = draft.edited.matrix = stored.matrix;
    draft.base.version = stored.version;
    if (same) return saved(id);
    ServiceTemplate wanted = draft.edited;
    wanted.version = stored.version;
    acting_ = services_.gateway.templates().assign(wanted, services_.gui,
                                                   [this, id](const Result<ServiceTemplate>& assigned) {
                                                       if (!assigned) return refused(id, assigned.error());
                                                       saved(id);
                                                   });
    refreshRights();
}

void TemplatesPane::saved(const std::string& id) {
    const auto found = drafts_.find(id);
    if (found == drafts_.end()) return;
    const QString name = commands::templateName(found->second.base);
    drafts_.erase(found);
    banner_->announce(Banner::Kind::Success, tr("%1 was saved.").arg(name));
    services_.sync.refreshNow();
    Q_EMIT draftChanged();
    load();
}

void TemplatesPane::refused(const std::string& id, const Error& error) {
    if (error.code != "PRECONDITION_FAILED") {
        if (commands::isNews(error) && drafts_.erase(id) > 0) { // the request holds it
            Q_EMIT draftChanged();
            load();
        }
        failed(error);
        if (current() && current()->id.value == id && error.code == "TEMPLATE_NO_CLIENT") page_->showFaults({error});
        return;
    }
    load(); // lays the draft over what is there now, and shows both
}

// Switches and memberships are yes or no: what both changed, both changed alike, so that nothing has to be chosen.
void TemplatesPane::rebase(Draft& draft, const ServiceTemplate& theirs) {
    draft.theirs = commands::templateChanges(draft.base, theirs, names());
    draft.edited = commands::mergeTemplates(draft.base, draft.edited, theirs);
    draft.base = theirs;
    kept_->changed();
    if (draft.theirs.isEmpty()) return; // our own save, whose answer came later than the news of it
    banner_->announce(
        Banner::Kind::Warning,
        tr("Somebody else saved %1 in the meantime. Your draft was laid over it; look at it and save again.")
            .arg(commands::templateName(theirs)));
}

} // namespace sekisho::ui

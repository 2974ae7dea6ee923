#include "ui/panes/archive/erase_section.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/panes/archive/erase_dialog.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paper_dialog.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::archive {

using commands::fromUtf8;

namespace {

enum EraseColumn { EraseTime, EraseCount, EraseWho, EraseScope, EraseReason, kEraseColumns };
constexpr int kErasuresShown = 6;
const QString kEraseDraft = QStringLiteral("archive.erase");

// A time of a condition as it is shown elsewhere.
QString eraseTime(const QString& text) {
    const auto at = parseInstant(commands::toUtf8(text));
    return at ? commands::timeText(*at) : text;
}

QString eraseText(const QJsonValue& value) {
    if (value.isBool()) return value.toBool() ? EraseSection::tr("yes") : EraseSection::tr("no");
    if (!value.isArray()) return value.toString();
    const QJsonArray kept = value.toArray();
    QStringList logs;
    for (const auto& log : kept)
        logs << commands::logText(commands::toUtf8(log.toString()));
    return logs.join(EraseSection::tr(", ", "between logs"));
}

} // namespace

EraseSection::EraseSection(const PaneServices& services, Banner* banner, QWidget* parent)
    : Section(services, banner, parent), note_(new WrappedLabel(this)), erase_(button("archive.erase")),
      empty_(new WrappedLabel(this)), table_(new QTableView(this)),
      model_(new QStandardItemModel(0, kEraseColumns, this)), certificate_(button("archive.certificate")) {
    setObjectName(QStringLiteral("archive.erasing"));
    erase_->setProperty("danger", true);
    certificate_->setIcon(icon(QStringLiteral("document-save")));
    table_->setObjectName(QStringLiteral("archive.erasures"));
    table_->setModel(model_);
    layAsRows(table_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->horizontalHeader()->setStretchLastSection(true);
    empty_->setObjectName(QStringLiteral("archive.erasures.empty"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(certificate_);
    row->addStretch(1);
    column()->addWidget(note_);
    column()->addWidget(erase_, 0, Qt::AlignLeft);
    column()->addSpacing(space::kSmall);
    column()->addWidget(empty_);
    column()->addWidget(table_);
    column()->addLayout(row);
    connect(erase_, &QPushButton::clicked, this, &EraseSection::ask);
    connect(certificate_, &QPushButton::clicked, this, &EraseSection::saveCertificate);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { present(state_); });
}

void EraseSection::retranslate() {
    setTitle(tr("Erasing"));
    note_->say(
        tr("Erasing takes what records say out of this machine for good, and leaves their place, so that the rest "
           "stays proven. A signed certificate says what went, when, by whom and why."));
    erase_->setText(tr("Erase records…"));
    empty_->say(tr("Nothing was erased so far."));
    certificate_->setText(tr("Save the certificate…"));
    table_->setAccessibleName(tr("What was erased"));
    model_->setHorizontalHeaderLabels({tr("Time"), tr("Records"), tr("By"), tr("Conditions"), tr("Reason")});
    show();
    present(state_);
}

void EraseSection::load() {
    loading_ = services_.archive.erasures(services_.gui, [this](Result<std::vector<ports::ArchiveErasure>> list) {
        if (!list) return; // an archive that is closed says so already
        list_ = std::move(*list);
        show();
        present(state_);
    });
}

void EraseSection::present(const ports::ArchiveState& state) {
    state_ = state;
    QString why = isHeldElsewhere(state_) ? heldElsewhereText() : whyNot();
    if (why.isEmpty() && state.records == 0) why = tr("There is nothing to erase yet.");
    erase_->setEnabled(why.isEmpty() && !erasing_.running());
    erase_->setToolTip(why);
    const bool any = !list_.empty();
    empty_->setVisible(!any);
    table_->setVisible(any);
    certificate_->setVisible(any);
    certificate_->setEnabled(table_->selectionModel()->hasSelection());
    certificate_->setToolTip(certificate_->isEnabled() ? QString() : tr("Choose an erasure first."));
}

// As it stands in the certificate.
QString EraseSection::scopeText(const ports::ArchiveErasure& erasure) const {
    const QJsonObject scope = QJsonDocument::fromJson(QByteArray::fromStdString(erasure.scope)).object();
    QStringList parts;
    const auto add = [&](const char* key, const QString& name) {
        const QJsonValue value = scope.value(QLatin1String(key));
        const bool time = key == std::string_view("from") || key == std::string_view("until");
        if (!value.isUndefined())
            parts << tr("%1: %2", "condition, its value")
                         .arg(name, time ? eraseTime(value.toString()) : eraseText(value));
    };
    add("file",
        scope.value(QLatin1String("kind")) == QLatin1String("oldKey") ? tr("Old key") : tr("Archive put aside"));
    add("logs", tr("Log"));
    add("from", tr("From"));
    add("until", tr("Until"));
    add("party", tr("About"));
    add("actor", tr("Who"));
    add("target", tr("Target"));
    add("action", tr("Action"));
    add("ip", tr("IP address"));
    add("result", tr("Result"));
    add("text", tr("Words"));
    add("bot", tr("Bot"));
    return parts.isEmpty() ? tr("everything") : parts.join(tr("; ", "between conditions"));
}

void EraseSection::show() {
    model_->removeRows(0, model_->rowCount());
    for (const ports::ArchiveErasure& one : list_) {
        QList<QStandardItem*> row;
        for (const QString& text : {commands::timeText(one.at), countText(one.records), fromUtf8(one.by),
                                    scopeText(one), fromUtf8(one.reason)}) {
            auto* item = new QStandardItem(text);
            item->setToolTip(text);
            row << item;
        }
        row[EraseTime]->setToolTip(commands::timeTooltip(one.at));
        row[EraseCount]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model_->appendRow(row);
    }
    const int rows = std::min(model_->rowCount(), kErasuresShown);
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           rows * table_->verticalHeader()->defaultSectionSize() + 2 * table_->frameWidth());
    table_->setColumnWidth(EraseTime, columnWidthFor(table_, EraseTime, QStringLiteral("28 Dec 2026 23:59")));
    table_->setColumnWidth(EraseCount, columnWidthFor(table_, EraseCount, QStringLiteral("1,000,000")));
    table_->setColumnWidth(EraseWho, columnWidthFor(table_, EraseWho, QStringLiteral("管理 太郎太郎")));
    if (!table_->selectionModel()->hasSelection() && model_->rowCount() > 0) table_->selectRow(0);
    table_->setColumnWidth(EraseScope, columnWidthFor(table_, EraseScope, QString(28, QChar(0x56fd))));
}

void EraseSection::ask() {
    auto* dialog = new EraseDialog(services_, this);
    new DialogDraft(dialog, services_.cache, kEraseDraft, {}, DialogDraft::Ends::WithItsWork);
    connect(dialog, &EraseDialog::chosen, this, &EraseSection::confirm);
    dialog->open();
}

void EraseSection::confirm(const LogQuery& query, const QString& reason, std::int64_t count) {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Erase records");
    plan.sentence = tr("What %Ln record(s) say is erased from this machine.", nullptr, static_cast<int>(count));
    plan.effects = {tr("It cannot be brought back. What the service has deleted already is gone for good."),
                    tr("Copies of the archive file that were made before are not touched."),
                    tr("The certificate names you, the conditions and the reason.")};
    plan.verb = tr("Erase");
    plan.typedWord = tr("ERASE", "word to be typed");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys, [this, query, reason](const QVariantMap&) { erase(query, reason); }, this);
    dialog->setObjectName(QStringLiteral("archive.erase.confirm"));
    dialog->open();
}

void EraseSection::erase(const LogQuery& query, const QString& reason) {
    const ports::Identity* me = services_.identity();
    erasing_ = services_.archive.erase(
        query, me ? me->name : std::string(), commands::toUtf8(reason), services_.gui,
        [this](const Result<ports::ArchiveErasure>& made) {
            erasing_ = {};
            if (!made) {
                banner_->tell(made.error());
                return present(state_);
            }
            DialogDraft::forget(services_.cache, kEraseDraft);
            banner_->announce(Banner::Kind::Success, tr("What %Ln record(s) said was erased. Keep the certificate.",
                                                        nullptr, static_cast<int>(made->records)));
            load();
        });
    present(state_);
}

void EraseSection::saveCertificate() {
    const int row = table_->selectionModel()->currentIndex().row();
    if (row < 0 || static_cast<std::size_t>(row) >= list_.size()) return;
    const ports::ArchiveErasure& one = list_[static_cast<std::size_t>(row)];
    saveTextAs(tr("Save the certificate"),
               tr("erasure-%1", "name of a file").arg(fromUtf8(one.id)) + QStringLiteral(".json"), one.certificate,
               this, [this](const QString& name, const Done& done) {
                   if (!done) return banner_->tell(done.error());
                   banner_->announce(Banner::Kind::Success, tr("The certificate was written to %1.").arg(name));
               });
}

} // namespace sekisho::ui::archive

#include "moc_erase_section.cpp"

#include "ui/widgets/kept_columns.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kKeepAfterMillis = 400; // a column is dragged through many widths
constexpr int kNarrowest = 24, kWidest = 2'000;
} // namespace

KeptColumns::KeptColumns(QTableView* table, ports::Cache& cache, QString name)
    : QObject(table), table_(table), head_(table->horizontalHeader()), cache_(cache), name_(std::move(name)),
      later_(new QTimer(this)) {
    later_->setSingleShot(true);
    later_->setInterval(kKeepAfterMillis);
    head_->setSectionsMovable(true);
    head_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(later_, &QTimer::timeout, this, &KeptColumns::keep);
    const auto changed = [this] {
        if (!laying_) later_->start();
    };
    connect(head_, &QHeaderView::sectionMoved, this, changed);
    connect(head_, &QHeaderView::sectionResized, this, [this, changed](int section, int before, int) {
        // The one that fills the rest follows the window, and what is shown or hidden says so itself.
        if (before > 0 && head_->sectionResizeMode(section) == QHeaderView::Interactive && table_->isVisible())
            changed();
    });
    connect(head_, &QHeaderView::customContextMenuRequested, this, &KeptColumns::showMenu);
}

std::string KeptColumns::key() const {
    return "columns." + name_.toStdString();
}

void KeptColumns::setName(const QString& name) {
    if (name == name_) return;
    if (later_->isActive()) keep();
    later_->stop();
    name_ = name;
}

void KeptColumns::lay(std::function<void()> usual) {
    usual_ = std::move(usual);
    laying_ = true;
    for (int section = 0; section < head_->count(); ++section)
        head_->moveSection(head_->visualIndex(section), section);
    usual_();
    if (const auto text = cache_.note(key())) apply(*text);
    laying_ = false;
}

// A text that cannot be read, or of a table that had other columns, leaves the usual ones.
void KeptColumns::apply(const std::string& text) {
    const QJsonArray columns = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    if (columns.size() != head_->count()) return;
    int place = 0;
    for (const auto& value : columns) {
        const QJsonObject one = value.toObject();
        const int section = one.value(QLatin1String("column")).toInt(-1);
        if (section < 0 || section >= head_->count()) continue;
        head_->moveSection(head_->visualIndex(section), place++);
        const int width = one.value(QLatin1String("width")).toInt();
        if (width > 0) head_->resizeSection(section, std::clamp(width, kNarrowest, kWidest));
        head_->setSectionHidden(section, one.value(QLatin1String("hidden")).toBool());
    }
}

void KeptColumns::keep() {
    QJsonArray columns;
    for (int place = 0; place < head_->count(); ++place) {
        const int section = head_->logicalIndex(place);
        QJsonObject one{{QStringLiteral("column"), section}};
        const bool hidden = head_->isSectionHidden(section);
        if (hidden) one.insert(QStringLiteral("hidden"), true);
        if (!hidden && head_->sectionResizeMode(section) == QHeaderView::Interactive)
            one.insert(QStringLiteral("width"), head_->sectionSize(section));
        columns.append(one);
    }
    // Columns that are not remembered are a nuisance, not a loss: nothing to tell.
    static_cast<void>(cache_.setNote(key(), QJsonDocument(columns).toJson(QJsonDocument::Compact).toStdString()));
}

void KeptColumns::forget() {
    later_->stop();
    static_cast<void>(cache_.setNote(key(), "[]"));
    for (int section = 0; section < head_->count(); ++section)
        head_->setSectionHidden(section, false);
    if (usual_) lay(usual_);
}

void KeptColumns::showMenu(const QPoint& at) {
    auto* menu = new QMenu(table_);
    menu->setObjectName(QStringLiteral("columns.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int shown = head_->count() - head_->hiddenSectionCount();
    for (int place = 0; place < head_->count(); ++place) {
        const int section = head_->logicalIndex(place);
        const QString name = table_->model()->headerData(section, Qt::Horizontal).toString();
        if (name.isEmpty()) continue;
        QAction* column = menu->addAction(name);
        column->setCheckable(true);
        column->setChecked(!head_->isSectionHidden(section));
        column->setEnabled(!column->isChecked() || shown > 1);
        connect(column, &QAction::toggled, this, [this, section](bool checked) {
            head_->setSectionHidden(section, !checked);
            later_->start();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Usual columns")), &QAction::triggered, this, &KeptColumns::forget);
    menu->popup(head_->mapToGlobal(at));
}

} // namespace sekisho::ui

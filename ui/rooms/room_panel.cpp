#include "ui/rooms/room_panel.h"

#include "models/commands/room_words.h"
#include "models/items/reader_model.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::rooms {

using commands::fromUtf8;
using items::ReaderModel;

namespace {

constexpr int kCalmMillis = 3'000;

QString headText(ReaderModel::Column column) {
    switch (column) {
    case ReaderModel::NameColumn:
        return RoomPanel::tr("Name");
    case ReaderModel::LoginColumn:
        return RoomPanel::tr("ID");
    default:
        return RoomPanel::tr("Reads it through");
    }
}

QPushButton* small(const char* name, const char* key, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name) + QLatin1Char('.') + QLatin1String(key));
    made->setAutoDefault(false);
    return made;
}

} // namespace

RoomPanel::RoomPanel(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), calm_(new QTimer(this)),
      model_(new ReaderModel({headText, commands::readerWayText}, this)) {
    setObjectName(QStringLiteral("room.panel"));
    calm_->setSingleShot(true);
    calm_->setInterval(kCalmMillis);
    connect(calm_, &QTimer::timeout, this, [this] {
        if (std::exchange(again_, false)) copyMoved();
    });
    build();
    retranslate();
}

RoomPanel::~RoomPanel() = default;

void RoomPanel::build() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kWide);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(2, 1);
    for (const commands::RoomFeature& feature : commands::roomFeatures()) {
        const int row = static_cast<int>(lines_.size());
        const std::size_t place = lines_.size();
        Line line{new QLabel(this), new QLabel(this), new QLabel(this), small("room.turn", feature.key, this),
                  small("room.erase", feature.key, this)};
        line.held->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(line.name, row, 0);
        grid->addWidget(line.state, row, 1);
        grid->addWidget(line.held, row, 2);
        grid->addWidget(line.turn, row, 3);
        grid->addWidget(line.erase, row, 4);
        connect(line.turn, &QPushButton::clicked, this, [this, place] { turn(place); });
        connect(line.erase, &QPushButton::clicked, this, [this, place] { askErase(place); });
        lines_.push_back(line);
    }
    note_ = new WrappedLabel(this);
    note_->setObjectName(QStringLiteral("room.note"));
    readersTitle_ = new QLabel(this);
    readersTitle_->setObjectName(QStringLiteral("room.readersTitle"));
    setTextSize(readersTitle_, TextSize::Strong);
    readersNote_ = new WrappedLabel(this);
    readersNote_->setObjectName(QStringLiteral("room.readersNote"));
    readersNote_->setForegroundRole(QPalette::PlaceholderText);
    search_ = new SearchField(this);
    search_->setObjectName(QStringLiteral("room.search"));
    table_ = new QTableView(this);
    table_->setObjectName(QStringLiteral("room.readers"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    layAsRows(table_);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setColumnWidth(ReaderModel::NameColumn, 130);
    table_->setColumnWidth(ReaderModel::LoginColumn, 170);
    search_->setListBelow(table_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(grid);
    column->addWidget(note_);
    column->addSpacing(space::kTight);
    column->addWidget(readersTitle_);
    column->addWidget(readersNote_);
    column->addWidget(search_);
    column->addWidget(table_, 1);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& typed) {
        model_->setText(commands::toUtf8(typed.trimmed()));
        refreshReaders();
    });
}

void RoomPanel::present(const std::optional<RoomRef>& room, const QString& name, const RoomFeatures& features) {
    const bool same = room == room_ && features == features_;
    const std::int64_t copyNow = services_.cache.status().cursor;
    const bool moved = std::exchange(copyAt_, copyNow) != copyNow;
    name_ = name;
    if (same) return moved ? copyMoved() : refresh();
    const bool other = room != room_;
    room_ = room;
    features_ = features;
    if (other) {
        roomCall_.cancel();
        readersCall_.cancel();
        data_.reset();
        error_.reset();
        readers_.reset();
        readersComplete_ = false;
        model_->clear();
        search_->clear();
    }
    stale_ = true;
    load();
}

// In a tenant where much happens not every change asks again, and what is being fetched comes to its end.
void RoomPanel::copyMoved() {
    if (calm_->isActive() || readersCall_.running()) {
        again_ = true;
        if (!calm_->isActive()) calm_->start();
        return refresh();
    }
    calm_->start();
    reload();
}

void RoomPanel::reload() {
    stale_ = true;
    load();
}

void RoomPanel::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    if (stale_) load();
    refresh();
}

void RoomPanel::load() {
    if (!room_ || !isVisible() || !services_.online() || !stale_) return refresh();
    stale_ = false;
    roomCall_ = services_.gateway.rooms().fetch(*room_, services_.gui, [this](Result<Room> room) {
        error_.reset();
        if (room)
            data_ = room->data;
        else
            error_ = room.error();
        refresh();
    });
    readersComplete_ = false;
    loadReaders({});
    refresh();
}

void RoomPanel::loadReaders(const std::string& cursor) {
    readersCall_ = services_.gateway.rooms().readers(*room_, cursor, services_.gui,
                                                     [this, cursor](Result<ports::ReaderPage> page) {
                                                         if (cursor.empty()) model_->clear();
                                                         takeReaders(std::move(page));
                                                     });
}

// All of them come, page by page, so that the search finds everybody.
void RoomPanel::takeReaders(Result<ports::ReaderPage> page) {
    if (!page) {
        error_ = page.error();
        return refresh();
    }
    if (page->total) readers_ = page->total;
    model_->append(std::move(page->readers));
    readersComplete_ = page->nextCursor.empty();
    if (!readersComplete_) loadReaders(page->nextCursor);
    refresh();
}

void RoomPanel::turn(std::size_t feature) {
    RoomFeatures after = features_;
    bool& flag = after.*commands::roomFeatures()[feature].flag;
    flag = !flag;
    if (flag) after.message = true; // nothing is without talk
    Q_EMIT featuresWanted(settled(after));
}

void RoomPanel::askErase(std::size_t place) {
    const commands::RoomFeature& feature = commands::roomFeatures()[place];
    if (!data_) return;
    commands::Plan plan;
    plan.title = tr("Erase data of the talk room: %1").arg(commands::featureText(feature));
    plan.sentence =
        tr("%1 in the talk room of %2 will be erased for good. It cannot be restored, also not within 30 days.")
            .arg(commands::heldText(feature, *data_), name_);
    plan.verb = tr("Erase");
    plan.typedWord = tr("erase", "a word that is typed to confirm");
    RoomFeatures what;
    what.*feature.flag = true;
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys, [this, what](const QVariantMap&) { erase(what); }, window());
    dialog->setObjectName(QStringLiteral("room.eraseDialog"));
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void RoomPanel::erase(const RoomFeatures& what) {
    if (!room_) return;
    eraseCall_ = services_.gateway.rooms().erase(*room_, what, true, services_.gui, [this](Result<Room> room) {
        if (!room) {
            Q_EMIT failed(room.error());
            return refresh();
        }
        data_ = room->data;
        refresh();
        Q_EMIT told(tr("Data of the talk room was erased."));
    });
    refresh();
}

void RoomPanel::refresh() {
    const bool online = services_.online();
    const std::span<const commands::RoomFeature> features = commands::roomFeatures();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const commands::RoomFeature& feature = features[i];
        const bool on = features_.*feature.flag;
        const Line& line = lines_[i];
        line.name->setText(commands::featureText(feature));
        line.state->setText(on ? tr("On") : tr("Off"));
        line.held->setText(data_ ? commands::heldText(feature, *data_) : QStringLiteral("–"));
        line.turn->setText(on ? tr("Turn off…") : tr("Turn on…"));
        line.turn->setAccessibleName((on ? tr("Turn off %1") : tr("Turn on %1")).arg(commands::featureText(feature)));
        line.turn->setEnabled(whyNot_.isEmpty());
        line.turn->setToolTip(whyNot_);
        const bool holds = data_ && (*data_).*feature.held > 0;
        const QString why = !whyNot_.isEmpty()     ? whyNot_
                            : !data_               ? tr("What the talk room holds is not known yet.")
                            : !holds               ? tr("There is nothing to erase.")
                            : eraseCall_.running() ? tr("The last change is still under way.")
                                                   : QString();
        line.erase->setText(tr("Erase…"));
        line.erase->setAccessibleName(tr("Erase %1").arg(commands::featureText(feature)));
        line.erase->setEnabled(why.isEmpty());
        line.erase->setToolTip(why);
    }
    QString note;
    if (error_)
        note = commands::errorText(*error_);
    else if (!online && !data_)
        note = tr("What the talk room holds and who reads it is known to the service; there is no connection.");
    note_->say(note);
    refreshReaders();
}

bool RoomPanel::readersHaveFocus() const {
    return table_->hasFocus() && readersComplete_ && model_->rowCount() > 0;
}

ListTable RoomPanel::readersForFile() const {
    return tableOf(*model_, shownColumns(*table_), tr("Readers of %1").arg(name_), QStringLiteral("readers"));
}

void RoomPanel::refreshReaders() {
    const auto number = [](std::int64_t n) { return commands::locale().toString(static_cast<qlonglong>(n)); };
    const auto loaded = static_cast<std::int64_t>(model_->loaded());
    readersTitle_->setText(readers_ ? tr("%n member(s) can read this talk room", nullptr, static_cast<int>(*readers_))
                                    : tr("Who reads this talk room"));
    QString note;
    if (!features_.message)
        note = tr("Talk is off: nobody reads it now. These would as soon as it is on.");
    else if (readers_ && !readersComplete_)
        note = tr("%1 of %2 fetched").arg(number(loaded), number(*readers_));
    else if (!search_->text().trimmed().isEmpty())
        note = tr("%1 of %2 match").arg(number(model_->rowCount()), number(loaded));
    else if (readers_ && loaded < *readers_)
        note = tr("Only those within the range of your rights are named.");
    readersNote_->say(note);
}

void RoomPanel::retranslate() {
    search_->setPlaceholderText(tr("Name, ID or nesting"));
    search_->setAccessibleName(tr("Filter readers"));
    table_->setAccessibleName(tr("Who reads this talk room"));
    model_->languageChanged();
    refresh();
}

void RoomPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    load();
}

void RoomPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::rooms

#include "moc_room_panel.cpp"

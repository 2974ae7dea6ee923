#include "ui/panes/imports/columns_page.h"

#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::imports {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr std::size_t kSample = 8; // rows of the file beside the fields
constexpr ports::SheetKind kKinds[] = {ports::SheetKind::Member, ports::SheetKind::OrgUnit,  ports::SheetKind::Position,
                                       ports::SheetKind::Level,  ports::SheetKind::UserType, ports::SheetKind::Group};

// Those who are added choose their passwords themselves, so there is something to invite them to.
bool takesInvitations(const ports::ImportMapping& mapping) {
    return mapping.kind == ports::SheetKind::Member && mapping.mode != ports::RowMode::Update &&
           mapping.passwords == ports::Passwords::ByMember;
}

QString text(const ports::ImportRow& row, std::size_t column) {
    return column < row.cells.size() ? fromUtf8(row.cells[column]) : QString();
}

} // namespace

QString sheetKindText(ports::SheetKind kind) {
    switch (kind) {
    case ports::SheetKind::Member:
        return ColumnsPage::tr("Members");
    case ports::SheetKind::OrgUnit:
        return ColumnsPage::tr("Organizations");
    case ports::SheetKind::Position:
        return ColumnsPage::tr("Positions");
    case ports::SheetKind::Level:
        return ColumnsPage::tr("Levels");
    case ports::SheetKind::UserType:
        return ColumnsPage::tr("User types");
    case ports::SheetKind::Group:
        return ColumnsPage::tr("Groups");
    }
    return {};
}

QString columnText(const ports::ImportColumn& column) {
    return commands::factText(column.ja, column.en);
}

ColumnsPage::ColumnsPage(ports::ImportDesk& desk, ports::Executor& gui, QWidget* parent)
    : QWidget(parent), desk_(desk), gui_(gui) {
    setObjectName(QStringLiteral("import.columnsPage"));
    fileLabel_ = new QLabel(this);
    fileLabel_->setForegroundRole(QPalette::PlaceholderText);
    parts_ = new QListWidget(this);
    parts_->setObjectName(QStringLiteral("import.parts"));
    parts_->setMaximumHeight(fontMetrics().height() * 6);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kWide);
    form->setVerticalSpacing(space::kSmall);
    const auto box = [&](QLabel*& label, QComboBox*& to, const char* name) {
        label = new QLabel(this);
        to = new QComboBox(this);
        to->setObjectName(QLatin1String(name));
        to->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        label->setBuddy(to);
        form->addRow(label, to);
        connect(to, &QComboBox::activated, this, &ColumnsPage::changed);
    };
    box(kindLabel_, kind_, "import.kind");
    box(keyLabel_, key_, "import.key");
    box(modeLabel_, mode_, "import.mode");
    box(emptyLabel_, empty_, "import.empty");
    box(passwordLabel_, passwords_, "import.passwords");
    invite_ = new QCheckBox(this);
    invite_->setObjectName(QStringLiteral("import.invite"));
    form->addRow(QString(), invite_);
    places_ = new QCheckBox(this);
    places_->setObjectName(QStringLiteral("import.places"));
    form->addRow(QString(), places_);
    fault_ = new WrappedLabel(this);
    table_ = new QTableWidget(this);
    table_->setObjectName(QStringLiteral("import.columns"));
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::kLarge);
    top->addWidget(parts_, 1, Qt::AlignTop);
    top->addLayout(form, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(fileLabel_);
    column->addLayout(top);
    column->addWidget(fault_);
    column->addWidget(table_, 1);
    connect(parts_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (filling_ || row < 0) return;
        shown_ = static_cast<std::size_t>(row);
        showPart();
    });
    connect(parts_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (filling_) return;
        const auto at = static_cast<std::size_t>(parts_->row(item));
        Q_EMIT mappingWanted(at, file_.parts[at].mapping, item->checkState() == Qt::Checked);
    });
    connect(places_, &QCheckBox::toggled, this, &ColumnsPage::changed);
    retranslate();
}

const ports::ImportPart* ColumnsPage::part() const {
    return shown_ < file_.parts.size() ? &file_.parts[shown_] : nullptr;
}

bool ColumnsPage::anyChosen() const {
    return std::ranges::any_of(file_.parts, &ports::ImportPart::chosen);
}

bool ColumnsPage::invites() const {
    return invite_->isChecked() && std::ranges::any_of(file_.parts, [](const ports::ImportPart& each) {
               return each.chosen && takesInvitations(each.mapping);
           });
}

void ColumnsPage::present(const ports::ImportFile& file) {
    const bool another = file.path != file_.path;
    file_ = file;
    if (another) invite_->setChecked(false); // mails to many people are asked for each time
    if (another || shown_ >= file_.parts.size()) {
        const auto first = std::ranges::find_if(file_.parts, &ports::ImportPart::chosen);
        shown_ = first == file_.parts.end() ? 0 : static_cast<std::size_t>(first - file_.parts.begin());
    }
    filling_ = true;
    parts_->clear();
    for (const ports::ImportPart& each : file_.parts) {
        const int rows = static_cast<int>(each.rows - std::min(each.rows, each.mapping.firstRow));
        auto* item = new QListWidgetItem(
            tr("%1 (%n row(s))", nullptr, rows).arg(each.name.empty() ? tr("File") : fromUtf8(each.name)), parts_);
        item->setCheckState(each.chosen ? Qt::Checked : Qt::Unchecked);
    }
    parts_->setCurrentRow(static_cast<int>(shown_));
    QString facts =
        fromUtf8(file_.path.filename().string()) + QStringLiteral("  ·  ") + fromUtf8(file_.format).toUpper();
    if (!file_.encoding.empty()) facts += QStringLiteral("  ·  ") + fromUtf8(file_.encoding);
    fileLabel_->setText(facts);
    filling_ = false;
    fault_->say({});
    showPart();
}

void ColumnsPage::showPart() {
    const ports::ImportPart* now = part();
    table_->setVisible(now != nullptr);
    if (!now) return;
    filling_ = true;
    kind_->clear();
    for (const ports::SheetKind kind : kKinds)
        kind_->addItem(sheetKindText(kind), static_cast<int>(kind));
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(now->mapping.kind)));
    key_->clear();
    for (const ports::ImportColumn& column : desk_.columns(now->mapping.kind))
        if (column.identity) key_->addItem(columnText(column), fromUtf8(column.key));
    if (now->mapping.kind == ports::SheetKind::OrgUnit) key_->addItem(tr("Place in the tree"), QStringLiteral("path"));
    key_->setCurrentIndex(key_->findData(fromUtf8(now->mapping.key)));
    mode_->clear();
    mode_->addItem(tr("Add what is new, change what is there"), static_cast<int>(ports::RowMode::Both));
    mode_->addItem(tr("Add only"), static_cast<int>(ports::RowMode::Add));
    mode_->addItem(tr("Change only"), static_cast<int>(ports::RowMode::Update));
    mode_->setCurrentIndex(mode_->findData(static_cast<int>(now->mapping.mode)));
    empty_->clear();
    empty_->addItem(tr("leaves the field as it is"), static_cast<int>(ports::EmptyCell::Keep));
    empty_->addItem(tr("empties the field"), static_cast<int>(ports::EmptyCell::Clear));
    empty_->setCurrentIndex(empty_->findData(static_cast<int>(now->mapping.empty)));
    passwords_->clear();
    passwords_->addItem(tr("The member creates it"), static_cast<int>(ports::Passwords::ByMember));
    passwords_->addItem(tr("Later"), static_cast<int>(ports::Passwords::Later));
    passwords_->setCurrentIndex(passwords_->findData(static_cast<int>(now->mapping.passwords)));
    const bool members = now->mapping.kind == ports::SheetKind::Member;
    passwords_->setVisible(members);
    passwordLabel_->setVisible(members);
    invite_->setVisible(members);
    const bool inviting = takesInvitations(now->mapping);
    invite_->setEnabled(inviting);
    invite_->setToolTip(inviting ? tr("The mail goes to the private address. Its link holds for 7 days.")
                                 : tr("Only who is added and creates the password himself is invited."));
    places_->setVisible(members);
    places_->setChecked(now->mapping.createPlaces);
    filling_ = false;
    loadSample();
}

void ColumnsPage::loadSample() {
    const ports::ImportPart* now = part();
    fillSample({});
    call_ = desk_.rows(shown_, 0, now->mapping.firstRow + kSample, gui_,
                       [this](Result<std::vector<ports::ImportRow>> rows) {
                           if (rows) fillSample(*rows);
                       });
}

void ColumnsPage::fillSample(const std::vector<ports::ImportRow>& rows) {
    const ports::ImportPart* now = part();
    const std::vector<ports::ImportColumn> known = desk_.columns(now->mapping.kind);
    const int first = static_cast<int>(now->mapping.firstRow);
    fields_.clear();
    table_->clear();
    table_->setColumnCount(static_cast<int>(now->columns));
    table_->setRowCount(1 + static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < now->columns; ++i) {
        const int column = static_cast<int>(i);
        table_->setHorizontalHeaderItem(column, new QTableWidgetItem(headingOf(shown_, column)));
        auto* field = new QComboBox(table_);
        field->addItem(tr("(not used)"), QString());
        for (const ports::ImportColumn& each : known)
            field->addItem(columnText(each), fromUtf8(each.key));
        const QString mapped = i < now->mapping.columns.size() ? fromUtf8(now->mapping.columns[i]) : QString();
        field->setCurrentIndex(std::max(0, field->findData(mapped)));
        field->setAccessibleName(tr("Meaning of column %1").arg(column + 1));
        connect(field, &QComboBox::activated, this, &ColumnsPage::changed);
        table_->setCellWidget(0, column, field);
        fields_.push_back(field);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            auto* item = new QTableWidgetItem(text(rows[r], i));
            item->setToolTip(item->text());
            if (static_cast<int>(r) < first) item->setForeground(faded(palette()));
            table_->setItem(static_cast<int>(r) + 1, column, item);
        }
        table_->setColumnWidth(column, 150);
    }
}

QString ColumnsPage::headingOf(std::size_t at, int column) const {
    if (at >= file_.parts.size()) return {};
    const ports::ImportMapping& mapping = file_.parts[at].mapping;
    const auto place = static_cast<std::size_t>(column);
    const std::string key = place < mapping.columns.size() ? mapping.columns[place] : std::string();
    for (const ports::ImportColumn& each : desk_.columns(mapping.kind))
        if (!key.empty() && each.key == key) return columnText(each);
    return tr("Column %1").arg(column + 1);
}

void ColumnsPage::changed() {
    const ports::ImportPart* now = part();
    if (filling_ || !now) return;
    ports::ImportMapping mapping = now->mapping;
    mapping.kind = static_cast<ports::SheetKind>(kind_->currentData().toInt());
    mapping.key = toUtf8(key_->currentData().toString());
    mapping.mode = static_cast<ports::RowMode>(mode_->currentData().toInt());
    mapping.empty = static_cast<ports::EmptyCell>(empty_->currentData().toInt());
    mapping.passwords = static_cast<ports::Passwords>(passwords_->currentData().toInt());
    mapping.createPlaces = places_->isChecked();
    mapping.columns.clear();
    for (const QComboBox* field : fields_)
        mapping.columns.push_back(toUtf8(field->currentData().toString()));
    if (mapping.kind != now->mapping.kind) { // the fields of another kind mean nothing here
        std::ranges::fill(mapping.columns, std::string());
        mapping.key.clear();
    }
    Q_EMIT mappingWanted(shown_, mapping, now->chosen);
}

void ColumnsPage::showFault(const Error& error) {
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(ink);
    fault_->say(commands::errorText(error));
}

void ColumnsPage::retranslate() {
    parts_->setAccessibleName(tr("Sheets of the file"));
    table_->setAccessibleName(tr("Columns of the file and their meaning"));
    kindLabel_->setText(tr("The rows are"));
    keyLabel_->setText(tr("Told apart by"));
    modeLabel_->setText(tr("Rows may"));
    emptyLabel_->setText(tr("An empty cell"));
    passwordLabel_->setText(tr("Initial password"));
    invite_->setText(tr("Send invitation mails once the changes are applied"));
    places_->setText(tr("Create organizations, positions, levels and user types that are named and not there"));
    if (part()) showPart();
}

void ColumnsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui::imports

#include "moc_columns_page.cpp"

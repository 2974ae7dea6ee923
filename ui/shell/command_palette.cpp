#include "ui/shell/command_palette.h"

#include "ui/widgets/tones.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr int kPaletteWidth = 640;
constexpr int kPaletteHeight = 420;
constexpr int kSide = 12;

class EntryDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {100, option.fontMetrics.height() + 14};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        if (selected) painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        const QRect inner = option.rect.adjusted(kSide, 0, -kSide, 0);
        const QRect sign(inner.left(), inner.center().y() - 8, 16, 16);
        option.icon.paint(painter, sign, Qt::AlignCenter,
                          selected  ? QIcon::Selected
                          : enabled ? QIcon::Normal
                                    : QIcon::Disabled);
        const QColor ink = selected
                               ? option.palette.color(QPalette::HighlightedText)
                               : option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
        const QRect words = inner.adjusted(28, 0, 0, 0);
        const QString text = index.data(Qt::DisplayRole).toString(),
                      detail = index.data(PaletteModel::DetailRole).toString();
        const int wanted = option.fontMetrics.horizontalAdvance(text);
        const int room = std::max(words.width() / 2, words.width() - option.fontMetrics.horizontalAdvance(detail) - 16);
        painter->setPen(ink);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, room));
        painter->setPen(selected ? ink : faded(option.palette));
        const QRect rest = words.adjusted(std::min(wanted, room) + 16, 0, 0, 0);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(detail, Qt::ElideRight, rest.width()));
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(PaletteModel& model, QWidget* parent)
    : QFrame(parent), model_(model), field_(new QLineEdit(this)), list_(new QListView(this)),
      nothing_(new QLabel(this)), keys_(new QLabel(this)) {
    setObjectName(QStringLiteral("palette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    field_->setFrame(false);
    QFont large = field_->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    field_->setFont(large);
    field_->setMinimumHeight(36);
    field_->setTextMargins(kSide - 2, 0, kSide - 2, 0); // its words begin where the icons below do
    list_->setFrameShape(QFrame::NoFrame);
    list_->setModel(&model_);
    list_->setItemDelegate(new EntryDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    nothing_->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(field_);
    column->addWidget(list_, 1);
    column->addWidget(nothing_, 1);
    column->addWidget(keys_);
    keys_->setContentsMargins(kSide, 0, kSide, 0);
    keys_->setAlignment(Qt::AlignRight);
    keys_->setForegroundRole(QPalette::PlaceholderText);
    field_->installEventFilter(this);
    parent->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index); });
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::sayKeys);
    retranslate();
    hide();
}

void CommandPalette::open(PaletteModel::Find find) {
    before_ = QApplication::focusWidget();
    find_ = find;
    field_->clear();
    retranslate();
    search();
    place();
    show();
    raise();
    field_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close() {
    hide();
    if (before_) before_->setFocus(Qt::OtherFocusReason);
    before_ = nullptr;
}

void CommandPalette::forget() {
    hide();
    before_ = nullptr;
    field_->clear();
}

void CommandPalette::place() {
    const int width = std::min(kPaletteWidth, parentWidget()->width() - 32),
              height = std::min(kPaletteHeight, parentWidget()->height() - 80);
    setGeometry((parentWidget()->width() - width) / 2, 48, width, height);
}

void CommandPalette::search() {
    model_.search(field_->text(), find_);
    const bool any = model_.rowCount() > 0;
    list_->setVisible(any);
    nothing_->setVisible(!any);
    retranslate();
    for (int row = 0; row < model_.rowCount(); ++row)
        if (model_.at(row).choosable()) { // what can be done stands first
            list_->setCurrentIndex(model_.index(row));
            return;
        }
}

void CommandPalette::choose(const QModelIndex& index, bool lostDevice) {
    if (!index.isValid() || !model_.at(index.row()).choosable()) return;
    PaletteEntry entry = model_.at(index.row());
    if (lostDevice && (entry.kind != PaletteEntry::Kind::Member || !model_.mayRespond())) return;
    if (lostDevice) entry.kind = PaletteEntry::Kind::LostDevice;
    close();
    Q_EMIT chosen(entry);
}

void CommandPalette::step(int by) {
    const int count = model_.rowCount();
    for (int tried = 1; tried <= count; ++tried) {
        const int row = ((list_->currentIndex().row() + by * tried) % count + count) % count;
        if (!model_.at(row).choosable()) continue;
        list_->setCurrentIndex(model_.index(row));
        return;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched != field_) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        before_ = nullptr;
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride) { // the window's shortcuts must not take these keys away
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(list_->currentIndex(), key->modifiers() == Qt::ControlModifier);
        return true;
    default:
        return false;
    }
}

void CommandPalette::sayKeys() {
    const QModelIndex index = list_->currentIndex();
    const bool member = index.isValid() && model_.at(index.row()).kind == PaletteEntry::Kind::Member;
    const bool asks = index.isValid() && !model_.at(index.row()).enabled;
    keys_->setText(asks                            ? tr("Enter: why can I not?")
                   : member && model_.mayRespond() ? tr("Enter: page of the member    Ctrl+Enter: lost device")
                                                   : QString());
    keys_->setVisible(!keys_->text().isEmpty());
}

void CommandPalette::retranslate() {
    const bool lost = find_ == PaletteModel::Find::LostDevice;
    field_->setPlaceholderText(lost ? tr("Who has lost a device?") : tr("Member, organization or action"));
    field_->setAccessibleName(lost ? field_->placeholderText() : tr("Search or action"));
    list_->setAccessibleName(tr("Found"));
    nothing_->setText(lost && field_->text().trimmed().isEmpty()
                          ? tr("Type a part of the name, the reading, romaji or the ID. Enter opens the response.")
                          : tr("Nothing found. Try a part of the name, the reading, romaji or the ID."));
    sayKeys();
}

void CommandPalette::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_command_palette.cpp"

#include "ui/forms/country_picker.h"

#include "models/commands/words.h"
#include "models/domain/country_names.h"
#include "models/domain/text_fold.h"
#include "ui/forms/entry_faults.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCollator>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

namespace {
constexpr int kCodeRole = Qt::UserRole;
constexpr int kShownLines = 11;

std::string codeOf(const QTreeWidgetItem& item) {
    return item.data(0, kCodeRole).toString().toStdString();
}
} // namespace

CountryPicker::CountryPicker(const policy::Field& field, QWidget* parent)
    : ValueEditor(parent), field_(field), search_(new SearchField(this)), count_(new QLabel(this)),
      tree_(new QTreeWidget(this)), none_(new WrappedLabel(this)), text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("countries.editor"));
    search_->setObjectName(QStringLiteral("countries.filter"));
    search_->setListBelow(tree_);
    search_->installEventFilter(this);
    count_->setObjectName(QStringLiteral("countries.count"));
    tree_->setObjectName(QStringLiteral("countries.tree"));
    tree_->setColumnCount(2);
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setItemsExpandable(false);
    tree_->setRootIsDecorated(false);
    tree_->setIndentation(space::kNormal);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree_->header()->setStretchLastSection(false);
    tree_->setFixedHeight(kShownLines * (fontMetrics().height() + space::kTight) + 2 * tree_->frameWidth());
    chosenHead_ = new QTreeWidgetItem(tree_);
    othersHead_ = new QTreeWidgetItem(tree_);
    for (QTreeWidgetItem* head : {chosenHead_, othersHead_}) {
        head->setFlags(Qt::ItemIsEnabled);
        head->setFirstColumnSpanned(true);
        head->setFont(0, sized(font(), TextSize::Strong));
        head->setExpanded(true);
    }
    text_->setObjectName(QStringLiteral("countries.text"));
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    head->addWidget(search_, 1);
    head->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    column->addWidget(tree_);
    column->addWidget(none_);
    column->addWidget(text_);
    connect(search_, &QLineEdit::textChanged, this, &CountryPicker::filter);
    connect(tree_, &QTreeWidget::itemChanged, this, &CountryPicker::ticked);
    learnNames();
    fill();
    refresh();
}

void CountryPicker::learnNames() {
    countries_.clear();
    const bool japanese = commands::language() == commands::Language::Japanese;
    for (const std::string& code : countryCodes()) {
        const std::string ja = countryName(code, "ja"), en = countryName(code, "en");
        const std::string kana = fold(ja);
        countries_.push_back({code, commands::fromUtf8(japanese ? ja : en),
                              kana + '\n' + romaji(kana) + '\n' + fold(en) + '\n' + fold(code)});
    }
    QCollator collator(commands::locale());
    std::ranges::sort(countries_,
                      [&](const Country& a, const Country& b) { return collator.compare(a.name, b.name) < 0; });
}

QTreeWidgetItem* CountryPicker::itemOf(const std::string& code, const QString& name) {
    const bool chosen = std::ranges::count(chosen_, code) > 0;
    const QString letters = commands::fromUtf8(code);
    auto* item = new QTreeWidgetItem({name, letters});
    item->setData(0, kCodeRole, letters);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
    item->setCheckState(0, chosen ? Qt::Checked : Qt::Unchecked);
    item->setForeground(1, faded(palette()));
    return item;
}

void CountryPicker::fill() {
    const QSignalBlocker quiet(tree_);
    for (QTreeWidgetItem* head : {chosenHead_, othersHead_})
        qDeleteAll(head->takeChildren());
    QList<QTreeWidgetItem*> chosen, others;
    for (const Country& country : countries_)
        (std::ranges::count(chosen_, country.code) > 0 ? chosen : others) << itemOf(country.code, country.name);
    for (const std::string& code : chosen_) // what is no country stays visible, so that it can be taken out
        if (!isCountryCode(code)) chosen << itemOf(code, commands::fromUtf8(code));
    chosenHead_->addChildren(chosen);
    othersHead_->addChildren(others);
    filter();
}

void CountryPicker::filter() {
    const std::string typed = fold(search_->text().toStdString());
    int shown = 0;
    for (QTreeWidgetItem* head : {chosenHead_, othersHead_}) {
        int here = 0;
        for (int i = 0; i < head->childCount(); ++i) {
            const std::string code = codeOf(*head->child(i));
            const auto country = std::ranges::find(countries_, code, &Country::code);
            const bool fits =
                typed.empty() || (country != countries_.end() ? country->search.find(typed) != std::string::npos
                                                              : fold(code).find(typed) != std::string::npos);
            head->child(i)->setHidden(!fits);
            here += fits;
        }
        head->setHidden(here == 0 && (head == othersHead_ || !typed.empty()));
        shown += here;
    }
    setHeads();
    none_->say(shown == 0 && !readOnly_ ? tr("No country matches.") : QString());
    tree_->setVisible(!readOnly_ && shown > 0);
}

void CountryPicker::setHeads() {
    const QSignalBlocker quiet(tree_);
    chosenHead_->setText(0, chosen_.empty() ? tr("Chosen: none") : tr("Chosen"));
    othersHead_->setText(0, tr("All others"));
}

void CountryPicker::ticked(QTreeWidgetItem* item) {
    const std::string code = codeOf(*item);
    const bool on = item->checkState(0) == Qt::Checked;
    const bool was = std::ranges::count(chosen_, code) > 0;
    if (code.empty() || on == was) return;
    if (on)
        chosen_.insert(std::ranges::lower_bound(chosen_, code), code);
    else
        std::erase(chosen_, code);
    // The item is still being changed; it goes to the other part afterwards.
    QMetaObject::invokeMethod(
        this, [this, code] { moved(code); }, Qt::QueuedConnection);
    refresh();
    Q_EMIT edited();
}

// Whoever ticks several one after the other goes on where he was: with the next one of the same part.
void CountryPicker::moved(const std::string& code) {
    QTreeWidgetItem* current = tree_->currentItem();
    std::string next;
    if (current && current->parent()) {
        QTreeWidgetItem* below = tree_->itemBelow(current);
        QTreeWidgetItem* above = tree_->itemAbove(current);
        QTreeWidgetItem* near = below && below->parent() == current->parent() ? below : above;
        next = codeOf(*current) == code && near && near->parent() ? codeOf(*near) : codeOf(*current);
    }
    fill();
    for (QTreeWidgetItem* head : {chosenHead_, othersHead_})
        for (int i = 0; i < head->childCount(); ++i)
            if (!next.empty() && codeOf(*head->child(i)) == next) tree_->setCurrentItem(head->child(i));
}

void CountryPicker::setValue(const policy::Value& value) {
    const auto* codes = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::string> wanted = codes ? *codes : std::vector<std::string>();
    std::ranges::sort(wanted);
    if (wanted == chosen_) return;
    chosen_ = std::move(wanted);
    fill();
    refresh();
}

void CountryPicker::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    search_->clear();
    filter();
    refresh();
}

void CountryPicker::showFaults(const std::vector<Error>& faults) {
    const QSignalBlocker quiet(tree_);
    const std::map<int, QString> sentences = entryFaults(faults);
    for (int i = 0; i < chosenHead_->childCount(); ++i) {
        QTreeWidgetItem* item = chosenHead_->child(i);
        const auto place = std::ranges::find(chosen_, codeOf(*item)) - chosen_.begin();
        const auto fault = sentences.find(static_cast<int>(place));
        const bool wrong = fault != sentences.end();
        item->setToolTip(0, wrong ? fault->second : QString());
        item->setForeground(0, wrong ? toneInk(Tone::Danger, palette()) : palette().color(QPalette::Text));
    }
}

void CountryPicker::refresh() {
    search_->setVisible(!readOnly_);
    count_->setVisible(!readOnly_);
    search_->setPlaceholderText(tr("Filter by name or code"));
    search_->setAccessibleName(tr("Filter countries"));
    tree_->setAccessibleName(commands::factText(field_.label.ja, field_.label.en));
    count_->setText(tr("%n chosen", nullptr, static_cast<int>(chosen_.size())));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, faded(palette()));
    count_->setPalette(ink);
    setHeads();
    QStringList names;
    for (const Country& country : countries_)
        if (std::ranges::count(chosen_, country.code) > 0)
            names << tr("%1 (%2)").arg(country.name, commands::fromUtf8(country.code));
    for (const std::string& code : chosen_)
        if (!isCountryCode(code)) names << commands::fromUtf8(code);
    text_->say(!readOnly_        ? QString()
               : names.isEmpty() ? tr("No country is chosen.")
                                 : commands::locale().createSeparatedList(names));
}

// Enter in the filter ticks what was found, when it is the only one.
bool CountryPicker::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            QTreeWidgetItem* only = nullptr;
            int shown = 0;
            for (QTreeWidgetItem* head : {chosenHead_, othersHead_})
                for (int i = 0; i < head->childCount(); ++i)
                    if (!head->child(i)->isHidden()) {
                        only = head->child(i);
                        ++shown;
                    }
            if (shown == 1) only->setCheckState(0, only->checkState(0) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
            return true;
        }
    }
    return ValueEditor::eventFilter(watched, event);
}

void CountryPicker::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) learnNames();
    if (event->type() != QEvent::LanguageChange && event->type() != QEvent::PaletteChange) return;
    fill();
    refresh();
}

} // namespace sekisho::ui

#include "moc_country_picker.cpp"

#include "ui/panes/invitation/links_page.h"

#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/invitation/invitation_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::invitation {

using items::InvitationLinkModel;

namespace {

QString linkHead(InvitationLinkModel::Column column) {
    switch (column) {
    case InvitationLinkModel::StateColumn:
        return LinksPage::tr("State");
    case InvitationLinkModel::InviterColumn:
        return LinksPage::tr("Made by");
    case InvitationLinkModel::RoleColumn:
        return LinksPage::tr("Makes");
    case InvitationLinkModel::CreatedColumn:
        return LinksPage::tr("Made on");
    case InvitationLinkModel::ExpiresColumn:
        return LinksPage::tr("Works until");
    default:
        return LinksPage::tr("Waiting");
    }
}

std::string linkCell(const InvitationLink& link, int column, Instant now) {
    switch (column) {
    case InvitationLinkModel::StateColumn:
        return commands::toUtf8(linkStateText(link, now));
    case InvitationLinkModel::InviterColumn:
        return link.inviterName;
    case InvitationLinkModel::RoleColumn:
        return commands::toUtf8(roleText(link.asOperator));
    case InvitationLinkModel::CreatedColumn:
        return commands::toUtf8(isoTime(link.created));
    case InvitationLinkModel::ExpiresColumn:
        return commands::toUtf8(isoTime(link.expires));
    default:
        return std::to_string(link.waiting);
    }
}

QPushButton* linkButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

LinksPage::LinksPage(const Clock& clock, QWidget* parent)
    : QWidget(parent), clock_(clock),
      model_(new InvitationLinkModel({linkHead,
                                      [this](const InvitationLink& link) { return linkStateText(link, clock_.now()); },
                                      [](const InvitationLink& link) { return roleText(link.asOperator); },
                                      commands::timeText, commands::timeTooltip},
                                     this)),
      table_(new QTableView(this)), stack_(new QStackedWidget(this)), nothing_(new StatePage(this)),
      off_(new WrappedLabel(this)), make_(linkButton("invitation.make", this)),
      end_(linkButton("invitation.end", this)) {
    setObjectName(QStringLiteral("invitation.links"));
    table_->setObjectName(QStringLiteral("invitation.linkList"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    layAsRows(table_);
    for (const auto& [column, width] : {std::pair{InvitationLinkModel::StateColumn, 110},
                                        {InvitationLinkModel::RoleColumn, 120},
                                        {InvitationLinkModel::CreatedColumn, 150},
                                        {InvitationLinkModel::ExpiresColumn, 150},
                                        {InvitationLinkModel::WaitingColumn, 90}})
        table_->setColumnWidth(column, width);
    table_->horizontalHeader()->setSectionResizeMode(InvitationLinkModel::InviterColumn, QHeaderView::Stretch);
    stack_->addWidget(table_);
    stack_->addWidget(nothing_);
    auto* actions = new QHBoxLayout;
    actions->setContentsMargins(space::kWide, space::kSmall, space::kSmall, space::kSmall);
    actions->setSpacing(space::kSmall);
    actions->addWidget(make_);
    actions->addWidget(end_);
    actions->addWidget(off_, 1);
    actions->addStretch(); // where nothing is said the buttons stay as wide as their words
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(actions);
    column->addWidget(stack_, 1);
    connect(make_, &QPushButton::clicked, this, &LinksPage::makeWanted);
    connect(end_, &QPushButton::clicked, this, [this] {
        if (const QModelIndex at = table_->currentIndex(); at.isValid()) Q_EMIT endWanted(model_->at(at.row()));
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LinksPage::refresh);
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (more_ && value == table_->verticalScrollBar()->maximum()) Q_EMIT moreWanted();
    });
    retranslate();
}

void LinksPage::present(std::vector<InvitationLink> links, bool more) {
    const QModelIndex at = table_->currentIndex();
    const InvitationId chosen = at.isValid() ? model_->at(at.row()).id : InvitationId();
    model_->setLinks(std::move(links));
    more_ = more;
    if (const int row = model_->rowOf(chosen); row >= 0 && row != table_->currentIndex().row()) table_->selectRow(row);
    refresh();
}

void LinksPage::append(std::vector<InvitationLink> links, bool more) {
    model_->append(std::move(links));
    more_ = more;
    refresh();
}

void LinksPage::setAllowed(bool allowed) {
    allowed_ = allowed;
    refresh();
}

void LinksPage::setMayChange(bool may, const QString& why) {
    mayChange_ = may;
    whyNot_ = why;
    refresh();
}

qsizetype LinksPage::openLinks() const {
    const Instant now = clock_.now();
    return std::ranges::count_if(model_->links(), [now](const InvitationLink& link) { return link.openAt(now); });
}

ListTable LinksPage::listForFile(const QString& title, ports::Invitations& desk, ports::Executor& gui) const {
    ListTable table{title, QStringLiteral("invitation-links"), {}, 0, {}};
    for (const int column : shownColumns(*table_))
        table.heads << linkHead(static_cast<InvitationLinkModel::Column>(column));
    table.more =
        allPages([&desk, &gui, &clock = clock_, columns = shownColumns(*table_)](std::string cursor, TakePage take) {
            return desk.links(std::move(cursor), gui,
                              [&clock, columns, take = std::move(take)](Result<ports::InvitationPage> page) {
                                  if (!page) return take(std::move(page).error(), {});
                                  ports::ExportRows rows;
                                  for (const InvitationLink& link : page->links) {
                                      std::vector<std::string>& cells = rows.emplace_back();
                                      for (const int column : columns)
                                          cells.push_back(linkCell(link, column, clock.now()));
                                  }
                                  take(std::move(rows), std::move(page->nextCursor));
                              });
        });
    return table;
}

void LinksPage::refresh() {
    const QModelIndex at = table_->currentIndex();
    const bool chosen = at.isValid();
    const bool open = chosen && model_->at(at.row()).openAt(clock_.now());
    make_->setEnabled(mayChange_ && allowed_);
    make_->setToolTip(!mayChange_ ? whyNot_ : allowed_ ? QString() : tr("Allow links in the settings first."));
    end_->setEnabled(mayChange_ && open);
    end_->setToolTip(!mayChange_ ? whyNot_
                     : !chosen   ? tr("Choose a link first.")
                     : open      ? QString()
                                 : tr("This link does not work any more."));
    off_->say(allowed_ ? QString() : tr("Links are not allowed: none of these works until the settings allow them."));
    nothing_->present(StatePage::Look::Empty, tr("There are no invitation links"),
                      allowed_ ? tr("Make one and hand it, or its QR code, to those whom you invite.")
                               : tr("Allow links in the settings first."));
    stack_->setCurrentWidget(model_->rowCount() > 0 ? table_ : static_cast<QWidget*>(nothing_));
}

void LinksPage::retranslate() {
    make_->setText(tr("Make a link…"));
    make_->setIcon(icon(QStringLiteral("list-add")));
    end_->setText(tr("End the link…"));
    end_->setIcon(icon(QStringLiteral("dialog-cancel")));
    table_->setAccessibleName(tr("Invitation links"));
    model_->languageChanged();
    refresh();
}

void LinksPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::invitation

#include "moc_links_page.cpp"

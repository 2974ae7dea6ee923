// How the list of cut-offs looks, its words, and its way into a file.

#include "models/commands/cut_off_texts.h"
#include "models/items/cut_off_list_model.h"
#include "models/items/member_table_model.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/lost_device_pane.h"
#include "ui/panes/lostdevice/response_page.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace sekisho::ui {

using commands::toUtf8;
using items::CutOffListModel;

void LostDevicePane::refreshLook() {
    using Look = StatePage::Look;
    const bool listed = stack_->currentWidget() == listPage_;
    back_->setVisible(!listed);
    filter_->setVisible(listed);
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(toUtf8(menuKey()), services_.clock.now());
    const bool searching = !search_->text().isEmpty();
    search_->setEnabled(!forbidden);
    search_->setToolTip(forbidden ? tr("Your role may not open this screen.") : QString());
    filter_->setEnabled(!searching && services_.online() && !forbidden);
    filter_->setToolTip(forbidden             ? tr("Your role may not open this screen.")
                        : !services_.online() ? tr("This needs a connection to the service.")
                        : searching           ? tr("Members are shown, not orders.")
                                              : QString());
    if (forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (searching)
        state_->present(Look::NoMatch, tr("Nobody of this name"),
                        tr("Try a part of the name, the reading, romaji or the ID."));
    else if (!services_.online() || !identity)
        state_->present(Look::Offline, tr("The orders are known to the service only"),
                        tr("A member can be found and cut off all the same: the order waits here and is sent first."));
    else if (error_)
        state_->present(Look::Failed, tr("The orders could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else if (!loaded_)
        state_->present(Look::Loading, tr("Fetching the orders"));
    else if (filter_->currentIndex() > 0)
        state_->present(Look::NoMatch, tr("No order is in this state"), tr("Choose another state above."));
    else
        state_->present(Look::Empty, tr("Nothing was cut off yet"),
                        tr("When somebody has lost a device, type the name above and press Enter."));
    const bool rows = searching ? found_->rowCount() > 0 : model_->rowCount() > 0;
    listStack_->setCurrentWidget(!rows || forbidden ? static_cast<QWidget*>(state_)
                                 : searching        ? static_cast<QWidget*>(members_)
                                                    : table_);
    refreshFoot();
    services_.registry.contextChanged();
}

void LostDevicePane::refreshFoot() {
    const bool members = listStack_->currentWidget() == members_, orders = listStack_->currentWidget() == table_;
    const int row = table_->currentIndex().row();
    const bool waiting = orders && row >= 0 && model_->isWaiting(row);
    count_->setText(members  ? tr("%1 members").arg(commands::locale().toString(found_->rowCount()))
                    : orders ? tr("%n order(s)", nullptr, model_->rowCount() - model_->waitingCount())
                             : QString());
    open_->setText(members ? tr("Respond") : tr("Open the order"));
    open_->setVisible(members || orders);
    open_->setEnabled(members || (orders && row >= 0));
    open_->setToolTip(open_->isEnabled() ? QString() : tr("Choose a line first."));
    withdraw_->setVisible(waiting);
    services_.registry.contextChanged();
}

void LostDevicePane::retranslate() {
    heading_->setText(title());
    back_->setIcon(icon(QStringLiteral("go-previous")));
    back_->setToolTip(tr("Back to the list"));
    back_->setAccessibleName(back_->toolTip());
    search_->setPlaceholderText(tr("Who has lost a device?"));
    search_->setAccessibleName(tr("Member who lost a device"));
    filter_->setAccessibleName(tr("State"));
    const QSignalBlocker quiet(filter_);
    filter_->setItemText(0, tr("All states"));
    for (int i = 1; i < filter_->count(); ++i)
        filter_->setItemText(i, commands::cutOffText("state", toUtf8(filter_->itemData(i).toString())));
    table_->setAccessibleName(tr("Orders"));
    members_->setAccessibleName(tr("Members"));
    withdraw_->setText(tr("Withdraw"));
    withdraw_->setToolTip(tr("The order that waits here is not sent."));
    model_->languageChanged();
    found_->languageChanged();
    refreshLook();
}

void LostDevicePane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

bool LostDevicePane::hasList() const {
    return stack_->currentWidget() == listPage_ && services_.online() && model_->rowCount() > 0;
}

void LostDevicePane::exportShown(const TellExport& tell) {
    exportList(exportServices(services_), listForFile(), this, tell);
}

// All that the service has in this state, not only what was looked at.
ListTable LostDevicePane::listForFile() const {
    ListTable table;
    table.title = title();
    table.fileName = tr("cut-offs");
    table.heads = {tr("ID"),    tr("Ordered"), tr("Member"),     tr("Login ID"),       tr("Lost"),
                   tr("State"), tr("Steps"),   tr("Ordered by"), tr("Identity check"), tr("Note of the call")};
    table.rows = model_->rowCount();
    table.more = allPages([this, state = toUtf8(filter_->currentData().toString())](std::string cursor, TakePage take) {
        return services_.gateway.cutOffs().cutOffs(
            state, {}, std::move(cursor), services_.gui, [take = std::move(take)](Result<ports::CutOffPage> page) {
                if (!page) return take(std::move(page).error(), {});
                ports::ExportRows rows;
                for (const CutOff& one : page->cutOffs)
                    rows.push_back({one.id.value, toUtf8(isoTime(one.orderedAt)), one.userName, one.loginId,
                                    toUtf8(commands::lossText(one)), toUtf8(commands::cutOffStateText(stateOf(one))),
                                    toUtf8(commands::stepsText(one)), one.actorName,
                                    toUtf8(commands::identityText(one.check)), one.note});
                take(std::move(rows), std::move(page->nextCursor));
            });
    });
    return table;
}

} // namespace sekisho::ui

#pragma once
// What the shell knows of a pane, and what a pane is given. A pane reads from the local copy, acts through commands and
// never includes another pane or the shell. GUI thread.

#include "models/commands/command.h"
#include "models/commands/registry.h"
#include "models/ports/archive.h"
#include "models/ports/cache.h"
#include "models/ports/cut_off_queue.h"
#include "models/ports/export.h"
#include "models/ports/gateway.h"
#include "models/ports/import.h"
#include "models/ports/jobs.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

namespace sekisho::ui {

struct PaneServices { // lives as long as the signed-in (or offline) tenant is open
    commands::Registry& registry;
    ports::Cache& cache;
    ports::Gateway& gateway;
    ports::Sync& sync;
    ports::ImportDesk& imports;
    ports::ExportDesk& exports;
    ports::CutOffQueue& cutOffQueue; // what was ordered while the service was away
    ports::Archive& archive;         // of the logs
    ports::JobRunner& jobs;
    ports::Executor& gui;
    const Clock& clock;
    std::function<const ports::Identity*()> identity; // null: offline without a sign-in
    std::function<bool()> online;
};

class Pane : public QWidget {
    Q_OBJECT
  public:
    explicit Pane(PaneServices services, QWidget* parent = nullptr) : QWidget(parent), services_(std::move(services)) {}

    virtual QString menuKey() const = 0; // of resources/menus.json
    virtual QString title() const = 0;   // translated now
    virtual commands::Selection selection() const { return {}; }
    virtual void focusFilter() {} // Ctrl+F
    virtual void editCurrent() {} // F2
    // The list that is shown goes into a file, or the one inside that has the focus.
    virtual bool hasList() const { return false; }
    virtual void exportShown(const TellExport& tell) { Q_UNUSED(tell) }
    virtual bool giveUpDraft() { return true; }     // Esc; false: the person wants to keep it
    virtual bool hasDraft() const { return false; } // marked on the navigation entry
    virtual void showResource(const QString& resourceId) { Q_UNUSED(resourceId) } // from the palette: open this member
    virtual void linkChanged() {}                                                 // online or offline
    ports::Cache& copy() const { return services_.cache; } // where drafts of what stands on it are kept

  Q_SIGNALS:
    void selectionChanged();
    void draftChanged();
    void openWanted(const QString& menuKey, const QString& resourceId); // another screen, with that resource
    void settingsChanged(); // what the tenant uses may differ from what the identity says

  protected:
    PaneServices services_;
};

} // namespace sekisho::ui

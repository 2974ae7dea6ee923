#pragma once
// The whole configuration as one readable file: written to a file of choice, or read from one and planned as a
// changeset that can be looked at before it is applied. One thing at a time; GUI thread.

#include "models/ports/gateway.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QWidget;

namespace sekisho::ui {

struct ConfigurationServices {
    ports::Gateway& gateway;
    ports::Executor& gui;
};

class ConfigurationDesk final : public QObject {
    Q_OBJECT
  public:
    // `services` gives nothing when there is no tenant any more; asked anew for each step. Dialogs stand over `owner`.
    ConfigurationDesk(std::function<std::optional<ConfigurationServices>()> services, QWidget* owner);

    void exportFile();
    void importFile();
    void cancel(); // what is under way: the tenant is being closed

    // The same with a file that is known already.
    void writeTo(const QString& path);
    void readFrom(const QString& path);

  Q_SIGNALS:
    void told(sekisho::ui::Banner::Kind kind, const QString& sentence);
    void planned(const QString& changesetId); // to be looked at

  private:
    void failed(const Error& error);
    void showFaults(const QString& sentence, const std::vector<Error>& faults);

    std::function<std::optional<ConfigurationServices>()> services_;
    QWidget* owner_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui

#include "ui/widgets/configuration_desk.h"

#include "models/commands/words.h"
#include "models/settings/storage_error.h"
#include "ui/widgets/fault_list.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace sekisho::ui {

namespace {

constexpr qint64 kLongestFile = qint64{32} << 20; // what the service takes

Result<std::string> configurationIn(const QString& path) {
    if (QFileInfo(path).isDir()) return Error(ErrorKind::BadInput, "FILE_IS_FOLDER");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error(ErrorKind::Storage, "FILE_READ_FAILED");
    if (file.size() > kLongestFile) return Error(ErrorKind::TooLarge, "SHEET_FILE_TOO_LARGE").with("max", "32 MB");
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) return Error(ErrorKind::Storage, "FILE_READ_FAILED");
    return bytes.toStdString();
}

Done storeFile(const QString& path, const std::string& text) {
    QSaveFile file(path);
    const auto length = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), length) == length && file.commit()) return {};
    return settings::storageError(path);
}

QFileDialog* fileDialog(QWidget* owner, const QString& title) {
    auto* dialog = new QFileDialog(owner, title, QDir::homePath());
    dialog->setObjectName(QStringLiteral("configuration.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({ConfigurationDesk::tr("Configuration (*.json)"), ConfigurationDesk::tr("All files (*)")});
    return dialog;
}

} // namespace

ConfigurationDesk::ConfigurationDesk(std::function<std::optional<ConfigurationServices>()> services, QWidget* owner)
    : QObject(owner), services_(std::move(services)), owner_(owner) {}

void ConfigurationDesk::exportFile() {
    QFileDialog* dialog = fileDialog(owner_, tr("Export the configuration"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(tr("configuration") + QLatin1Char('-') + QDate::currentDate().toString(Qt::ISODate));
    connect(dialog, &QFileDialog::fileSelected, this, &ConfigurationDesk::writeTo);
    dialog->open();
}

void ConfigurationDesk::importFile() {
    QFileDialog* dialog = fileDialog(owner_, tr("Import a configuration"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ConfigurationDesk::readFrom);
    dialog->open();
}

void ConfigurationDesk::cancel() {
    call_.cancel();
}

void ConfigurationDesk::writeTo(const QString& path) {
    const auto services = services_();
    if (!services) return;
    call_ = services->gateway.templates().exportConfiguration(services->gui, [this, path](Result<std::string> text) {
        if (!text) return failed(text.error());
        if (const Done stored = storeFile(path, *text); !stored) return failed(stored.error());
        Q_EMIT told(Banner::Kind::Success, tr("The configuration was written to %1.").arg(path));
    });
}

void ConfigurationDesk::readFrom(const QString& path) {
    const auto services = services_();
    if (!services) return;
    Result<std::string> text = configurationIn(path);
    if (!text) return failed(text.error());
    call_ = services->gateway.templates().planConfiguration(
        std::move(*text), services->gui, [this](const Result<ports::ConfigurationPlan>& plan) {
            if (!plan) return failed(plan.error());
            Q_EMIT planned(commands::fromUtf8(plan->set.id.value));
            Q_EMIT told(Banner::Kind::Information,
                        tr("The file was read. Look at what it would change and apply it; nothing is changed yet."));
            if (!plan->faults.empty())
                showFaults(tr("What stands at these places cannot be applied; the plan refuses it, and the rest can be "
                              "applied without it. Or correct the file and read it again."),
                           plan->faults);
        });
}

void ConfigurationDesk::showFaults(const QString& sentence, const std::vector<Error>& faults) {
    const QString title = tr("%Ln fault(s) in the file", nullptr, static_cast<int>(faults.size()));
    (new FaultList(title, sentence, faults, owner_))->open();
}

// That nothing differs is no fault.
void ConfigurationDesk::failed(const Error& error) {
    if (!error.all.empty())
        showFaults(tr("Nothing was planned. Correct these places in the file and read it again."), error.all);
    const bool same = error.code == "CONFIGURATION_SAME";
    Q_EMIT told(same ? Banner::Kind::Information : Banner::Kind::Error, commands::errorText(error));
}

} // namespace sekisho::ui

#include "moc_configuration_desk.cpp"

#include "models/settings/storage_error.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace sekisho::settings {

Error storageError(const QString& file) {
    const QStorageInfo disk(QFileInfo(file).absolutePath());
    const bool full = disk.isValid() && !disk.isReadOnly() && disk.bytesAvailable() < 64 * 1024;
    return Error(full ? ErrorKind::DiskFull : ErrorKind::Storage, full ? "DISK_FULL" : "STORAGE_READ_ONLY")
        .with("file", file.toStdString());
}

} // namespace sekisho::settings

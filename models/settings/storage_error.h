#pragma once
// Why a file could not be written: DISK_FULL where its disk has less than 64 KiB left, else STORAGE_READ_ONLY, with the
// parameter "file". For writers that do not say themselves (QSaveFile, QSettings). Any thread.

#include "models/domain/error.h"

#include <QString>

namespace sekisho::settings {

Error storageError(const QString& file);

} // namespace sekisho::settings

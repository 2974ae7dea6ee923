#pragma once
// The files of the public API's downloads, made while they are sent, oldest record first: CSV in the source's columns.
// When the store fails on the way, the last line begins with "downloadLogs error", as the source does it.

#include "models/domain/log_query.h"
#include "models/domain/monitoring.h"
#include "service/http/message.h"
#include "service/logs/log_rights.h"
#include "service/store/tenant_store.h"

#include <string>

namespace sekishod {

struct LogDownload {
    sekisho::DomainId domain = 0;
    sekisho::LogQuery query; // of one log, oldest first, narrowed
    LogScope scope;
    bool japanese = false;
    std::string zone;
    std::int64_t upTo = 0; // records that come later are not in it
};
sekisho::Result<ChunkSource> logDownloadStream(TenantStore& store, LogDownload download);

struct ContentDownload {
    sekisho::DomainId domain = 0;
    sekisho::ContentQuery query;
    ScopeFilter scope;
    bool japanese = false;
    std::string zone;
    std::int64_t upTo = 0;
};
sekisho::Result<ChunkSource> contentDownloadStream(TenantStore& store, ContentDownload download);

} // namespace sekishod

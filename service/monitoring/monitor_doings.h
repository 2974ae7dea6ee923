#pragma once
// What a policy looks at, made of an event as it is taken in or of its record later on: the same either way, so that
// detection and the trial run of an unsaved policy find the same. Doings that were refused or failed are not looked at.

#include "models/api/event_wire.h"
#include "models/policy/monitor_match.h"
#include "models/sql/database.h"
#include "service/logs/event_examiner.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// The log in which what a service's policies look at stands; the conditions on an action of it.
std::string_view monitoredLog(sekisho::MonitorService service);
std::optional<sekisho::MonitorService> monitoredBy(std::string_view action); // nothing: no policy looks at it

// Owns the texts that the evaluator's views point to; must stay where it is while they are used.
class TalkSeen {
  public:
    explicit TalkSeen(const TakenEvent& taken);
    // Of message_content: receivers and attachments as they are stored there.
    struct Stored {
        std::string_view sender, senderId, receivers, text, attachments;
        bool bot = false;
    };
    using SidesOf = std::function<PartySides(const std::string& address)>;
    TalkSeen(const Stored& stored, const SidesOf& sidesOf);
    TalkSeen(const TalkSeen&) = delete;
    TalkSeen& operator=(const TalkSeen&) = delete;

    sekisho::policy::TalkDoing doing() const;

  private:
    void point();
    void reaches(const PartySides& sides);

    std::string sender_, senderId_, text_;
    std::vector<std::string> receivers_, attachments_;
    std::vector<std::string_view> receiverViews_, attachmentViews_;
    bool toMembers_ = false, toExternal_ = false, bot_ = false;
};

struct DriveSeen {
    sekisho::policy::DriveOperation operation = sekisho::policy::DriveOperation::Download;
    std::string member;
    std::string fileName;
    std::string content;
    std::int64_t bytes = 0;
    bool folder = false;
    sekisho::Instant at{};

    static DriveSeen of(const TakenEvent& taken);
    // `details`: what the record tells besides (AuditRecord::changesJson).
    static DriveSeen ofRecord(std::string_view action, std::string_view member, std::string_view fileName,
                              std::string_view details, std::string_view content, sekisho::Instant at);
    sekisho::policy::DriveDoing doing(std::span<const std::string_view> units) const;
};

// Organizations of members with all above them, as they are in this transaction; each member is read once.
class UnitsOfMembers {
  public:
    explicit UnitsOfMembers(sekisho::sql::Database& db) : db_(db) {}
    sekisho::Result<std::span<const std::string_view>> of(const std::string& member);

  private:
    struct Units {
        std::vector<std::string> ids;
        std::vector<std::string_view> views;
    };
    sekisho::sql::Database& db_;
    std::map<std::string, Units> known_;
};

} // namespace sekishod

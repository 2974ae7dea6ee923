#include "models/commands/monitor_words.h"

#include "models/commands/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sekisho::commands {

namespace {

struct MonitorWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(MonitorWords)
};

QString monitorValueText(const policy::MonitorPolicy& policy, std::string_view key, const NameOfMember& name = {}) {
    const policy::Field* field = policy::fieldOf(policy::monitorSchema(policy.service), key);
    const auto value = policy.values.find(key);
    return field && value != policy.values.end() ? policyValueText(*field, value->second, name) : QString();
}

QString monitorTextOf(const policy::MonitorPolicy& policy, std::string_view key) {
    const auto value = policy.values.find(key);
    const auto* text = value == policy.values.end() ? nullptr : std::get_if<std::string>(&value->second);
    return text ? fromUtf8(*text) : QString();
}

QString dayRange(const Instant& from, const Instant& until) {
    return MonitorWords::tr("%1 – %2", "from, until").arg(timeText(from), timeText(until));
}

} // namespace

std::string_view monitorMenu(MonitorService service) {
    return service == MonitorService::Talk ? "monitoring.talk" : "monitoring.drive";
}

QString monitorUseText(bool enabled) {
    return enabled ? MonitorWords::tr("In use") : MonitorWords::tr("Not in use");
}

QString detectionStateText(DetectionState state) {
    switch (state) {
    case DetectionState::Open:
        return MonitorWords::tr("Unhandled");
    case DetectionState::Seen:
        return MonitorWords::tr("Seen");
    case DetectionState::Handled:
        return MonitorWords::tr("Handled");
    }
    return {};
}

QString detectionCountText(std::int64_t count) {
    const auto shown = std::min(count, kMostDetectionsShown);
    const QString digits = locale().toString(static_cast<qlonglong>(shown));
    return count > kMostDetectionsShown ? digits + QLatin1Char('+') : digits;
}

QString detectionMemberText(const Detection& detection) {
    return detection.memberName.empty() ? MonitorWords::tr("Nobody of this tenant") : fromUtf8(detection.memberName);
}

QString trialMemberText(const ports::TrialMember& member) {
    return member.name.empty() ? MonitorWords::tr("Nobody of this tenant") : fromUtf8(member.name);
}

QString monitorTargetText(const policy::MonitorPolicy& policy, const NameOfMember& name) {
    if (policy.service == MonitorService::Talk) return monitorValueText(policy, "targets");
    return policy::driveConditions(policy.values).everybody ? monitorValueText(policy, "audience")
                                                            : monitorValueText(policy, "targets", name);
}

QString monitorOperationText(const policy::MonitorPolicy& policy) {
    return monitorValueText(policy, "operation");
}

QString monitorCriterionText(const policy::MonitorPolicy& policy) {
    const QString criterion = monitorValueText(policy, "criterion");
    if (policy.service == MonitorService::Talk) {
        const QString keyword = monitorTextOf(policy, "keyword");
        return policy::talkConditions(policy.values).anyAttachment || keyword.isEmpty()
                   ? criterion
                   : MonitorWords::tr("%1: %2", "criterion, what is looked for").arg(criterion, keyword);
    }
    const policy::DriveConditions drive = policy::driveConditions(policy.values);
    const QString limit = drive.criterion == policy::DriveCriterion::Content ? monitorTextOf(policy, "keyword")
                          : drive.criterion == policy::DriveCriterion::Size  ? monitorValueText(policy, "sizeMB")
                                                                             : monitorValueText(policy, "files");
    return limit.isEmpty() ? criterion
                           : MonitorWords::tr("%1: %2", "criterion, what is looked for").arg(criterion, limit);
}

QString monitorPeriodText(const policy::MonitorPolicy& policy) {
    const QString start = monitorTextOf(policy, "start");
    const auto endless = policy.values.find("endless");
    const bool open =
        endless == policy.values.end() || !std::get_if<bool>(&endless->second) || std::get<bool>(endless->second);
    const QString end = open ? QString() : monitorTextOf(policy, "end");
    if (end.isEmpty())
        return start.isEmpty() ? MonitorWords::tr("No end") : MonitorWords::tr("From %1, no end").arg(start);
    return start.isEmpty() ? MonitorWords::tr("Until %1").arg(end)
                           : MonitorWords::tr("%1 – %2", "from, until").arg(start, end);
}

std::vector<Excerpt> excerptsOfWords(const std::string& json) {
    std::vector<Excerpt> out;
    const QJsonArray list = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    for (const auto& value : list) {
        const QJsonObject object = value.toObject();
        Excerpt& excerpt = out.emplace_back();
        excerpt.where = toUtf8(object.value(QLatin1String("where")).toString());
        excerpt.text = toUtf8(object.value(QLatin1String("text")).toString());
        const QJsonArray hits = object.value(QLatin1String("hits")).toArray();
        for (const auto& hit : hits) {
            const int begin = hit.toArray().at(0).toInt(-1), end = hit.toArray().at(1).toInt(-1);
            if (begin >= 0 && begin <= end && static_cast<std::size_t>(end) <= excerpt.text.size())
                excerpt.hits.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        }
    }
    return out;
}

QString excerptWhereText(std::string_view where) {
    if (where == "text") return MonitorWords::tr("Text of the message");
    if (where == "attachment") return MonitorWords::tr("Name of the attachment");
    if (where == "fileName") return MonitorWords::tr("File name");
    if (where == "content") return MonitorWords::tr("Content of the file");
    if (where == "extension") return MonitorWords::tr("Extension");
    if (where == "size") return MonitorWords::tr("Size");
    if (where == "count") return MonitorWords::tr("Number of files");
    if (where == "attachmentAny") return MonitorWords::tr("Attachment");
    if (where == "any") return MonitorWords::tr("Every message");
    return fromUtf8(where);
}

QString markedText(const std::string& text, const std::vector<MatchSpan>& hits) {
    std::vector<MatchSpan> inOrder = hits;
    std::ranges::sort(inOrder, {}, &MatchSpan::begin);
    QString marked;
    std::uint32_t at = 0;
    for (const MatchSpan& hit : inOrder) {
        if (hit.begin < at || hit.begin >= hit.end || hit.end > text.size()) continue;
        marked += fromUtf8(std::string_view(text).substr(at, hit.begin - at));
        marked += QStringLiteral("【%1】").arg(fromUtf8(std::string_view(text).substr(hit.begin, hit.end - hit.begin)));
        at = hit.end;
    }
    return marked + fromUtf8(std::string_view(text).substr(at));
}

QString trialFoundText(const ports::Trial& trial) {
    const QLocale numbers = locale();
    return trial.found == 0
               ? MonitorWords::tr("Nothing would have been found among %1 records of %2.")
                     .arg(numbers.toString(static_cast<qlonglong>(trial.looked)), dayRange(trial.from, trial.until))
               : MonitorWords::tr("%1 of %2 records of %3 would have been found.")
                     .arg(numbers.toString(static_cast<qlonglong>(trial.found)),
                          numbers.toString(static_cast<qlonglong>(trial.looked)), dayRange(trial.from, trial.until));
}

QString trialIncompleteText(const ports::Trial& trial) {
    return trial.complete ? QString()
                          : MonitorWords::tr("Not complete: the trial ended at its time limit. The numbers are of the "
                                             "newest part, from %1 on; there may be more before.")
                                .arg(timeText(trial.from));
}

} // namespace sekisho::commands

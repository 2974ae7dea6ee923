#pragma once
// What is done with logs: an export is asked for and later fetched, records are copied, and the way from a record to
// the history of whom and what it is about. The list that is seen says which records are chosen.

#include "models/commands/command.h"
#include "models/commands/registry.h"
#include "models/domain/log_query.h"

#include <QLatin1String>
#include <QPointer>

#include <functional>
#include <optional>

namespace sekisho::commands {

// ログダウンロード: the service makes a file of all that the shown question finds: records of logs, or what members
// wrote with its text. Of the latter the question says what it means, and the service asks for more than this right.
class RequestLogExport final : public Command {
    Q_OBJECT
  public:
    struct Wanted {
        LogQuery query;
        QString words;                          // of the question, in one line
        std::optional<ContentQuery> contents{}; // what members wrote, instead of `query`
    };
    using Source = std::function<std::optional<Wanted>()>; // nothing: no list of logs is open
    RequestLogExport() : Command(QStringLiteral("logs.export")) {}
    void offer(QObject* owner, Source source); // the last who offers is asked; an offer ends with its owner

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("document-export"); }
    Danger danger() const override { return Danger::Changes; }
    Permission permission() const override { return {"audit.download", Access::Operate}; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void requested(const QString& exportId);

  protected:
    Applicability applies(const Context& context) const override;

  private:
    std::optional<Wanted> wanted() const;
    QPointer<QObject> owner_;
    Source source_;
    mutable Wanted planned_; // what is agreed to, whatever becomes of the list meanwhile
};

// Keys of what the panes of logs do themselves.
inline constexpr QLatin1String kFetchLogFile("logs.download");
inline constexpr QLatin1String kWithdrawLogExport("logs.cancelExport");
inline constexpr QLatin1String kCopyLogDigest("logs.copyDigest");
inline constexpr QLatin1String kCopyLogRows("logs.copy");
inline constexpr QLatin1String kCopyLogJson("logs.copyJson");
inline constexpr QLatin1String kActorTimeline("logs.actorTimeline");
inline constexpr QLatin1String kTargetTimeline("logs.targetTimeline");
inline constexpr QLatin1String kOpenLogMember("logs.openMember");
inline constexpr QLatin1String kSaveLogSearch("logs.saveSearch");

} // namespace sekisho::commands

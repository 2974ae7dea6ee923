#pragma once
// One class per action of a person: what it needs, whether it applies and the sentence why not, how dangerous it is,
// what it will do, how it runs as a job, and its way back. Menus, toolbars, shortcuts, palette, tooltips and tests read
// the same registry. Commands never open a window: what they must ask is described in a Plan and asked by ui. GUI
// thread.

#include "models/commands/selection.h"
#include "models/domain/rights.h"
#include "models/ports/cache.h"
#include "models/ports/gateway.h"
#include "models/ports/jobs.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace sekisho::commands {

enum class Danger { None, Changes, LogsOut, Destroys };

// What a command looks at and acts through. Null pointers: not there in this state (signed out, no copy).
struct Context {
    ports::Gateway* gateway = nullptr;
    ports::Cache* cache = nullptr;
    ports::Sync* sync = nullptr;
    ports::JobRunner* jobs = nullptr;
    ports::Executor* gui = nullptr;
    const Clock* clock = nullptr;
    const ports::Identity* identity = nullptr;
    bool online = false;
    Selection selection; // pin it to go on after something else had a turn
};

struct Applicability {
    bool applies = true;
    QString why; // empty when it applies
    static Applicability yes() { return {}; }
    static Applicability no(QString reason) { return {false, std::move(reason)}; }
};

// One thing the person must say before the command runs.
struct Ask {
    enum class Kind { Text, Password, LoginId, Date, DateTimeRange, Choice, Check };
    QString key; // of the argument
    Kind kind = Kind::Text;
    QString label;
    QString help;
    QStringList choices;
    QVariant value;
    bool optional = false;
};

struct Plan {
    bool confirm = false; // ask before running
    QString title;        // 「メンバーを一時停止」
    QString sentence;     // what will happen to whom
    QStringList effects;  // consequences, one a line
    QStringList subjects; // names, at most 20, then a count
    QString verb;         // text of the button
    QString typedWord;    // must be typed when not empty (destroying many)
    std::vector<Ask> asks;
    std::function<QString(const QVariantMap&)> check; // sentence why the arguments are not right yet; empty: right
};

class Command : public QObject {
    Q_OBJECT
  public:
    explicit Command(QString key, QObject* parent = nullptr) : QObject(parent), key_(std::move(key)) {}

    const QString& key() const { return key_; } // stable: "member.suspend"
    virtual QString text() const = 0;           // verb first, translated now
    virtual QString help() const { return {}; }
    virtual QString iconName() const { return {}; }
    virtual QString defaultShortcut() const { return {}; } // QKeySequence::PortableText
    virtual Danger danger() const { return Danger::None; }
    virtual Permission permission() const { return {}; }
    virtual bool needsOnline() const { return false; }
    virtual int leastSelected() const { return 0; }
    virtual int mostSelected() const { return -1; } // -1: any number

    // The common needs first (signed in, online, permission, selection), then the command's own.
    Applicability applicability(const Context& context) const;
    virtual Plan plan(const Context& context) const {
        Q_UNUSED(context)
        return {};
    }
    virtual void run(const Context& context, const QVariantMap& arguments) = 0;
    // Key of the command that takes this one back for the same selection; empty: no way back.
    virtual QString inverse() const { return {}; }

  Q_SIGNALS:
    // The person should see this; `undo` is the key of the inverse command or empty.
    void done(const QString& sentence, const QString& undo, const sekisho::commands::Selection& subjects);
    void failed(const sekisho::Error& error, const QString& subject);

  protected:
    virtual Applicability applies(const Context& context) const {
        Q_UNUSED(context)
        return Applicability::yes();
    }

  private:
    QString key_;
};

} // namespace sekisho::commands

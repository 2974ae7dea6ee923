#pragma once
// The whole window over the real local copy and a service as a script: what a person sees from sign-in to sign-out,
// without network, keychain or files of the person. Everything runs in the event loop of the test.

#include "tests/ui/members_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/plan_dialog.h"

#include <QDialog>
#include <QPushButton>

#include <algorithm>
#include <type_traits>

namespace sekisho::tests {

inline const char* const kAdminPassword = "Start-1234";

enum class Keychain { Empty, HasTheKey, NeverAnswers };

class ScriptedLink final : public ui::TenantLink {
  public:
    struct Parts {
        fakes::FakeGateway& gateway;
        EventExecutor& gui;
        const Clock& clock;
        fakes::RecordTexts& codec;
        store::ThreadScheduler& scheduler;
        std::filesystem::path folder;
        bool& copyOnDisk;
        Keychain keychain = Keychain::Empty;
    };
    explicit ScriptedLink(Parts parts) : parts_(std::move(parts)) {}

    ports::Gateway& gateway() override { return parts_.gateway; }
    ports::Executor& gui() override { return parts_.gui; }
    const Clock& clock() override { return parts_.clock; }
    ports::Cache* cache() override { return open_ ? cache_.get() : nullptr; }
    ports::Sync* sync() override { return sync_.get(); }
    DomainId copyDomain() const override { return cache_ ? cache_->domain() : 0; }
    void signedIn(const ports::Identity& identity) override {
        cache_->expectDomain(identity.domain);
        imports_->know(identity);
    }
    ports::ImportDesk* importDesk() override { return imports_ ? &imports_->desk() : nullptr; }
    ports::ExportDesk* exportDesk() override { return imports_ ? &imports_->exports() : nullptr; }
    ports::CutOffQueue& cutOffQueue() override { return parts_.gateway.queue; }
    ports::Archive& archive() override { return parts_.gateway.archive; }
    bool hasCopy() const override { return parts_.copyOnDisk; }
    QStringList serviceLog() const override { return log; }
    ports::CallHandle openCopy(std::string, ports::Reply<std::monostate> reply) override {
        return answer(std::move(reply), open());
    }
    ports::CallHandle resumeCopy(ports::Reply<std::monostate> reply) override {
        if (parts_.keychain == Keychain::NeverAnswers) return {};
        if (parts_.keychain == Keychain::HasTheKey) return answer(std::move(reply), open());
        return answer(std::move(reply), Error(ErrorKind::NotFound, "KEYCHAIN_UNAVAILABLE"));
    }
    ports::CallHandle unlockCopy(std::string password, ports::Reply<std::monostate> reply) override {
        if (password != kAdminPassword)
            return answer(std::move(reply), Error(ErrorKind::Unauthenticated, "WRONG_PASSPHRASE"));
        return answer(std::move(reply), open());
    }
    void lockCopy() override {
        if (sync_) sync_->stop();
        if (open_) cache_->lock();
        open_ = false;
    }
    store::SyncEngine* engine() { return sync_.get(); }
    store::SqlCache* copy() { return cache_.get(); }

    QStringList log;

  private:
    Done open() {
        Done done;
        if (cache_) {
            if (cache_->locked()) done = cache_->unlock(key_);
        } else {
            cache_ = std::make_unique<store::SqlCache>(parts_.folder, key_, parts_.codec, parts_.clock, parts_.gui);
            done = cache_->open();
            sync_ = std::make_unique<store::SyncEngine>(parts_.gateway, *cache_, parts_.scheduler, parts_.gui, 7U);
            imports_ = std::make_unique<app::ImportEngine>(*cache_, parts_.gui);
        }
        open_ = done.has_value();
        parts_.copyOnDisk = parts_.copyOnDisk || open_;
        return done;
    }
    ports::CallHandle answer(ports::Reply<std::monostate> reply, Done done) {
        auto state = std::make_shared<ports::CallState>();
        Result<std::monostate> result = done ? Result<std::monostate>(std::monostate{}) : std::move(done).error();
        ports::deliver<std::monostate>(state, parts_.gui, std::move(reply), std::move(result));
        return ports::CallHandle(state);
    }

    Parts parts_;
    sql::Key key_ = sql::randomKey();
    std::unique_ptr<store::SqlCache> cache_;
    std::unique_ptr<store::SyncEngine> sync_;
    std::unique_ptr<app::ImportEngine> imports_;
    bool open_ = false;
};

class ScriptedHost final : public ui::ShellHost {
  public:
    std::function<std::unique_ptr<ScriptedLink>()> make;
    std::vector<ui::SignInPage::Place> known;
    ui::Preferences kept;
    ScriptedLink* link = nullptr; // the last one that was opened
    int windows = 0;

    std::vector<ui::SignInPage::Place> places() const override { return known; }
    QString lastPlace() const override { return known.empty() ? QString() : known.front().id; }
    Result<QString> rememberPlace(const ui::SignInPage::Place& place) override {
        ui::SignInPage::Place with = place;
        if (with.id.isEmpty()) with.id = QStringLiteral("p1");
        known = {with};
        return with.id;
    }
    Done renamePlace(const ui::SignInPage::Place& place) override {
        known = {place};
        return {};
    }
    ui::Preferences preferences() const override { return kept; }
    Done setPreferences(const ui::Preferences& preferences) override {
        kept = preferences;
        return {};
    }
    Result<std::unique_ptr<ui::TenantLink>> open(const ui::SignInPage::Place&) override {
        auto made = make();
        link = made.get();
        return std::unique_ptr<ui::TenantLink>(std::move(made));
    }
    void openAnotherWindow() override { ++windows; }
};

class ConsoleFixture {
  public:
    explicit ConsoleFixture(std::size_t members = 0) {
        gateway.bulkInline = true;
        if (members > 0) gateway.tenant.fill(members);
        host.known = {{QStringLiteral("p1"),
                       QStringLiteral("株式会社デモ"),
                       QStringLiteral("https://sekisho.example:8443"),
                       {},
                       {},
                       QStringLiteral("admin@demo")}};
        host.make = [this] {
            return std::make_unique<ScriptedLink>(ScriptedLink::Parts{
                gateway, gui, clock, codec, scheduler, folder.path().toStdString(), copyOnDisk, keychain});
        };
        window = std::make_unique<ui::MainWindow>(host, clock);
        window->resize(1280, 800);
    }
    ~ConsoleFixture() {
        window.reset();
        QCoreApplication::processEvents();
    }

    void show() {
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        window->start(nullptr);
        QCoreApplication::processEvents(); // the keychain has nothing
    }
    void typePassword(const QString& password) {
        auto* field = find<QLineEdit>("signIn.password");
        field->setText(password);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void signIn() {
        typePassword(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(window->session().state() == ui::SessionController::State::Working);
    }
    void signInAndLoad() {
        signIn();
        QTRY_VERIFY_WITH_TIMEOUT(host.link->copy()->status().phase == ports::CacheStatus::Phase::Ready &&
                                     host.link->copy()->members().complete() && host.link->engine()->resting(),
                                 60'000);
    }
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(host.link->engine()->resting(), 30'000);
        QCoreApplication::processEvents();
    }
    template<class T>
    T* find(const char* name) const { // one that is seen before others of that name
        const auto all = window->findChildren<T*>(QLatin1String(name));
        if constexpr (std::is_base_of_v<QWidget, T>) {
            const auto seen = std::ranges::find_if(all, [](const T* one) { return one->isVisible(); });
            if (seen != all.end()) return *seen;
        }
        return all.isEmpty() ? nullptr : all.front();
    }
    QTableView* table() const { return find<QTableView>("members.table"); }
    items::MemberTableModel* model() const { return qobject_cast<items::MemberTableModel*>(table()->model()); }
    int rowWhere(const std::function<bool(const ports::MemberCells&)>& fits) const {
        for (int row = 0; row < model()->rowCount(); ++row)
            if (fits(model()->cellsAt(row))) return row;
        return -1;
    }
    void choose(int row) const {
        table()->selectionModel()->setCurrentIndex(model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table()->scrollTo(table()->currentIndex());
        QCoreApplication::processEvents();
    }
    QDialog* dialog() const { // the last one that is open
        QDialog* found = nullptr;
        for (QDialog* one : window->findChildren<QDialog*>())
            if (one->isVisible()) found = one;
        return found;
    }

    QTemporaryDir folder;
    ManualClock clock{testNow()};
    EventExecutor gui;
    fakes::RecordTexts codec;
    store::ThreadScheduler scheduler;
    fakes::FakeGateway gateway{clock};
    bool copyOnDisk = false;
    Keychain keychain = Keychain::Empty;
    ScriptedHost host;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace sekisho::tests

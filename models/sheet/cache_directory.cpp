#include "models/sheet/cache_directory.h"

#include "models/sheet/byte_source.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kMemberSlice = 2'000; // well below a frame
constexpr std::size_t kUnitSlice = 200;
constexpr const char* kMappingsNote = "import.mappings";
constexpr std::size_t kMostMappings = 50; // files with other headings than those come once in a while

// Pairs of heading and mapping, the newest first.
boost::json::array keptMappings(const ports::Cache& cache) {
    const auto text = cache.note(kMappingsNote);
    boost::system::error_code failed;
    auto kept = text ? boost::json::parse(*text, failed) : boost::json::value();
    return !failed && kept.is_array() ? std::move(kept.get_array()) : boost::json::array();
}

bool isOf(const boost::json::value& pair, std::string_view key) {
    const auto* both = pair.if_array();
    return both && both->size() == 2 && both->front().is_string() && both->back().is_string() &&
           both->front().get_string() == key;
}

} // namespace

// All but the answers belongs to the GUI thread.
struct CacheDirectory::Shared : std::enable_shared_from_this<Shared> {
    // A place for one answer that somebody waits for.
    template<class T>
    struct Answer {
        std::mutex mutex;
        std::condition_variable there;
        std::optional<Result<T>> value;

        void give(Result<T> result) {
            const std::lock_guard lock(mutex);
            if (!value) value.emplace(std::move(result));
            there.notify_all();
        }
        Result<T> wait() {
            std::unique_lock lock(mutex);
            there.wait(lock, [this] { return value.has_value(); });
            return std::move(*value);
        }
    };
    using DirectoryAnswer = Answer<std::shared_ptr<const Directory>>;
    using MembersAnswer = Answer<std::vector<Member>>;
    using GroupsAnswer = Answer<std::vector<Group>>;
    using MappingAnswer = Answer<std::optional<std::string>>;

    Shared(ports::Cache& c, ports::Executor& g, TenantFacts t) : cache(&c), gui(g), tenant(std::move(t)) {}

    ports::Cache* cache; // null: stopped
    ports::Executor& gui;
    TenantFacts tenant;

    std::mutex mutex; // of what follows
    bool stopped = false;
    std::vector<std::shared_ptr<DirectoryAnswer>> readers;
    std::vector<std::shared_ptr<MembersAnswer>> askers;
    std::vector<std::shared_ptr<GroupsAnswer>> groupAskers;
    std::vector<std::shared_ptr<MappingAnswer>> recallers;

    // False: nobody can be asked any more.
    template<class T>
    bool enlist(std::vector<std::shared_ptr<T>>& list, const std::shared_ptr<T>& answer) {
        const std::lock_guard lock(mutex);
        if (!stopped) list.push_back(answer);
        return !stopped;
    }
    template<class T>
    void dismiss(std::vector<std::shared_ptr<T>>& list, const std::shared_ptr<T>& answer) {
        const std::lock_guard lock(mutex);
        std::erase(list, answer);
    }

    struct Reading {
        std::shared_ptr<Directory> directory;
        std::shared_ptr<DirectoryAnswer> answer;
        std::vector<ports::OrgNode> nodes;
        ports::RowSet rows;
        ports::GroupLines groups;
        std::size_t node = 0;
        std::size_t group = 0;
        std::size_t row = 0;
        bool begun = false;
        ports::CallHandle exchange; // rows that changed places while they were read are read anew
    };

    void begin(const std::shared_ptr<Reading>& reading) const {
        reading->directory = std::make_shared<Directory>();
        reading->directory->tenant = tenant;
        reading->nodes = cache->orgTree();
        for (const RankKind kind : {RankKind::Level, RankKind::Position, RankKind::UserType})
            for (const Rank& rank : cache->ranks(kind))
                reading->directory->addRank(rank);
        const TenantFields& fields = cache->fields();
        for (const CustomProperty& property : fields.properties)
            reading->directory->addProperty(ruleOf(property));
        for (const FieldSetting& setting : fields.settings.fields)
            if (setting.required) reading->directory->tenant.required.push_back(setting.key);
        reading->groups = cache->groups();
        reading->directory->tenant.numbersItself = fields.settings.numbering.automatic;
        reading->rows = cache->members().query({});
        reading->node = reading->group = reading->row = 0;
        reading->begun = true;
        reading->exchange = cache->members().watchExchange([weak = std::weak_ptr(reading)] {
            if (const auto again = weak.lock()) again->begun = false;
        });
    }

    void addGroup(Directory& directory, const ports::GroupLine& line) const {
        GroupFacts facts{line.id.value, line.name, line.externalKey, 0, line.kind};
        if (line.groups > 0) // only then the record tells more
            if (const auto group = cache->group(line.id))
                for (const GroupMember& member : group->members)
                    if (member.kind == GroupMemberKind::Group) facts.groups.push_back(member.id);
        directory.addGroup(std::move(facts));
    }

    void slice(const std::shared_ptr<Reading>& reading) {
        if (!cache) return;
        if (!cache->members().complete()) {
            reading->exchange.cancel();
            return reading->answer->give(
                Error(ErrorKind::Unavailable, "IMPORT_COPY_NOT_READY", "The members are not loaded completely."));
        }
        if (!reading->begun) begin(reading);
        Directory& directory = *reading->directory;
        for (std::size_t i = 0; i < kUnitSlice && reading->node < reading->nodes.size(); ++i)
            if (const auto unit = cache->orgUnit(reading->nodes[reading->node++].id)) directory.addOrgUnit(*unit);
        const std::size_t groups = reading->groups ? reading->groups->size() : 0;
        for (std::size_t i = 0; i < kUnitSlice && reading->group < groups; ++i)
            addGroup(directory, (*reading->groups)[reading->group++]);
        if (reading->node == reading->nodes.size() && reading->group == groups)
            for (std::size_t i = 0; i < kMemberSlice && reading->row < reading->rows->size(); ++i) {
                const ports::MemberCells cells = cache->members().cells((*reading->rows)[reading->row++]);
                if (cells.id.empty()) continue; // deleted for good meanwhile
                directory.addMember({cells.id, cells.loginId, cells.externalKey, cells.employeeNumber, 0});
            }
        if (reading->node == reading->nodes.size() && reading->group == groups &&
            reading->row == reading->rows->size()) {
            reading->exchange.cancel();
            reading->answer->give(std::shared_ptr<const Directory>(std::move(reading->directory)));
            return;
        }
        gui.post([self = shared_from_this(), reading] { self->slice(reading); });
    }

    void fetch(std::vector<UserId> ids, const std::shared_ptr<MembersAnswer>& answer) {
        if (!cache) return;
        // The handle goes with the reply: dropping it earlier would take the reply back.
        auto handle = std::make_shared<ports::CallHandle>();
        *handle = cache->members(std::move(ids), gui, [answer, handle](Result<std::vector<Member>> found) {
            answer->give(std::move(found));
            handle->detach();
        });
    }
};

CacheDirectory::CacheDirectory(ports::Cache& cache, ports::Executor& gui, TenantFacts tenant)
    : shared_(std::make_shared<Shared>(cache, gui, std::move(tenant))) {}

CacheDirectory::~CacheDirectory() {
    stop();
}

void CacheDirectory::stop() {
    shared_->cache = nullptr;
    const std::lock_guard lock(shared_->mutex);
    shared_->stopped = true;
    for (const auto& reader : shared_->readers)
        reader->give(cancelledError());
    for (const auto& asker : shared_->askers)
        asker->give(cancelledError());
    for (const auto& asker : shared_->groupAskers)
        asker->give(cancelledError());
    for (const auto& recaller : shared_->recallers)
        recaller->give(cancelledError());
}

Result<std::shared_ptr<const Directory>> CacheDirectory::read() const {
    const std::shared_ptr<Shared> shared = shared_;
    auto answer = std::make_shared<Shared::DirectoryAnswer>();
    if (!shared->enlist(shared->readers, answer)) return cancelledError();
    auto reading = std::make_shared<Shared::Reading>();
    reading->answer = answer;
    // The reading lives and dies on the GUI thread: it holds a handle of the copy.
    shared->gui.post([shared, reading = std::move(reading)] { shared->slice(reading); });
    auto result = answer->wait();
    shared->dismiss(shared->readers, answer);
    return result;
}

Result<std::vector<Member>> CacheDirectory::members(std::span<const UserId> ids) const {
    const std::shared_ptr<Shared> shared = shared_;
    auto answer = std::make_shared<Shared::MembersAnswer>();
    if (!shared->enlist(shared->askers, answer)) return cancelledError();
    shared->gui.post([shared, answer, wanted = std::vector<UserId>(ids.begin(), ids.end())]() mutable {
        shared->fetch(std::move(wanted), answer);
    });
    auto result = answer->wait();
    shared->dismiss(shared->askers, answer);
    return result;
}

Result<std::vector<Group>> CacheDirectory::groups(std::span<const GroupId> ids) const {
    const std::shared_ptr<Shared> shared = shared_;
    auto answer = std::make_shared<Shared::GroupsAnswer>();
    if (!shared->enlist(shared->groupAskers, answer)) return cancelledError();
    shared->gui.post([shared, answer, wanted = std::vector<GroupId>(ids.begin(), ids.end())] {
        if (!shared->cache) return;
        std::vector<Group> found;
        for (const GroupId& id : wanted)
            if (auto group = shared->cache->group(id)) found.push_back(std::move(*group));
        answer->give(std::move(found));
    });
    auto result = answer->wait();
    shared->dismiss(shared->groupAskers, answer);
    return result;
}

std::optional<std::string> CacheDirectory::mapping(const std::string& key) const {
    const std::shared_ptr<Shared> shared = shared_;
    auto answer = std::make_shared<Shared::MappingAnswer>();
    if (!shared->enlist(shared->recallers, answer)) return std::nullopt;
    shared->gui.post([shared, answer, key] {
        if (!shared->cache) return;
        std::optional<std::string> found;
        for (const auto& pair : keptMappings(*shared->cache))
            if (!found && isOf(pair, key)) found = std::string(pair.get_array().back().get_string());
        answer->give(std::move(found));
    });
    const auto result = answer->wait();
    shared->dismiss(shared->recallers, answer);
    return result ? *result : std::nullopt;
}

void CacheDirectory::keepMapping(const std::string& key, const std::string& mapping) const {
    shared_->gui.post([shared = shared_, key, mapping] {
        if (!shared->cache) return;
        boost::json::array newest;
        newest.emplace_back(key);
        newest.emplace_back(mapping);
        boost::json::array kept;
        kept.emplace_back(std::move(newest));
        for (auto& pair : keptMappings(*shared->cache))
            if (!isOf(pair, key) && kept.size() < kMostMappings) kept.push_back(std::move(pair));
        // A convenience: where it cannot be kept, the columns are found or chosen anew.
        static_cast<void>(shared->cache->setNote(kMappingsNote, boost::json::serialize(kept)));
    });
}

} // namespace sekisho::sheet

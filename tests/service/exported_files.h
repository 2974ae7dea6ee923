#pragma once
// The files that the console exports and imports again (members, organizations in both forms, ranks, groups, and the
// configuration), as bytes, made of what the store holds now; with them what is set about the fields of members, in the
// form in which the API tells it.

#include "models/api/record.h"
#include "models/api/settings_wire.h"
#include "models/sheet/export.h"
#include "service/rules/configuration.h"
#include "service/rules/statuses.h"
#include "service/store/tenant_store.h"
#include "tests/service/http_fixture.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace sekishod::test {

using ExportedFiles = std::map<std::string, std::string>; // bytes by name

class FileMaker {
  public:
    FileMaker(TenantStore& store, sekisho::DomainId domain) {
        directory_.tenant.domain = domain;
        const auto docs = [&](const std::string& sql) {
            const auto rows = store.read([&](sekisho::sql::Database& db) { return db.rows<std::string>(sql, domain); });
            EXPECT_TRUE(rows) << sql;
            std::vector<std::string> out;
            for (const auto& [doc] : *rows)
                out.push_back(doc);
            return out;
        };
        directory_.tenant.workgroup = docs("SELECT workgroup FROM tenant WHERE domain_id = :domain").at(0);
        for (const auto& doc : docs("SELECT doc FROM orgunit WHERE domain_id = :domain ORDER BY uid"))
            directory_.addOrgUnit(*sekisho::api::orgUnitFromRecord(doc));
        for (const auto& doc : docs("SELECT doc FROM rank WHERE domain_id = :domain ORDER BY uid"))
            directory_.addRank(*sekisho::api::rankFromRecord(doc));
        for (const auto& doc : docs("SELECT doc FROM custom_property WHERE domain_id = :domain ORDER BY uid"))
            directory_.addProperty(sekisho::sheet::ruleOf(*sekisho::api::customPropertyFromRecord(doc)));
        for (const auto& doc : docs("SELECT doc FROM member WHERE domain_id = :domain ORDER BY uid")) {
            members_.push_back(*sekisho::api::memberFromRecord(doc));
            directory_.addMember(members_.back());
        }
        for (const auto& doc : docs("SELECT doc FROM grp WHERE domain_id = :domain ORDER BY uid")) {
            groups_.push_back(*sekisho::api::groupFromRecord(doc));
            const sekisho::Group& group = groups_.back();
            directory_.addGroup(
                {group.id.value, group.name, group.externalKey.value_or(""), group.version, group.kind});
        }
        const auto settings = store.read([domain](sekisho::sql::Database& db) { return settingsOf(db, domain); });
        EXPECT_TRUE(settings);
        if (settings) settings_ = *settings;
    }

    ExportedFiles files() {
        using namespace sekisho::sheet;
        ExportOptions options;
        options.now = fixtureNow;
        ExportedFiles out = settings_;
        out["members"] = made([&](RowWriter& writer) {
            return exportMembers(
                writer, allMemberColumns(directory_), idsOf(members_), [&](auto ids) { return of(members_, ids); },
                directory_, options);
        });
        out["organizations"] = made([&](RowWriter& writer) { return exportOrgUnits(writer, directory_, options); });
        out["levels of organizations"] =
            made([&](RowWriter& writer) { return exportOrgUnitLevels(writer, directory_, options); });
        for (const auto kind : {sekisho::RankKind::Level, sekisho::RankKind::Position, sekisho::RankKind::UserType})
            out[std::string(sekisho::rankKey(kind))] =
                made([&](RowWriter& writer) { return exportRanks(writer, kind, directory_, options); });
        out["groups"] = made([&](RowWriter& writer) {
            return exportGroups(
                writer, idsOf(groups_), [&](auto ids) { return of(groups_, ids); }, directory_, options);
        });
        return out;
    }

  private:
    static inline const sekisho::Instant fixtureNow = *sekisho::parseInstant("2026-11-22T09:00:00Z");

    static sekisho::Result<ExportedFiles> settingsOf(sekisho::sql::Database& db, sekisho::DomainId domain) {
        ExportedFiles out;
        SEKISHO_TRY(tenant, loadTenant(db, domain));
        for (const auto& property : tenant.properties)
            out["custom properties"] += sekisho::api::customPropertyText(property) + "\n";
        SEKISHO_TRY(statuses, profileStatuses(db, domain));
        for (const auto& status : statuses)
            out["profile statuses"] += sekisho::api::profileStatusText(status) + "\n";
        tenant.fields.version = 0; // moves on with an undo, as all versions do
        out["field management"] = sekisho::api::recordText(tenant.fields);
        SEKISHO_TRY(configuration, configurationText(
                                       db, tenant, [](std::string_view) { return true; }, fixtureNow));
        out["configuration"] = configuration;
        return out;
    }
    template<class Thing, class Id = decltype(Thing::id)>
    static std::vector<Id> idsOf(const std::vector<Thing>& things) {
        std::vector<Id> ids;
        for (const Thing& thing : things)
            ids.push_back(thing.id);
        return ids;
    }
    template<class Thing, class Ids>
    static sekisho::Result<std::vector<Thing>> of(const std::vector<Thing>& things, const Ids& ids) {
        std::vector<Thing> out;
        for (const Thing& thing : things) // asked in their own order, piece by piece
            if (std::ranges::find(ids, thing.id) != ids.end()) out.push_back(thing);
        return out;
    }
    static std::string made(const std::function<sekisho::Done(sekisho::sheet::RowWriter&)>& fill) {
        const TempFolder folder;
        const auto path = folder.path() / "file.csv";
        auto writer = sekisho::sheet::createFile(path, sekisho::sheet::FileFormat::Csv, "");
        EXPECT_TRUE(writer);
        if (!writer) return {};
        EXPECT_TRUE(fill(**writer));
        EXPECT_TRUE((*writer)->finish());
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    sekisho::sheet::Directory directory_;
    std::vector<sekisho::Member> members_;
    std::vector<sekisho::Group> groups_;
    ExportedFiles settings_;
};

inline ExportedFiles exportedFiles(TenantStore& store, sekisho::DomainId domain) {
    return FileMaker(store, domain).files();
}

// Byte for byte; the first line that differs is told.
inline void expectSameFiles(const ExportedFiles& is, const ExportedFiles& was, const std::string& where) {
    ASSERT_EQ(is.size(), was.size());
    for (const auto& [name, bytes] : was) {
        const std::string& now = is.at(name);
        if (now == bytes) continue;
        const auto [a, b] = std::ranges::mismatch(now, bytes);
        const auto line = [](const std::string& text, std::string::const_iterator at) {
            const auto place = static_cast<std::size_t>(at - text.begin());
            const std::size_t begin = place == 0 ? 0 : text.rfind('\n', place - 1) + 1;
            return text.substr(begin, text.find('\n', place) - begin);
        };
        ADD_FAILURE() << where << ": " << name << " is another file\nis:  " << line(now, a)
                      << "\nwas: " << line(bytes, b);
    }
}

} // namespace sekishod::test

#include "service/import.h"

#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "service/command_output.h"
#include "service/import_csv.h"
#include "service/import_places.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::RankKind;
using sekisho::Result;

const std::array<std::string_view, kImportColumns> importHeader{"姓",
                                                                "名",
                                                                "ID",
                                                                "パスワード",
                                                                "姓(フリガナ)",
                                                                "名(フリガナ)",
                                                                "個人メール",
                                                                "サブメール",
                                                                "ニックネーム",
                                                                "利用権限タイプ",
                                                                "職級",
                                                                "組織名",
                                                                "役職",
                                                                "電話番号",
                                                                "携帯番号/国番号",
                                                                "携帯番号/番号",
                                                                "言語",
                                                                "担当業務",
                                                                "勤務先",
                                                                "SNS",
                                                                "SNS_ID",
                                                                "入社日"};

namespace {

enum Column : std::size_t {
    LastName,
    FirstName,
    Id,
    Password,
    LastReading,
    FirstReading,
    PrivateMail,
    Aliases,
    NickName,
    UserType,
    Level,
    Units,
    Positions,
    Telephone,
    CellCountry,
    CellNumber,
    Language,
    Task,
    Location,
    Messenger,
    MessengerId,
    HiredDate
};

struct Word {
    std::string_view word;
    std::string_view value;
};

// Compared folded: without width, case, blanks.
constexpr Word languages[] = {
    {"Japanese", "ja_JP"},
    {"日本語", "ja_JP"},
    {"ja_JP", "ja_JP"},
    {"ja", "ja_JP"},
    {"English", "en_US"},
    {"英語", "en_US"},
    {"en_US", "en_US"},
    {"en", "en_US"},
    {"Korean", "ko_KR"},
    {"韓国語", "ko_KR"},
    {"ko_KR", "ko_KR"},
    {"ko", "ko_KR"},
    {"Chinese", "zh_CN"},
    {"中国語", "zh_CN"},
    {"zh_CN", "zh_CN"},
    {"Simplified Chinese", "zh_CN"},
    {"Chinese (Simplified)", "zh_CN"},
    {"中国語(簡体字)", "zh_CN"},
    {"中国語(簡体)", "zh_CN"},
    {"Chinese (Traditional)", "zh_TW"},
    {"中国語(繁体字)", "zh_TW"},
    {"中国語(繁体)", "zh_TW"},
    {"zh_TW", "zh_TW"},
    {"Traditional Chinese", "zh_TW"},
};
constexpr Word messengers[] = {{"LINE", "LINE"}, {"Facebook", "FACEBOOK"}, {"X", "X"}, {"Twitter", "TWITTER"}};

using Words = std::unordered_map<std::string, std::string_view>;

template<std::size_t N>
Words foldedWords(const Word (&words)[N]) {
    Words out;
    for (const Word& word : words)
        out.emplace(sekisho::fold(word.word), word.value);
    return out;
}

// Empty when there is no such word.
std::string_view lookUp(const Words& words, std::string_view text) {
    const auto found = words.find(sekisho::fold(text));
    return found == words.end() ? std::string_view() : found->second;
}

// Wire field of a rule → the column it came from.
constexpr std::pair<std::string_view, Column> fieldColumns[] = {{"userName.lastName", LastName},
                                                                {"userName.firstName", FirstName},
                                                                {"userName.phoneticLastName", LastReading},
                                                                {"userName.phoneticFirstName", FirstReading},
                                                                {"nickName", NickName},
                                                                {"email", Id},
                                                                {"privateEmail", PrivateMail},
                                                                {"aliasEmails", Aliases},
                                                                {"organizations.orgUnits", Units},
                                                                {"telephone", Telephone},
                                                                {"cellPhone", CellNumber},
                                                                {"location", Location},
                                                                {"task", Task},
                                                                {"messenger.protocol", Messenger},
                                                                {"messenger.customProtocol", Messenger},
                                                                {"messenger.messengerId", MessengerId},
                                                                {"hiredDate", HiredDate},
                                                                {"locale", Language},
                                                                {"password", Password}};

std::string columnOf(std::string_view field) {
    for (const auto& [name, column] : fieldColumns)
        if (name == field) return std::string(importHeader[column]);
    return {};
}

bool digitsOnly(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// 20260401, 2026-04-01, 2026/4/1 → 2026-04-01; what is none of these is left to the rule for dates.
std::string dateOf(const std::string& cell) {
    if (cell.size() == 8 && digitsOnly(cell)) return cell.substr(0, 4) + "-" + cell.substr(4, 2) + "-" + cell.substr(6);
    const auto parts = importParts(cell, cell.find('/') != std::string::npos ? '/' : '-');
    if (parts.size() != 3 || !std::ranges::all_of(parts, [](const auto& p) { return p.size() <= 4 && digitsOnly(p); }))
        return cell;
    return fmt::format("{:0>4}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2]);
}

std::string cellPhoneOf(const std::string& country, const std::string& number) {
    if (number.empty() || country.empty()) return number;
    const std::string code = country.starts_with('+') ? country : "+" + country;
    // The 0 before a Japanese number is dialled only without the country code.
    const bool dropZero = code == "+81" && number.size() > 1 && number.starts_with('0');
    return code + " " + (dropZero ? number.substr(1) : number);
}

class Importer {
  public:
    Importer(ImportWorld world, const std::function<Done(std::string_view, std::string_view)>& checkPassword)
        : world_(std::move(world)), places_(world_), checkPassword_(checkPassword) {}

    ImportBatch run(std::string_view text) {
        bool first = true;
        notePaths(text);
        const Done read = eachCsvRow(text, [&](std::int64_t line, std::span<const std::string> cells) {
            if (first) {
                first = false;
                return checkHeader(line, cells);
            }
            takeRow(line, cells);
            return true;
        });
        if (!read)
            addFileFault(read.error());
        else if (first)
            note(1, {}, Error(ErrorKind::BadInput, "CSV_COLUMNS", "The file is empty."));
        batch_.newUnits = places_.takeNewUnits();
        batch_.newRanks = places_.takeNewRanks();
        return std::move(batch_);
    }

  private:
    void note(std::int64_t line, std::string column, Error error) {
        ++batch_.faultCount;
        if (batch_.faults.size() < kMostImportFaults)
            batch_.faults.push_back({line, std::move(column), std::move(error)});
    }

    void addFileFault(const Error& error) {
        std::int64_t line = 0;
        for (const auto& param : error.params)
            if (param.name == "line") line = std::stoll(param.value);
        note(line, {}, error);
    }

    void notePaths(std::string_view text) {
        bool first = true;
        // Faults are found again, and told with their column, when the row itself is read.
        static_cast<void>(eachCsvRow(text, [&](std::int64_t, std::span<const std::string> cells) {
            if (!std::exchange(first, false) && cells.size() > Units && cells[Units].find('>') != std::string::npos)
                for (const std::string& path : importParts(cells[Units], ';'))
                    if (!places_.notePath(path)) return false;
            return true;
        }));
    }

    bool checkHeader(std::int64_t line, std::span<const std::string> cells) {
        for (std::size_t i = 0; i < std::max(cells.size(), kImportColumns); ++i) {
            const bool both = i < cells.size() && i < kImportColumns;
            if (both && sekisho::fold(cells[i]) == sekisho::fold(importHeader[i])) continue;
            note(line, i < kImportColumns ? std::string(importHeader[i]) : fmt::format("{}", i + 1),
                 Error(ErrorKind::BadInput, "CSV_COLUMNS", "The columns are not those of the bulk file."));
            return false;
        }
        return true;
    }

    void takeRow(std::int64_t line, std::span<const std::string> cells) {
        if (cells.size() != kImportColumns) {
            note(line, {},
                 Error(ErrorKind::BadInput, "CSV_COLUMNS", "The row does not have 22 columns.")
                     .with("columns", fmt::format("{}", cells.size())));
            return;
        }
        const std::int64_t before = batch_.faultCount;
        ImportRow row;
        fillNames(row.member, cells);
        fillWork(row.member, cells, line);
        fillContact(row.member, cells, line);
        row.member = sekisho::normalized(std::move(row.member));
        for (const Error& error : checkMember(row.member))
            note(line, columnOf(error.field), error);
        takeAddresses(row.member, line);
        row.password = cells[Password];
        if (!row.password.empty() && checkPassword_)
            if (Done fine = checkPassword_(row.member.email, row.password); !fine)
                note(line, std::string(importHeader[Password]), fine.error());
        if (batch_.faultCount == before) batch_.rows.push_back(std::move(row));
    }

    void fillNames(Member& member, std::span<const std::string> cells) const {
        const Tenant& tenant = world_.tenant;
        member.domain = tenant.domain;
        member.id = sekisho::UserId(newUid());
        member.name = {cells[LastName], cells[FirstName], cells[LastReading], cells[FirstReading]};
        member.nickName = cells[NickName];
        member.email = cells[Id].find('@') == std::string::npos ? cells[Id] + "@" + tenant.workgroup : cells[Id];
        member.privateEmail = cells[PrivateMail];
        for (const std::string& alias : importParts(cells[Aliases], ';'))
            member.aliasEmails.push_back(alias.find('@') == std::string::npos ? alias + "@" + tenant.workgroup : alias);
        member.timeZone = tenant.timeZone;
        member.version = 1;
    }

    void fillWork(Member& member, std::span<const std::string> cells, std::int64_t line) {
        sekisho::Organization organization{world_.tenant.domain, true, member.email, std::nullopt, {}};
        if (auto level = rank(RankKind::Level, cells[Level], Level, line))
            organization.level = sekisho::LevelId(std::move(*level));
        if (auto type = rank(RankKind::UserType, cells[UserType], UserType, line))
            member.userType = sekisho::UserTypeId(std::move(*type));
        const auto positions = importParts(cells[Positions], ';');
        for (const std::string& path : importParts(cells[Units], ';')) {
            auto unit = places_.unit(path);
            if (!unit) {
                note(line, std::string(importHeader[Units]), unit.error());
                continue;
            }
            sekisho::OrgUnitMembership post;
            post.orgUnit = *unit;
            const std::size_t place = organization.orgUnits.size();
            post.primary = place == 0;
            if (place < positions.size())
                if (auto position = rank(RankKind::Position, positions[place], Positions, line))
                    post.position = sekisho::PositionId(std::move(*position));
            organization.orgUnits.push_back(std::move(post));
        }
        if (positions.size() > organization.orgUnits.size())
            note(line, std::string(importHeader[Positions]),
                 Error(ErrorKind::BadInput, "POSITION_WITHOUT_ORGUNIT", "A position needs an organization."));
        member.organizations.push_back(std::move(organization));
        member.task = cells[Task];
        member.location = cells[Location];
        member.hiredDate = dateOf(cells[HiredDate]);
    }

    std::optional<std::string> rank(RankKind kind, const std::string& cell, Column column, std::int64_t line) {
        const auto names = importParts(cell, '\n');
        if (names.empty()) return std::nullopt;
        auto id = places_.rank(kind, names.front());
        if (id) return *id;
        note(line, std::string(importHeader[column]), id.error());
        return std::nullopt;
    }

    void fillContact(Member& member, std::span<const std::string> cells, std::int64_t line) {
        member.telephone = cells[Telephone];
        member.cellPhone = cellPhoneOf(cells[CellCountry], cells[CellNumber]);
        if (!cells[CellCountry].empty() && cells[CellNumber].empty())
            note(line, std::string(importHeader[CellNumber]),
                 Error(ErrorKind::BadInput, "REQUIRED", "The number is missing."));
        member.locale = world_.tenant.locale;
        if (!cells[Language].empty()) {
            const std::string_view found = lookUp(languages_, cells[Language]);
            if (found.empty())
                note(line, std::string(importHeader[Language]),
                     Error(ErrorKind::BadInput, "UNKNOWN_VALUE", "The language is not known."));
            else
                member.locale = found;
        }
        if (cells[Messenger].empty() && cells[MessengerId].empty()) return;
        const std::string_view protocol = lookUp(messengers_, cells[Messenger]);
        member.messenger = sekisho::Messenger{std::string(protocol), {}, cells[MessengerId]};
        if (protocol.empty() && !cells[Messenger].empty()) {
            member.messenger->protocol = "CUSTOM";
            member.messenger->customProtocol = cells[Messenger];
        }
    }

    void takeAddresses(const Member& member, std::int64_t line) {
        const std::string suffix = "@" + world_.tenant.workgroup;
        if (!member.email.ends_with(suffix) && member.email.find('@') != std::string::npos)
            note(line, std::string(importHeader[Id]),
                 Error(ErrorKind::BadInput, "LOGIN_GROUP", "The ID belongs to another workgroup."));
        take(member.email, Id, line);
        for (const std::string& alias : member.aliasEmails)
            take(alias, Aliases, line);
    }

    void take(const std::string& address, Column column, std::int64_t line) {
        const auto [found, fresh] = world_.addresses.emplace(address, line);
        if (fresh) return;
        Error error(ErrorKind::Conflict, column == Id ? "USER_ALREADY_EXIST" : "EMAIL_ALREADY_EXIST",
                    "The address is taken.");
        note(line, std::string(importHeader[column]),
             std::move(error).with("line", fmt::format("{}", found->second)).with("address", address));
    }

    ImportWorld world_;
    ImportPlaces places_;
    const std::function<Done(std::string_view, std::string_view)>& checkPassword_;
    const Words languages_ = foldedWords(languages);
    const Words messengers_ = foldedWords(messengers);
    ImportBatch batch_;
};

} // namespace

ImportBatch checkImport(std::string_view text, ImportWorld world,
                        const std::function<Done(std::string_view loginId, std::string_view password)>& checkPassword) {
    return Importer(std::move(world), checkPassword).run(text);
}

namespace {

// What happened; that nothing was changed and what to do is said once for the whole file.
std::string firstSentence(const Error& error) {
    std::string text = sentenceOf(error);
    if (const std::size_t end = text.find(". "); end != std::string::npos) text.resize(end + 1);
    return text;
}

} // namespace

std::string importFaultText(const ImportBatch& batch) {
    std::string out;
    for (const ImportFault& fault : batch.faults) {
        const std::string column = fault.column.empty() ? std::string() : ", " + fault.column;
        out += fmt::format("line {}{}: {}\n", fault.line, column, firstSentence(fault.error));
    }
    const auto more = batch.faultCount - static_cast<std::int64_t>(batch.faults.size());
    if (more > 0) out += fmt::format("and {} more faults\n", more);
    return out;
}

} // namespace sekishod

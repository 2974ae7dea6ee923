#include "tests/fakes/sample_people.h"

#include <fmt/format.h>

#include <array>
#include <random>

namespace sekisho::fakes {
namespace {

struct Word {
    const char* text;
    const char* kana;
    const char* latin;
};

constexpr std::array surnames = std::to_array<Word>({
    {"佐藤", "サトウ", "sato"},         {"鈴木", "スズキ", "suzuki"},      {"高橋", "タカハシ", "takahashi"},
    {"田中", "タナカ", "tanaka"},       {"伊藤", "イトウ", "ito"},         {"渡邉", "ワタナベ", "watanabe"},
    {"渡辺", "ワタナベ", "watanabe"},   {"山本", "ヤマモト", "yamamoto"},  {"中村", "ナカムラ", "nakamura"},
    {"小林", "コバヤシ", "kobayashi"},  {"加藤", "カトウ", "kato"},        {"吉田", "ヨシダ", "yoshida"},
    {"山田", "ヤマダ", "yamada"},       {"佐々木", "ササキ", "sasaki"},    {"山口", "ヤマグチ", "yamaguchi"},
    {"松本", "マツモト", "matsumoto"},  {"井上", "イノウエ", "inoue"},     {"木村", "キムラ", "kimura"},
    {"林", "ハヤシ", "hayashi"},        {"齋藤", "サイトウ", "saito"},     {"清水", "シミズ", "shimizu"},
    {"髙田", "タカダ", "takada"},       {"阿部", "アベ", "abe"},           {"森", "モリ", "mori"},
    {"池田", "イケダ", "ikeda"},        {"橋本", "ハシモト", "hashimoto"}, {"石川", "イシカワ", "ishikawa"},
    {"中島", "ナカジマ", "nakajima"},   {"前田", "マエダ", "maeda"},       {"藤田", "フジタ", "fujita"},
    {"小川", "オガワ", "ogawa"},        {"後藤", "ゴトウ", "goto"},        {"岡田", "オカダ", "okada"},
    {"長谷川", "ハセガワ", "hasegawa"}, {"村上", "ムラカミ", "murakami"},  {"近藤", "コンドウ", "kondo"},
    {"石井", "イシイ", "ishii"},        {"坂本", "サカモト", "sakamoto"},  {"遠藤", "エンドウ", "endo"},
    {"青木", "アオキ", "aoki"},         {"藤井", "フジイ", "fujii"},       {"西村", "ニシムラ", "nishimura"},
    {"福田", "フクダ", "fukuda"},       {"太田", "オオタ", "ota"},         {"三浦", "ミウラ", "miura"},
    {"岡本", "オカモト", "okamoto"},    {"松田", "マツダ", "matsuda"},     {"中川", "ナカガワ", "nakagawa"},
    {"中野", "ナカノ", "nakano"},       {"原田", "ハラダ", "harada"},      {"小野", "オノ", "ono"},
    {"田村", "タムラ", "tamura"},       {"竹内", "タケウチ", "takeuchi"},  {"金子", "カネコ", "kaneko"},
    {"和田", "ワダ", "wada"},           {"中山", "ナカヤマ", "nakayama"},  {"石田", "イシダ", "ishida"},
    {"上田", "ウエダ", "ueda"},         {"森田", "モリタ", "morita"},      {"原", "ハラ", "hara"},
    {"柴田", "シバタ", "shibata"},      {"酒井", "サカイ", "sakai"},       {"工藤", "クドウ", "kudo"},
    {"横山", "ヨコヤマ", "yokoyama"},   {"宮崎", "ミヤザキ", "miyazaki"},  {"宮本", "ミヤモト", "miyamoto"},
});

constexpr std::array givens = std::to_array<Word>({
    {"太郎", "タロウ", "taro"},
    {"花子", "ハナコ", "hanako"},
    {"翔太", "ショウタ", "shota"},
    {"健一", "ケンイチ", "kenichi"},
    {"美咲", "ミサキ", "misaki"},
    {"陽菜", "ヒナ", "hina"},
    {"蓮", "レン", "ren"},
    {"結衣", "ユイ", "yui"},
    {"大輔", "ダイスケ", "daisuke"},
    {"直樹", "ナオキ", "naoki"},
    {"さくら", "サクラ", "sakura"},
    {"拓也", "タクヤ", "takuya"},
    {"恵子", "ケイコ", "keiko"},
    {"由美子", "ユミコ", "yumiko"},
    {"誠", "マコト", "makoto"},
    {"浩二", "コウジ", "koji"},
    {"愛", "アイ", "ai"},
    {"智子", "トモコ", "tomoko"},
    {"優子", "ユウコ", "yuko"},
    {"和也", "カズヤ", "kazuya"},
    {"彩", "アヤ", "aya"},
    {"慎吾", "シンゴ", "shingo"},
    {"真由美", "マユミ", "mayumi"},
    {"隆", "タカシ", "takashi"},
    {"裕子", "ユウコ", "yuko"},
    {"一郎", "イチロウ", "ichiro"},
    {"次郎", "ジロウ", "jiro"},
    {"千尋", "チヒロ", "chihiro"},
    {"悠斗", "ユウト", "yuto"},
    {"葵", "アオイ", "aoi"},
    {"明日香", "アスカ", "asuka"},
    {"亮", "リョウ", "ryo"},
    {"かおり", "カオリ", "kaori"},
    {"俊介", "シュンスケ", "shunsuke"},
    {"典子", "ノリコ", "noriko"},
    {"正", "タダシ", "tadashi"},
    {"京子", "キョウコ", "kyoko"},
    {"光", "ヒカル", "hikaru"},
    {"淳", "ジュン", "jun"},
    {"麻衣", "マイ", "mai"},
});

constexpr std::array foreigners = std::to_array<std::array<const char*, 2>>({
    {"García", "Zoë"},
    {"Weber", "Anna"},
    {"Nguyễn", "Thị Hương"},
    {"Kowalski", "Łukasz"},
    {"Smith", "John"},
    {"Müller", "Jürgen"},
    {"Silva", "João"},
    {"Ørsted", "Søren"},
    {"Dupont", "Hélène"},
    {"Brown", "Emily"},
});

constexpr std::array units =
    std::to_array<const char*>({"営業", "開発", "総務", "人事", "経理", "製造", "品質保証", "物流", "企画", "広報",
                                "法務", "情報システム", "購買", "研究", "海外"});
constexpr std::array suffixes = std::to_array<const char*>({"本部", "事業部", "部", "課", "係", "班"});

std::uint64_t mixed(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

class Dice {
  public:
    Dice(std::uint64_t index, std::uint32_t seed) : state_(mixed(index * 2654435761U + seed)) {}
    std::size_t below(std::size_t n) {
        state_ = mixed(state_);
        return static_cast<std::size_t>(state_ % n);
    }
    bool percent(unsigned p) { return below(100) < p; }

  private:
    std::uint64_t state_;
};

OrgUnit unitOf(std::size_t index, const std::vector<OrgUnit>& before, DomainId domain, std::uint32_t seed) {
    Dice dice(index, seed ^ 0x0E0EU);
    OrgUnit unit;
    unit.domain = domain;
    unit.id = OrgUnitId(sampleUid(index, seed, 'o'));
    std::size_t depth = 0;
    if (index > 0) {
        // A tree whose parents lie evenly in front: each has about six children, so depth grows with the logarithm.
        const std::size_t parent = (index - 1) / 6;
        unit.parent = before[parent].id;
        unit.displayOrder = static_cast<int>((index - 1) % 6) + 1;
        for (std::size_t at = index; at > 0; at = (at - 1) / 6)
            ++depth;
    }
    unit.name = index == 0 ? "本社"
                           : fmt::format("{}{}{}", units[dice.below(units.size())], index,
                                         suffixes[std::min(depth - 1, suffixes.size() - 1)]);
    unit.email = fmt::format("org{}@example.com", index);
    unit.version = 1;
    return unit;
}

void addRanks(std::vector<Rank>& ranks, RankKind kind, std::initializer_list<const char*> names, DomainId domain,
              std::uint32_t seed) {
    int order = 0;
    for (const char* name : names) {
        Rank rank;
        rank.kind = kind;
        rank.domain = domain;
        rank.displayOrder = ++order;
        rank.id = sampleUid(static_cast<std::uint64_t>(kind) * 100 + static_cast<std::uint64_t>(order), seed, 'r');
        rank.name = name;
        rank.version = 1;
        ranks.push_back(std::move(rank));
    }
}

const Rank& rankOf(const SampleStructure& structure, RankKind kind, Dice& dice) {
    std::vector<const Rank*> fitting;
    for (const auto& rank : structure.ranks)
        if (rank.kind == kind) fitting.push_back(&rank);
    return *fitting[dice.below(fitting.size())];
}

void nameAndLogin(Member& member, Dice& dice, std::size_t index, const std::string& workgroup) {
    if (dice.percent(4)) {
        const auto& [last, first] = foreigners[dice.below(foreigners.size())];
        member.name.lastName = last;
        member.name.firstName = first;
        member.email = fmt::format("guest{}@{}", index, workgroup);
        return;
    }
    const Word& last = surnames[dice.below(surnames.size())];
    const Word& first = givens[dice.below(givens.size())];
    member.name = {last.text, first.text, last.kana, first.kana};
    member.email = fmt::format("{}.{}{}@{}", first.latin, last.latin, index, workgroup);
}

void organizations(Member& member, const SampleStructure& structure, Dice& dice) {
    Organization organization;
    organization.domain = member.domain;
    organization.email = member.email;
    if (dice.percent(80)) organization.level = LevelId(rankOf(structure, RankKind::Level, dice).id);
    const std::size_t posts = dice.percent(8) ? 2 : 1;
    for (std::size_t i = 0; i < posts && !structure.orgUnits.empty(); ++i) {
        OrgUnitMembership post;
        post.orgUnit = structure.orgUnits[dice.below(structure.orgUnits.size())].id;
        post.primary = i == 0;
        if (i > 0 && post.orgUnit == organization.orgUnits.front().orgUnit) break;
        if (dice.percent(30)) post.position = PositionId(rankOf(structure, RankKind::Position, dice).id);
        post.isManager = dice.percent(2);
        organization.orgUnits.push_back(std::move(post));
    }
    member.organizations.push_back(std::move(organization));
    member.userType = UserTypeId(rankOf(structure, RankKind::UserType, dice).id);
}

void state(Member& member, Dice& dice, Instant now) {
    using namespace std::chrono;
    member.createdAt = floor<milliseconds>(now - hours(24) * static_cast<int>(30 + dice.below(2000)));
    member.updatedAt = member.createdAt;
    if (dice.percent(92)) member.lastAccess = floor<milliseconds>(now - minutes(static_cast<int>(dice.below(260'000))));
    // Who keeps his sign-in has access without a new one; nothing new from the dice, so that all else stays as it was.
    if (member.lastAccess)
        member.lastSignIn = *member.lastAccess - minutes(toMillis(*member.lastAccess) / 60'000 % 9'000);
    if (dice.percent(2)) member.activation = now + hours(24) * static_cast<int>(1 + dice.below(30));
    if (dice.percent(3)) member.pending = true;
    if (dice.percent(2)) {
        member.suspended = true;
        member.suspendedReason = dice.percent(30) ? SuspendedReason::LoginFail : SuspendedReason::Master;
    }
    if (dice.percent(1)) member.deletedAt = now - hours(static_cast<int>(dice.below(150)));
    if (dice.percent(1)) member.leave = {now - hours(24 * 20), now + hours(24 * 20)};
}

} // namespace

std::string sampleUid(std::uint64_t number, std::uint32_t seed, char kind) {
    const std::uint64_t a =
        mixed(number ^ (static_cast<std::uint64_t>(seed) << 40) ^ (static_cast<std::uint64_t>(kind) << 56));
    const std::uint64_t b = mixed(a + number);
    return fmt::format("{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}", a >> 32, a >> 16 & 0xFFFFU, a & 0xFFFU, b >> 52,
                       b & 0xFFFFFFFFFFFFU);
}

SampleStructure sampleStructure(std::size_t members, DomainId domain, std::uint32_t seed) {
    SampleStructure structure;
    const std::size_t count = std::clamp<std::size_t>(members / 40, 5, 20'000);
    for (std::size_t i = 0; i < count; ++i)
        structure.orgUnits.push_back(unitOf(i, structure.orgUnits, domain, seed));
    addRanks(structure.ranks, RankKind::Level, {"役員", "部長級", "課長級", "主任級", "一般"}, domain, seed);
    addRanks(structure.ranks, RankKind::Position, {"社長", "部長", "課長", "係長", "主任", "リーダー"}, domain, seed);
    addRanks(structure.ranks, RankKind::UserType, {"正社員", "契約社員", "派遣", "アルバイト"}, domain, seed);
    return structure;
}

Member sampleMember(std::size_t index, const SampleStructure& structure, DomainId domain, const std::string& workgroup,
                    Instant now, std::uint32_t seed) {
    Dice dice(index, seed);
    Member member;
    member.domain = domain;
    member.id = UserId(sampleUid(index, seed, 'm'));
    nameAndLogin(member, dice, index, workgroup);
    member.employeeNumber = fmt::format("{:07}", 1'000'000 + index);
    if (dice.percent(60)) member.telephone = fmt::format("03-{:04}-{:04}", dice.below(10'000), dice.below(10'000));
    if (dice.percent(80)) member.cellPhone = fmt::format("090-{:04}-{:04}", dice.below(10'000), dice.below(10'000));
    if (dice.percent(10)) member.nickName = member.name.firstName;
    if (dice.percent(50)) member.privateEmail = fmt::format("p{}@mail.example.com", index);
    if (dice.percent(20)) member.externalKey = fmt::format("HR-{:08}", index);
    member.hiredDate = fmt::format("20{:02}-{:02}-01", dice.below(26), 1 + dice.below(12));
    member.locale = "ja_JP";
    member.timeZone = "Asia/Tokyo";
    organizations(member, structure, dice);
    state(member, dice, now);
    member.version = 1;
    return member;
}

} // namespace sekisho::fakes

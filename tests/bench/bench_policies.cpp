// F12: what-if over recorded sign-ins and over events of files, as many as the tenant has members. F13: the template
// that fits a member. What one decision costs, by turns with a plain loop over the same ranges. Prints JSON records,
// one a line.
//
//   bench_policies [MEMBERS]     100,000 when nothing is said

#include "models/policy/policy_preview.h"
#include "tests/bench/allocations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace sekisho;
using namespace sekisho::policy;

using sekisho::bench::allocations;

namespace {

using Time = std::chrono::steady_clock;
const Instant kNow = fromMillis(1'800'000'000'000);
constexpr int kRanges = 500; // as many as the schema takes
constexpr int kRequests = 200'000;

double millisecondsSince(Time::time_point begin) {
    return std::chrono::duration<double, std::milli>(Time::now() - begin).count();
}

struct Tenant {
    explicit Tenant(int size) : random(20261125), members(size) {
        Matrix noPhones = Matrix::everything();
        noPhones.mobileApp = false;
        matrices = {Matrix::everything(), noPhones, Matrix::everything()};
        matrices[2].set(Service::Drive, Right::MobileDownload, false);
        ids.reserve(static_cast<std::size_t>(size));
        for (int i = 0; i < size; ++i)
            ids.push_back(fmt::format("{:08x}-0000-4000-8000-{:012x}", random() & 0xFFFFFFFFU, i));
        // A few offices, the rest at home; a fifth of the traffic comes from addresses that are met once.
        for (int i = 0; i < 2000; ++i)
            addresses.push_back(fmt::format("203.{}.{}.{}", i % 7, below(256), below(256)));
        for (int i = 0; i < std::max(size / 5, 1); ++i)
            addresses.push_back(fmt::format("2001:db8:{:x}:{:x}::{:x}", below(65536), below(65536), below(65536)));
    }
    int below(int limit) { return static_cast<int>(random() % static_cast<std::uint64_t>(limit)); }
    const std::string& anAddress() {
        const int known = below(5) != 0 ? 2000 : static_cast<int>(addresses.size());
        return addresses[static_cast<std::size_t>(below(known))];
    }
    const std::string& someone() { return ids[static_cast<std::size_t>(below(members))]; }

    PolicyValues allowList() {
        std::vector<AddressEntry> entries;
        for (int i = 0; i < kRanges; ++i)
            entries.push_back({fmt::format("203.{}.{}.0/25", i % 7, i / 2), ""});
        return {{"network", {{"mode", std::string("allowList")}, {"addresses", entries}}}};
    }
    static PolicyValues bannedFiles() {
        std::vector<std::string> extensions;
        for (int i = 0; i < 200; ++i)
            extensions.push_back(fmt::format("x{:03}", i));
        return {
            {"files",
             {{"restrictedServices", std::vector<std::string>{"talk", "board", "drive"}}, {"extensions", extensions}}}};
    }

    std::mt19937_64 random;
    int members;
    std::vector<Matrix> matrices;
    std::vector<std::string> ids;
    std::vector<std::string> addresses;
};

struct Spread {
    double p50 = 0;
    double max = 0;
};
Spread spreadOf(std::vector<double> times) {
    std::ranges::sort(times);
    return {times[times.size() / 2], times.back()};
}
void recordTimes(const char* id, const char* what, int size, const std::vector<double>& times) {
    const auto spread = spreadOf(times);
    fmt::print("{{\"id\":\"{}\",\"what\":\"{}\",\"size\":{},\"unit\":\"ms\",\"p50\":{:.3f},\"max\":{:.3f},\"n\":{}}}\n",
               id, what, size, spread.p50, spread.max, times.size());
    std::fflush(stdout);
}

void feedMembers(const Tenant& tenant, Preview& preview) {
    PreviewMember member;
    member.account.passwordChanged = kNow - std::chrono::days(40);
    for (std::size_t i = 0; i < tenant.ids.size(); ++i) {
        member.subject.user = tenant.ids[i];
        member.subject.isHighest = i == 0;
        member.subject.matrix = &tenant.matrices[i % tenant.matrices.size()];
        member.sortKey = tenant.ids[i];
        preview.add(member);
    }
}

// The facts are made beforehand, each with texts of its own one after the other, as rows of a store come.
struct Recorded {
    std::string user;
    std::string address;
};
void whatIf(Tenant& tenant, int rounds) {
    std::vector<Recorded> texts(static_cast<std::size_t>(tenant.members));
    std::vector<PreviewSignIn> signIns;
    std::vector<PreviewFile> files;
    static constexpr std::array<std::string_view, 4> kExtensions{"pdf", "x007", "docx", "X199"};
    for (auto& [user, address] : texts) {
        user = tenant.someone();
        address = tenant.anAddress();
        const Instant at = kNow - std::chrono::minutes(tenant.below(129'600));
        signIns.push_back({user, static_cast<ClientKind>(tenant.below(6)), address, tenant.below(9) == 0 ? "US" : "JP",
                           LoginMethod::Password, at});
        files.push_back({user, static_cast<ClientKind>(tenant.below(3)), FileDirection::Upload,
                         static_cast<Service>(tenant.below(6)), std::nullopt,
                         kExtensions[static_cast<std::size_t>(tenant.below(4))], ExternalPartner::None, at});
    }
    const auto present = policySetOf({});
    const auto addresses = policySetOf(tenant.allowList()), bans = policySetOf(Tenant::bannedFiles());
    std::vector<double> taking, signing, filing, listing;
    for (int round = 0; round < rounds; ++round) {
        Preview network(present, addresses, {}, kNow);
        auto begin = Time::now();
        feedMembers(tenant, network);
        taking.push_back(millisecondsSince(begin));
        begin = Time::now();
        for (const auto& signIn : signIns)
            network.add(signIn);
        if (network.result().blocked.events == 0) std::exit(1);
        signing.push_back(millisecondsSince(begin));
        begin = Time::now();
        if (network.page(PreviewList::Blocked, 100, {}).entries.empty()) std::exit(1);
        listing.push_back(millisecondsSince(begin));

        Preview banned(present, bans, {}, kNow);
        feedMembers(tenant, banned);
        begin = Time::now();
        for (const auto& file : files)
            banned.add(file);
        if (banned.result().bannedUploads.events == 0) std::exit(1);
        filing.push_back(millisecondsSince(begin));
    }
    recordTimes("F12", "what-if: members taken in", tenant.members, taking);
    recordTimes("F12", "what-if over as many sign-ins, allow list of 500 ranges", tenant.members, signing);
    recordTimes("F12", "what-if over as many events of files, 200 extensions", tenant.members, filing);
    recordTimes("F12", "what-if: first 100 of a list, sorted", tenant.members, listing);
}

struct Cost {
    double nanoseconds = 0;
    double allocated = 0; // an operation
};
template<class Ask>
Cost costOf(Ask ask, int count) {
    const auto before = allocations;
    const auto begin = Time::now();
    for (int i = 0; i < count; ++i)
        ask(static_cast<std::size_t>(i));
    return {millisecondsSince(begin) * 1e6 / count, static_cast<double>(allocations - before) / count};
}
template<class Ask>
Cost bestOf(Ask ask, int count) {
    Cost best = costOf(ask, count);
    for (int i = 0; i < 6; ++i)
        if (const Cost next = costOf(ask, count); next.nanoseconds < best.nanoseconds) best = next;
    return best;
}

void decisions(Tenant& tenant) {
    const auto policies = policySetOf(tenant.allowList());
    std::vector<IpRange> ranges;
    const auto values = tenant.allowList();
    for (const auto& entry : std::get<std::vector<AddressEntry>>(values.at("network").at("addresses")))
        ranges.push_back(*ipRangeOf(entry.range));
    std::vector<AccessRequest> requests;
    while (requests.size() < 4096) { // from allowed places alone: the path of nearly all requests
        AccessRequest request;
        request.address = ipAddressOf(tenant.anAddress());
        request.country = "JP";
        request.service = Service::Talk;
        if (policies.network.addresses.contains(*request.address)) requests.push_back(request);
    }
    AccessSubject subject;
    subject.user = tenant.ids[0];
    subject.matrix = tenant.matrices.data();
    std::size_t allowed = 0;
    const auto quick =
        bestOf([&](std::size_t i) { allowed += decideAccess(policies, subject, requests[i % 4096]).allowed ? 1 : 0; },
               kRequests);
    const auto plain = bestOf(
        [&](std::size_t i) {
            const auto& request = requests[i % 4096];
            NetworkPlace place;
            for (const auto& range : ranges)
                if (range.contains(*request.address)) {
                    place.listed = true;
                    break;
                }
            allowed += refusalsOf(policies, subject, request, place, false).none() ? 1 : 0;
        },
        kRequests);
    if (allowed != std::size_t{14} * kRequests) std::exit(1);
    fmt::print("{{\"id\":\"F13\",\"what\":\"decision of one request, allow list of 500 "
               "ranges\",\"size\":{},\"unit\":\"ns\",\"value\":{:.0f},\"plain loop ns\":{:.0f},\"ratio\":{:.3f},"
               "\"allocations\":{:.2f}}}\n",
               tenant.members, quick.nanoseconds, plain.nanoseconds, quick.nanoseconds / plain.nanoseconds,
               quick.allocated);
}

// A template for every hundredth member's user type, and a tenth of all members in one directly.
void templates(Tenant& tenant) {
    std::vector<ServiceTemplate> all(50);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].id = TemplateId(fmt::format("template-{}", i));
        all[i].isDefault = i == 0;
        all[i].userTypes = {fmt::format("type-{}", i)};
    }
    for (std::size_t i = 0; i < tenant.ids.size(); i += 10)
        all[1 + i / 10 % 49].members.emplace_back(tenant.ids[i]);
    const auto begin = Time::now();
    const TemplateIndex index(all);
    const double building = millisecondsSince(begin);
    std::size_t found = 0;
    const auto quick = bestOf(
        [&](std::size_t i) {
            const auto& id = tenant.ids[i * 7919 % tenant.ids.size()];
            found += index.of(id, "type-7").isDefault ? 0 : 1;
        },
        kRequests);
    const auto whole = bestOf(
        [&](std::size_t i) {
            const auto& id = tenant.ids[i * 7919 % tenant.ids.size()];
            found += index.effective(id, "type-7").name.size() + 1;
        },
        kRequests);
    const auto plain = costOf(
        [&](std::size_t i) {
            const auto& id = tenant.ids[i * 7919 % tenant.ids.size()];
            const ServiceTemplate* direct = nullptr;
            for (const auto& one : all)
                for (const auto& member : one.members)
                    if (member.value == id) direct = &one;
            found += direct ? 1 : 0;
        },
        200);
    if (found == 0) std::exit(1);
    fmt::print("{{\"id\":\"F13\",\"what\":\"effective template of one "
               "member\",\"size\":{},\"unit\":\"ns\",\"value\":{:.0f},\"with its reason ns\":{:.0f},"
               "\"plain loop ns\":{:.0f},\"index built ms\":{:.2f}}}\n",
               tenant.members, quick.nanoseconds, whole.nanoseconds, plain.nanoseconds, building);
}

} // namespace

int main(int argc, char** argv) {
    const int size = argc > 1 ? std::atoi(argv[1]) : 100'000;
    if (size < 1) {
        std::fprintf(stderr, "bench_policies: how many members?\n");
        return 1;
    }
    Tenant tenant(size);
    whatIf(tenant, size > 100'000 ? 5 : 15);
    decisions(tenant);
    templates(tenant);
    return 0;
}

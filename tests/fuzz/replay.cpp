// Runs a fuzz target over its stored corpus and over cut and flipped variants of it, without libFuzzer.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {
void feed(const std::vector<std::uint8_t>& bytes) {
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::size_t replay(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::vector<std::uint8_t> bytes((std::istreambuf_iterator<char>(in)), {});
    feed(bytes);
    std::size_t runs = 1;
    for (std::size_t cut = 0; cut < bytes.size(); cut += 1 + bytes.size() / 64, ++runs)
        feed({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(cut)});
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 256, ++runs) {
        auto changed = bytes;
        changed[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
        feed(changed);
    }
    return runs;
}
} // namespace

int main(int argc, char** argv) {
    std::size_t files = 0, runs = 0;
    for (int i = 1; i < argc; ++i) {
        if (!std::filesystem::exists(argv[i])) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (!entry.is_regular_file()) continue;
            runs += replay(entry.path());
            ++files;
        }
    }
    std::printf("%zu inputs in %zu files\n", runs, files);
    return files > 0 ? 0 : 1;
}

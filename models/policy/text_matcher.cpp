#include "models/policy/text_matcher.h"

#include "models/policy/character_fold.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho::policy {

namespace {

using WordState = std::uint32_t;
using WordSymbol = std::uint32_t; // of a unit that occurs in a word; 0: of none
constexpr WordState kWordRoot = 0;
constexpr std::uint32_t kNoWord = ~std::uint32_t{0};

std::u32string foldedUnits(std::string_view text) {
    std::u32string out;
    CharacterFold::table().each(text, [&out](const FoldedUnit& unit) {
        out += unit.unit;
        return true;
    });
    return out;
}

// Numbers for the units of all words, in pages of 256, so that looking one up is two reads.
class WordSymbols {
  public:
    WordSymbol add(char32_t unit) {
        if (unit >= kDirect) {
            const auto place = std::ranges::lower_bound(rare_, unit, {}, &Rare::first);
            if (place != rare_.end() && place->first == unit) return place->second;
            return rare_.insert(place, {unit, ++count_})->second;
        }
        std::uint16_t& page = pages_[unit >> 8];
        if (page == 0) {
            page = static_cast<std::uint16_t>(symbols_.size() / 256);
            symbols_.resize(symbols_.size() + 256);
        }
        WordSymbol& symbol = symbols_[std::size_t{page} * 256 + (unit & 0xFF)];
        if (symbol == 0) symbol = ++count_;
        return symbol;
    }
    WordSymbol of(char32_t unit) const {
        if (unit < kDirect) return symbols_[std::size_t{pages_[unit >> 8]} * 256 + (unit & 0xFF)];
        const auto place = std::ranges::lower_bound(rare_, unit, {}, &Rare::first);
        return place != rare_.end() && place->first == unit ? place->second : 0;
    }
    std::size_t count() const { return count_; }

  private:
    using Rare = std::pair<char32_t, WordSymbol>;
    static constexpr char32_t kDirect = 0x10000;
    std::array<std::uint16_t, 256> pages_{};                            // 0: no word has a unit of it
    std::vector<WordSymbol> symbols_ = std::vector<WordSymbol>(256, 0); // the first page belongs to nobody
    std::vector<Rare> rare_;
    WordSymbol count_ = 0;
};

// Which states have told their words in the call that goes on. Of the thread, for all automata: nothing is cleared
// between two calls, the number of the call changes.
class ToldStates {
  public:
    void begin(std::size_t states) {
        ++call_;
        if (calls_.size() < states) calls_.resize(states);
    }
    bool firstTime(WordState state) { return std::exchange(calls_[state], call_) != call_; }

  private:
    std::vector<std::uint64_t> calls_;
    std::uint64_t call_ = 0;
};

// Where the last units began, as many as the longest word has. Words of everyday need no memory of their own.
class LastPlaces {
  public:
    explicit LastPlaces(std::size_t longest) {
        if (longest <= near_.size()) return;
        std::size_t size = near_.size();
        while (size < longest)
            size *= 2;
        far_.resize(size);
        places_ = far_.data();
        mask_ = size - 1;
    }
    LastPlaces(const LastPlaces&) = delete;
    LastPlaces& operator=(const LastPlaces&) = delete;
    std::uint32_t& at(std::size_t unit) { return places_[unit & mask_]; }

  private:
    std::array<std::uint32_t, 256> near_; // read only where it was written
    std::vector<std::uint32_t> far_;
    std::uint32_t* places_ = near_.data();
    std::size_t mask_ = near_.size() - 1;
};

} // namespace

struct TextMatcher::Automaton {
    struct Edge {
        WordSymbol symbol;
        WordState to;
    };
    struct Node {
        std::uint32_t firstEdge = 0, endEdge = 0; // sorted by symbol
        WordState fails = kWordRoot;              // the longest end of this state that is a beginning, too
        WordState tells = kWordRoot;              // the longest end, or itself, that is a word; root: none
        Word word = kNoWord;
        std::uint32_t length = 0; // of the word, in units
    };
    WordSymbols symbols;
    std::vector<WordState> root; // by symbol: most characters meet the root
    std::vector<Node> nodes{1};
    std::vector<Edge> edges;
    std::vector<Word> told;
    std::size_t longest = 0;

    using Children = std::vector<std::vector<Edge>>;

    explicit Automaton(const std::vector<std::string>& words) {
        Children children(1);
        for (std::size_t i = 0; i < words.size(); ++i)
            told.push_back(add(foldedUnits(words[i]), static_cast<Word>(i), children));
        root.assign(symbols.count() + 1, kWordRoot);
        for (const Edge& edge : children[kWordRoot])
            root[edge.symbol] = edge.to;
        flatten(children);
        link();
    }

    // The number under which the word is told.
    Word add(const std::u32string& units, Word word, Children& children) {
        if (units.empty()) return word;
        WordState state = kWordRoot;
        for (const char32_t unit : units)
            state = child(state, symbols.add(unit), children);
        longest = std::max(longest, units.size());
        Node& node = nodes[state];
        if (node.word == kNoWord) {
            node.word = word;
            node.length = static_cast<std::uint32_t>(units.size());
        }
        return node.word;
    }

    WordState child(WordState state, WordSymbol symbol, Children& children) {
        const auto found = std::ranges::lower_bound(children[state], symbol, {}, &Edge::symbol);
        if (found != children[state].end() && found->symbol == symbol) return found->to;
        const auto made = static_cast<WordState>(nodes.size());
        children[state].insert(found, {symbol, made});
        nodes.emplace_back();
        children.emplace_back();
        return made;
    }

    void flatten(const Children& children) {
        for (std::size_t state = 0; state < nodes.size(); ++state) {
            nodes[state].firstEdge = static_cast<std::uint32_t>(edges.size());
            edges.insert(edges.end(), children[state].begin(), children[state].end());
            nodes[state].endEdge = static_cast<std::uint32_t>(edges.size());
        }
    }

    // By breadth: what a state fails to is nearer to the root and finished before.
    void link() {
        std::vector<WordState> order;
        for (const WordState state : root)
            if (state != kWordRoot) order.push_back(state);
        for (std::size_t next = 0; next < order.size(); ++next) {
            const WordState state = order[next];
            Node& node = nodes[state];
            node.tells = node.word != kNoWord ? state : nodes[node.fails].tells;
            for (std::uint32_t i = node.firstEdge; i < node.endEdge; ++i) {
                nodes[edges[i].to].fails = step(node.fails, edges[i].symbol);
                order.push_back(edges[i].to);
            }
        }
    }

    WordState step(WordState state, WordSymbol symbol) const {
        for (; state != kWordRoot; state = nodes[state].fails) {
            const Node& node = nodes[state];
            const Edge* begin = edges.data() + node.firstEdge;
            const Edge* end = edges.data() + node.endEdge;
            if (end - begin > 8)
                begin = std::lower_bound(begin, end, symbol, [](const Edge& e, WordSymbol s) { return e.symbol < s; });
            for (; begin != end && begin->symbol <= symbol; ++begin)
                if (begin->symbol == symbol) return begin->to;
        }
        return root[symbol];
    }

    // Calls `report(state, hit)` for each word that ends at a place, the longest first. It answers Next (the shorter
    // ones, too), Enough (at this place) or Stop.
    enum class Go { Next, Enough, Stop };
    template<class Report>
    void search(std::string_view text, Report report) const {
        LastPlaces places(longest);
        WordState state = kWordRoot;
        std::size_t at = 0;
        CharacterFold::table().each(text, [&](const FoldedUnit& unit) {
            const WordSymbol symbol = symbols.of(unit.unit);
            places.at(at) = unit.begin;
            state = symbol == 0 ? kWordRoot : step(state, symbol);
            for (WordState told = nodes[state].tells; told != kWordRoot; told = nodes[nodes[told].fails].tells) {
                const Node& node = nodes[told];
                const Go go = report(told, Hit{node.word, {places.at(at + 1 - node.length), unit.end}});
                if (go == Go::Stop) return false;
                if (go == Go::Enough) break;
            }
            ++at;
            return true;
        });
    }
};

TextMatcher::TextMatcher() : TextMatcher(std::vector<std::string>()) {}
TextMatcher::TextMatcher(const std::vector<std::string>& words) : automaton_(std::make_unique<Automaton>(words)) {}
TextMatcher::~TextMatcher() = default;
TextMatcher::TextMatcher(TextMatcher&&) noexcept = default;
TextMatcher& TextMatcher::operator=(TextMatcher&&) noexcept = default;

void TextMatcher::find(std::string_view text, std::vector<Hit>& out) const {
    out.clear();
    if (empty()) return;
    automaton_->search(text, [&out](WordState, const Hit& hit) {
        out.push_back(hit);
        return out.size() < kMostHits ? Automaton::Go::Next : Automaton::Go::Stop;
    });
}

void TextMatcher::first(std::string_view text, std::vector<Hit>& out) const {
    out.clear();
    if (empty()) return;
    thread_local ToldStates told;
    told.begin(automaton_->nodes.size());
    automaton_->search(text, [&out](WordState state, const Hit& hit) {
        if (!told.firstTime(state)) return Automaton::Go::Enough; // and with it the shorter ones
        out.push_back(hit);
        return Automaton::Go::Next;
    });
}

TextMatcher::Word TextMatcher::told(Word word) const {
    return automaton_->told[word];
}

bool TextMatcher::empty() const {
    return automaton_->longest == 0;
}

} // namespace sekisho::policy

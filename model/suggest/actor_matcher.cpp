// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/actor_matcher.h"

#include "model/suggest/attribution_data.h"
#include "model/text/folding.h"
#include "model/text/graphemes.h"

#include <QSet>

#include <algorithm>
#include <unordered_set>

namespace standpoint {

namespace {

// An entry of m_symbols.
constexpr quint32 symbolMask = 0xFFFFFF;
constexpr int partShift = 24;
constexpr quint32 isSpecial = 1U << 31; ///< not one code unit that stands for one symbol
// Flags of Step::rowOrCount.
constexpr quint32 endsNames = 1U << 31; ///< here or along the failures
constexpr quint32 hasFailure = 1U << 30;
constexpr quint32 hasRow = 1U << 29;
constexpr quint32 rowOrCountMask = hasRow - 1;
constexpr std::size_t unitCount = 0x10000;

WordPart partOf(quint32 entry)
{
    return static_cast<WordPart>(entry >> partShift & 3U);
}

bool isBorder(WordPart before, WordPart after)
{
    return before != WordPart::Letter || after != WordPart::Letter;
}

bool hasLowerCase(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = characterAt(text, i);
        if (QChar::isLower(c))
            return true;
        i += QChar::requiresSurrogates(c) ? 1 : 0;
    }
    return false;
}

bool hasUpperCase(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = characterAt(text, i);
        if (QChar::isUpper(c))
            return true;
        i += QChar::requiresSurrogates(c) ? 1 : 0;
    }
    return false;
}

/// The last word of a person's name, if that looks like a first name and a family name: "Walid Muallem",
/// "Bashar al-Assad", but neither "Secretary of State" nor "Foreign Minister".
QStringView familyName(const Actor &actor)
{
    static constexpr std::array<QStringView, 15> particles{u"al", u"el", u"de", u"da", u"di", u"du", u"dos",
        u"del", u"la", u"van", u"von", u"bin", u"ben", u"ter", u"den"};
    constexpr qsizetype shortest = 3;
    if (actor.kind != Actor::Kind::Person)
        return {};
    const QList<QStringView> words = QStringView(actor.name).trimmed().split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return {};
    for (const QStringView word : words) {
        const bool isParticle = std::find(particles.begin(), particles.end(), word) != particles.end();
        if (!isParticle && word.front().isLower() && !word.startsWith(u"al-") && !word.startsWith(u"el-"))
            return {};
    }
    QStringView last = words.back();
    if (const qsizetype hyphen = last.indexOf(u'-'); hyphen > 0 && last.front().isLower())
        last = last.sliced(hyphen + 1);
    const bool isWord = std::all_of(last.begin(), last.end(),
        [](QChar c) { return c.isLetter() || c.isMark() || c == u'-' || c.isSurrogate(); });
    if (last.size() < shortest || !isWord || !hasLowerCase(last) == hasUpperCase(last)
        || isRoleInAnyLanguage(last))
        return {};
    return last;
}

} // namespace

inline int ActorMatcher::child(int node, quint32 symbol) const
{
    constexpr quint32 few = 6;
    const Step from = m_steps[static_cast<std::size_t>(node)];
    const std::size_t number = from.rowOrCount & rowOrCountMask;
    if ((from.rowOrCount & hasRow) != 0)
        return m_rows[number * m_symbolCount + symbol];
    const quint32 *begin = m_labels.data() + from.firstChild;
    const quint32 *end = begin + number;
    const quint32 *found =
        number <= few ? std::find(begin, end, symbol) : std::lower_bound(begin, end, symbol);
    return found != end && *found == symbol ? from.firstChild + static_cast<int>(found - begin) : 0;
}

class ActorMatcher::Builder
{
public:
    explicit Builder(ActorMatcher &matcher)
        : m_matcher(matcher)
    {
    }

    void addNames(const Table<Actor> &actors);
    void makeNodes();
    void linkFailures();

private:
    struct Pattern
    {
        FoldedName name;
        Case letters = Case::Any;
        int actor = 0; ///< in m_matcher.m_actors as the patterns are gathered: the order of names
    };
    /// The patterns that begin with what a node stands for.
    struct Range
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    void add(QStringView name, Case letters, int actor);
    void numberSymbols();
    void nameThose(Node &node, Range &range);
    void addStep(int firstChild, int childCount);

    ActorMatcher &m_matcher;
    std::vector<Pattern> m_patterns;
    std::vector<ActorId> m_owners;
    std::vector<Range> m_ranges;
    std::vector<WordPart> m_parts;  ///< of the last code unit of each node
    std::vector<quint32> m_numbers; ///< of symbols, by code unit
};

void ActorMatcher::Builder::add(QStringView name, Case letters, int actor)
{
    Pattern pattern{foldedName(name), letters, actor};
    const bool hasWord = std::any_of(pattern.name.parts.begin(), pattern.name.parts.end(),
        [](WordPart part) { return part != WordPart::None; });
    if (hasWord)
        m_patterns.push_back(std::move(pattern));
}

void ActorMatcher::Builder::addNames(const Table<Actor> &actors)
{
    const auto lettersOf = [](const Actor &actor, QStringView name) {
        if (hasUpperCase(name) && !hasLowerCase(name))
            return Case::CapitalsOnly;
        const QStringView word = name.trimmed();
        const bool isSurname = actor.kind == Actor::Kind::Person && !word.isEmpty() && word.front().isUpper()
            && !word.contains(u' ') && !isRoleInAnyLanguage(word);
        return isSurname ? Case::BetterCapital : Case::Any;
    };
    std::vector<std::pair<QStringView, int>> families;
    const QList<Actor> all = actors.inOrder();
    for (const Actor &actor : all) {
        const int index = static_cast<int>(m_owners.size());
        m_owners.push_back(actor.id);
        add(actor.name, lettersOf(actor, actor.name), index);
        for (const QString &alias : actor.aliases)
            add(alias, lettersOf(actor, alias), index);
        if (const QStringView family = familyName(actor); !family.isEmpty())
            families.emplace_back(family, index);
    }
    std::unordered_set<std::u16string> known;
    for (const Pattern &pattern : m_patterns)
        known.insert(pattern.name.units);
    for (const auto &[family, index] : families) {
        if (known.count(foldedName(family).units) == 0)
            add(family, Case::FirstIsCapital, index);
    }
    std::unordered_set<std::u16string> inAnyCase;
    for (const Pattern &pattern : m_patterns) {
        if (pattern.letters == Case::Any)
            inAnyCase.insert(pattern.name.units);
    }
    for (Pattern &pattern : m_patterns) { // those who share a name share its demands
        if (pattern.letters == Case::BetterCapital && inAnyCase.count(pattern.name.units) > 0)
            pattern.letters = Case::Any;
    }
    std::sort(m_patterns.begin(), m_patterns.end(), [](const Pattern &a, const Pattern &b) {
        return std::tie(a.name.units, a.letters, a.actor) < std::tie(b.name.units, b.letters, b.actor);
    });
    const auto same = [](const Pattern &a, const Pattern &b) {
        return a.name.units == b.name.units && a.letters == b.letters && a.actor == b.actor;
    };
    m_patterns.erase(std::unique(m_patterns.begin(), m_patterns.end(), same), m_patterns.end());
    numberSymbols();
}

void ActorMatcher::Builder::numberSymbols()
{
    m_numbers.assign(unitCount, 0);
    for (const Pattern &pattern : m_patterns) {
        for (const char16_t unit : pattern.name.units)
            m_numbers[unit] = 1;
    }
    for (quint32 &number : m_numbers) // ascending, as the children of a node are
        number = number != 0 ? m_matcher.m_symbolCount++ : 0;
    m_matcher.m_symbols.resize(unitCount);
    for (std::size_t unit = 0; unit < unitCount; ++unit) {
        const Folded &one = foldedUnit(static_cast<char16_t>(unit));
        const bool plain = one.count == 1 && !QChar::isSurrogate(static_cast<char32_t>(unit))
            && (one.units[0] != u' ' || unit == u' ');
        m_matcher.m_symbols[unit] =
            m_numbers[one.units[0]] | static_cast<quint32>(one.part) << partShift | (plain ? 0U : isSpecial);
    }
}

/// The names that end at a node are the first of its patterns, sorted as they are.
void ActorMatcher::Builder::nameThose(Node &node, Range &range)
{
    node.firstName = m_matcher.nameCount();
    while (range.begin < range.end
        && m_patterns[range.begin].name.units.size() == static_cast<std::size_t>(node.depth)) {
        const Pattern &pattern = m_patterns[range.begin++];
        if (node.nameCount == 0 || m_matcher.m_names.back().letters != pattern.letters) {
            m_matcher.m_names.push_back({static_cast<int>(m_matcher.m_actors.size()), 0, pattern.letters});
            ++node.nameCount;
        }
        m_matcher.m_actors.push_back(m_owners[static_cast<std::size_t>(pattern.actor)]);
        ++m_matcher.m_names.back().actorCount;
    }
}

/// Level by level, so that the children of a node stand together and in the order of their symbols.
void ActorMatcher::Builder::makeNodes()
{
    m_matcher.m_nodes.push_back({});
    m_matcher.m_labels.push_back(0);
    m_parts.push_back(WordPart::None);
    m_ranges.push_back({0, m_patterns.size()});
    for (std::size_t at = 0; at < m_matcher.m_nodes.size(); ++at) {
        Range rest = m_ranges[at];
        nameThose(m_matcher.m_nodes[at], rest);
        const int childDepth = m_matcher.m_nodes[at].depth + 1;
        const auto depth = static_cast<std::size_t>(childDepth - 1);
        const auto firstChild = static_cast<int>(m_matcher.m_nodes.size());
        while (rest.begin < rest.end) {
            const char16_t unit = m_patterns[rest.begin].name.units[depth];
            std::size_t end = rest.begin;
            while (end < rest.end && m_patterns[end].name.units[depth] == unit)
                ++end;
            Node next;
            next.depth = childDepth;
            m_matcher.m_nodes.push_back(next);
            m_matcher.m_labels.push_back(m_numbers[unit]);
            m_parts.push_back(m_patterns[rest.begin].name.parts[depth]);
            m_ranges.push_back({rest.begin, end});
            rest.begin = end;
        }
        addStep(firstChild, static_cast<int>(m_matcher.m_nodes.size()) - firstChild);
    }
}

/// The root gets a row of all symbols, and so do nodes with so many children that it is not mostly empty.
void ActorMatcher::Builder::addStep(int firstChild, int childCount)
{
    constexpr quint32 fewestChildren = 4;
    constexpr quint32 emptiest = 16;
    const auto count = static_cast<quint32>(childCount);
    const bool isRoot = m_matcher.m_steps.empty();
    if (!isRoot && (count < fewestChildren || m_matcher.m_symbolCount > emptiest * count)) {
        m_matcher.m_steps.push_back({firstChild, count});
        return;
    }
    const std::size_t begin = m_matcher.m_rows.size();
    m_matcher.m_steps.push_back({firstChild, hasRow | static_cast<quint32>(begin / m_matcher.m_symbolCount)});
    m_matcher.m_rows.resize(begin + m_matcher.m_symbolCount, 0);
    for (int child = firstChild; child < firstChild + childCount; ++child)
        m_matcher.m_rows[begin + m_matcher.m_labels[static_cast<std::size_t>(child)]] = child;
}

/// Also level by level: a failure is nearer to the root than what fails.
void ActorMatcher::Builder::linkFailures()
{
    std::vector<Node> &nodes = m_matcher.m_nodes;
    const std::size_t count = nodes.size();
    for (std::size_t at = 0; at < count; ++at) {
        const auto first = static_cast<std::size_t>(m_matcher.m_steps[at].firstChild);
        const auto end =
            at + 1 < count ? static_cast<std::size_t>(m_matcher.m_steps[at + 1].firstChild) : count;
        for (std::size_t own = first; own < end; ++own) {
            const quint32 symbol = m_matcher.m_labels[own];
            int target = 0;
            int from = nodes[at].failure;
            while (target == 0 && from != 0) {
                target = m_matcher.child(from, symbol);
                from = nodes[static_cast<std::size_t>(from)].failure;
            }
            if (target == 0 && at != 0 && isBorder(m_parts[at], m_parts[own]))
                target = m_matcher.child(0, symbol);
            nodes[own].failure = target;
            const Node &failure = nodes[static_cast<std::size_t>(target)];
            nodes[own].nextEnd = failure.nameCount > 0 ? target : failure.nextEnd;
            m_matcher.m_steps[own].rowOrCount |= (target != 0 ? hasFailure : 0)
                | (nodes[own].nameCount > 0 || nodes[own].nextEnd != 0 ? endsNames : 0);
        }
    }
}

ActorMatcher::ActorMatcher(const Table<Actor> &actors)
{
    Builder builder(*this);
    builder.addNames(actors);
    builder.makeNodes();
    builder.linkFailures();
}

std::span<const ActorId> ActorMatcher::actorsNamed(int name) const
{
    const Name &one = m_names[static_cast<std::size_t>(name)];
    return {m_actors.data() + one.firstActor, static_cast<std::size_t>(one.actorCount)};
}

/// One pass over one text.
class ActorMatcher::Scan
{
public:
    Scan(const ActorMatcher &matcher, QStringView text)
        : m_matcher(matcher)
        , m_text(text)
        , m_graphemes(text)
    {
    }

    void run();
    std::vector<Mention> take();

private:
    int special(int at);
    int follow(int node, quint32 symbol, bool border) const;
    void step(quint32 symbol, WordPart part);
    void arrive(int node, int end);
    void accept(const Node &node, int end);
    int beginOf(int end, int depth) const;
    bool counts(const Name &name, TextSpan span) const;
    bool endsWord(int end) const;

    const ActorMatcher &m_matcher;
    QStringView m_text;
    GraphemeBoundaries m_graphemes;
    std::vector<Mention> m_found;
    int m_node = 0;
    WordPart m_before = WordPart::None; ///< of the last character that counts
    int m_plainFrom = 0;                ///< from here on each code unit was one symbol
};

/// What special() and step() do for each character, for the plain ones: with the state in registers, and with
/// the rest of a word skipped where no name began with it.
void ActorMatcher::Scan::run()
{
    const quint32 *symbols = m_matcher.m_symbols.data();
    const int *rootRow = m_matcher.m_rows.data();
    const char16_t *units = m_text.utf16();
    const int size = static_cast<int>(m_text.size());
    constexpr quint32 letter = static_cast<quint32>(WordPart::Letter) << partShift;
    int node = 0;
    quint32 before = 0; // the entry of the last character that counts, without its symbol
    for (int at = 0; at < size;) {
        quint32 entry = symbols[units[at]];
        if (node == 0 && before == letter) { // no name began here, and none can
            while ((entry & ~symbolMask) == letter && ++at < size)
                entry = symbols[units[at]];
            if (at == size)
                break;
        }
        if ((entry & isSpecial) != 0 || (node != 0 && units[at] == u' ' && m_text[at - 1].isSpace())) {
            m_node = node;
            m_before = partOf(before);
            at = special(at);
            node = m_node;
            before = static_cast<quint32>(m_before) << partShift;
            continue;
        }
        const quint32 symbol = entry & symbolMask;
        const quint32 kind = entry & ~symbolMask;
        ++at;
        if (node != 0)
            node = follow(node, symbol, before != letter || kind != letter);
        else
            node = rootRow[symbol]; // at a border: what goes on with a word was skipped
        before = kind;
        if (node != 0 && (m_matcher.m_steps[static_cast<std::size_t>(node)].rowOrCount & endsNames) != 0) {
            m_before = partOf(before);
            arrive(node, at);
        }
    }
}

/// A character that is ignored, a space after another or an unusual one, a letter that is spelled out, or one
/// of two code units. Returns its end.
int ActorMatcher::Scan::special(int at)
{
    const char32_t character = characterAt(m_text, at);
    const int end = at + (QChar::requiresSurrogates(character) ? 2 : 1);
    m_plainFrom = end;
    const Folded one = end - at == 1 ? foldedUnit(m_text[at].unicode()) : folded(character);
    if (one.count == 0 || (one.units[0] == u' ' && at > 0 && m_text[at - 1].isSpace()))
        return end;
    for (quint8 i = 0; i < one.count; ++i)
        step(m_matcher.m_symbols[one.units[i]] & symbolMask, one.part);
    if (m_node != 0 && (m_matcher.m_steps[static_cast<std::size_t>(m_node)].rowOrCount & endsNames) != 0)
        arrive(m_node, end);
    return end;
}

/// The node after one more symbol: a child, or one of what the failures of this node lead to.
inline int ActorMatcher::Scan::follow(int node, quint32 symbol, bool border) const
{
    if (symbol == 0)
        return 0;
    while (node != 0) {
        if (const int next = m_matcher.child(node, symbol); next != 0)
            return next;
        if ((m_matcher.m_steps[static_cast<std::size_t>(node)].rowOrCount & hasFailure) == 0)
            break;
        node = m_matcher.m_nodes[static_cast<std::size_t>(node)].failure;
    }
    return border ? m_matcher.m_rows[symbol] : 0; // the root's row is the first
}

void ActorMatcher::Scan::step(quint32 symbol, WordPart part)
{
    m_node = follow(m_node, symbol, isBorder(m_before, part));
    m_before = part;
}

void ActorMatcher::Scan::arrive(int at, int end)
{
    const Node &node = m_matcher.m_nodes[static_cast<std::size_t>(at)];
    accept(node, end);
    for (int next = node.nextEnd; next != 0;) {
        const Node &shorter = m_matcher.m_nodes[static_cast<std::size_t>(next)];
        accept(shorter, end);
        next = shorter.nextEnd;
    }
}

/// Where the name of so many symbols begins that ends here: counted back over what special() read.
int ActorMatcher::Scan::beginOf(int end, int depth) const
{
    if (end - depth >= m_plainFrom)
        return end - depth;
    int at = end;
    while (depth > 0 && at > 0) {
        --at;
        if (at > 0 && m_text[at].isLowSurrogate() && m_text[at - 1].isHighSurrogate())
            --at;
        const Folded one = folded(characterAt(m_text, at));
        const bool repeatsSpace = one.count > 0 && one.units[0] == u' ' && at > 0 && m_text[at - 1].isSpace();
        depth -= repeatsSpace ? 0 : one.count;
    }
    return at;
}

void ActorMatcher::Scan::accept(const Node &node, int end)
{
    if (node.nameCount == 0)
        return;
    TextSpan span{beginOf(end, node.depth), end};
    // What is ignored after the last letter may belong to it.
    while (span.end < m_text.size() && isIgnored(m_text[span.end].unicode())
        && !m_graphemes.isBoundary(span.end))
        ++span.end;
    if (!endsWord(span.end) || !m_graphemes.isBoundary(span.begin) || !m_graphemes.isBoundary(span.end))
        return;
    for (int name = node.firstName; name < node.firstName + node.nameCount; ++name) {
        if (counts(m_matcher.m_names[static_cast<std::size_t>(name)], span)) {
            m_found.push_back({span, name});
            return;
        }
    }
}

bool ActorMatcher::Scan::counts(const Name &name, TextSpan span) const
{
    const QStringView words = m_text.sliced(span.begin, span.length());
    switch (name.letters) {
    case Case::Any:
    case Case::BetterCapital:
        return true;
    case Case::CapitalsOnly:
        return !hasLowerCase(words);
    case Case::FirstIsCapital:
        return !QChar::isLower(characterAt(words, 0));
    }
    return true;
}

/// No letter follows, nor the rest of a contraction ("don't").
bool ActorMatcher::Scan::endsWord(int end) const
{
    const auto size = static_cast<int>(m_text.size());
    int at = end;
    while (at < size && isIgnored(m_text[at].unicode()))
        ++at;
    if (at == size)
        return true;
    const char32_t next = characterAt(m_text, at);
    const Folded after = folded(next);
    if (!isBorder(m_before, after.part))
        return false;
    const bool contracts = after.count == 1 && after.units[0] == u'\'' && at + 1 < size
        && QChar(m_text[at + 1]).toLower() == u't'
        && (at + 2 == size || foldedUnit(m_text[at + 2].unicode()).part != WordPart::Letter);
    return !contracts;
}

/// Of those that overlap the first; of those that begin together the longest.
std::vector<Mention> ActorMatcher::Scan::take()
{
    const auto before = [](const Mention &a, const Mention &b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    if (!std::is_sorted(m_found.begin(), m_found.end(), before))
        std::sort(m_found.begin(), m_found.end(), before);
    std::size_t kept = 0;
    for (const Mention &mention : m_found) {
        if (kept == 0 || m_found[kept - 1].span.end <= mention.span.begin)
            m_found[kept++] = mention;
    }
    m_found.resize(kept);
    return std::move(m_found);
}

/// "Ban" is no actor in "a ban on weapons", where the text calls him Ban or Ban Ki-moon.
void ActorMatcher::dropSmallLetters(QStringView text, std::vector<Mention> &mentions) const
{
    const auto isSmall = [text](const Mention &mention) { return text[mention.span.begin].isLower(); };
    const auto isDoubtful = [&](const Mention &mention) {
        return m_names[static_cast<std::size_t>(mention.name)].letters == Case::BetterCapital
            && isSmall(mention);
    };
    if (std::none_of(mentions.begin(), mentions.end(), isDoubtful))
        return;
    QSet<ActorId> withCapital;
    for (const Mention &mention : mentions) {
        if (!isSmall(mention)) {
            for (const ActorId actor : actorsNamed(mention.name))
                withCapital.insert(actor);
        }
    }
    const auto isAnother = [&](const Mention &mention) {
        const std::span<const ActorId> actors = actorsNamed(mention.name);
        return isDoubtful(mention) && std::any_of(actors.begin(), actors.end(), [&](ActorId actor) {
            return withCapital.contains(actor);
        });
    };
    mentions.erase(std::remove_if(mentions.begin(), mentions.end(), isAnother), mentions.end());
}

std::vector<Mention> ActorMatcher::mentions(QStringView text) const
{
    if (isEmpty())
        return {};
    Scan scan(*this, text);
    scan.run();
    std::vector<Mention> found = scan.take();
    dropSmallLetters(text, found);
    return found;
}

} // namespace standpoint

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/split_groups.h"

#include "model/exchange/parallel.h"
#include "model/text/near_duplicates.h"

#include <QCryptographicHash>

#include <map>
#include <numeric>

namespace standpoint {

namespace {

/// Articles of one text.
struct Text
{
    QByteArray hash;
    QList<ArticleId> articles;
};

/// In the order of their hash, so that no project's ids or order decide.
std::vector<Text> textsOf(const Project &project)
{
    std::map<QByteArray, QList<ArticleId>> byHash;
    for (const ArticleId id : project.articleOrder()) {
        const QByteArray text = project.article(id)->content().simplified().toUtf8();
        byHash[QCryptographicHash::hash(text, QCryptographicHash::Sha256)].append(id);
    }
    std::vector<Text> texts;
    texts.reserve(byHash.size());
    for (auto &[hash, articles] : byHash)
        texts.push_back({hash, std::move(articles)});
    return texts;
}

/// Sets that are joined; the smallest member stands for its set.
class Sets
{
public:
    explicit Sets(size_t count)
        : m_of(count)
    {
        std::iota(m_of.begin(), m_of.end(), size_t(0));
    }
    size_t find(size_t one)
    {
        while (m_of[one] != one)
            one = m_of[one] = m_of[m_of[one]];
        return one;
    }
    void join(size_t a, size_t b)
    {
        a = find(a);
        b = find(b);
        m_of[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<size_t> m_of;
};

void joinAlike(const Project &project, const std::vector<Text> &texts, Sets &sets)
{
    const auto content = [&](size_t i) -> const QString & {
        return project.article(texts[i].articles.first())->content();
    };
    std::vector<TextSketch> sketches(texts.size());
    inParallel(
        static_cast<qsizetype>(texts.size()),
        [&](qsizetype i) { sketches[static_cast<size_t>(i)] = TextSketch(content(static_cast<size_t>(i))); },
        [] { return true; });
    SketchIndex index;
    for (size_t i = 0; i < texts.size(); ++i) {
        for (const size_t other : index.alike(sketches[i])) {
            if (sets.find(i) != sets.find(other)
                && resemblance(content(i), content(other)) >= nearDuplicateShare)
                sets.join(i, other);
        }
        index.add(sketches[i]);
    }
}

} // namespace

SplitGroups splitGroups(const Project &project, bool nearTogether)
{
    const std::vector<Text> texts = textsOf(project);
    Sets sets(texts.size());
    if (nearTogether)
        joinAlike(project, texts, sets);
    SplitGroups groups;
    std::vector<qsizetype> numberOf(texts.size(), -1);
    std::vector<qsizetype> sizes;
    for (size_t i = 0; i < texts.size(); ++i) {
        const size_t root = sets.find(i); // is not after i
        if (root == i) {
            numberOf[i] = groups.names.size();
            groups.names.append(QString::fromLatin1(texts[i].hash.toHex().first(16)));
            groups.first.push_back(texts[i].articles.first());
            sizes.push_back(0);
        }
        ++sizes[static_cast<size_t>(numberOf[root])];
        for (const ArticleId id : texts[i].articles)
            groups.groupOf.insert(id, numberOf[root]);
    }
    for (const qsizetype size : sizes)
        groups.nearlyTheSame += size > 1 ? size : 0;
    return groups;
}

} // namespace standpoint

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/intake.h"
#include "model/exchange/parallel.h"
#include "model/text/graphemes.h"
#include "model/text/near_duplicates.h"

#include <QCoreApplication>
#include <QLocale>

#include <atomic>
#include <cmath>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::NearDuplicates)
};

/// An article's text and what is known of it. All that is held comes first.
struct Candidate
{
    const QString *text = nullptr;
    const QString *title = nullptr;
    IncomingArticle *added = nullptr; ///< null: the project holds it
    TextSketch sketch = {};
};

/// The one that a candidate resembles most, and how much.
std::pair<const Candidate *, double> mostAlike(
    const Candidate &one, const std::vector<const Candidate *> &indexed, const SketchIndex &index)
{
    std::pair<const Candidate *, double> best{nullptr, 0};
    for (const size_t number : index.alike(one.sketch)) {
        const double share = resemblance(*one.text, *indexed[number]->text);
        if (share >= nearDuplicateShare && share > best.second)
            best = {indexed[number], share};
    }
    return best;
}

} // namespace

Status Intake::findNearDuplicates()
{
    std::vector<Candidate> all;
    for (const Shared<Article> &article : project.articles())
        all.push_back({&article->content(), &article->info->title});
    const size_t held = all.size();
    for (IncomingArticle &article : articles.all()) {
        if (!article.held)
            all.push_back({&article.text.text, &article.info.title, &article});
    }
    if (all.size() == held)
        return {};
    const auto sketch = [&](qsizetype i) {
        Candidate &one = all[static_cast<size_t>(i)];
        one.sketch = TextSketch(*one.text);
    };
    Status going;
    const auto keepGoing = [&]() { return (going = didWork(0)).has_value(); };
    if (!inParallel(static_cast<qsizetype>(all.size()), sketch, keepGoing))
        return going;
    SketchIndex index;
    std::vector<const Candidate *> indexed;
    for (const Candidate &one : all) {
        if (one.added) {
            if (Status more = didWork(0); !more)
                return more;
            const auto [other, share] = mostAlike(one, indexed, index);
            const bool leaveOut =
                other && one.added->mayBeLeftOut && options.nearDuplicates == NearDuplicates::Skip;
            if (other)
                m_nearDuplicates.append(
                    {*one.title, *other->title, share, other->added == nullptr, leaveOut});
            if (leaveOut) {
                articles.leaveOut(*one.added);
                continue; // another one may resemble what stays, not what goes
            }
        }
        index.add(one.sketch);
        indexed.push_back(&one);
    }
    return {};
}

/// What was left out is skipped, each by name; what was kept is told while it is not too much.
void Intake::noticeNearDuplicates()
{
    constexpr qsizetype mostTold = 100;
    qsizetype untold = 0;
    for (const NearDuplicate &one : std::as_const(m_nearDuplicates)) {
        const QString share = QLocale().toString(std::floor(one.share * 100), 'f', 0);
        const QString where = shortened(one.title, 60);
        const QString other = shortened(one.other, 60);
        if (one.leftOut)
            skip(Words::tr("The article was left out: %1 % of it is like “%2”").arg(share, other), where);
        else if (&one - m_nearDuplicates.constData() < mostTold)
            notice(Words::tr("%1 % of the article is like “%2”; both are kept").arg(share, other), where);
        else
            ++untold;
    }
    if (untold > 0)
        m_notices.add(Words::tr("%n more article(s) are nearly the same as another one; all are kept",
                          nullptr, static_cast<int>(untold)),
            {});
}

} // namespace standpoint

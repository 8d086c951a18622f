// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/guess_mapping.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace standpoint {

namespace {

constexpr qsizetype mostLabels = 30; // each costs a walk over all annotations

/// "opinionHolder_id" → opinion, holder, id.
QStringList partsOf(const QString &name)
{
    QString spaced;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (i > 0 && name[i].isUpper() && name[i - 1].isLower())
            spaced += u' ';
        spaced += name[i].isLetterOrNumber() ? name[i].toLower() : QChar(u' ');
    }
    return spaced.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// How well a name fits the words, of which the first fit best; 0: not at all.
int fitOf(const QString &name, const QStringList &words)
{
    const QStringList parts = partsOf(name);
    int best = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int rank = static_cast<int>(words.size() - i);
        if (parts.size() == 1 && parts.first() == words[i])
            best = std::max(best, 1000 + rank);
        else if (!parts.isEmpty() && parts.last() == words[i])
            best = std::max(best, 500 + rank);
        else if (parts.contains(words[i]))
            best = std::max(best, 100 + rank);
    }
    return best;
}

const QStringList &actorWords()
{
    static const QStringList words{QStringLiteral("actor"), QStringLiteral("speaker"),
        QStringLiteral("person"), QStringLiteral("source"), QStringLiteral("holder"),
        QStringLiteral("organization"), QStringLiteral("organisation"), QStringLiteral("agent"),
        QStringLiteral("politician"), QStringLiteral("party"), QStringLiteral("author")};
    return words;
}

const QStringList &issueWords()
{
    static const QStringList words{QStringLiteral("issue"), QStringLiteral("target"), QStringLiteral("topic"),
        QStringLiteral("concept"), QStringLiteral("claim"), QStringLiteral("theme"), QStringLiteral("policy"),
        QStringLiteral("question"), QStringLiteral("aspect"), QStringLiteral("frame")};
    return words;
}

const QStringList &stanceWords()
{
    static const QStringList words{QStringLiteral("stance"), QStringLiteral("agreement"),
        QStringLiteral("polarity"), QStringLiteral("position"), QStringLiteral("sentiment"),
        QStringLiteral("attitude"), QStringLiteral("opinion"), QStringLiteral("valence")};
    return words;
}

const QStringList &annotatorWords()
{
    static const QStringList words{QStringLiteral("annotator"), QStringLiteral("coder"),
        QStringLiteral("rater"), QStringLiteral("worker"), QStringLiteral("user"), QStringLiteral("username"),
        QStringLiteral("creator")};
    return words;
}

/// Whether nearly all annotations that have the field have a value of which the sign can be told.
bool speaksOfSigns(const ForeignLook::Field &field)
{
    qint64 told = 0;
    for (const ForeignLook::Value &value : field.values)
        told += signOfLabel(value.value) ? value.count : 0;
    return told > 0 && static_cast<double>(told) >= 0.8 * static_cast<double>(field.annotations);
}

/// Members of an annotation that an import fills by their name, whatever the mapping says.
bool isPlain(const QString &name)
{
    static const QSet<QString> plain{QStringLiteral("actor_id"), QStringLiteral("provenance"),
        QStringLiteral("created"), QStringLiteral("modified"), QStringLiteral("confidence"),
        QStringLiteral("note"), QStringLiteral("affiliation")};
    return plain.contains(name) || name.startsWith(QStringLiteral("attribute:"))
        || name.startsWith(QStringLiteral("inverse:")); // what a relation of another one says
}

/// Words of the text rather than one of a list.
bool saysSomethingElseEachTime(const ForeignLook::Field &field)
{
    constexpr qint64 enough = 50;
    return field.annotations >= enough
        && (field.further > field.annotations / 2 || 2 * field.values.size() > field.annotations);
}

/// Of a scale with three whole numbers, each as far from the next as the other, and none below 1: 1, 2, 3 or
/// 2, 4, 6.
std::optional<std::array<QString, 3>> threeSteps(const ForeignLook::Field &field)
{
    if (field.values.size() != 3 || field.further > 0)
        return std::nullopt;
    std::array<std::pair<double, QString>, 3> steps;
    for (qsizetype i = 0; i < 3; ++i) {
        bool isNumber = false;
        steps[static_cast<size_t>(i)] = {field.values[i].value.toDouble(&isNumber), field.values[i].value};
        if (!isNumber)
            return std::nullopt;
    }
    std::sort(steps.begin(), steps.end());
    const double step = steps[1].first - steps[0].first;
    if (steps[0].first < 1 || steps[2].first - steps[1].first != step || step != std::floor(step))
        return std::nullopt;
    return std::array<QString, 3>{steps[0].second, steps[1].second, steps[2].second};
}

class Guess
{
public:
    Guess(const ForeignLook &look, const Project &project)
        : m_look(look)
        , m_project(project)
    {
    }

    LabelMapping make()
    {
        LabelMapping mapping;
        mapping.actor.field = take(actorWords());
        mapping.issue.field = take(issueWords(), true);
        mapping.stance.field = takeStance();
        mapping.annotator.field = take(annotatorWords());
        mapSigns(mapping.stance);
        takeOthers(mapping);
        takeLabels(mapping);
        return mapping;
    }

private:
    /// `hasFewValues`: no field that says something else nearly each time.
    QString take(const QStringList &words, bool hasFewValues = false)
    {
        const ForeignLook::Field *best = nullptr;
        int fit = 0;
        for (const ForeignLook::Field &field : m_look.fields) {
            const bool isOut = m_used.contains(field.name) || isPlain(field.name)
                || (hasFewValues && saysSomethingElseEachTime(field));
            const int here = isOut ? 0 : fitOf(field.name, words);
            if (here > fit) {
                fit = here;
                best = &field;
            }
        }
        if (!best)
            return {};
        m_used.insert(best->name);
        return best->name;
    }

    /// By name, or the one field whose values say for and against.
    QString takeStance()
    {
        QString named = take(stanceWords());
        if (!named.isEmpty())
            return named;
        for (const ForeignLook::Field &field : m_look.fields) {
            if (m_used.contains(field.name) || isPlain(field.name) || !speaksOfSigns(field))
                continue;
            m_used.insert(field.name);
            return field.name;
        }
        return {};
    }

    QString stanceOfSign(int sign) const
    {
        QString name;
        double best = 0;
        for (const StanceValue &stance : m_project.stances().inOrder()) {
            if (!stance.polarity)
                continue;
            const double polarity = *stance.polarity;
            const bool fits = sign == 0 ? polarity == 0 : polarity * sign > 0;
            if (fits && (name.isEmpty() || std::abs(polarity) > best)) {
                name = stance.name;
                best = std::abs(polarity);
            }
        }
        return name;
    }

    bool isStance(const QString &called) const
    {
        const auto &all = m_project.stances();
        return std::any_of(all.begin(), all.end(), [&](const Shared<StanceValue> &stance) {
            return stance->name.compare(called, Qt::CaseInsensitive) == 0;
        });
    }

    void mapSigns(LabelMapping::Source &source) const
    {
        const ForeignLook::Field *field = m_look.field(source.field);
        if (!field)
            return;
        if (const auto steps = threeSteps(*field)) { // as sentiment is written: from against to for
            for (size_t step = 0; step < steps->size(); ++step) {
                if (const QString stance = stanceOfSign(static_cast<int>(step) - 1); !stance.isEmpty())
                    source.values.insert(steps->at(step), stance);
            }
            return;
        }
        // Where there is 0 and 1 and no −1, 0 says no: tools write agreement so.
        const auto has = [&](const char *text) {
            return std::any_of(field->values.begin(), field->values.end(),
                [&](const ForeignLook::Value &value) { return value.value == QLatin1String(text); });
        };
        const bool isYesOrNo = has("0") && !has("-1") && !has("2");
        for (const ForeignLook::Value &value : field->values) {
            std::optional<int> sign = signOfLabel(value.value);
            if (!sign || isStance(value.value))
                continue;
            if (isYesOrNo && value.value == QStringLiteral("0"))
                sign = -1;
            if (const QString stance = stanceOfSign(*sign); !stance.isEmpty())
                source.values.insert(value.value, stance);
        }
    }

    /// Notes, confidence and where the actor belongs.
    void takeOthers(LabelMapping &mapping)
    {
        const auto become = [&](const QStringList &words, const QString &target) {
            if (m_look.field(target))
                return;
            if (const QString field = take(words); !field.isEmpty())
                mapping.others.insert(field, target);
        };
        become({QStringLiteral("comment"), QStringLiteral("comments"), QStringLiteral("remark"),
                   QStringLiteral("notes"), QStringLiteral("memo")},
            QStringLiteral("note"));
        if (!mapping.actor.field.isEmpty())
            become({QStringLiteral("organization"), QStringLiteral("organisation"), QStringLiteral("party")},
                QStringLiteral("affiliation"));
    }

    /// Where some labels say all that an annotation needs and others never do, only those are wanted.
    void takeLabels(LabelMapping &mapping) const
    {
        const QString label = QStringLiteral("label");
        const ForeignLook::Field *field = m_look.field(label);
        if (!field || field->values.size() > mostLabels || m_used.contains(label))
            return;
        LabelMapping only = mapping;
        only.onlyField = label;
        QStringList wanted;
        for (const ForeignLook::Value &value : field->values) {
            only.onlyValues = QStringList(value.value);
            if (mappingOutlook(m_look, only).taken > 0)
                wanted.append(value.value);
        }
        if (wanted.isEmpty() || wanted.size() == field->values.size())
            return;
        mapping.onlyField = label;
        mapping.onlyValues = wanted;
    }

    const ForeignLook &m_look;
    const Project &m_project;
    QSet<QString> m_used;
};

} // namespace

std::optional<int> signOfLabel(const QString &label)
{
    static const QHash<QString, int> signs = [] {
        QHash<QString, int> all;
        for (const char *word : {"support", "supports", "supporting", "supportive", "favor", "favour",
                 "in favor", "in favour", "favorable", "favourable", "pro", "for", "agree", "agrees",
                 "agreement", "yes", "true", "positive", "pos", "approve", "approves", "endorse", "endorses",
                 "1", "+1", "+", "1.0", "dafür", "pour", "a favor", "за"})
            all.insert(QString::fromUtf8(word), 1);
        for (const char *word :
            {"oppose", "opposes", "opposing", "opposed", "against", "anti", "contra", "con", "disagree",
                "disagrees", "disagreement", "no", "false", "negative", "neg", "reject", "rejects", "attack",
                "attacks", "-1", "−1", "-", "−", "-1.0", "dagegen", "contre", "en contra", "против"})
            all.insert(QString::fromUtf8(word), -1);
        for (const char *word : {"neutral", "neither", "balanced", "0", "0.0", "neutre"})
            all.insert(QString::fromUtf8(word), 0);
        return all;
    }();
    QString plain = label.toLower().trimmed();
    if (plain.size() > 2)
        plain.replace(u'_', u' ').replace(u'-', plain.startsWith(u'-') ? u'-' : u' ');
    const auto found = signs.constFind(plain.simplified());
    return found == signs.cend() ? std::nullopt : std::optional(*found);
}

LabelMapping guessMapping(const ForeignLook &look, const Project &project)
{
    return Guess(look, project).make();
}

} // namespace standpoint

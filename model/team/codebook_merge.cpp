// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/codebook_merge.h"

#include "model/codebook/joining.h"
#include "model/project/check.h"
#include "model/project/table_of.h"
#include "model/team/derived_id.h"

namespace standpoint {

namespace {

template <typename Entity> constexpr MergeKind kindOf()
{
    if constexpr (std::is_same_v<Entity, Issue>)
        return MergeKind::Issue;
    else if constexpr (std::is_same_v<Entity, StanceValue>)
        return MergeKind::Stance;
    else if constexpr (std::is_same_v<Entity, Attribute>)
        return MergeKind::Attribute;
    else if constexpr (std::is_same_v<Entity, ReasonCode>)
        return MergeKind::Reason;
    else
        return MergeKind::Annotator;
}

/// May they be one thing, whatever they are called? Answers to one kind of question are none to another.
bool canBeOne(const Attribute &a, const Attribute &b)
{
    return a.kind == b.kind;
}
bool canBeOne(const Annotator &a, const Annotator &b)
{
    return a.gold == b.gold;
}
template <typename Entity> bool canBeOne(const Entity & /*a*/, const Entity & /*b*/)
{
    return true;
}

QString exactly(const QString &name)
{
    return name.simplified();
}
QString folded(const QString &name)
{
    return name.simplified().toCaseFolded();
}

/// Whether what ours has not may have been removed from it since `theirs` was handed out.
bool isCopyOf(const Project &ours, const Project &theirs)
{
    return theirs.info().isBlindCopy() && theirs.info().id == ours.info().id;
}

/// The things of one kind, of ours and of one input.
template <typename Entity> class TableMerge
{
public:
    using Ids = QHash<Id<Entity>, Id<Entity>>;

    TableMerge(
        MergeTarget &target, MergeRecord &record, int input, const Project &theirs, const Ids &joined = {})
        : m_target(target)
        , m_record(record)
        , m_input(input)
        , m_project(theirs)
        , m_theirs(tableOf<Entity>(theirs).inOrder())
        , m_joined(joined)
    {
    }

    /// Calls `same(ours, theirs)` for each that both have and adds the others.
    template <typename Same> Ids run(Same same)
    {
        matchIds();
        matchJoined();
        matchNames(exactly, MatchedBy::Name);
        matchNames(folded, MatchedBy::Name);
        if constexpr (std::is_same_v<Entity, Annotator>)
            matchGold();
        rename();
        for (const Entity &theirs : m_theirs) {
            const auto found = m_ids.constFind(theirs.id);
            if (found == m_ids.cend())
                add(theirs);
            else if (!m_added.contains(theirs.id) && !m_joined.contains(theirs.id))
                same(*table().find(*found), theirs);
        }
        return m_ids;
    }

private:
    const Table<Entity> &table() const { return tableOf<Entity>(m_target.now); }

    MergePlace placeOf(const Entity &ours) const
    {
        return {m_input, kindOf<Entity>(), ours.id.bits, ours.name};
    }

    void matchIds()
    {
        for (const Entity &theirs : m_theirs) {
            const Entity *ours = table().find(theirs.id);
            if (ours && !canBeOne(*ours, theirs)) // an earlier merge may have added it under this id
                ours = table().find(derivedId<Entity>(theirs.id.bits, "another kind"));
            if (!ours)
                continue;
            m_ids.insert(theirs.id, ours->id);
            m_taken.insert(ours->id);
            ++m_record.counts(m_input, kindOf<Entity>()).byId;
        }
    }

    void matchJoined()
    {
        for (const Entity &theirs : m_theirs) {
            const Entity *ours = table().find(m_joined.value(theirs.id));
            if (!ours || m_ids.contains(theirs.id)) {
                m_joined.remove(theirs.id);
                continue;
            }
            if (!m_record.match(placeOf(*ours), theirs.id.bits, theirs.name, MatchedBy::Joined)) {
                m_apart.insert(theirs.id);
                m_joined.remove(theirs.id);
                continue;
            }
            m_ids.insert(theirs.id, ours->id);
            ++m_record.counts(m_input, kindOf<Entity>()).byOther;
            m_record.remark(placeOf(*ours),
                MergeWords::tr("“%1” became one with it here since the copy was handed out; what the copy "
                               "says of that is said of this one.")
                    .arg(theirs.name));
        }
    }

    /// A copy has what the codebook had when it was handed out: what ours has not may have been taken out of
    /// it since. Nobody is to find it there again without knowing. False: it is not to come in.
    bool asksForNew(const Entity &theirs)
    {
        if (std::is_same_v<Entity, Annotator> || !isCopyOf(m_target.ours, m_project)
            || m_apart.contains(theirs.id))
            return true;
        if (!isUsed(theirs.id))
            return m_record.decide(placeOf(theirs), {}, MergeWords::tr("not in the codebook"), theirs.name,
                       MergeSide::Theirs, MergeWords::tr("new there, or removed here since"))
                == MergeSide::Theirs;
        m_record.remark(placeOf(theirs),
            MergeWords::tr("The codebook gets this %1 from the copy, which uses it: it is new there, or was "
                           "removed here since the copy was handed out.")
                .arg(nameOf(kindOf<Entity>())));
        return true;
    }

    bool isUsed(Id<Entity> id) const
    {
        const auto has = [id](const Annotation &annotation) {
            if constexpr (std::is_same_v<Entity, Issue>)
                return annotation.issue == id;
            else if constexpr (std::is_same_v<Entity, StanceValue>)
                return annotation.stance == id;
            else if constexpr (std::is_same_v<Entity, Attribute>)
                return !annotation.answer(id).isEmpty();
            else
                return false;
        };
        const auto &articles = m_project.articles();
        return std::any_of(articles.begin(), articles.end(), [&](const Shared<Article> &article) {
            return std::any_of(article->annotations.begin(), article->annotations.end(), has);
        });
    }

    /// Only where one of each is called so: names are unique, but not in other capitals.
    template <typename Key> void matchNames(Key key, MatchedBy by)
    {
        QMultiHash<QString, Id<Entity>> ours;
        QHash<QString, int> theirs;
        for (const Shared<Entity> &one : table()) {
            if (!m_taken.contains(one->id))
                ours.insert(key(one->name), one->id);
        }
        for (const Entity &one : m_theirs)
            theirs[key(one.name)] += m_ids.contains(one.id) ? 0 : 1;
        for (const Entity &one : m_theirs) {
            const QString name = key(one.name);
            if (!m_ids.contains(one.id) && theirs.value(name) == 1 && ours.count(name) == 1)
                take(*table().find(ours.value(name)), one, by);
        }
    }

    bool take(const Entity &ours, const Entity &theirs, MatchedBy by)
    {
        if (m_apart.contains(theirs.id) || !canBeOne(ours, theirs))
            return false;
        if (!m_record.match(placeOf(ours), theirs.id.bits, theirs.name, by)) {
            m_apart.insert(theirs.id);
            return false;
        }
        m_ids.insert(theirs.id, ours.id);
        m_taken.insert(ours.id);
        ++m_record.counts(m_input, kindOf<Entity>()).byOther;
        return true;
    }

    /// There is one gold layer, whatever it is called. Only where ours has several already is another one
    /// added.
    void matchGold()
    {
        for (const Entity &theirs : m_theirs) {
            if (!theirs.gold || m_ids.contains(theirs.id))
                continue;
            QList<Entity> ours;
            for (const Shared<Entity> &one : table()) {
                if (one->gold)
                    ours.append(*one);
            }
            if (ours.isEmpty())
                add(theirs);
            else if (ours.size() == 1 && take(ours[0], theirs, MatchedBy::Gold))
                m_asGold.insert(theirs.id);
        }
    }

    /// Names are unique, so one may be free only once another thing has got its new one.
    void rename()
    {
        QList<std::pair<Id<Entity>, QString>> wanted;
        for (const Entity &theirs : m_theirs) {
            const Entity *ours = table().find(m_ids.value(theirs.id));
            if (!ours || ours->name == theirs.name || m_asGold.contains(theirs.id)
                || m_joined.contains(theirs.id))
                continue;
            const Entity *was = tableOf<Entity>(m_target.ours).find(ours->id);
            const bool untouchedThere = was && was->name == theirs.name;
            if (!untouchedThere
                && m_record.decide(placeOf(*ours), MergeWords::tr("name"), ours->name, theirs.name)
                    == MergeSide::Theirs)
                wanted.append({ours->id, theirs.name});
        }
        for (bool goesOn = true; goesOn;) {
            const qsizetype before = wanted.size();
            wanted.removeIf([this](const auto &one) {
                Entity after = *table().find(one.first);
                after.name = one.second;
                return m_target.apply(replacing(*table().find(one.first), after)).has_value();
            });
            m_record.counts(m_input, kindOf<Entity>()).updated += before - wanted.size();
            goesOn = wanted.size() < before;
        }
        for (const auto &[id, name] : std::as_const(wanted))
            m_record.remark(placeOf(*table().find(id)),
                MergeWords::tr("It keeps its name: another %1 is called “%2”.")
                    .arg(nameOf(kindOf<Entity>()), name));
    }

    void add(const Entity &theirs)
    {
        if (!asksForNew(theirs))
            return;
        Entity fresh = theirs;
        if (table().contains(fresh.id))
            fresh.id = derivedId<Entity>(theirs.id.bits, "another kind");
        if constexpr (requires { fresh.order; })
            fresh.order = 0;
        QSet<QString> names;
        for (const Shared<Entity> &one : table()) {
            names.insert(one->name);
            if constexpr (requires { fresh.order; })
                fresh.order = std::max(fresh.order, orderAfter(one->order));
        }
        fresh.name = freeName(fresh.name, names);
        if (Status added = m_target.apply(adding(fresh)); !added) {
            m_record.refuse(placeOf(theirs), added.error());
            return;
        }
        ++m_record.counts(m_input, kindOf<Entity>()).added;
        m_ids.insert(theirs.id, fresh.id);
        m_added.insert(theirs.id);
        if (fresh.name != theirs.name)
            m_record.remark(placeOf(theirs),
                MergeWords::tr("Another %1 of the project has this name, so it is called “%2” there.")
                    .arg(nameOf(kindOf<Entity>()), fresh.name));
    }

    MergeTarget &m_target;
    MergeRecord &m_record;
    int m_input;
    const Project &m_project; ///< theirs
    QList<Entity> m_theirs;
    Ids m_joined; ///< theirs that became one with ours here
    Ids m_ids;
    QSet<Id<Entity>> m_taken;  ///< ours that are matched
    QSet<Id<Entity>> m_apart;  ///< theirs that are to stay others
    QSet<Id<Entity>> m_added;  ///< theirs
    QSet<Id<Entity>> m_asGold; ///< theirs that are ours because both are gold, whatever they are called
};

/// An annotation made before its wording changed meaning is under an older one: the moment goes with the
/// words.
template <typename Entity> void mergeWording(FieldMerge<Entity> &fields)
{
    bool same = fields.held().name == fields.theirs().name;
    same = fields.field(&Entity::guideline, MergeWords::tr("guideline")) && same;
    if constexpr (requires(Entity e) { e.polarity; }) {
        same = fields.field(&Entity::polarity, MergeWords::tr("polarity")) && same;
        fields.field(&Entity::colour, MergeWords::tr("colour"));
    }
    fields.field(&Entity::retired, MergeWords::tr("retired"));
    if (same)
        fields.become(&Entity::revised, laterOf(fields.held().revised, fields.theirs().revised));
}

/// As many keywords as an issue may have; what has no room is named.
void mergeKeywords(FieldMerge<Issue> &fields, MergeRecord &record, const MergePlace &place)
{
    QList<Keyword> all = fields.held().keywords;
    for (const Keyword &keyword : fields.theirs().keywords) {
        if (all.contains(keyword))
            continue;
        Issue tried = fields.held();
        tried.keywords = all;
        tried.keywords.append(keyword);
        if (tried.keywords.size() > maximumKeywords || expressionCount(tried) > maximumExpressions)
            record.remark(place, MergeWords::tr("There is no room for the keyword “%1”.").arg(keyword.text));
        else
            all.append(keyword);
    }
    fields.become(&Issue::keywords, all);
}

/// The choices of ours, and those of theirs that it lacks.
void mergeChoices(FieldMerge<Attribute> &fields, const Attribute *original, MergeRecord &record,
    const MergePlace &place, bool isCopy, QHash<ChoiceId, ChoiceId> &ids)
{
    QList<Choice> all = fields.held().choices;
    const auto find = [&all](const auto &test) { return std::find_if(all.begin(), all.end(), test); };
    // Those that this input left as they were.
    const QList<Choice> before = original ? original->choices : QList<Choice>();
    QSet<QString> names;
    QSet<ChoiceId> theirIds;
    for (const Choice &one : std::as_const(all))
        names.insert(one.name);
    for (const Choice &one : fields.theirs().choices)
        theirIds.insert(one.id);
    for (const Choice &theirs : fields.theirs().choices) {
        if (const auto same = find([&](const Choice &c) { return c.id == theirs.id; }); same != all.end()) {
            ids.insert(theirs.id, theirs.id);
            if (same->name != theirs.name && !names.contains(theirs.name) && !before.contains(theirs)
                && record.decide(
                       place, MergeWords::tr("choice “%1”").arg(same->name), same->name, theirs.name)
                    == MergeSide::Theirs) {
                names.remove(same->name);
                names.insert(theirs.name);
                same->name = theirs.name;
            }
            continue;
        }
        const auto named =
            find([&](const Choice &c) { return c.name == theirs.name && !theirIds.contains(c.id); });
        if (named != all.end()) {
            ids.insert(theirs.id, named->id);
            continue;
        }
        const QString name = freeName(theirs.name, names);
        names.insert(name);
        all.append({theirs.id, name});
        ids.insert(theirs.id, theirs.id);
        if (isCopy)
            record.remark(place,
                MergeWords::tr(
                    "It gets the choice “%1” from the copy: that is new there, or was removed here "
                    "since the copy was handed out.")
                    .arg(name));
    }
    fields.become(&Attribute::choices, all);
}

void mergeInfo(MergeTarget &target, MergeRecord &record, int input, const ProjectInfo &theirs)
{
    const ProjectInfo &ours = target.now.info();
    const MergePlace place{input, MergeKind::Project, ours.id.bits, ours.title};
    FieldMerge<ProjectInfo> fields(target, record, place, ours, &target.ours.info(), theirs);
    if (ours.id == theirs.id) // two studies have two titles
        fields.field(&ProjectInfo::title, MergeWords::tr("title"));
    fields.field(&ProjectInfo::guideline, MergeWords::tr("guideline"));
    ProjectInfo both = target.now.info(); // settings of theirs that ours lacks; of two of one name, ours
    for (const Preset &preset : theirs.presets) {
        if (!both.preset(preset.kind, preset.name))
            both.setPreset(preset.kind, preset.name, preset.content);
    }
    fields.become(&ProjectInfo::presets, both.presets);
}

} // namespace

void mergeCodebook(MergeTarget &target, MergeRecord &record, int input, const Project &theirs,
    const JoinedSince &joined, MergedIds &ids)
{
    const Project &was = target.ours;
    mergeInfo(target, record, input, theirs.info());
    ids.annotators = TableMerge<Annotator>(target, record, input, theirs)
                         .run([](const Annotator & /*ours*/, const Annotator & /*other*/) {});
    ids.issues =
        TableMerge<Issue>(target, record, input, theirs, joined.issues)
            .run([&](const Issue &ours, const Issue &other) {
                const MergePlace place{input, MergeKind::Issue, ours.id.bits, ours.name};
                FieldMerge<Issue> fields(target, record, place, ours, was.issues().find(ours.id), other);
                mergeWording(fields);
                fields.field(&Issue::group, MergeWords::tr("group"));
                mergeKeywords(fields, record, place);
            });
    ids.reasons = TableMerge<ReasonCode>(target, record, input, theirs)
                      .run([&](const ReasonCode &ours, const ReasonCode &other) {
                          FieldMerge<ReasonCode> fields(target, record,
                              {input, MergeKind::Reason, ours.id.bits, ours.name}, ours,
                              was.reasons().find(ours.id), other);
                          fields.field(&ReasonCode::paragraph, MergeWords::tr("paragraph"));
                          fields.field(&ReasonCode::retired, MergeWords::tr("retired"));
                      });
    ids.stances = TableMerge<StanceValue>(target, record, input, theirs, joined.stances)
                      .run([&](const StanceValue &ours, const StanceValue &other) {
                          FieldMerge<StanceValue> fields(target, record,
                              {input, MergeKind::Stance, ours.id.bits, ours.name}, ours,
                              was.stances().find(ours.id), other);
                          mergeWording(fields);
                      });
    ids.attributes =
        TableMerge<Attribute>(target, record, input, theirs)
            .run([&](const Attribute &ours, const Attribute &other) {
                const MergePlace place{input, MergeKind::Attribute, ours.id.bits, ours.name};
                const Attribute *original = was.attributes().find(ours.id);
                FieldMerge<Attribute> fields(target, record, place, ours, original, other);
                mergeWording(fields);
                mergeChoices(fields, original, record, place, isCopyOf(was, theirs), ids.choices[other.id]);
            });
}

} // namespace standpoint

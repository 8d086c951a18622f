// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/merge_words.h"

#include "model/text/graphemes.h"

namespace standpoint {

namespace {

constexpr int longestEvidence = 120; // UTF-16 code units that are shown of it

} // namespace

QString nameOf(MergeKind kind)
{
    switch (kind) {
    case MergeKind::Project:
        return MergeWords::tr("project");
    case MergeKind::Annotator:
        return MergeWords::tr("annotator");
    case MergeKind::Actor:
        return MergeWords::tr("actor");
    case MergeKind::Issue:
        return MergeWords::tr("issue");
    case MergeKind::Stance:
        return MergeWords::tr("stance");
    case MergeKind::Attribute:
        return MergeWords::tr("attribute");
    case MergeKind::Reason:
        return MergeWords::tr("reason");
    case MergeKind::Article:
        return MergeWords::tr("article");
    case MergeKind::Annotation:
        return MergeWords::tr("annotation");
    case MergeKind::Progress:
        return MergeWords::tr("progress");
    case MergeKind::Decision:
        return MergeWords::tr("decision");
    case MergeKind::WorkList:
        return MergeWords::tr("work list");
    }
    return {};
}

QString namesOf(MergeKind kind)
{
    switch (kind) {
    case MergeKind::Project:
        return MergeWords::tr("Description of the project");
    case MergeKind::Annotator:
        return MergeWords::tr("Annotators");
    case MergeKind::Actor:
        return MergeWords::tr("Actors");
    case MergeKind::Issue:
        return MergeWords::tr("Issues");
    case MergeKind::Stance:
        return MergeWords::tr("Stances");
    case MergeKind::Attribute:
        return MergeWords::tr("Attributes");
    case MergeKind::Reason:
        return MergeWords::tr("Reasons");
    case MergeKind::Article:
        return MergeWords::tr("Articles");
    case MergeKind::Annotation:
        return MergeWords::tr("Annotations");
    case MergeKind::Progress:
        return MergeWords::tr("Progress");
    case MergeKind::Decision:
        return MergeWords::tr("Decisions");
    case MergeKind::WorkList:
        return MergeWords::tr("Work lists");
    }
    return {};
}

QString nameOf(MatchedBy by)
{
    switch (by) {
    case MatchedBy::Id:
        return MergeWords::tr("id");
    case MatchedBy::Name:
        return MergeWords::tr("name");
    case MatchedBy::Alias:
        return MergeWords::tr("alias");
    case MatchedBy::Gold:
        return MergeWords::tr("both are gold");
    case MatchedBy::Text:
        return MergeWords::tr("text");
    case MatchedBy::Joined:
        return MergeWords::tr("merged here since");
    }
    return {};
}

QString stableName(MergeKind kind)
{
    static const QStringList names{QStringLiteral("project"), QStringLiteral("annotator"),
        QStringLiteral("actor"), QStringLiteral("issue"), QStringLiteral("stance"),
        QStringLiteral("attribute"), QStringLiteral("reason"), QStringLiteral("article"),
        QStringLiteral("annotation"), QStringLiteral("state"), QStringLiteral("decision"),
        QStringLiteral("work_list")};
    return names.at(static_cast<int>(kind));
}

QString stableName(MatchedBy by)
{
    static const QStringList names{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("alias"),
        QStringLiteral("gold"), QStringLiteral("text"), QStringLiteral("merged")};
    return names.at(static_cast<int>(by));
}

QString said(const QString &text)
{
    return text;
}

QString said(bool yes)
{
    return yes ? MergeWords::tr("yes") : MergeWords::tr("no");
}

QString said(const std::optional<double> &polarity)
{
    return polarity ? QString::number(*polarity) : MergeWords::tr("none");
}

QString said(quint32 colour)
{
    return QStringLiteral("#%1").arg(colour, 6, 16, QLatin1Char('0'));
}

QString said(QDate day)
{
    return day.toString(Qt::ISODate);
}

QString said(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::Person:
        return MergeWords::tr("person");
    case Actor::Kind::Organisation:
        return MergeWords::tr("organisation");
    case Actor::Kind::State:
        return MergeWords::tr("state");
    case Actor::Kind::Group:
        return MergeWords::tr("group");
    }
    return {};
}

QString said(const Shared<QString> &text)
{
    return text.orDefault();
}

QString said(WorkList::Order order)
{
    switch (order) {
    case WorkList::Order::AsListed:
        return MergeWords::tr("as listed");
    case WorkList::Order::ByDate:
        return MergeWords::tr("by date");
    case WorkList::Order::ByTitle:
        return MergeWords::tr("by title");
    case WorkList::Order::Random:
        return MergeWords::tr("at random");
    }
    return {};
}

QString said(const Project &project, const Article &article, const Annotation &annotation)
{
    const auto named = [](const auto *thing) { return thing ? thing->name : QString(); };
    QString text =
        MergeWords::tr("%1: %2, %3: “%4”")
            .arg(named(project.actors().find(annotation.actor)),
                named(project.issues().find(annotation.issue)),
                named(project.stances().find(annotation.stance)),
                shortened(article.evidenceText(annotation.evidence).simplified(), longestEvidence));
    if (annotation.note)
        text += MergeWords::tr("; note: %1").arg(shortened(annotation.note->simplified(), longestEvidence));
    return text;
}

QString said(const Project &project, const Decision &decision)
{
    const auto named = [](const auto *thing) { return thing ? thing->name : QString(); };
    const QString verdict = decision.verdict == Decision::Verdict::Accepted ? MergeWords::tr("accepted")
                                                                            : MergeWords::tr("rejected");
    QString text =
        MergeWords::tr("%1, %2: %3, by %4")
            .arg(named(project.actors().find(decision.actor)), named(project.issues().find(decision.issue)),
                verdict, named(project.annotators().find(decision.by)));
    if (const ReasonCode *reason = project.reasons().find(decision.reason))
        text += MergeWords::tr(" (%1)").arg(reason->name);
    return text;
}

} // namespace standpoint

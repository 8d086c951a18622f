// SPDX-License-Identifier: GPL-3.0-or-later
//
// An edit of any entity: its stable name, what was, and what becomes. An entity that is added gets its name
// here.
#include "model/store/archive.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Archive)
};

template <typename Entity> constexpr const char *stableName();
template <> constexpr const char *stableName<ProjectInfo>()
{
    return "project";
}
template <> constexpr const char *stableName<Issue>()
{
    return "issue";
}
template <> constexpr const char *stableName<StanceValue>()
{
    return "stance";
}
template <> constexpr const char *stableName<Attribute>()
{
    return "attribute";
}
template <> constexpr const char *stableName<Actor>()
{
    return "actor";
}
template <> constexpr const char *stableName<Annotator>()
{
    return "annotator";
}
template <> constexpr const char *stableName<ArticleInfo>()
{
    return "article";
}
template <> constexpr const char *stableName<ArticleText>()
{
    return "text";
}
template <> constexpr const char *stableName<ArticleState>()
{
    return "state";
}
template <> constexpr const char *stableName<Annotation>()
{
    return "annotation";
}

template <> constexpr const char *stableName<WorkList>()
{
    return "worklist";
}
template <> constexpr const char *stableName<ReasonCode>()
{
    return "reason";
}
template <> constexpr const char *stableName<Decision>()
{
    return "decision";
}

template <typename Entity> void writeSide(ArchiveWriter &out, const Shared<Entity> &side)
{
    out.number(side ? 1 : 0);
    if (side)
        write(out, *side);
}

template <typename Entity> Shared<Entity> readSide(ArchiveReader &in)
{
    if (in.numberIn(0, 1) == 0)
        return {};
    Entity entity;
    read(in, entity);
    return entity;
}

template <typename Entity> bool readNamed(ArchiveReader &in, const QString &name, AnyEdit &edit)
{
    if (name != QLatin1String(stableName<Entity>()))
        return false;
    Edit<Entity> read;
    read.before = readSide<Entity>(in);
    read.after = readSide<Entity>(in);
    if (!read.before && !read.after)
        throw ArchiveError{Words::tr("an edit says neither what was nor what becomes")};
    edit = std::move(read);
    return true;
}

} // namespace

void writeEdit(ArchiveWriter &out, const AnyEdit &edit)
{
    std::visit(
        [&out]<typename Entity>(const Edit<Entity> &e) {
            out.string(QLatin1String(stableName<Entity>()));
            writeSide(out, e.before);
            writeSide(out, e.after);
        },
        edit);
}

AnyEdit readEdit(ArchiveReader &in)
{
    const QString name = in.string();
    AnyEdit edit;
    const bool known = readNamed<Annotation>(in, name, edit) || readNamed<ArticleState>(in, name, edit)
        || readNamed<Actor>(in, name, edit) || readNamed<ProjectInfo>(in, name, edit)
        || readNamed<Issue>(in, name, edit) || readNamed<StanceValue>(in, name, edit)
        || readNamed<Attribute>(in, name, edit) || readNamed<Annotator>(in, name, edit)
        || readNamed<ArticleInfo>(in, name, edit) || readNamed<ArticleText>(in, name, edit)
        || readNamed<WorkList>(in, name, edit) || readNamed<Decision>(in, name, edit)
        || readNamed<ReasonCode>(in, name, edit);
    if (!known)
        throw ArchiveError{Words::tr("it holds a kind of thing that this version does not know")};
    return edit;
}

} // namespace standpoint

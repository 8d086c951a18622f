// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the project that tst_released_versions looks into: `write_released_project
// tests/data/projects/vN.stance`. Run once for each version of the file format, and before a number of
// StoredVersions is raised (then `vN-stored-A-B-C-D-E-F.stance` with the numbers so far); the file it wrote
// stays as it is for ever.
#include "model/store/project_file.h"

#include <cstdio>

using namespace standpoint;

namespace {

QString words(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QDateTime at(const char *iso)
{
    return QDateTime::fromString(QString::fromUtf8(iso), Qt::ISODateWithMs);
}

std::vector<AnyEdit> codebook()
{
    const Attribute attribution{{{0x30, 1}}, words("attribution"), 0, Attribute::Kind::Choice,
        {{{{0x31, 1}}, words("direct quote")}, {{{0x31, 2}}, words("action")}}, words("Who says so?")};
    return {adding(ProjectInfo{{{0x10, 1}}, words("Syria 2013 “α”"), words("Work **sentence** by sentence."),
                at("2013-11-24T08:30:00.123Z")}),
        adding(Issue{{{0x11, 1}}, words("intervention"), 0, words("Force from outside.")}),
        adding(Issue{{{0x11, 2}}, words("negotiation"), 1, {}}),
        adding(StanceValue{{{0x20, 1}}, words("in favour"), 0, 1.0, 0x2166AC, words("Wants it.")}),
        adding(StanceValue{{{0x20, 2}}, words("leaning against"), 1, -0.3, 0xB35806, {}}),
        adding(StanceValue{{{0x20, 3}}, words("ambivalent"), 2, {}, 0, {}}), adding(attribution),
        adding(Attribute{{{0x30, 2}}, words("conditional"), 1, Attribute::Kind::Flag, {}, {}}),
        adding(Attribute{{{0x30, 3}}, words("strength"), 2, Attribute::Kind::Number, {}, {}}),
        adding(Attribute{{{0x30, 4}}, words("remark"), 3, Attribute::Kind::Text, {}, {}})};
}

std::vector<AnyEdit> people()
{
    return {adding(Actor{
                {{0x40, 1}}, words("Россия"), {words("Russia"), words("Moscow")}, Actor::Kind::State, {}}),
        adding(Actor{{{0x40, 2}}, words("Foreign minister"), {}, Actor::Kind::Person,
            {{{{0x40, 1}}, QDate(2004, 3, 9), {}}, {{{0x40, 3}}, {}, QDate(2012, 12, 31)}}}),
        adding(Actor{{{0x40, 4}}, words("Opposition"), {}, Actor::Kind::Group, {}}),
        adding(Annotator{{{0x50, 1}}, words("Anna"), false}),
        adding(Annotator{{{0x50, 2}}, words("Gold"), true})};
}

std::vector<AnyEdit> articles()
{
    ArticleInfo info{{{0x60, 1}}, 0, words("No military solution"), words("Agency"), words("A. Writer"),
        QDate(2013, 11, 24), words("https://example.org/1"), words("en"), {words("syria"), words("talks")},
        words("article-1"), words("UTF-16LE, CRLF")};
    ArticleInfo bare;
    bare.id = {{0x60, 2}};
    bare.order = 1;
    bare.title = words("Empty");
    return {adding(info),
        adding(ArticleText{info.id, words("“No solution,” he said 😀, “exists.”\nThe e\u0301lite agreed."),
            {{0, 35}, {36, 54}}}),
        adding(bare), adding(ArticleText{bare.id, {}, {}}),
        adding(ArticleState{info.id, {{0x50, 1}}, ArticleState::State::Done}),
        adding(ArticleState{info.id, {{0x50, 2}}, ArticleState::State::Started})};
}

std::vector<AnyEdit> annotations()
{
    Annotation full;
    full.id = {{0x70, 1}};
    full.article = {{0x60, 1}};
    full.annotator = {{0x50, 1}};
    full.actor = {{0x40, 2}};
    full.issue = {{0x11, 1}};
    full.stance = {{0x20, 2}};
    full.evidence = Evidence(QList<TextSpan>{{0, 14}, {27, 35}});
    full.setAnswer({{0x30, 1}}, QStringLiteral("00000000000000310000000000000002"));
    full.setAnswer({{0x30, 2}}, QStringLiteral("true"));
    full.setAnswer({{0x30, 3}}, QStringLiteral("-1.5e3"));
    full.setAnswer({{0x30, 4}}, words("“quoted”\n"));
    full.setNote(words("see the headline 👩‍👧"));
    full.confidence = 0.7F;
    full.provenance = Annotation::Provenance::Imported;
    full.created = at("2013-11-24T09:00:00.001Z");
    full.modified = at("2013-11-25T10:00:00.999Z");
    Annotation plain;
    plain.id = {{0x70, 2}};
    plain.article = {{0x60, 1}};
    plain.annotator = {{0x50, 2}};
    plain.actor = {{0x40, 4}};
    plain.issue = {{0x11, 2}};
    plain.stance = {{0x20, 3}};
    plain.evidence = TextSpan{36, 54};
    plain.provenance = Annotation::Provenance::Adjudicated;
    return {adding(full), adding(plain)};
}

} // namespace

int main(int argc, char **argv)
{
    Project project;
    std::vector<AnyEdit> edits = codebook();
    edits.push_back(adding(Actor{{{0x40, 3}}, words("United Nations"), {}, Actor::Kind::Organisation, {}}));
    for (const auto &more : {people(), articles(), annotations()})
        edits.insert(edits.end(), more.begin(), more.end());
    Status status = project.apply(makeChange({}, edits));
    if (status && argc == 2)
        status = saveProject(project, QString::fromLocal8Bit(argv[1]));
    if (!status)
        std::fprintf(stderr, "%s\n", qPrintable(status.error().toString()));
    return status && argc == 2 ? 0 : 1;
}

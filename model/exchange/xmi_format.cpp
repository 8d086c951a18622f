// SPDX-License-Identifier: GPL-3.0-or-later
//
// UIMA CAS XMI, as INCEpTION, WebAnno and Apache UIMA exchange annotated texts: XML 1.0 in UTF-8, a file for
// each article and annotator, and TypeSystem.xml beside it. Offsets count UTF-16 code units, ends are
// exclusive.
//
//     <xmi:XMI xmlns:PREFIX="http:///webanno/custom.ecore" …>
//       <PREFIX:Statement xmi:id="20" sofa="1" begin="0" end="18" stance="…" fragments="31 32"/>
//       <cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="the text"/>
//       <cas:View sofa="1" members="20 …"/>
//     </xmi:XMI>
//
// A namespace is a package, an attribute a feature; the type system says which of them are ids of others.
#include "model/exchange/format.h"
#include "model/exchange/uima_files.h"
#include "model/exchange/xmi_reader.h"
#include "model/exchange/xmi_writer.h"

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    return head.begin.contains("http://www.omg.org/XMI") || isZipWith(head, ".xmi");
}

Result<ForeignCorpus> parse(const InputFile &file)
{
    return readUimaFiles(file, QStringLiteral(".xmi"),
        [](const QByteArray &bytes, const QString &shown, const auto &sibling, ForeignCorpus &corpus) {
            QByteArray types = sibling(QStringLiteral("TypeSystem.xml"));
            if (types.isEmpty())
                types = sibling(QStringLiteral("typesystem.xml"));
            return readXmi(bytes, types, shown, corpus);
        });
}

} // namespace

extern const Format xmi;
const Format xmi{
    .id = QStringLiteral("xmi"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "UIMA CAS XMI (INCEpTION)"),
    .suffixes = {QStringLiteral("xmi"), QStringLiteral("zip")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::States,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .parse = parse,
    .writer = xmiWriter,
    .isFolder = true,
    .companions = {QStringLiteral("TypeSystem.xml"), QStringLiteral("typesystem.xml")},
};

} // namespace standpoint

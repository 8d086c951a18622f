// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/decode.h"

#include <QCoreApplication>
#include <QUtf8StringView>

#include <algorithm>
#include <array>
#include <memory>
#include <uchardet.h>
#include <unicode/ucnv.h>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Decode)
};

struct Signature
{
    QByteArrayView begin;
    const char *kind;
};

/// What other kinds of files begin with.
const std::array<Signature, 13> signatures{{
    {"%PDF-", QT_TR_NOOP("a PDF document")},
    {"PK\x03\x04", QT_TR_NOOP("a zip archive or an office document")},
    {"\x89PNG", QT_TR_NOOP("a picture")},
    {"GIF8", QT_TR_NOOP("a picture")},
    {"\xFF\xD8\xFF", QT_TR_NOOP("a picture")},
    {"\x1F\x8B", QT_TR_NOOP("a compressed file")},
    {"7z\xBC\xAF", QT_TR_NOOP("a compressed file")},
    {"\x28\xB5\x2F\xFD", QT_TR_NOOP("a compressed file")},
    {"\xD0\xCF\x11\xE0", QT_TR_NOOP("an old office document")},
    {"{\\rtf", QT_TR_NOOP("an RTF document")},
    {"SQLite format 3", QT_TR_NOOP("a database")},
    {"\x7F"
     "ELF",
        QT_TR_NOOP("a program")},
    {"standpoint-project ", QT_TR_NOOP("a Standpoint project")},
}};

bool startsWith(QByteArrayView bytes, QByteArrayView begin)
{
    return bytes.size() >= begin.size() && bytes.first(begin.size()) == begin;
}

tl::unexpected<Error> notText(const QString &where)
{
    return fail(Kind::Malformed, Words::tr("The file is not a text"), where);
}

struct CloseConverter
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};

/// Half a surrogate pair is let through: normalise() replaces it, where ICU would give up.
tl::expected<QString, qsizetype> fromUtf16(QByteArrayView bytes, bool bigEndian)
{
    if (bytes.size() % 2 != 0)
        return tl::unexpected<qsizetype>(bytes.size() - 1);
    QString text(bytes.size() / 2, Qt::Uninitialized);
    QChar *to = text.data();
    for (qsizetype i = 0; i < bytes.size(); i += 2) {
        const auto first = static_cast<uchar>(bytes[i]);
        const auto second = static_cast<uchar>(bytes[i + 1]);
        *to++ = QChar(static_cast<char16_t>(bigEndian ? first << 8 | second : second << 8 | first));
    }
    return text;
}

/// Converts all of it or says at which byte that is impossible.
tl::expected<QString, qsizetype> converted(QByteArrayView bytes, const char *encoding)
{
    if (startsWith(encoding, "UTF-16"))
        return fromUtf16(bytes, startsWith(encoding, "UTF-16BE"));
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &code));
    if (U_FAILURE(code))
        return tl::unexpected<qsizetype>(0);
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &code);
    QString text(bytes.size() + 1, Qt::Uninitialized); // no encoding we meet gives more code units than bytes
    auto *begin = reinterpret_cast<char16_t *>(text.data());
    char16_t *target = begin;
    const char *source = bytes.data();
    ucnv_toUnicode(converter.get(), &target, begin + text.size(), &source, bytes.data() + bytes.size(),
        nullptr, true, &code);
    if (U_FAILURE(code))
        return tl::unexpected<qsizetype>(source - bytes.data());
    text.truncate(target - begin);
    return text;
}

bool isControl(uchar c)
{
    return c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v';
}

/// Texts have hardly any control characters, programs and pictures many.
bool looksBinary(QByteArrayView bytes)
{
    const QByteArrayView head = bytes.first(std::min<qsizetype>(bytes.size(), 1 << 16));
    const auto controls =
        std::count_if(head.begin(), head.end(), [](char c) { return isControl(static_cast<uchar>(c)); });
    return controls * 20 > head.size();
}

/// Text of one byte a character, or UTF-8, into which a few zeros strayed: hardly any other control
/// character, and mostly ASCII or all valid UTF-8.
bool isEightBitTextWithZeros(QByteArrayView bytes)
{
    const auto controls = std::count_if(
        bytes.begin(), bytes.end(), [](char c) { return c != 0 && isControl(static_cast<uchar>(c)); });
    const auto ascii = std::count_if(bytes.begin(), bytes.end(), [](char c) { return c > 0x1F && c < 0x7F; });
    return controls * 100 <= bytes.size()
        && (ascii * 10 >= bytes.size() * 7 || QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8());
}

/// UTF-16 without a byte order mark shows by zeros in every other byte only, and by many. Null if it is not
/// that.
const char *utf16ByZeros(QByteArrayView bytes)
{
    const qsizetype looked = std::min<qsizetype>(bytes.size(), 1 << 20) & ~qsizetype(1);
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < looked; ++i)
        zeros[i & 1] += bytes[i] == 0;
    // On the other side only where a character's lower half is zero: Ā, and half of 😀.
    const bool littleEndian = zeros[1] > 8 * zeros[0];
    if (bytes.size() % 2 != 0 || (!littleEndian && zeros[0] <= 8 * zeros[1]))
        return nullptr;
    const bool isRare = (zeros[0] + zeros[1]) * 8 < looked; // of the units, one in four
    if (isRare && isEightBitTextWithZeros(bytes.first(looked)))
        return nullptr;
    return littleEndian ? "UTF-16LE" : "UTF-16BE";
}

/// For UTF-16 that nothing marks as such: bytes of another kind give characters that no text has.
bool looksLikeText(QStringView text)
{
    qsizetype strange = 0;
    for (const QChar c : text) {
        if ((c.unicode() < 0x20 && isControl(static_cast<uchar>(c.unicode())))
            || (c.category() == QChar::Other_NotAssigned && !c.isSurrogate()))
            return false;
        strange += c.category() == QChar::Other_PrivateUse;
    }
    return strange * 100 <= text.size() && text.isValidUtf16();
}

/// How many bytes the character that begins here has, 0 if it is no valid UTF-8.
qsizetype utf8Length(const uchar *at, qsizetype left)
{
    if (at[0] < 0x80)
        return 1;
    const qsizetype length = at[0] >= 0xC2 && at[0] < 0xE0 ? 2
        : at[0] >= 0xE0 && at[0] < 0xF0                    ? 3
        : at[0] >= 0xF0 && at[0] < 0xF5                    ? 4
                                                           : 0;
    if (length == 0 || length > left)
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    }
    const bool overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
    const bool impossible = (at[0] == 0xED && at[1] >= 0xA0) || (at[0] == 0xF4 && at[1] >= 0x90);
    return overlong || impossible ? 0 : length;
}

/// UTF-8 that something damaged, as opposed to another encoding: most of what is not ASCII is well formed.
bool isDamagedUtf8(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    qsizetype wellFormed = 0;
    qsizetype broken = 0;
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = utf8Length(at + i, bytes.size() - i);
        wellFormed += length > 1;
        broken += length == 0;
        i += std::max<qsizetype>(length, 1);
    }
    return wellFormed > broken;
}

QByteArray detectedEncoding(QByteArrayView bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
    uchardet_handle_data(
        detector.get(), bytes.data(), static_cast<size_t>(std::min<qsizetype>(bytes.size(), 1 << 20)));
    uchardet_data_end(detector.get());
    const QByteArray name = QByteArray(uchardet_get_charset(detector.get()));
    // Files that claim Latin-1 are Windows ones nearly always, and the other way round nothing is lost.
    return name.compare("ISO-8859-1", Qt::CaseInsensitive) == 0 ? QByteArrayLiteral("windows-1252")
                                                                : name.toLower();
}

Result<DecodedText> decodeCodePage(QByteArrayView bytes, const QString &where)
{
    const qsizetype invalid = firstInvalidUtf8(bytes);
    const auto damaged = [&]() {
        return fail(Kind::Malformed,
            Words::tr(
                "The file is neither valid UTF-8 (damaged at byte %1) nor in an encoding that can be told")
                .arg(invalid),
            where);
    };
    if (isDamagedUtf8(bytes))
        return damaged();
    const QByteArray name = detectedEncoding(bytes);
    if (name.isEmpty() || name.startsWith("utf-8") || name == "ascii")
        return damaged();
    const tl::expected<QString, qsizetype> text = converted(bytes, name.constData());
    if (!text)
        return damaged();
    return DecodedText{*text, QString::fromLatin1(name), {}, false};
}

Result<DecodedText> decodeBytes(QByteArrayView bytes, const QString &where)
{
    struct Mark
    {
        QByteArrayView bytes;
        const char *encoding;
    };
    static const std::array<Mark, 5> marks{{{"\xEF\xBB\xBF", "UTF-8"},
        {QByteArrayView("\xFF\xFE\0\0", 4), "UTF-32LE"}, {QByteArrayView("\0\0\xFE\xFF", 4), "UTF-32BE"},
        {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}}};
    const auto mark =
        std::find_if(marks.begin(), marks.end(), [&](const Mark &m) { return startsWith(bytes, m.bytes); });
    if (mark != marks.end() && mark != marks.begin()) {
        const tl::expected<QString, qsizetype> text =
            converted(bytes.sliced(mark->bytes.size()), mark->encoding);
        if (!text)
            return fail(Kind::Malformed,
                Words::tr("The file is damaged: it is not valid %1 at byte %2")
                    .arg(QString::fromLatin1(mark->encoding))
                    .arg(text.error() + mark->bytes.size()),
                where);
        if (text->contains(QChar(u'\0')))
            return notText(where);
        return DecodedText{*text, QString::fromLatin1(mark->encoding), {}, true};
    }
    const bool marked = mark == marks.begin();
    const QByteArrayView content = marked ? bytes.sliced(3) : bytes;
    if (content.contains('\0')) {
        const char *encoding = marked ? nullptr : utf16ByZeros(content);
        const tl::expected<QString, qsizetype> text = encoding ? converted(content, encoding) : QString();
        if (!encoding || !text || !looksLikeText(*text))
            return fail(Kind::Malformed, Words::tr("The file is not a text: it has zero bytes"), where);
        return DecodedText{*text, QString::fromLatin1(encoding), {}, false};
    }
    if (looksBinary(content))
        return notText(where);
    if (QUtf8StringView(content.data(), content.size()).isValidUtf8())
        return DecodedText{QString::fromUtf8(content), QStringLiteral("UTF-8"), {}, marked};
    return decodeCodePage(content, where);
}

} // namespace

QString DecodedText::original() const
{
    QStringList parts{encoding};
    if (hadByteOrderMark)
        parts << QStringLiteral("BOM");
    if (!lineEnds.isEmpty())
        parts << lineEnds;
    return parts.join(QStringLiteral(", "));
}

std::optional<QString> decodedAs(QByteArrayView bytes, QByteArray encoding)
{
    encoding = encoding.trimmed().toLower();
    if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "us-ascii" || encoding == "ascii")
        encoding = "windows-1252";
    else if (encoding == "gb2312" || encoding == "gbk")
        encoding = "gb18030";
    else if (encoding == "iso-8859-9")
        encoding = "windows-1254";
    if (encoding == "utf-8" || encoding == "utf8")
        return QString::fromUtf8(bytes);
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.constData(), &code));
    if (U_FAILURE(code) || !converter || encoding.isEmpty())
        return std::nullopt;
    QString text(2 * bytes.size() + 2, Qt::Uninitialized);
    auto *begin = reinterpret_cast<char16_t *>(text.data());
    char16_t *target = begin;
    const char *source = bytes.data();
    ucnv_toUnicode(converter.get(), &target, begin + text.size(), &source, bytes.data() + bytes.size(),
        nullptr, true, &code);
    if (U_FAILURE(code))
        return std::nullopt;
    text.truncate(target - begin);
    return text;
}

qsizetype firstInvalidUtf8(QByteArrayView bytes)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = utf8Length(at + i, bytes.size() - i);
        if (length == 0)
            return i;
        i += length;
    }
    return -1;
}

void normalise(QString &text)
{
    const auto needsWork = [](QChar c) {
        return (c.unicode() < 0x20 && c != u'\n' && c != u'\t') || c.unicode() >= 0xD800;
    };
    const qsizetype clean = std::find_if(text.cbegin(), text.cend(), needsWork) - text.cbegin();
    if (clean == text.size())
        return;
    QChar *to = text.data() + clean;
    const QChar *const end = text.cend();
    for (const QChar *from = to; from != end; ++from) {
        char16_t c = from->unicode();
        if (c == u'\r') {
            if (from + 1 != end && from[1] == u'\n')
                continue;
            c = u'\n';
        } else if (c < 0x20 && c != u'\n' && c != u'\t') {
            c = u' ';
        } else if (c == 0xFEFF) {
            c = 0x2060;
        } else if (QChar::isHighSurrogate(c) && from + 1 != end && from[1].isLowSurrogate()) {
            *to++ = QChar(c);
            c = (++from)->unicode();
        } else if (QChar::isSurrogate(c)) {
            c = QChar::ReplacementCharacter;
        }
        *to++ = QChar(c);
    }
    text.truncate(to - text.constData());
}

QString cleanName(QString name)
{
    normalise(name);
    return name.trimmed();
}

Result<QByteArray> utf8Of(QByteArray bytes, const QString &where)
{
    const qsizetype mark = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const bool plain =
        !bytes.contains('\0') && QUtf8StringView(bytes.constData() + mark, bytes.size() - mark).isValidUtf8();
    if (plain) {
        bytes.remove(0, mark);
        return bytes;
    }
    const Result<DecodedText> decoded = decodeText(bytes, where);
    if (!decoded)
        return tl::unexpected(decoded.error());
    return decoded->text.toUtf8();
}

Result<DecodedText> decodeText(const QByteArray &bytes, const QString &where)
{
    for (const Signature &signature : signatures) {
        if (startsWith(bytes, signature.begin))
            return fail(Kind::Malformed,
                Words::tr("The file is not a text but %1").arg(Words::tr(signature.kind)), where);
    }
    Result<DecodedText> decoded = decodeBytes(bytes, where);
    if (!decoded)
        return decoded;
    if (const qsizetype cr = decoded->text.indexOf(u'\r'); cr >= 0)
        decoded->lineEnds = decoded->text.mid(cr, 2) == QStringLiteral("\r\n") ? QStringLiteral("CRLF")
                                                                               : QStringLiteral("CR");
    normalise(decoded->text);
    return decoded;
}

} // namespace standpoint

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/html_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace standpoint {

namespace {

using namespace html;

template <size_t size> bool among(std::string_view name, const std::array<std::string_view, size> &sorted)
{
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr std::array<std::string_view, 35> neverRead{"applet", "area", "audio", "button", "canvas",
    "datalist", "dialog", "embed", "figcaption", "head", "iframe", "input", "map", "math", "menu", "meta",
    "meter", "nav", "noframes", "noscript", "object", "optgroup", "option", "output", "picture", "progress",
    "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "video"};

constexpr std::array<std::string_view, 41> blocks{"address", "article", "aside", "blockquote", "body",
    "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"};

/// Words of a class or an id that say: not the article.
constexpr std::array<std::string_view, 58> noiseWords{"ad", "adbox", "ads", "adsbygoogle", "advert",
    "advertisement", "advertising", "adverts", "anzeige", "banner", "breadcrumb", "breadcrumbs", "caption",
    "comment", "comments", "consent", "cookie", "cookies", "copyright", "disqus", "footer", "gdpr",
    "kommentare", "masthead", "menu", "modal", "mostread", "nav", "navbar", "navigation", "newsletter",
    "outbrain", "overlay", "pager", "pagination", "popular", "popup", "promo", "recirculation",
    "recommendation", "recommendations", "recommended", "related", "rrssb", "share", "sharedaddy", "sharing",
    "sidebar", "signup", "social", "sponsored", "subscribe", "subscription", "taboola", "teaser", "teasers",
    "toolbar", "trending"};

/// The same, where the element says little: a line of names and dates.
constexpr std::array<std::string_view, 14> shortNoiseWords{"author", "authors", "byline", "bylines", "credit",
    "credits", "date", "meta", "pubdate", "published", "readingtime", "tags", "time", "timestamp"};

constexpr std::array<std::string_view, 8> noiseRoles{
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "navigation", "search"};

/// Elements whose own words are no paragraph: a date in them stands alone.
constexpr std::array<std::string_view, 5> outerBlocks{"article", "div", "header", "main", "section"};

constexpr qsizetype shortNoise = 200;

/// "main-navBar_2" as "main", "nav", "bar" and "navbar": camels count in parts and as a whole.
template <typename Test> bool anyWord(const QString &words, Test test)
{
    QByteArray whole;
    QByteArray part;
    bool found = false;
    const auto ended = [&](QByteArray &word) {
        found = found || (!word.isEmpty() && test(std::string_view(word.constData(), size_t(word.size()))));
        word.clear();
    };
    for (const QChar c : words) {
        const bool letter = c.unicode() < 0x80 && c.isLetter();
        if (!letter || c.isUpper())
            ended(part);
        if (!letter) {
            ended(whole);
            continue;
        }
        part += c.toLower().toLatin1();
        whole += c.toLower().toLatin1();
    }
    ended(part);
    ended(whole);
    return found;
}

bool isHidden(const xmlNode *node)
{
    if (hasAttribute(node, "hidden") || attribute(node, "aria-hidden") == QStringLiteral("true"))
        return true;
    const QString style = attribute(node, "style").remove(u' ').toLower();
    return style.contains(QStringLiteral("display:none"))
        || style.contains(QStringLiteral("visibility:hidden"));
}

struct Weight
{
    qsizetype all = 0;  ///< characters of text
    qsizetype kept = 0; ///< those of what is not left out
    qsizetype linked = 0;
    int links = 0;
    bool left = false; ///< this element is left out
};

class Page
{
public:
    explicit Page(const xmlNode *page)
        : m_page(page)
    {
        weighAll();
        weighKept();
    }

    void add(TextBuilder &text) const { addFrom(article(), text); }

private:
    void weighAll();
    void weighKept();
    bool isNoise(const xmlNode *node, bool inArticle) const;
    const xmlNode *article() const;
    const xmlNode *markedBody() const;
    bool isLinkList(const xmlNode *node) const;
    void addFrom(const xmlNode *top, TextBuilder &text) const;
    const Weight &weight(const xmlNode *node) const
    {
        static const Weight none;
        const auto at = m_weights.find(node);
        return at == m_weights.end() ? none : at->second;
    }

    const xmlNode *m_page;
    std::unordered_map<const xmlNode *, Weight> m_weights; ///< of elements
};

qsizetype lettersIn(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
}

/// Calls `entered` for each node; where it says so, its children too, and then `left` for it.
template <typename Enter, typename Leave> void walk(const xmlNode *top, Enter entered, Leave left)
{
    const xmlNode *node = top;
    while (node) {
        const bool into = entered(node) && node->type == XML_ELEMENT_NODE && node->children;
        if (into) {
            node = node->children;
            continue;
        }
        left(node);
        while (node != top && !node->next) {
            node = node->parent;
            left(node);
        }
        node = node == top ? nullptr : node->next;
    }
}

void Page::weighAll()
{
    walk(
        m_page, [](const xmlNode *node) { return !among(nameOf(node), neverRead); },
        [this](const xmlNode *node) {
            if (!node->parent || node == m_page)
                return;
            const qsizetype letters =
                node->type == XML_ELEMENT_NODE ? m_weights[node].all : lettersIn(textOf(node));
            if (letters > 0)
                m_weights[node->parent].all += letters;
        });
}

bool Page::isNoise(const xmlNode *node, bool inArticle) const
{
    const std::string_view name = nameOf(node);
    if (name.empty())
        return false;
    if (among(name, neverRead) || isHidden(node))
        return true;
    if (name == "html" || name == "body" || name == "main" || name == "article"
        || 2 * weight(node).all > weight(m_page).all)
        return false;
    if (name == "time" && !is(node->parent, "p") && weight(node->parent).all == weight(node).all)
        return true;
    if (name == "time" && among(nameOf(node->parent), outerBlocks))
        return true;
    if (name == "aside" || name == "footer" || (name == "header" && !inArticle))
        return true;
    if (name == "figure")
        return html::first(node, "blockquote") == nullptr && html::first(node, "p") == nullptr;
    const QByteArray role = attribute(node, "role").toLatin1().toLower();
    if (among(std::string_view(role.constData(), size_t(role.size())), noiseRoles))
        return true;
    const QString words = attribute(node, "class") + u' ' + attribute(node, "id");
    if (words.size() <= 1 || (name.size() == 2 && name[0] == 'h'))
        return false;
    const bool isShort = weight(node).all < shortNoise;
    return anyWord(words, [&](std::string_view word) {
        return among(word, noiseWords) || (isShort && among(word, shortNoiseWords));
    });
}

void Page::weighKept()
{
    int articles = 0;
    int links = 0;
    walk(
        m_page,
        [&](const xmlNode *node) {
            const bool noise = isNoise(node, articles > 0);
            if (noise)
                m_weights[node].left = true;
            articles += is(node, "article") || is(node, "main");
            links += is(node, "a");
            return !noise;
        },
        [&](const xmlNode *node) {
            articles -= is(node, "article") || is(node, "main");
            links -= is(node, "a");
            Weight own;
            if (node->type == XML_ELEMENT_NODE) {
                own = m_weights[node];
                own.links += is(node, "a");
            } else {
                own.kept = lettersIn(textOf(node));
                own.linked = links > 0 ? own.kept : 0;
            }
            if (own.left || !node->parent || node == m_page || (own.kept == 0 && own.links == 0))
                return;
            Weight &parent = m_weights[node->parent];
            parent.kept += own.kept;
            parent.linked += own.linked;
            parent.links += own.links;
        });
}

const xmlNode *Page::markedBody() const
{
    const xmlNode *best = nullptr;
    const xmlNode *article = nullptr;
    for (const xmlNode *node = m_page; node; node = after(node, m_page, !weight(node).left)) {
        const bool marked = attribute(node, "itemprop").split(u' ').contains(QStringLiteral("articleBody"));
        if (marked && !weight(node).left && weight(node).kept > (best ? weight(best).kept : 0))
            best = node;
        const bool isArticle = is(node, "article") || attribute(node, "role") == QStringLiteral("article");
        if (isArticle && weight(node).kept > (article ? weight(article).kept : 0))
            article = node;
    }
    const qsizetype half = weight(m_page).kept / 2;
    if (best && weight(best).kept > half / 2)
        return best;
    return article && weight(article).kept > half ? article : nullptr;
}

const xmlNode *Page::article() const
{
    if (const xmlNode *marked = markedBody())
        return marked;
    const xmlNode *top = html::first(m_page, "body");
    if (!top)
        top = m_page;
    if (const xmlNode *main = html::first(top, "main"); main && 2 * weight(main).kept > weight(top).kept)
        top = main;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (const xmlNode *child = top->children; child; child = child->next) {
            // Where the headline stands beside the text, both stay together.
            if (child->type == XML_ELEMENT_NODE && weight(child).kept * 20 > weight(top).kept * 19
                && !(html::first(top, "h1") && !html::first(child, "h1"))) {
                top = child;
                deeper = true;
                break;
            }
        }
    }
    return top;
}

bool Page::isLinkList(const xmlNode *node) const
{
    const std::string_view name = nameOf(node);
    const Weight &own = weight(node);
    return (name == "ul" || name == "ol" || name == "div" || name == "section" || name == "table")
        && own.links > 2 && own.linked * 10 > own.kept * 7;
}

void addWalked(const xmlNode *top, TextBuilder &text, const std::function<bool(const xmlNode *)> &leftOut)
{
    int preformatted = 0;
    walk(
        top,
        [&](const xmlNode *node) {
            if (leftOut(node) && node != top)
                return false;
            if (node->type != XML_ELEMENT_NODE) {
                if (preformatted > 0)
                    text.addVerbatim(textOf(node));
                else
                    text.addFlowing(textOf(node));
            } else if (is(node, "br")) {
                text.breakLine(true);
            } else if (among(nameOf(node), blocks)) {
                text.endParagraph();
            }
            preformatted += is(node, "pre");
            return true;
        },
        [&](const xmlNode *node) {
            if (leftOut(node) && node != top)
                return;
            preformatted -= is(node, "pre");
            if (among(nameOf(node), blocks))
                text.endParagraph();
        });
    text.endParagraph();
}

void Page::addFrom(const xmlNode *top, TextBuilder &text) const
{
    addWalked(top, text, [this](const xmlNode *node) { return weight(node).left || isLinkList(node); });
}

} // namespace

void addArticleText(const xmlNode *page, TextBuilder &text)
{
    Page(page).add(text);
}

int addChapterText(const xmlNode *chapter, TextBuilder &text)
{
    std::unordered_set<const xmlNode *> notes;
    addWalked(chapter, text, [&](const xmlNode *node) {
        const std::string_view name = nameOf(node);
        if (name.empty())
            return false;
        const QString type = attribute(node, "type"); // "epub:type" where the chapter is XML
        const QString kind = type.isEmpty() ? attribute(node, "epub:type") : type;
        if (kind == QStringLiteral("footnote") || kind == QStringLiteral("endnote")
            || kind == QStringLiteral("rearnote"))
            notes.insert(node);
        return kind == QStringLiteral("noteref") || notes.count(node) > 0 || among(name, neverRead)
            || isHidden(node);
    });
    return static_cast<int>(notes.size());
}

} // namespace standpoint

// SPDX-License-Identifier: Apache-2.0
#include "export/report/html/html_report.h"

#include "export/report/chapters/chapters.h"
#include "export/report/html/html_blocks.h"
#include "export/text/html.h"
#include "model/plain_words.h"
#include "model/visible_text.h"
#include "resources/embedded.h"

#include <cassert>
#include <kainjow/mustache.hpp>
#include <QCryptographicHash>
#include <string_view>

namespace bulkhead::exporting {

namespace {

using TemplateData = kainjow::mustache::data;

std::string resource(std::string_view path)
{
    const auto bytes = resources::find(path);
    assert(bytes && "the program is built with its templates");
    return std::string(bytes.value_or(std::string_view()));
}

// Under the page's Content-Security-Policy only the script of this hash runs.
std::string sourceHash(const std::string &script)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(script), QCryptographicHash::Sha256);
    return "'sha256-" + hash.toBase64().toStdString() + "'";
}

TemplateData optional(const std::string &text)
{
    return text.empty() ? TemplateData(TemplateData::type::bool_false) : TemplateData(text);
}

TemplateData logoOf(const ReportDocument &document)
{
    if (!document.logo)
        return {TemplateData::type::bool_false};
    const char *type = document.logo->type == Logo::Type::Svg ? "image/svg+xml" : "image/png";
    TemplateData logo;
    logo.set("source", std::string("data:") + type + ";base64," +
                           QByteArray::fromStdString(document.logo->bytes).toBase64().toStdString());
    logo.set("of", document.cover.organisation.empty() ? std::string("Logo") : document.cover.organisation);
    return logo;
}

// A text as a string of CSS within a style element: letters, digits and blanks as they are, all else of ASCII
// by number.
std::string cssString(const std::string &text)
{
    std::string css = "\"";
    for (const char c : model::visibleText(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = byte >= 0x80 || c == ' ' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                             (c >= 'A' && c <= 'Z');
        if (isPlain)
            css += c;
        else
            css += "\\" + QByteArray::number(byte, 16).toStdString() + ' ';
    }
    return css + '"';
}

// The organisation's colour, and its classification at the head of every printed page.
std::string lookOf(const ReportDocument &document)
{
    std::string css;
    if (!document.accent.empty())
        css += ".cover { border-top: .5rem solid " + document.accent + "; padding-top: 1rem; }\n" +
               "main > section > h2 { border-bottom-color: " + document.accent + "; }\n";
    if (!document.classification.empty())
        css += "@page { margin-top: 20mm; @top-center { font: bold 8pt sans-serif; content: " +
               cssString(document.classification) + "; } }\n";
    return css;
}

std::string rendered(const std::string &html, const TemplateData &page)
{
    kainjow::mustache::mustache frame(html);
    assert(frame.is_valid() && "the template is a resource of the program");
    frame.set_custom_escape(htmlText);
    return frame.render(page);
}

// What the frame of the page is filled with. Every key that the template names inside a list is always set:
// mustache would otherwise take one of the same name from outside.
TemplateData frameOf(const ReportDocument &document)
{
    TemplateData page;
    page.set("title", document.cover.title);
    page.set("kind", document.cover.kind);
    page.set("kind_in_title", model::lowerFirst(document.cover.kind));
    page.set("program_version", document.programVersion);
    page.set("description", optional(document.cover.description));
    page.set("organisation", optional(document.cover.organisation));
    page.set("classification", optional(document.classification));
    page.set("logo", logoOf(document));
    TemplateData facts(TemplateData::type::list);
    for (const Facts::Fact &fact : document.cover.facts) {
        std::string value;
        for (const Run &run : fact.value.runs())
            value += run.text;
        TemplateData item;
        item.set("name", fact.name);
        item.set("value", value);
        facts << item;
    }
    page.set("facts", facts);
    TemplateData verdict(TemplateData::type::list);
    for (const std::string &sentence : document.cover.verdict)
        verdict << TemplateData(sentence);
    page.set("verdict", verdict);
    TemplateData contents(TemplateData::type::list);
    for (const Section &chapter : document.chapters) {
        TemplateData item;
        item.set("anchor", chapter.anchor);
        item.set("name", chapter.shortTitle);
        contents << item;
    }
    page.set("contents", contents);
    return page;
}

} // namespace

std::string htmlReport(const ReportData &data, const DiagramSvgs &diagrams, const std::string &theme)
{
    return htmlPage(reportDocument(data), diagrams, theme);
}

std::string htmlPage(const ReportDocument &document, const DiagramSvgs &diagrams, const std::string &theme)
{
    TemplateData page = frameOf(document);
    page.set("theme", theme);
    page.set("style", resource("templates/report.css") + diagrams.styleSheet + lookOf(document));
    const std::string script = resource("templates/report.js");
    page.set("script", script);
    page.set("script_source", sourceHash(script));

    // The chapters are the bulk of the page and markup already: they go between the frame's two halves as
    // they are, not through the template engine.
    const std::string frame = resource("templates/report.html");
    constexpr std::string_view place = "{{{chapters}}}";
    const std::size_t at = frame.find(place);
    assert(at != std::string::npos && "the template has a place for the chapters");
    return rendered(frame.substr(0, at), page) + htmlChapters(document.chapters, diagrams.pictures) +
           rendered(frame.substr(at + place.size()), page);
}

} // namespace bulkhead::exporting

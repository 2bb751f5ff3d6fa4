// SPDX-License-Identifier: Apache-2.0
#include "export/pictures/page_pictures.h"

#include "export/text/html.h"
#include "model/numbers.h"

#include <charconv>
#include <cmath>
#include <QXmlStreamReader>

namespace bulkhead::exporting {

namespace {

using diagram::Theme;

// A colour by which its place among the theme's is known. No theme has such dark ones.
QColor keyColour(std::size_t place)
{
    return QColor::fromRgb(0, 1, static_cast<int>(place));
}

std::string cssVariable(std::size_t place)
{
    return "--d" + std::to_string(place);
}

std::string cssVariables(Theme theme)
{
    std::string css;
    const std::vector<QColor *> colours = coloursOf(theme);
    for (std::size_t place = 0; place < colours.size(); ++place)
        if (colours[place]->isValid())
            css += cssVariable(place) + ':' + colours[place]->name().toStdString() + ';';
    return css;
}

// The text with all its numbers rounded to a part of a unit that nobody sees.
std::string withRoundedNumbers(const QString &text, double parts = 100)
{
    std::string out;
    const std::string in = text.toStdString();
    for (std::size_t at = 0; at < in.size();) {
        const std::size_t end = in.find_first_not_of("0123456789.", at);
        const std::string number = in.substr(at, end == std::string::npos ? end : end - at);
        double value = 0;
        const char *last = number.data() + number.size();
        const bool isRead = std::from_chars(number.data(), last, value).ptr == last;
        if (isRead && number.find('.') != std::string::npos) {
            out += model::toText(std::round(value * parts) / parts);
        } else {
            out += number;
        }
        at += number.size();
        if (number.empty())
            out += in[at++];
    }
    return out;
}

std::string attribute(const std::string &name, const std::string &value)
{
    return ' ' + name + "=\"" + htmlText(value) + '"';
}

} // namespace

// Reads one picture: groups of shapes, each with all that says how they look.
class PagePictures::Reader
{
public:
    Reader(PagePictures &page, const QByteArray &svg) : m_page(page), m_xml(svg) {}

    std::string read()
    {
        std::string out;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isStartElement())
                begin(out);
            else if (m_xml.isEndElement() && m_xml.name() == u"g" && !m_looks.empty())
                m_looks.pop_back();
        }
        for (const Group &group : m_groups)
            write(out, group);
        return out + "</svg>";
    }

private:
    struct Group
    {
        std::string look; // a class
        std::string transform;
        std::string content;
    };

    void begin(std::string &out)
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        const QStringView name = m_xml.name();
        if (name == u"svg") {
            out += "<svg";
            for (const char *kept : {"width", "height", "viewBox"})
                out += attribute(kept, attributes.value(QLatin1String(kept)).toString().toStdString());
            out += '>';
        } else if (name == u"title") {
            out += "<title>" + htmlText(m_xml.readElementText().toStdString()) + "</title>";
        } else if (name == u"g") {
            m_looks.push_back(attributes);
        } else if (name == u"text") {
            addText(attributes);
        } else if (name == u"desc" || name == u"defs") {
            m_xml.skipCurrentElement();
        } else {
            addShape(name.toString().toStdString(), attributes);
        }
    }

    void addShape(const std::string &name, const QXmlStreamAttributes &attributes)
    {
        const std::string declarations = paintOf(m_looks.back());
        if (declarations.empty())
            return; // neither filled nor drawn
        std::string shape = '<' + name;
        for (const QXmlStreamAttribute &each : attributes) {
            const bool isUsual = (each.name() == u"vector-effect" && each.value() == u"none") ||
                                 (each.name() == u"fill-rule" && each.value() == u"evenodd");
            if (!isUsual)
                shape += attribute(each.name().toString().toStdString(),
                                   withRoundedNumbers(each.value().toString()));
        }
        add(declarations, shape + "/>");
    }

    void addText(const QXmlStreamAttributes &attributes)
    {
        const QString text = m_xml.readElementText();
        std::string element = "<text";
        for (const char *kept : {"x", "y"})
            element += attribute(kept, withRoundedNumbers(attributes.value(QLatin1String(kept)).toString()));
        if (text.contains(QLatin1String("  ")))
            element += " xml:space=\"preserve\"";
        add(paintOf(attributes) + fontOf(attributes),
            element + '>' + htmlText(text.toStdString()) + "</text>");
    }

    void add(const std::string &declarations, const std::string &shape)
    {
        const std::string look = m_page.classOf(declarations);
        const std::string transform = transformOf(m_looks.back());
        if (m_groups.empty() || m_groups.back().look != look || m_groups.back().transform != transform)
            m_groups.push_back({look, transform, {}});
        m_groups.back().content += shape;
    }

    void write(std::string &out, const Group &group)
    {
        constexpr std::size_t worthSharing = 100; // bytes
        out += "<g" + attribute("class", group.look);
        if (!group.transform.empty())
            out += attribute("transform", group.transform);
        out += '>';
        if (group.content.size() < worthSharing || group.content.find("<text") != std::string::npos) {
            out += group.content;
        } else if (const auto [shared, isNew] = m_page.m_shared.try_emplace(
                       group.content, "drawing-" + std::to_string(m_page.m_shared.size() + 1));
                   isNew) {
            out += "<g" + attribute("id", shared->second) + '>' + group.content + "</g>";
        } else {
            out += "<use" + attribute("href", '#' + shared->second) + "/>";
        }
        out += "</g>\n";
    }

    // How a shape is filled and drawn, as CSS; empty when it is neither.
    std::string paintOf(const QXmlStreamAttributes &look) const
    {
        std::string css;
        for (const char *way : {"fill", "stroke"}) {
            const QLatin1String name(way);
            if (!look.hasAttribute(name) || look.value(name) == u"none")
                continue;
            css += std::string(way) + ':' + m_page.cssColour(look.value(name).toString()) + ';';
            for (const QXmlStreamAttribute &each : look)
                if (each.name().startsWith(name) && each.name().size() > name.size() && !isInitial(each))
                    css += each.name().toString().toStdString() + ':' +
                           withRoundedNumbers(each.value().toString()) + ';';
        }
        return css;
    }

    static bool isInitial(const QXmlStreamAttribute &each)
    {
        return (each.name().endsWith(u"-opacity") && each.value() == u"1") ||
               (each.name() == u"stroke-width" && each.value() == u"1") || each.name() == u"fill-rule";
    }

    static std::string fontOf(const QXmlStreamAttributes &look)
    {
        std::string css =
            "font-size:" + look.value(QLatin1String("font-size")).toString().toStdString() + "px;";
        if (const QStringView weight = look.value(QLatin1String("font-weight")); weight != u"400")
            css += "font-weight:" + weight.toString().toStdString() + ';';
        return css;
    }

    static std::string transformOf(const QXmlStreamAttributes &look)
    {
        const QString transform = look.value(QLatin1String("transform")).toString();
        return transform == QLatin1String("matrix(1,0,0,1,0,0)") ? std::string()
                                                                 : withRoundedNumbers(transform, 10'000);
    }

    PagePictures &m_page;
    QXmlStreamReader m_xml;
    std::vector<QXmlStreamAttributes> m_looks; // of the groups that are open
    std::vector<Group> m_groups;
};

PagePictures::PagePictures() : m_theme(Theme::builtIn(diagram::Scheme::Light))
{
    const std::vector<QColor *> colours = coloursOf(m_theme);
    for (std::size_t place = 0; place < colours.size(); ++place)
        if (colours[place]->isValid())
            *colours[place] = keyColour(place);
}

std::string PagePictures::add(const QByteArray &svg)
{
    return Reader(*this, svg).read();
}

std::string PagePictures::classOf(const std::string &declarations)
{
    return m_classes.try_emplace(declarations, "d" + std::to_string(m_classes.size() + 1)).first->second;
}

std::string PagePictures::cssColour(const QString &colour) const
{
    const QRgb rgb = QColor(colour).rgb();
    const bool isKey = qRed(rgb) == 0 && qGreen(rgb) == 1;
    return isKey ? "var(" + cssVariable(static_cast<std::size_t>(qBlue(rgb))) + ')' : colour.toStdString();
}

std::string PagePictures::styleSheet() const
{
    std::string css =
        ".diagram svg{" + cssVariables(Theme::builtIn(diagram::Scheme::Light)) +
        "fill:none;fill-rule:evenodd}\n@media screen and (prefers-color-scheme: dark){.diagram svg{" +
        cssVariables(Theme::builtIn(diagram::Scheme::Dark)) + "}}\n";
    for (const auto &[declarations, name] : m_classes)
        css += ".diagram ." + name + '{' + declarations + "}\n";
    return css;
}

} // namespace bulkhead::exporting

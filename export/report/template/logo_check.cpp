// SPDX-License-Identifier: Apache-2.0
#include "export/report/template/logo_check.h"

#include <QBuffer>
#include <QImageReader>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <utility>

namespace bulkhead::exporting {

namespace {

constexpr int mostPixels = 4096; // of one side

Error refused(std::string why)
{
    return {"report-template.logo", std::move(why), {}, {}, 0, {}};
}

bool staysInside(QStringView address)
{
    const QStringView target = address.trimmed();
    return target.startsWith(u'#') || target.startsWith(u"data:image/png") ||
           target.startsWith(u"data:image/jpeg");
}

// Why an SVG may not be shown; empty where it may. Qt reads local files that an SVG refers to.
std::string faultOf(const QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            return "it has a document type";
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == u"script" || reader.name() == u"foreignObject" || reader.name() == u"style")
            return "it contains <" + reader.name().toString().toStdString() + ">";
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            if (attribute.name().startsWith(u"on"))
                return "it contains a script";
            const bool isAddress = attribute.name() == u"href" || attribute.name() == u"src";
            if (isAddress && !staysInside(attribute.value()))
                return "it refers to something outside it";
            const QString value = attribute.value().toString();
            if (value.count(u"url(", Qt::CaseInsensitive) != value.count(u"url(#"))
                return "it refers to something outside it";
        }
    }
    return reader.hasError() ? "it is no well-formed SVG" : std::string();
}

} // namespace

Result<Logo> logoOf(std::string bytes)
{
    const QByteArray data = QByteArray::fromStdString(bytes);
    if (data.startsWith("\x89PNG")) {
        QBuffer buffer;
        buffer.setData(data);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, "png");
        const QSize size = reader.size();
        if (!size.isValid() || size.width() > mostPixels || size.height() > mostPixels)
            return refused("the picture is larger than 4096 pixels, or damaged");
        if (reader.read().isNull())
            return refused("the picture is damaged");
        return Logo{Logo::Type::Png, std::move(bytes)};
    }
    if (!data.left(4096).contains("<svg"))
        return refused("the picture is neither PNG nor SVG");
    if (const std::string fault = faultOf(data); !fault.empty())
        return refused("the SVG cannot be a logo: " + fault);
    const QSvgRenderer renderer(data);
    if (!renderer.isValid() || renderer.defaultSize().isEmpty())
        return refused("the SVG cannot be drawn, or has no size");
    return Logo{Logo::Type::Svg, std::move(bytes)};
}

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/render.h"

#include "diagram/drawing/view_drawing.h"
#include "diagram/layout/dot_text.h"
#include "diagram/view/pdf_bytes.h"
#include "model/stop.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <cmath>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace bulkhead::diagram {
namespace {

constexpr double pictureMargin = 24;

// What Qt wrote as XML that every parser takes: it lets control characters pass, and whether it escapes a
// title depends on its version.
QByteArray wellFormed(const QByteArray &written, const QString &title)
{
    QByteArray svg;
    svg.reserve(written.size());
    std::string_view rest(written.constData(), static_cast<std::size_t>(written.size()));
    while (!rest.empty()) {
        const std::size_t length = rest.front() == '\n' ? 0 : model::controlLength(rest);
        const std::size_t taken = length > 0 ? length : model::sequenceLength(rest);
        if (length > 0)
            svg += "\uFFFD";
        else
            svg.append(rest.data(), static_cast<qsizetype>(taken));
        rest.remove_prefix(taken);
    }
    const qsizetype root = svg.indexOf("<svg");
    const qsizetype inside = root < 0 ? -1 : svg.indexOf('>', root);
    if (inside >= 0 && !title.isEmpty()) {
        const QString shown = QString::fromStdString(model::visibleText(title.toStdString()));
        svg.insert(inside + 1, "\n<title>" + shown.toHtmlEscaped().toUtf8() + "</title>");
    }
    return svg;
}

// A picture of so many pixels takes 400 MB while it is drawn.
constexpr double mostPixels = 100e6;

// Says the largest scale that fits, in steps of a tenth.
Error tooLarge(const QSizeF &pixels, double scale)
{
    const double fitting =
        std::floor(10 * scale * std::sqrt(mostPixels / (pixels.width() * pixels.height()))) / 10;
    const std::string smaller = QString::number(fitting, 'f', 1).toStdString();
    const std::string width = QString::number(pixels.width(), 'f', 0).toStdString();
    const std::string height = QString::number(pixels.height(), 'f', 0).toStdString();
    if (fitting < 0.1)
        return failure("render.too-large",
                       "the picture would have %1 by %2 pixels, more than 100 million; draw it as SVG or PDF",
                       {width, height});
    return failure(
        "render.too-large-for-scale",
        "the picture would have %1 by %2 pixels, more than 100 million; draw it at a scale of %3 or "
        "less, or as SVG or PDF",
        {width, height, smaller});
}

QRectF framed(const Drawing &drawing)
{
    return drawing.bounds().adjusted(-pictureMargin, -pictureMargin, pictureMargin, pictureMargin);
}

} // namespace

std::optional<PictureFormat> pictureFormatFromSuffix(std::string_view suffix)
{
    if (suffix == "svg")
        return PictureFormat::Svg;
    if (suffix == "png")
        return PictureFormat::Png;
    if (suffix == "pdf")
        return PictureFormat::Pdf;
    if (suffix == "dot" || suffix == "gv")
        return PictureFormat::Dot;
    return std::nullopt;
}

Picture::Picture(const model::Model &model, model::IdView view, const Overlay &overlay,
                 const PictureOptions &options)
    : m_drawing(std::make_unique<const Drawing>(
          model, view, overlay,
          DrawingStyle{options.theme ? *options.theme : Theme::builtIn(options.scheme), options.notation,
                       options.showNetworks})),
      m_options(options)
{}

Picture::~Picture() = default;

bool Picture::isEmpty() const
{
    return m_drawing->bounds().isEmpty();
}

QSizeF Picture::size() const
{
    return isEmpty() ? QSizeF() : framed(*m_drawing).size();
}

void Picture::paint(QPainter *painter, const QRectF &target) const
{
    if (isEmpty())
        return;
    QRectF fitted(QPointF(), size().scaled(target.size(), Qt::KeepAspectRatio));
    fitted.moveCenter(target.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(fitted, Qt::IntersectClip);
    const QRectF shown = framed(*m_drawing);
    painter->translate(fitted.topLeft());
    painter->scale(fitted.width() / shown.width(), fitted.height() / shown.height());
    painter->translate(-shown.topLeft());
    painter->fillRect(shown, m_drawing->theme().window);
    m_drawing->paint(painter, m_options.stop);
    painter->restore();
}

QByteArray Picture::svg(const QString &title) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF area = isEmpty() ? QSizeF(2 * pictureMargin, 2 * pictureMargin) : size();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(area.toSize());
    generator.setViewBox(QRectF(QPointF(), area));
    generator.setTitle({});
    QPainter painter(&generator);
    paint(&painter, QRectF(QPointF(), area));
    painter.end();
    return wellFormed(bytes, title);
}

Result<QByteArray> Picture::png() const
{
    const QSizeF wanted = size() * m_options.scale;
    if (wanted.width() * wanted.height() > mostPixels)
        return tooLarge(wanted, m_options.scale);
    const QSize pixels = wanted.toSize().expandedTo({1, 1});
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return failure("render.no-memory", "there is no memory for a picture of %1 by %2 pixels",
                       {std::to_string(pixels.width()), std::to_string(pixels.height())});
    image.fill(m_drawing->theme().window);
    QPainter painter(&image);
    paint(&painter, QRectF(QPointF(), pixels));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Result<QByteArray> Picture::pdf(const QString &title) const
{
    const DeterministicHashing deterministic;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Bulkhead"));
        writer.setResolution(1200);
        // One scene unit is a CSS pixel: 0.75 pt. A page is 200 inches at the most.
        const QSizeF points = (isEmpty() ? QSizeF(2 * pictureMargin, 2 * pictureMargin) : size()) * 0.75;
        const double shrink = std::min(1.0, 14400 / std::max(points.width(), points.height()));
        writer.setPageSize(QPageSize(points * shrink, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        paint(&painter, QRectF(0, 0, writer.width(), writer.height()));
    }
    return reproduciblePdf(bytes);
}

Result<QByteArray> renderPicture(const model::Model &model, model::IdView view, const Overlay &overlay,
                                 PictureFormat format, const PictureOptions &options)
{
    if (format == PictureFormat::Dot)
        return QByteArray::fromStdString(dotText(model, view));
    const Picture picture(model, view, overlay, options);
    const QString title = QString::fromStdString(model.metadata().title);
    Result<QByteArray> drawn = format == PictureFormat::Svg   ? picture.svg(title)
                               : format == PictureFormat::Pdf ? picture.pdf(title)
                                                              : picture.png();
    return options.stop.stop_requested() ? stoppedError() : std::move(drawn);
}

} // namespace bulkhead::diagram

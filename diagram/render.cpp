#include "diagram/render.h"

#include "diagram/diagram_scene.h"
#include "diagram/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <QBuffer>
#include <QHashSeed>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace bulkhead::diagram {
namespace {

constexpr double pictureMargin = 24;

// Qt writes the time of day into every PDF; the same picture is to give the same bytes. Replaced by text of
// the same length, so that the file's table of offsets holds.
QByteArray withoutDates(QByteArray pdf)
{
    static const QRegularExpression date(QStringLiteral("/CreationDate \\(D:[^)]*\\)"));
    const QString text = QString::fromLatin1(pdf);
    const QRegularExpressionMatch match = date.match(text);
    if (match.hasMatch()) {
        QByteArray fixed = "/CreationDate (D:20000101000000Z)";
        fixed = fixed.leftJustified(match.capturedLength(), ' ', true);
        pdf.replace(match.capturedStart(), match.capturedLength(), fixed);
    }
    return pdf;
}

// Qt writes fonts into a PDF in the order of a hash table, which is another one each time.
class DeterministicHashing
{
public:
    DeterministicHashing() { QHashSeed::setDeterministicGlobalSeed(); }
    ~DeterministicHashing() { QHashSeed::resetRandomGlobalSeed(); }
    DeterministicHashing(const DeterministicHashing &) = delete;
    DeterministicHashing &operator=(const DeterministicHashing &) = delete;
};

QRectF framed(const DiagramScene &scene)
{
    return scene.contentBounds().adjusted(-pictureMargin, -pictureMargin, pictureMargin, pictureMargin);
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
    : m_scene(std::make_unique<DiagramScene>()), m_options(options)
{
    m_scene->setTheme(Theme::builtIn(options.scheme));
    m_scene->setReadOnly(true);
    m_scene->setNotation(options.notation);
    m_scene->setOverlay(overlay);
    m_scene->setModel(model, view);
    m_scene->setShowNetworks(options.showNetworks);
}

Picture::~Picture() = default;

bool Picture::isEmpty() const
{
    return m_scene->contentBounds().isEmpty();
}

QSizeF Picture::size() const
{
    return isEmpty() ? QSizeF() : framed(*m_scene).size();
}

void Picture::paint(QPainter *painter, const QRectF &target) const
{
    if (isEmpty())
        return;
    QRectF fitted(QPointF(), size().scaled(target.size(), Qt::KeepAspectRatio));
    fitted.moveCenter(target.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    m_scene->render(painter, fitted, framed(*m_scene));
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
    generator.setTitle(title);
    QPainter painter(&generator);
    paint(&painter, QRectF(QPointF(), area));
    painter.end();
    return bytes;
}

Result<QByteArray> Picture::png() const
{
    const QSize pixels = (size() * m_options.scale).toSize().expandedTo({1, 1});
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return Error{"render.too-large",
                     "the picture would be too large (" + std::to_string(pixels.width()) + " by " +
                         std::to_string(pixels.height()) + " pixels); use SVG or PDF",
                     {},
                     {},
                     0,
                     {}};
    image.fill(m_scene->theme().window);
    QPainter painter(&image);
    paint(&painter, QRectF(QPointF(), pixels));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray Picture::pdf(const QString &title) const
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
    return withoutDates(std::move(bytes));
}

Result<QByteArray> renderPicture(const model::Model &model, model::IdView view, const Overlay &overlay,
                                 PictureFormat format, const PictureOptions &options)
{
    if (format == PictureFormat::Dot)
        return QByteArray::fromStdString(dotText(model, view));
    const Picture picture(model, view, overlay, options);
    const QString title = QString::fromStdString(model.metadata().title);
    switch (format) {
    case PictureFormat::Svg:
        return picture.svg(title);
    case PictureFormat::Pdf:
        return picture.pdf(title);
    default:
        return picture.png();
    }
}

} // namespace bulkhead::diagram

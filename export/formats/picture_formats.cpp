// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"

namespace bulkhead::exporting::format {

namespace {

Result<Exported> drawn(const ExportInput &input, diagram::PictureFormat format)
{
    diagram::PictureOptions options = input.picture;
    options.stop = input.stop;
    const Result<QByteArray> bytes =
        diagram::renderPicture(input.analysis().model(), input.view, input.overlay, format, options);
    if (!bytes)
        return bytes.error();
    return Exported{bytes->toStdString()};
}

} // namespace

Result<Exported> pictureSvg(const ExportInput &input)
{
    return drawn(input, diagram::PictureFormat::Svg);
}

Result<Exported> picturePng(const ExportInput &input)
{
    return drawn(input, diagram::PictureFormat::Png);
}

Result<Exported> picturePdf(const ExportInput &input)
{
    return drawn(input, diagram::PictureFormat::Pdf);
}

Result<Exported> pictureDot(const ExportInput &input)
{
    return drawn(input, diagram::PictureFormat::Dot);
}

} // namespace bulkhead::exporting::format

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/notation.h"
#include "diagram/overlay.h"
#include "diagram/theme.h"
#include "model/model.h"
#include "model/result.h"

#include <memory>
#include <optional>
#include <QByteArray>
#include <QRectF>
#include <stop_token>
#include <string_view>

class QPainter;

namespace bulkhead::diagram {

class Drawing;

enum class PictureFormat : std::uint8_t { Svg, Png, Pdf, Dot };
std::optional<PictureFormat> pictureFormatFromSuffix(std::string_view suffix); // "svg", without the dot

struct PictureOptions
{
    Scheme scheme = Scheme::Print;
    std::optional<Theme> theme; // instead of the scheme's
    Notation notation = Notation::Containers;
    bool showNetworks = false;
    double scale = 2; // of a PNG; pixels for one scene unit
    std::stop_token stop;
};

// A view of a model drawn once, without a window: for pictures and for the pages of a report, in any thread.
// Needs a QGuiApplication (the offscreen platform will do). A view that was never laid out is laid out
// simply.
class Picture
{
public:
    Picture(const model::Model &model, model::IdView view, const Overlay &overlay,
            const PictureOptions &options);
    ~Picture();

    QSizeF size() const; // in scene units, with a margin; empty for a view without elements
    bool isEmpty() const;
    // Vector drawing into `target`, keeping the proportions, centred; not all of it when asked to stop.
    void paint(QPainter *painter, const QRectF &target) const;

    QByteArray svg(const QString &title) const; // well-formed XML; text stays text
    Result<QByteArray> png() const;             // of at most 100 million pixels
    // One page of the picture's size, searchable; no dates in it.
    Result<QByteArray> pdf(const QString &title) const;

private:
    std::unique_ptr<const Drawing> m_drawing;
    PictureOptions m_options;
};

// The same in one call, or the error `stopped` (model/stop.h); DOT needs no application object.
Result<QByteArray> renderPicture(const model::Model &model, model::IdView view, const Overlay &overlay,
                                 PictureFormat format, const PictureOptions &options = {});

} // namespace bulkhead::diagram

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "export/report/blocks/rich_text.h"

#include <QFont>
#include <QString>
#include <QTextLayout>
#include <string>
#include <vector>

namespace bulkhead::exporting {

// The fonts and colours of a printed report.
class PrintStyle
{
public:
    explicit PrintStyle(const diagram::Theme &theme);

    const diagram::Theme &theme() const { return m_theme; }
    QFont textFont(double points, bool bold = false) const;
    QFont codeFont(double points) const;
    QTextCharFormat format(const Run &run, double points) const;

private:
    diagram::Theme m_theme;
};

// A paragraph broken into lines of one width.
class LaidText
{
public:
    LaidText(const PrintStyle &style, const RichText &text, double points, double width, const QColor &colour,
             bool bold = false, bool keepSpaces = false);

    std::size_t lineCount() const;
    double lineHeight(std::size_t line) const;
    double height() const;
    void drawLine(QPainter &painter, std::size_t line, const QPointF &topLeft) const;

    struct Link
    {
        QRectF area; // relative to the line's upper left corner
        QString target;
    };
    std::vector<Link> linksIn(std::size_t line) const;

private:
    struct Span
    {
        int start = 0;
        int length = 0;
        QString target;
    };
    QTextLayout m_layout;
    std::vector<Span> m_links;
    QColor m_colour;
};

} // namespace bulkhead::exporting

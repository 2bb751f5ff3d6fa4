// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/laid_text.h"

#include "export/report/pdf/page.h"
#include "model/visible_text.h"

#include <algorithm>
#include <QPainter>
#include <QTextCharFormat>
#include <QTextOption>
#include <utility>

namespace bulkhead::exporting {

PrintStyle::PrintStyle(const diagram::Theme &theme) : m_theme(theme) {}

QFont PrintStyle::textFont(double points, bool bold) const
{
    QFont font;
    font.setFamilies({"Noto Sans", "DejaVu Sans", "Liberation Sans"});
    font.setPixelSize(static_cast<int>(points * unitsPerPoint));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setBold(bold);
    return font;
}

QFont PrintStyle::codeFont(double points) const
{
    QFont font;
    font.setFamilies({"DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono"});
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(static_cast<int>(points * unitsPerPoint * 0.9));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QTextCharFormat PrintStyle::format(const Run &run, double points) const
{
    QTextCharFormat format;
    format.setFont(run.style == Run::Style::Code ? codeFont(points)
                                                 : textFont(points, run.style == Run::Style::Strong));
    if (!run.target.empty())
        format.setForeground(m_theme.accent);
    else if (run.style == Run::Style::Muted)
        format.setForeground(m_theme.textMuted);
    return format;
}

LaidText::LaidText(const PrintStyle &style, const RichText &text, double points, double width,
                   const QColor &colour, bool bold, bool keepSpaces)
    : m_colour(colour)
{
    QString content;
    QList<QTextLayout::FormatRange> formats;
    for (const Run &run : text.runs()) {
        QString words = QString::fromStdString(model::visibleLines(run.text));
        words.replace('\n', QChar::LineSeparator);
        words.replace('\t', "    ");
        const int start = static_cast<int>(content.size());
        const int length = static_cast<int>(words.size());
        content += words;
        if (run.style != Run::Style::Regular || !run.target.empty()) {
            QTextCharFormat format = style.format(run, points);
            if (bold && run.style == Run::Style::Regular)
                format.setFont(style.textFont(points, true));
            formats.append({start, length, format});
        }
        if (!run.target.empty())
            m_links.push_back({start, length, QString::fromStdString(run.target)});
    }
    m_layout.setText(content);
    m_layout.setFont(style.textFont(points, bold));
    m_layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(keepSpaces ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine())
        line.setLineWidth(width);
    m_layout.endLayout();
}

std::size_t LaidText::lineCount() const
{
    return static_cast<std::size_t>(m_layout.lineCount());
}

double LaidText::lineHeight(std::size_t line) const
{
    return m_layout.lineAt(static_cast<int>(line)).height() * 1.12;
}

double LaidText::height() const
{
    double sum = 0;
    for (std::size_t line = 0; line < lineCount(); ++line)
        sum += lineHeight(line);
    return sum;
}

void LaidText::drawLine(QPainter &painter, std::size_t line, const QPointF &topLeft) const
{
    painter.setPen(m_colour);
    m_layout.lineAt(static_cast<int>(line)).draw(&painter, topLeft);
}

std::vector<LaidText::Link> LaidText::linksIn(std::size_t line) const
{
    const QTextLine at = m_layout.lineAt(static_cast<int>(line));
    std::vector<Link> links;
    for (const Span &span : m_links) {
        const int begin = std::max(span.start, at.textStart());
        const int end = std::min(span.start + span.length, at.textStart() + at.textLength());
        if (begin < end) {
            const double left = at.cursorToX(begin);
            links.push_back({QRectF(left, 0, at.cursorToX(end) - left, at.height()), span.target});
        }
    }
    return links;
}

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/lesson_html.h"

#include "app/document/text.h"

namespace bulkhead::app {

QString lessonHtml(const catalog::lessons::Lesson &lesson, const diagram::Theme &theme)
{
    QString html = QStringLiteral("<h2>%1</h2>").arg(toQString(lesson.title).toHtmlEscaped());
    for (const catalog::lessons::LessonSection &section : lesson.sections) {
        html += QStringLiteral("<h3 style=\"color:%1\">%2</h3>")
                    .arg(theme.accent.name(), toQString(section.title).toHtmlEscaped());
        for (const std::string &paragraph : section.text)
            html += QStringLiteral("<p style=\"line-height:130%\">%1</p>")
                        .arg(toQString(paragraph).toHtmlEscaped());
        if (section.points.empty())
            continue;
        html += QStringLiteral("<ul>");
        for (const std::string &point : section.points)
            html += QStringLiteral("<li style=\"line-height:130%\">%1</li>")
                        .arg(toQString(point).toHtmlEscaped());
        html += QStringLiteral("</ul>");
    }
    return html;
}

} // namespace bulkhead::app

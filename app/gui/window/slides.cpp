// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/slides.h"

#include "app/document/text.h"
#include "app/gui/attack/path_html.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "model/utf8.h"
#include "model/view_plans.h"
#include "model/visible_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace bulkhead::app {

namespace {

struct Slides
{
    Q_DECLARE_TR_FUNCTIONS(Slides)
};

constexpr std::size_t mostPaths = 5;

QString plain(const std::string &text)
{
    return toQString(model::visibleText(text)).toHtmlEscaped();
}

QString sentence(const QString &html)
{
    return QStringLiteral("<p>%1</p>").arg(html);
}

// What the notes on a view say, since they may be small there.
Slide slideOf(const model::View &view, const Session &session)
{
    Slide slide{toQString(model::viewName(view)), {}, view.id, {}, {}};
    if (const Assessment *assessment = session.assessment().get()) {
        const auto open = static_cast<int>(assessment->summary.open());
        if (view.wholeModel)
            slide.html += sentence(Slides::tr("%n open threat(s) in the model.", nullptr, open));
    }
    constexpr std::size_t mostOfANote = 2'000; // bytes
    for (const model::CanvasNote &note : view.notes) {
        const std::string text = model::visibleLines(model::beginOf(note.text, mostOfANote));
        slide.html += QStringLiteral("<p>▸ %1</p>")
                          .arg(toQString(text).toHtmlEscaped().replace('\n', QLatin1String("<br>")));
    }
    return slide;
}

void addPath(std::vector<Slide> &slides, const Session &session, const catalog::AttackPath &path)
{
    const PathWalk walk = walkAlong(session, path);
    Slide whole{Slides::tr("Attack path: %1")
                    .arg(QStringLiteral("%1 → %2").arg(pathEndName(session, path.from),
                                                       pathEndName(session, path.to))),
                {},
                {},
                {},
                {}};
    whole.html = sentence(QStringLiteral("<b>%1</b>").arg(ratingWord(path.rating))) + QStringLiteral("<ol>");
    whole.steps.emplace_back(path.from);
    for (std::size_t i = 0; i < walk.steps.size(); ++i) {
        whole.html += QStringLiteral("<li>%1</li>").arg(toQString(path.steps[i].title).toHtmlEscaped());
        whole.lit.insert(whole.lit.end(), walk.steps[i].ids.begin(), walk.steps[i].ids.end());
        whole.steps.emplace_back(path.steps[i].to);
    }
    whole.html += QStringLiteral("</ol>");
    slides.push_back(whole);
    for (std::size_t i = 0; i < walk.steps.size(); ++i) {
        Slide step{whole.heading, {}, {}, walk.steps[i].ids, whole.steps};
        step.html = sentence(Slides::tr("Step %1 of %2").arg(i + 1).arg(walk.steps.size())) +
                    sentence(walk.steps[i].text);
        slides.push_back(std::move(step));
    }
}

Slide slideOf(const catalog::TopThreat &threat, const catalog::Analysis &analysis, std::size_t number)
{
    constexpr std::size_t mostLit = 200;
    Slide slide{Slides::tr("Top threat %1").arg(number), {}, {}, {}, {}};
    const QString state = threat.confirmed ? Slides::tr("confirmed") : Slides::tr("to verify");
    slide.html = sentence(QStringLiteral("<b>%1</b>, %2").arg(ratingWord(threat.rating), state)) +
                 sentence(plain(threat.text));
    const model::Model &model = analysis.model();
    const auto light = [&](model::IdView id) {
        if ((model.element(id) || model.flow(id)) && slide.lit.size() < mostLit &&
            std::find(slide.lit.begin(), slide.lit.end(), id) == slide.lit.end())
            slide.lit.emplace_back(id);
    };
    light(threat.from);
    light(threat.to);
    for (const std::uint32_t finding : threat.findings)
        light(analysis.subjectId(analysis.findings()[finding]));
    return slide;
}

} // namespace

std::vector<Slide> slidesOf(const Session &session)
{
    std::vector<Slide> slides;
    for (const model::View *view : model::viewsInOrder(session.model()))
        slides.push_back(slideOf(*view, session));
    const Assessment *assessment = session.assessment().get();
    if (!assessment)
        return slides;
    std::size_t paths = 0;
    for (const catalog::AttackPath &path : assessment->paths->paths())
        if (!path.sameWayAs && paths++ < mostPaths)
            addPath(slides, session, path);
    std::size_t number = 0;
    for (const catalog::TopThreat &threat : assessment->topThreats)
        slides.push_back(slideOf(threat, *assessment->analysis, ++number));
    return slides;
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/lesson_work.h"

#include "app/document/text.h"
#include "app/workspace/knowledge.h"
#include "diagram/display_names.h"
#include "diagram/layout/layout.h"

namespace bulkhead::app {

using catalog::lessons::Lesson;

namespace {

constexpr std::size_t namedOfControl = 5;

// With lines led between the elements, which stand where the lesson put them.
Result<model::Model> withLines(model::Model model, std::stop_token stop)
{
    diagram::LayoutOptions options;
    options.keepPlaces = true;
    options.stop = std::move(stop);
    const auto layout = diagram::layoutModel(model, model.views().begin()->id, options);
    if (!layout)
        return layout.error();
    if (const auto applied = model.apply(layout->change); !applied)
        return applied.error();
    return model;
}

LessonFinding findingOf(const catalog::Analysis &analysis, const catalog::Finding &finding)
{
    LessonFinding told;
    told.id = analysis.id(finding);
    told.subject = analysis.subjectId(finding);
    told.rule = toQString(analysis.rule(finding).id);
    told.title = toQString(analysis.rule(finding).title);
    told.subjectName = diagram::displayName(analysis.model(), told.subject);
    told.message = toQString(analysis.message(finding));
    told.rating = finding.rating;
    told.isConfirmed = model::isConfirmed(finding.basis);
    return told;
}

void addBadges(LessonState &state, const Lesson &lesson, const catalog::Analysis &analysis)
{
    for (const auto &[subject, counted] : catalog::lessons::lessonBadges(lesson, analysis)) {
        state.badges.badges[subject] = {static_cast<int>(counted.findings.size()),
                                        static_cast<int>(counted.confirmed), counted.worst};
        QStringList messages;
        for (const std::uint32_t number : counted.findings)
            messages << toQString(analysis.message(analysis.findings()[number]));
        state.badges.tooltips[subject] = messages.join('\n');
    }
    for (const catalog::Finding &finding : analysis.findings()) { // worst first
        const auto badge = state.badges.badges.find(model::Id(analysis.subjectId(finding)));
        const std::string &rule = analysis.rule(finding).id;
        if (badge != state.badges.badges.end() &&
            std::find(lesson.badges.begin(), lesson.badges.end(), rule) != lesson.badges.end())
            state.findings.push_back(findingOf(analysis, finding));
    }
    state.others = analysis.findings().size() - state.findings.size();
}

} // namespace

Result<std::shared_ptr<const LessonState>> lessonState(const LessonRequest &request, const Running &running)
{
    auto catalogs = request.catalogs;
    if (!catalogs) {
        auto loaded = loadCatalogs(request.model.sharedVocabulary());
        if (!loaded)
            return std::move(loaded.error());
        catalogs = *std::move(loaded);
    }
    auto model =
        request.placesLines ? withLines(request.model, running.stop()) : Result<model::Model>(request.model);
    if (!model)
        return std::move(model.error());
    const catalog::Options options = windowOptions(*model, {}).engine;
    const auto analysis = catalog::analyze(*model, catalogs, options, running.stop());
    if (!analysis)
        return analysis.error();

    LessonState state{catalogs, *model, {}, {}, 0, {}, {}};
    addBadges(state, *request.lesson, *analysis);
    state.left = catalog::lessons::findingsLeft(*request.lesson, *analysis);
    if (request.lesson->page == catalog::lessons::LessonPage::Layers) {
        auto layers = exporting::gatherLayers(*analysis, namedOfControl, running.stop());
        if (!layers)
            return std::move(layers.error());
        state.layers = *std::move(layers);
    }
    return std::make_shared<const LessonState>(std::move(state));
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"
#include "app/workshop/lessons/bundled_lessons.h"
#include "diagram/overlay.h"
#include "export/report/data/report_layers.h"

#include <string>
#include <vector>

namespace bulkhead::app {

// What a lesson asks a worker for.
struct LessonRequest
{
    LessonPtr lesson;
    model::Model model;                                // the lesson's, as it was changed
    std::shared_ptr<const catalog::Catalogs> catalogs; // null: to be loaded
    bool placesLines = false;                          // the lines have no ways yet
};

// A finding that the badges of a lesson count.
struct LessonFinding
{
    std::string id;
    model::Id subject;
    QString rule; // "E1.2"
    QString title;
    QString subjectName;
    QString message;
    model::Rating rating = model::Rating::None;
    bool isConfirmed = false;
};

struct LessonState
{
    std::shared_ptr<const catalog::Catalogs> catalogs;
    model::Model model; // with ways for its lines
    diagram::Overlay badges;
    std::vector<LessonFinding> findings;        // worst first
    std::size_t others = 0;                     // findings that the lesson leaves aside
    std::vector<std::string> left;              // that the change is to end
    std::vector<exporting::ReportLayer> layers; // of a lesson that shows them
};

// For a worker's thread.
Result<std::shared_ptr<const LessonState>> lessonState(const LessonRequest &request, const Running &running);

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QString>

#include <vector>

namespace bulkhead::app {

class Session;

// What a presentation shows at once: a view of the model or what is lit on it, with a text beside it.
struct Slide
{
    QString heading;              // plain
    QString html;                 // what comes from the model is escaped
    model::Id view;               // empty: the first one that shows what is lit
    std::vector<model::Id> lit;   // the rest is dimmed; empty: nothing is
    std::vector<model::Id> steps; // numbered in their order
};

// The views in their order, then the gravest attack paths, each as a whole and step by step, then the top
// threats. Their number is bounded but for that of the views.
std::vector<Slide> slidesOf(const Session &session);

} // namespace bulkhead::app

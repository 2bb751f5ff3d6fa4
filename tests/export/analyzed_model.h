// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/knowledge.h"
#include "app/workspace/open.h"
#include "catalog/analysis/analysis.h"

#include <QtGlobal>
#include <string>
#include <vector>

// The analysis of an input of tests/data/export or resources, on a fixed day.
inline bulkhead::catalog::Analysis analyzed(const std::string &path)
{
    using namespace bulkhead;
    const auto knowledge = app::loadKnowledge();
    if (!knowledge)
        qFatal("%s", knowledge.error().text().c_str());
    const std::vector<std::string> inputs = {path};
    const auto opened = app::openInputs(inputs, knowledge->vocabulary);
    if (!opened)
        qFatal("%s", opened.error().text().c_str());
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-31");
    return catalog::analyze(opened->model, knowledge->catalogs, options);
}

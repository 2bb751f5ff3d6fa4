#pragma once

#include "catalog/analysis.h"

namespace bulkhead::app {

class Session;

// The analysis of the model as it stands now. What the worker knows is taken where it is of this very
// model; it may lag behind an edit, and does not follow moves. Needs loaded catalogs.
catalog::Analysis currentAnalysis(const Session &session);

} // namespace bulkhead::app

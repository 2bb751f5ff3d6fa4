// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "export/report/data/report_layers.h"

#include <QString>

namespace bulkhead::app {

// Layers and controls as rich text for the page's right side; what comes from the model is escaped. Links are
// "element:ID" and "finding:ID".
QString layerHtml(const exporting::ReportLayer &layer, const diagram::Theme &theme);
QString controlHtml(const exporting::ReportLayerControl &control, const diagram::Theme &theme);

// "in place"
QString layerStateWord(catalog::LayerState state);
// "falls away"
QString machineWord(catalog::WithMachine machine);

} // namespace bulkhead::app

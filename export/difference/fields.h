#pragma once

#include "export/difference/difference.h"
#include "model/model.h"

#include <vector>

namespace bulkhead::exporting {

// The fields in which two versions of one thing differ, with their values as people read them.
std::vector<FieldChange> changedFields(const model::Vocabulary &vocabulary, const model::Element &before,
                                       const model::Element &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &vocabulary, const model::Flow &before,
                                       const model::Flow &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Decision &before,
                                       const model::Decision &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::ManualThreat &before,
                                       const model::ManualThreat &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Metadata &before,
                                       const model::Metadata &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::View &before,
                                       const model::View &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::CatalogSwitch &before,
                                       const model::CatalogSwitch &after);
std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::SourceFile &before,
                                       const model::SourceFile &after);

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"
#include "export/findings/findings_document.h"
#include "export/findings/subject.h"
#include "export/findings/threat_text.h"

#include <nlohmann/json_fwd.hpp>

// The pieces of the JSON contract (docs/cli.md) that several documents share.
namespace bulkhead::exporting {

nlohmann::ordered_json jsonOf(const Place &place); // null when the place is not known
nlohmann::ordered_json jsonOf(const Subject &subject);
nlohmann::ordered_json jsonOf(const ThreatText &threat);
nlohmann::ordered_json jsonOf(const catalog::Summary &summary);
nlohmann::ordered_json jsonOf(const Notice &notice);
nlohmann::ordered_json jsonOf(const model::Decision &decision);
nlohmann::ordered_json jsonOf(const model::ManualThreat &threat, const model::Model &model);
nlohmann::ordered_json modelJson(const model::Model &model);
nlohmann::ordered_json catalogsJson(const catalog::Catalogs &catalogs);

} // namespace bulkhead::exporting

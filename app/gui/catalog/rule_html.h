// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"

#include <QString>

namespace bulkhead::app {

class Session;

// The catalog's page on a rule, with where it fires in the open model.
QString ruleHtml(const Session &session, const catalog::Rule &rule);

// The page on one of its threats.
QString threatHtml(const catalog::Threat &threat);

} // namespace bulkhead::app

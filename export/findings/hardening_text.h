// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/hardening.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

// The hardening matrix as the list of findings has it.
namespace bulkhead::exporting {

// "12 controls are missing in 3 of 5 containers, 4 to verify.": a sentence; empty without containers.
std::string hardeningLine(const std::vector<catalog::HardeningRow> &rows);

// A line for each control that some container lacks or may lack, for a terminal.
std::string hardeningText(const std::vector<catalog::HardeningRow> &rows);

// "controls", "containers" and "cells": the state of each control, container by container.
nlohmann::ordered_json hardeningJson(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting

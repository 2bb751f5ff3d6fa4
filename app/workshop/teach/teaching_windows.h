// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/teaching.h"
#include "model/vocabulary.h"

#include <memory>

namespace bulkhead::app {

// The windows for workshops and lessons that this program has.
Teaching teachingWindows(const std::shared_ptr<const model::Vocabulary> &vocabulary);

} // namespace bulkhead::app

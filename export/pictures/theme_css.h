// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace bulkhead::exporting {

// The colours of the light and the dark theme as CSS custom properties, the dark ones where the reader's
// system asks for them on a screen.
std::string themeCss();

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#pragma once

class QApplication;

namespace bulkhead::diagram {
struct Theme;
}

namespace bulkhead::app {

// Gives the whole application the theme's colours: the Fusion style with a palette made from its tokens.
void applyStyle(QApplication &application, const diagram::Theme &theme);

} // namespace bulkhead::app

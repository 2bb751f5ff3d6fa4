// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/window/widget_dialogs.h"

namespace bulkhead::app {

// The dialogs of a window that is on a projector. Choosers of files show names of folders and files: where
// there is another screen they stand on that one, else the facilitator is asked to blank the projector first.
// They show neither places nor history.
class ProjectorDialogs : public WidgetDialogs
{
public:
    using WidgetDialogs::WidgetDialogs;

protected:
    QStringList choose(QFileDialog &dialog) override;
};

} // namespace bulkhead::app

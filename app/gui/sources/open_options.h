// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/workspace/open.h"

namespace bulkhead::app {

// Options with which opening in the background reports its progress and is stopped. They refer to `running`.
inline OpenOptions openOptions(const Running &running)
{
    OpenOptions options;
    options.stop = running.stop();
    options.progress = [&running](std::string_view what, double fraction) {
        running.progress(what, fraction);
    };
    return options;
}

} // namespace bulkhead::app

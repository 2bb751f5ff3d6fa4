// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/programs/renderings.h"
#include "app/workspace/open.h"

#include <functional>
#include <string>

namespace bulkhead::app {

// Which of the user's own programs an import may run. The user was shown the commands, or asked for them by
// name.
struct ProgramLeave
{
    bool render = false; // what renders the Helm charts and kustomizations among the inputs
    bool docker = false; // asks the user's own docker for what runs on its host
    bool kubectl = false;
    std::string space;       // the namespace that kubectl is asked about; empty: all
    std::string howToRender; // what gives leave to render: "--render"; empty: the user was asked

    bool asksWhatRuns() const { return docker || kubectl; }
};

// openInputs() with what programs write beside what the paths name. `announce` is called with each command
// before it is run. Nothing is run without leave: a chart or kustomization is then read as its files stand,
// and the diagnostics name the command that renders it. Takes as long as the programs do.
Result<Opened> openWithPrograms(std::span<const std::string> paths,
                                std::shared_ptr<const model::Vocabulary> vocabulary, OpenOptions options,
                                const ProgramLeave &leave,
                                const std::function<void(const std::string &command)> &announce);

} // namespace bulkhead::app

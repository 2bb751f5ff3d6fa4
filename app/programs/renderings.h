// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

namespace bulkhead::app {

// A folder among the inputs whose manifests another program makes of its files.
struct Rendering
{
    std::string path;                 // as it was typed: the folder, or the file that describes it
    std::string what;                 // within a sentence: "a Helm chart"
    std::vector<std::string> command; // of the user's own program that renders it
    std::string folder;               // that the command runs in; empty: where this program does
    bool isInstalled = false;         // whether the program is in PATH
};

// The paths that are the folder of a Helm chart (it holds Chart.yaml) or of a kustomization
// (kustomization.yaml), or that very file. A kustomization is rendered by `kustomize` where that is
// installed, else by `kubectl`. What lies deeper in a folder is not looked for: naming it asks for it.
std::vector<Rendering> renderingsAmong(std::span<const std::string> paths);

// The Helm charts below the folders among the paths that are neither a chart nor a kustomization themselves.
// Charts within a chart are rendered with that one. Looks through the folders, as an import does.
std::vector<Rendering> chartsBelow(std::span<const std::string> paths);

} // namespace bulkhead::app

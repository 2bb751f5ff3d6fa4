// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

// What a person does with the snippet of a mitigation: merges it into the artefact at hand.
namespace bulkhead::tests {

// All documents of a text in YAML.
std::vector<nlohmann::json> yamlDocuments(const std::string &text);

// A compose file with the services, networks, volumes and secrets of the snippet laid over its own. Lists are
// replaced, and the example's image is left out unless the snippet is about images.
nlohmann::json appliedToCompose(nlohmann::json file, const nlohmann::json &snippet, bool takesImage);

// Manifests with the objects of the snippet laid over those of the same kind and name, and the others added.
// Containers are told apart by their names, as Kubernetes' strategic merge does.
std::vector<nlohmann::json> appliedToManifests(std::vector<nlohmann::json> objects,
                                               const std::vector<nlohmann::json> &snippet, bool takesImage);

// The compose file of what a `docker run` command starts. Throws where it does not know an option.
nlohmann::json composeOfRun(const std::string &command);

// A thing of JSON without what a dotted path leads to (`services.app.privileged`, `0.spec.hostPID`). Throws
// where there is nothing.
void remove(nlohmann::json &from, const std::string &path);

} // namespace bulkhead::tests

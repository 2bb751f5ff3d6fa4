// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose_project.h"

// Small manifests as text, and what their models hold.
namespace bulkhead::tests {

extern const std::string podOfShop; // a document of its own: the Pod web of the namespace shop

std::string podSpec(const std::string &image = "registry.example.org/app:1"); // of one container, app
Result<import::Imported> importManifest(const std::string &text);             // as app.yaml

// A Deployment web of that pod.
inline const std::string deploymentWeb = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"
                                         "spec: {template: {spec: " +
                                         podSpec() + "}}\n";

// The ids of elements of a kind, sorted.
QStringList idsOf(const model::Model &model, model::Kind kind);

} // namespace bulkhead::tests

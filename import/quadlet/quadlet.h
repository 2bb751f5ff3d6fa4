// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>
#include <string_view>

namespace bulkhead::import {

// Whether a file is a quadlet: a unit file of systemd from which Podman makes a service (.container, .pod,
// .kube, .network, .volume, .image, .build).
bool isQuadlet(std::string_view bytes);

// Whether a file is laid over a quadlet, as its place says: NAME.container.d/ANY.conf. What is in it need
// not: it may be a section [Service] alone.
bool isQuadletDropIn(std::string_view path);

// Adds what quadlets say of the containers of a host. All inputs together are one host; a file in a folder
// NAME.container.d is laid over NAME.container. Source: podman-systemd.unit(5).
Result<Success> importQuadlet(std::span<const ParsedInput> inputs, Builder &builder);

} // namespace bulkhead::import

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"

namespace bulkhead::import {

// Makes the image of this reference and its registry, and states on the container which image it runs, with
// tag and digest, and that it is pulled. `origin` is of the line that names the image. A reference that a
// variable begins, or a bare id, names no registry: then there is none.
void stateImage(Builder &builder, model::Element &container, std::string_view reference,
                const model::Origin &origin);

// The same without a word on what the container runs: for an image that it mounts. Null where the reference
// names none.
model::Element *pullImage(Builder &builder, const model::Element &container, std::string_view reference,
                          const model::Origin &origin);

// An image that is built here and comes from no registry. Its id is "image.local/NAME".
model::Element &localImage(Builder &builder, model::Element &container, const std::string &name,
                           const model::Origin &origin);

} // namespace bulkhead::import

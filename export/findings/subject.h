// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/findings/place.h"
#include "model/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::exporting {

// An element or flow as an exported document names it.
struct Subject
{
    std::string id;
    model::Kind kind = model::Kind::Container;
    std::string name; // of a flow without one: "web → db"
    std::vector<std::string>
        path;         // names from the outermost boundary down, the 16 innermost; of a flow its own
    std::string from; // ids of a flow's ends; empty for elements
    std::string to;
    std::string ends; // their names: "web → db"
    Place source;
    std::optional<model::Platform>
        platform; // that runs it, by the artefact it was read from; none where it was drawn
};

// The subject with this id; one that is not (any more) in the model keeps its id as its name.
Subject subjectOf(const model::Model &model, std::string_view id);

// The name people know an element or flow by.
std::string subjectName(const model::Model &model, std::string_view id);

// "default / Deployment/web / app"; of a flow its name and its ends
std::string pathText(const Subject &subject);
// A short word for where something is: the name; of a flow its ends, since many flows bear one name.
std::string whereText(const Subject &subject);

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <string>
#include <vector>

// What a new view is of.
namespace bulkhead::app {

struct ViewContents
{
    enum class Of {
        Nothing,
        Selection,   // what is named, with all that it holds, in the places of the view shown
        Box,         // a box with all that it holds, and what that exchanges data with
        Touched,     // what is named, with the boxes that it stands in
        WithoutOwner // elements for which neither they nor a box round them name a tenant
    };

    Of of = Of::Nothing;
    std::vector<model::Id> ids; // elements and flows; of these the ends
    std::string name;           // of the view; one that another bears gets a number
};

// The elements that it shows.
std::vector<model::Id> elementsOf(const model::Model &model, const ViewContents &contents);

} // namespace bulkhead::app

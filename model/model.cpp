// SPDX-License-Identifier: Apache-2.0
#include "model/model.h"

#include "model/application.h"

namespace bulkhead::model {

Model::Model(std::shared_ptr<const Vocabulary> vocabulary)
    : m_vocabulary(std::move(vocabulary)), m_metadata(std::make_shared<const Metadata>())
{}

const Element *Model::element(IdView id) const
{
    return m_elements.find(id);
}

const Flow *Model::flow(IdView id) const
{
    return m_flows.find(id);
}

Result<Change> Model::apply(const Change &change)
{
    // Worked out on a copy, which shares all that the change does not touch, so that a refusal needs no way
    // back. The copy also makes it safe that tables and reference counts change what has one owner in place:
    // use_count() reads without synchronisation, so that one owner may mean that another thread has just let
    // go of the chunk and read it a moment before. While this model lives, each chunk that the copy got from
    // it has two owners at least; one with a single owner was made by the copy, and no other thread saw it.
    Model changed = *this;
    if (Fault fault = Application(changed).run(change))
        return std::move(*fault);
    *this = std::move(changed);
    return inverse(change);
}

bool Model::operator==(const Model &other) const
{
    return m_elements == other.m_elements && m_flows == other.m_flows && m_views == other.m_views &&
           m_placements == other.m_placements && m_decisions == other.m_decisions &&
           m_manualThreats == other.m_manualThreats && m_catalogSwitches == other.m_catalogSwitches &&
           m_sources == other.m_sources && sameContent(m_metadata, other.m_metadata);
}

} // namespace bulkhead::model

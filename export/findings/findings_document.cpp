// SPDX-License-Identifier: Apache-2.0
#include "export/findings/findings_document.h"

namespace bulkhead::exporting {

catalog::Summary FindingsDocument::summary() const
{
    return catalog::count(*analysis, shown);
}

std::string FindingsDocument::pathTo(const std::string &file) const
{
    return pathOf ? pathOf(file) : file;
}

bool FindingsDocument::isNew(const catalog::Finding &finding) const
{
    return !baseline || !baseline->covers(*analysis, finding);
}

bool FindingsDocument::isNew(const catalog::AttackPath &path) const
{
    return !baseline || !baseline->covers(path);
}

bool FindingsDocument::isNew(const model::ManualThreat &threat) const
{
    return !baseline || !baseline->covers(threat);
}

std::vector<std::uint32_t> select(const catalog::Analysis &analysis, Confidence confidence)
{
    std::vector<std::uint32_t> indices;
    const auto findings = analysis.findings();
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        if (confidence == Confidence::Any || model::isConfirmed(findings[i].basis))
            indices.push_back(i);
    }
    return indices;
}

} // namespace bulkhead::exporting

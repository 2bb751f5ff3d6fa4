// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_leniency.h"

#include "import/reading/yaml_reader.h"

namespace bulkhead::import {

namespace {

// Comments without a blank before them that one file may have: each costs reading it again.
constexpr int mostRepairs = 200;

// Where a line and a column, in characters, stand in the text; npos where they do not.
std::size_t offsetOf(std::string_view text, int line, int column)
{
    std::size_t at = 0;
    for (int i = 1; i < line; ++i) {
        at = text.find('\n', at);
        if (at == std::string_view::npos)
            return at;
        ++at;
    }
    for (int i = 1; i < column && at < text.size(); ++i) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            ++at;
    }
    return at < text.size() ? at : std::string_view::npos;
}

} // namespace

Result<std::vector<Document>> readAsPlatformsDo(const SourceText &text, const std::string &file,
                                                const Limits &limits, const std::stop_token &stop)
{
    SourceText current = text;
    FlowIndentation indentation = FlowIndentation::Checked;
    for (int repairs = 0;; ++repairs) {
        YamlFault fault;
        Result<std::vector<Document>> documents = readYaml(current, file, limits, indentation, stop, &fault);
        if (documents || documents.error().code != "import.yaml" || repairs == mostRepairs)
            return documents;
        if (fault.kind == YamlFault::Kind::FlowIndentation && indentation == FlowIndentation::Checked) {
            indentation = FlowIndentation::Free;
            continue;
        }
        const std::size_t at = fault.kind == YamlFault::Kind::UnspacedComment
                                   ? offsetOf(current.part, fault.line, fault.column)
                                   : std::string_view::npos;
        if (at == std::string_view::npos || current.part[at] != '#')
            return documents;
        std::string spaced(current.part); // lines stay where they are
        spaced.insert(at, 1, ' ');
        const int firstLine = current.firstLine;
        current = SourceText(std::make_shared<const std::string>(std::move(spaced)));
        current.firstLine = firstLine;
    }
}

} // namespace bulkhead::import

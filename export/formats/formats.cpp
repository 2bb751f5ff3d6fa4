// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"

#include "export/text/words.h"

#include <algorithm>
#include <utility>

namespace bulkhead::exporting {

namespace {

std::string suffixOf(std::string_view file)
{
    const std::string_view name = file.substr(file.find_last_of("/\\") + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : lowerCase(name.substr(dot + 1));
}

} // namespace

Result<std::shared_ptr<const ReportData>> reportDataOf(const ExportInput &input)
{
    if (input.reportData)
        return input.reportData;
    auto data = gatherReport(input.analysis(), input.report, input.stop);
    if (!data)
        return std::move(data.error());
    return std::make_shared<const ReportData>(*std::move(data));
}

std::vector<std::string> formatIds(FormatGroup group)
{
    std::vector<std::string> ids;
    for (const Format &format : formats) {
        if (format.isOf(group))
            ids.emplace_back(format.id);
    }
    return ids;
}

const Format *findFormat(FormatGroup group, std::string_view id, std::string_view file)
{
    const std::string suffix = id.empty() ? suffixOf(file) : std::string();
    const auto *found = std::find_if(std::begin(formats), std::end(formats), [&](const Format &format) {
        if (!format.isOf(group))
            return false;
        if (!id.empty())
            return format.id == id;
        return !suffix.empty() &&
               std::find(format.suffixes.begin(), format.suffixes.end(), suffix) != format.suffixes.end();
    });
    return found == std::end(formats) ? nullptr : found;
}

std::string suffixList(FormatGroup group)
{
    std::vector<std::string> suffixes;
    for (const Format &format : formats) {
        if (format.isOf(group))
            suffixes.push_back('.' + std::string(format.suffixes.front()));
    }
    std::string list;
    for (std::size_t i = 0; i < suffixes.size(); ++i)
        list += (i == 0 ? "" : i + 1 == suffixes.size() ? " or " : ", ") + suffixes[i];
    return list;
}

} // namespace bulkhead::exporting

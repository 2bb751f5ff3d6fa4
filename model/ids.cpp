// SPDX-License-Identifier: Apache-2.0
#include "model/ids.h"

#include "model/utf8.h"

namespace bulkhead::model {

namespace {

bool isPlain(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '/' || c >= 0x80;
}

} // namespace

bool isValidId(IdView id)
{
    if (id.empty() || id.size() > maximumIdSize || !isUtf8(id))
        return false;
    for (const char c : id)
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f')
            return false;
    return true;
}

std::string slug(std::string_view name)
{
    std::string result;
    for (const char c : isUtf8(name) ? name : std::string_view()) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (isPlain(static_cast<unsigned char>(lower)))
            result += lower;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    while (!result.empty() && result.back() == '-')
        result.pop_back();
    return result;
}

Id freshId(const Model &model, std::string_view name)
{
    Id base = slug(name);
    if (base.empty())
        base = "item";
    const auto isTaken = [&](IdView id) { return model.element(id) || model.flow(id); };
    Id id = base;
    for (int number = 2; isTaken(id); ++number)
        id = base + "-" + std::to_string(number);
    return id;
}

Id flowId(IdView source, IdView target, std::string_view discriminator)
{
    Id id = Id(source) + "->" + Id(target);
    if (!discriminator.empty())
        id.append(1, '#').append(slug(discriminator));
    return id;
}

} // namespace bulkhead::model

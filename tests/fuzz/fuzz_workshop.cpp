// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/model_matching.h"
#include "catalog/workshop/workshop_files.h"
#include "support.h"

using namespace bulkhead;
namespace ws = catalog::workshop;

// The files of a workshop: what can be read is written the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = fuzz::textOf(data, size);
    if (const auto read = ws::parseAnswers(text, "a", nullptr)) {
        const std::string written = ws::serializeAnswers(read->sheet);
        const auto again = ws::parseAnswers(written, "a", nullptr);
        if (!again || !(again->sheet == read->sheet))
            std::abort();
    }
    if (const auto read = ws::parseTask(text, "t", fuzz::vocabulary())) {
        const std::string written = ws::serializeTask(*read);
        const auto again = ws::parseTask(written, "t", fuzz::vocabulary());
        if (!again || ws::serializeTask(*again) != written)
            std::abort();
    }
    if (const auto read = ws::parseWorkshop(text, "w", fuzz::vocabulary())) {
        const std::string written = ws::serializeWorkshop(*read);
        const auto again = ws::parseWorkshop(written, "w", fuzz::vocabulary());
        if (!again || ws::serializeWorkshop(*again) != written)
            std::abort();
    }
    (void)ws::parseRubric(text, "r");
    (void)ws::parseMatches(text, "m");
    return 0;
}

#pragma once

#include "catalog/catalog.h"
#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

// Writing rules for a catalog of one's own: what a form asks for, and the file that it goes to.
namespace bulkhead::app {

// One line of a rule's condition: a test of the subject, or of what stands in a relation to it.
struct ConditionDraft
{
    enum class Reach : std::uint8_t { Subject, Some, None } reach = Reach::Subject;
    std::string relation; // "runs_on"; of Some and None
    std::string property; // empty with a relation: any related thing at all
    std::string op;       // "==", "in" … as the rule language names them
    std::string value;    // as typed; items of a list are separated by commas
};

struct RuleDraft
{
    std::string id;
    std::string threat; // "E1"
    model::Kind kind = model::Kind::Container;
    std::string title;
    std::string message;
    std::string rationale;
    bool all = true; // of the conditions; otherwise any of them
    std::vector<ConditionDraft> conditions;
    int likelihood = 3;
    int impact = 3;
    catalog::OnUnknown onUnknown = catalog::OnUnknown::Silent;
    std::vector<std::string> mitigations;
};

// The operators that suit a type, as the rule language names them, the most used first.
std::vector<std::string_view> operatorsFor(model::PropertyType type);
bool takesValue(std::string_view op);
bool takesList(std::string_view op);

// The text of a catalog file with the rule in it: added to `existing`, or in a new catalog of that id and
// title when that is empty. A rule of the same id is replaced.
struct CatalogName
{
    std::string id;
    std::string title;
};
Result<std::string> catalogWithRule(std::string_view existing, std::string_view file, const CatalogName &name,
                                    const RuleDraft &draft, const model::Vocabulary &vocabulary);

// The text of a catalog file without the rule.
Result<std::string> catalogWithoutRule(std::string_view existing, std::string_view file,
                                       std::string_view rule);

} // namespace bulkhead::app

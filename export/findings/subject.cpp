// SPDX-License-Identifier: Apache-2.0
#include "export/findings/subject.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

std::string elementName(const model::Model &model, std::string_view id)
{
    const model::Element *element = model.element(id);
    return std::string(element && !element->name.empty() ? std::string_view(element->name) : id);
}

std::string endsOf(const model::Model &model, const model::Flow &flow)
{
    const char *arrow = flow.bidirectional ? " ↔ " : " → ";
    return elementName(model, flow.source) + arrow + elementName(model, flow.target);
}

std::string flowName(const model::Model &model, const model::Flow &flow)
{
    return flow.name.empty() ? endsOf(model, flow) : flow.name;
}

Place sourceOf(const model::ImportRecordPtr &record)
{
    return record ? placeOf(record->origin) : Place();
}

// Boxes in boxes may be thousands deep: then the innermost are named, after "…".
constexpr std::size_t namesAtMost = 16;

std::vector<std::string> namesDownTo(const model::Model &model, const model::Element &element)
{
    std::vector<std::string> names;
    for (const model::Element *at = &element; at;
         at = at->parent.empty() ? nullptr : model.element(at->parent)) {
        if (names.size() == namesAtMost) {
            names.emplace_back("…");
            break;
        }
        names.push_back(at->name.empty() ? at->id : at->name);
    }
    std::reverse(names.begin(), names.end());
    return names;
}

} // namespace

std::string subjectName(const model::Model &model, std::string_view id)
{
    const model::Flow *flow = model.flow(id);
    return flow ? flowName(model, *flow) : elementName(model, id);
}

Subject subjectOf(const model::Model &model, std::string_view id)
{
    Subject subject;
    subject.id = std::string(id);
    subject.name = subjectName(model, id);
    if (const model::Element *element = model.element(id)) {
        subject.kind = element->kind;
        subject.path = namesDownTo(model, *element);
        subject.source = sourceOf(element->import);
        if (element->import)
            subject.platform = element->import->platform;
    } else if (const model::Flow *flow = model.flow(id)) {
        subject.kind = model::Kind::DataFlow;
        subject.path = {subject.name};
        subject.from = flow->source;
        subject.to = flow->target;
        subject.ends = endsOf(model, *flow);
        subject.source = sourceOf(flow->import);
        if (flow->import)
            subject.platform = flow->import->platform;
    } else {
        subject.path = {subject.name};
    }
    return subject;
}

std::string pathText(const Subject &subject)
{
    std::string text;
    for (const std::string &name : subject.path)
        text += (text.empty() ? "" : " / ") + name;
    return subject.ends.empty() || subject.ends == text ? text : text + " (" + subject.ends + ")";
}

std::string whereText(const Subject &subject)
{
    return subject.ends.empty() ? subject.name : subject.ends;
}

} // namespace bulkhead::exporting

#pragma once

#include "export/report/html/html_report.h"

#include <kainjow/mustache.hpp>

// What the templates of resources/templates are filled with, section by section. Every key that a template
// names inside a list is always set, since mustache would otherwise take one of the same name from outside.
namespace bulkhead::exporting {

using TemplateData = kainjow::mustache::data;

TemplateData coverData(const ReportData &data);

void addSummary(TemplateData &into, const ReportData &data);
void addComparison(TemplateData &into, const ReportData &data);
void addIssues(TemplateData &into, const ReportData &data);
void addAttackPaths(TemplateData &into, const ReportData &data);
void addToVerify(TemplateData &into, const ReportData &data);
void addBackMatter(TemplateData &into, const ReportData &data);

TemplateData listOf(const std::vector<std::string> &texts);
// Sets `name` and "has_" + name.
void addList(TemplateData &into, const std::string &name, TemplateData list);
// A text that a section shows only when there is one.
TemplateData optional(const std::string &text);

} // namespace bulkhead::exporting

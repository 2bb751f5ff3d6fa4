// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/rule_trial.h"

#include "app/document/analysis_runner.h"
#include "app/document/text.h"
#include "app/workspace/knowledge.h"

#include <QStringList>

namespace bulkhead::app {

Result<RuleTrial> tryRule(const RuleQuestion &question, const Running &running)
{
    const auto &[model, folder, surroundings, draft] = question;
    auto text =
        catalogWithRule(surroundings.text, surroundings.file, {"draft", "Draft"}, draft, model.vocabulary());
    if (!text)
        return std::move(text.error());
    const std::string draftFile = "rule";
    auto catalogs =
        checkCatalog(model.sharedVocabulary(), surroundings.others, {draftFile, std::move(*text), false});
    if (!catalogs)
        return std::move(catalogs.error());
    RuleTrial trial;
    trial.words = toQString((*catalogs)->conditionText(*(*catalogs)->rule(draft.id)));
    QStringList doubts;
    for (const Error &doubt : (*catalogs)->doubts())
        if (doubt.file == draftFile && doubt.message.find(draft.id) != std::string::npos)
            doubts << toQString(doubt.message);
    trial.doubts = doubts.join('\n');
    auto analysis = catalog::analyze(model, *catalogs, windowOptions(model, folder).engine, running.stop());
    if (!analysis)
        return std::move(analysis.error());
    trial.analysis = std::make_shared<const catalog::Analysis>(*std::move(analysis));
    return trial;
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/drift_work.h"

#include "app/document/document.h"
#include "app/document/text.h"
#include "app/papers/laid_out_views.h"
#include "export/difference/change_summary.h"
#include "export/difference/difference.h"
#include "export/findings/subject.h"

#include <QStringList>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

using exporting::ItemChange;

// The property's title, or the field's name as words.
QString fieldWord(const model::Model &model, const std::string &subject, std::string_view field)
{
    constexpr std::string_view prefix = "properties/";
    if (field.starts_with(prefix))
        field.remove_prefix(prefix.size());
    const model::Element *element = model.element(subject);
    if (const auto *def = model.vocabulary().find(element ? element->kind : model::Kind::DataFlow, field))
        return toQString(def->title);
    return toQString(field).replace(u'_', u' ');
}

void addChanges(Drift &drift, const exporting::ItemChanges &changes, const model::Model &before)
{
    constexpr qsizetype mostFields = 4;
    for (const ItemChange &change : changes) {
        const bool isGone = change.sort == ItemChange::Sort::Removed;
        const model::Model &model = isGone ? before : drift.model;
        const QString name = toQString(exporting::subjectName(model, change.id)).simplified();
        QStringList fields;
        for (const exporting::FieldChange &field : change.fields)
            if (field.field != "origin")
                fields << fieldWord(model, change.id, field.field);
        if (change.sort == ItemChange::Sort::Changed && fields.isEmpty())
            continue; // only the place in its source is another
        if (fields.size() > mostFields)
            fields = fields.mid(0, mostFields) << QStringLiteral("…");
        DriftLine line{DriftLine::Sort::Changed, model::Id(change.id), name};
        if (change.sort == ItemChange::Sort::Added)
            line.sort = DriftLine::Sort::Added;
        else if (isGone)
            line.sort = DriftLine::Sort::Removed;
        else
            line.text = QStringLiteral("%1: %2").arg(name, fields.join(QStringLiteral(", ")));
        if (!isGone)
            drift.changed.push_back(line.subject);
        drift.lines.push_back(std::move(line));
    }
}

void addThreats(Drift &drift, const std::vector<exporting::ChangedThreat> &threats, DriftLine::Sort sort)
{
    for (const exporting::ChangedThreat &threat : threats) {
        const auto at = threat.id.find('@');
        const std::string subject = at == std::string::npos ? std::string() : threat.id.substr(at + 1);
        drift.lines.push_back({sort, model::Id(subject),
                               QStringLiteral("%1: %2").arg(toQString(threat.where).simplified(),
                                                            toQString(threat.title).simplified())});
    }
}

} // namespace

Result<std::shared_ptr<const Drift>> driftOf(const DriftQuestion &question, const Running &running)
{
    const catalog::Analysis before =
        question.judge->with([](const ws::WorkshopJudge &judge) { return judge.analysis(); });
    auto read = Document::read(question.path, before.model().sharedVocabulary());
    if (!read)
        return std::move(read.error());
    auto drift = std::make_shared<Drift>(Drift{std::move(read->model), {}, {}});
    if (auto shown = ensureView(drift->model); !shown)
        return std::move(shown.error());
    if (auto laid = layOutViews(drift->model, viewsNotLaidOut(drift->model)); !laid)
        return std::move(laid.error());
    const auto after =
        catalog::analyze(drift->model, question.judge->catalogs(), before.options(), running.stop());
    if (!after)
        return after.error();
    const exporting::Difference difference = exporting::difference(before, *after);
    addChanges(*drift, difference.elements, before.model());
    addChanges(*drift, difference.flows, before.model());
    const exporting::ChangeSummary summary = exporting::changeSummary(before, *after);
    addThreats(*drift, summary.opened, DriftLine::Sort::NewThreat);
    addThreats(*drift, summary.closed, DriftLine::Sort::GoneThreat);
    return std::shared_ptr<const Drift>(std::move(drift));
}

} // namespace bulkhead::app

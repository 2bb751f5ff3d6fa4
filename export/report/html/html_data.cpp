#include "export/report/html/html_data.h"

#include "export/text/anchor.h"
#include "export/text/words.h"

namespace bulkhead::exporting {

namespace {

std::string joined(const std::vector<std::string> &texts)
{
    std::string out;
    for (const std::string &text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out;
}

void addFact(TemplateData &facts, const std::string &name, const std::string &value)
{
    if (value.empty())
        return;
    TemplateData fact;
    fact.set("name", name);
    fact.set("value", value);
    facts << fact;
}

TemplateData decisionData(const ReportDecision &decision)
{
    const model::Decision &made = decision.decision;
    TemplateData data;
    data.set("finding", decision.finding);
    data.set("title", decision.title);
    data.set("state", decisionTitle(made.state));
    data.set("rationale", made.rationale);
    data.set("owner", optional(made.owner));
    data.set("date", optional(made.date ? made.date->toString() : std::string()));
    data.set("expiry", optional(made.expiry ? made.expiry->toString() : std::string()));
    data.set("ticket", optional(made.ticket));
    data.set("reopened", optional(decision.reopened));
    return data;
}

TemplateData evidenceData(const Issue &issue)
{
    TemplateData list(TemplateData::type::list);
    for (std::size_t i = 0; i < issue.evidence.size(); ++i) {
        const EvidenceText &fact = issue.evidence[i];
        std::string places = fact.place.isKnown() ? fact.place.text() : std::string();
        while (i + 1 < issue.evidence.size() && issue.evidence[i + 1].told == fact.told &&
               issue.evidence[i + 1].place.isKnown())
            places += ", " + issue.evidence[++i].place.text();
        TemplateData data;
        data.set("text", fact.told);
        data.set("place", optional(places));
        data.set("inferred", optional(fact.inferredFrom));
        list << data;
    }
    return list;
}

TemplateData mitigationData(const ReportMitigation &mitigation)
{
    TemplateData snippets(TemplateData::type::list);
    for (const catalog::Snippet &snippet : mitigation.snippets) {
        TemplateData data;
        data.set("platform", snippet.platform);
        data.set("text", snippet.text);
        snippets << data;
    }
    TemplateData data;
    data.set("title", mitigation.title);
    data.set("resolves", mitigation.resolves);
    data.set("how_to", optional(mitigation.howTo));
    data.set("snippets", snippets);
    return data;
}

TemplateData findingsData(const Issue &issue)
{
    TemplateData list(TemplateData::type::list);
    for (const ReportFinding &finding : issue.findings) {
        TemplateData data;
        data.set("message", finding.message);
        data.set("threat", finding.threat);
        data.set("id", finding.id);
        list << data;
    }
    return list;
}

TemplateData scenariosData(const std::vector<Scenario> &scenarios)
{
    TemplateData list(TemplateData::type::list);
    for (const Scenario &scenario : scenarios) {
        TemplateData data;
        data.set("threat", scenario.threat);
        data.set("text", scenario.text);
        list << data;
    }
    return list;
}

TemplateData referencesData(const std::vector<Link> &references)
{
    TemplateData list(TemplateData::type::list);
    for (const Link &link : references) {
        TemplateData data;
        data.set("text", link.text);
        data.set("url", optional(link.url));
        list << data;
    }
    return list;
}

TemplateData factorsData(const Issue &issue)
{
    TemplateData list(TemplateData::type::list);
    for (const catalog::Factor &factor : issue.factors)
        list << factorText(factor);
    return list;
}

std::string categoryNames(const std::array<bool, 6> &categories)
{
    std::string names;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        if (categories[i])
            names +=
                (names.empty() ? "" : " ") + std::string(model::strideName(static_cast<model::Stride>(i)));
    }
    return names;
}

std::string relatedNames(const Issue &issue)
{
    std::vector<std::string> names;
    for (const Subject &subject : issue.related)
        names.push_back(subject.name);
    return joined(names);
}

// What one element has of a cause.
TemplateData issueData(const Issue &issue)
{
    TemplateData data;
    data.set("anchor", issue.anchor);
    data.set("rating", std::string(model::ratingName(issue.rating)));
    data.set("rating_title", ratingTitle(issue.rating));
    data.set("state", std::string(issue.open ? "open" : "decided"));
    data.set("decided", issue.open ? TemplateData(TemplateData::type::bool_false)
                                   : TemplateData(decisionTitle(issue.decisions.front().decision.state)));
    data.set("categories", categoryNames(issue.categories));
    data.set("element_anchor", anchorOf("element", issue.subject.id));
    data.set("path", pathText(issue.subject));
    data.set("kind", std::string(model::kindTitle(issue.subject.kind)));
    data.set("source",
             optional(issue.subject.source.isKnown() ? issue.subject.source.text() : std::string()));
    data.set("likelihood", std::to_string(issue.likelihood));
    data.set("impact", std::to_string(issue.impact));
    data.set("score", std::to_string(issue.score));
    data.set("residual",
             optional(issue.residual == issue.score ? std::string() : std::to_string(issue.residual)));
    data.set("description", optional(issue.description));
    data.set("findings", findingsData(issue));
    addList(data, "evidence", evidenceData(issue));
    data.set("basis", issue.basis);
    data.set("factors", factorsData(issue));
    data.set("related", optional(relatedNames(issue)));
    TemplateData decisions(TemplateData::type::list);
    for (const ReportDecision &decision : issue.decisions)
        decisions << decisionData(decision);
    data.set("decisions", decisions);
    return data;
}

// What could happen and what helps, of a cause or an issue: what the template of remedies shows.
template <typename Told>
void addRemedies(TemplateData &into, const Told &told)
{
    into.set("scenarios", scenariosData(told.scenarios));
    TemplateData mitigations(TemplateData::type::list);
    for (const ReportMitigation &mitigation : told.mitigations)
        mitigations << mitigationData(mitigation);
    addList(into, "mitigations", mitigations);
    addList(into, "references", referencesData(told.references));
}

TemplateData causeData(const Cause &cause, const std::vector<Issue> &issues)
{
    TemplateData data;
    data.set("anchor", cause.anchor);
    data.set("rating", std::string(model::ratingName(cause.rating)));
    data.set("rating_title", ratingTitle(cause.rating));
    data.set("title", cause.title);
    data.set("count", counted(cause.issues.size(), "element"));
    data.set("risk", riskText(cause.risk, cause.residual));
    TemplateData places(TemplateData::type::list);
    for (const std::size_t issue : cause.issues)
        places << issueData(issues[issue]);
    data.set("issues", places);
    addRemedies(data, cause);
    return data;
}

// One point to verify.
TemplateData pointData(const Issue &issue)
{
    std::vector<std::string> ids;
    for (const ReportFinding &finding : issue.findings)
        ids.push_back(finding.id);
    TemplateData data = issueData(issue);
    data.set("message", issue.findings.empty() ? issue.title : issue.findings.front().message);
    data.set("ids", joined(ids));
    addRemedies(data, issue);
    return data;
}

} // namespace

TemplateData listOf(const std::vector<std::string> &texts)
{
    TemplateData list(TemplateData::type::list);
    for (const std::string &text : texts)
        list << text;
    return list;
}

void addList(TemplateData &into, const std::string &name, TemplateData list)
{
    into.set("has_" + name, list.is_non_empty_list());
    into.set(name, std::move(list));
}

TemplateData optional(const std::string &text)
{
    return text.empty() ? TemplateData(TemplateData::type::bool_false) : TemplateData(text);
}

TemplateData coverData(const ReportData &data)
{
    const model::Metadata &metadata = data.metadata;
    TemplateData facts(TemplateData::type::list);
    addFact(facts, "Version", metadata.version);
    addFact(facts, "Date", data.asOf);
    addFact(facts, "Authors", joined(metadata.authors));
    addFact(facts, "Reviewers", joined(metadata.reviewers));
    addFact(facts, "Model", counted(data.elements, "element") + ", " + counted(data.flows, "flow"));
    addFact(facts, "Read from", joined(data.sources));

    TemplateData cover;
    cover.set("title", data.title);
    cover.set("as_of", data.asOf);
    cover.set("program_version", data.programVersion);
    cover.set("description", optional(metadata.description));
    cover.set("scope", optional(metadata.scope));
    cover.set("facts", facts);
    return cover;
}

void addIssues(TemplateData &into, const ReportData &data)
{
    TemplateData causes(TemplateData::type::list);
    for (const Cause &cause : data.causes)
        causes << causeData(cause, data.issues);
    addList(into, "causes", causes);
}

void addAttackPaths(TemplateData &into, const ReportData &data)
{
    const auto rated = [](model::Rating rating) {
        TemplateData item;
        item.set("rating", std::string(model::ratingName(rating)));
        item.set("rating_title", ratingTitle(rating));
        return item;
    };
    TemplateData paths(TemplateData::type::list);
    for (const ReportPath &path : data.paths) {
        TemplateData steps(TemplateData::type::list);
        for (const ReportStep &step : path.steps) {
            TemplateData item;
            item.set("title", step.title);
            item.set("from", step.from);
            item.set("to", step.to);
            item.set("probability", percentText(step.probability));
            item.set("assumed", step.assumed);
            item.set("reason", optional(step.reason));
            addList(item, "findings", listOf(step.findings));
            steps << item;
        }
        TemplateData item = rated(path.rating);
        item.set("from", path.from);
        item.set("to", path.to);
        item.set("outcome", outcomeText(path));
        item.set("steps", steps);
        paths << item;
    }
    TemplateData chokePoints(TemplateData::type::list);
    for (const ReportChokePoint &point : data.chokePoints) {
        TemplateData item;
        item.set("element", point.element);
        item.set("assets", counted(point.assets, "asset") + (point.assets == 1 ? " is" : " are"));
        chokePoints << item;
    }
    TemplateData walks(TemplateData::type::list);
    for (const ReportWalk &walk : data.walks) {
        TemplateData item = rated(walk.rating);
        item.set("title", walk.title);
        item.set("text", walk.text);
        item.set("best_cut", optional(walk.bestCut));
        walks << item;
    }
    into.set("has_paths", !data.paths.empty() || !data.walks.empty());
    into.set("paths", paths);
    into.set("choke_points", chokePoints);
    addList(into, "walks", walks);
}

void addToVerify(TemplateData &into, const ReportData &data)
{
    TemplateData elements(TemplateData::type::list);
    for (const ToVerify &element : data.toVerify) {
        TemplateData lines(TemplateData::type::list);
        for (const Issue &issue : element.issues) {
            lines << pointData(issue);
        }
        TemplateData item;
        item.set("worst", std::string(model::ratingName(element.worst)));
        item.set("worst_title", ratingTitle(element.worst));
        item.set("name", pathText(element.subject));
        item.set("kind", std::string(model::kindTitle(element.subject.kind)));
        item.set("count", counted(element.issues.size(), "point"));
        item.set("lines", lines);
        elements << item;
    }
    into.set("has_to_verify", !data.toVerify.empty());
    into.set("to_verify_elements", elements);
}

void addBackMatter(TemplateData &into, const ReportData &data)
{
    const model::Metadata &metadata = data.metadata;
    std::vector<std::string> assets;
    for (const model::Asset &asset : metadata.assets)
        assets.push_back(asset.reason.empty() ? asset.name : asset.name + ": " + asset.reason);
    addList(into, "assumptions", listOf(metadata.assumptions));
    addList(into, "assets", listOf(assets));
    addList(into, "actors", listOf(metadata.threatActors));
    TemplateData questions(TemplateData::type::list);
    for (const OpenQuestion &question : data.questions) {
        TemplateData item;
        item.set("text", question.text);
        item.set("settles", settlesText(question.settles, question.maySettle));
        questions << item;
    }
    addList(into, "questions", questions);
    into.set("nothing_assumed", metadata.assumptions.empty() && assets.empty() &&
                                    metadata.threatActors.empty() && data.questions.empty());

    TemplateData decisions(TemplateData::type::list);
    for (const ReportDecision &decision : data.decisions)
        decisions << decisionData(decision);
    addList(into, "decisions", decisions);

    TemplateData catalogs(TemplateData::type::list);
    for (const catalog::CatalogInfo &info : data.catalogs) {
        TemplateData item;
        item.set("id", info.id);
        item.set("title", info.title);
        item.set("version", info.version);
        catalogs << item;
    }
    into.set("catalogs", catalogs);
    addList(into, "switched_off", listOf(data.switchedOff));

    TemplateData elements(TemplateData::type::list);
    for (const ElementEntry &entry : data.appendix) {
        TemplateData properties(TemplateData::type::list);
        for (const ElementProperty &property : entry.properties) {
            TemplateData item;
            item.set("title", property.title);
            item.set("value", property.value);
            item.set("place", property.byPerson ? std::string("stated by a person") : property.place.text());
            properties << item;
        }
        TemplateData item;
        item.set("anchor", entry.anchor);
        item.set("name", entry.subject.name);
        item.set("kind", entry.kind);
        item.set("path", entry.ends.empty() ? pathText(entry.subject) : entry.ends);
        item.set("notes", optional(entry.notes));
        item.set("out_of_scope", optional(entry.outOfScope));
        addList(item, "properties", properties);
        elements << item;
    }
    into.set("elements", elements);
}

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>
#include <rapidcheck.h>

namespace catalog_groups {

// What is answered from summaries of networks, hosts, clusters and boundaries is what comparing everyone with
// everyone would have given.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Element;
using model::Kind;

namespace {

constexpr std::string_view rules = R"({"format": "bulkhead-catalog", "version": 1, "id": "test",
  "threats": [{"id": "X", "stride": "tampering", "title": "X"}],
  "rules": [
    {"id": "X.network", "entry": "X", "applies_to": ["container", "data_store"], "title": "X", "message": "X",
     "likelihood": 3, "impact": 3, "on_unknown": "unverified",
     "when": {"exists": {"rel": "same_network", "where": {"prop": "user", "op": "==", "value": "root"}}}},
    {"id": "X.tenant", "entry": "X", "applies_to": ["container", "data_store"], "title": "X", "message": "X",
     "likelihood": 3, "impact": 3, "on_unknown": "unverified",
     "when": {"exists": {"rel": "same_network", "where": {"all": [
       {"any": [{"prop": "tenant", "op": "differs"}, {"prop": "trust_level", "op": "differs"}]},
       {"prop": "user", "op": "==", "value": "root"}]}}}},
    {"id": "X.resident", "entry": "X", "applies_to": ["container"], "title": "X", "message": "X",
     "likelihood": 3, "impact": 3, "on_unknown": "unverified",
     "when": {"count": {"rel": "co_resident", "where": {"prop": "user", "op": "==", "value": "root"}, "op": ">", "value": 1}}},
    {"id": "X.inside", "entry": "X", "applies_to": ["trust_boundary"], "title": "X", "message": "X",
     "likelihood": 3, "impact": 3, "on_unknown": "unverified",
     "when": {"exists": {"rel": "contains", "where": {"prop": "user", "op": "==", "value": "root"}}}}
  ]})";

const std::array<std::string, 3> truths = {"none", "unverified", "stated"};

// 0 no, 1 unknown, 2 yes
int user(const Element &element)
{
    const model::PropertyDef *def = vocabulary()->find(element.kind, "user");
    const model::Value *value = def ? element.properties.value(def->key) : nullptr;
    if (!def)
        return 0;
    return !value ? 1 : def->enumValues[value->asEnum()->index] == "root" ? 2 : 0;
}

const model::Value *value(const Element &element, std::string_view name)
{
    return element.properties.value(*vocabulary()->key(name));
}

bool differ(const Element &a, const Element &b, std::string_view name)
{
    return value(a, name) && value(b, name) && !(*value(a, name) == *value(b, name));
}

bool shareNetwork(const Element &a, const Element &b)
{
    if (value(a, "networks") && value(b, "networks"))
        for (const std::string &network : *value(a, "networks")->asList())
            for (const std::string &other : *value(b, "networks")->asList())
                if (network == other)
                    return true;
    const auto usesHost = [](const Element &e) {
        return value(e, "host_network") && *value(e, "host_network")->asBool();
    };
    return usesHost(a) && usesHost(b) && *value(a, "runs_on")->asText() == *value(b, "runs_on")->asText();
}

model::Model arbitraryModel()
{
    Scene scene;
    scene.element(Kind::Host, "h0").element(Kind::Host, "h1");
    for (int i = 0; i < 4; ++i)
        scene.element(Kind::Network, "n" + std::to_string(i));
    for (int i = 0; i < 4; ++i)
        scene.element(Kind::TrustBoundary, "b" + std::to_string(i), {},
                      i > 0 && *rc::gen::arbitrary<bool>() ? "b" + std::to_string(*rc::gen::inRange(0, i))
                                                           : "");
    const int count = *rc::gen::inRange(0, 14);
    for (int i = 0; i < count; ++i) {
        Element element;
        element.id = "c" + std::to_string(i);
        element.kind = *rc::gen::inRange(0, 5) == 0 ? Kind::DataStore : Kind::Container;
        if (*rc::gen::arbitrary<bool>())
            element.parent = "b" + std::to_string(*rc::gen::inRange(0, 4));
        const auto maybe = [&](std::initializer_list<const char *> assignments) {
            const int choice = *rc::gen::inRange(0, static_cast<int>(assignments.size()) + 1);
            if (choice > 0)
                state(element, *(assignments.begin() + choice - 1));
        };
        maybe({"networks=n0", "networks=n0,n1", "networks=n1,n2,n3", "networks=n3"});
        maybe({"tenant=a", "tenant=b"});
        maybe({"trust_level=low", "trust_level=high"});
        if (element.kind == Kind::Container) {
            maybe({"user=root", "user=non_root"});
            maybe({"host_network=true"});
            state(element, *rc::gen::arbitrary<bool>() ? "runs_on=h0" : "runs_on=h1");
        }
        scene.apply(model::adding(element));
    }
    return scene.model();
}

std::string outcome(const Analysis &analysis, const std::string &id)
{
    const Finding *finding = analysis.find(id);
    return finding ? std::string(model::basisName(finding->basis)) : "none";
}

void compare(const model::Model &model, const Analysis &analysis)
{
    for (const Element &element : model.elements()) {
        int network = 0;
        int tenant = 0;
        int inside = 0;
        int residentsRoot = 0;
        int residentsMaybe = 0;
        for (const Element &other : model.elements()) {
            for (const Element *up = &other; up && !up->parent.empty(); up = model.element(up->parent))
                if (up->parent == element.id)
                    inside = std::max(inside, user(other));
            if (other.id == element.id || other.kind != Kind::Container)
                continue;
            if (shareNetwork(element, other)) {
                network = std::max(network, user(other));
                if (differ(element, other, "tenant") || differ(element, other, "trust_level"))
                    tenant = std::max(tenant, user(other));
            }
            if (element.kind == Kind::Container && *value(element, "runs_on") == *value(other, "runs_on")) {
                residentsRoot += user(other) == 2 ? 1 : 0;
                residentsMaybe += user(other) >= 1 ? 1 : 0;
            }
        }
        const auto expect = [&](const std::string &rule, int truth) {
            RC_ASSERT(outcome(analysis, rule + '@' + element.id) == truths[static_cast<std::size_t>(truth)]);
        };
        if (element.kind == Kind::TrustBoundary)
            expect("X.inside", inside);
        if (element.kind != Kind::Container && element.kind != Kind::DataStore)
            continue;
        expect("X.network", network);
        expect("X.tenant", tenant);
        if (element.kind == Kind::Container)
            expect("X.resident", residentsRoot > 1 ? 2 : residentsMaybe > 1 ? 1 : 0);
    }
}

} // namespace

class TestGroups : public QObject
{
    Q_OBJECT

private slots:
    void summariesAnswerAsPairsWould();
};

void TestGroups::summariesAnswerAsPairsWould()
{
    const auto catalogs = with({{"test.json", std::string(rules), false}});
    QVERIFY2(catalogs.ok(), catalogs ? "" : catalogs.error().text().c_str());
    QVERIFY(rc::check([&] {
        const model::Model model = arbitraryModel();
        compare(model, analyze(model, *catalogs, {asOf, false}));
    }));
}

} // namespace catalog_groups

BULKHEAD_TEST(catalog_groups, TestGroups, None)
#include "test_groups.moc"

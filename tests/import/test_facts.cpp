// SPDX-License-Identifier: Apache-2.0
#include "import/shared/builder.h"
#include "import/shared/technologies.h"
#include "resources/embedded.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace import_facts {

using namespace bulkhead;
using namespace bulkhead::import;

namespace {

template <typename Property, typename Value>
concept CanSet = requires(Facts facts, Property property, Value value)
{
    facts.set(property, value, model::Origin());
};

// What does not fit a property does not compile.
using Privileged = decltype(property::container::privileged);
using PidsLimit = decltype(property::container::pids_limit);
using ProductName = decltype(property::container::technology);
using Store = decltype(property::data_store::store_type);
using Networks = decltype(property::container::networks);
using Exposures = decltype(property::container::service_exposure);
static_assert(CanSet<Privileged, bool>);
static_assert(!CanSet<Privileged, int>);
static_assert(!CanSet<Privileged, const char *>);
static_assert(!CanSet<Privileged, property::StoreType>);
static_assert(CanSet<PidsLimit, int>);
static_assert(!CanSet<PidsLimit, bool>);
static_assert(!CanSet<PidsLimit, double>);
static_assert(CanSet<ProductName, std::string_view>);
static_assert(!CanSet<ProductName, bool>);
static_assert(CanSet<Store, property::StoreType>);
static_assert(!CanSet<Store, bool>);
static_assert(!CanSet<Store, const char *>);
static_assert(!CanSet<Store, property::Protocol>);
static_assert(CanSet<Networks, model::Value::TextList>);
static_assert(!CanSet<Networks, std::string>);
static_assert(CanSet<Exposures, std::vector<property::ServiceExposure>>);
static_assert(!CanSet<Exposures, model::Value::TextList>);

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    return model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json").value();
}

void addElement(Builder &builder, const std::string &id, model::Kind kind = model::Kind::Container)
{
    NewElement wanted;
    wanted.kind = kind;
    wanted.id = id;
    wanted.name = id;
    builder.element(std::move(wanted));
}

} // namespace

class FactsTest : public QObject
{
    Q_OBJECT

private slots:
    void statesValuesByTheirTypes();
    void leavesOutWhatTheKindDoesNotHave();
    void statesNothingWhereThereIsNoSubject();
    void reportsAFlowThatLacksAnEnd();
    void refusesTechnologiesWithUnknownChoices();
};

void FactsTest::statesValuesByTheirTypes()
{
    Builder builder(vocabulary(), {});
    addElement(builder, "web");
    Facts facts = builder.factsOf("web");
    facts.set(property::container::privileged, true, {});
    facts.set(property::container::bind_interface, property::BindInterface::Specific, {});
    StatedItems exposures;
    for (const auto way : {property::ServiceExposure::NodePort, property::ServiceExposure::Ingress,
                           property::ServiceExposure::NodePort})
        exposures.add(way, {});
    facts.addAll(property::container::service_exposure, exposures);
    facts.addAll(property::container::service_exposure, StatedItems("load_balancer", {}));
    QVERIFY(facts.has(property::container::privileged));
    QVERIFY(!facts.has(property::container::host_pid));
    QVERIFY(facts.choice(property::container::bind_interface) == property::BindInterface::Specific);

    const auto imported = builder.finish();
    QVERIFY(imported.ok());
    const model::Model &model = imported->model;
    const model::Element *web = model.element("web");
    const auto valueOf = [&](std::string_view name) {
        return web->properties.value(*model.vocabulary().key(name));
    };
    QCOMPARE(*valueOf("privileged")->asBool(), true);
    const model::PropertyDef *bind = model.vocabulary().find(model::Kind::Container, "bind_interface");
    QCOMPARE(model::displayValue(*bind, *valueOf("bind_interface")), std::string("specific"));
    QCOMPARE(*valueOf("service_exposure")->asList(),
             (model::Value::TextList{"node_port", "ingress", "load_balancer"}));
}

void FactsTest::leavesOutWhatTheKindDoesNotHave()
{
    Builder builder(vocabulary(), {});
    addElement(builder, "net", model::Kind::Network);
    builder.factsOf("net").set(property::container::privileged, true, {});
    builder.factsOf("net").addAll(property::container::sysctls, StatedItems("kernel.shm", {}));
    const auto imported = builder.finish();
    QVERIFY(imported.ok());
    QCOMPARE(imported->model.element("net")->properties.size(), std::size_t{0});
}

void FactsTest::statesNothingWhereThereIsNoSubject()
{
    Builder builder(vocabulary(), {});
    Facts facts = builder.factsOf("nothing");
    facts.set(property::container::privileged, true, {});
    facts.set(property::container::bind_interface, property::BindInterface::All, {});
    facts.addAll(property::container::sysctls, StatedItems("kernel.shm", {}));
    QVERIFY(!facts.has(property::container::privileged));
    QVERIFY(!facts.choice(property::container::bind_interface));
    QVERIFY(builder.finish().ok());
}

void FactsTest::reportsAFlowThatLacksAnEnd()
{
    Builder builder(vocabulary(), {});
    addElement(builder, "web");
    NewFlow wanted;
    wanted.source = "web";
    wanted.target = "db";
    builder.facts(builder.flow(wanted)).set(property::data_flow::protocol, property::Protocol::Http, {});
    const auto imported = builder.finish();
    QVERIFY(imported.ok());
    QCOMPARE(imported->model.flows().size(), std::size_t{0});
    QCOMPARE(imported->diagnostics.size(), std::size_t{1});
    QCOMPARE(imported->diagnostics.front().message,
             std::string("the flow from web to db is left out: there is no element at its end"));
}

void FactsTest::refusesTechnologiesWithUnknownChoices()
{
    const auto read = [](const std::string &technology) {
        return Technologies::fromJson("{\"technologies\": [\n" + technology + "]}", "technologies.json");
    };
    QVERIFY(read(R"({"technology": "redis", "service_type": "cache", "ports": {"6379": "redis"}})").ok());
    for (const char *wrong :
         {R"({"technology": "redis", "service_type": "cash"})",
          R"({"technology": "redis", "service_type": "cache", "ports": {"1": "rebis"}})",
          R"({"technology": "redis", "service_type": "cache", "auth": [{"env": "A"}]})"}) {
        const auto refused = read(wrong);
        QVERIFY2(!refused.ok(), wrong);
        QCOMPARE(refused.error().code, std::string("import.technologies"));
        QCOMPARE(refused.error().line, 2);
    }
}

} // namespace import_facts

BULKHEAD_TEST(import_facts, FactsTest, None)
#include "test_facts.moc"

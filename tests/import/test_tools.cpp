// SPDX-License-Identifier: Apache-2.0
#include "import/tools/drawing.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"
#include "tool_model.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace import_tools {

using namespace bulkhead;
using namespace bulkhead::import;
using model::Kind;
using tests::hasDiagnostic;
using tests::importToolModel;
using tests::threatTitled;

// Models of other threat-modelling tools: what is carried over, and that nothing is lost without a word.
class ToolsTest : public QObject
{
    Q_OBJECT

private slots:
    void threatDragon2();
    void threatDragon1();
    void openThreatModel();
    void tmLibrary();
    void microsoftTm7();
    void wordsOfManyLanguages_data();
    void wordsOfManyLanguages();
    void publishedModelsAreCarriedOver_data();
    void publishedModelsAreCarriedOver();

private:
    Result<Imported> importFile(const QString &path, std::string_view format);
    Result<Imported> importSample(const char *name, std::string_view format)
    {
        return importFile(QString::fromStdString(tests::sourceDir() + "/tests/data/import/tools/") + name,
                          format);
    }
};

namespace {

std::string parentOf(const model::Model &model, const char *id)
{
    const model::Element *element = model.element(id);
    return element ? element->parent : std::string("no such element");
}

template <typename Subject>
std::string stated(const model::Model &model, Kind kind, const Subject &subject, std::string_view property)
{
    const model::PropertyDef *def = model.vocabulary().find(kind, property);
    const model::Value *value = subject.properties.value(def->key);
    return value ? model::displayValue(*def, *value) : std::string();
}

std::string stated(const model::Model &model, const char *id, std::string_view property)
{
    const model::Element *element = model.element(id);
    return element ? stated(model, element->kind, *element, property) : std::string("no such element");
}

} // namespace

Result<Imported> ToolsTest::importFile(const QString &path, std::string_view format)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{"test.no-file", "cannot open", {}, path.toStdString(), 0, {}};
    return importToolModel(file.readAll().toStdString(), format);
}

void ToolsTest::threatDragon2()
{
    const auto imported = importSample("bakery-v2.threat-dragon.json", "threat-dragon");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    const model::Model &model = imported->model;

    QCOMPARE(model.metadata().title, std::string("Bakery orders"));
    QCOMPARE(model.metadata().authors, (std::vector<std::string>{"Ada Baker", "Ben Miller"}));
    QCOMPARE(model.metadata().reviewers, std::vector<std::string>{"Cleo Oven"});
    QVERIFY(model.metadata().description.find("Drawn on Monday") != std::string::npos);

    QCOMPARE(model.elements().size(), 5u);
    QCOMPARE(parentOf(model, "back-office"), std::string("bakery-network"));
    QCOMPARE(parentOf(model, "order-book"), std::string("back-office"));
    QCOMPARE(parentOf(model, "order-page"), std::string("bakery-network"));
    QCOMPARE(parentOf(model, "customer"), std::string());
    QVERIFY(model.element("customer")->outOfScope);
    QCOMPARE(model.element("customer")->outOfScopeReason, std::string("We cannot change customers"));
    QCOMPARE(stated(model, "order-book", "store_type"), std::string("log_store"));
    QCOMPARE(stated(model, "order-book", "encrypted_at_rest"), std::string("no"));
    QCOMPARE(stated(model, "order-book", "contains_secrets"), std::string("yes"));
    QVERIFY(model.element("order-page")->notes.find("privilegeLevel: limited") != std::string::npos);

    QCOMPARE(model.flows().size(), 2u);
    const model::Flow *order = model.flow("customer->order-page#places-order");
    QVERIFY(order);
    QVERIFY(order->bidirectional);
    QCOMPARE(stated(model, Kind::DataFlow, *order, "encryption"), std::string("tls"));
    QCOMPARE(stated(model, Kind::DataFlow, *order, "protocol"), std::string("https"));
    const model::Flow *writes = model.flow("order-page->order-book#writes");
    QVERIFY(writes);
    QCOMPARE(writes->name, std::string("writes"));
    QCOMPARE(stated(model, Kind::DataFlow, *writes, "encryption"), std::string());
    QVERIFY(hasDiagnostic(*imported, "'from nowhere' is not attached"));
    QVERIFY(hasDiagnostic(*imported, "'onto a flow' is not attached"));
    QVERIFY(hasDiagnostic(*imported, "'Street' is drawn as a line"));

    QCOMPARE(model.views().size(), 1u);
    const model::Placement *place = model.placements().find({"ordering", "order-page"});
    QVERIFY(place);
    QCOMPARE(place->rect, (model::Rect{240, 100, 100, 100}));
    QCOMPARE(model.placements().find({"ordering", order->id})->bends.size(), 1u);

    QCOMPARE(model.manualThreats().size(), 4u);
    const model::ManualThreat *forged = threatTitled(model, "Forged customer");
    QVERIFY(forged);
    QCOMPARE(forged->subject, std::string("order-page"));
    QCOMPARE(forged->category, model::Stride::Spoofing);
    QCOMPARE(forged->mitigation, std::string("Sign in."));
    QVERIFY(!model.decisions().find(forged->id));
    QCOMPARE(threatTitled(model, "Verschleierung")->category, model::Stride::ElevationOfPrivilege);
    QCOMPARE(model.decisions().find(threatTitled(model, "Orders vanish")->id)->state,
             model::DecisionState::Accepted);
    QCOMPARE(model.decisions().find(threatTitled(model, "Odd one")->id)->state,
             model::DecisionState::NotApplicable);
    QVERIFY(hasDiagnostic(*imported, "category 'Gravity'"));
}

void ToolsTest::threatDragon1()
{
    const auto imported = importSample("bakery-v1.threat-dragon.json", "threat-dragon");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    const model::Model &model = imported->model;
    QCOMPARE(model.element("guest")->kind, Kind::ExternalEntity);
    QCOMPARE(model.element("till")->kind, Kind::Process);
    const model::Flow *pays = model.flow("guest->till#pays");
    QVERIFY(pays);
    QCOMPARE(stated(model, Kind::DataFlow, *pays, "protocol"), std::string("tcp"));
    QCOMPARE(model.decisions().find(threatTitled(model, "Wrong price")->id)->state,
             model::DecisionState::Mitigated);
}

void ToolsTest::openThreatModel()
{
    const auto imported = importSample("bakery.otm.yaml", "otm");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    const model::Model &model = imported->model;
    QCOMPARE(model.element("kitchen")->kind, Kind::TrustBoundary);
    QCOMPARE(model.element("oven")->kind, Kind::Container);
    QCOMPARE(parentOf(model, "oven"), std::string("kitchen"));
    QCOMPARE(model.element("phone")->kind, Kind::ExternalEntity);
    QCOMPARE(stated(model, "recipe-book", "store_type"), std::string("database"));
    QCOMPARE(stated(model, "street", "trust_level"), std::string("untrusted"));
    QCOMPARE(model.metadata().assets.size(), 1u);
    // Positions relative to the parent become absolute.
    QCOMPARE(model.placements().find({"bakery", "oven"})->rect, (model::Rect{330, 130, 80, 60}));
    const model::ManualThreat *burn = threatTitled(model, "Burnt cake");
    QVERIFY(burn);
    QCOMPARE(burn->category, model::Stride::DenialOfService);
    QVERIFY(burn->mitigation.find("Gloves: Wear them (implemented)") != std::string::npos);
    QCOMPARE(model.decisions().find(burn->id)->state, model::DecisionState::Mitigated);
    QVERIFY(hasDiagnostic(*imported, "'astray' is not attached"));
}

void ToolsTest::tmLibrary()
{
    const auto imported = importSample("bakery.tm-library.json", "tm-library");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    const model::Model &model = imported->model;
    QCOMPARE(parentOf(model, "till"), std::string("shop"));
    QCOMPARE(stated(model, "baker", "entity_type"), std::string("administrator"));
    QCOMPARE(stated(model, "ledger", "technology"), std::string("postgresql"));
    const model::Flow *writes = model.flow("till->ledger#writes-orders");
    QVERIFY(writes);
    QCOMPARE(stated(model, Kind::DataFlow, *writes, "encryption"), std::string("none"));
    const model::ManualThreat *theft = threatTitled(model, "Theft of the ledger");
    QVERIFY(theft);
    QCOMPARE(theft->likelihood, 4);
    QCOMPARE(theft->impact, 5);
    QCOMPARE(model.decisions().find(theft->id)->state, model::DecisionState::Mitigated);
    QCOMPARE(model.metadata().assumptions,
             std::vector<std::string>{"The door is locked at night (confirmed)"});
}

void ToolsTest::microsoftTm7()
{
    const auto imported = importSample("bakery.tm7", "tm7");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    const model::Model &model = imported->model;
    QCOMPARE(model.metadata().title, std::string("Mixing dough"));
    QCOMPARE(model.elements().size(), 4u);
    QCOMPARE(parentOf(model, "mixer"), std::string("kitchen"));
    QCOMPARE(model.element("mixer")->kind, Kind::Process);
    QVERIFY(model.element("mixer")->notes.find("Isolation Level: AppContainer") != std::string::npos);
    QVERIFY(model.element("farmer")->outOfScope);
    QCOMPARE(model.element("flour-sugar")->name, std::string("Flour & sugar"));
    QCOMPARE(stated(model, "flour-sugar", "contains_secrets"), std::string("yes"));
    const model::Flow *delivers = model.flow("farmer->mixer#delivers");
    QVERIFY(delivers);
    QCOMPARE(stated(model, Kind::DataFlow, *delivers, "encryption"), std::string("tls"));
    const model::ManualThreat *swap = threatTitled(model, "Sacks are swapped");
    QVERIFY(swap);
    QCOMPARE(swap->subject, delivers->id);
    QCOMPARE(model.decisions().find(swap->id)->rationale, std::string("We look"));
    QVERIFY(hasDiagnostic(*imported, "'Oddity'"));
    QVERIFY(hasDiagnostic(*imported, "'lost' is not attached"));
    QVERIFY(hasDiagnostic(*imported, "'Fence' is drawn as a line"));
}

void ToolsTest::wordsOfManyLanguages_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<model::Stride>("category");
    const auto row = [](const char *type, model::Stride category) {
        QTest::newRow(type) << type << category;
    };
    row("Tampering / Manipulación", model::Stride::Tampering);
    row("Άρνηση εκτέλεσης υπηρεσίας (Denial of service)", model::Stride::DenialOfService);
    row("Information disclosure كشف المعلومات", model::Stride::InformationDisclosure);
    row("Élévation de privilège", model::Stride::ElevationOfPrivilege);
    row("Erhöhung von Rechten", model::Stride::ElevationOfPrivilege);
    row("स्पूफिंग", model::Stride::Spoofing);
    row("否认", model::Stride::Repudiation);
    row("身份盗窃", model::Stride::Spoofing);
    row("מניעת שירות", model::Stride::DenialOfService);
    row("การยกระดับสิทธิ์", model::Stride::ElevationOfPrivilege);
    row("İnkar etmə", model::Stride::Repudiation);
    row("Məlumatın açıqlanması", model::Stride::InformationDisclosure);
    row("Imutável", model::Stride::Tampering);
}

void ToolsTest::wordsOfManyLanguages()
{
    QFETCH(QString, type);
    QFETCH(model::Stride, category);
    QVERIFY(strideOf(type.toStdString()) == category);
    QVERIFY(!strideOf("mischief"));
    QVERIFY(decisionStateOf("Abgeschwächt") == model::DecisionState::Mitigated);
    QVERIFY(decisionStateOf("NotApplicable") == model::DecisionState::NotApplicable);
    QVERIFY(!decisionStateOf("perhaps"));
}

void ToolsTest::publishedModelsAreCarriedOver_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    const QString root = QString::fromStdString(tests::corporaDir() + "/tools/");
    if (!QFile::exists(root))
        QSKIP("the collection of real input is not beside this checkout");
    QDirIterator it(root, {"*.json", "*.yaml", "*.tm7"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (path.contains("/schemas/") || path.contains("malformed") || path.contains("invalid-format"))
            continue;
        const QString format = path.endsWith(".tm7")                              ? "tm7"
                               : path.contains("/otm/") || path.contains(".otm.") ? "otm"
                                                                                  : "threat-dragon";
        QTest::newRow(qPrintable(path.mid(root.size()))) << path << format;
    }
}

// Nothing disappears silently: whatever was not carried over has a diagnostic.
void ToolsTest::publishedModelsAreCarriedOver()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    const auto imported = importFile(path, format.toStdString());
    if (!imported && imported.error().message.find("no valid YAML") != std::string::npos) {
        QVERIFY(imported.error().line > 0);
        return;
    }
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    if (format == "tm7") {
        const qsizetype drawn =
            bytes.count("i:type=\"StencilEllipse\"") + bytes.count("i:type=\"StencilRectangle\"") +
            bytes.count("i:type=\"StencilParallelLines\"") + bytes.count("i:type=\"BorderBoundary\"");
        QCOMPARE(static_cast<qsizetype>(imported->model.elements().size()), drawn);
        const qsizetype connectors = bytes.count("i:type=\"Connector\"");
        qsizetype loose = 0;
        for (const Diagnostic &diagnostic : imported->diagnostics)
            loose += diagnostic.message.find("is not attached") != std::string::npos;
        QCOMPARE(static_cast<qsizetype>(imported->model.flows().size()) + loose, connectors);
    }
    for (const Diagnostic &diagnostic : imported->diagnostics)
        QVERIFY(!diagnostic.message.empty() && diagnostic.line > 0);
    qInfo("%zu elements, %zu flows, %zu threats, %zu diagnostics", imported->model.elements().size(),
          imported->model.flows().size(), imported->model.manualThreats().size(),
          imported->diagnostics.size());
}

} // namespace import_tools

BULKHEAD_TEST(import_tools, ToolsTest, None)
#include "test_tools.moc"

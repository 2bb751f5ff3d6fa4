#include "app/gui/outline/outline_model.h"
#include "app/gui/properties/properties_model.h"
#include "app/gui/properties/property_rows.h"
#include "app/gui/threats/finding_html.h"
#include "app/gui/threats/threats_model.h"
#include "app/gui/welcome/bundled_models.h"
#include "resources/embedded.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTextDocument>

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

model::Model sample(const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    model::Model model(vocabulary);
    model::Element web;
    web.id = "web";
    web.kind = model::Kind::Container;
    web.name = "web";
    web.parent = "host";
    web.properties.set(*vocabulary->key("privileged"), model::Value(true));
    model::ManualThreat own;
    own.id = "manual.1";
    own.subject = "db";
    own.title = "Backups on a shelf";
    own.category = model::Stride::InformationDisclosure;
    own.likelihood = 4;
    own.impact = 5;
    const auto applied =
        model.apply(model::batch({addElement("host", model::Kind::Host), model::adding(web),
                                  addElement("api", model::Kind::Container, "host"),
                                  addElement("db", model::Kind::DataStore), model::adding(own)}));
    Q_ASSERT(applied.ok());
    return model;
}

AssessmentPtr assess(const model::Model &model)
{
    auto catalogs = loadCatalogs(model.sharedVocabulary());
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-01");
    auto assessment = std::make_shared<Assessment>();
    assessment->analysis =
        std::make_shared<const catalog::Analysis>(catalog::analyze(model, catalogs.value(), options));
    return assessment;
}

} // namespace

// What the panels make of a model and its analysis.
class PanelsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void propertiesOfSeveralKindsAreWhatTheyShare();
    void aDifferingValueIsMixedAndSetForAll();
    void everyTypeOfValueIsParsed();
    void threatsAreGroupedFilteredAndSorted();
    void manualThreatsStandBesideFindings();
    void everyFindingHasAPage();
    void outlineShowsTheContainmentTree();
    void bundledModelsAllOpen();

private:
    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    std::optional<model::Model> m_model;
    AssessmentPtr m_assessment;
};

void PanelsTest::initTestCase()
{
    m_vocabulary = loadVocabulary().value();
    m_model = sample(m_vocabulary);
    m_assessment = assess(*m_model);
    QVERIFY(m_assessment->analysis->findings().size() > 3);
}

void PanelsTest::propertiesOfSeveralKindsAreWhatTheyShare()
{
    const std::vector<model::Id> both{"web", "db"};
    const std::vector<model::Id> one{"web"};
    const auto shared = propertyRows(*m_model, both);
    const auto own = propertyRows(*m_model, one);
    QVERIFY(shared.size() < own.size());
    for (const PropertyRow &row : shared) {
        if (row.def)
            QVERIFY(m_vocabulary->find(model::Kind::DataStore, row.def->key));
    }
    QVERIFY(std::none_of(shared.begin(), shared.end(),
                         [](const PropertyRow &row) { return row.field == PropertyRow::Field::Name; }));
}

void PanelsTest::aDifferingValueIsMixedAndSetForAll()
{
    PropertiesModel properties;
    const QAbstractItemModelTester tester(&properties);
    const std::vector<model::Id> selection{"api", "web"};
    properties.setSelection(*m_model, selection);
    const auto key = *m_vocabulary->key("privileged");
    const QModelIndex index = properties.find(PropertyRow::Field::Property, key);
    QVERIFY(properties.row(index)->mixed);
    model::Model changed = *m_model;
    QVERIFY(
        changed.apply(propertyChange(changed, selection, *properties.row(index), model::Value(false))).ok());
    properties.setSelection(changed, selection);
    QVERIFY(!properties.row(index)->mixed);
    QCOMPARE(index.data().toString(), QStringLiteral("no"));
    properties.setFilter("privileged", PropertiesModel::Show::All);
    QVERIFY(properties.find(PropertyRow::Field::Property, key).isValid());
    properties.setFilter("", PropertiesModel::Show::Unknown);
    QVERIFY(!properties.find(PropertyRow::Field::Property, key).isValid());
}

void PanelsTest::everyTypeOfValueIsParsed()
{
    PropertyRow row;
    row.type = model::PropertyType::Date;
    QVERIFY(!parsedValue(row, "yesterday"));
    QVERIFY(parsedValue(row, "2026-02-28")->asDate());
    QVERIFY(!parsedValue(row, "2026-02-30"));
    QVERIFY(parsedValue(row, "  ")->isUnset());
    for (const model::PropertyDef &def : m_vocabulary->properties(model::Kind::Container)) {
        if (def.type != model::PropertyType::Integer)
            continue;
        row.def = &def;
        row.type = def.type;
        QVERIFY(!parsedValue(row, "many"));
        if (def.minimum)
            QVERIFY2(!parsedValue(row, QString::number(*def.minimum - 1, 'f', 0)), def.name.c_str());
    }
}

void PanelsTest::threatsAreGroupedFilteredAndSorted()
{
    ThreatsModel threats;
    const QAbstractItemModelTester tester(&threats);
    threats.setList(ThreatList(m_assessment));
    const std::size_t all = threats.shownCount();
    QCOMPARE(static_cast<std::size_t>(threats.rowCount()), all);
    for (const GroupBy groupBy : {GroupBy::Element, GroupBy::Category, GroupBy::Rating, GroupBy::State}) {
        threats.setGroupBy(groupBy);
        std::size_t rows = 0;
        for (int group = 0; group < threats.rowCount(); ++group)
            rows += static_cast<std::size_t>(threats.rowCount(threats.index(group, 0)));
        QCOMPARE(rows, all);
    }
    ThreatFilter filter;
    filter.subjects = std::unordered_set<std::string>{"web"};
    threats.setFilter(filter);
    QVERIFY(threats.shownCount() > 0 && threats.shownCount() < all);
    threats.setGroupBy(GroupBy::Nothing);
    for (int column = 0; column < threats.columnCount(); ++column) {
        threats.sort(column, Qt::AscendingOrder);
        QCOMPARE(threats.index(0, ThreatsModel::ElementColumn).data().toString(), QStringLiteral("web"));
    }
    const QModelIndex first = threats.neighbour({}, 1);
    QVERIFY(first.isValid());
    QVERIFY(threats.neighbour(first, 1).row() == 1);
}

void PanelsTest::manualThreatsStandBesideFindings()
{
    const ThreatList list(m_assessment);
    const auto own = list.find("manual.1");
    QVERIFY(own.has_value());
    QVERIFY(list.isManual(*own));
    QCOMPARE(list.score(*own), 20);
    QVERIFY(list.rating(*own) == model::Rating::Critical);
    QCOMPARE(list.subjectName(*own), QStringLiteral("db"));
}

void PanelsTest::everyFindingHasAPage()
{
    const ThreatList list(m_assessment);
    const diagram::Theme theme = diagram::Theme::builtIn(diagram::Scheme::Light);
    for (std::size_t threat = 0; threat < list.size(); ++threat) {
        QTextDocument page;
        page.setHtml(findingPage(list, threat, theme).html);
        const QString text = page.toPlainText();
        QVERIFY2(text.contains(list.title(threat)), qPrintable(list.id(threat)));
        QVERIFY2(text.contains(list.subjectName(threat)), qPrintable(list.id(threat)));
        QVERIFY2(text.contains("Decision"), qPrintable(list.id(threat)));
    }
}

void PanelsTest::outlineShowsTheContainmentTree()
{
    OutlineModel outline;
    const QAbstractItemModelTester tester(&outline);
    QVERIFY(outline.setModel(*m_model));
    const QModelIndex host = outline.indexOf("host");
    QCOMPARE(outline.rowCount(host), 2);
    QCOMPARE(outline.parent(outline.indexOf("web")), host);
    QVERIFY(!outline.setModel(*m_model)); // nothing moved
    model::Model renamed = *m_model;
    model::Element db = *renamed.element("db");
    db.name = "orders";
    QVERIFY(renamed.apply(model::editing(renamed.elements().shared("db"), db)).ok());
    outline.setModel(renamed);
    QCOMPARE(outline.indexOf("db").data().toString(), QStringLiteral("orders"));
}

void PanelsTest::bundledModelsAllOpen()
{
    for (const char *folder : {"examples/", "starters/"}) {
        const auto paths = resources::list(folder);
        const auto files = std::count_if(paths.begin(), paths.end(),
                                         [](std::string_view path) { return path.ends_with(".bulkhead"); });
        QCOMPARE(static_cast<std::ptrdiff_t>(bundledModels(folder, m_vocabulary).size()), files);
        for (const BundledModel &bundled : bundledModels(folder, m_vocabulary)) {
            QVERIFY2(!bundled.title().isEmpty() && !bundled.description().isEmpty(),
                     qPrintable(bundled.resource));
            QVERIFY2(!bundled.model.elements().empty(), qPrintable(bundled.resource));
        }
    }
}

QTEST_MAIN(PanelsTest)
#include "test_panels.moc"

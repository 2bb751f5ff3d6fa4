// SPDX-License-Identifier: Apache-2.0
#include "app/gui/difference/difference_tree.h"
#include "app/gui/outline/outline_model.h"
#include "app/gui/properties/permission_list.h"
#include "app/gui/properties/properties_model.h"
#include "app/gui/properties/property_rows.h"
#include "app/gui/threats/finding_html.h"
#include "app/gui/threats/threats_model.h"
#include "app/gui/welcome/bundled_models.h"
#include "model/plans.h"
#include "resources/embedded.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTextDocument>
#include <QTreeWidget>

namespace gui_panels {

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
    static const auto catalogs = loadCatalogs(model.sharedVocabulary());
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-01");
    auto assessment = std::make_shared<Assessment>();
    assessment->analysis =
        std::make_shared<const catalog::Analysis>(catalog::analyze(model, catalogs.value(), options));
    return assessment;
}

// The texts of all rows, headings included.
QStringList rowsOf(const ThreatsModel &model)
{
    QStringList rows;
    const auto add = [&](const QModelIndex &parent, auto &&self) -> void {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            QString text;
            for (int column = 0; column < ThreatsModel::ColumnCount; ++column)
                text += model.index(row, column, parent).data().toString() + '|';
            rows << text;
            self(model.index(row, 0, parent), self);
        }
    };
    add({}, add);
    return rows;
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
    void whatIsDerivedIsToldWithItsWay();
    void everyTypeOfValueIsParsed();
    void permissionsAreEditedWithTheirScope();
    void threatsAreGroupedFilteredAndSorted();
    void threatsAreFetchedAsTheyAreNeeded();
    void rowsFollowAnAssessment_data();
    void rowsFollowAnAssessment();
    void manualThreatsStandBesideFindings();
    void everyFindingHasAPage();
    void aPageShowsTheSnippetsOfItsPlatform();
    void outlineShowsTheContainmentTree();
    void bundledModelsAllOpen();
    void aLongDifferenceIsListedInPart();

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

// The class of the data that a store keeps is that of the database which mounts it, until it states its own.
void PanelsTest::whatIsDerivedIsToldWithItsWay()
{
    const auto key = *m_vocabulary->key("data_sensitivity");
    const auto classOf = [&](model::property::DataSensitivity level) {
        return model::Value(model::EnumValue{static_cast<std::uint16_t>(level)});
    };
    model::Model model(m_vocabulary);
    for (const auto &[id, kind] :
         {std::pair("db", model::Kind::Container), std::pair("volume", model::Kind::DataStore)}) {
        model::Element element;
        element.id = element.name = id;
        element.kind = kind;
        if (kind == model::Kind::Container)
            element.properties.set(
                *m_vocabulary->key("service_type"),
                model::EnumValue{static_cast<std::uint16_t>(model::property::ServiceType::Database)});
        else
            element.properties.set(key, classOf(model::property::DataSensitivity::Confidential));
        QVERIFY(model.apply(model::adding(std::move(element))));
    }
    model::Flow mount;
    mount.id = "mount";
    mount.source = "db";
    mount.target = "volume";
    mount.kind = model::FlowKind::Mount;
    QVERIFY(model.apply(model::adding(std::move(mount))));
    PropertiesModel properties;
    const std::vector<model::Id> database{"db"};
    const auto shown = [&] {
        const QModelIndex index = properties.find(PropertyRow::Field::Property, key);
        return index.siblingAtColumn(PropertiesModel::ValueColumn).data().toString();
    };
    properties.setSelection(model, database);
    QCOMPARE(shown(), QStringLiteral("unknown"));
    const AssessmentPtr assessment = assess(model);
    QVERIFY(!properties.isDerivedBy(assessment->analysis.get()));
    properties.setSelection(model, database, nullptr, assessment->analysis.get());
    QVERIFY(properties.isDerivedBy(assessment->analysis.get()));
    QCOMPARE(shown(),
             QStringLiteral("unknown (derived: confidential, from data store volume, which it mounts)"));
    QVERIFY(model.apply(
        model::planSetProperty(model, database, key, classOf(model::property::DataSensitivity::Internal))));
    properties.setSelection(model, database, nullptr, assess(model)->analysis.get());
    QCOMPARE(shown(), QStringLiteral("internal"));
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

void PanelsTest::permissionsAreEditedWithTheirScope()
{
    const std::vector<model::Id> one = {"web"};
    for (const PropertyRow &row : propertyRows(*m_model, one)) {
        if (!row.def || row.def->name != "service_account_permissions")
            continue;
        PermissionList list(*m_model, row, nullptr);
        const model::Value stated(model::Value::TextList{"pod_exec@namespace:bank", "read"});
        list.setPermissions(stated);
        QVERIFY(list.permissions() == stated);
        QCOMPARE(list.item(0)->text(), QStringLiteral("pod_exec@namespace:bank"));
        QVERIFY(list.item(0)->flags() & Qt::ItemIsEditable);

        const auto entries = list.findItems(QStringLiteral("pod_create"), Qt::MatchExactly);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.front()->checkState(), Qt::Unchecked);
        entries.front()->setText(QStringLiteral("pod_create@cluster")); // what is typed is meant
        const model::Value typed = list.permissions();
        QVERIFY(typed == model::Value(model::Value::TextList{"pod_exec@namespace:bank", "read",
                                                             "pod_create@cluster"}));
        QVERIFY(!refusedItem(*row.def, typed));
        entries.front()->setText(QStringLiteral("pod_create@everywhere"));
        QVERIFY(refusedItem(*row.def, list.permissions()) == std::string("pod_create@everywhere"));
        return;
    }
    QFAIL("a container has no permissions");
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

// A view lays out what it is given after every change: of very many rows it gets the first, and more on
// demand.
void PanelsTest::threatsAreFetchedAsTheyAreNeeded()
{
    model::Model model = *m_model;
    std::vector<model::Change> changes;
    for (int i = 0; i < 1000; ++i)
        changes.push_back(addElement("c" + std::to_string(i), model::Kind::Container, "host"));
    QVERIFY(model.apply(model::batch(std::move(changes))));
    ThreatsModel
        threats; // without QAbstractItemModelTester, which fetches rows itself while the model changes
    threats.setList(ThreatList(assess(model)));
    const auto all = static_cast<int>(threats.shownCount());
    QVERIFY(all > 2500);
    QCOMPARE(threats.rowCount(), 1000);
    QVERIFY(threats.canFetchMore({}));
    threats.fetchMore({});
    QCOMPARE(threats.rowCount(), 2000);

    const QModelIndex last = threats.index(1999, 0);
    QCOMPARE(threats.neighbour(last, 1).row(), 2000);
    QCOMPARE(threats.rowCount(), 2001);
    const auto worst = *threats.threatAt(threats.index(0, 0));
    threats.sort(ThreatsModel::RatingColumn, Qt::AscendingOrder);
    QCOMPARE(threats.indexOf(worst).row(), all - 1);
    QCOMPARE(threats.rowCount(), all);
    QVERIFY(!threats.canFetchMore({}));
    threats.setGroupBy(GroupBy::Category);
    QVERIFY(!threats.canFetchMore({}));
    threats.setGroupBy(GroupBy::Nothing);
    QCOMPARE(threats.rowCount(), 1000);
}

void PanelsTest::rowsFollowAnAssessment_data()
{
    QTest::addColumn<int>("groupBy");
    QTest::addColumn<int>("column");
    for (int groupBy = 0; groupBy < 5; ++groupBy)
        for (int column = 0; column < ThreatsModel::ColumnCount; ++column)
            QTest::addRow("grouped by %d, sorted by %d", groupBy, column) << groupBy << column;
}

// After every change the rows are those of a table made anew, and what was current stays current.
void PanelsTest::rowsFollowAnAssessment()
{
    QFETCH(const int, groupBy);
    QFETCH(const int, column);
    ThreatsModel followed;
    const QAbstractItemModelTester tester(&followed);
    followed.setList(ThreatList(m_assessment));
    followed.setGroupBy(static_cast<GroupBy>(groupBy));
    followed.sort(column, Qt::AscendingOrder);
    const auto kept = m_assessment->analysis->find("E1.1@web");
    const QPersistentModelIndex current(
        followed.indexOf(static_cast<std::size_t>(kept - m_assessment->analysis->findings().data())));

    model::Model model = *m_model;
    AssessmentPtr before = m_assessment;
    const auto step = [&](const model::Change &change) {
        QVERIFY(model.apply(change).ok());
        const AssessmentPtr after = assess(model);
        followed.follow(ThreatList(after), differenceOf(before, *after));
        before = after;
        ThreatsModel anew;
        anew.setList(ThreatList(after));
        anew.setGroupBy(static_cast<GroupBy>(groupBy));
        anew.sort(column, Qt::AscendingOrder);
        QCOMPARE(rowsOf(followed), rowsOf(anew));
        const auto threat = followed.threatAt(current);
        QVERIFY(threat.has_value());
        QCOMPARE(followed.list().id(*threat), QStringLiteral("E1.1@web"));
    };
    const model::Id web("web");
    const auto property = [&](const char *name, const model::Value &value) {
        return model::planSetProperty(model, {&web, 1}, *m_vocabulary->key(name), value);
    };
    step(property("host_network", model::Value(true)));        // findings come
    step(addElement("cache", model::Kind::DataStore, "host")); // on something new
    step(model::planRename(model, "web", "zebra"));            // rows go elsewhere
    model::Decision decision;
    decision.finding = "E1.1@web";
    decision.state = model::DecisionState::Accepted;
    step(model::adding(decision));
    step(model::removing(model.manualThreats().shared("manual.1")));
    const model::Id api("api");
    step(model::planRemove(model, {&api, 1})); // findings go
    step(property("host_network", model::Value()));
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
    QTextDocument page;
    page.setHtml(findingPage(list, *list.find("E1.1@web"), theme).html);
    const QString text = page.toPlainText();
    QCOMPARE(text.count("Escape is a documented one-liner."), 1); // the reason of its rating, told once
    QVERIFY2(text.contains("Escape is a documented one-liner. (likelihood +4, impact +5)"), qPrintable(text));
}

// Who wrote a compose file is shown what to write there, and no manifest.
void PanelsTest::aPageShowsTheSnippetsOfItsPlatform()
{
    model::Model model = *m_model;
    const auto web = m_model->elements().shared("web");
    model::Element imported = *web;
    model::ImportRecord record;
    record.platform = model::Platform::Docker;
    imported.import = std::make_shared<const model::ImportRecord>(record);
    QVERIFY(model.apply(model::editing(web, imported)).ok());
    const diagram::Theme theme = diagram::Theme::builtIn(diagram::Scheme::Light);
    const auto snippetsOf = [&](const model::Model &of) {
        const ThreatList list(assess(of));
        return findingPage(list, *list.find("E1.1@web"), theme).snippets;
    };
    const auto isManifest = [](const QString &snippet) { return snippet.startsWith("apiVersion"); };
    const std::vector<QString> drawn = snippetsOf(*m_model);
    QVERIFY(std::any_of(drawn.begin(), drawn.end(), isManifest)); // nobody knows where it will run
    const std::vector<QString> ofCompose = snippetsOf(model);
    QVERIFY(!ofCompose.empty());
    QVERIFY(std::none_of(ofCompose.begin(), ofCompose.end(), isManifest));
}

void PanelsTest::outlineShowsTheContainmentTree()
{
    OutlineModel outline;
    const QAbstractItemModelTester tester(&outline);
    outline.setModel(*m_model);
    const QModelIndex host = outline.indexOf("host");
    QCOMPARE(outline.rowCount(host), 2);
    QCOMPARE(outline.parent(outline.indexOf("web")), host);
    const QPersistentModelIndex api(outline.indexOf("api"));
    QCOMPARE(api.row(), 0);
    model::Element web = *m_model->element("web");
    web.name = "a first one"; // before its sibling now
    QVERIFY(outline.follow(model::editing(m_model->elements().shared("web"), web)));
    QCOMPARE(outline.indexOf("web").data().toString(), QStringLiteral("a first one"));
    QCOMPARE(outline.indexOf("web").row(), 0);
    QCOMPARE(QModelIndex(api), outline.indexOf("api"));
    QCOMPARE(api.row(), 1);
    QVERIFY(!outline.follow(addElement("cache", model::Kind::Container, "host"))); // another tree
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

// As after an update from very many sources.
void PanelsTest::aLongDifferenceIsListedInPart()
{
    using Sort = exporting::ItemChange::Sort;
    exporting::Difference difference;
    for (int number = 0; number < 2000; ++number)
        difference.elements.push_back({Sort::Added, "c" + std::to_string(number), "container", "c", {}});
    difference.findings.push_back({Sort::Added, "E1.1@web", "high", "Privileged container", {}});
    QTreeWidget tree;
    DifferenceTree list(tree, *m_model, *m_model, diagram::Theme::builtIn(diagram::Scheme::Light));
    list.addThings(difference, Sort::Added, "Added");
    list.addFindings(difference, Sort::Added, "New findings", true);
    QCOMPARE(tree.topLevelItemCount(), 2);
    const QTreeWidgetItem &added = *tree.topLevelItem(0);
    QCOMPARE(added.text(0), QStringLiteral("Added (2000)"));
    QCOMPARE(added.childCount(), 501);
    QCOMPARE(added.child(499)->text(0), QStringLiteral("c499"));
    QVERIFY2(added.child(500)->text(0).contains("1500"), qPrintable(added.child(500)->text(0)));
    QCOMPARE(tree.topLevelItem(1)->text(0), QStringLiteral("New findings (1)"));
}

} // namespace gui_panels

BULKHEAD_TEST(gui_panels, PanelsTest, Gui)
#include "test_panels.moc"

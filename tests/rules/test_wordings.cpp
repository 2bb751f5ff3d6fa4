// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

namespace rules_wordings {

// What the built-in catalog can say is said somewhere: each wording of each rule and each modifier is reached
// by one of the small models that the rules are tested with. And it is said in words for people: nothing that
// was rendered has a placeholder left, an id in the place of a name, or a value that nobody knows.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

// In the models as they are read here no id is the same as a name, so that one shows.
const std::string idMark = "-zq";

void markIds(json &entry, model::Kind kind)
{
    const auto mark = [](json &id) { id = id.get<std::string>() + idMark; };
    if (!entry.contains("name"))
        entry["name"] = entry["id"];
    for (const char *key : {"id", "source", "target", "parent"})
        if (entry.contains(key))
            mark(entry[key]);
    if (!entry.contains("properties"))
        return;
    for (const auto &[name, value] : entry["properties"].items()) {
        const model::PropertyType type = builtInVocabulary()->find(kind, name)->type;
        if (type == model::PropertyType::Reference)
            mark(value);
        else if (type == model::PropertyType::ReferenceList)
            for (json &item : value)
                mark(item);
    }
}

catalog::Analysis analysisOf(json model, bool generic)
{
    for (json &element : model["elements"])
        markIds(element, model::kindFromName(element["kind"].get<std::string>()).value());
    if (model.contains("flows"))
        for (json &flow : model["flows"])
            markIds(flow, model::Kind::DataFlow);
    catalog::Options options = optionsOf(model);
    options.genericStride = generic;
    return catalog::analyze(modelFromJson(model), builtInCatalogs(), options);
}

std::vector<std::string> templatesOf(const catalog::Rule &rule)
{
    std::vector<std::string> all = rule.wordings;
    if (rule.messages.size() < rule.kinds.size())
        all.push_back(rule.message);
    for (const auto &[kind, message] : rule.messages)
        all.push_back(message);
    if (!rule.unverifiedMessage.empty())
        all.push_back(rule.unverifiedMessage);
    return all;
}

// Whether the text is the template with its placeholders filled in.
bool isMadeOf(const std::string &text, const std::string &pattern)
{
    static const QRegularExpression placeholder("\\\\\\{[a-z_]+\\\\\\}");
    QString expression = QRegularExpression::escape(QString::fromStdString(pattern));
    expression.replace(placeholder, ".+");
    return QRegularExpression(QRegularExpression::anchoredPattern(expression))
        .match(QString::fromStdString(text))
        .hasMatch();
}

bool saysUnknown(const std::string &text)
{
    static const QRegularExpression unknown("\\bunknown\\b");
    return QString::fromStdString(text).contains(unknown);
}

} // namespace

class TestWordings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyWordingIsReached_data() { eachRule(); }
    void everyWordingIsReached();
    void everyModifierIsReached();
    void textsAreForPeople_data() { eachRule(); }
    void textsAreForPeople();

private:
    static void eachRule()
    {
        QTest::addColumn<QString>("rule");
        for (const catalog::Rule &rule : builtInCatalogs()->rules())
            QTest::newRow(rule.id.c_str()) << QString::fromStdString(rule.id);
    }
    void listen(const catalog::Analysis &analysis);

    std::map<std::string, std::set<std::string>> m_messages; // by rule
    std::map<std::string, std::set<std::string>> m_evidence; // by rule
    std::set<std::string> m_reasons;                         // of likelihood and impact
};

void TestWordings::listen(const catalog::Analysis &analysis)
{
    for (const catalog::Finding &finding : analysis.findings()) {
        const std::string &rule = analysis.rule(finding).id;
        m_messages[rule].insert(analysis.message(finding));
        for (const catalog::Evidence &evidence : analysis.evidence(finding))
            m_evidence[rule].insert(evidence.text);
        for (const catalog::Factor &factor : analysis.factors(finding))
            m_reasons.insert(factor.reason);
    }
}

void TestWordings::initTestCase()
{
    for (const catalog::Rule &rule : builtInCatalogs()->rules()) {
        if (rule.generic)
            continue;
        for (const json &ruleCase : casesOf(rule)) {
            listen(analysisOf(ruleCase, false));
            listen(analysisOf(withoutAnswers(ruleCase), true));
        }
    }
    for (const std::string &name : architectures())
        listen(analysisOf(readArchitecture(name), true));
}

void TestWordings::everyWordingIsReached()
{
    QFETCH(QString, rule);
    const std::set<std::string> &said = m_messages[rule.toStdString()];
    std::string silent;
    for (const std::string &pattern : templatesOf(*builtInCatalogs()->rule(rule.toStdString())))
        if (std::none_of(said.begin(), said.end(),
                         [&](const std::string &text) { return isMadeOf(text, pattern); }))
            silent += "\n  " + pattern;
    QVERIFY2(silent.empty(), ("no case of " + rule.toStdString() + " reaches" + silent).c_str());
}

void TestWordings::everyModifierIsReached()
{
    std::string silent;
    for (const catalog::ModifierInfo &modifier : builtInCatalogs()->modifiers())
        if (!m_reasons.count(modifier.reason))
            silent += ' ' + modifier.id;
    QVERIFY2(silent.empty(), ("no case reaches" + silent).c_str());
}

void TestWordings::textsAreForPeople()
{
    QFETCH(QString, rule);
    const catalog::Rule *found = builtInCatalogs()->rule(rule.toStdString());
    const std::vector<std::string> patterns = templatesOf(*found);
    const bool meansIt = std::any_of(patterns.begin(), patterns.end(), saysUnknown);
    std::set<std::string> texts = m_messages[found->id];
    texts.merge(std::set<std::string>(m_evidence[found->id]));
    for (const std::string &text : texts) {
        QVERIFY2(text.find_first_of("{}") == std::string::npos, text.c_str());
        QVERIFY2(text.find(idMark) == std::string::npos, text.c_str());
        QVERIFY2(text.find("(unknown)") == std::string::npos, text.c_str());
        QVERIFY2(text.find("  ") == std::string::npos, text.c_str());
    }
    for (const std::string &text : m_messages[found->id])
        QVERIFY2(meansIt || !saysUnknown(text), text.c_str());
}

} // namespace rules_wordings

BULKHEAD_TEST(rules_wordings, TestWordings, Core)
#include "test_wordings.moc"

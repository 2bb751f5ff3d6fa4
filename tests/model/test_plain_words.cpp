// SPDX-License-Identifier: Apache-2.0
#include "model/plain_words.h"

#include <QTest>

using namespace bulkhead::model;

// Names and titles as they stand within a sentence.
class TestPlainWords : public QObject
{
    Q_OBJECT

private slots:
    void wordsOfAName();
    void titlesWithinASentence();
    void articles();
};

void TestPlainWords::wordsOfAName()
{
    QCOMPARE(asWords("load_balancer"), std::string("load balancer"));
    QCOMPARE(asWords(""), std::string());
}

void TestPlainWords::titlesWithinASentence()
{
    QCOMPARE(lowerFirst("Data store"), std::string("data store"));
    QCOMPARE(lowerFirst("CPU limit"), std::string("CPU limit"));
    QCOMPARE(lowerFirst("host"), std::string("host"));
    QCOMPARE(lowerFirst(""), std::string());
    QCOMPARE(lowerFirst("Ärger"), std::string("Ärger")); // bytes beyond ASCII stay
}

void TestPlainWords::articles()
{
    QCOMPARE(withArticle("image"), std::string("an image"));
    QCOMPARE(withArticle("Orchestrator"), std::string("an Orchestrator"));
    QCOMPARE(withArticle("host"), std::string("a host"));
    QCOMPARE(withArticle("user"), std::string("a user"));
}

QTEST_APPLESS_MAIN(TestPlainWords)
#include "test_plain_words.moc"

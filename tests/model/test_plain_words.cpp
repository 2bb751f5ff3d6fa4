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
    void patterns();
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

void TestPlainWords::patterns()
{
    const auto asked = [](const char *pattern, bool isSeveral) {
        return filledIn(pattern, isSeveral ? "these 3 images" : "{x|y]", isSeveral);
    };
    QCOMPARE(asked("[Does|Do] {} run as root?", true), std::string("Do these 3 images run as root?"));
    QCOMPARE(asked("[Does|Do] {} run as root?", false), std::string("Does {x|y] run as root?"));
    QCOMPARE(asked("[Is the disk of {}|Are the disks of {}] full?", true),
             std::string("Are the disks of these 3 images full?"));
    QCOMPARE(asked("Is [it] full?", true), std::string("Is [it] full?"));
    QCOMPARE(asked("Is [it", true), std::string("Is [it"));
    QCOMPARE(asked("", true), std::string());
}

QTEST_APPLESS_MAIN(TestPlainWords)
#include "test_plain_words.moc"

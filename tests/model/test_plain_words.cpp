// SPDX-License-Identifier: Apache-2.0
#include "model/plain_words.h"
#include "model/utf8.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <QTest>

namespace model_plain_words {

using namespace bulkhead::model;

// Names and titles as they stand within a sentence, and texts that are cut.
class TestPlainWords : public QObject
{
    Q_OBJECT

private slots:
    void wordsOfAName();
    void titlesWithinASentence();
    void articles();
    void patterns();
    void beginningsAndEndsAreWholeCharacters();
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

void TestPlainWords::beginningsAndEndsAreWholeCharacters()
{
    const std::string text = "aé€😀z"; // of 1, 2, 3, 4 and 1 byte
    for (std::size_t bytes = 0; bytes <= text.size() + 1; ++bytes) {
        const std::string_view begin = beginOf(text, bytes);
        const std::string_view end = endOf(text, bytes);
        QVERIFY(isUtf8(begin) && isUtf8(end));
        QVERIFY(text.starts_with(begin) && text.ends_with(end));
        QVERIFY(begin.size() <= bytes && end.size() <= bytes);
        QVERIFY(begin.size() + 4 > std::min(bytes, text.size())); // no more than a character is lacking
        QVERIFY(end.size() + 4 > std::min(bytes, text.size()));
    }
    QCOMPARE(std::string(beginOf(text, 6)), std::string("aé€"));
    QCOMPARE(std::string(endOf(text, 5)), std::string("😀z"));
}

} // namespace model_plain_words

BULKHEAD_TEST(model_plain_words, TestPlainWords, None)
#include "test_plain_words.moc"

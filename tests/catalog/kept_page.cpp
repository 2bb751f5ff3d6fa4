// SPDX-License-Identifier: Apache-2.0
#include "kept_page.h"

#include "tests/support/places.h"

#include <QFile>
#include <QtTest>

namespace bulkhead::catalog::test {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString readAll(const QString &name)
{
    QFile file(QString::fromStdString(tests::sourceDir()) + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString replaced(const QString &text, const QString &before, const QString &with, const QString &after)
{
    const qsizetype found = text.indexOf(before);
    const qsizetype start = found + before.size();
    const qsizetype end = found < 0 ? -1 : text.indexOf(after, start);
    return end < 0 ? text : text.left(start) + with + text.mid(end);
}

QString row(const QStringList &cells)
{
    return "| " + cells.join(" | ") + " |";
}

void keepsUp(const QString &name, QString (*renewed)(QString))
{
    const QString current = readAll(name);
    const QString expected = renewed(current);
    if (qEnvironmentVariable("BULKHEAD_LANGUAGE") == "write") {
        QFile file(QString::fromStdString(tests::sourceDir()) + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(expected.toUtf8());
        QSKIP("written; read what has changed");
    }
    const QStringList is = current.split('\n');
    const QStringList should = expected.split('\n');
    for (qsizetype i = 0; i < std::min(is.size(), should.size()); ++i)
        QVERIFY2(is[i] == should[i],
                 qPrintable(name + ": run the test with BULKHEAD_LANGUAGE=write; here stands\n" + is[i] +
                            "\ninstead of\n" + should[i]));
    QCOMPARE(is.size(), should.size());
}

} // namespace bulkhead::catalog::test

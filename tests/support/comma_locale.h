// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>

#include <clocale>
#include <cstdio>
#include <cstring>

namespace bulkhead::tests {

// While it lives, the C library and Qt write and read numbers as Germans do: 1,5. The C locale is made for
// it, by the program localedef of the C library; isSet() is false where that is not there.
class CommaLocale
{
public:
    CommaLocale() : m_before(std::setlocale(LC_NUMERIC, nullptr))
    {
        QFile source(m_folder.filePath("comma.src"));
        if (!source.open(QIODevice::WriteOnly))
            return;
        source.write("LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \".\"\ngrouping 3\nEND LC_NUMERIC\n");
        source.close();
        // It ends with 1, for the categories that the source is silent on.
        QProcess::execute("localedef",
                          {"--quiet", "-c", "-i", source.fileName(), m_folder.filePath("comma")});
        qputenv("LOCPATH", m_folder.path().toLocal8Bit());
        std::setlocale(LC_NUMERIC, "comma");
        qunsetenv("LOCPATH");
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        char text[8];
        std::snprintf(text, sizeof text, "%.1f", 1.5);
        m_isSet = std::strcmp(text, "1,5") == 0;
    }
    ~CommaLocale()
    {
        std::setlocale(LC_NUMERIC, m_before.constData());
        QLocale::setDefault(QLocale::c());
    }
    CommaLocale(const CommaLocale &) = delete;
    CommaLocale &operator=(const CommaLocale &) = delete;

    bool isSet() const { return m_isSet; }

private:
    QTemporaryDir m_folder;
    QByteArray m_before;
    bool m_isSet = false;
};

} // namespace bulkhead::tests

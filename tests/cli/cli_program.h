// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

// Runs bulkhead-cli as a script does, and handles the files around it.
namespace bulkhead::tests {

struct Outcome
{
    int code = -1; // -1: it did not end by itself
    QByteArray out;
    QByteArray err;
};

Outcome run(const QStringList &arguments, const QByteArray &input = {});
Outcome runFrom(const QString &file, const QStringList &arguments); // with the file as standard input
Outcome runShell(const QByteArray &line);                           // by a shell, after the program's name
Outcome runProgram(const QString &program, const QStringList &arguments);

// Empty where there is no such file.
QByteArray bytesOf(const QString &path);
void write(const QString &path, const QByteArray &bytes);

} // namespace bulkhead::tests

// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"

#include "tests/support/places.h"

#include <QFile>
#include <QProcess>

namespace bulkhead::tests {

namespace {

const QString bulkheadCli = QString::fromStdString(binaryDir() + "/bulkhead-cli");

Outcome ended(QProcess &process)
{
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

Outcome run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(bulkheadCli, arguments);
    if (!input.isEmpty())
        process.write(input);
    process.closeWriteChannel();
    return ended(process);
}

Outcome runFrom(const QString &file, const QStringList &arguments)
{
    QProcess process;
    process.setStandardInputFile(file);
    process.start(bulkheadCli, arguments);
    return ended(process);
}

Outcome runShell(const QByteArray &line)
{
    // The line goes through standard input, since arguments are re-encoded.
    QProcess process;
    process.start("sh", {"-s"});
    process.write("'" + bulkheadCli.toUtf8() + "' " + line + "\n");
    process.closeWriteChannel();
    return ended(process);
}

Outcome runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.closeWriteChannel();
    return ended(process);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace bulkhead::tests

// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/process.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>

namespace bulkhead::diagram {
namespace {

constexpr int lookEvery = 20;  // ms: how soon a stop is noticed
constexpr int killTime = 1000; // ms that a killed program is waited for

enum class Ending { OfItself, TimedOut, TooMuch, Stopped };

// Collects the output until the program ends or has to be ended.
Ending converse(QProcess &process, std::string &output, std::size_t mostOutput,
                const QDeadlineTimer &deadline, const std::stop_token &stop)
{
    while (true) {
        // Returns with the first output: a wait for the end would collect all that comes until then.
        const bool ended = !process.waitForReadyRead(lookEvery) && process.state() == QProcess::NotRunning;
        output += process.readAllStandardOutput().toStdString();
        if (output.size() > mostOutput)
            return Ending::TooMuch;
        if (ended)
            return Ending::OfItself;
        if (stop.stop_requested())
            return Ending::Stopped;
        if (deadline.hasExpired())
            return Ending::TimedOut;
    }
}

Result<std::string> outcome(Ending ending, const QProcess &process, std::string output,
                            const std::string &program)
{
    switch (ending) {
    case Ending::Stopped:
        return failure("process.cancelled", "%1 was cancelled", {program});
    case Ending::TimedOut:
        return failure("process.timeout", "%1 took too long", {program});
    case Ending::TooMuch:
        return failure("process.too-much", "%1 wrote too much", {program});
    case Ending::OfItself:
        break;
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure("process.failed", "%1 failed", {program});
    return output;
}

} // namespace

Result<std::string> runProgram(const std::vector<std::string> &command, const std::string &input,
                               std::chrono::milliseconds timeout, const std::stop_token &stop,
                               std::size_t mostOutput)
{
    const std::string &program = command.front();
    const QDeadlineTimer deadline(timeout);
    const QString file = QStandardPaths::findExecutable(QString::fromStdString(program));
    if (file.isEmpty())
        return failure("process.missing", "%1 is not installed", {program});
    QStringList arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments << QString::fromStdString(command[i]);
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(file, arguments);
    if (!process.waitForStarted(static_cast<int>(deadline.remainingTime())))
        return failure("process.failed", "%1 cannot be run: %2",
                       {program, process.errorString().toStdString()});
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel(); // once all is written
    std::string output;
    const Ending ending = converse(process, output, mostOutput, deadline, stop);
    if (ending != Ending::OfItself) {
        process.kill();
        process.waitForFinished(killTime);
    }
    return outcome(ending, process, std::move(output), program);
}

} // namespace bulkhead::diagram

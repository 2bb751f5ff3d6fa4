// SPDX-License-Identifier: Apache-2.0
#include "app/programs/process.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <csignal>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace bulkhead::app {
namespace {

constexpr int lookEvery = 20;  // ms: how soon a stop is noticed
constexpr int killTime = 1000; // ms that a killed program is waited for

enum class Ending { OfItself, TimedOut, TooMuch, Stopped };

// Collects the output until the program ends or has to be ended.
Ending converse(QProcess &process, ProgramOutcome &outcome, std::size_t mostOutput,
                const QDeadlineTimer &deadline, const std::stop_token &stop)
{
    while (true) {
        // Returns with the first output: a wait for the end would collect all that comes until then.
        const bool ended = !process.waitForReadyRead(lookEvery) && process.state() == QProcess::NotRunning;
        outcome.output += process.readAllStandardOutput().toStdString();
        const QByteArray complaints = process.readAllStandardError();
        if (const std::size_t room = mostProgramComplaints - outcome.complaints.size(); room > 0)
            outcome.complaints.append(complaints.data(),
                                      std::min(room, static_cast<std::size_t>(complaints.size())));
        if (outcome.output.size() > mostOutput)
            return Ending::TooMuch;
        if (ended)
            return Ending::OfItself;
        if (stop.stop_requested())
            return Ending::Stopped;
        if (deadline.hasExpired())
            return Ending::TimedOut;
    }
}

// In the new process, before the program: what it starts belongs to one group with it, and it does not
// outlive this program.
void standAlone()
{
    ::setpgid(0, 0);
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

void endAll(QProcess &process)
{
    if (const qint64 id = process.processId(); id > 0)
        ::kill(-static_cast<pid_t>(id), SIGKILL);
    process.kill();
    process.waitForFinished(killTime);
}

Error endedEarly(Ending ending, const std::string &program)
{
    if (ending == Ending::Stopped)
        return failure("process.cancelled", "%1 was cancelled", {program});
    if (ending == Ending::TimedOut)
        return failure("process.timeout", "%1 took too long", {program});
    return failure("process.too-much", "%1 wrote too much", {program});
}

} // namespace

bool isProgramThere(const std::string &program)
{
    return !QStandardPaths::findExecutable(QString::fromStdString(program)).isEmpty();
}

Result<ProgramOutcome> runToEnd(const ProgramCall &call, const std::stop_token &stop)
{
    const std::string &program = call.command.front();
    const QDeadlineTimer deadline(call.timeout);
    const QString file = QStandardPaths::findExecutable(QString::fromStdString(program));
    if (file.isEmpty())
        return failure("process.missing", "%1 is not installed", {program});
    QStringList arguments;
    for (std::size_t i = 1; i < call.command.size(); ++i)
        arguments << QString::fromStdString(call.command[i]);
    QProcess process;
    process.setChildProcessModifier(standAlone);
    if (!call.folder.empty())
        process.setWorkingDirectory(QString::fromStdString(call.folder));
    process.start(file, arguments);
    if (!process.waitForStarted(static_cast<int>(deadline.remainingTime())))
        return failure("process.failed", "%1 cannot be run: %2",
                       {program, process.errorString().toStdString()});
    process.write(call.input.data(), static_cast<qint64>(call.input.size()));
    process.closeWriteChannel(); // once all is written
    ProgramOutcome outcome;
    const Ending ending = converse(process, outcome, call.mostOutput, deadline, stop);
    if (ending != Ending::OfItself) {
        endAll(process);
        return endedEarly(ending, program);
    }
    if (process.exitStatus() != QProcess::NormalExit)
        return failure("process.failed", "%1 failed", {program});
    outcome.exitCode = process.exitCode();
    return outcome;
}

} // namespace bulkhead::app

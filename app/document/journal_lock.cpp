// SPDX-License-Identifier: Apache-2.0
#include "app/document/journal_lock.h"

#include "app/document/text.h"

#include <QSysInfo>

#include <cerrno>
#include <csignal>

namespace bulkhead::app {

JournalLock::JournalLock(const std::filesystem::path &journal)
    : m_file(pathText(journal) + QStringLiteral(".lock"))
{
    m_file.setStaleLockTime(0); // only the end of its process makes a lock stale
}

JournalLock::State JournalLock::take()
{
    constexpr int mostTries = 2;
    for (int i = 0; i < mostTries; ++i) {
        if (m_file.tryLock(0))
            return State::Taken;
        if (m_file.error() != QLockFile::LockFailedError)
            return State::Impossible;
        if (ownerIsAlive())
            return State::InUse;
        if (!m_file.removeStaleLockFile()) // refuses where a program has just opened it
            break;
    }
    return State::Impossible;
}

bool JournalLock::ownerIsAlive() const
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!m_file.getLockInfo(&process, &host, &program))
        return false;
    if (!host.isEmpty() && host != QSysInfo::machineHostName())
        return true; // as far as can be seen from here
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

} // namespace bulkhead::app

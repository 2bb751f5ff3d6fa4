// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_system.h"

#include <atomic>
#include <cerrno>
#include <string>
#include <unistd.h>

namespace bulkhead::testing {

// The operating system's files with one call that fails, or all from one on, as on a disk that is full or
// gone.
class FaultyFiles : public FileSystem
{
public:
    enum class Fails { Once, FromThenOn };

    // The call of this number, from 1, fails; 0: none. `what` limits it to calls of that name.
    void failAt(int call, Fails how = Fails::Once, std::string what = {})
    {
        m_failing = call;
        m_how = how;
        m_what = std::move(what);
        m_calls = 0;
    }
    int calls() const { return m_calls; }
    bool hasFailed() const { return m_failing > 0 && m_calls >= m_failing; }

    int open(const char *path, int flags, mode_t mode) override
    {
        return fails("open") ? -1 : FileSystem::open(path, flags, mode);
    }
    // Half of what was to be written is there when this fails.
    ssize_t write(int file, const char *bytes, std::size_t size) override
    {
        if (!fails("write"))
            return FileSystem::write(file, bytes, size);
        [[maybe_unused]] const ssize_t half = ::write(file, bytes, size / 2);
        errno = ENOSPC;
        return -1;
    }
    int sync(int file) override { return fails("sync") ? -1 : FileSystem::sync(file); }
    int close(int file) override
    {
        FileSystem::close(file);
        return fails("close") ? -1 : 0;
    }
    int truncate(int file, off_t size) override
    {
        return fails("truncate") ? -1 : FileSystem::truncate(file, size);
    }
    int setMode(int file, mode_t mode) override
    {
        return fails("mode") ? -1 : FileSystem::setMode(file, mode);
    }
    int setOwner(int file, uid_t owner, gid_t group) override
    {
        return fails("owner") ? -1 : FileSystem::setOwner(file, owner, group);
    }
    int setAttribute(int file, const char *name, const void *value, std::size_t size) override
    {
        return fails("attribute") ? -1 : FileSystem::setAttribute(file, name, value, size);
    }
    int rename(const char *from, const char *to) override
    {
        return fails("rename") ? -1 : FileSystem::rename(from, to);
    }
    int link(const char *from, const char *to) override
    {
        return fails("link") ? -1 : FileSystem::link(from, to);
    }
    int unlink(const char *path) override { return fails("unlink") ? -1 : FileSystem::unlink(path); }

private:
    bool fails(const char *what)
    {
        if (!m_what.empty() && m_what != what)
            return false;
        const int call = ++m_calls;
        const bool now = m_failing > 0 && (m_how == Fails::Once ? call == m_failing : call >= m_failing);
        if (now)
            errno = EIO;
        return now;
    }

    int m_failing = 0;
    Fails m_how = Fails::Once;
    std::string m_what;
    std::atomic<int> m_calls = 0; // workers call, the test asks
};

} // namespace bulkhead::testing

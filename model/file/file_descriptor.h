// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_system.h"

#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace bulkhead {

// An open file of the operating system. Failures leave their reason in errno.
class FileDescriptor
{
public:
    explicit FileDescriptor(int descriptor = -1, FileSystem &files = FileSystem::system())
        : m_files(&files), m_descriptor(descriptor)
    {}
    FileDescriptor(FileDescriptor &&other) noexcept
        : m_files(other.m_files), m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_files, other.m_files);
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileDescriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    explicit operator bool() const { return m_descriptor >= 0; }
    int get() const { return m_descriptor; }

    bool write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = m_files->write(m_descriptor, bytes.data(), bytes.size());
            if (count < 0 && errno != EINTR)
                return false;
            bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
        }
        return true;
    }

    ssize_t read(char *buffer, std::size_t size)
    {
        ssize_t count = 0;
        do
            count = ::read(m_descriptor, buffer, size);
        while (count < 0 && errno == EINTR);
        return count;
    }

    bool sync() { return m_files->sync(m_descriptor) == 0; }
    bool truncate(off_t size) { return m_files->truncate(m_descriptor, size) == 0; }

    // Closing can be where a write is found to have failed. The descriptor is gone in any case.
    bool close() { return m_files->close(std::exchange(m_descriptor, -1)) == 0; }

private:
    FileSystem *m_files;
    int m_descriptor;
};

} // namespace bulkhead

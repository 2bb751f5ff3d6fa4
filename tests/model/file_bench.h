// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/atomic_file.h"

#include <QDir>
#include <QTemporaryDir>

#include <filesystem>
#include <sys/stat.h>

namespace bulkhead::testing {

// A folder for one test's files.
class FileBench
{
public:
    std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    QStringList names() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::System | QDir::Hidden, QDir::Name);
    }

    static std::string content(const std::filesystem::path &file)
    {
        auto bytes = readFile(file);
        return bytes ? *bytes : "(" + bytes.error().text() + ")";
    }
    static mode_t modeOf(const std::filesystem::path &path)
    {
        struct stat status
        {};
        return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace bulkhead::testing

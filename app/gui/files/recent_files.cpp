// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace bulkhead::app {

namespace {

constexpr int remembered = 12;
const QString key = QStringLiteral("recentFiles");

} // namespace

RecentFiles::RecentFiles(QSettings &settings, QObject *parent) : QObject(parent), m_settings(settings) {}

QStringList RecentFiles::files() const
{
    QStringList existing;
    for (const QString &path : m_settings.value(key).toStringList()) {
        if (QFileInfo::exists(path))
            existing << path;
    }
    return existing;
}

void RecentFiles::add(const QString &path)
{
    QStringList files = m_settings.value(key).toStringList();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setValue(key, files.mid(0, remembered));
    emit changed();
}

void RecentFiles::clear()
{
    m_settings.remove(key);
    emit changed();
}

} // namespace bulkhead::app

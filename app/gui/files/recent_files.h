// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

class QSettings;

namespace bulkhead::app {

// The models opened lately, kept in the settings; those that are gone are left out.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    explicit RecentFiles(QSettings &settings, QObject *parent = nullptr);

    QStringList files() const;
    void add(const QString &path);
    void clear();

signals:
    void changed();

private:
    QSettings &m_settings;
};

} // namespace bulkhead::app

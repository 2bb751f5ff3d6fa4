// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "catalog/load/catalogs.h"
#include "model/result.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QSettings;

namespace bulkhead::app {

class Session;

// The threat catalogs that the window works with: the built-in one, the user's own files, and the one that
// lies beside the open model.
class CatalogLibrary : public QObject
{
    Q_OBJECT

public:
    CatalogLibrary(Session &session, QSettings &settings, QObject *parent = nullptr);

    void load(); // in the background; the session gets them when they are sound

    const QStringList &files() const { return m_files; } // the user's own
    QString
    besideModel() const; // "shop.catalog.json" beside "shop.bulkhead"; empty for a model without a file
    const QStringList &loaded() const { return m_loaded; } // every file beside the built-in catalog
    const QStringList &broken() const { return m_broken; } // those that cannot be used

    QString fileOf(const std::string &rule) const; // empty of a built-in rule

    void add(const QString &file);
    void remove(const QString &file);

    // Checks and writes a catalog file, which then is one of the user's own, and loads it.
    Result<Success> write(const QString &file, const std::string &text);
    Result<Success> removeRule(const std::string &rule);

signals:
    void changed();
    void failed(const bulkhead::Error &error); // the catalogs are what they are without that file

private:
    struct Request
    {
        QStringList files;
        std::shared_ptr<const model::Vocabulary> vocabulary;
    };
    struct Loaded
    {
        std::shared_ptr<const catalog::Catalogs> catalogs; // null: not even the built-in ones
        QStringList files;
        QStringList broken;
        std::vector<Error> errors;
    };

    QStringList wanted() const;
    QStringList usableWithout(const QString &file) const;
    static Result<Loaded> loadAll(Request request, const Running &running);
    void take(const Loaded &loaded);
    void followModel();
    void keep();

    Session &m_session;
    QSettings &m_settings;
    QStringList m_files;
    QStringList m_loaded;
    QStringList m_broken;
    QStringList m_tried; // what load() was called for last
    Latest<Request, Loaded> m_work;
};

} // namespace bulkhead::app

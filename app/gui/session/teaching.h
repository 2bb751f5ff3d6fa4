// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"
#include "model/model.h"

#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace bulkhead::app {

// What the main window asks of workshops and lessons, which are made above it. What is not set does not
// appear in the window. All are called in the window's thread; the windows that they open belong to
// themselves.
struct Teaching
{
    struct OpenModel
    {
        model::Model model; // a snapshot
        QString name;       // of its file, without the suffix; or of the model
        QString path;       // of its file; empty: it is in none yet
        std::shared_ptr<const catalog::Catalogs> catalogs;
    };

    std::function<void(const OpenModel &, QWidget *parent)> newWorkshop;
    // Open the window of one file; false where the file could not be opened, which the user was told.
    std::function<bool(const QString &path)> openTask;     // NAME.bulkhead-task
    std::function<bool(const QString &path)> openWorkshop; // NAME.bulkhead-workshop
    std::function<void()> lessons;

    bool isFor(const QString &path) const; // whether a window here opens a file of this name
    bool open(const QString &path) const;  // what isFor(); false as above
    QString fileFilter() const;            // "*.bulkhead-task *.bulkhead-workshop", of what is set
    bool opensFiles() const { return openTask || openWorkshop; }
};

} // namespace bulkhead::app

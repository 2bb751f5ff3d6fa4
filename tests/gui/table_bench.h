// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/table/element_table_page.h"
#include "app/gui/table/element_table_view.h"
#include "changing_model.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QSettings>

namespace bulkhead::app {

// The page of the table in a window, with the containers a to d, web and the networks front and back.
struct TableBench
{
    // Containers with these columns.
    explicit TableBench(const QStringList &columns = {"privileged", "tenant", "user_id", "host_mounts",
                                                      "networks"})
    {
        {
            QSettings settings(test.folder.filePath("settings.ini"), QSettings::IniFormat);
            settings.setValue("table/columns/container", columns);
        }
        test.restart();
        openAssessed(test);
        std::vector<model::Change> changes;
        for (const char *id : {"a", "b", "c", "d"})
            changes.push_back(addElement(id, model::Kind::Container));
        changes.push_back(addElement("front", model::Kind::Network));
        changes.push_back(addElement("back", model::Kind::Network));
        test.window->document().perform(model::batch(std::move(changes)), "Add");
        test.trigger("view.tableTab");
        auto *kind = page().findChild<QComboBox *>();
        kind->setCurrentIndex(kind->findData(static_cast<int>(model::Kind::Container)));
        wait();
    }

    ElementTablePage &page() { return test.window->tablePage(); }
    ElementTableView &view() { return page().view(); }
    QAbstractItemModel &table() { return *view().model(); }
    void wait()
    {
        QVERIFY(QTest::qWaitFor([this] { return page().isReady(); }, patience));
    }
    QStringList titles()
    {
        QStringList all;
        for (int column = 0; column < table().columnCount(); ++column)
            all << table().headerData(column, Qt::Horizontal).toString();
        return all;
    }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < table().rowCount(); ++row)
            all << table().index(row, 0).data().toString();
        return all;
    }
    QModelIndex cell(const char *name, const char *title)
    {
        return table().index(static_cast<int>(names().indexOf(name)),
                             static_cast<int>(titles().indexOf(title)));
    }
    QString text(const char *name, const char *title) { return cell(name, title).data().toString(); }
    void select(const QModelIndex &from, const QModelIndex &to)
    {
        view().setFocus();
        view().setCurrentIndex(from);
        view().selectionModel()->select({from, to}, QItemSelectionModel::ClearAndSelect);
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(&view(), Qt::Key_V, Qt::ControlModifier);
    }
    int steps() { return test.window->document().undoStack().index(); }
    QString undoText() { return test.window->document().undoStack().undoText(); }
    QString state() { return page().findChild<QLabel *>()->text(); }

    TestWindow test;
};

} // namespace bulkhead::app

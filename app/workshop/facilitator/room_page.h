// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableWidget;

namespace bulkhead::app {

// Groups × rounds: what has come in, from files and from paper. Typing in is a page of its own over it.
class RoomPage : public DeskPage
{
    Q_OBJECT

public:
    explicit RoomPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;
    bool takesAllKeys() const override { return isTyping(); }

    bool isTyping() const;

signals:
    void folderChosen(const QString &folder);

private:
    bool isNaming() const; // the name is being typed
    void refreshTable();
    void refreshFolder();
    QString faultsText() const;
    bool hasMoreFaults() const; // than are shown at once
    void showNextFaults();
    QString roundText(catalog::workshop::RoundKind round, const std::string &participant) const;
    QString checksumText(const std::string &participant) const; // of the file that was read last
    void startTyping(const QString &name);
    void refreshGrid();
    bool pressedTyping(const QKeyEvent &event);
    void mark(std::optional<catalog::workshop::Mark> mark, int step);
    catalog::workshop::StrideCell currentCell() const;
    std::string typedName() const; // empty where it is no name

    QStackedLayout *m_stack;
    QTableWidget *m_table;
    QLabel *m_folder;
    QLabel *m_faults;
    QLabel *m_round;
    QLineEdit *m_name;
    QTableWidget *m_grid;
    std::vector<catalog::workshop::RoundKind> m_rounds; // the columns
    std::vector<std::string> m_rows;                    // participants
    std::size_t m_firstFault = 0;                       // that is shown, of the files left out
};

} // namespace bulkhead::app

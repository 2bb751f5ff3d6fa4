// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/recovery.h"
#include "app/workshop/facilitator/desk_page.h"

#include <QSettings>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QStackedWidget;

namespace bulkhead::app {

class Dialogs;
class RevealPage;
class RoomPage;

// The facilitator's screen for the projector: clock, and pages for all that is done in a workshop. Moved
// through by keys alone, which stand at the foot. Nobody is named, and nothing of the key is shown, unless a
// key asks for it. GUI thread.
class FacilitatorWindow : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        DeskStart start;
        std::unique_ptr<QSettings> settings; // null: the user's own
        std::unique_ptr<Dialogs> dialogs;    // null: those that people see
        diagram::Theme theme = diagram::Theme::builtIn(diagram::Scheme::Light);
        RecoveryStore recovery{RecoveryStore::defaultFolder()}; // of models that threats are added to
    };

    explicit FacilitatorWindow(Setup setup);
    ~FacilitatorWindow() override;

    // Reads the workshop, shows its window and leaves it to itself; false where it could not be opened, which
    // was told.
    static bool open(const QString &path, const std::shared_ptr<const model::Vocabulary> &vocabulary);

    Desk &desk() { return m_desk; }
    AnswersFolder &folder() { return m_folder; }
    RoomWork &room() { return m_room; }
    DeskPage &page() const; // the one that is shown
    void showPage(std::size_t number);
    std::size_t pageCount() const { return m_pages.size(); }
    bool isDark() const { return m_view.theme.scheme == diagram::Scheme::Dark; }
    bool showsNames() const { return m_view.showsNames; }
    bool isBlank() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void addPage(DeskPage *page);
    void addPages(RecoveryStore recovery);
    void connectAll();
    void watch(const QString &folder);
    bool pressedForAll(const QKeyEvent &event);
    bool pressedClock(const QKeyEvent &event);
    void setDark(bool dark);
    void restyle();
    void refresh();
    void refreshClock();
    void refreshFoot();
    void tellSaved(const std::optional<Error> &error);

    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Dialogs> m_dialogs;
    Desk m_desk;
    RoomWork m_room;
    AnswersFolder m_folder;
    DeskView m_view;
    QLabel *m_title;
    QLabel *m_round;
    QLabel *m_clock;
    QLabel *m_warning;
    QLabel *m_pageKeys;
    QLabel *m_deskKeys;
    QStackedWidget *m_stack;
    QWidget *m_blank;
    std::vector<DeskPage *> m_pages;
    RoomPage *m_roomPage = nullptr;
    RevealPage *m_reveal = nullptr;
    double m_scale = 0;       // of the type
    bool m_isUnsaved = false; // the last state could not be written
};

} // namespace bulkhead::app

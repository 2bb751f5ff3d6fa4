// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/welcome/bundled_models.h"

#include <QScrollArea>

class QBoxLayout;
class QLabel;

namespace bulkhead::app {

class RecentFiles;
class Session;

// What is there when nothing is open: start anew or from a template, open, import, examples, recent models.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

public:
    WelcomePage(Session &session, RecentFiles &recent, QWidget *parent = nullptr);

signals:
    void newRequested();
    void openRequested();
    void importRequested();
    void bundledRequested(const QString &resource, const QString &name);
    void fileRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addStart(QBoxLayout *column);
    void addRecent(QBoxLayout *column);
    void addBundled(QBoxLayout *column, const QString &title, const std::vector<BundledModel> &models);
    void drawThumbnails();

    Session &m_session;
    RecentFiles &m_recent;
    std::vector<BundledModel> m_examples;
    std::vector<BundledModel> m_templates;
    std::vector<std::pair<QLabel *, const BundledModel *>> m_thumbnails; // still to be drawn
};

} // namespace bulkhead::app

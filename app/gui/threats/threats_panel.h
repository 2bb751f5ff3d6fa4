// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/session_panel.h"
#include "app/gui/threats/threats_model.h"

#include <functional>
#include <QSet>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QToolButton;
class QTreeView;

namespace bulkhead::app {

class FindingView;
class Session;
class TopThreatsList;

// What a menu is about: the threats that were chosen when it opened, whatever an analysis makes of the list.
struct ThreatTarget
{
    QStringList ids;     // of all that were chosen
    std::string subject; // of the one under the pointer; empty when there is none
    std::string rule;    // of a finding
    model::Id manual;    // of a threat that a person added
};

// A list of threats with its filters, and the chosen threat in full beside it. On the page that is about
// everything it stands below the list, and the top threats above.
class ThreatsPanel : public SessionPanel
{
    Q_OBJECT

public:
    enum class Scope { FollowSelection, Everything };

    ThreatsPanel(Session &session, Scope scope, QWidget *parent = nullptr);

    void showThreat(const QString &id);
    void showThreats(const QStringList &ids); // these alone, until the filters are taken away
    void step(int by);                        // to the next or previous threat
    void decideSelected();
    QStringList selectedIds() const; // of findings and manual threats; a heading stands for all below it
    void showOnly(std::optional<model::Stride> category, bool selectionOnly);
    void showAtLeast(model::Rating rating);
    // What a selected element stands for where it is drawn: of a collapsed box all that it holds.
    void setStandsFor(std::function<std::vector<model::Id>(const model::Id &)> standsFor)
    {
        m_standsFor = std::move(standsFor);
    }
    void followWhatStandsFor(); // a box was collapsed or expanded
    void resetFilters();
    void explainCurrent();        // the rule of the finding that is being read
    ThreatTarget current() const; // the one that is being read
    void showOnDiagram(const ThreatTarget &target);
    void remove(const ThreatTarget &target); // a threat that a person added; another is left and told

    QTreeView *view() const { return m_view; }
    const ThreatsModel &threats() const { return *m_model; }
    TopThreatsList *topThreats() const { return m_top; } // null beside the diagram

signals:
    void countChanged(int shown);
    void pointedAt(const std::string &subject); // of the threat that a person chose; empty: of a heading
    void explanationRequested(const std::string &rule, const std::string &subject);
    void menuRequested(QPoint global, const bulkhead::app::ThreatTarget &target);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    QWidget *belowTopThreats(QWidget *lists);
    void buildFilterBar();
    void buildView();
    void expandGroups();
    ThreatFilter chosenFilter() const;
    void refreshFilter();
    void resetOthers();
    void refreshCount();
    void showCurrent();
    void pointAtCurrent();
    void goToSelection();
    void keepCurrent();
    ThreatTarget targetAt(const QModelIndex &index) const;
    QString currentId() const;

    Scope m_scope;
    ThreatsModel *m_model;
    QTreeView *m_view;
    FindingView *m_finding;
    TopThreatsList *m_top = nullptr; // on the page alone
    QSplitter *m_splitter;
    QWidget *m_bar;
    QLineEdit *m_text;
    QComboBox *m_group;
    QComboBox *m_rating;
    QComboBox *m_category;
    QCheckBox *m_confirmed;
    QCheckBox *m_open;
    QCheckBox *m_selectionOnly;
    std::function<std::vector<model::Id>(const model::Id &)> m_standsFor;
    QToolButton *m_chosenOnly; // takes the restriction to m_chosen away
    QLabel *m_count;
    QStringList m_chosen;       // ids that the list is restricted to; empty: it is not
    bool m_filterIsOld = false; // the selection that it is about has changed
    QSet<QString> m_closed;     // groups that the user closed, by key
};

} // namespace bulkhead::app

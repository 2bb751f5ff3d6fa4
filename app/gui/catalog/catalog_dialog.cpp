// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/catalog_dialog.h"

#include "app/document/text.h"
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/catalog/rule_editor.h"
#include "app/gui/catalog/rule_html.h"
#include "app/gui/catalog/rule_text_dialog.h"
#include "app/gui/catalog/threat_order.h"
#include "app/gui/catalog/verdicts_view.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/look/web_link.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"
#include "model/file/atomic_file.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_map>

namespace bulkhead::app {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int catalogRole = Qt::UserRole + 1; // of a rule

} // namespace

CatalogDialog::CatalogDialog(Session &session, CatalogLibrary &library, Dialogs &dialogs, bool modelIsOpen,
                             QWidget *parent)
    : QDialog(parent), m_session(session), m_library(library), m_dialogs(dialogs), m_filter(new QLineEdit),
      m_catalog(new QComboBox), m_tree(new QTreeWidget), m_pages(new QTabWidget), m_page(new QTextBrowser),
      m_verdicts(new VerdictsView(session)), m_switch(new QPushButton),
      m_change(new QPushButton(tr("C&hange rule…"))), m_delete(new QPushButton(tr("&Delete rule…"))),
      m_catalogsMenu(new QMenu(this))
{
    setWindowTitle(tr("Threat catalog"));
    resize(1060, 680);
    m_filter->setPlaceholderText(tr("Find threat or rule"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_tree->setHeaderLabels({tr("Threats and rules"), tr("Here")});
    m_tree->setAccessibleName(tr("Threats and rules"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->setColumnWidth(1, 52);
    m_page->setOpenLinks(false);
    connect(m_page, &QTextBrowser::anchorClicked, this, &openWebLink);
    m_page->document()->setDocumentMargin(12);
    auto *left = new QWidget;
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->addWidget(m_catalog);
    leftLayout->addWidget(m_filter);
    leftLayout->addWidget(m_tree);
    auto *splitter = new QSplitter;
    splitter->addWidget(left);
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_page, tr("What it says"));
    m_page->setAccessibleName(tr("What it says"));
    m_pages->addTab(m_verdicts, tr("Where it fires"));
    m_catalog->setAccessibleName(tr("Catalog"));
    splitter->addWidget(m_pages);
    splitter->setSizes({420, 540});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_switch, QDialogButtonBox::ActionRole);
    m_switch->setVisible(modelIsOpen);
    auto *write = buttons->addButton(tr("&Write a rule…"), QDialogButtonBox::ActionRole);
    buttons->addButton(m_change, QDialogButtonBox::ActionRole);
    buttons->addButton(m_delete, QDialogButtonBox::ActionRole);
    auto *catalogs = buttons->addButton(tr("&Catalogs"), QDialogButtonBox::ActionRole);
    catalogs->setMenu(m_catalogsMenu);
    for (QPushButton *button : {m_switch, write, m_change, m_delete, catalogs})
        button->setAutoDefault(false);
    connect(m_change, &QPushButton::clicked, this, &CatalogDialog::changeRule);
    connect(m_delete, &QPushButton::clicked, this, &CatalogDialog::deleteRule);
    connect(write, &QPushButton::clicked, this, &CatalogDialog::writeRule);
    connect(m_catalogsMenu, &QMenu::aboutToShow, this, &CatalogDialog::fillCatalogsMenu);
    connect(m_catalog, &QComboBox::currentIndexChanged, this, &CatalogDialog::filter);
    connect(&m_session, &Session::catalogsChanged, this, [this] {
        fill();
        refreshSwitches();
    });
    connect(&m_library, &CatalogLibrary::failed, this, [this](const Error &error) {
        m_dialogs.tellProblem(tr("The catalog cannot be used"), errorText(error));
    });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_switch, &QPushButton::clicked, this, &CatalogDialog::toggleCurrent);
    connect(m_filter, &QLineEdit::textChanged, this, &CatalogDialog::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &CatalogDialog::showCurrent);
    connect(&m_session, &Session::assessed, this, [this] {
        refreshSwitches();
        showCurrent();
    });
    fill();
    refreshSwitches();
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

void CatalogDialog::fill()
{
    if (!m_session.catalogs())
        return;
    const catalog::Catalogs &catalogs = *m_session.catalogs();
    const QString chosen = QString::fromStdString(currentId());
    {
        const QSignalBlocker blockers[] = {QSignalBlocker(m_tree), QSignalBlocker(m_catalog)};
        const QVariant shown = m_catalog->currentData();
        m_catalog->clear();
        m_catalog->addItem(tr("All catalogs"), -1);
        for (std::size_t i = 0; i < catalogs.catalogs().size(); ++i) {
            const catalog::CatalogInfo &info = catalogs.catalogs()[i];
            m_catalog->addItem(QStringLiteral("%1 %2").arg(toQString(info.title), toQString(info.version)),
                               static_cast<int>(i));
        }
        m_catalog->setCurrentIndex(std::max(0, m_catalog->findData(shown)));
        m_tree->clear();
    }
    std::vector<QTreeWidgetItem *> threats(catalogs.threats().size());
    for (const std::size_t number : inOrderOfStride(catalogs)) {
        const catalog::Threat &threat = catalogs.threats()[number];
        auto *item = new QTreeWidgetItem(
            m_tree, {QStringLiteral("%1  %2").arg(toQString(threat.id), toQString(threat.title))});
        item->setData(0, idRole, toQString(threat.id));
        item->setToolTip(0, diagram::literalText(strideWord(threat.category)));
        threats[number] = item;
    }
    for (const catalog::Rule &rule : catalogs.rules()) {
        auto *item = new QTreeWidgetItem(
            threats[rule.threat], {QStringLiteral("%1  %2").arg(toQString(rule.id), toQString(rule.title))});
        item->setData(0, idRole, toQString(rule.id));
        item->setData(0, catalogRole, rule.catalog);
        if (toQString(rule.id) == chosen)
            m_tree->setCurrentItem(item);
    }
    filter();
}

// A threat shows when it matches itself or holds a rule that does.
void CatalogDialog::filter()
{
    const QString typed = m_filter->text();
    const int catalog = m_catalog->currentData().toInt();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *threat = m_tree->topLevelItem(i);
        const bool whole = threat->text(0).contains(typed, Qt::CaseInsensitive);
        bool any = whole && catalog < 0;
        for (int j = 0; j < threat->childCount(); ++j) {
            const QTreeWidgetItem *rule = threat->child(j);
            const bool isOfCatalog = catalog < 0 || rule->data(0, catalogRole).toInt() == catalog;
            const bool shown = isOfCatalog && (whole || rule->text(0).contains(typed, Qt::CaseInsensitive));
            threat->child(j)->setHidden(!shown);
            any |= shown;
        }
        threat->setHidden(!any);
        threat->setExpanded((!typed.isEmpty() || catalog > 0) && any);
    }
}

// Off is struck through; the second column counts where a rule fires.
void CatalogDialog::refreshSwitches()
{
    const catalog::Analysis *analysis = m_session.analysis();
    std::unordered_map<std::string_view, int> fires;
    if (analysis) {
        for (const catalog::Finding &finding : analysis->findings())
            ++fires[analysis->rule(finding).id];
    }
    const auto refresh = [&](QTreeWidgetItem *item) {
        const std::string id = toUtf8(item->data(0, idRole).toString());
        const model::CatalogSwitch *off = m_session.model().catalogSwitches().find(id);
        QFont font = m_tree->font();
        font.setStrikeOut(off && !off->enabled);
        item->setFont(0, font);
        const auto count = fires.find(id);
        item->setText(1, count == fires.end() ? QString() : QString::number(count->second));
    };
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        refresh(m_tree->topLevelItem(i));
        for (int j = 0; j < m_tree->topLevelItem(i)->childCount(); ++j)
            refresh(m_tree->topLevelItem(i)->child(j));
    }
}

std::string CatalogDialog::currentId() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? toUtf8(item->data(0, idRole).toString()) : std::string();
}

void CatalogDialog::showCurrent()
{
    const std::string id = currentId();
    m_switch->setEnabled(!id.empty());
    const bool isRule = m_session.catalogs() && m_session.catalogs()->rule(id);
    m_pages->setTabEnabled(1, isRule && m_session.assessment());
    if (isRule && m_session.assessment())
        m_verdicts->show(m_session.assessment()->analysis, id);
    m_ownFile = isRule ? m_library.fileOf(id) : QString();
    for (QPushButton *button : {m_change, m_delete}) {
        button->setEnabled(!m_ownFile.isEmpty());
        button->setToolTip(isRule && m_ownFile.isEmpty()
                               ? tr("Built-in rules are retuned or switched off, not changed.")
                               : diagram::literalText(m_ownFile));
    }
    if (id.empty() || !m_session.catalogs()) {
        m_page->clear();
        return;
    }
    const catalog::Catalogs &catalogs = *m_session.catalogs();
    QString html;
    if (const catalog::Rule *rule = catalogs.rule(id))
        html = ruleHtml(m_session, *rule);
    else if (const catalog::Threat *threat = catalogs.threat(id))
        html = threatHtml(*threat);
    const model::CatalogSwitch *off = m_session.model().catalogSwitches().find(id);
    if (off && !off->enabled)
        html = QStringLiteral("<p><b>%1</b> %2</p>")
                   .arg(tr("Switched off for this model."), toQString(off->reason).toHtmlEscaped()) +
               html;
    m_page->setHtml(html);
    m_switch->setText(off && !off->enabled ? tr("Switch &on") : tr("Switch &off…"));
}

void CatalogDialog::fillCatalogsMenu()
{
    m_catalogsMenu->clear();
    connect(m_catalogsMenu->addAction(tr("&Load a catalog…")), &QAction::triggered, this,
            &CatalogDialog::loadCatalog);
    m_catalogsMenu->addSeparator();
    for (const QString &file : m_library.files())
        connect(m_catalogsMenu->addAction(tr("Remove %1").arg(menuText(file))), &QAction::triggered, this,
                [this, file] { m_library.remove(file); });
    for (const QString &file : m_library.broken())
        m_catalogsMenu->addAction(tr("%1 cannot be used").arg(menuText(file)))->setEnabled(false);
    if (m_library.files().isEmpty())
        m_catalogsMenu->addAction(tr("No catalog of your own is loaded"))->setEnabled(false);
}

void CatalogDialog::loadCatalog()
{
    const auto file = m_dialogs.openFile(tr("Load a catalog"), tr("Threat catalogs (*.json);;All files (*)"));
    if (file)
        m_library.add(*file);
}

void CatalogDialog::writeRule()
{
    if (m_session.catalogs())
        RuleEditor(m_session, m_library, m_dialogs, this).exec();
}

void CatalogDialog::changeRule()
{
    const std::string id = currentId();
    if (!m_session.catalogs() || m_ownFile.isEmpty())
        return;
    const auto text = readFile(toPath(m_ownFile));
    if (!text) {
        m_dialogs.tellProblem(tr("The catalog cannot be read"), errorText(text.error()));
        return;
    }
    auto draft = ruleDraft(*text, toUtf8(m_ownFile), id, m_session.model().vocabulary());
    if (!draft) {
        const catalog::Rule *rule = m_session.catalogs()->rule(id);
        RuleTextDialog({toQString(id), errorText(draft.error()),
                        rule ? toQString(m_session.catalogs()->conditionText(*rule)) : QString(),
                        toQString(ruleText(*text, id).value_or(std::string())), m_ownFile},
                       this)
            .exec();
        return;
    }
    RuleEditor editor(m_session, m_library, m_dialogs, this);
    editor.edit(*draft, m_ownFile);
    editor.exec();
}

// What goes with a rule: its findings in the open model and what was decided on them.
QString CatalogDialog::consequences(const std::string &rule) const
{
    int findings = 0;
    if (const catalog::Analysis *analysis = m_session.analysis()) {
        for (const catalog::Finding &finding : analysis->findings())
            findings += analysis->rule(finding).id == rule ? 1 : 0;
    }
    int decisions = 0;
    for (const model::Decision &decision : m_session.model().decisions())
        decisions += decision.finding.starts_with(rule + '@') ? 1 : 0;
    QString text = findings == 0 ? tr("It fires nowhere in the open model.")
                                 : tr("With it go %n finding(s) of the open model.", nullptr, findings);
    if (decisions > 0)
        text += ' ' + tr("%n decision(s) on what it found will be kept, marked as without a finding.",
                         nullptr, decisions);
    return text;
}

void CatalogDialog::deleteRule()
{
    const std::string id = currentId();
    if (m_ownFile.isEmpty())
        return;
    const QString question =
        tr("%1 is taken out of %2.").arg(toQString(id), m_ownFile) + ' ' + consequences(id);
    if (!m_dialogs.confirmLoss(tr("Delete rule %1").arg(toQString(id)), question, tr("Delete")))
        return;
    if (const auto removed = m_library.removeRule(id); !removed)
        m_dialogs.tellProblem(tr("The rule cannot be deleted"), errorText(removed.error()));
}

void CatalogDialog::toggleCurrent()
{
    const std::string id = currentId();
    auto before = m_session.model().catalogSwitches().shared(id);
    if (before) {
        m_session.document().perform(model::removing(std::move(before)),
                                     tr("Switch %1 on").arg(toQString(id)));
        return;
    }
    const auto reason = m_dialogs.askText(tr("Switch %1 off").arg(toQString(id)),
                                          tr("Why is it switched off for this model?"), {});
    if (!reason || reason->trimmed().isEmpty())
        return;
    m_session.document().perform(model::adding(model::CatalogSwitch{id, false, toUtf8(reason->trimmed())}),
                                 tr("Switch %1 off").arg(toQString(id)));
}

} // namespace bulkhead::app

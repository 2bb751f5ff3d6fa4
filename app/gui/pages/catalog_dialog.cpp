#include "app/gui/pages/catalog_dialog.h"

#include "app/document/text.h"
#include "app/gui/dialogs.h"
#include "app/gui/look/icons.h"
#include "app/gui/session.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <unordered_map>

namespace bulkhead::app {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int namedAtMost = 12;

QString escaped(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

QString section(const QString &title, const QString &html)
{
    return html.isEmpty() ? QString() : QStringLiteral("<h4>%1</h4><p>%2</p>").arg(title, html);
}

QString unknownText(catalog::OnUnknown policy)
{
    switch (policy) {
    case catalog::OnUnknown::Default:
        return CatalogDialog::tr("Where nothing is stated, the platform's default counts.");
    case catalog::OnUnknown::Unverified:
        return CatalogDialog::tr("Where nothing is stated, it is told as something to verify.");
    case catalog::OnUnknown::Silent:
        break;
    }
    return CatalogDialog::tr("Where nothing is stated, it keeps silent.");
}

} // namespace

CatalogDialog::CatalogDialog(Session &session, Dialogs &dialogs, bool modelIsOpen, QWidget *parent)
    : QDialog(parent), m_session(session), m_dialogs(dialogs), m_filter(new QLineEdit),
      m_tree(new QTreeWidget), m_page(new QTextBrowser), m_switch(new QPushButton)
{
    setWindowTitle(tr("Threat catalog"));
    resize(980, 640);
    m_filter->setPlaceholderText(tr("Find threat or rule"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setHeaderLabels({tr("Threats and rules"), tr("Here")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->setColumnWidth(1, 52);
    m_page->setOpenExternalLinks(true);
    m_page->document()->setDocumentMargin(12);
    auto *left = new QWidget;
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->addWidget(m_filter);
    leftLayout->addWidget(m_tree);
    auto *splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_page);
    splitter->setSizes({420, 540});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_switch, QDialogButtonBox::ActionRole);
    m_switch->setVisible(modelIsOpen);
    m_switch->setAutoDefault(false);
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
    std::vector<QTreeWidgetItem *> threats;
    for (const catalog::Threat &threat : catalogs.threats()) {
        auto *item = new QTreeWidgetItem(
            m_tree, {QStringLiteral("%1  %2").arg(toQString(threat.id), toQString(threat.title))});
        item->setData(0, idRole, toQString(threat.id));
        item->setToolTip(0, strideWord(threat.category));
        threats.push_back(item);
    }
    for (const catalog::Rule &rule : catalogs.rules()) {
        auto *item = new QTreeWidgetItem(
            threats[rule.threat], {QStringLiteral("%1  %2").arg(toQString(rule.id), toQString(rule.title))});
        item->setData(0, idRole, toQString(rule.id));
    }
}

void CatalogDialog::filter(const QString &typed)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *threat = m_tree->topLevelItem(i);
        const bool whole = threat->text(0).contains(typed, Qt::CaseInsensitive);
        bool any = whole;
        for (int j = 0; j < threat->childCount(); ++j) {
            const bool shown = whole || threat->child(j)->text(0).contains(typed, Qt::CaseInsensitive);
            threat->child(j)->setHidden(!shown);
            any |= shown;
        }
        threat->setHidden(!any);
        threat->setExpanded(!typed.isEmpty() && any);
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

QString CatalogDialog::firesOn(const catalog::Rule &rule) const
{
    const catalog::Analysis *analysis = m_session.analysis();
    QStringList names;
    int more = 0;
    for (const catalog::Finding &finding :
         analysis ? analysis->findings() : std::span<const catalog::Finding>()) {
        if (&analysis->rule(finding) != analysis->catalogs().rule(rule.id))
            continue;
        if (names.size() < namedAtMost)
            names << m_session.nameOf(analysis->subjectId(finding)).toHtmlEscaped();
        else
            ++more;
    }
    if (names.isEmpty())
        return tr("Nowhere in the open model.");
    return names.join(QStringLiteral(", ")) + (more > 0 ? tr(" and %n more", nullptr, more) : QString());
}

QString CatalogDialog::ruleHtml(const catalog::Rule &rule) const
{
    const catalog::Catalogs &catalogs = *m_session.catalogs();
    QStringList kinds;
    for (const model::Kind kind : rule.kinds)
        kinds << kindWord(kind);
    QStringList mitigations;
    for (const catalog::RuleMitigation &use : rule.mitigations)
        mitigations << escaped(catalogs.mitigations()[use.mitigation].title);
    QStringList references;
    for (const std::string &id : rule.references) {
        const catalog::Reference *reference = catalogs.reference(id);
        references << (reference && !reference->url.empty()
                           ? QStringLiteral("<a href=\"%1\">%2</a>").arg(escaped(reference->url), escaped(id))
                           : escaped(id));
    }
    return QStringLiteral("<h3>%1 %2</h3>").arg(escaped(rule.id), escaped(rule.title)) +
           section(tr("Looks at"), kinds.join(QStringLiteral(", "))) +
           section(tr("Fires when"), escaped(catalogs.conditionText(rule))
                                         .replace('\n', QLatin1String("<br>"))
                                         .replace(QLatin1String("  "), QLatin1String("&nbsp;&nbsp;"))) +
           section(tr("What is unknown"), unknownText(rule.onUnknown)) +
           section(tr("Risk"), tr("Likelihood %1, impact %2. %3")
                                   .arg(rule.likelihood)
                                   .arg(rule.impact)
                                   .arg(escaped(rule.rationale))) +
           section(tr("Mitigations"), mitigations.join(QStringLiteral("<br>"))) +
           section(tr("References"), references.join(QStringLiteral(", "))) +
           section(tr("Fires on"), firesOn(rule));
}

QString CatalogDialog::threatHtml(const catalog::Threat &threat) const
{
    return QStringLiteral("<h3>%1 %2</h3><p>%3</p>")
               .arg(escaped(threat.id), escaped(threat.title), strideWord(threat.category)) +
           section(tr("What it is about"), escaped(threat.reading)) +
           section(tr("Description"), escaped(threat.description)) +
           section(tr("How it is done"), escaped(threat.scenario)) +
           section(tr("Note"), escaped(threat.note));
}

void CatalogDialog::showCurrent()
{
    const std::string id = currentId();
    m_switch->setEnabled(!id.empty());
    if (id.empty() || !m_session.catalogs()) {
        m_page->clear();
        return;
    }
    const catalog::Catalogs &catalogs = *m_session.catalogs();
    QString html;
    if (const catalog::Rule *rule = catalogs.rule(id))
        html = ruleHtml(*rule);
    else if (const catalog::Threat *threat = catalogs.threat(id))
        html = threatHtml(*threat);
    const model::CatalogSwitch *off = m_session.model().catalogSwitches().find(id);
    if (off && !off->enabled)
        html = QStringLiteral("<p><b>%1</b> %2</p>")
                   .arg(tr("Switched off for this model."), escaped(off->reason)) +
               html;
    m_page->setHtml(html);
    m_switch->setText(off && !off->enabled ? tr("Switch &on") : tr("Switch &off…"));
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

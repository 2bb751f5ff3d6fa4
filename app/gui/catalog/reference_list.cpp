// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/reference_list.h"

#include "app/document/text.h"
#include "diagram/literal_text.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace bulkhead::app {

namespace {

// Everything that the loaded catalogs refer to.
QStringList knownReferences(const catalog::Catalogs &catalogs)
{
    std::set<std::string> ids;
    for (const catalog::Rule &rule : catalogs.rules())
        ids.insert(rule.references.begin(), rule.references.end());
    QStringList list;
    for (const std::string &id : ids)
        list << toQString(id);
    return list;
}

} // namespace

ReferenceList::ReferenceList(CatalogsPtr catalogs, QWidget *parent)
    : QWidget(parent), m_catalogs(std::move(catalogs)), m_box(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_box);
    auto *addButton = new QPushButton(tr("Add &reference"));
    addButton->setAutoDefault(false);
    connect(addButton, &QPushButton::clicked, this, [this] {
        add({});
        m_rows.back().title->setFocus();
    });
    layout->addWidget(addButton, 0, Qt::AlignLeft);
}

void ReferenceList::add(const ReferenceDraft &draft)
{
    auto *widget = new QWidget;
    auto *title = new QLineEdit;
    auto *url = new QLineEdit;
    auto *remove = new QToolButton;
    title->setPlaceholderText(tr("title, or a known one such as CWE-250"));
    title->setAccessibleName(tr("Title of the reference"));
    auto *completer = new QCompleter(knownReferences(*m_catalogs), title);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    title->setCompleter(completer);
    url->setPlaceholderText(QStringLiteral("https://…"));
    url->setAccessibleName(tr("Address of the reference"));
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this reference"));
    remove->setAccessibleName(tr("Remove this reference"));
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title, 2);
    layout->addWidget(url, 3);
    layout->addWidget(remove);
    title->setText(toQString(draft.isOwn() ? draft.title : draft.id));
    url->setText(toQString(draft.url));
    m_rows.push_back({widget, title, url, draft});
    m_box->addWidget(widget);
    follow(*title);
    connect(title, &QLineEdit::textChanged, this, [this, title] {
        follow(*title);
        emit changed();
    });
    connect(url, &QLineEdit::textChanged, this, &ReferenceList::changed);
    connect(remove, &QToolButton::clicked, this, [this, widget] {
        std::erase_if(m_rows, [widget](const Row &row) { return row.widget == widget; });
        widget->hide();
        widget->deleteLater();
        emit changed();
    });
}

// The address of one that a catalog holds is not to be typed.
void ReferenceList::follow(const QLineEdit &title) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&](const Row &candidate) { return candidate.title == &title; });
    const catalog::Reference *known =
        row->before.isOwn() ? nullptr : m_catalogs->reference(toUtf8(title.text().trimmed()));
    if (known) {
        row->url->setText(toQString(known->url));
        row->url->setToolTip(diagram::literalText(toQString(known->title)));
    } else if (row->url->isReadOnly()) {
        row->url->clear();
        row->url->setToolTip({});
    }
    row->url->setReadOnly(known);
}

std::vector<ReferenceDraft> ReferenceList::drafts() const
{
    std::vector<ReferenceDraft> drafts;
    for (const Row &row : m_rows) {
        const std::string title = toUtf8(row.title->text().trimmed());
        if (title.empty())
            continue;
        if (row.url->isReadOnly())
            drafts.push_back({title, {}, {}});
        else
            drafts.push_back(
                {row.before.isOwn() ? row.before.id : title, title, toUtf8(row.url->text().trimmed())});
    }
    return drafts;
}

void ReferenceList::set(const std::vector<ReferenceDraft> &drafts)
{
    for (const Row &row : m_rows) {
        row.widget->hide();
        row.widget->deleteLater();
    }
    m_rows.clear();
    for (const ReferenceDraft &draft : drafts)
        add(draft);
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/measures_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

MeasuresPage::MeasuresPage(AnswerBook &book, QWidget *parent)
    : QWidget(parent), m_book(book), m_filter(new QLineEdit), m_measures(new QListWidget),
      m_told(plainLabel())
{
    setObjectName(QStringLiteral("measuresPage"));
    QLabel *question = plainLabel(tr("You can pay for %n measure(s). Which reduce the risk most?", nullptr,
                                     static_cast<int>(ws::fixBudget)));
    QFont large = question->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    question->setFont(large);
    question->setWordWrap(true);
    m_filter->setPlaceholderText(tr("Find"));
    m_filter->setAccessibleName(tr("Find a measure"));
    m_filter->setClearButtonEnabled(true);
    m_measures->setObjectName(QStringLiteral("measures"));
    m_measures->setAccessibleName(tr("Measures"));
    m_measures->setWordWrap(true);
    m_measures->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto &chosen = m_book.sheet().fixes;
    int number = 0;
    for (const auto &[id, title] : m_book.task().numberedMeasures()) {
        auto *item = new QListWidgetItem(
            QStringLiteral("%1. %2").arg(QString::number(++number), toQString(title)), m_measures);
        item->setData(Qt::UserRole, toQString(id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(chosen.begin(), chosen.end(), id) == chosen.end() ? Qt::Unchecked
                                                                                        : Qt::Checked);
    }
    m_measures->setCurrentRow(0);
    m_told->setObjectName(QStringLiteral("measuresTold"));
    m_told->setWordWrap(true);
    auto *page = new QVBoxLayout(this);
    page->setSpacing(8);
    page->addWidget(question);
    page->addWidget(m_filter);
    page->addWidget(m_measures, 1);
    page->addWidget(m_told);
    connect(m_filter, &QLineEdit::textChanged, this, &MeasuresPage::filter);
    connect(m_filter, &QLineEdit::returnPressed, m_measures, [this] { m_measures->setFocus(); });
    connect(m_measures, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) { take(*item); });
    setFocusProxy(m_measures);
    showCount();
}

void MeasuresPage::take(const QListWidgetItem &item)
{
    std::vector<std::string> chosen = m_book.sheet().fixes;
    const std::string id = toUtf8(item.data(Qt::UserRole).toString());
    std::erase(chosen, id);
    if (item.checkState() == Qt::Checked && chosen.size() == ws::fixBudget) {
        const QSignalBlocker quiet(m_measures);
        m_measures->item(m_measures->row(&item))->setCheckState(Qt::Unchecked);
        m_told->setText(tr("Five are chosen: take one away first."));
        return;
    }
    if (item.checkState() == Qt::Checked)
        chosen.push_back(id);
    m_book.setFixes(std::move(chosen));
    showCount();
}

void MeasuresPage::filter()
{
    const QString wanted = m_filter->text().trimmed();
    for (int row = 0; row < m_measures->count(); ++row) {
        const QListWidgetItem &item = *m_measures->item(row);
        m_measures->setRowHidden(row, item.checkState() != Qt::Checked &&
                                          !item.text().contains(wanted, Qt::CaseInsensitive));
    }
}

void MeasuresPage::showCount()
{
    m_told->setText(tr("%1 of %2 chosen")
                        .arg(QString::number(m_book.sheet().fixes.size()), QString::number(ws::fixBudget)));
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/board_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/workshop/words/workshop_words.h"

#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace ws = catalog::workshop;

BoardPage::BoardPage(AnswerBook &book, QWidget *parent)
    : QWidget(parent), m_book(book), m_checksum(plainLabel()), m_told(plainLabel()),
      m_open(new QPushButton(tr("To the first &open cell"))), m_back(new QPushButton(tr("&Continue")))
{
    setObjectName(QStringLiteral("boardPage"));
    m_checksum->setObjectName(QStringLiteral("checksum"));
    m_checksum->setAccessibleName(tr("Checksum"));
    m_checksum->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    constexpr int largeEnoughForTheNextDesk = 44;
    fixed.setPixelSize(largeEnoughForTheNextDesk);
    fixed.setBold(true);
    m_checksum->setFont(fixed);
    m_told->setObjectName(QStringLiteral("boardTold"));
    m_told->setWordWrap(true);
    auto *page = new QVBoxLayout(this);
    page->setSpacing(16);
    page->addStretch(1);
    page->addWidget(m_checksum);
    page->addWidget(m_told);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    page->addLayout(buttons);
    page->addStretch(2);
    connect(m_open, &QPushButton::clicked, this, &BoardPage::openCellsRequested);
    connect(m_back, &QPushButton::clicked, this, &BoardPage::backRequested);
    setFocusProxy(m_back);
}

void BoardPage::submit(bool isOfGroup)
{
    const std::size_t all = m_book.task().scope.size() * ws::allCategories.size();
    const std::size_t open = all - m_book.answered();
    m_open->setVisible(open > 0);
    m_back->setFocus();
    if (isOfGroup)
        m_book.handIn();
    if (const auto saved = m_book.saveNow(); !saved) {
        m_checksum->clear();
        m_told->setText(tr("The answers could not be saved: %1").arg(errorText(saved.error())));
        return;
    }
    m_checksum->setText(digitsInFours(ws::checksumOf(m_book.sheet())));
    QString told = tr("Write this checksum and your name on the board. Your answers are in “%1”.")
                       .arg(QFileInfo(m_book.path()).fileName());
    if (open > 0)
        told += u'\n' + tr("%n cell(s) have no mark yet.", nullptr, static_cast<int>(open));
    told += u'\n' + tr("When you change an answer afterwards, submit again: the checksum changes, too.");
    m_told->setText(told);
}

} // namespace bulkhead::app

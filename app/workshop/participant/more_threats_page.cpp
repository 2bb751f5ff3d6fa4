// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/more_threats_page.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/look/stride_letter.h"
#include "diagram/display_names.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int longestTitle = 500; // characters: 2,000 bytes at most

} // namespace

MoreThreatsPage::MoreThreatsPage(AnswerBook &book, QWidget *parent)
    : QWidget(parent), m_book(book), m_question(plainLabel()), m_element(new QComboBox),
      m_letter(new QComboBox), m_title(new QLineEdit), m_add(new QPushButton(tr("&Add"))),
      m_threats(new QListWidget), m_remove(new QPushButton(tr("&Remove"))), m_told(plainLabel())
{
    setObjectName(QStringLiteral("moreThreatsPage"));
    QFont large = m_question->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_question->setFont(large);
    QLabel *how = plainLabel(tr("A click on the diagram chooses another element. What the facilitator or two "
                                "thirds of the room accept counts."));
    for (QLabel *label : {m_question, how, m_told})
        label->setWordWrap(true);
    m_element->setObjectName(QStringLiteral("threatElement"));
    m_element->setAccessibleName(tr("Element"));
    m_element->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_element->setMinimumContentsLength(12);
    for (const model::Id &id : m_book.task().scope)
        m_element->addItem(diagram::displayName(m_book.task().model, id), toQString(id));
    m_letter->setObjectName(QStringLiteral("threatLetter"));
    m_letter->setAccessibleName(tr("Letter"));
    for (const model::Stride category : ws::allCategories)
        m_letter->addItem(QStringLiteral("%1 %2").arg(letterOf(category), strideWord(category)));
    m_title->setObjectName(QStringLiteral("threatTitle"));
    m_title->setMaxLength(longestTitle);
    m_title->setPlaceholderText(tr("What can happen?"));
    m_title->setAccessibleName(tr("What can happen"));
    m_threats->setObjectName(QStringLiteral("moreThreats"));
    m_threats->setAccessibleName(tr("Your threats"));
    m_threats->setWordWrap(true);
    m_threats->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_threats->installEventFilter(this);
    m_told->setObjectName(QStringLiteral("moreThreatsTold"));

    auto *where = new QHBoxLayout;
    where->addWidget(m_element, 3);
    where->addWidget(m_letter, 2);
    auto *what = new QHBoxLayout;
    what->addWidget(m_title, 1);
    what->addWidget(m_add);
    auto *page = new QVBoxLayout(this);
    page->setSpacing(8);
    page->addWidget(m_question);
    page->addWidget(how);
    page->addLayout(where);
    page->addLayout(what);
    page->addWidget(m_threats, 1);
    page->addWidget(m_told);
    page->addWidget(m_remove, 0, Qt::AlignLeft);
    connect(m_title, &QLineEdit::returnPressed, this, &MoreThreatsPage::add);
    connect(m_title, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_add, &QPushButton::clicked, this, &MoreThreatsPage::add);
    connect(m_remove, &QPushButton::clicked, this, &MoreThreatsPage::removeCurrent);
    connect(m_threats, &QListWidget::currentRowChanged, this,
            [this](int row) { m_remove->setEnabled(row >= 0); });
    m_add->setEnabled(false);
    setFocusProxy(m_title);
    setRound(std::nullopt);
    showThreats();
}

void MoreThreatsPage::setRound(std::optional<ws::RoundKind> round)
{
    m_question->setText(round == ws::RoundKind::Cards
                            ? tr("Which cards apply? Write down the threats that you find with them.")
                        : round == ws::RoundKind::Drift
                            ? tr("What does the second version change? Write down the threats that are new.")
                            : tr("Is there a threat that nobody has asked about?"));
}

void MoreThreatsPage::chooseElement(const model::Id &id)
{
    int place = m_element->findData(toQString(id));
    if (place < 0) {
        m_element->addItem(diagram::displayName(m_book.task().model, id), toQString(id));
        place = m_element->count() - 1;
    }
    m_element->setCurrentIndex(place);
}

void MoreThreatsPage::add()
{
    const QString title = m_title->text().trimmed();
    if (title.isEmpty() || m_element->currentIndex() < 0)
        return;
    ws::ExtraThreat threat{model::Id(toUtf8(m_element->currentData().toString())),
                           ws::allCategories[static_cast<std::size_t>(m_letter->currentIndex())],
                           toUtf8(title)};
    std::vector<ws::ExtraThreat> all = m_book.sheet().extras;
    if (all.size() == ws::mostExtras) {
        m_told->setText(tr("There is no room for more: remove one first."));
        return;
    }
    if (std::find(all.begin(), all.end(), threat) == all.end())
        all.push_back(std::move(threat));
    m_book.setExtras(std::move(all));
    m_title->clear();
    showThreats();
    m_threats->scrollToBottom();
}

void MoreThreatsPage::removeCurrent()
{
    const int row = m_threats->currentRow();
    std::vector<ws::ExtraThreat> all = m_book.sheet().extras;
    if (row < 0 || static_cast<std::size_t>(row) >= all.size())
        return;
    all.erase(all.begin() + row);
    m_book.setExtras(std::move(all));
    showThreats();
}

void MoreThreatsPage::showThreats()
{
    const auto &threats = m_book.sheet().extras;
    m_threats->clear();
    for (const ws::ExtraThreat &threat : threats)
        m_threats->addItem(QStringLiteral("%1 · %2: %3")
                               .arg(diagram::displayName(m_book.task().model, threat.element),
                                    strideWord(threat.category), toQString(threat.title).simplified()));
    m_remove->setEnabled(m_threats->currentRow() >= 0);
    m_told->setText(tr("%n threat(s) of your own", nullptr, static_cast<int>(threats.size())));
}

bool MoreThreatsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_threats || event->type() != QEvent::KeyPress ||
        static_cast<QKeyEvent *>(event)->key() != Qt::Key_Delete)
        return QWidget::eventFilter(watched, event);
    removeCurrent();
    return true;
}

} // namespace bulkhead::app

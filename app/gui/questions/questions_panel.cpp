// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/questions_panel.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/properties/property_rows.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"
#include "model/plans.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace bulkhead::app {

namespace {

enum QuestionListColumn { SubjectColumn, QuestionColumn, SettlesColumn, AnswerColumn, ColumnCount };

// The first questions are the useful ones; answering brings the next into view.
constexpr std::size_t questionsListedAtMost = 60;
constexpr int patience = 200; // ms: until it is looked again whether a list of choices is still open

} // namespace

QuestionsPanel::QuestionsPanel(Session &session, QWidget *parent)
    : SessionPanel(session, parent), m_view(new QTreeWidget), m_note(plainLabel())
{
    m_view->setColumnCount(ColumnCount);
    m_view->setHeaderLabels({tr("Element"), tr("Question"), tr("Settles"), tr("Answer")});
    m_view->setRootIsDecorated(false);
    m_view->setAccessibleName(tr("Questions"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QuestionColumn, QHeaderView::Stretch);
    m_view->setColumnWidth(SubjectColumn, 160);
    m_view->setColumnWidth(SettlesColumn, 90);
    m_view->setColumnWidth(AnswerColumn, 190);
    m_note->setContentsMargins(10, 5, 10, 5);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    connect(m_view, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const auto key = static_cast<std::uint16_t>(item->data(QuestionColumn, Qt::UserRole).toUInt());
        emit propertyRequested(toUtf8(item->data(SubjectColumn, Qt::UserRole).toString()),
                               model::PropertyKey{key});
    });
    connect(&m_session, &Session::assessed, this, &QuestionsPanel::countQuestions);
}

void QuestionsPanel::countQuestions()
{
    emit countChanged(m_session.assessment() ? static_cast<int>(m_session.assessment()->questions.size())
                                             : 0);
}

QuestionsPanel::Key QuestionsPanel::keyOf(const catalog::Question &question)
{
    return {model::Id(question.element), question.property->key.index};
}

QuestionsPanel::Key QuestionsPanel::keyOf(const QTreeWidgetItem &item)
{
    return {toUtf8(item.data(SubjectColumn, Qt::UserRole).toString()),
            static_cast<std::uint16_t>(item.data(QuestionColumn, Qt::UserRole).toUInt())};
}

bool QuestionsPanel::isAnswering() const
{
    const QWidget *popup = QApplication::activePopupWidget();
    return popup && m_view->isAncestorOf(popup->parentWidget());
}

// Rows whose question is asked again stay, with what a person does in them.
void QuestionsPanel::refresh(const AssessmentChange &)
{
    if (isAnswering()) { // its row must not go from under the pointer; the answer brings the next assessment
        QTimer::singleShot(patience, this, &QuestionsPanel::refreshWhenShown);
        return;
    }
    const std::vector<catalog::Question> none;
    const std::vector<catalog::Question> &questions =
        m_session.assessment() ? m_session.assessment()->questions : none;
    const std::span<const catalog::Question> listed(questions.data(),
                                                    std::min(questions.size(), questionsListedAtMost));
    std::set<Key> wanted;
    for (const catalog::Question &question : listed)
        wanted.insert(keyOf(question));
    takeOutRowsBut(wanted);
    std::set<Key> shown;
    for (int row = 0; row < m_view->topLevelItemCount(); ++row)
        shown.insert(keyOf(*m_view->topLevelItem(row)));
    int row = 0;
    for (const catalog::Question &question : listed) {
        const Key key = keyOf(question);
        if (shown.contains(key)) { // the rows before it that are ranked lower now are asked again below
            while (keyOf(*m_view->topLevelItem(row)) != key) {
                shown.erase(keyOf(*m_view->topLevelItem(row)));
                delete m_view->topLevelItem(row);
            }
            fillRow(m_view->topLevelItem(row), question);
        } else {
            insertRow(row, question);
        }
        ++row;
    }
    const auto count = static_cast<int>(questions.size());
    m_note->setText(
        count == 0 ? tr("Nothing is left to ask.")
                   : tr("%n fact(s) would turn what is to verify into what is known; the most useful first.",
                        nullptr, count));
}

void QuestionsPanel::takeOutRowsBut(const std::set<Key> &wanted)
{
    for (int row = m_view->topLevelItemCount(); row-- > 0;) {
        if (!wanted.contains(keyOf(*m_view->topLevelItem(row))))
            delete m_view->topLevelItem(row);
    }
}

void QuestionsPanel::insertRow(int row, const catalog::Question &question)
{
    auto *item = new QTreeWidgetItem;
    item->setData(SubjectColumn, Qt::UserRole, toQString(question.element));
    item->setData(QuestionColumn, Qt::UserRole, static_cast<uint>(question.property->key.index));
    m_view->insertTopLevelItem(row, item);
    fillRow(item, question);
    m_view->setItemWidget(item, AnswerColumn, answers(question));
}

void QuestionsPanel::fillRow(QTreeWidgetItem *item, const catalog::Question &question)
{
    item->setText(SubjectColumn, m_session.nameOf(question.element));
    item->setText(QuestionColumn, toQString(question.property->title));
    item->setToolTip(QuestionColumn, diagram::literalText(toQString(question.property->help)));
    const int most = static_cast<int>(question.maySettle);
    item->setText(SettlesColumn, question.settles == question.maySettle
                                     ? tr("%n finding(s)", nullptr, most)
                                     : tr("up to %n finding(s)", nullptr, most));
    item->setToolTip(
        SettlesColumn,
        diagram::literalText(tr("What an answer settles has scores of %1 on average").arg(question.risk)));
}

QWidget *QuestionsPanel::answers(const catalog::Question &question)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(2, 1, 2, 1);
    row->setSpacing(4);
    const model::Id subject(question.element);
    const model::PropertyKey key = question.property->key;
    const auto addButton = [&](const QString &text, auto handler) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(toQString(question.property->title), text));
        connect(button, &QToolButton::clicked, this, handler);
        row->addWidget(button);
    };
    if (question.property->type == model::PropertyType::Bool) {
        for (const bool value : {true, false})
            addButton(value ? tr("Yes") : tr("No"),
                      [this, subject, key, value] { answer(subject, key, model::Value(value)); });
    } else if (question.property->type == model::PropertyType::Enum) {
        auto *choices = new QComboBox;
        choices->addItem(tr("choose…"));
        for (const std::string &choice : question.property->enumValues)
            choices->addItem(choiceText(choice));
        connect(choices, &QComboBox::activated, this, [this, subject, key](int index) {
            if (index > 0)
                answer(subject, key, model::Value(model::EnumValue{static_cast<std::uint16_t>(index - 1)}));
        });
        row->addWidget(choices);
    } else {
        addButton(tr("Answer…"), [this, subject, key] { emit propertyRequested(subject, key); });
    }
    row->addStretch();
    return box;
}

void QuestionsPanel::answer(const model::Id &subject, model::PropertyKey property, const model::Value &value)
{
    const QString text =
        tr("Answer for %1: %2")
            .arg(m_session.nameOf(subject), toQString(m_session.model().vocabulary().name(property)));
    // The row with the button that was clicked goes away with the change.
    QMetaObject::invokeMethod(
        this,
        [this, subject, property, value, text] {
            m_session.document().perform(
                model::planSetProperty(m_session.model(), {&subject, 1}, property, value), text);
        },
        Qt::QueuedConnection);
}

} // namespace bulkhead::app

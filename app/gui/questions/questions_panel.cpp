// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/questions_panel.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/questions/answer_box.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace bulkhead::app {

namespace {

enum QuestionListColumn { QuestionColumn, SettlesColumn, AnswerColumn, ColumnCount };
enum RowRole { KeyRole = Qt::UserRole, QuestionRole, SubjectRole, FilledRole };

constexpr std::size_t questionsListed = 60; // of one group: answering brings the next into view
constexpr std::size_t subjectsListed = 200; // of one question
constexpr int widestAnswers = 420;          // px
constexpr int patience = 200; // ms: until it is looked again whether a list of choices is still open

const char *const groupKeys[] = {"system", "platform", "waiting"};

QString keyOf(const QTreeWidgetItem &item)
{
    return item.data(QuestionColumn, KeyRole).toString();
}

WrittenAnswers::Place writtenPlaceOf(const QTreeWidgetItem &item)
{
    return {item.data(QuestionColumn, QuestionRole).toString(),
            item.data(QuestionColumn, SubjectRole).toString()};
}

} // namespace

struct QuestionsPanel::Row
{
    QString key; // among those beside it
    QString text;
    QString tip;
    const catalog::Question *question = nullptr; // null: it heads others
    model::Id subject;                           // the only one that it is about; empty: all of the question
    bool hasMore = false;                        // rows below it
    bool isOpen = false;                         // when it comes
    bool isNote = false;
};

QuestionsPanel::QuestionsPanel(Session &session, QWidget *parent)
    : SessionPanel(session, parent), m_order(new QComboBox), m_note(plainLabel()), m_view(new QTreeWidget)
{
    m_order->addItems({tr("By question"), tr("By element")});
    m_order->setAccessibleName(tr("Order of the questions"));
    m_view->setColumnCount(ColumnCount);
    m_view->setHeaderLabels({tr("Question"), tr("Settles"), tr("Answer")});
    m_view->setAccessibleName(tr("Questions"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setWordWrap(true);
    m_view->setIndentation(14);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QuestionColumn, QHeaderView::Stretch);
    m_view->setColumnWidth(SettlesColumn, 110);
    m_view->setColumnWidth(AnswerColumn, 230);
    m_note->setContentsMargins(0, 0, 10, 0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 4, 4);
    head->addWidget(m_note, 1);
    head->addWidget(m_order);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        m_view->clear();
        refreshWhenShown();
    });
    connect(m_view, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem *item) { fillOpened(*item); });
    connect(m_view, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) { goTo(*item); });
    connect(&m_session, &Session::assessed, this, &QuestionsPanel::countQuestions);
    connect(&m_session.document(), &Document::replaced, this, [this] {
        m_written.clear();
        m_view->clear(); // out of sight, rows would be filled anew with what stands in them
    });
}

bool QuestionsPanel::isByElement() const
{
    return m_order->currentIndex() == 1;
}

bool QuestionsPanel::isAnswering() const
{
    const QWidget *popup = QApplication::activePopupWidget();
    return popup && m_view->isAncestorOf(popup->parentWidget());
}

void QuestionsPanel::countQuestions()
{
    const AssessmentPtr &assessment = m_session.assessment();
    emit countChanged(assessment ? static_cast<int>(assessment->questions.asked.size()) : 0);
}

// Rows whose question is asked again stay, with what a person does in them.
void QuestionsPanel::refresh(const AssessmentChange &)
{
    if (isAnswering()) { // its row must not go from under the pointer; the answer brings the next assessment
        QTimer::singleShot(patience, this, &QuestionsPanel::refreshWhenShown);
        return;
    }
    m_shown = m_session.assessment();
    std::set<QString> asked;
    if (m_shown)
        for (const auto *list : {&m_shown->questions.asked, &m_shown->questions.more})
            for (const catalog::Question &question : *list)
                asked.insert(toQString(question.id()));
    m_written.forgetAllBut(asked);
    const std::optional<Cursor> cursor = cursorInRows();
    fill(*m_view->invisibleRootItem(), m_shown ? groups() : std::vector<Row>());
    if (cursor)
        putCursor(*cursor);
    const std::size_t count = m_shown ? m_shown->questions.asked.size() : 0;
    const std::size_t waiting = m_shown ? m_shown->questions.more.size() : 0;
    QString note = count == 0
                       ? tr("Nothing is left to ask.")
                       : tr("%n question(s), the most useful first.", nullptr, static_cast<int>(count));
    if (waiting > 0)
        note += QLatin1Char(' ') + tr("%n more can wait.", nullptr, static_cast<int>(waiting));
    m_note->setText(note);
}

std::vector<QuestionsPanel::Row> QuestionsPanel::groups() const
{
    std::vector<Row> rows;
    const catalog::Questions &questions = m_shown->questions;
    if (isByElement()) {
        for (const catalog::SubjectQuestions &subject : m_shown->questionsBySubject) {
            Row row;
            row.key = toQString(subject.subject);
            row.text = QStringLiteral("%1 (%2)")
                           .arg(m_session.nameOf(subject.subject))
                           .arg(subject.questions.size());
            row.subject = model::Id(subject.subject);
            row.hasMore = true;
            rows.push_back(std::move(row));
        }
        return rows;
    }
    const auto ofPlatform = std::count_if(questions.asked.begin(), questions.asked.end(),
                                          [](const catalog::Question &each) { return each.isOfPlatform; });
    const auto addGroup = [&](int group, std::ptrdiff_t count, const QString &text) {
        if (count == 0)
            return;
        Row row;
        row.key = QLatin1String(groupKeys[group]);
        row.text = text.arg(count);
        row.hasMore = true;
        row.isOpen = group < 2;
        rows.push_back(std::move(row));
    };
    addGroup(0, static_cast<std::ptrdiff_t>(questions.asked.size()) - ofPlatform,
             tr("To those who know the system (%1)"));
    addGroup(1, ofPlatform, tr("To those who keep hosts, control plane and registries (%1)"));
    addGroup(2, static_cast<std::ptrdiff_t>(questions.more.size()), tr("Questions that can wait (%1)"));
    return rows;
}

std::vector<QuestionsPanel::Row> QuestionsPanel::rowsOf(const QTreeWidgetItem &group) const
{
    std::vector<Row> rows;
    const catalog::Questions &questions = m_shown->questions;
    const model::Model &model = m_shown->analysis->model();
    const auto add = [&](const catalog::Question &question, model::IdView subject) {
        Row row;
        row.key = toQString(question.id());
        row.question = &question;
        row.subject = model::Id(subject);
        row.text =
            toQString(subject.empty() ? question.text : catalog::textFor(model, question, {&subject, 1}));
        row.tip = toQString(question.help);
        row.hasMore = subject.empty() && question.subjects.size() > 1;
        rows.push_back(std::move(row));
    };
    const QString key = keyOf(group);
    if (isByElement()) {
        const model::Id subject = toUtf8(key);
        for (const catalog::SubjectQuestions &each : m_shown->questionsBySubject)
            if (each.subject == subject)
                for (const std::size_t place : each.questions)
                    add(questions.at(place), each.subject);
        return rows;
    }
    const bool isWaiting = key == QLatin1String(groupKeys[2]);
    for (const catalog::Question &question : isWaiting ? questions.more : questions.asked)
        if (isWaiting || question.isOfPlatform == (key == QLatin1String(groupKeys[1])))
            add(question, {});
    rows.resize(std::min(rows.size(), questionsListed));
    return rows;
}

std::vector<QuestionsPanel::Row> QuestionsPanel::rowsBelow(const QTreeWidgetItem &item) const
{
    const QString id = item.data(QuestionColumn, QuestionRole).toString();
    if (id.isEmpty())
        return rowsOf(item);
    const catalog::Question *question = questionOf(item);
    std::vector<Row> rows;
    if (!question || !item.data(QuestionColumn, SubjectRole).toString().isEmpty())
        return rows;
    const std::size_t count = std::min(question->subjects.size(), subjectsListed);
    for (std::size_t i = 0; i < count; ++i) {
        Row row;
        row.key = toQString(question->subjects[i]);
        row.question = question;
        row.subject = model::Id(question->subjects[i]);
        row.text = m_session.nameOf(question->subjects[i]);
        row.tip = row.key;
        rows.push_back(std::move(row));
    }
    if (count < question->subjects.size()) {
        Row row;
        row.text = tr("and %n more, which are answered with all", nullptr,
                      static_cast<int>(question->subjects.size() - count));
        row.isNote = true;
        rows.push_back(std::move(row));
    }
    return rows;
}

void QuestionsPanel::fill(QTreeWidgetItem &parent, const std::vector<Row> &rows)
{
    std::set<QString> wanted;
    for (const Row &row : rows)
        wanted.insert(row.key);
    std::set<QString> there;
    for (int i = parent.childCount(); i-- > 0;) {
        const QString key = keyOf(*parent.child(i));
        if (wanted.contains(key))
            there.insert(key);
        else
            delete parent.child(i);
    }
    int place = 0;
    std::set<QString> open;
    for (const Row &row : rows) {
        if (there.contains(row.key)) {
            // The rows before it that are ranked lower now come again below, as open as they were.
            while (keyOf(*parent.child(place)) != row.key) {
                there.erase(keyOf(*parent.child(place)));
                if (parent.child(place)->isExpanded())
                    open.insert(keyOf(*parent.child(place)));
                delete parent.child(place);
            }
            show(*parent.child(place), row);
        } else {
            auto *item = new QTreeWidgetItem;
            parent.insertChild(place, item);
            show(*item, row);
            if (row.question)
                addAnswers(*item, *row.question, row.text,
                           row.subject.empty() && row.question->subjects.size() > 1);
            item->setExpanded(row.isOpen || open.contains(row.key));
        }
        ++place;
    }
}

void QuestionsPanel::show(QTreeWidgetItem &item, const Row &row)
{
    item.setData(QuestionColumn, KeyRole, row.key);
    item.setData(QuestionColumn, QuestionRole, row.question ? toQString(row.question->id()) : QString());
    item.setData(QuestionColumn, SubjectRole, toQString(row.subject));
    item.setText(QuestionColumn, row.text);
    item.setToolTip(QuestionColumn, diagram::literalText(row.tip));
    item.setChildIndicatorPolicy(row.hasMore ? QTreeWidgetItem::ShowIndicator
                                             : QTreeWidgetItem::DontShowIndicator);
    if (row.isNote)
        item.setFlags(Qt::ItemIsEnabled);
    if (row.question && row.subject.empty()) {
        const int most = static_cast<int>(row.question->maySettle);
        item.setText(SettlesColumn, row.question->settles == row.question->maySettle
                                        ? tr("%n finding(s)", nullptr, most)
                                        : tr("up to %n finding(s)", nullptr, most));
        item.setToolTip(
            SettlesColumn,
            diagram::literalText(
                tr("What an answer settles has scores of %1 on average").arg(row.question->risk)));
    }
    if (!row.question && !row.isNote) {
        QFont font = m_view->font();
        font.setBold(true);
        item.setFont(QuestionColumn, font);
        item.setFirstColumnSpanned(true);
    }
    if (item.data(QuestionColumn, FilledRole).toBool()) {
        if (item.isExpanded())
            fill(item, rowsBelow(item));
        else
            item.setData(QuestionColumn, FilledRole, false); // it is filled anew when it is opened
    }
}

void QuestionsPanel::fillOpened(QTreeWidgetItem &item)
{
    if (!m_shown || item.data(QuestionColumn, FilledRole).toBool())
        return;
    item.setData(QuestionColumn, FilledRole, true);
    fill(item, rowsBelow(item));
}

void QuestionsPanel::goTo(const QTreeWidgetItem &item)
{
    const catalog::Question *question = questionOf(item);
    const std::vector<model::Id> subjects = subjectsOf(item);
    if (question && subjects.size() == 1)
        emit propertyRequested(subjects.front(), question->property->key);
}

void QuestionsPanel::addAnswers(QTreeWidgetItem &item, const catalog::Question &question,
                                const QString &about, bool isSeveral)
{
    const catalog::AnswerForm form = question.form();
    auto *box =
        new AnswerBox(form, isSeveral, about, toQString(form.expectation(m_shown->analysis->model())));
    m_view->setItemWidget(&item, AnswerColumn, box);
    const int needed = std::min(box->minimumSizeHint().width(), widestAnswers);
    m_view->setColumnWidth(AnswerColumn, std::max(m_view->columnWidth(AnswerColumn), needed));
    if (box->line())
        m_written.keep(*box->line(), writtenPlaceOf(item));
    // The box goes with its row, and both may be gone when the answer is worked in.
    const auto take = [this, row = &item](const catalog::AnswerValues &values) {
        const std::vector<model::Id> subjects = subjectsOf(*row);
        QMetaObject::invokeMethod(
            this, [this, subjects, values] { answer(subjects, values); }, Qt::QueuedConnection);
    };
    connect(box, &AnswerBox::chosen, this, take);
    connect(box, &AnswerBox::written, this, [this, form, about, take, row = &item](const QString &text) {
        const model::Model &model = m_session.model();
        if (const auto values = form.valuesOfText(model, toUtf8(text))) {
            m_written.forget(writtenPlaceOf(*row));
            take(*values);
        } else {
            emit m_session.problemOccurred(tr("Not an answer"),
                                           tr("“%1” does not answer “%2”. Expected is %3.")
                                               .arg(text, about, toQString(form.expectation(model))));
        }
    });
}

std::optional<QuestionsPanel::Cursor> QuestionsPanel::cursorInRows() const
{
    for (QTreeWidgetItemIterator at(m_view); *at; ++at)
        if (const QLineEdit *line = lineIn(**at); line && line->hasFocus())
            return Cursor{writtenPlaceOf(**at), line->cursorPosition()};
    return std::nullopt;
}

void QuestionsPanel::putCursor(const Cursor &cursor)
{
    for (QTreeWidgetItemIterator at(m_view); *at; ++at)
        if (QLineEdit *line = lineIn(**at);
            line && writtenPlaceOf(**at) == cursor.place && !line->hasFocus()) {
            line->setFocus();
            line->setCursorPosition(cursor.position);
        }
}

QLineEdit *QuestionsPanel::lineIn(QTreeWidgetItem &item) const
{
    const auto *box = qobject_cast<AnswerBox *>(m_view->itemWidget(&item, AnswerColumn));
    return box ? box->line() : nullptr;
}

const catalog::Question *QuestionsPanel::questionOf(const QTreeWidgetItem &item) const
{
    const std::string id = toUtf8(item.data(QuestionColumn, QuestionRole).toString());
    if (!m_shown || id.empty())
        return nullptr;
    for (const auto *list : {&m_shown->questions.asked, &m_shown->questions.more})
        for (const catalog::Question &question : *list)
            if (question.id() == id)
                return &question;
    return nullptr;
}

std::vector<model::Id> QuestionsPanel::subjectsOf(const QTreeWidgetItem &item) const
{
    const QString subject = item.data(QuestionColumn, SubjectRole).toString();
    if (!subject.isEmpty())
        return {toUtf8(subject)};
    const catalog::Question *question = questionOf(item);
    if (!question)
        return {};
    return {question->subjects.begin(), question->subjects.end()};
}

void QuestionsPanel::answer(const std::vector<model::Id> &subjects, const catalog::AnswerValues &values)
{
    if (values.empty())
        return;
    const model::Model &model = m_session.model();
    const model::PropertyKey key = values.front().first;
    const model::Element *element = model.element(subjects.front());
    const model::PropertyDef *def =
        model.vocabulary().find(element ? element->kind : model::Kind::DataFlow, key);
    const QString property = toQString(def ? def->title : model.vocabulary().name(key));
    const QString text = subjects.size() == 1
                             ? tr("Answer for %1: %2").arg(m_session.nameOf(subjects.front()), property)
                             : tr("Answer for %1: %2").arg(displayNames(model, subjects), property);
    m_session.document().perform(catalog::planAnswer(model, subjects, values), text);
}

} // namespace bulkhead::app

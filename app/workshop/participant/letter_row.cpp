// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/letter_row.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/look/quiet_wheel.h"
#include "app/gui/look/stride_letter.h"
#include "diagram/literal_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <array>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

// What each letter asks, in plain words.
QString questionOfLetter(model::Stride category)
{
    const std::array questions = {
        LetterRow::tr("Can somebody pretend to be this element, or to be one who may use it?"),
        LetterRow::tr("Can somebody change its data, its code or its configuration?"),
        LetterRow::tr("Can somebody do something here and deny it, since nothing records it?"),
        LetterRow::tr("Can somebody read what is not meant for them?"),
        LetterRow::tr("Can somebody stop it, or use up what it needs?"),
        LetterRow::tr("Can somebody do more here, or from here, than they may?")};
    return questions[static_cast<std::size_t>(category)];
}

constexpr int longestAnswer = 500; // characters: 2,000 bytes at most

} // namespace

LetterRow::LetterRow(model::Stride category, ws::Level level, QWidget *parent)
    : QFrame(parent), m_category(category), m_offersMeasures(level != ws::Level::Expert),
      m_mark(new MarkSwitch), m_why(new QLineEdit), m_grade(new QComboBox), m_fix(new QComboBox),
      m_others(plainLabel())
{
    setObjectName(toQString(model::enumName(category)));
    makeFields();
    connectFields();
    QLabel *letter = plainLabel(letterOf(category));
    QLabel *title = plainLabel(what());
    for (QLabel *label : {letter, title}) {
        QFont bold = label->font();
        bold.setBold(true);
        if (label == letter)
            bold.setPointSizeF(bold.pointSizeF() * 1.4);
        label->setFont(bold);
    }
    letter->setAlignment(Qt::AlignCenter);
    letter->setFixedWidth(letter->fontMetrics().horizontalAdvance(u'M') + 6);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(4, 4, 4, 5);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    grid->addWidget(letter, 0, 0, 3, 1, Qt::AlignTop);
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_mark);
    grid->addLayout(head, 0, 1);
    if (level == ws::Level::Guided) {
        QLabel *question = plainLabel(questionOfLetter(category));
        question->setWordWrap(true);
        grid->addWidget(question, 1, 1);
    }
    auto *rest = new QHBoxLayout;
    rest->setSpacing(6);
    rest->addWidget(m_why, 5);
    rest->addWidget(m_grade);
    rest->addWidget(m_fix, 4);
    grid->addLayout(rest, 2, 1);
    m_others->setObjectName(QStringLiteral("others"));
    m_others->setWordWrap(true);
    m_others->hide();
    grid->addWidget(m_others, 3, 1);
    showRest();
}

void LetterRow::makeFields()
{
    m_mark->setTitle(what());
    m_mark->setFixedWidth(m_mark->sizeHint().width());
    m_why->setMaxLength(longestAnswer);
    m_why->setAccessibleName(tr("%1: why").arg(what()));
    m_grade->addItem(tr("Grade"), static_cast<int>(model::Rating::None));
    for (const model::Rating rating : {model::Rating::Low, model::Rating::Medium, model::Rating::High})
        m_grade->addItem(ratingWord(rating), static_cast<int>(rating));
    m_grade->setAccessibleName(tr("%1: grade").arg(what()));
    m_fix->setEditable(true);
    m_fix->setInsertPolicy(QComboBox::NoInsert);
    m_fix->setCompleter(nullptr);
    m_fix->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fix->setMinimumContentsLength(8);
    m_fix->lineEdit()->setMaxLength(longestAnswer);
    m_fix->setAccessibleName(tr("%1: what to do").arg(what()));
    m_fix->lineEdit()->setPlaceholderText(tr("What would you do?"));
    QuietWheel::keepFrom({m_grade, m_fix});
}

void LetterRow::connectFields()
{
    for (QWidget *field :
         {static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_grade), static_cast<QWidget *>(m_fix)})
        field->installEventFilter(this);
    connect(m_mark, &MarkSwitch::chosen, this, [this] {
        showRest();
        emit edited();
    });
    connect(m_mark, &MarkSwitch::moveRequested, this, &LetterRow::moveRequested);
    connect(m_mark, &MarkSwitch::entered, this, [this] {
        if (m_why->isEnabled())
            m_why->setFocus(Qt::TabFocusReason);
    });
    connect(m_why, &QLineEdit::textEdited, this, &LetterRow::edited);
    connect(m_grade, &QComboBox::currentIndexChanged, this, &LetterRow::edited);
    connect(m_fix, &QComboBox::editTextChanged, this, [this](const QString &text) {
        m_fix->setToolTip(diagram::literalText(text));
        emit edited();
    });
    connect(m_fix, &QComboBox::currentIndexChanged, this, [this] { m_fix->lineEdit()->home(false); });
}

QString LetterRow::what() const
{
    return strideWord(m_category);
}

void LetterRow::show(const ws::Task &task, const ws::StrideCell &cell,
                     const std::optional<ws::CellAnswer> &answer)
{
    const QSignalBlocker quietGrade(m_grade);
    const QSignalBlocker quietFix(m_fix);
    m_fix->clear();
    if (const auto options = task.options.find(cell); m_offersMeasures && options != task.options.end()) {
        for (const std::string &id : options->second)
            m_fix->addItem(toQString(task.measures.at(id)), toQString(id));
        m_fix->view()->setMinimumWidth(m_fix->view()->sizeHintForColumn(0) + 24);
    }
    m_fix->setCurrentIndex(-1);
    m_fix->clearEditText();
    m_fix->setToolTip({});
    m_why->clear();
    m_grade->setCurrentIndex(0);
    m_mark->setMark(answer ? std::optional(answer->mark) : std::nullopt);
    if (answer) {
        m_why->setText(toQString(answer->why));
        if (m_grade->findData(static_cast<int>(answer->rating)) <
            0) // a grade that files have and we do not offer
            m_grade->addItem(ratingWord(answer->rating), static_cast<int>(answer->rating));
        m_grade->setCurrentIndex(m_grade->findData(static_cast<int>(answer->rating)));
        const auto measure = task.measures.find(answer->fix);
        m_fix->setEditText(toQString(measure == task.measures.end() ? answer->fix : measure->second));
        m_fix->lineEdit()->home(false);
        m_fix->setToolTip(diagram::literalText(m_fix->currentText()));
    }
    showRest();
}

void LetterRow::showOthers(const QString &marks)
{
    m_others->setText(marks);
    m_others->setVisible(!marks.isEmpty());
}

std::optional<ws::CellAnswer> LetterRow::answer() const
{
    if (!m_mark->mark())
        return std::nullopt;
    ws::CellAnswer answer;
    answer.mark = *m_mark->mark();
    answer.why = toUtf8(m_why->text().trimmed());
    if (answer.mark != ws::Mark::Threat)
        return answer;
    answer.rating = static_cast<model::Rating>(m_grade->currentData().toInt());
    const QString fix = m_fix->currentText().trimmed();
    const int option = m_fix->findText(fix, Qt::MatchExactly | Qt::MatchCaseSensitive);
    answer.fix = toUtf8(option < 0 ? fix : m_fix->itemData(option).toString());
    return answer;
}

// What may be said depends on the mark.
void LetterRow::showRest()
{
    const auto &mark = m_mark->mark();
    const bool isThreat = mark == ws::Mark::Threat;
    m_why->setEnabled(mark.has_value());
    m_grade->setEnabled(isThreat);
    m_fix->setEnabled(isThreat);
    m_why->setPlaceholderText(!mark                        ? tr("Mark first")
                              : isThreat                   ? tr("Why? What makes it possible?")
                              : *mark == ws::Mark::Unknown ? tr("What would you ask?")
                                                           : tr("Why not?"));
}

// Enter goes on to the next letter; up and down leave the line that has no use for them.
bool LetterRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || (watched == m_why && key == Qt::Key_Down))
        emit moveRequested(1);
    else if (watched == m_why && key == Qt::Key_Up)
        m_mark->setFocus(Qt::BacktabFocusReason);
    else
        return QFrame::eventFilter(watched, event);
    return true;
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/prepare/prepare_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/window/widget_dialogs.h"
#include "app/papers/workshop_folder.h"
#include "app/workshop/prepare/override_box.h"
#include "app/workshop/prepare/rounds_box.h"
#include "app/workshop/prepare/scope_model.h"
#include "catalog/workshop/workshop_files.h"
#include "catalog/workshop/workshop_minutes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardPaths>
#include <QTableView>

#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

// Beside the model, or among the user's documents where it is in no file yet.
QString usualFolder(const Teaching::OpenModel &open, const std::string &name)
{
    const QString beside = open.path.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                               : QFileInfo(open.path).absolutePath();
    return QDir::toNativeSeparators(beside + u'/' + toQString(name) + QStringLiteral("-workshop"));
}

} // namespace

PrepareDialog::PrepareDialog(const Teaching::OpenModel &open, Setup setup, QWidget *parent)
    : QDialog(parent),
      m_dialogs(setup.dialogs ? std::move(setup.dialogs) : std::make_unique<WidgetDialogs>(this)),
      m_of{open.model, open.catalogs, setup.asOf}, m_name(workshopFileName(toUtf8(open.name))),
      m_scope(new ScopeModel(open.model, this)), m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView), m_override(new OverrideBox(*m_scope)),
      m_suggest(new QPushButton(tr("&Suggest"))), m_sheet(new QComboBox), m_level(new QComboBox),
      m_pseudonyms(new QCheckBox(tr("Results show &pseudonyms instead of names"))), m_rounds(new RoundsBox),
      m_folder(new QLineEdit(usualFolder(open, m_name))), m_summary(plainLabel()), m_told(plainLabel()),
      m_progress(new QProgressBar), m_write(new QPushButton(tr("&Write the folder"))),
      m_found(askableScope, [this](const Result<AskableScope> &found) { takeFound(found); }),
      m_writer(prepareFolder, [this](const Result<PreparedFolder> &written) { takeWritten(written); })
{
    setWindowTitle(tr("New workshop: %1").arg(open.name));
    auto *columns = new QHBoxLayout;
    columns->addWidget(makeScope(), 3);
    columns->addWidget(makeChoices(), 2);
    auto *page = new QVBoxLayout(this);
    page->addLayout(columns, 1);
    page->addLayout(makeFoot());
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in a line of text gives no command
    resize(980, 640);
    connect(m_scope, &ScopeModel::scopeChanged, this, &PrepareDialog::showSummary);
    connect(m_rounds, &RoundsBox::changed, this, &PrepareDialog::showSummary);
    connect(m_folder, &QLineEdit::textChanged, this, &PrepareDialog::showSummary);
    m_told->setText(tr("Looking for threats …"));
    m_found.request(m_of);
    showSummary();
}

PrepareDialog::~PrepareDialog() = default;

QWidget *PrepareDialog::makeScope()
{
    auto *box = new QGroupBox(tr("Scope"));
    m_sorted->setSourceModel(m_scope);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_sorted);
    m_table->setObjectName(QStringLiteral("scopeTable"));
    m_table->setAccessibleName(tr("Elements and their cells"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(ScopeModel::Element, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(ScopeModel::Kind, 110);
    for (int letter = ScopeModel::FirstLetter; letter < ScopeModel::Columns; ++letter)
        m_table->horizontalHeader()->resizeSection(letter, 34);
    auto *find = new QLineEdit;
    find->setPlaceholderText(tr("Find"));
    find->setAccessibleName(tr("Find an element"));
    find->setClearButtonEnabled(true);
    QLabel *legend = plainLabel(tr("● threat   ? to verify   – no threat   + bonus   * overruled"));
    auto *head = new QHBoxLayout;
    head->addWidget(find, 1);
    head->addWidget(m_suggest);
    auto *column = new QVBoxLayout(box);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(legend);
    column->addWidget(m_override);
    connect(find, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_suggest, &QPushButton::clicked, this, &PrepareDialog::suggest);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const ws::StrideCell *cell = m_scope->cellAt(m_sorted->mapToSource(current));
                m_override->show(cell ? std::optional(*cell) : std::nullopt);
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.column() >= ScopeModel::FirstLetter)
            m_override->setFocus();
    });
    return box;
}

QWidget *PrepareDialog::makeChoices()
{
    auto *box = new QGroupBox(tr("Workshop"));
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_sheet->addItem(tr("Containers: what the engine finds"), static_cast<int>(ws::SheetKind::Containers));
    m_sheet->addItem(tr("Generic: STRIDE per element"), static_cast<int>(ws::SheetKind::Generic));
    m_sheet->addItem(tr("Generic: STRIDE per interaction"), static_cast<int>(ws::SheetKind::Interaction));
    m_level->setObjectName(QStringLiteral("level"));
    m_level->addItem(tr("Guided: a question for each letter"), static_cast<int>(ws::Level::Guided));
    m_level->addItem(tr("Plain: the letters"), static_cast<int>(ws::Level::Plain));
    m_level->addItem(tr("Expert: free text, properties hidden"), static_cast<int>(ws::Level::Expert));
    m_level->setCurrentIndex(1);
    m_folder->setObjectName(QStringLiteral("workshopFolder"));
    auto *choose = new QPushButton(tr("&Choose…"));
    auto *folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(choose);
    auto *form = new QFormLayout(box);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("S&heet"), m_sheet);
    form->addRow(tr("&Level"), m_level);
    form->addRow(m_pseudonyms);
    form->addRow(tr("Rounds"), m_rounds);
    QLabel *folderTitle = plainLabel(tr("&Folder"));
    folderTitle->setBuddy(m_folder);
    form->addRow(folderTitle, folder);
    connect(choose, &QPushButton::clicked, this, &PrepareDialog::chooseFolder);
    connect(m_sheet, &QComboBox::currentIndexChanged, this, &PrepareDialog::changeSheet);
    return box;
}

QLayout *PrepareDialog::makeFoot()
{
    m_summary->setObjectName(QStringLiteral("summary"));
    QFont bold = m_summary->font();
    bold.setBold(true);
    m_summary->setFont(bold);
    m_told->setObjectName(QStringLiteral("prepareTold"));
    m_told->setWordWrap(true);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setRange(0, 100);
    m_progress->hide();
    m_write->setObjectName(QStringLiteral("writeFolder"));
    auto *close = new QPushButton(tr("Close"));
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_summary);
    texts->addWidget(m_told);
    auto *foot = new QHBoxLayout;
    foot->addLayout(texts, 1);
    foot->addWidget(m_progress);
    foot->addWidget(m_write);
    foot->addWidget(close);
    connect(m_write, &QPushButton::clicked, this, &PrepareDialog::write);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_writer, &BackgroundWork::progressed, this, [this](const QString &what, double fraction) {
        m_progress->setRange(0, fraction < 0 ? 0 : 100);
        m_progress->setValue(static_cast<int>(fraction * 100));
        m_told->setText(fraction < 0 ? tr("Analysing …") : tr("Writing %1 …").arg(what));
    });
    return foot;
}

// Another sheet asks about other elements, and has rounds of its own.
void PrepareDialog::changeSheet()
{
    m_of.sheet = static_cast<ws::SheetKind>(m_sheet->currentData().toInt());
    m_rounds->setSheet(m_of.sheet);
    m_suggested.clear();
    m_scope->setKey({});
    suggest();
    m_found.request(m_of);
    showSummary();
    m_told->setText(tr("Looking for threats …"));
}

void PrepareDialog::takeFound(const Result<AskableScope> &found)
{
    if (!found) {
        m_told->setText(errorText(found.error()));
        return;
    }
    m_told->clear();
    m_scope->setKey(found->key);
    m_suggested = found->suggested;
    suggest();
}

void PrepareDialog::suggest()
{
    m_scope->setScope(m_suggested);
    m_override->show(std::nullopt);
    m_table->clearSelection();
}

QString PrepareDialog::whyNot() const
{
    if (m_found.isBusy() || m_writer.isBusy())
        return m_told->text();
    const std::size_t elements = m_scope->scope().size();
    if (elements == 0)
        return tr("Select the elements to ask about.");
    if (elements > ws::mostScope)
        return tr("Choose at most %1 elements.").arg(ws::mostScope);
    if (m_rounds->rounds().empty())
        return tr("Choose a round.");
    if (m_folder->text().trimmed().isEmpty())
        return tr("Choose a folder.");
    for (const auto &[cell, said] : m_scope->overrides())
        if (said.reason.empty())
            return tr("Overruling the engine needs a reason.");
    return {};
}

void PrepareDialog::showSummary()
{
    const ws::KeyCount count = m_scope->count();
    m_summary->setText(tr("%1 cells, %2 true, about %3 minutes; with all that is around it: %4 minutes")
                           .arg(QString::number(count.cells), QString::number(count.threats),
                                QString::number(count.minutes),
                                QString::number(ws::plannedMinutes(m_rounds->rounds()))));
    const QString why = whyNot();
    m_write->setEnabled(why.isEmpty());
    m_told->setText(why);
}

void PrepareDialog::chooseFolder()
{
    if (const auto folder = m_dialogs->openFolder(tr("Folder of the workshop")))
        m_folder->setText(QDir::toNativeSeparators(*folder));
}

ws::WorkshopChoice PrepareDialog::choice() const
{
    ws::WorkshopChoice choice;
    choice.scope = m_scope->scope();
    choice.rounds = m_rounds->rounds();
    choice.level = static_cast<ws::Level>(m_level->currentData().toInt());
    choice.usesPseudonyms = m_pseudonyms->isChecked();
    choice.sheet = m_of.sheet;
    return choice;
}

void PrepareDialog::write()
{
    const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    QStringList papers; // of another workshop, maybe
    for (const std::string &name : workshopFileNames(m_name))
        if (QFileInfo::exists(folder + u'/' + toQString(name)))
            papers << toQString(name);
    const QString file = toQString(m_name) + toQString(ws::workshopSuffix);
    const bool isWorkshopThere = papers.removeOne(file);
    if ((isWorkshopThere || !papers.isEmpty()) &&
        !m_dialogs->confirmLoss(
            isWorkshopThere ? tr("The folder already has a workshop")
                            : tr("The folder already has such files"),
            isWorkshopThere ? tr("“%1” is there already. Writing the folder replaces it, with what was "
                                 "overruled in it; a workshop that has answers is kept.")
                                  .arg(file)
                            : tr("These files are there already: %1. Writing the folder replaces them.")
                                  .arg(papers.join(QStringLiteral(", "))),
            tr("Replace")))
        return;
    m_writer.request({m_of, choice(), m_scope->overrides(), toPath(folder), m_name});
    m_progress->setValue(0);
    m_progress->show();
    m_write->setEnabled(false);
}

void PrepareDialog::takeWritten(const Result<PreparedFolder> &written)
{
    m_progress->hide();
    showSummary();
    if (!written) {
        m_told->setText(tr("The folder could not be written: %1").arg(errorText(written.error())));
        return;
    }
    QStringList files;
    for (const std::string &file : written->files)
        files << toQString(file);
    m_told->setText(
        tr("Written to %1: %2.").arg(m_folder->text().trimmed(), files.join(QStringLiteral(", "))) + u'\n' +
        tr("Give the task and the handout to the participants; keep the other files to yourself."));
}

void prepareWorkshop(const Teaching::OpenModel &open, QWidget *parent)
{
    PrepareDialog::Setup setup;
    setup.asOf = toDate(QDate::currentDate());
    auto *dialog = new PrepareDialog(open, std::move(setup), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace bulkhead::app

#include "app/gui/catalog/rule_editor.h"

#include "app/document/text.h"
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/catalog/condition_row.h"
#include "app/gui/catalog/threat_order.h"
#include "app/gui/catalog/verdicts_view.h"
#include "app/gui/dialogs.h"
#include "app/gui/look/icons.h"
#include "app/gui/session.h"
#include "app/workspace/knowledge.h"
#include "model/atomic_file.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr int typingPause = 250; // ms

struct Considered
{
    std::shared_ptr<const catalog::Analysis> analysis;
    QString words;
};

// The model as the catalogs with the drafted rule see it.
Result<Considered> considered(const model::Model &model, const std::vector<std::string> &others,
                              const RuleDraft &draft)
{
    auto text = catalogWithRule({}, {}, {"draft", "Draft"}, draft, model.vocabulary());
    if (!text)
        return std::move(text.error());
    auto catalogs = checkCatalog(model.sharedVocabulary(), others, {"rule", std::move(*text)});
    if (!catalogs)
        return std::move(catalogs.error());
    catalog::Options options;
    options.asOf = toDate(QDate::currentDate());
    const catalog::Rule *rule = (*catalogs)->rule(draft.id);
    Considered result;
    result.words = toQString((*catalogs)->conditionText(*rule));
    result.analysis = std::make_shared<const catalog::Analysis>(catalog::analyze(model, *catalogs, options));
    return result;
}

QSpinBox *gradeBox()
{
    auto *box = new QSpinBox;
    box->setRange(1, 5);
    box->setValue(3);
    return box;
}

} // namespace

RuleEditor::RuleEditor(Session &session, CatalogLibrary &library, Dialogs &dialogs, QWidget *parent)
    : QDialog(parent), m_session(session), m_library(library), m_dialogs(dialogs), m_id(new QLineEdit),
      m_threat(new QComboBox), m_title(new QLineEdit), m_kind(new QComboBox), m_all(new QComboBox),
      m_conditionBox(new QVBoxLayout), m_message(new QPlainTextEdit), m_likelihood(gradeBox()),
      m_impact(gradeBox()), m_rating(new QLabel), m_rationale(new QLineEdit), m_unknown(new QComboBox),
      m_mitigationFilter(new QLineEdit), m_mitigations(new QListWidget), m_target(new QComboBox),
      m_problem(new QLabel), m_words(new QLabel), m_verdicts(new VerdictsView(session)),
      m_save(new QPushButton(tr("&Save rule")))
{
    setWindowTitle(tr("Write a rule"));
    resize(1220, 700);
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    connect(&m_soon, &QTimer::timeout, this, &RuleEditor::consider);
    auto *splitter = new QSplitter;
    splitter->addWidget(buildForm());
    splitter->addWidget(buildPreview());
    splitter->setSizes({720, 480});
    splitter->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    m_problem->setWordWrap(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &RuleEditor::save);
    addCondition();
    m_title->setFocus();
    consider();
}

RuleEditor::~RuleEditor()
{
    m_pool.clear();
    m_pool.waitForDone(); // the jobs post to this object
}

QWidget *RuleEditor::buildForm()
{
    const catalog::Catalogs &catalogs = *m_session.catalogs();
    for (const std::size_t number : inOrderOfStride(catalogs)) {
        const catalog::Threat &threat = catalogs.threats()[number];
        m_threat->addItem(QStringLiteral("%1  %2").arg(toQString(threat.id), toQString(threat.title)),
                          toQString(threat.id));
    }
    m_threat->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const model::Kind kind : model::allKinds)
        m_kind->addItem(kindWord(kind), static_cast<int>(kind));
    m_kind->setCurrentIndex(static_cast<int>(model::Kind::Container));
    m_all->addItem(tr("all of these hold"), true);
    m_all->addItem(tr("any of these holds"), false);
    m_unknown->addItem(tr("Keep silent"), static_cast<int>(catalog::OnUnknown::Silent));
    m_unknown->addItem(tr("Tell it as something to verify"),
                       static_cast<int>(catalog::OnUnknown::Unverified));
    m_unknown->addItem(tr("Take the platform's default"), static_cast<int>(catalog::OnUnknown::Default));
    for (const catalog::Mitigation &mitigation : catalogs.mitigations()) {
        auto *item = new QListWidgetItem(toQString(mitigation.title), m_mitigations);
        item->setData(Qt::UserRole, toQString(mitigation.id));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setToolTip(toQString(mitigation.howTo));
    }
    m_mitigations->setMinimumHeight(110);
    m_mitigationFilter->setPlaceholderText(tr("Find mitigation"));
    m_mitigationFilter->setClearButtonEnabled(true);
    if (const QString beside = m_library.besideModel(); !beside.isEmpty())
        m_target->addItem(tr("%1 (beside the model)").arg(QFileInfo(beside).fileName()), beside);
    for (const QString &file : m_library.files())
        m_target->addItem(file, file);
    m_target->addItem(tr("Choose a file…"), QString());
    m_id->setText(freeId());
    m_message->setPlaceholderText(
        tr("What is told of an element, for example: {name} runs on {host} without …"));
    m_message->setToolTip(tr("{name}, {host}, {image}, {source}, {target}, {peer} and names of properties in "
                             "braces are filled in"));
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(58);

    auto *addButton = new QPushButton(tr("Add &condition"));
    connect(addButton, &QPushButton::clicked, this, [this] { addCondition(); });
    auto *conditions = new QWidget;
    auto *conditionsLayout = new QVBoxLayout(conditions);
    conditionsLayout->setContentsMargins(0, 0, 0, 0);
    conditionsLayout->addWidget(m_all);
    conditionsLayout->addLayout(m_conditionBox);
    conditionsLayout->addWidget(addButton, 0, Qt::AlignLeft);
    auto *gradeRow = new QWidget;
    auto *grades = new QHBoxLayout(gradeRow);
    grades->setContentsMargins(0, 0, 0, 0);
    grades->addWidget(m_likelihood);
    grades->addWidget(new QLabel(tr("× impact")));
    grades->addWidget(m_impact);
    grades->addWidget(m_rating, 1);

    auto *form = new QWidget;
    auto *layout = new QFormLayout(form);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addRow(tr("&Id"), m_id);
    layout->addRow(tr("&Threat"), m_threat);
    layout->addRow(tr("T&itle"), m_title);
    layout->addRow(tr("&Looks at"), m_kind);
    layout->addRow(tr("Fires when"), conditions);
    layout->addRow(tr("&Message"), m_message);
    layout->addRow(tr("Likelihood"), gradeRow);
    layout->addRow(tr("&Why this rating"), m_rationale);
    layout->addRow(tr("If &nothing is stated"), m_unknown);
    layout->addRow(tr("Miti&gations"), m_mitigationFilter);
    layout->addRow(QString(), m_mitigations);
    layout->addRow(tr("Save i&n"), m_target);

    for (QLineEdit *edit : {m_id, m_title, m_rationale})
        connect(edit, &QLineEdit::textChanged, this, &RuleEditor::considerSoon);
    connect(m_message, &QPlainTextEdit::textChanged, this, &RuleEditor::considerSoon);
    for (QComboBox *box : {m_threat, m_all, m_unknown})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleEditor::considerSoon);
    for (QSpinBox *box : {m_likelihood, m_impact})
        connect(box, &QSpinBox::valueChanged, this, &RuleEditor::considerSoon);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RuleEditor::followKind);
    connect(m_mitigationFilter, &QLineEdit::textChanged, this, &RuleEditor::filterMitigations);
    connect(m_target, &QComboBox::activated, this, &RuleEditor::chooseTarget);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(form);
    return area;
}

QWidget *RuleEditor::buildPreview()
{
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *preview = new QWidget;
    auto *layout = new QVBoxLayout(preview);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_words);
    layout->addWidget(m_verdicts, 1);
    return preview;
}

ConditionRow *RuleEditor::addCondition()
{
    auto *row = new ConditionRow(m_session.model().vocabulary(),
                                 static_cast<model::Kind>(m_kind->currentData().toInt()));
    m_conditions.push_back(row);
    m_conditionBox->addWidget(row);
    connect(row, &ConditionRow::changed, this, &RuleEditor::considerSoon);
    connect(row, &ConditionRow::removed, this, [this, row] {
        std::erase(m_conditions, row);
        row->deleteLater();
        considerSoon();
    });
    considerSoon();
    return row;
}

void RuleEditor::followKind()
{
    for (ConditionRow *row : m_conditions)
        row->setKind(static_cast<model::Kind>(m_kind->currentData().toInt()));
    considerSoon();
}

void RuleEditor::filterMitigations(const QString &typed)
{
    for (int i = 0; i < m_mitigations->count(); ++i)
        m_mitigations->item(i)->setHidden(
            !m_mitigations->item(i)->text().contains(typed, Qt::CaseInsensitive));
}

QString RuleEditor::freeId() const
{
    for (int number = 1;; ++number) {
        const QString id = QStringLiteral("OWN.%1").arg(number);
        if (!m_session.catalogs()->rule(toUtf8(id)))
            return id;
    }
}

RuleDraft RuleEditor::draft() const
{
    RuleDraft draft;
    draft.id = toUtf8(m_id->text().trimmed());
    draft.threat = toUtf8(m_threat->currentData().toString());
    draft.kind = static_cast<model::Kind>(m_kind->currentData().toInt());
    draft.title = toUtf8(m_title->text().trimmed());
    draft.message = toUtf8(m_message->toPlainText().trimmed());
    draft.rationale = toUtf8(m_rationale->text().trimmed());
    draft.all = m_all->currentData().toBool();
    for (const ConditionRow *row : m_conditions)
        draft.conditions.push_back(row->draft());
    draft.likelihood = m_likelihood->value();
    draft.impact = m_impact->value();
    draft.onUnknown = static_cast<catalog::OnUnknown>(m_unknown->currentData().toInt());
    for (int i = 0; i < m_mitigations->count(); ++i) {
        if (m_mitigations->item(i)->checkState() == Qt::Checked)
            draft.mitigations.push_back(toUtf8(m_mitigations->item(i)->data(Qt::UserRole).toString()));
    }
    return draft;
}

void RuleEditor::set(const RuleDraft &draft)
{
    m_id->setText(toQString(draft.id));
    m_threat->setCurrentIndex(std::max(0, m_threat->findData(toQString(draft.threat))));
    m_kind->setCurrentIndex(static_cast<int>(draft.kind));
    m_title->setText(toQString(draft.title));
    m_message->setPlainText(toQString(draft.message));
    m_rationale->setText(toQString(draft.rationale));
    m_all->setCurrentIndex(draft.all ? 0 : 1);
    m_likelihood->setValue(draft.likelihood);
    m_impact->setValue(draft.impact);
    m_unknown->setCurrentIndex(m_unknown->findData(static_cast<int>(draft.onUnknown)));
    for (ConditionRow *row : m_conditions)
        row->deleteLater();
    m_conditions.clear();
    for (const ConditionDraft &condition : draft.conditions)
        addCondition()->set(condition);
}

QString RuleEditor::target() const
{
    return m_target->currentData().toString();
}

void RuleEditor::setTarget(const QString &file)
{
    if (m_target->findData(file) < 0)
        m_target->insertItem(0, file, file);
    m_target->setCurrentIndex(m_target->findData(file));
}

void RuleEditor::chooseTarget(int index)
{
    if (!m_target->itemData(index).toString().isEmpty())
        return;
    auto file = m_dialogs.saveFile(tr("Catalog for the rule"), QStringLiteral("own.catalog.json"),
                                   tr("Threat catalogs (*.json);;All files (*)"));
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += QStringLiteral(".json");
    setTarget(*file);
}

void RuleEditor::considerSoon()
{
    m_sound = false;
    ++m_run; // what is being worked out no longer fits
    const auto rating = m_session.catalogs()->ratingScale().rating(m_likelihood->value(), m_impact->value());
    m_rating->setText(QStringLiteral("= %1").arg(ratingWord(rating)));
    m_soon.start();
}

void RuleEditor::consider()
{
    const int run = ++m_run;
    std::vector<std::string> others;
    for (const QString &file : m_library.loaded())
        others.push_back(toUtf8(file));
    RuleDraft draft = this->draft();
    if (draft.title.empty())
        draft.title = draft.id; // where it fires does not wait for its texts
    if (draft.message.empty())
        draft.message = "{name}";
    m_pool.clear();
    m_pool.start(
        [this, run, model = m_session.model(), others = std::move(others), draft = std::move(draft)] {
            auto result = considered(model, others, draft);
            QMetaObject::invokeMethod(
                this,
                [this, run, id = draft.id, result = std::move(result)] {
                    if (run != m_run)
                        return;
                    if (!result) {
                        showProblem(result.error());
                        return;
                    }
                    m_problem->clear();
                    m_words->setText(result->words);
                    m_verdicts->show(result->analysis, id);
                    m_sound = true;
                },
                Qt::QueuedConnection);
        });
}

void RuleEditor::showProblem(const Error &error)
{
    m_problem->setText(toQString(error.message));
    m_words->clear();
    m_verdicts->clear(tr("The preview appears when the rule is whole."));
}

void RuleEditor::save()
{
    if (target().isEmpty())
        chooseTarget(m_target->currentIndex());
    const QString file = target();
    if (file.isEmpty())
        return;
    std::string existing;
    if (QFileInfo::exists(file)) {
        auto bytes = readFile(toPath(file));
        if (!bytes) {
            m_problem->setText(errorText(bytes.error()));
            return;
        }
        existing = std::move(*bytes);
    }
    const QString name = QFileInfo(file).baseName();
    const CatalogName catalog{toUtf8(name.toLower().replace(' ', '-')), toUtf8(tr("Rules of %1").arg(name))};
    auto text = catalogWithRule(existing, toUtf8(file), catalog, draft(), m_session.model().vocabulary());
    if (!text) {
        m_problem->setText(toQString(text.error().message));
        return;
    }
    if (const auto written = m_library.write(file, *text); !written) {
        m_problem->setText(errorText(written.error()));
        return;
    }
    accept();
}

} // namespace bulkhead::app

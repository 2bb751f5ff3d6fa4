// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/rule_editor.h"

#include "app/document/text.h"
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/catalog/condition_group.h"
#include "app/gui/catalog/mitigation_choice.h"
#include "app/gui/catalog/reference_list.h"
#include "app/gui/catalog/threat_order.h"
#include "app/gui/catalog/verdicts_view.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/look/quiet_wheel.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "model/file/atomic_file.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
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
      m_threat(new QComboBox), m_title(new QLineEdit), m_kind(new QComboBox),
      m_when(new ConditionGroup(session.catalogs(), {model::Kind::Container}, ConditionGroup::Level::Top)),
      m_message(new QPlainTextEdit), m_likelihood(gradeBox()), m_impact(gradeBox()), m_rating(plainLabel()),
      m_rationale(new QLineEdit), m_unknown(new QComboBox),
      m_mitigations(new MitigationChoice(*session.catalogs())),
      m_references(new ReferenceList(session.catalogs())), m_restWords(plainLabel()), m_target(new QComboBox),
      m_problem(plainLabel()), m_words(plainLabel()), m_verdicts(new VerdictsView(session)),
      m_save(new QPushButton(tr("&Save rule"))),
      m_trial(tryRule, [this](const Result<RuleTrial> &trial) { take(trial); })
{
    setWindowTitle(tr("Write a rule"));
    resize(1220, 700);
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
    m_when->addRow();
    m_title->setFocus();
    consider();
}

void RuleEditor::fillChoices()
{
    const catalog::Catalogs &catalogs = *m_session.catalogs();
    for (const std::size_t number : inOrderOfStride(catalogs)) {
        const catalog::Threat &threat = catalogs.threats()[number];
        m_threat->addItem(QStringLiteral("%1  %2").arg(toQString(threat.id), toQString(threat.title)),
                          toQString(threat.id));
    }
    m_threat->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const model::Kind kind : model::allKinds)
        m_kind->addItem(kindWord(kind), 1 << static_cast<int>(kind));
    m_kind->setCurrentIndex(static_cast<int>(model::Kind::Container));
    m_unknown->addItem(tr("Keep silent"), static_cast<int>(catalog::OnUnknown::Silent));
    m_unknown->addItem(tr("Tell it as something to verify"),
                       static_cast<int>(catalog::OnUnknown::Unverified));
    m_unknown->addItem(tr("Take the platform's default"), static_cast<int>(catalog::OnUnknown::Default));
    if (const QString beside = m_library.besideModel(); !beside.isEmpty())
        m_target->addItem(tr("%1 (beside the model)").arg(QFileInfo(beside).fileName()), beside);
    for (const QString &file : m_library.files())
        m_target->addItem(file, file);
    m_target->addItem(tr("Choose a file…"), QString());
}

QWidget *RuleEditor::buildForm()
{
    fillChoices();
    m_id->setText(freeId());
    m_message->setPlaceholderText(
        tr("What is told of an element, for example: {name} runs on {host} without …"));
    m_message->setToolTip(tr("{name}, {host}, {image}, {source}, {target}, {peer} and names of properties in "
                             "braces are filled in"));
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(58);
    m_restWords->setWordWrap(true);
    auto *form = new QWidget;
    layOut(*form);
    watch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(form);
    return area;
}

void RuleEditor::layOut(QWidget &form)
{
    auto *gradeRow = new QWidget;
    auto *grades = new QHBoxLayout(gradeRow);
    grades->setContentsMargins(0, 0, 0, 0);
    grades->addWidget(m_likelihood);
    grades->addWidget(plainLabel(tr("× impact")));
    grades->addWidget(m_impact);
    grades->addWidget(m_rating, 1);
    auto *layout = new QFormLayout(&form);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addRow(tr("&Id"), m_id);
    layout->addRow(tr("&Threat"), m_threat);
    layout->addRow(tr("T&itle"), m_title);
    layout->addRow(tr("&Looks at"), m_kind);
    layout->addRow(tr("Fires when"), m_when);
    layout->addRow(tr("&Message"), m_message);
    layout->addRow(tr("Likelihood"), gradeRow);
    m_likelihood->setAccessibleName(tr("Likelihood"));
    m_impact->setAccessibleName(tr("Impact"));
    layout->addRow(tr("&Why this rating"), m_rationale);
    layout->addRow(tr("If &nothing is stated"), m_unknown);
    layout->addRow(tr("Mitigations"), m_mitigations);
    layout->addRow(tr("References"), m_references);
    layout->addRow(QString(), m_restWords);
    layout->addRow(tr("Save i&n"), m_target);
    layout->setRowVisible(m_restWords, false);
}

void RuleEditor::watch()
{
    for (QLineEdit *edit : {m_id, m_title, m_rationale})
        connect(edit, &QLineEdit::textChanged, this, &RuleEditor::considerSoon);
    connect(m_message, &QPlainTextEdit::textChanged, this, &RuleEditor::considerSoon);
    for (QComboBox *box : {m_threat, m_unknown})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleEditor::considerSoon);
    for (QSpinBox *box : {m_likelihood, m_impact})
        connect(box, &QSpinBox::valueChanged, this, &RuleEditor::considerSoon);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { m_when->setKinds(kinds()); });
    connect(m_when, &ConditionGroup::changed, this, &RuleEditor::considerSoon);
    connect(m_mitigations, &MitigationChoice::changed, this, &RuleEditor::considerSoon);
    connect(m_references, &ReferenceList::changed, this, &RuleEditor::considerSoon);
    QuietWheel::keepFrom({m_threat, m_kind, m_likelihood, m_impact, m_unknown, m_target});
    connect(m_target, &QComboBox::activated, this, &RuleEditor::chooseTarget);
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

catalog::engine::Kinds RuleEditor::kinds() const
{
    catalog::engine::Kinds kinds;
    for (const model::Kind kind : draft().kinds)
        kinds.add(kind);
    return kinds;
}

// A rule of a file may look at several kinds of things: that choice is offered where it is met.
void RuleEditor::setKinds(const std::vector<model::Kind> &kinds)
{
    int mask = 0;
    QStringList words;
    for (const model::Kind kind : kinds) {
        mask |= 1 << static_cast<int>(kind);
        words << kindWord(kind);
    }
    if (m_kind->findData(mask) < 0)
        m_kind->addItem(words.join(QStringLiteral(", ")), mask);
    m_kind->setCurrentIndex(m_kind->findData(mask));
}

QString RuleEditor::freeId() const
{
    for (int number = 1;; ++number) {
        QString id = QStringLiteral("OWN.%1").arg(number);
        if (!m_session.catalogs()->rule(toUtf8(id)))
            return id;
    }
}

RuleDraft RuleEditor::draft() const
{
    RuleDraft draft;
    draft.id = toUtf8(m_id->text().trimmed());
    draft.threat = toUtf8(m_threat->currentData().toString());
    draft.kinds.clear();
    for (const model::Kind kind : model::allKinds) {
        if (m_kind->currentData().toInt() & (1 << static_cast<int>(kind)))
            draft.kinds.push_back(kind);
    }
    draft.title = toUtf8(m_title->text().trimmed());
    draft.message = toUtf8(m_message->toPlainText().trimmed());
    draft.rationale = toUtf8(m_rationale->text().trimmed());
    draft.when = m_when->draft();
    draft.likelihood = m_likelihood->value();
    draft.impact = m_impact->value();
    draft.onUnknown = static_cast<catalog::OnUnknown>(m_unknown->currentData().toInt());
    draft.mitigations = m_mitigations->drafts();
    draft.references = m_references->drafts();
    draft.rest = m_rest;
    return draft;
}

void RuleEditor::set(const RuleDraft &draft)
{
    m_id->setText(toQString(draft.id));
    m_threat->setCurrentIndex(std::max(0, m_threat->findData(toQString(draft.threat))));
    setKinds(draft.kinds);
    m_title->setText(toQString(draft.title));
    m_message->setPlainText(toQString(draft.message));
    m_rationale->setText(toQString(draft.rationale));
    m_when->set(draft.when);
    m_likelihood->setValue(draft.likelihood);
    m_impact->setValue(draft.impact);
    m_unknown->setCurrentIndex(m_unknown->findData(static_cast<int>(draft.onUnknown)));
    m_mitigations->set(draft.mitigations);
    m_references->set(draft.references);
    m_rest = draft.rest;
    QStringList kept;
    for (const std::string &key : restKeys(draft))
        kept << toQString(key);
    m_restWords->setText(tr("Kept as the file has it: %1").arg(kept.join(QStringLiteral(", "))));
    static_cast<QFormLayout *>(m_id->parentWidget()->layout())->setRowVisible(m_restWords, !kept.isEmpty());
}

void RuleEditor::edit(const RuleDraft &draft, const QString &file)
{
    auto text = readFile(toPath(file));
    m_before = text ? std::move(*text) : std::string();
    m_edited = file;
    setWindowTitle(tr("Change rule %1").arg(toQString(draft.id)));
    set(draft);
    m_id->setReadOnly(true);
    m_id->setToolTip(tr("Decisions on what the rule found are kept by its id."));
    setTarget(file);
    m_target->setEnabled(false);
    consider();
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
    m_trial.forget(); // it no longer fits
    const auto rating = m_session.catalogs()->ratingScale().rating(m_likelihood->value(), m_impact->value());
    m_rating->setText(QStringLiteral("= %1").arg(ratingWord(rating)));
    m_soon.start();
}

RuleSurroundings RuleEditor::surroundings() const
{
    RuleSurroundings around;
    for (const QString &file : m_library.loaded()) {
        if (file != m_edited)
            around.others.push_back(toUtf8(file));
    }
    around.file = toUtf8(m_edited);
    around.text = m_before;
    return around;
}

void RuleEditor::consider()
{
    RuleDraft draft = this->draft();
    if (draft.title.empty())
        draft.title = draft.id; // where it fires does not wait for its texts
    if (draft.message.empty())
        draft.message = "{name}";
    m_trial.request(
        {m_session.model(), m_session.document().path().parent_path(), surroundings(), std::move(draft)});
}

void RuleEditor::take(const Result<RuleTrial> &trial)
{
    if (!trial) {
        showProblem(trial.error());
        return;
    }
    m_problem->setText(trial->doubts);
    m_words->setText(trial->words);
    m_verdicts->show(trial->analysis, draft().id);
    m_sound = true;
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
    if (m_edited.isEmpty() && ruleText(existing, draft().id)) {
        m_problem->setText(tr("%1 already holds a rule “%2”: choose another id, or change that rule in the "
                              "catalog's list.")
                               .arg(file, m_id->text()));
        return;
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

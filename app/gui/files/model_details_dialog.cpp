// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/model_details_dialog.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

QPlainTextEdit *prose(const std::string &text)
{
    auto *edit = new QPlainTextEdit(toQString(text));
    edit->setTabChangesFocus(true);
    return edit;
}

QPlainTextEdit *lines(const std::vector<std::string> &items)
{
    QStringList text;
    for (const std::string &item : items)
        text << toQString(item);
    auto *edit = new QPlainTextEdit(text.join('\n'));
    edit->setTabChangesFocus(true);
    edit->setPlaceholderText(ModelDetailsDialog::tr("One a line"));
    return edit;
}

std::vector<std::string> itemsOf(const QPlainTextEdit *edit)
{
    std::vector<std::string> items;
    for (const QString &line : edit->toPlainText().split('\n')) {
        if (!line.trimmed().isEmpty())
            items.push_back(toUtf8(line.trimmed()));
    }
    return items;
}

// The names of the other models in a model's folder.
QStringList modelsBeside(const std::filesystem::path &model)
{
    if (model.empty())
        return {};
    const QFileInfo own(pathText(model));
    QStringList names = own.dir().entryList({QStringLiteral("*.bulkhead")}, QDir::Files, QDir::Name);
    names.removeAll(own.fileName());
    return names;
}

} // namespace

ModelDetailsDialog::ModelDetailsDialog(const model::Metadata &metadata,
                                       const std::vector<std::pair<QString, model::Id>> &elements,
                                       const QStringList &baselines, QWidget *parent)
    : QDialog(parent), m_title(new QLineEdit(toQString(metadata.title))),
      m_version(new QLineEdit(toQString(metadata.version))), m_description(prose(metadata.description)),
      m_scope(prose(metadata.scope)), m_baseline(new QComboBox), m_authors(lines(metadata.authors)),
      m_reviewers(lines(metadata.reviewers)), m_assumptions(lines(metadata.assumptions)),
      m_actors(lines(metadata.threatActors)), m_assets(new QTableWidget(0, 3))
{
    setWindowTitle(tr("Model details"));
    resize(560, 520);
    auto *about = new QWidget;
    auto *aboutForm = new QFormLayout(about);
    aboutForm->addRow(tr("&Title"), m_title);
    aboutForm->addRow(tr("&Version"), m_version);
    aboutForm->addRow(tr("&Description"), m_description);
    aboutForm->addRow(tr("&Scope"), m_scope);
    m_baseline->setEditable(true);
    m_baseline->addItem(QString());
    m_baseline->addItems(baselines);
    m_baseline->setCurrentText(toQString(metadata.baseline));
    m_baseline->lineEdit()->setPlaceholderText(tr("Nothing"));
    m_baseline->setToolTip(tr("A model in this one's folder that tells of an earlier state of the "
                              "architecture. Reports say what has changed since."));
    aboutForm->addRow(tr("Compare &with"), m_baseline);
    auto *people = new QWidget;
    auto *peopleForm = new QFormLayout(people);
    peopleForm->addRow(tr("&Authors"), m_authors);
    peopleForm->addRow(tr("&Reviewers"), m_reviewers);
    auto *risks = new QWidget;
    auto *risksForm = new QFormLayout(risks);
    risksForm->addRow(tr("Assu&mptions"), m_assumptions);
    risksForm->addRow(tr("Threat a&ctors"), m_actors);

    auto *assets = new QWidget;
    auto *assetsLayout = new QVBoxLayout(assets);
    m_assets->setHorizontalHeaderLabels({tr("What is worth protecting"), tr("Where it is"), tr("Why")});
    m_assets->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_assets->verticalHeader()->hide();
    for (const model::Asset &asset : metadata.assets)
        addAsset(asset, elements);
    auto *add = new QPushButton(tr("A&dd asset"));
    auto *remove = new QPushButton(tr("Re&move"));
    connect(add, &QPushButton::clicked, this, [this, elements] {
        addAsset({}, elements);
        m_assets->editItem(m_assets->item(m_assets->rowCount() - 1, 0));
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_assets->removeRow(m_assets->currentRow()); });
    auto *assetButtons = new QHBoxLayout;
    assetButtons->addWidget(add);
    assetButtons->addWidget(remove);
    assetButtons->addStretch();
    assetsLayout->addWidget(m_assets);
    assetsLayout->addLayout(assetButtons);

    auto *tabs = new QTabWidget;
    tabs->addTab(about, tr("About"));
    tabs->addTab(people, tr("People"));
    tabs->addTab(risks, tr("Assumptions and actors"));
    tabs->addTab(assets, tr("Assets"));
    m_assets->setAccessibleName(tr("Assets"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs);
    layout->addWidget(buttons);
}

void ModelDetailsDialog::addAsset(const model::Asset &asset,
                                  const std::vector<std::pair<QString, model::Id>> &elements)
{
    const int row = m_assets->rowCount();
    m_assets->insertRow(row);
    m_assets->setItem(row, 0, new QTableWidgetItem(toQString(asset.name)));
    m_assets->setItem(row, 2, new QTableWidgetItem(toQString(asset.reason)));
    auto *where = new QComboBox;
    where->addItem(tr("nowhere in particular"), QString());
    for (const auto &[name, id] : elements)
        where->addItem(name, toQString(id));
    where->setCurrentIndex(std::max(0, where->findData(toQString(asset.element))));
    m_assets->setCellWidget(row, 1, where);
}

model::Metadata ModelDetailsDialog::metadata() const
{
    model::Metadata metadata;
    metadata.title = toUtf8(m_title->text().trimmed());
    metadata.version = toUtf8(m_version->text().trimmed());
    metadata.description = toUtf8(m_description->toPlainText().trimmed());
    metadata.scope = toUtf8(m_scope->toPlainText().trimmed());
    metadata.baseline = toUtf8(m_baseline->currentText().trimmed());
    metadata.authors = itemsOf(m_authors);
    metadata.reviewers = itemsOf(m_reviewers);
    metadata.assumptions = itemsOf(m_assumptions);
    metadata.threatActors = itemsOf(m_actors);
    for (int row = 0; row < m_assets->rowCount(); ++row) {
        model::Asset asset;
        asset.name = toUtf8(m_assets->item(row, 0)->text().trimmed());
        asset.element =
            toUtf8(qobject_cast<QComboBox *>(m_assets->cellWidget(row, 1))->currentData().toString());
        asset.reason = toUtf8(m_assets->item(row, 2)->text().trimmed());
        if (!asset.name.empty() || !asset.element.empty())
            metadata.assets.push_back(std::move(asset));
    }
    return metadata;
}

void editModelDetails(Session &session, QWidget *parent)
{
    std::vector<std::pair<QString, model::Id>> elements;
    for (const model::Element &element : session.model().elements())
        elements.emplace_back(displayName(session.model(), element.id), element.id);
    std::sort(elements.begin(), elements.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    ModelDetailsDialog dialog(session.model().metadata(), elements, modelsBeside(session.document().path()),
                              parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    model::Metadata after = dialog.metadata();
    after.platform = session.model().metadata().platform; // has a dialog of its own
    QStringList placeless;
    for (model::Asset &asset : after.assets) {
        if (asset.element.empty() || session.model().element(asset.element))
            continue;
        asset.element.clear(); // its element was removed while the dialog was open
        placeless << toQString(asset.name);
    }
    if (!(after == session.model().metadata()))
        session.document().perform(model::editing(session.model().sharedMetadata(), std::move(after)),
                                   ModelDetailsDialog::tr("Edit model details"));
    if (!placeless.isEmpty())
        emit session.problemOccurred(
            ModelDetailsDialog::tr("Assets without a place"),
            ModelDetailsDialog::tr("The elements of these assets were removed meanwhile: %1")
                .arg(placeless.join(QStringLiteral(", "))));
}

} // namespace bulkhead::app

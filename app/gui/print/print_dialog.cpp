// SPDX-License-Identifier: Apache-2.0
#include "app/gui/print/print_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPageSetupDialog>
#include <QPainter>
#include <QPrinter>
#include <QPrintPreviewWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace bulkhead::app {

PrintDialog::PrintDialog(ShownPicture picture, const QString &title, ChoosePrinter choose, QWidget *parent)
    : QDialog(parent), m_picture(std::move(picture)), m_title(title), m_choose(std::move(choose)),
      m_printer(std::make_shared<QPrinter>(QPrinter::HighResolution)), m_pagesWide(new QSpinBox),
      m_orientation(new QComboBox), m_hasTitle(new QCheckBox(tr("&Title"))),
      m_hasLegend(new QCheckBox(tr("&Legend"))), m_preview(new QPrintPreviewWidget(m_printer.get())),
      m_state(plainLabel()),
      m_work(printedPages, [this](Result<std::vector<QImage>> images) { take(std::move(images)); })
{
    setObjectName(QStringLiteral("printDialog"));
    setWindowTitle(tr("Print"));
    resize(900, 720);
    // It is also the name of the file that the platform proposes.
    static const QRegularExpression noFileName(QStringLiteral(R"([/\\:*?"<>|]+)"));
    m_printer->setDocName(QString(title).replace(noFileName, QStringLiteral("-")));
    m_printer->setPageOrientation(QPageLayout::Landscape);
    m_preview->setAccessibleName(tr("Pages as they will be printed"));
    m_preview->setZoomMode(QPrintPreviewWidget::FitInView);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_print = buttons->addButton(tr("&Print…"), QDialogButtonBox::AcceptRole);
    m_print->setObjectName(QStringLiteral("print"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(choices());
    column->addWidget(m_preview, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_state, 1);
    row->addWidget(buttons);
    column->addLayout(row);
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this, &PrintDialog::paintPages);
    connect(buttons, &QDialogButtonBox::accepted, this, &PrintDialog::choosePrinter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

QWidget *PrintDialog::choices()
{
    m_pagesWide->setObjectName(QStringLiteral("pagesWide"));
    m_pagesWide->setRange(1, mostPagesWide);
    m_pagesWide->setSpecialValueText(tr("All on one page"));
    m_orientation->addItem(tr("Landscape"), QPageLayout::Landscape);
    m_orientation->addItem(tr("Portrait"), QPageLayout::Portrait);
    m_hasTitle->setChecked(true);
    m_hasLegend->setChecked(true);
    auto *setup = new QPushButton(tr("Page &setup…"));
    setup->setAutoDefault(false);
    auto *wide = plainLabel(tr("Pages &wide:"));
    wide->setBuddy(m_pagesWide);
    auto *orientation = plainLabel(tr("&Orientation:"));
    orientation->setBuddy(m_orientation);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : {static_cast<QWidget *>(wide), static_cast<QWidget *>(m_pagesWide),
                          static_cast<QWidget *>(orientation), static_cast<QWidget *>(m_orientation),
                          static_cast<QWidget *>(m_hasTitle), static_cast<QWidget *>(m_hasLegend),
                          static_cast<QWidget *>(setup)})
        row->addWidget(part);
    row->addStretch(1);
    connect(m_pagesWide, &QSpinBox::valueChanged, this, &PrintDialog::refresh);
    connect(m_hasTitle, &QCheckBox::toggled, this, &PrintDialog::refresh);
    connect(m_hasLegend, &QCheckBox::toggled, this, &PrintDialog::refresh);
    connect(m_orientation, &QComboBox::activated, this, [this] {
        setOrientation(static_cast<QPageLayout::Orientation>(m_orientation->currentData().toInt()));
    });
    connect(setup, &QPushButton::clicked, this, &PrintDialog::choosePage);
    return bar;
}

void PrintDialog::setOrientation(QPageLayout::Orientation orientation)
{
    m_printer->setPageOrientation(orientation);
    refresh();
}

PrintRequest PrintDialog::request() const
{
    const PrintChoice choice{m_printer->pageLayout(), m_pagesWide->value(), m_hasTitle->isChecked(),
                             m_hasLegend->isChecked()};
    return {m_picture, m_title, choice, m_isAccepted ? m_printer : nullptr};
}

void PrintDialog::refresh()
{
    m_print->setEnabled(false);
    m_state->setText(tr("Drawing the pages …"));
    m_work.request(request());
}

void PrintDialog::take(Result<std::vector<QImage>> images)
{
    if (!images) {
        m_state->setText(errorText(images.error()));
        return;
    }
    m_images = *std::move(images);
    const int count = pageCount();
    m_state->setText(
        count == 0 ? tr("There is nothing on this view.")
                   : tr("%n page(s), %1", nullptr, count).arg(m_printer->pageLayout().pageSize().name()));
    m_print->setEnabled(count > 0);
    if (count > 1)
        m_preview->setAllPagesViewMode();
    else
        m_preview->setSinglePageViewMode();
    m_preview->updatePreview();
}

void PrintDialog::paintPages(QPrinter *printer)
{
    QPainter painter(printer);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF page(QPointF(), printer->pageLayout().paintRectPixels(printer->resolution()).size());
    for (std::size_t i = 0; i < m_images.size(); ++i) {
        if (i > 0)
            printer->newPage();
        painter.drawImage(page, m_images[i]);
    }
}

void PrintDialog::choosePage()
{
    if (QPageSetupDialog(m_printer.get(), this).exec() != QDialog::Accepted)
        return;
    m_orientation->setCurrentIndex(m_orientation->findData(m_printer->pageLayout().orientation()));
    refresh();
}

void PrintDialog::choosePrinter()
{
    if (!m_choose(*m_printer, this))
        return;
    m_isAccepted = true;
    accept();
}

} // namespace bulkhead::app

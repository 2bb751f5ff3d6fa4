// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/print/print_pages.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPrintPreviewWidget;
class QPushButton;
class QSpinBox;

namespace bulkhead::app {

// Shows how the view will look on paper, and lets a person choose paper and pages. The pages are drawn by a
// worker; until they are there, the former ones are shown.
class PrintDialog : public QDialog
{
    Q_OBJECT

public:
    // Lets a person choose printer and copies; false: not printed after all.
    using ChoosePrinter = std::function<bool(QPrinter &printer, QWidget *parent)>;

    PrintDialog(ShownPicture picture, const QString &title, ChoosePrinter choose, QWidget *parent = nullptr);

    // What is to be printed; its printer is null where the dialog was left.
    PrintRequest request() const;
    int pageCount() const { return static_cast<int>(m_images.size()); }
    bool isReady() const { return !m_work.isBusy(); } // the pages shown are those that were chosen

private:
    QWidget *choices();
    void refresh();
    void take(Result<std::vector<QImage>> images);
    void paintPages(QPrinter *printer);
    void choosePage();
    void choosePrinter();
    void setOrientation(QPageLayout::Orientation orientation);

    ShownPicture m_picture;
    QString m_title;
    ChoosePrinter m_choose;
    std::shared_ptr<QPrinter> m_printer;
    bool m_isAccepted = false;
    std::vector<QImage> m_images;
    QSpinBox *m_pagesWide;
    QComboBox *m_orientation;
    QCheckBox *m_hasTitle;
    QCheckBox *m_hasLegend;
    QPrintPreviewWidget *m_preview;
    QLabel *m_state;
    QPushButton *m_print = nullptr;
    Latest<PrintRequest, std::vector<QImage>> m_work;
};

} // namespace bulkhead::app

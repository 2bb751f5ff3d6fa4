// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

namespace gui_surroundings {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

const QByteArray manifests = R"(apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec: {ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number: 80}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: "registry.example.org/web:1"}]}
)";
const model::Id operators = "surroundings/operators";
const model::Id controller = "surroundings/ingress-controller/nginx";

QAbstractButton *button(const QWidget &in, const QString &text)
{
    for (auto *candidate : in.findChildren<QAbstractButton *>())
        if (candidate->text().remove('&') == text)
            return candidate;
    return nullptr;
}

// What stands in the lists of a dialog.
QStringList listed(const QWidget &dialog)
{
    QStringList lines;
    for (auto *tree : dialog.findChildren<QTreeWidget *>())
        for (QTreeWidgetItemIterator at(tree); *at; ++at)
            lines << (*at)->text(0);
    return lines;
}

// Clicks a button of the next dialog once it can be clicked.
void answerWith(const QString &text, QStringList *seen = nullptr)
{
    inNextDialog([text, seen](QDialog &dialog) {
        QAbstractButton *chosen = button(dialog, text);
        if (!chosen || !chosen->isEnabled() || !chosen->isVisible())
            return false;
        if (seen)
            *seen = listed(dialog);
        chosen->click();
        return true;
    });
}

void drop(MainWindow &window, const QString &path)
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace

// What is assumed around a model, in the window: offered by the import and for the open model.
class SurroundingsTest : public QObject
{
    Q_OBJECT

private slots:
    void anImportOffersThem();
    void theOpenModelGetsThem();
    void cancellingAddsNothing();
    void anUpdateKeepsThem();

private:
    static void import(TestWindow &test);
};

void SurroundingsTest::import(TestWindow &test)
{
    test.window->show();
    test.loadCatalogs();
    writeText(test.file("shop.yaml"), manifests);
    answerWith("Start a new model");
    drop(*test.window, test.file("shop.yaml"));
    QTRY_VERIFY(!QApplication::activeModalWidget() && !test.model().sources().empty());
}

void SurroundingsTest::anImportOffersThem()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    writeText(test.file("shop.yaml"), manifests);
    QStringList without;
    QStringList with;
    bool isAsked = false;
    inNextDialog([&](QDialog &dialog) {
        QAbstractButton *start = button(dialog, "Start a new model");
        auto *offer = dialog.findChild<QCheckBox *>();
        if (!start || !start->isEnabled() || !start->isVisible())
            return false;
        if (!isAsked) {
            isAsked = true;
            without = listed(dialog);
            if (!offer || offer->isChecked())
                qFatal("surroundings are not offered, or not off");
            offer->click();
            return false;
        }
        with = listed(dialog);
        start->click();
        return true;
    });
    drop(*test.window, test.file("shop.yaml"));
    QTRY_VERIFY(!QApplication::activeModalWidget() && !test.model().sources().empty());
    QVERIFY(!without.contains("Operators"));
    QVERIFY2(with.contains("Operators"), qPrintable(with.join('\n')));
    QVERIFY(with.contains("Ingress controller nginx"));
    QVERIFY(test.model().element(operators));
    QVERIFY(test.model().element(controller));
}

void SurroundingsTest::theOpenModelGetsThem()
{
    TestWindow test;
    import(test);
    QVERIFY(!test.model().element(operators));
    const model::Model untouched = test.model();
    QStringList seen;
    answerWith("Add them", &seen);
    test.trigger("diagram.surroundings");
    QVERIFY2(seen.contains("Operators"), qPrintable(seen.join('\n')));
    QVERIFY(test.model().element(operators));
    QVERIFY(test.model().element(controller)); // its class stands in the file
    test.trigger("edit.undo");
    QVERIFY(test.model() == untouched);
    test.trigger("edit.redo");

    // There is nothing more to be added.
    inNextDialog([](QDialog &dialog) {
        for (auto *label : dialog.findChildren<QLabel *>())
            if (label->text().startsWith("Nothing is missing")) {
                if (button(dialog, "Add them")->isEnabled())
                    qFatal("nothing can be added");
                dialog.reject();
                return true;
            }
        return false;
    });
    test.trigger("diagram.surroundings");
}

void SurroundingsTest::cancellingAddsNothing()
{
    TestWindow test;
    import(test);
    const model::Model untouched = test.model();
    inNextDialog([](QDialog &dialog) {
        dialog.reject();
        return true;
    });
    test.trigger("diagram.surroundings");
    QVERIFY(test.model() == untouched);
}

void SurroundingsTest::anUpdateKeepsThem()
{
    TestWindow test;
    import(test);
    answerWith("Add them");
    test.trigger("diagram.surroundings");
    writeText(test.file("shop.yaml"), QByteArray(manifests).replace("web:1", "web:2"));
    answerWith("Update the model");
    test.trigger("file.update");
    QVERIFY(test.model().element(operators));
    QVERIFY(test.model().element(controller));
    QCOMPARE(std::count_if(test.model().flows().begin(), test.model().flows().end(),
                           [](const model::Flow &flow) { return flow.source == "internet"; }),
             1);
}

} // namespace gui_surroundings

BULKHEAD_TEST(gui_surroundings, SurroundingsTest, Gui)
#include "test_surroundings_window.moc"

// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/pdf_structure.h"

#include "diagram/view/pdf_bytes.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <exception>

namespace bulkhead::exporting {

namespace {

using Handle = QPDFObjectHandle;

Handle number(double value)
{
    return Handle::newReal(value, 2);
}

// Adds the structure of a document to the PDF that was painted from it.
class Structure
{
public:
    Structure(QPDF &pdf, const PagedDocument &document)
        : m_pdf(pdf), m_document(document), m_pages(pdf.getAllPages())
    {}

    void addLinks()
    {
        for (const PageLink &link : m_document.links) {
            Handle annotation = annotationFor(link);
            if (annotation.isNull() || link.page >= m_pages.size())
                continue;
            Handle &page = m_pages[link.page];
            if (!page.hasKey("/Annots"))
                page.replaceKey("/Annots", Handle::newArray());
            page.getKey("/Annots").appendItem(m_pdf.makeIndirectObject(annotation));
        }
    }

    void addOutline()
    {
        if (m_document.outline.empty())
            return;
        Handle root = m_pdf.makeIndirectObject(Handle::parse("<< /Type /Outlines >>"));
        std::size_t next = 0;
        addEntries(root, next, 0);
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }

    void describe()
    {
        Handle root = m_pdf.getRoot();
        root.replaceKey("/Lang", Handle::newString("en"));
        root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
    }

private:
    double pageHeight(std::size_t page) const { return m_document.pages[page].size.height() / unitsPerPoint; }

    Handle destination(const PagePlace &place)
    {
        Handle array = Handle::newArray();
        array.appendItem(m_pages[place.page]);
        array.appendItem(Handle::newName("/XYZ"));
        array.appendItem(number(0));
        array.appendItem(number(pageHeight(place.page) - place.y / unitsPerPoint + 6));
        array.appendItem(Handle::newNull());
        return array;
    }

    Handle annotationFor(const PageLink &link)
    {
        Handle annotation = Handle::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>");
        const QRectF &area = link.area;
        const double height = pageHeight(link.page);
        Handle rect = Handle::newArray();
        for (const double side : {area.left() / unitsPerPoint, height - area.bottom() / unitsPerPoint,
                                  area.right() / unitsPerPoint, height - area.top() / unitsPerPoint})
            rect.appendItem(number(side));
        annotation.replaceKey("/Rect", rect);
        if (!link.target.startsWith('#')) {
            Handle action = Handle::parse("<< /S /URI >>");
            action.replaceKey("/URI", Handle::newString(link.target.toStdString()));
            annotation.replaceKey("/A", action);
            return annotation;
        }
        const auto place = m_document.anchors.find(link.target.mid(1));
        if (place == m_document.anchors.end())
            return Handle::newNull();
        annotation.replaceKey("/Dest", destination(place->second));
        return annotation;
    }

    // Adds the entries of one level below `parent` and, below each, those that are deeper. Gives how many.
    int addEntries(Handle &parent, std::size_t &next, int level)
    {
        Handle previous = Handle::newNull();
        int count = 0;
        while (next < m_document.outline.size() && m_document.outline[next].level >= level) {
            const OutlineEntry &entry = m_document.outline[next];
            Handle item = m_pdf.makeIndirectObject(Handle::newDictionary());
            item.replaceKey("/Title", Handle::newUnicodeString(entry.title.toStdString()));
            item.replaceKey("/Parent", parent);
            item.replaceKey("/Dest", destination(entry.place));
            if (previous.isNull()) {
                parent.replaceKey("/First", item);
            } else {
                previous.replaceKey("/Next", item);
                item.replaceKey("/Prev", previous);
            }
            ++next;
            ++count;
            const int below = addEntries(item, next, level + 1);
            if (below > 0)
                item.replaceKey("/Count", Handle::newInteger(-below)); // folded at first
            previous = item;
        }
        if (count > 0)
            parent.replaceKey("/Last", previous);
        if (level == 0)
            parent.replaceKey("/Count", Handle::newInteger(count));
        return count;
    }

    QPDF &m_pdf;
    const PagedDocument &m_document;
    std::vector<Handle> m_pages;
};

} // namespace

Result<std::string> structuredPdf(const QByteArray &painted, const PagedDocument &document)
{
    try {
        QPDF pdf;
        pdf.processMemoryFile("report", painted.constData(), static_cast<std::size_t>(painted.size()));
        Structure structure(pdf, document);
        structure.addLinks();
        structure.addOutline();
        structure.describe();
        return diagram::reproducibleBytes(pdf).toStdString();
    } catch (const std::exception &fault) {
        return failure("export.pdf-failed", "the PDF cannot be finished: %1", {fault.what()});
    }
}

} // namespace bulkhead::exporting

// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/pdf_bytes.h"

#include <mutex>
#include <QHashSeed>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace bulkhead::diagram {

namespace {

std::mutex hashing;
int hashersAtWork = 0; // guarded by it: pages and pictures are written by several threads

} // namespace

DeterministicHashing::DeterministicHashing()
{
    const std::scoped_lock lock(hashing);
    if (hashersAtWork++ == 0)
        QHashSeed::setDeterministicGlobalSeed();
}

DeterministicHashing::~DeterministicHashing()
{
    const std::scoped_lock lock(hashing);
    if (--hashersAtWork == 0)
        QHashSeed::resetRandomGlobalSeed();
}

QByteArray reproducibleBytes(QPDF &pdf)
{
    pdf.getRoot().removeKey("/Metadata");
    QPDFObjectHandle trailer = pdf.getTrailer();
    trailer.removeKey("/ID");
    QPDFObjectHandle info = trailer.getKey("/Info");
    if (info.isDictionary()) {
        info.removeKey("/CreationDate");
        info.removeKey("/ModDate");
    }
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true); // of the contents
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char *>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize())};
}

Result<QByteArray> reproduciblePdf(const QByteArray &written)
{
    try {
        QPDF pdf;
        pdf.processMemoryFile("picture", written.constData(), static_cast<std::size_t>(written.size()));
        return reproducibleBytes(pdf);
    } catch (const std::exception &fault) {
        return failure("diagram.pdf-failed", "the PDF cannot be finished: %1", {fault.what()});
    }
}

} // namespace bulkhead::diagram

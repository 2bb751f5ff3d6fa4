// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/document.h"
#include "app/document/text.h"
#include "app/workspace/knowledge.h"
#include "faulty_files.h"
#include "model/file/atomic_file.h"
#include "model/plans.h"
#include "save_now.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace bulkhead::app {

inline model::Change addContainer(const std::string &id)
{
    model::Element element;
    element.id = id;
    element.kind = model::Kind::Container;
    element.name = id;
    return model::adding(std::move(element));
}

// Documents with their own places to write to, on files that can be made to fail.
struct RecoveryBench
{
    QTemporaryDir folder;
    testing::FaultyFiles files;
    std::shared_ptr<const model::Vocabulary> vocabulary = loadVocabulary().value();

    RecoveryStore store() { return RecoveryStore(file("recovery"), files); }
    std::unique_ptr<Document> document() { return std::make_unique<Document>(vocabulary, store()); }
    std::filesystem::path file(const std::string &name) const { return toPath(folder.path()) / name; }
    QStringList names(const QString &pattern) const
    {
        return QDir(folder.path()).entryList({pattern}, QDir::Files | QDir::Hidden, QDir::Name);
    }

    // A saved model with these containers.
    std::filesystem::path saved(const std::string &name, const std::vector<std::string> &containers = {})
    {
        auto made = document();
        for (const std::string &id : containers)
            made->perform(addContainer(id), {});
        if (!saveNow(*made, file(name)))
            qFatal("cannot save");
        return file(name);
    }

    // A document that ends without being closed, as in a crash.
    template <typename Edit>
    void crash(const std::filesystem::path &model, Edit edit)
    {
        auto lost = document();
        if (!model.empty() && !lost->open(model))
            qFatal("cannot open");
        edit(*lost);
    }
    void crashAdding(const std::filesystem::path &model, const std::vector<std::string> &containers)
    {
        crash(model, [&](Document &document) {
            for (const std::string &id : containers)
                document.perform(addContainer(id), {});
        });
    }

    // The first work that is offered for a model; for one never saved without a name.
    std::optional<UnsavedWork> work(const std::filesystem::path &model = {})
    {
        for (const JournalPlace &place : store().existingFor(model))
            if (auto found = readUnsavedWork(place, vocabulary); found && found->isReadable())
                return found;
        return std::nullopt;
    }
};

inline QByteArray bytesOf(const std::filesystem::path &path)
{
    QFile file(pathText(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const std::filesystem::path &path, const QByteArray &bytes)
{
    QFile file(pathText(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

} // namespace bulkhead::app

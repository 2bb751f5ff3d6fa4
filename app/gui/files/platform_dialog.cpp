// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/platform_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "app/workspace/platform.h"
#include "import/shared/relative_path.h"
#include "model/file/atomic_file.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

namespace fs = std::filesystem;

QString profileFilter()
{
    return PlatformDialog::tr("Platform profiles (*.bulkhead-platform);;All files (*)");
}

// Where the profile is read from once it stands in the model's folder; empty where it cannot be put there.
fs::path inFolder(const fs::path &file, const fs::path &folder)
{
    std::error_code fault;
    const fs::path from = fs::weakly_canonical(file, fault);
    const fs::path home = fs::weakly_canonical(folder, fault);
    return import::isInside(from, home) ? from.lexically_relative(home) : fs::path();
}

} // namespace

PlatformDialog::PlatformDialog(Session &session, Dialogs &dialogs, QWidget *parent)
    : QDialog(parent), m_session(session), m_dialogs(dialogs), m_name(plainLabel()), m_state(plainLabel()),
      m_clear(new QPushButton(tr("&Remove")))
{
    setWindowTitle(tr("Platform profile"));
    QLabel *about = plainLabel(
        tr("A platform profile holds what is known of hosts, container engine, control plane and registries. "
           "Many models can share one. It counts where a model says nothing itself, and is never copied into "
           "it: what it answers is not asked again."));
    QFont strong = m_name->font();
    strong.setBold(true);
    m_name->setFont(strong);
    for (QLabel *label : {about, m_name, m_state})
        label->setWordWrap(true);
    auto *choose = new QPushButton(tr("&Choose…"));
    auto *write = new QPushButton(tr("&Write one from this model…"));
    connect(choose, &QPushButton::clicked, this, &PlatformDialog::choose);
    connect(write, &QPushButton::clicked, this, &PlatformDialog::write);
    connect(m_clear, &QPushButton::clicked, this, &PlatformDialog::clear);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {choose, m_clear, write}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(about);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addLayout(row);
    layout->addWidget(buttons);
    constexpr int usualWidth = 560;
    resize(usualWidth, 0);
    connect(&m_session.document(), &Document::changed, this, &PlatformDialog::refresh);
    connect(&m_session.document(), &Document::replaced, this, &QDialog::reject);
    refresh();
}

void PlatformDialog::refresh()
{
    showProfile();
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void PlatformDialog::showProfile()
{
    const std::string &name = m_session.model().metadata().platform;
    m_clear->setEnabled(!name.empty());
    m_name->setText(name.empty() ? tr("This model has none.") : toQString(name));
    m_state->setVisible(!name.empty());
    if (name.empty())
        return;
    const NamedPlatform platform = platformOf(m_session.model(), m_session.document().path().parent_path());
    if (platform.fault) {
        m_state->setText(tr("It is not read: %1").arg(errorText(*platform.fault)));
        return;
    }
    int values = 0;
    for (const model::PlatformEntry &entry : platform.profile->entries)
        values += static_cast<int>(entry.properties.size());
    const QString count = tr("It states %n values.", nullptr, values);
    m_state->setText(platform.profile->title.empty()
                         ? count
                         : toQString(platform.profile->title) + QStringLiteral(" – ") + count);
}

// The profile is named by a path relative to the model's folder.
bool PlatformDialog::hasFolder()
{
    if (!m_session.document().path().empty())
        return true;
    m_dialogs.tellProblem(
        tr("Platform profile"),
        tr("Save the model first: a profile stands in its folder, and is named from there."));
    return false;
}

void PlatformDialog::choose()
{
    if (!hasFolder())
        return;
    const auto file = m_dialogs.openFile(tr("Choose a platform profile"), profileFilter());
    if (!file || !hasFolder())
        return;
    const fs::path from = toPath(*file);
    const std::string fileName = toUtf8(QFileInfo(*file).fileName());
    const auto profile = readPlatform(from, fileName, m_session.model().vocabulary());
    if (!profile) {
        m_dialogs.tellProblem(tr("The platform profile cannot be used"), errorText(profile.error()));
        return;
    }
    const fs::path folder = m_session.document().path().parent_path();
    fs::path name = inFolder(from, folder);
    if (name.empty()) {
        const fs::path copy = folder / from.filename();
        std::error_code fault;
        if (fs::exists(copy, fault)) {
            m_dialogs.tellProblem(tr("Platform profile"),
                                  tr("%1 is not in the model's folder, where a file of that name is already. "
                                     "Choose that one, or copy the profile there by another name.")
                                      .arg(*file));
            return;
        }
        if (!m_dialogs.confirm(tr("Copy the profile?"),
                               tr("%1 is not in the model's folder. A copy of it can be.").arg(*file),
                               tr("Copy")))
            return;
        if (!fs::copy_file(from, copy, fault)) {
            m_dialogs.tellProblem(
                tr("Platform profile"),
                tr("%1 could not be written: %2").arg(pathText(copy), toQString(fault.message())));
            return;
        }
        name = from.filename();
    }
    setProfile(name.generic_string(), tr("Choose platform profile"));
}

void PlatformDialog::clear()
{
    setProfile({}, tr("Remove platform profile"));
}

void PlatformDialog::setProfile(std::string name, const QString &step)
{
    model::Metadata after = m_session.model().metadata();
    after.platform = std::move(name);
    if (!(after == m_session.model().metadata()))
        m_session.document().perform(model::editing(m_session.model().sharedMetadata(), std::move(after)),
                                     step);
}

void PlatformDialog::write()
{
    auto profile = model::platformOf(m_session.model());
    if (profile && profile->entries.empty()) {
        m_dialogs.tell(tr("Platform profile"),
                       tr("This model states nothing of hosts, control plane or registries that others could "
                          "share. Answer the questions about them first."));
        return;
    }
    if (const std::string &title = m_session.model().metadata().title; profile && !title.empty())
        profile->title = toUtf8(tr("Platform of %1").arg(toQString(title)));
    const auto text = profile ? model::serializePlatform(*profile, m_session.model().vocabulary())
                              : Result<std::string>(profile.error());
    if (!text) {
        m_dialogs.tellProblem(tr("The platform profile was not written"), errorText(text.error()));
        return;
    }
    const fs::path folder = m_session.document().path().parent_path();
    const fs::path suggested = folder / ("platform" + std::string(model::platformSuffix));
    auto file = m_dialogs.saveFile(tr("Write a platform profile"), pathText(suggested), profileFilter());
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += toQString(model::platformSuffix);
    const auto written = writeFileAtomically(toPath(*file), *text);
    if (!written)
        m_dialogs.tellProblem(tr("The platform profile was not written"), errorText(written.error()));
    else
        m_dialogs.tell(tr("Platform profile"),
                       tr("Written to %1. Look it through before others use it: it holds what this model "
                          "states of its platform.")
                           .arg(*file));
}

} // namespace bulkhead::app

// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/platform_dialog.h"

#include "app/document/text.h"
#include "app/gui/files/while_waiting.h"
#include "app/gui/look/label.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
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
    : QDialog(parent), m_session(session), m_dialogs(dialogs),
      m_reading(
          readNamed,
          [this](Result<NamedPlatform> read) {
              showContent(read ? *std::move(read) : NamedPlatform{nullptr, read.error()});
          },
          this),
      m_name(plainLabel()), m_state(plainLabel()), m_clear(new QPushButton(tr("&Remove")))
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
    connect(&m_session.document(), &Document::replaced, this, [this] {
        m_isOver = true;
        reject();
    });
    refresh();
}

void PlatformDialog::refresh()
{
    showProfile();
    fit();
}

void PlatformDialog::fit()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

Result<NamedPlatform> PlatformDialog::readNamed(Named named, const Running &)
{
    return platformOf(named.model, named.folder);
}

void PlatformDialog::showProfile()
{
    const std::string &name = m_session.model().metadata().platform;
    m_clear->setEnabled(!name.empty());
    m_name->setText(name.empty() ? tr("This model has none.") : toQString(name));
    m_state->setVisible(!name.empty());
    m_state->setText(tr("It is being read…"));
    if (name.empty())
        m_reading.forget();
    else
        m_reading.request({m_session.model(), m_session.document().path().parent_path()});
}

void PlatformDialog::showContent(const NamedPlatform &platform)
{
    if (platform.fault) {
        m_state->setText(tr("It is not read: %1").arg(errorText(*platform.fault)));
    } else if (platform.profile) {
        int values = 0;
        for (const model::PlatformEntry &entry : platform.profile->entries)
            values += static_cast<int>(entry.properties.size());
        const QString count = tr("It states %n values.", nullptr, values);
        m_state->setText(platform.profile->title.empty()
                             ? count
                             : toQString(platform.profile->title) + QStringLiteral(" – ") + count);
    }
    fit();
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
    if (!file || m_isOver || !hasFolder())
        return;
    const fs::path from = toPath(*file);
    const auto profile = whileWaiting([from, shown = toUtf8(QFileInfo(*file).fileName()),
                                       vocabulary = m_session.model().sharedVocabulary()] {
        std::error_code fault;
        return fs::exists(from, fault) && !fs::is_regular_file(from, fault) // which might never end
                   ? Result<model::PlatformProfilePtr>(failure("app.platform-no-file", "is no file"))
                   : readPlatform(from, shown, *vocabulary);
    });
    if (m_isOver)
        return;
    if (!profile) {
        m_dialogs.tellProblem(tr("The platform profile cannot be used"), errorText(profile.error()));
        return;
    }
    const fs::path folder = m_session.document().path().parent_path();
    fs::path name = inFolder(from, folder);
    if (name.empty()) {
        if (!copyIntoFolder(from, folder / from.filename()) || m_isOver)
            return;
        name = from.filename();
    }
    setProfile(name.generic_string(), tr("Choose platform profile %1").arg(pathText(name)));
}

// False where it is not to be copied, or cannot be.
bool PlatformDialog::copyIntoFolder(const fs::path &from, const fs::path &copy)
{
    std::error_code fault;
    if (fs::exists(copy, fault)) {
        m_dialogs.tellProblem(tr("Platform profile"),
                              tr("%1 is not in the model's folder, where a file of that name is already. "
                                 "Choose that one, or copy the profile there by another name.")
                                  .arg(pathText(from)));
        return false;
    }
    if (!m_dialogs.confirm(tr("Copy the profile?"),
                           tr("%1 is not in the model's folder. A copy of it can be.").arg(pathText(from)),
                           tr("Copy")) ||
        m_isOver)
        return false;
    fault = whileWaiting([from, copy] {
        std::error_code failed;
        fs::copy_file(from, copy, failed);
        return failed;
    });
    if (fault)
        m_dialogs.tellProblem(
            tr("Platform profile"),
            tr("%1 could not be written: %2").arg(pathText(copy), toQString(fault.message())));
    return !fault;
}

void PlatformDialog::clear()
{
    setProfile({}, tr("Remove platform profile %1").arg(toQString(m_session.model().metadata().platform)));
}

void PlatformDialog::setProfile(std::string name, const QString &step)
{
    model::Metadata after = m_session.model().metadata();
    after.platform = std::move(name);
    if (after == m_session.model().metadata())
        showProfile(); // its content is another, it may be
    else
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
    const fs::path suggested =
        m_session.document().path().parent_path() / ("platform" + std::string(model::platformSuffix));
    auto file = m_dialogs.saveFile(tr("Write a platform profile"), pathText(suggested), profileFilter());
    if (!file || m_isOver)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += toQString(model::platformSuffix);
    const auto written =
        whileWaiting([path = toPath(*file), &text] { return writeFileAtomically(path, *text); });
    if (!written) {
        m_dialogs.tellProblem(tr("The platform profile was not written"), errorText(written.error()));
        return;
    }
    if (m_isOver)
        return;
    const fs::path folder = m_session.document().path().parent_path();
    const std::string name =
        folder.empty() ? std::string() : inFolder(toPath(*file), folder).generic_string();
    const std::string &named = m_session.model().metadata().platform;
    const bool isUsed = !name.empty() && (named.empty() || named == name);
    if (isUsed)
        setProfile(name, tr("Choose platform profile %1").arg(toQString(name)));
    m_dialogs.tell(tr("Platform profile"),
                   (isUsed
                        ? tr("Written to %1; this model uses it. Look it through before others do: it holds "
                             "what this model states of its platform.")
                        : tr("Written to %1. Look it through before others use it: it holds what this model "
                             "states of its platform."))
                       .arg(*file));
}

} // namespace bulkhead::app

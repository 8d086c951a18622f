// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a revision of the codebook is about to do, with every annotation that it touches, before it is done.
#pragma once

#include "model/codebook/revision.h"
#include "model/document/project_document.h"

#include <QDialog>

class QCheckBox;

namespace standpoint {

/// Makes the revision of the document's project; `revised` is the moment where the meaning changed, and
/// invalid where it did not.
using MakeRevision = std::function<Result<Revision>(const Project &project, const QDateTime &revised)>;

class RevisionDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Meaning
    {
        Stays, ///< not asked
        Ask    ///< a box to check: then the annotations so far are to be looked at again
    };
    RevisionDialog(
        const Project &project, const Revision &revision, Meaning meaning, QWidget *parent = nullptr);

    bool meaningChanged() const;

private:
    QCheckBox *m_meaning = nullptr;
};

/// Shows what `make` would do, and does it as one act where the user agrees. Without a dialog where no
/// annotation is touched. Where it cannot be done, the document's failed() says why. Returns whether it was
/// done.
bool revise(
    ProjectDocument &document, const MakeRevision &make, RevisionDialog::Meaning meaning, QWidget *parent);

} // namespace standpoint

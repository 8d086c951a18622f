// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a disk has of a folder when the power goes: what was flushed, and nothing else.
#pragma once

#include <map>
#include <string>
#include <sys/types.h>

namespace standpoint::faults {

/// Knows of a folder and all below it what was flushed. Folders are not to be renamed.
class FlushedDisk
{
public:
    /// All that is there now counts as flushed.
    void begin(const std::string &folder);
    /// A file that was made: from now on its inode is not given to another one.
    void hold(const char *path);
    /// An fsync() of a file or a folder.
    void flush(int descriptor);
    /// Replaces the content of the folder by what was flushed; `withNames`: files have the names of now, also
    /// where no flush of a folder was after those.
    void cut(bool withNames);

private:
    struct Name
    {
        bool isFolder = false;
        ino_t inode = 0;
    };
    using Names = std::map<std::string, Name>;

    static Names namesIn(const std::string &folder);
    void takeAll(const std::string &folder);
    void collect(const std::string &folder, bool withNames, std::map<std::string, std::string> *files,
        std::map<std::string, bool> *folders) const;

    std::string m_root;
    std::map<std::string, Names> m_names; ///< by folder
    std::map<ino_t, std::string> m_bytes; ///< by file
};

} // namespace standpoint::faults

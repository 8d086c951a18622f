// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/power_cut.h"

#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace standpoint::faults {

namespace fs = std::filesystem;

namespace {

std::string bytesOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

FlushedDisk::Names FlushedDisk::namesIn(const std::string &folder)
{
    Names names;
    std::error_code gone;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, gone)) {
        struct stat there = {};
        if (::lstat(entry.path().c_str(), &there) == 0)
            names[entry.path().filename()] = {S_ISDIR(there.st_mode), there.st_ino};
    }
    return names;
}

void FlushedDisk::takeAll(const std::string &folder)
{
    m_names[folder] = namesIn(folder);
    for (const auto &[name, what] : m_names[folder]) {
        const std::string path = fs::path(folder) / name;
        if (what.isFolder) {
            takeAll(path);
        } else {
            m_bytes[what.inode] = bytesOf(path);
            hold(path.c_str());
        }
    }
}

void FlushedDisk::begin(const std::string &folder)
{
    m_root = fs::canonical(folder);
    m_names.clear();
    m_bytes.clear();
    takeAll(m_root);
}

void FlushedDisk::hold(const char *path)
{
    (void)::open(path, O_RDONLY | O_CLOEXEC); // to the end of the process
}

void FlushedDisk::flush(int descriptor)
{
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    struct stat there = {};
    if (::fstat(descriptor, &there) != 0)
        return;
    if (S_ISDIR(there.st_mode)) {
        const std::string folder = fs::read_symlink(link);
        m_names[folder] = namesIn(folder);
    } else {
        m_bytes[there.st_ino] = bytesOf(link);
    }
}

void FlushedDisk::collect(const std::string &folder, bool withNames,
    std::map<std::string, std::string> *files, std::map<std::string, bool> *folders) const
{
    const auto known = m_names.find(folder);
    const Names names = withNames ? namesIn(folder) : known == m_names.end() ? Names() : known->second;
    for (const auto &[name, what] : names) {
        const std::string path = fs::path(folder) / name;
        if (what.isFolder) {
            (*folders)[path] = true;
            collect(path, withNames, files, folders);
        } else {
            const auto bytes = m_bytes.find(what.inode);
            (*files)[path] = bytes == m_bytes.end() ? std::string() : bytes->second;
        }
    }
}

void FlushedDisk::cut(bool withNames)
{
    std::map<std::string, std::string> files;
    std::map<std::string, bool> folders; // sorted: outer ones come first
    collect(m_root, withNames, &files, &folders);
    for (const auto &entry : fs::directory_iterator(m_root))
        fs::remove_all(entry.path());
    for (const auto &[folder, there] : folders)
        fs::create_directory(folder);
    for (const auto &[path, bytes] : files)
        std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace standpoint::faults

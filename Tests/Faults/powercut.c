/* A disk that forgets what was not synced, for tests of durability. Loaded before libc (LD_PRELOAD).
 *
 * POWERCUT_DATA is a directory; everything below it counts. POWERCUT_DISK is what would be on the disk after a power
 * cut: `inodes/KEY` holds a file's bytes as of its last fsync, `names` holds the tree as of each directory's last fsync,
 * every name a symbolic link whose target is the KEY. Nothing but fsync and fdatasync puts anything there, so what was
 * only written is forgotten, and so is a name whose directory was not synced. With POWERCUT_LIES=1 both say yes and do
 * nothing: a test that stays green then tests nothing.
 *
 * A file's KEY is its inode and birth, for inodes are used again. The tree as it is when the first process starts counts
 * as synced. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH 4096
static const char *data, *disk;
static int lies;

static int real(const char *name, int fd) {
    int (*call)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    return call(fd);
}

/* One at a time, over all processes: an older copy must not replace a newer one. */
static int enter(void) {
    char path[PATH];
    snprintf(path, sizeof path, "%s/lock", disk);
    int lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (lock >= 0) flock(lock, LOCK_EX);
    return lock;
}

static int key_of(int fd, const char *name, char *key) {
    struct statx s;
    if (statx(fd, name, AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME | STATX_TYPE, &s)) return -1;
    sprintf(key, "%llu-%lld-%u", (unsigned long long)s.stx_ino, (long long)s.stx_btime.tv_sec, s.stx_btime.tv_nsec);
    return S_ISREG(s.stx_mode) ? 1 : S_ISDIR(s.stx_mode) ? 2 : S_ISLNK(s.stx_mode) ? 3 : 0;
}

static void copy_file(int from, const char *key) {
    char path[PATH], fresh[PATH + 16];
    snprintf(path, sizeof path, "%s/inodes/%s", disk, key);
    snprintf(fresh, sizeof fresh, "%s.new", path);
    int to = open(fresh, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666);
    if (to < 0) return;
    static char buffer[1 << 18];
    off_t at = 0;
    ssize_t got;
    while ((got = pread(from, buffer, sizeof buffer, at)) > 0) {
        if (write(to, buffer, got) != got) break;
        at += got;
    }
    close(to);
    rename(fresh, path);
}

static void remove_tree(const char *path) {
    DIR *dir = opendir(path);
    if (!dir) { unlink(path); return; }
    for (struct dirent *e; (e = readdir(dir));) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        char below[PATH];
        snprintf(below, sizeof below, "%s/%s", path, e->d_name);
        struct stat s;
        if (!lstat(below, &s) && S_ISDIR(s.st_mode)) remove_tree(below); else unlink(below);
    }
    closedir(dir);
    rmdir(path);
}

/* The names of one directory as they are now; with `deep`, and the bytes of its files, all below it too. */
static void copy_names(const char *at, const char *to, int deep) {
    mkdir(to, 0777);
    DIR *dir = opendir(to);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        char there[PATH], here[PATH], key[64], known[64] = "";
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        snprintf(there, sizeof there, "%s/%s", to, e->d_name);
        snprintf(here, sizeof here, "%s/%s", at, e->d_name);
        int kind = key_of(AT_FDCWD, here, key);
        if (kind == 2) continue;
        if (readlink(there, known, sizeof known - 1) < 0 || kind < 0 || strcmp(known, key)) remove_tree(there);
    }
    if (dir) closedir(dir);
    if (!(dir = opendir(at))) return;
    for (struct dirent *e; (e = readdir(dir));) {
        char there[PATH], here[PATH], key[64];
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        snprintf(there, sizeof there, "%s/%s", to, e->d_name);
        snprintf(here, sizeof here, "%s/%s", at, e->d_name);
        int kind = key_of(AT_FDCWD, here, key);
        if (kind == 2 && deep) copy_names(here, there, 1);
        else if (kind == 2) mkdir(there, 0777);
        else if (kind == 1) {
            symlink(key, there);
            int file = deep ? open(here, O_RDONLY | O_CLOEXEC) : -1;
            if (file >= 0) { copy_file(file, key); close(file); }
        }
    }
    closedir(dir);
}

static void synced(int fd) {
    char link[64], path[PATH], key[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    size_t prefix = strlen(data);
    if (strncmp(path, data, prefix) || (path[prefix] && path[prefix] != '/')) return;
    int lock = enter(), kind = key_of(fd, "", key);
    if (kind == 1) {
        /* The descriptor may be for writing only. */
        int file = open(link, O_RDONLY | O_CLOEXEC);
        if (file >= 0) { copy_file(file, key); close(file); }
    } else if (kind == 2) {
        char names[PATH + 16];
        snprintf(names, sizeof names, "%s/names%s", disk, path + prefix);
        /* A directory whose own name is not on the disk yet has nowhere to keep names. */
        if (!access(names, F_OK)) copy_names(path, names, 0);
    }
    if (lock >= 0) close(lock);
}

__attribute__((constructor)) static void begin(void) {
    /* Copies: PostgreSQL writes its titles over the environment. */
    data = getenv("POWERCUT_DATA") ? strdup(getenv("POWERCUT_DATA")) : NULL;
    disk = getenv("POWERCUT_DISK") ? strdup(getenv("POWERCUT_DISK")) : NULL;
    lies = getenv("POWERCUT_LIES") != NULL;
    if (!data || !disk) { data = NULL; return; }
    char names[PATH], inodes[PATH];
    snprintf(names, sizeof names, "%s/names", disk);
    snprintf(inodes, sizeof inodes, "%s/inodes", disk);
    int before = umask(0), lock = enter();
    if (!mkdir(inodes, 0777)) copy_names(data, names, 1);
    umask(before);
    if (lock >= 0) close(lock);
}

static int sync_call(const char *name, int fd) {
    if (!data) return real(name, fd);
    if (fcntl(fd, F_GETFD) < 0) return -1;
    if (!lies) {
        int before = errno, mask = umask(0);
        synced(fd);
        umask(mask);
        errno = before;
    }
    return 0;
}

int fsync(int fd) { return sync_call("fsync", fd); }
int fdatasync(int fd) { return sync_call("fdatasync", fd); }

/* Writes a file as one must who promises to keep it: contents synced, named, and the name synced. */
#pragma once
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void keep_file(const char *folder, int number, long turn, const char *bytes, size_t size) {
    char draft[512], name[512];
    snprintf(draft, sizeof draft, "%s/%d-%ld.new", folder, number, turn);
    snprintf(name, sizeof name, "%s/%d-%ld", folder, number, turn);
    int file = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0600), place = open(folder, O_RDONLY | O_DIRECTORY);
    if (file < 0 || place < 0 || write(file, bytes, size) != (ssize_t)size || fsync(file) != 0) exit(1);
    if (close(file) != 0 || rename(draft, name) != 0 || fsync(place) != 0) exit(1);
    close(place);
}

/* C, F and the three-statement transactions on SQLite: WAL, synchronous=FULL, a connection a writer, one commit a unit.
 *
 * The writers take turns by a lock of the program: SQLite's own waiting sleeps, and would make the reference slower.
 *   sqlite row|file|three FILE FOLDER THREADS SECONDS
 */
#include <sqlite3.h>
#include <string.h>
#include "durable.h"
#include "timing.h"

enum { MOST = 256, SIZE = 200 * 1024 };
static sqlite3 *connections[MOST];
static sqlite3_stmt *statements[MOST][5];
static long turns[MOST];
static const char *folder, *texts[] = {
    "BEGIN IMMEDIATE", "COMMIT", "INSERT INTO trail (dossier, text) VALUES (?1, 'a status of a dossier') RETURNING id",
    "UPDATE dossier SET stage = stage + 1 WHERE id = ?1", "INSERT INTO outbox (dossier, text) VALUES (?1, 'a message')",
};
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char contents[SIZE];

static void check(int code, int number) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(connections[number]));
    exit(1);
}

static void run(int number, int statement) {
    sqlite3_stmt *it = statements[number][statement];
    if (statement > 1) check(sqlite3_bind_int(it, 1, number + 1), number);
    int code;
    while ((code = sqlite3_step(it)) == SQLITE_ROW) {}
    check(code, number);
    check(sqlite3_reset(it), number);
}

static void row(int number) {
    pthread_mutex_lock(&turn);
    run(number, 2);
    pthread_mutex_unlock(&turn);
}

static void file(int number) {
    keep_file(folder, number, turns[number]++, contents, SIZE);
    row(number);
}

static void three(int number) {
    static const int order[] = {0, 2, 3, 4, 1};
    pthread_mutex_lock(&turn);
    for (int n = 0; n < 5; n++) run(number, order[n]);
    pthread_mutex_unlock(&turn);
}

static void open_one(const char *path, int number) {
    if (sqlite3_open(path, &connections[number]) != SQLITE_OK) exit(1);
    check(sqlite3_exec(connections[number],
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;"
        "CREATE TABLE IF NOT EXISTS trail (id INTEGER PRIMARY KEY, dossier INT, text TEXT);"
        "CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, dossier INT, text TEXT);"
        "CREATE TABLE IF NOT EXISTS dossier (id INTEGER PRIMARY KEY, stage INT);", NULL, NULL, NULL), number);
    for (int n = 0; n < 5; n++)
        check(sqlite3_prepare_v2(connections[number], texts[n], -1, &statements[number][n], NULL), number);
    char command[80];
    snprintf(command, sizeof command, "INSERT OR IGNORE INTO dossier VALUES (%d, 0)", number + 1);
    check(sqlite3_exec(connections[number], command, NULL, NULL, NULL), number);
}

int main(int count, char **arguments) {
    int threads = count == 6 ? atoi(arguments[4]) : 0;
    if (threads < 1 || threads > MOST) return 64;
    folder = arguments[3];
    memset(contents, 'x', SIZE);
    for (int n = 0; n < threads; n++) open_one(arguments[2], n);
    measure(threads, atof(arguments[5]), arguments[1][0] == 'r' ? row : arguments[1][0] == 'f' ? file : three);
}

/* Preloaded beside the product: counts statements, and commits of transactions that may write, on both engines.
 * BENCH_COUNTS names the file of two numbers that the bench reads. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct { _Atomic unsigned long statements, commits; } none, *counts = (void *)&none;

static __thread int inside;  /* a call that uses the others by itself, which must not count twice */

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("BENCH_COUNTS");
    int file = path ? open(path, O_RDWR) : -1;
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) counts = shared;
    close(file);
}

static void text(const char *sql, int writes) {
    if (!strncmp(sql, "COMMIT", 6)) counts->commits += writes;
    else if (strncmp(sql, "BEGIN", 5) && strncmp(sql, "ROLLBACK", 8) && !strstr(sql, "SAVEPOINT") && strncmp(sql, "RELEASE", 7))
        counts->statements++;
}

int sqlite3_step(sqlite3_stmt *statement) {
    static __typeof__(&sqlite3_step) next;
    if (!next) next = REAL(sqlite3_step);
    if (!inside && !sqlite3_stmt_busy(statement)) counts->statements++;
    return next(statement);
}

int sqlite3_exec(sqlite3 *connection, const char *sql, int (*row)(void *, int, char **, char **), void *of, char **wrong) {
    text(sql, !sqlite3_db_readonly(connection, "main"));
    inside = 1;
    int code = REAL(sqlite3_exec)(connection, sql, row, of, wrong);
    inside = 0;
    return code;
}

PGresult *PQexec(PGconn *connection, const char *sql) {
    text(sql, 1);
    return REAL(PQexec)(connection, sql);
}

PGresult *PQexecPrepared(PGconn *connection, const char *name, int count, const char *const *values, const int *lengths,
                         const int *formats, int format) {
    counts->statements++;
    inside = 1;
    PGresult *result = REAL(PQexecPrepared)(connection, name, count, values, lengths, formats, format);
    inside = 0;
    return result;
}

int PQsendQueryPrepared(PGconn *connection, const char *name, int count, const char *const *values, const int *lengths,
                        const int *formats, int format) {
    if (!inside) counts->statements++;
    return REAL(PQsendQueryPrepared)(connection, name, count, values, lengths, formats, format);
}

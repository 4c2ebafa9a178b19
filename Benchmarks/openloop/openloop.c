/* Units begun at a given rate whatever becomes of those before, and how long each request took: from the moment it should
 * have gone out, so that waiting behind a slow one counts.
 *
 *   openloop PORT RATE SECONDS PLAN LINES [again]
 *
 * LINES: units under way at the same time, at most. `again`: begins anew after the last unit. What a whole unit took
 * counts from when it did go out: with one line it is its own time alone.
 */
#define _GNU_SOURCE
#include <sys/epoll.h>
#include <time.h>
#include "line.h"

enum { MOST = 1000 };
static struct plan plan;
static struct line lines[MOST];
static int idle[MOST], idle_count, open_count, most_lines, poll_set, port, bad_status;
static long failed;
static struct times { double *all; long count; } requests, whole;  /* of single requests, and of units */

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void listen_to(struct line *line, int how) {
    struct epoll_event event = {.events = EPOLLIN | (line->out_done < line->out_size ? EPOLLOUT : 0), .data.ptr = line};
    epoll_ctl(poll_set, how, line->socket, &event);
}

static void renew(struct line *line) {
    close(line->socket);
    line->socket = connected(port);
    line->out_done = line->out_size = 0;
    listen_to(line, EPOLL_CTL_ADD);
}

static void let_go(struct line *line) {
    line->unit = NULL;
    idle[idle_count++] = line - lines;
}

static void ask(struct line *line) {
    put_together(line, plan.bodies);
    if (write_out(line)) return listen_to(line, EPOLL_CTL_MOD);
    failed++;
    renew(line);
    let_go(line);
}

static struct line *free_line(void) {
    if (idle_count) return &lines[idle[--idle_count]];
    if (open_count == most_lines) return NULL;
    struct line *line = &lines[open_count++];
    line->socket = connected(port);
    listen_to(line, EPOLL_CTL_ADD);
    return line;
}

static void note(struct times *times, double took) {
    times->all = more(times->all, times->count, sizeof *times->all);
    times->all[times->count++] = took;
}

static void answered(struct line *line) {
    double ended = now();
    note(&requests, ended - line->since);
    bool good = line->status >= 200 && line->status < 400;
    if (!good) failed++, bad_status = line->status;
    if (line->closes) renew(line);
    if (good && line->step + 1 == line->unit->count) note(&whole, ended - line->begun);
    if (!good || ++line->step == line->unit->count) return let_go(line);
    line->since = ended;
    ask(line);
}

static void happened(struct epoll_event *event) {
    struct line *line = event->data.ptr;
    bool alive = !(event->events & EPOLLOUT) || write_out(line);
    if (alive && event->events & EPOLLOUT) listen_to(line, EPOLL_CTL_MOD);
    int read = alive ? read_in(line) : -1;
    if (read > 0 && line->unit) return answered(line);
    if (read == 0) return;
    renew(line);
    if (line->unit) failed++, let_go(line);
}

static void wait_until(double moment) {
    struct epoll_event events[64];
    double left = moment - now();
    struct timespec pause = {.tv_sec = left > 0 ? left : 0, .tv_nsec = left > 0 ? (left - (long)left) * 1e9 : 0};
    int count = epoll_pwait2(poll_set, events, 64, &pause, NULL);
    for (int n = 0; n < count; n++) happened(&events[n]);
}

static int smaller(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* In milliseconds. */
static double share(struct times *times, double part) {
    if (!times->count) return 0;
    qsort(times->all, times->count, sizeof *times->all, smaller);
    return times->all[(long)(times->count * part)] * 1e3;
}

int main(int count, char **arguments) {
    if (count < 6) return 64;
    port = atoi(arguments[1]);
    most_lines = atoi(arguments[5]) < MOST ? atoi(arguments[5]) : MOST;
    double rate = atof(arguments[2]), seconds = atof(arguments[3]), begun;
    plan = read_plan(arguments[4]);
    long units = rate * seconds;
    if (count < 7 && units > plan.unit_count) units = plan.unit_count;
    poll_set = epoll_create1(0);
    begun = now();
    for (long next = 0; next < units || idle_count < open_count;) {
        double due = begun + next / rate, moment = now();
        if (moment > begun + seconds + 5) units = next;  /* too slow to begin them all */
        if (moment > begun + seconds + 20) stop("the answers do not come");
        struct line *line = next < units && moment >= due ? free_line() : NULL;
        if (line) {
            *line = (struct line){.socket = line->socket, .out = line->out, .unit = &plan.units[next++ % plan.unit_count],
                                  .since = due, .begun = moment};
            ask(line);
        } else wait_until(next < units && moment < due ? due : moment + 0.01);
    }
    double ended = now();
    printf("{\"rate\": %.3f, \"p50\": %.4f, \"p99\": %.4f, \"unit_p50\": %.4f, \"asked\": %ld, \"failed\": %ld, \"status\": %d}\n",
           units / (ended - begun), share(&requests, 0.5), share(&requests, 0.99), share(&whole, 0.5), requests.count, failed,
           bad_status);
}

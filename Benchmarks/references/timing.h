/* Runs `work(thread)` on several threads for some seconds and prints one JSON line: rate, p50 and p99 in milliseconds. */
#pragma once
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

struct worker {
    int number;
    double until;
    long count, room;
    double *took;
    void (*work)(int);
    pthread_t thread;
};

static void *serve(void *argument) {
    struct worker *me = argument;
    for (double begun = now(); begun < me->until;) {
        me->work(me->number);
        double ended = now();
        if (me->count == me->room) me->took = realloc(me->took, (me->room = me->room * 2 + 1024) * sizeof(double));
        me->took[me->count++] = ended - begun;
        begun = ended;
    }
    return NULL;
}

static int smaller(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(int threads, double seconds, void (*work)(int)) {
    struct worker *workers = calloc(threads, sizeof *workers);
    double begun = now();
    for (int n = 0; n < threads; n++) {
        workers[n] = (struct worker){.number = n, .until = begun + seconds, .work = work};
        pthread_create(&workers[n].thread, NULL, serve, &workers[n]);
    }
    long count = 0;
    for (int n = 0; n < threads; n++) {
        pthread_join(workers[n].thread, NULL);
        count += workers[n].count;
    }
    double took = now() - begun, *all = malloc((count + 1) * sizeof(double));
    for (long n = 0, at = 0; n < threads; n++)
        for (long k = 0; k < workers[n].count; k++) all[at++] = workers[n].took[k];
    qsort(all, count, sizeof(double), smaller);
    if (count == 0) all[count++] = 0;
    printf("{\"rate\": %.3f, \"p50\": %.4f, \"p99\": %.4f}\n", count / took, all[count / 2] * 1e3, all[count * 99 / 100] * 1e3);
}

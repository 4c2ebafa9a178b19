import CMalloc

/// What the C library is told about memory, so that a small machine can run every site.
enum Memory {
    /// At most two arenas, one for each pair of busy threads. By default glibc opens eight for each core, and each keeps
    /// what it once needed.
    static func keepTogether() { _ = mallopt(M_ARENA_MAX, 2) }

    /// What building the indexes left behind goes back to the system.
    static func giveBack() { _ = malloc_trim(0) }
}

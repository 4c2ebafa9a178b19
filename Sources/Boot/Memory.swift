import CMalloc

/// What the C library is told about memory, so that a small machine can run every site.
enum Memory {
    /// One arena, which grows by a megabyte. By default glibc opens eight for each core, each keeps what it once needed,
    /// and all but the first grow by a page and a system call at a time.
    ///
    /// Whoever sets one of these must set them all, for glibc then learns nothing by itself any more: a password's hash needs
    /// 19 MiB, and where those are mapped and given back for each, a quarter of a sign-in is the kernel clearing pages.
    static func keepTogether() {
        _ = mallopt(M_ARENA_MAX, 1)
        _ = mallopt(M_TOP_PAD, 1 << 20)
        _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
        _ = mallopt(M_TRIM_THRESHOLD, 48 << 20)
    }

    /// What building the indexes left behind goes back to the system.
    static func giveBack() { _ = malloc_trim(0) }
}

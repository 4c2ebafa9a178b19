"""What is measured, by name. In this order: what leaves work or rows behind comes last."""

from parts import codeflow, compression, desk, filing, footprint, logins, pages, statements, steady

PARTS = {
    "start": footprint.start,
    "home": pages.home,
    "procedure": pages.procedure,
    "results": pages.results,
    "search": pages.search,
    "mine": pages.mine,
    "inbox": pages.inbox,
    "compression": compression.compression,
    "logins": logins.logins,
    "codeflow": codeflow.codeflow,
    "filing": filing.filing,
    "status": desk.status,
    "steady": steady.steady,
    "statements": statements.statements,
    "memory": footprint.memory,
}

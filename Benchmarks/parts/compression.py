"""Pages sent compressed, against nginx compressing the very same page at the same level."""

import gzip

import load
from load import LoadFault
from parts import pages
from report import Row


def compression(scene):
    for key in ("home", "mine"):
        yield row(scene, key, pages.asked(scene, key))


def row(scene, key: str, asked) -> Row:
    path, half, welcome = asked.paths[0], scene.seconds / 2, {"Accept-Encoding": "gzip"}
    page, small = pages.body_of(scene, asked, path), pages.body_of(scene, asked, path, **welcome)
    if len(gzip.decompress(small)) < 0.9 * len(page):
        raise LoadFault(f"{path} is not itself when it is compressed")
    ask = dict(host=scene.host(asked.site), clients=pages.CLIENTS, seconds=half, headers=asked.headers | welcome)
    ours, theirs = [], []
    for _ in range(2):
        theirs.append(scene.references.compressed(page, pages.CLIENTS, half))
        ours.append(load.closed(scene.port, "paths.lua", [path], **ask))
    rate, reference = pages.mean(ours, "rate"), pages.mean(theirs, "rate")
    return Row(f"{asked.work}, compressed", scene.engine, key, rate / reference, rate, pages.mean(ours, "p50"),
               max(one.p99 for one in ours), f"N {reference:,.0f} ({len(page) / 1000:.1f} to {len(small) / 1000:.1f} kB)")

/// One small sheet for all pages here; deliberately unlike the product's look.
enum Stylesheet {
    static let text = """
        :root { color-scheme: light; --ink: #1d1b16; --paper: #fdf8ec; --mark: #8a3c00; --line: #d8cdb4; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; }
        header, main, footer { max-width: 44rem; margin: 0 auto; padding: 1rem; }
        .mark { display: inline-block; margin: 0; padding: .15rem .6rem; background: var(--mark); color: #fff;
          font-weight: 700; letter-spacing: .04em; }
        h1 { margin: .5rem 0 0; font-size: 1.5rem; line-height: 1.25; }
        form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
        label { width: 100%; font-weight: 600; }
        input { flex: 1 1 12rem; min-height: 2.75rem; padding: .4rem .7rem; border: 1px solid #7d7257; font: inherit; }
        button { min-height: 2.75rem; padding: .4rem 1.2rem; border: 0; background: var(--mark); color: #fff;
          font: inherit; font-weight: 600; }
        a { color: var(--mark); }
        :focus-visible { outline: 3px solid #1a56b0; outline-offset: 2px; }
        .messages { margin: 0; padding: 0; list-style: none; }
        .messages li { margin: 0 0 .9rem; padding: .7rem .9rem; background: #fff; border: 1px solid var(--line);
          border-left: .4rem solid #7d7257; }
        .messages li.delivered { border-left-color: #1b6e3c; }
        .messages li.undeliverable { border-left-color: #b3261e; }
        .messages p { margin: 0; overflow-wrap: anywhere; }
        .messages .text { margin: .3rem 0; font-size: 1.1875rem; }
        .when, .count, footer { color: #5c543f; font-size: .9375rem; }
        code { overflow-wrap: anywhere; }
        """
}

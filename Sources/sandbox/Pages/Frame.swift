import Html

/// The frame of every page here: it says in large letters that nothing of this is real.
enum Frame {
    /// - Parameter refresh: Seconds until the browser loads the page again; `nil` for never.
    static func page(_ title: String, refresh: Int? = nil, _ body: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        \(with: refresh, { "<meta http-equiv=\"refresh\" content=\"\($0)\">" as HTML })
        <title>\(title) – Bản thử nghiệm</title>
        <link rel="stylesheet" href="/sandbox.css">
        </head>
        <body>
        <header><p class="mark">BẢN THỬ NGHIỆM</p><h1>\(title)</h1></header>
        <main>\(body)</main>
        <footer><p>Chương trình này đóng vai các hệ thống bên ngoài khi phát triển và kiểm thử. Người, số điện thoại
        và tin nhắn ở đây đều do chúng tôi đặt ra; không có gì được gửi tới mạng điện thoại thật.</p></footer>
        </body>
        </html>
        """
    }
}

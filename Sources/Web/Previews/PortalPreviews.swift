import Foundation
import Html
import Kit
import Links

private let trail: [(words: any Words, link: Link)] = [(WebWords.home, PreviewLinks.here)]

func homePreview(_ assets: AssetPaths) -> HTML {
    citizenDocument(
        title: WebWords.home, chrome: portalChrome(assets, search: false),
        body: """
            \(hero("Ông/Bà cần làm thủ tục gì?".words, searchBox(at: PreviewLinks.here, isLarge: true)))\
            \(section("Công dân".words, tiles(previewTiles + previewTiles)))\
            \(section("Doanh nghiệp".words, tiles(previewTiles)))
            """)
}

func searchPreview(_ assets: AssetPaths) -> HTML {
    citizenDocument(
        title: "Dịch vụ công trực tuyến".words, chrome: portalChrome(assets), breadcrumb: trail,
        body: """
            \(pageHeading("Dịch vụ công trực tuyến".words, lead: "Tìm theo từ khóa, cơ quan hoặc lĩnh vực.".words))\
            \(withAside(searchResults, aside: panel("Theo sự kiện".words, summaryList(previewSummary))))
            """)
}

private var searchResults: HTML {
    let line = ResultLine(
        "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con".words, PreviewLinks.here,
        facts: ["1.000689".words, "UBND cấp xã".words, "3 ngày làm việc".words], state: tag("Toàn trình".words, .good))
    return listHead(5_682) + resultList(Array(repeating: line, count: 5))
        + pager(Page(rows: [1], total: 5_682, window: Window(page: 3)), at: PreviewLinks.here)
}

func signInPreview(_ assets: AssetPaths) -> HTML {
    citizenDocument(
        title: WebWords.signIn, chrome: portalChrome(assets), hasProblems: true,
        body: narrow(
            """
            \(pageHeading(WebWords.signIn))\
            \(problemSummary("Tên đăng nhập hoặc mật khẩu không đúng.".words))\
            \(postForm(to: PreviewLinks.here, csrf: .empty, signInFields))
            """))
}

private var signInFields: HTML {
    """
    \(requiredLegend())\
    \(textInput(
        previewField("ten-dang-nhap", "099301000103"), label: "Tên đăng nhập".words, kind: .username,
        placeholder: Labels.enterIdentityNumber))\
    \(passwordInput(previewField("mat-khau")))\
    \(captchaInput(previewField("ma-xac-thuc"), previewCaptcha))\
    \(buttonRow(submitButton(WebWords.signIn), linkButton("Quên mật khẩu".words, to: PreviewLinks.here, .quiet)))
    """
}

func codePreview(_ assets: AssetPaths) -> HTML {
    let wrongCode = "Mã OTP không đúng. Vui lòng nhập mã mới nhất.".words
    let opensAt = previewMoment.addingTimeInterval(12)
    let form: HTML = """
        \(codeInput(previewField("otp", problem: wrongCode), hint: CodeWords.codeSentTo("0950 *** 103")))\
        \(countdown(until: previewMoment.addingTimeInterval(102), now: previewMoment))\
        \(buttonRow(submitButton(InputWords.confirm)))
        """
    return citizenDocument(
        title: CodeWords.code, chrome: portalChrome(assets), breadcrumb: trail, hasProblems: true,
        body: narrow(
            """
            \(pageHeading(CodeWords.code, caption: WebWords.signIn))\
            \(postForm(to: PreviewLinks.here, csrf: .empty, form))\
            \(resendButton(to: PreviewLinks.here, csrf: .empty, opensAt: opensAt, now: previewMoment))
            """))
}

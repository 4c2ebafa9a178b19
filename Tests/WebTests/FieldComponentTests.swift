import Foundation
import Html
import Kit
import Links
import TestPages
import Testing
@testable import Web

@Suite struct FieldComponentTests {
    private let here = Link("/o-day")

    private func field(_ typed: String = "", problem: (any Words)? = nil) -> Field {
        var field = Field("ho-ten", typed: typed)
        field.problem = problem
        return field
    }

    @Test func `a required field shows its star and says it to assistive technology, an optional one does neither (REQ-GEN-001)`() {
        let required = textInput(field(), label: Labels.fullName).text
        #expect(required.contains("<label class=\"field__label\" for=\"ho-ten\">Họ và tên <span class=\"required\" aria-hidden=\"true\">*"))
        #expect(required.contains(" required"))
        let optional = textInput(field(), label: Labels.fullName, required: false).text
        #expect(!optional.contains("*") && !optional.contains(" required"))
    }

    @Test func `a problem stands at its field, in words, and the field says it is wrong`() {
        let html = textInput(field("x", problem: Messages.name), label: Labels.fullName, hint: Labels.note).text
        #expect(html.contains("aria-invalid=\"true\""))
        #expect(html.contains("aria-describedby=\"ho-ten-goi-y ho-ten-loi\""))
        #expect(html.contains("id=\"ho-ten-loi\""))
        #expect(html.contains("<b>Lỗi:</b> Họ và tên không hợp lệ."))
        #expect(html.contains("value=\"x\""))
    }

    @Test func `the summary takes the focus, is an alert, and links each problem to its field with the same words`() {
        let html = problemSummary([Problem(field: "ho-ten", words: Messages.required(Labels.fullName))]).text
        #expect(html.contains("role=\"alert\" tabindex=\"-1\""))
        #expect(html.contains("<a href=\"#ho-ten\">Vui lòng nhập họ và tên.</a>"))
        #expect(problemSummary([]).isEmpty)
    }

    @Test(arguments: ["\"><script>alert(1)</script>", "' onfocus='x", "</textarea><b>", "&lt;"])
    func `what was typed is shown as text and nothing else`(typed: String) {
        let field = field(typed, problem: Verbatim(typed))
        let html =
            textInput(field, label: Verbatim(typed), hint: Verbatim(typed), placeholder: Verbatim(typed))
            + searchBox(at: here, typed: typed)
        #expect(TagBalance.faults(html) == [])
        #expect(TagBalance.faults(textArea(field, label: Verbatim(typed))) == [])
        #expect(!html.text.contains("<script") && !html.text.contains("onfocus='"))
    }

    @Test func `a password is never sent back to the page, nor a code, nor a captcha`() {
        let secret = Field("bi-mat", typed: "Bi-mat-99")
        let captcha = CaptchaPicture(id: "1", picture: here, voice: here)
        for html in [passwordInput(secret), codeInput(secret), captchaInput(secret, captcha)] {
            #expect(!html.text.contains("Bi-mat-99"))
        }
    }

    @Test func `the code field is numeric and takes the code from the phone's message`() {
        let html = codeInput(Field("otp")).text
        #expect(html.contains("inputmode=\"numeric\" autocomplete=\"one-time-code\""))
    }

    @Test func `password managers are told which password is asked for`() {
        #expect(passwordInput(field()).text.contains("autocomplete=\"current-password\""))
        let new = passwordInput(field(), .new, showsRule: true).text
        #expect(new.contains("autocomplete=\"new-password\""))
        #expect(new.contains("aria-describedby=\"ho-ten-quy-tac\""))
        #expect(new.matches(of: /data-rule="/).count == 5)
    }

    @Test func `Enter in a form with a captcha never asks for another picture`() throws {
        let html = captchaInput(field(), CaptchaPicture(id: "1", picture: here, voice: here)).text
        let first = try #require(html.firstMatch(of: /<button[^>]*>/))
        #expect(!String(first.0).contains(CaptchaPicture.refreshName))
        #expect(html.contains("name=\"maHinh\" value=\"1\""))
        #expect(html.contains("name=\"doiMa\" value=\"1\" formnovalidate"))
    }

    @Test func `choices keep what was chosen, and the summary's link reaches the first of them`() {
        let choices = [Choice("a", Labels.from), Choice("b", Labels.to)]
        let html = radioChoices(field("b"), legend: Labels.status, choices).text
        #expect(html.contains("id=\"ho-ten\" name=\"ho-ten\" value=\"a\">"))
        #expect(html.contains("value=\"b\" checked"))
        #expect(html.contains("role=\"radiogroup\" aria-required=\"true\""))
        #expect(selectInput(field("b"), label: Labels.status, choices).text.contains("value=\"b\" selected"))
        #expect(checkbox(field("1"), label: Labels.status).text.contains(" checked"))
        #expect(!checkbox(field(), label: Labels.status).text.contains(" checked"))
    }

    @Test func `a file field says types and size before anything is chosen (REQ-GEN-012)`() {
        let html = fileInput(field(), label: Labels.attachment, FileLimits(types: ["pdf", "docx"], most: 5_242_880)).text
        #expect(html.contains("Chỉ chấp nhận tệp pdf, docx. Dung lượng không vượt quá 5MB."))
        #expect(html.contains("accept=\".pdf,.docx\""))
    }

    @Test func `a form's proof comes before its files, and the server alone checks it`() throws {
        let html = postForm(
            to: here, csrf: "<input type=\"hidden\" name=\"_csrf\" value=\"1\">", comfort: FormComfort(uploads: true),
            values: [("a", "b\"")], fileInput(field(), label: Labels.attachment, FileLimits(types: ["pdf"], most: 1_048_576))
        ).text
        let proof = try #require(html.range(of: "_csrf"))
        let file = try #require(html.range(of: "type=\"file\""))
        #expect(proof.lowerBound < file.lowerBound)
        #expect(html.contains("novalidate") && html.contains("enctype=\"multipart/form-data\""))
        #expect(html.contains("name=\"a\" value=\"b&quot;\""))
    }

    @Test func `the countdown says its end as a time to those without JavaScript, and speaks through a live region`() {
        let now = Date(timeIntervalSince1970: 1_795_138_200)
        let html = countdown(until: now.addingTimeInterval(120), now: now).text
        #expect(html.contains("data-countdown=\"120\""))
        #expect(html.contains("Mã có hiệu lực đến 08:32:00."))
        #expect(html.contains("role=\"status\""))
        #expect(countdown(until: now, now: now.addingTimeInterval(5)).text.contains("data-countdown=\"0\""))
        let resend = resendButton(to: here, csrf: .empty, opensAt: now.addingTimeInterval(29.2), now: now).text
        #expect(resend.contains("data-opens-in=\"30\"") && !resend.contains(" disabled"))
    }
}

extension HTML {
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

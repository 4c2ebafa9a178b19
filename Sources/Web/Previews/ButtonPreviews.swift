import Html
import Kit

var buttonPreviews: [Preview] {
    [
        Preview(
            "Nút",
            buttonRow(
                submitButton(WebWords.signIn), submitButton(InputWords.save, .secondary),
                submitButton(InputWords.back, .quiet),
                submitButton(InputWords.delete, .danger, icon: .trash))),
        Preview(
            "Liên kết dạng nút",
            buttonRow(
                linkButton(InputWords.next, to: PreviewLinks.here),
                linkButton(
                    InputWords.change, to: PreviewLinks.here, .secondary, icon: .pencil, hidden: "số điện thoại".words),
                actionButton(
                    InputWords.delete, to: PreviewLinks.here, csrf: .empty, icon: .trash, hidden: "hồ sơ".words),
                printButton())),
    ]
}

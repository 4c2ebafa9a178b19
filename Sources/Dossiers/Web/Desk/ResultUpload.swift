import Kit
import Store
import Web

/// Takes the files of a result as they come; one that is refused is told beside its field, not as a page of its own.
enum ResultUpload {
    static let most = 10
    static let limits = FileLimits(types: ["pdf", "doc", "docx", "jpg", "png"], most: FileRule.attachment.most, several: true)

    static func rule(_ files: FileStore) -> UploadRule {
        UploadRule(mostFiles: most, mostBytes: FileRule.attachment.most) { visit, _, name in
            try await .into(files, visit, name: name, rule: .attachment)
        }
    }
}

extension FormData {
    /// The files that were taken under a name, and what was said of the first that was not.
    func received(_ name: String) -> (files: [StoredFile], problem: (any Words)?) {
        var (files, problem): ([StoredFile], (any Words)?) = ([], nil)
        for file in self.files(name) {
            switch file.outcome {
            case .kept(let kept): if let kept = kept as? StoredFile { files.append(kept) }
            case .refused(let words): problem = problem ?? words
            }
        }
        return (files, problem)
    }
}

import Kit

/// Why an application is not connected as asked. Told to the operator at the command line.
public enum ClientRefusal: Refusal, Equatable {
    case name
    case id(String)
    case taken(String)
    case unknown(String)
    case redirectURIs
    case uri(String, URIFault)
    case scopes
    case publicWithoutPKCE
    case algorithm
    case life
    case policy(PolicyFault)

    public var words: any Words { ClientWords.refused(self) }
    public var status: Int { 422 }
}

/// What of a policy does not fit together.
public enum PolicyFault: String, Sendable, CaseIterable {
    case uses, publicService, serviceScopes, refresh, keys, sector, fapi
}

/// What is wrong with an address to be registered.
public enum URIFault: String, Sendable, CaseIterable {
    case length, characters, scheme, userInfo, host, port, path, fragment, escape
}

/// What the commands about clients say.
public enum ClientWords: Words {
    case refused(ClientRefusal)

    public var vi: String {
        switch self {
        case .refused(let refusal): Self.vi(refusal)
        }
    }

    private static func vi(_ refusal: ClientRefusal) -> String {
        switch refusal {
        case .name: "Tên hệ thống dài từ 1 đến 100 ký tự."
        case .id(let id): "Mã hệ thống “\(id)” không hợp lệ: từ 2 đến 64 chữ cái, chữ số, dấu chấm, gạch nối hoặc gạch dưới."
        case .taken(let id): "Mã hệ thống “\(id)” đã được đăng ký."
        case .unknown(let id): "Không có hệ thống “\(id)”."
        case .redirectURIs: "Cần từ 1 đến 20 địa chỉ quay về (redirect_uri), và không quá 20 địa chỉ sau khi đăng xuất."
        case .uri(let uri, let fault): "Địa chỉ “\(uri)” không dùng được: \(vi(fault))"
        case .scopes: "Phạm vi dữ liệu phải có “openid”."
        case .publicWithoutPKCE: "Ứng dụng không có khóa bí mật thì phải dùng PKCE."
        case .algorithm: "Thuật toán ký là ES256, PS256 hoặc RS256."
        case .life: "Thời hạn của token từ 30 đến 3600 giây."
        case .policy(let fault): vi(fault)
        }
    }

    private static func vi(_ fault: PolicyFault) -> String {
        switch fault {
        case .uses: "Cần nêu ít nhất một mục đích: đăng nhập người dùng, hệ thống tự gọi, hoặc máy chủ dữ liệu."
        case .publicService: "Hệ thống tự gọi hoặc máy chủ dữ liệu phải có khóa bí mật hoặc cặp khóa."
        case .serviceScopes: "Hệ thống tự gọi phải có phạm vi của hệ thống, và chỉ hệ thống tự gọi hoặc máy chủ dữ liệu mới có."
        case .refresh:
            "Token làm mới cần phạm vi “offline_access”, thời hạn từ 300 đến 43200 giây, và chỉ cấp cho hệ thống có khóa."
        case .keys: "Cần bộ khóa công khai (JWKS) đọc được, không có phần bí mật; hồ sơ FAPI 2 không dùng khóa RS256."
        case .sector: "Nhóm định danh là một tên máy chủ, ví dụ “bo.example.vn”."
        case .fapi: "Hồ sơ FAPI 2 cần cặp khóa (private_key_jwt), PAR, DPoP, PKCE và chữ ký PS256 hoặc ES256."
        }
    }

    private static func vi(_ fault: URIFault) -> String {
        switch fault {
        case .length: "trống hoặc dài quá 500 ký tự."
        case .characters: "có ký tự không được phép trong địa chỉ."
        case .scheme: "phải bắt đầu bằng https:// (http:// chỉ dùng dưới .localhost)."
        case .userInfo: "không được chứa tên người dùng."
        case .host: "tên máy chủ không hợp lệ; viết chữ thường, không dấu, không ký tự đại diện."
        case .port: "số cổng không hợp lệ."
        case .path: "đường dẫn không được chứa “.”, “..”, “//”, “;” hoặc “*”."
        case .fragment: "không được có phần “#”."
        case .escape: "không được chứa dấu chấm, gạch chéo hoặc ký tự điều khiển viết dạng %."
        }
    }
}

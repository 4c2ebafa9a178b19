import Configuration
import Foundation
import Kit
import Links
import Store
import SystemPackage

extension Settings {
    /// Reads the environment (`MOTCUA_HTTP_PORT`) over a JSON file (`{"motcua": {"http": {"port": 8080}}}`).
    ///
    /// - Parameter file: `nil` reads the environment alone.
    /// - Throws: ``SettingFault``.
    public static func read(file: String?, sites: [Site]? = nil) async throws -> Settings {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw SettingFault("The settings file \(file) cannot be read: \(error)")
            }
        }
        return try Settings(ConfigReader(providers: providers).scoped(to: "motcua"), sites: sites)
    }

    private init(_ config: ConfigReader, sites wanted: [Site]?) throws(SettingFault) {
        let port = config.int(forKey: "http.port", default: 8080)
        guard (0...65_535).contains(port) else { throw SettingFault("MOTCUA_HTTP_PORT must be from 0 to 65535.") }
        origins = try Self.origins(config, port: port)
        isLocal = origins.all.values.allSatisfy(Self.isLocal)
        http = try Self.http(config, port: port, isLocal: isLocal)
        sites = wanted ?? Site.allCases
        let data = URL(filePath: config.string(forKey: "data", default: "var"), directoryHint: .isDirectory)
        self.data = data
        databases = try Self.databases(config, data: data)
        sms = try Self.sms(config, origins: origins, http: http, isLocal: isLocal)
        mail = try Self.mail(config, isLocal: isLocal)
        subscribers = try Self.subscribers(config, isLocal: isLocal)
        captcha = try Self.captcha(config)
        files = Files(
            scanner: config.string(forKey: "files.scanner"),
            allowsUnscanned: config.bool(forKey: "files.allowunscanned", default: false))
        province = try Self.province(config, isLocal: isLocal)
        certificates = try Self.certificates(config, isLocal: isLocal)
        methods = try Self.methods(config)
        clientOrigins = try Self.clientOrigins(config)
        showsPreviews = config.bool(forKey: "previews", default: false)
        centresAreDesks = config.bool(forKey: "desks.centres", default: false)
    }

    private static func isLocal(_ origin: String) -> Bool {
        guard let host = URL(string: origin)?.host() else { return false }
        return host == "localhost" || host.hasSuffix(".localhost")
    }

    private static func origins(_ config: ConfigReader, port: Int) throws(SettingFault) -> Origins {
        let names: [Site: String] = [
            .portal: "dvc.localhost", .registration: "dangky.dvc.localhost", .vnconnect: "xacthuc.dvc.localhost",
            .province: "dichvucong.binhminh.localhost", .administration: "quantri.dvc.localhost",
        ]
        var origins: [Site: String] = [:]
        for site in Site.allCases {
            let origin = config.string(forKey: ConfigKey("origins.\(site.rawValue)")) ?? "http://\(names[site] ?? ""):\(port)"
            guard let url = URL(string: origin), let host = url.host(), url.path().isEmpty, url.query() == nil else {
                throw SettingFault("MOTCUA_ORIGINS_\(site.rawValue.uppercased()) must be an origin such as https://dichvucong.gov.vn, not \(origin).")
            }
            guard url.scheme == "https" || (url.scheme == "http" && (host == "localhost" || host.hasSuffix(".localhost"))) else {
                throw SettingFault("MOTCUA_ORIGINS_\(site.rawValue.uppercased()) is \(origin): plain http is allowed only for names under .localhost.")
            }
            origins[site] = origin
        }
        return Origins(origins)
    }

    private static func http(_ config: ConfigReader, port: Int, isLocal: Bool) throws(SettingFault) -> HTTP {
        let host = config.string(forKey: "http.host", default: "127.0.0.1")
        let hops = config.int(forKey: "http.trustedhops", default: 0)
        guard host.hasPrefix("127.") || host == "::1" || hops > 0 else {
            throw SettingFault("MOTCUA_HTTP_HOST is \(host): plain http is served on loopback only. Put a proxy that ends TLS before it and set MOTCUA_HTTP_TRUSTEDHOPS to the number of proxies.")
        }
        return HTTP(
            host: host, port: port, trustedHops: hops, mostAtOnce: config.int(forKey: "http.mostatonce", default: 2_000),
            backChannel: config.string(forKey: "http.backchannel", default: "http://127.0.0.1:\(port)"))
    }

    private static func databases(_ config: ConfigReader, data: URL) throws(SettingFault) -> [Deployment: DatabaseAddress] {
        var databases: [Deployment: DatabaseAddress] = [:]
        for deployment in Deployment.allCases {
            let text = config.string(forKey: ConfigKey("database.\(deployment.rawValue)"))
                ?? "sqlite:" + data.appending(path: "\(deployment.rawValue).db").path(percentEncoded: false)
            if text.hasPrefix("sqlite:") {
                databases[deployment] = .sqlite(path: String(text.dropFirst(7)))
            } else if text.hasPrefix("postgres:") {
                databases[deployment] = .postgres(conninfo: String(text.dropFirst(9)))
            } else {
                throw SettingFault("MOTCUA_DATABASE_\(deployment.rawValue.uppercased()) must be sqlite:PATH or postgres:CONNINFO (host=… dbname=…).")
            }
        }
        return databases
    }

    static func required(_ config: ConfigReader, _ key: String, local: String, isLocal: Bool) throws(SettingFault) -> String {
        if let value = config.string(forKey: ConfigKey(key)) { return value }
        guard isLocal else {
            throw SettingFault("MOTCUA_\(key.uppercased().replacingOccurrences(of: ".", with: "_")) is not set.")
        }
        return local
    }

    private static func sms(_ config: ConfigReader, origins: Origins, http: HTTP, isLocal: Bool) throws(SettingFault) -> SMS {
        SMS(
            url: try required(config, "sms.url", local: "http://127.0.0.1:13013/cgi-bin/sendsms", isLocal: isLocal),
            user: try required(config, "sms.user", local: "motcua", isLocal: isLocal),
            password: Secret(try required(config, "sms.password", local: "thu-nghiem", isLocal: isLocal)),
            sender: config.string(forKey: "sms.sender", default: "CongDVC"),
            reportsTo: config.string(forKey: "sms.reportsto", default: http.backChannel))
    }

    private static func subscribers(_ config: ConfigReader, isLocal: Bool) throws(SettingFault) -> Subscribers {
        Subscribers(
            url: try required(config, "subscribers.url", local: "http://127.0.0.1:8201/kyc-match/v0.3", isLocal: isLocal),
            tokenURL: try required(config, "subscribers.tokenurl", local: "http://127.0.0.1:8201/oauth2/token", isLocal: isLocal),
            client: try required(config, "subscribers.client", local: "motcua", isLocal: isLocal),
            secret: Secret(try required(config, "subscribers.secret", local: "thu-nghiem", isLocal: isLocal)))
    }

    private static func clientOrigins(_ config: ConfigReader) throws(SettingFault) -> [String] {
        let origins = config.string(forKey: "openid.origins", default: "").split(separator: " ").map(String.init)
        for origin in origins {
            guard let url = URL(string: origin), url.host() != nil, url.path().isEmpty, url.query() == nil,
                url.scheme == "https" || (url.scheme == "http" && isLocal(origin))
            else {
                throw SettingFault("MOTCUA_OPENID_ORIGINS holds \(origin), which is no origin such as https://bo.example.vn; separate them by spaces.")
            }
        }
        return origins
    }

    private static func captcha(_ config: ConfigReader) throws(SettingFault) -> Captcha {
        switch config.string(forKey: "captcha", default: "own") {
        case "own": return .own
        case let url where url.hasPrefix("http://") || url.hasPrefix("https://"): return .service(url: url, key: Secret(config.string(forKey: "captchakey", default: "thu-nghiem")))
        case let other: throw SettingFault("MOTCUA_CAPTCHA must be own or the address of a captcha service, not \(other).")
        }
    }

    private static func province(_ config: ConfigReader, isLocal: Bool) throws(SettingFault) -> Province {
        let name = try required(config, "province.name", local: "Tỉnh Bình Minh", isLocal: isLocal)
        let code = try required(config, "province.code", local: "000.00.00.H99", isLocal: isLocal)
        guard let orgCode = OrgCode(code) else { throw SettingFault("MOTCUA_PROVINCE_CODE must be a code such as 000.00.00.H99.") }
        return Province(name: name.nfc, code: orgCode)
    }
}

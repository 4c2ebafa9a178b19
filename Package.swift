// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The architecture, in sentences. A target sees what it names here and nothing else: `make` builds with
// `--explicit-target-dependency-import-check error`. A feature may need only what stands above it.

let kernel: [Target] =
    system("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev")
    + system("CPQ", pkgConfig: "libpq", apt: "libpq-dev")
    + system("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev")
    + system("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev")
    + system("CQR", pkgConfig: "libqrencode", apt: "libqrencode-dev")
    + system("CFIDO", pkgConfig: "libfido2", apt: "libfido2-dev")
    + system("CESpeak", pkgConfig: "espeak-ng", apt: "libespeak-ng-dev")
    + module("Kit", needs: [.crypto])
    + module("Store", needs: ["Kit", "CSQLite", "CPQ", .crypto])
    + module("Html")
    + module("Links", needs: ["Kit"])
    + module("Jose", needs: ["Kit", .crypto, .cryptoExtras])
    + module("Parties", needs: ["Kit", .asyncHTTPClient, .nioCore, .nioHTTP1, .nioPosix, .nioSSL, .logging])
    + module("Certificates", needs: ["Kit", "Parties", .crypto, .x509, .asn1])
    + module("Authority", needs: ["Certificates", "Kit", .crypto, .x509, .asn1])
    + module("Messaging", needs: ["Kit", "Store", "Parties", .crypto])
    + module("TestStore", needs: ["Kit", "Store", "CPQ"])
    + module("TestPages", needs: ["Html"])
    + module("Documents", needs: ["Kit", "CPango", "CQR", "CESpeak"])
    + system("CPKCS11", pkgConfig: "p11-kit-1", apt: "libp11-kit-dev")
    + system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev")
    + module(
        "Web",
        needs: ["Kit", "Store", "Html", "Links", "Jose", "Parties", "CZlib", .crypto, .hummingbird, .hummingbirdCore, .httpTypes, .nioCore, .logging],
        resources: [.copy("Assets")])

let features: [Feature] = [
    Feature("Identity", needs: ["Certificates", "Messaging", "Jose", "Parties", "Documents", "CArgon2", "CFIDO", .crypto],
        webNeeds: ["Store"], data: true),
    Feature("Directory", web: false),
    Feature("Administration", needs: ["Directory"], webNeeds: ["Store"]),
    Feature("DeskAccounts", needs: ["Administration", "Directory", "Documents"], rulesNeed: ["Links"], webNeeds: ["Store"]),
    Feature("Catalogue", needs: ["Directory"]),
    Feature("Dossiers", needs: ["Catalogue", "Directory", "Messaging", "Documents", "Parties", "Jose", .crypto],
        rulesNeed: ["Links"], webNeeds: ["Store"]),
    Feature("Portal", needs: ["Catalogue", "Directory"]),
]

// MARK: - How the sentences above become targets

/// A feature is one folder and three targets: its rules and store, its pages, its tests.
struct Feature {
    let name: String
    let needs: [Target.Dependency]
    /// What its rules need besides, and its pages.
    let rulesNeed, webNeeds: [Target.Dependency]
    let web: Bool
    /// Whether its rules read files of a folder `Data`.
    let data: Bool

    init(
        _ name: String, needs: [Target.Dependency] = [], rulesNeed: [Target.Dependency] = [],
        webNeeds: [Target.Dependency] = [], web: Bool = true, data: Bool = false
    ) {
        (self.name, self.needs, self.rulesNeed, self.webNeeds, self.web) = (name, needs, rulesNeed, webNeeds, web)
        self.data = data
    }

    var targets: [Target] {
        let rules = Target.target(
            name: name, dependencies: ["Kit", "Store"] + needs + rulesNeed, exclude: web ? ["Web"] : [],
            resources: data ? [.copy("Data")] : [], swiftSettings: .house)
        let pages = Target.target(
            name: "\(name)Web", dependencies: [.target(name: name), "Html", "Kit", "Links", "Web"] + needs + webNeeds,
            path: "Sources/\(name)/Web", swiftSettings: .house)
        return [rules] + (web ? [pages] : [])
    }

    var modules: [Target.Dependency] { [.target(name: name)] + (web ? [.target(name: "\(name)Web")] : []) }

    var tests: Target {
        .testTarget(
            name: "\(name)Tests",
            dependencies: modules + ["Authority", "Html", "Kit", "Links", "Store", "TestPages", "TestStore", "Web", .httpTypes, .nioCore] + samples + needs,
            swiftSettings: .house)
    }

    /// The samples stand above all features, so a feature built alone is tested without them.
    private var samples: [Target.Dependency] { Context.environment["MOTCUA_ONLY"] == nil ? ["Samples"] : [] }
}

func module(_ name: String, needs: [Target.Dependency] = [], resources: [Resource] = []) -> [Target] {
    [.target(name: name, dependencies: needs, resources: resources, swiftSettings: .house)]
}

func system(_ name: String, pkgConfig: String, apt: String) -> [Target] {
    [.systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])]
}

extension [SwiftSetting] {
    static var house: Self {
        [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error)]
    }
}

extension Target.Dependency {
    static var crypto: Self { .product(name: "Crypto", package: "swift-crypto") }
    static var cryptoExtras: Self { .product(name: "CryptoExtras", package: "swift-crypto") }
    static var x509: Self { .product(name: "X509", package: "swift-certificates") }
    static var asn1: Self { .product(name: "SwiftASN1", package: "swift-asn1") }
    static var hummingbird: Self { .product(name: "Hummingbird", package: "hummingbird") }
    static var hummingbirdCore: Self { .product(name: "HummingbirdCore", package: "hummingbird") }
    static var httpTypes: Self { .product(name: "HTTPTypes", package: "swift-http-types") }
    static var asyncHTTPClient: Self { .product(name: "AsyncHTTPClient", package: "async-http-client") }
    static var nioCore: Self { .product(name: "NIOCore", package: "swift-nio") }
    static var nioHTTP1: Self { .product(name: "NIOHTTP1", package: "swift-nio") }
    static var nioEmbedded: Self { .product(name: "NIOEmbedded", package: "swift-nio") }
    static var nioWebSocket: Self { .product(name: "NIOWebSocket", package: "swift-nio") }
    static var nioPosix: Self { .product(name: "NIOPosix", package: "swift-nio") }
    static var nioSSL: Self { .product(name: "NIOSSL", package: "swift-nio-ssl") }
    static var logging: Self { .product(name: "Logging", package: "swift-log") }
    static var lifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
    static var unixSignals: Self { .product(name: "UnixSignals", package: "swift-service-lifecycle") }
    static var arguments: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
    static var system: Self { .product(name: "SystemPackage", package: "swift-system") }
    static var configuration: Self { .product(name: "Configuration", package: "swift-configuration") }
}

let everything: [Target.Dependency] = features.flatMap(\.modules)

let top: [Target] = [
    .target(
        name: "Samples", dependencies: ["Kit", "Store", "Identity", "Directory", "Catalogue"],
        resources: [.copy("Data")], swiftSettings: .house),
    .systemLibrary(name: "CMalloc"),
    .target(
        name: "Boot",
        dependencies: everything + [
            "Certificates", "CMalloc", "Kit", "Store", "Html", "Links", "Jose", "Web", "Messaging", "Parties", "Documents", "Samples",
            .asn1, .configuration, .hummingbird, .lifecycle, .logging, .nioCore, .system,
        ],
        swiftSettings: .house),
    .executableTarget(
        name: "motcua", dependencies: everything + ["Boot", "Jose", "Kit", "Links", "Store", "Samples", .arguments, .logging], swiftSettings: .house),
    .executableTarget(
        name: "agent",
        dependencies: [
            "Certificates", "CPKCS11", "Kit", .arguments, .asn1, .crypto, .nioCore, .nioHTTP1, .nioPosix, .nioWebSocket, .x509,
        ],
        swiftSettings: .house),
    .executableTarget(
        name: "sandbox",
        dependencies: [
            "Authority", "Certificates", "Kit", "Html", .asn1, .asyncHTTPClient, .hummingbird, .httpTypes, .nioCore, .nioHTTP1,
            .nioPosix, .logging, .lifecycle, .unixSignals,
            .arguments,
        ],
        swiftSettings: .house),
]

// `MOTCUA_ONLY=Catalogue swift test` builds and tests one part without waiting for the rest.
let only = Context.environment["MOTCUA_ONLY"]
let kernelTests: [Target] = [
    .testTarget(name: "KitTests", dependencies: ["Kit"], swiftSettings: .house),
    .testTarget(name: "StoreTests", dependencies: ["Store", "TestStore", "Kit", "CSQLite", "CPQ", .crypto], swiftSettings: .house),
    .testTarget(name: "HtmlTests", dependencies: ["Html"], swiftSettings: .house),
    .testTarget(name: "JoseTests", dependencies: ["Jose", "Kit", .crypto], swiftSettings: .house),
    .testTarget(
        name: "WebTests", dependencies: ["Web", "Html", "Kit", "Links", "Store", "TestPages", "TestStore", .hummingbird, .httpTypes, .nioCore, .nioEmbedded, .logging],
        swiftSettings: .house),
    .testTarget(
        name: "CertificatesTests",
        dependencies: ["Authority", "Certificates", "Kit", "Parties", .crypto, .x509, .asn1], swiftSettings: .house),
    .testTarget(name: "PartiesTests", dependencies: ["Parties", "Kit", .nioCore, .nioPosix, .nioSSL], swiftSettings: .house),
    .testTarget(name: "MessagingTests", dependencies: ["Messaging", "Kit", "Store", "TestStore", "Parties"], swiftSettings: .house),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Kit"], swiftSettings: .house),
    .testTarget(
        name: "agentTests", dependencies: ["agent", "Certificates", "Kit"], swiftSettings: .house),
    .testTarget(
        name: "sandboxTests", dependencies: ["sandbox", "Certificates", "Parties", .asn1, "Html", "Kit", .arguments, .lifecycle, .logging],
        swiftSettings: .house),
]
let siteTests: Target = .testTarget(
    name: "SiteTests",
    dependencies: everything + ["Boot", "Html", "Jose", "Kit", "Links", "Samples", "Store", "TestPages", "TestStore", "Web", "Documents", "Messaging", "Parties", .httpTypes, .nioCore],
    swiftSettings: .house)

func exists(_ target: Target) -> Bool {
    FileManager.default.fileExists(atPath: Context.packageDirectory + "/Tests/" + target.name)
}

let targets: [Target] =
    if let only, let index = features.firstIndex(where: { $0.name == only }) {
        // No feature needs Identity: a site knows people by their tokens.
        kernel + features[...index].filter { $0.name == only || $0.name != "Identity" }.flatMap(\.targets)
            + [features[index].tests].filter(exists)
    } else if let only {
        kernel + kernelTests.filter { $0.name == only + "Tests" } + top.filter { $0.name == only }
    } else {
        kernel + features.flatMap(\.targets) + top + (kernelTests + features.map(\.tests) + [siteTests]).filter(exists)
    }

let package = Package(
    name: "motcua",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: targets,
    swiftLanguageModes: [.v6])

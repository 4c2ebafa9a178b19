import Links

/// The endpoints for servers, as OpenAPI 3.1 describes them.
enum OpenAPIPaths {
    static let all: OpenAPINode = .object([
        IdentityLinks.discovery.path: ["get": read("The provider's description of itself (RFC 8414)", "Discovery")],
        IdentityLinks.keys.path: ["get": read("The keys that sign ID tokens (RFC 7517)", "KeySet")],
        IdentityLinks.token.path: ["post": send("Tokens for a code, a refresh token or oneself (RFC 6749)", "TokenAnswer", token)],
        IdentityLinks.pushedRequests.path: [
            "post": send("Leaves an authorization request (RFC 9126)", "PushReceipt", pushed, status: "201")
        ],
        IdentityLinks.introspection.path: [
            "post": send("What a token is worth to a resource server (RFC 7662)", "Introspection", ["token": .string])
        ],
        IdentityLinks.revocation.path: ["post": send("Ends a token (RFC 7009)", nil, ["token": .string])],
        IdentityLinks.userInfo.path: ["get": userInfo, "post": userInfo],
        IdentityLinks.findAccounts.path: [
            "post": send(
                "Accounts by an exact number, for the administration alone", "Accounts",
                ["number": .string, "phone": .string, "organisation": .string])
        ],
    ])

    private static let token: [String: OpenAPINode] = [
        "grant_type": ["type": "string", "enum": ["authorization_code", "refresh_token", "client_credentials"]],
        "code": .string, "redirect_uri": .string, "code_verifier": .string, "refresh_token": .string, "scope": .string,
    ]

    private static let pushed: [String: OpenAPINode] = [
        "response_type": ["type": "string", "enum": ["code"]], "redirect_uri": .string, "scope": .string, "state": .string,
        "nonce": .string, "code_challenge": .string, "code_challenge_method": ["type": "string", "enum": ["S256"]],
        "prompt": .string, "max_age": .string, "acr_values": .string, "claims": .string, "login_hint": .string,
        "id_token_hint": .string, "dpop_jkt": .string,
    ]

    /// How a client shows who it is in the form; a secret may come in the header instead.
    private static let client: [String: OpenAPINode] = [
        "client_id": .string, "client_secret": .string, "client_assertion": .string, "client_assertion_type": .string,
    ]

    private static func read(_ summary: String, _ schema: String) -> OpenAPINode {
        ["summary": .text(summary), "responses": ["200": answer(schema)]]
    }

    private static func send(
        _ summary: String, _ schema: String?, _ fields: [String: OpenAPINode], status: String = "200"
    ) -> OpenAPINode {
        let form: OpenAPINode = ["type": "object", "properties": .object(fields.merging(client) { $1 })]
        return [
            "summary": .text(summary),
            "parameters": [dpop],
            "security": [["secret": []], [:]],
            "requestBody": ["required": true, "content": ["application/x-www-form-urlencoded": ["schema": form]]],
            "responses": .object([
                status: schema.map(answer) ?? ["description": "Done."], "400": answer("Refusal"), "401": answer("Refusal"),
            ]),
        ]
    }

    private static let userInfo: OpenAPINode = [
        "summary": "What the holder of an access token may know (OpenID Connect Core 5.3)",
        "parameters": [dpop],
        "security": [["bearer": []], ["bound": []]],
        "responses": [
            "200": answer("Claims"), "400": ["description": "Two tokens at once."],
            "401": ["description": "WWW-Authenticate says why."],
        ],
    ]

    private static let dpop: OpenAPINode = [
        "name": "DPoP", "in": "header", "required": false, "schema": ["type": "string"],
        "description": "A proof of the client's key (RFC 9449).",
    ]

    private static func answer(_ schema: String) -> OpenAPINode {
        ["description": .text(schema), "content": ["application/json": ["schema": .schema(schema)]]]
    }
}

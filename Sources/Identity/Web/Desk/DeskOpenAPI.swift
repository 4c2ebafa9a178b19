import Identity
import Kit
import Links

/// The endpoints for desks, as OpenAPI 3.1 describes them.
enum DeskOpenAPI {
    static func document(issuer: String) -> OpenAPINode {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Vnconnect for one-stop desks", "version": "1.0.0",
                "description": .text(
                    """
                    Accounts of people who come in person. The client shows its secret (RFC 6749 section 2.3.1), must be \
                    registered for the scope \(ServiceScope.desk.rawValue), and signs each request: the header \
                    \(RequestSignature.header) is seconds.word.code, code being the base64url of HMAC-SHA-256 under the \
                    SHA-256 of the secret over seconds.word, a line end, the path, a line end, and the base64url of the \
                    SHA-256 of the body. What makes something may be asked again under the same draft.
                    """),
            ],
            "servers": [["url": .text(issuer)]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(schemas),
                "securitySchemes": ["secret": ["type": "http", "scheme": "basic"]],
            ],
        ]
    }

    private static let paths: [String: OpenAPINode] = [
        IdentityLinks.deskLookUp.path: post("Whether a number has an account", "LookUpAsk", "LookUp"),
        IdentityLinks.deskCode.path: post("Is the phone the citizen's own; then a code to it", "CodeAsk", "Code"),
        IdentityLinks.deskCodeState.path: post("How the code stands", "FormAsk", "Code"),
        IdentityLinks.deskGiveUp.path: post("The form is given up; its code dies", "FormAsk", "Nothing"),
        IdentityLinks.deskCreate.path: post("Makes the account and sends its first password", "Creation", "Done"),
        IdentityLinks.deskReset.path: post("A temporary password for an account there is", "Reset", "Done"),
        IdentityLinks.deskPassword.path: post("Sends a new temporary password", "RecordAsk", "Done"),
        IdentityLinks.deskPasswordStates.path: post("What became of the passwords", "RecordsAsk", "Passwords"),
        IdentityLinks.deskScanRead.path: post("Notes who looks at a scan, before it is shown", "RecordAsk", "Nothing"),
    ]

    private static func post(_ summary: String, _ asked: String, _ answered: String) -> OpenAPINode {
        let refused: OpenAPINode = ["description": "Refused", "content": ["application/json": ["schema": .schema("Refused")]]]
        return [
            "post": [
                "summary": .text(summary),
                "security": [["secret": []]],
                "parameters": [
                    [
                        "name": .text(RequestSignature.header), "in": "header", "required": true, "schema": ["type": "string"],
                    ]
                ],
                "requestBody": ["required": true, "content": ["application/json": ["schema": .schema(asked)]]],
                "responses": [
                    "200": ["description": .text(answered), "content": ["application/json": ["schema": .schema(answered)]]],
                    "400": refused, "401": refused, "403": refused, "404": refused, "409": refused, "422": refused,
                    "429": refused,
                ],
            ]
        ]
    }

    private static let schemas: [String: OpenAPINode] = [
        "Seat": .shape(
            ["officer": .string, "officerName": .string, "desk": .string, "deskName": .string],
            needs: ["officer", "officerName", "desk", "deskName"]),
        "Form": .shape(
            [
                "formNumber": .string, "number": .string, "name": .string, "birthDate": .string, "phone": .string,
                "email": .string, "hasGuardian": .boolean, "desk": .string, "officer": .string,
            ],
            needs: ["formNumber", "number", "name", "birthDate", "phone", "email", "hasGuardian", "desk", "officer"]),
        "LookUpAsk": .shape(
            ["seat": .schema("Seat"), "act": act, "number": .string], needs: ["seat", "act", "number"]),
        "LookUp": .shape(
            ["exists": .boolean, "name": .string, "maskedPhone": .string, "resets": .integer], needs: ["exists"]),
        "CodeAsk": .shape(
            [
                "draft": .string, "act": act, "seat": .schema("Seat"), "form": .schema("Form"), "number": .string,
                "phone": .string, "statement": .string,
            ], needs: ["draft", "act", "seat"]),
        "Code": .shape(
            [
                "expiresAt": .integer, "resendAt": .integer, "delivery": .string, "sends": .integer, "maskedPhone": .string,
            ], needs: ["expiresAt", "resendAt", "sends", "maskedPhone"]),
        "FormAsk": .shape(["seat": .schema("Seat"), "draft": .string], needs: ["seat", "draft"]),
        "Creation": .shape(
            ["draft": .string, "seat": .schema("Seat"), "form": .schema("Form"), "scanHash": bytes, "code": .string],
            needs: ["draft", "seat", "form", "scanHash", "code"]),
        "Reset": .shape(
            [
                "draft": .string, "seat": .schema("Seat"), "number": .string, "phone": .string, "scanHash": bytes,
                "code": .string, "approver": .string,
            ], needs: ["draft", "seat", "number", "scanHash", "code"]),
        "Done": .shape(
            ["subject": .string, "maskedPhone": .string, "at": .integer], needs: ["subject", "maskedPhone", "at"]),
        "RecordAsk": .shape(
            ["seat": .schema("Seat"), "record": .string, "reason": .string], needs: ["seat", "record"]),
        "RecordsAsk": .shape(["seat": .schema("Seat"), "records": .strings], needs: ["seat", "records"]),
        "Passwords": [
            "type": "array",
            "items": .shape(
                ["record": .string, "isChanged": .boolean, "delivery": .string, "until": .integer],
                needs: ["record", "isChanged"]),
        ],
        "Nothing": .shape([:], needs: []),
        "Refused": .shape(
            [
                "error": ["type": "string", "enum": .list((IdentityRefusal.deskWords + faults).map(OpenAPINode.text))],
                "until": .integer,
            ], needs: ["error"]),
    ]

    private static let faults = ["invalid_client", "unauthorized_client", "invalid_request"]
    private static let act: OpenAPINode = ["type": "string", "enum": .list(DeskAct.allCases.map { .text($0.rawValue) })]
    /// Thirty-two numbers from 0 to 255.
    private static let bytes: OpenAPINode = ["type": "array", "items": ["type": "integer"]]
}

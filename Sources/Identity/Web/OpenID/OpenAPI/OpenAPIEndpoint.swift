import Identity
import Kit
import Web

extension OpenIDRoutes {
    /// The endpoints for servers as an OpenAPI 3.1 document.
    func openAPI(_ visit: Visit) throws -> Response {
        try .json(Self.document(issuer: provider.issuer)).header("Access-Control-Allow-Origin", "*")
    }

    static func document(issuer: String) -> OpenAPINode {
        [
            "openapi": "3.1.0",
            "info": ["title": "Vnconnect", "version": "1.0.0", "description": "OpenID Connect and OAuth 2.0 for connected systems."],
            "servers": [["url": .text(issuer)]],
            "paths": OpenAPIPaths.all,
            "components": [
                "schemas": OpenAPISchemas.all,
                "securitySchemes": [
                    "secret": ["type": "http", "scheme": "basic"], "bearer": ["type": "http", "scheme": "bearer"],
                    "bound": ["type": "http", "scheme": "dpop"],
                ],
            ],
        ]
    }
}

import Identity
import Kit
import Web

/// Does `act`; a refusal comes back as a value, so that the page can be shown again with it. A refusal that says the
/// server cannot is told by the page too; anything else goes on being thrown.
func refusal(_ act: () async throws -> Void) async throws -> IdentityRefusal? {
    do {
        try await act()
        return nil
    } catch let refusal as IdentityRefusal {
        return refusal
    }
}

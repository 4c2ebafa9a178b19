import Foundation
import Kit
import Store

/// A list another portal serves page by page.
public enum SyncList: String, Sendable {
    case events = "ho-so"
    case procedures = "thu-tuc"
    case agencies = "co-quan"
}

extension Transaction {
    /// How far a portal's list was read, and when; `nil` before the first page.
    public func syncCursor(_ list: SyncList, of portal: String) throws -> (position: String, readAt: Date)? {
        try first(
            "SELECT position, read_at FROM dossiers_sync_cursors WHERE portal = \(portal) AND list = \(list.rawValue)"
        ) { (try $0.text("position"), try $0.date("read_at")) }
    }

    func moveSyncCursor(_ list: SyncList, of portal: String, to position: String, at now: Date) throws {
        try execute(
            """
            INSERT INTO dossiers_sync_cursors (portal, list, position, read_at)
            VALUES (\(portal), \(list.rawValue), \(position), \(now))
            ON CONFLICT (portal, list) DO UPDATE SET position = excluded.position, read_at = excluded.read_at
            """)
    }
}

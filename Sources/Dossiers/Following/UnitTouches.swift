import Directory
import Kit
import Store

/// The dossiers the national portal follows that a change of units touches: those under way there.
public let followedTouch: UnitTouch = { tx, effects, _ in
    let units = Set(effects.map(\.unit.text)).sorted()
    let open = InboxQuery.openStages.map(\.rawValue)
    let condition: SQL = "FROM dossiers_followed WHERE agency IN (\(list: units)) AND stage IN (\(list: open))"
    let total = try tx.count("SELECT count(*) AS n \(condition)")
    guard total > 0 else { return [] }
    let lines = try tx.run("SELECT code \(condition) ORDER BY code LIMIT \(Touched.most)") { try $0.text("code") }
    return [Touched(.dossiers, total: total, lines: lines)]
}

import Store

/// The tables of dossiers, oldest first.
public let dossierMigrations: [Migration] = dossierTables + filingTables + outcomeTables + clockTables + deskTables + syncTables

import Store

/// The tables of dossiers, oldest first.
package let dossierMigrations: [Migration] = dossierTables + filingTables + outcomeTables + clockTables + deskTables + syncTables

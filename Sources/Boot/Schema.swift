import Administration
import Catalogue
import DeskAccounts
import Directory
import Dossiers
import Identity
import Messaging
import Store
import Web

/// Which tables a deployment has.
public enum Schema {
    public static func of(_ deployment: Deployment) -> [Migration] {
        switch deployment {
        case .vnconnect:
            storeMigrations + messagingMigrations + identityMigrations + captchaMigrations + openIDMigrations + supportMigrations
        case .national:
            storeMigrations + signOnMigrations + captchaMigrations + directoryMigrations + catalogueMigrations + followedMigrations
                + administrationMigrations + supportMigrations + deskAccountMigrations
        case .province:
            storeMigrations + messagingMigrations + signOnMigrations + captchaMigrations + directoryMigrations
                + catalogueMigrations + dossierMigrations + supportMigrations
        }
    }
}

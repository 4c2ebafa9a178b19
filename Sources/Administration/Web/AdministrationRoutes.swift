import Administration
import Directory
import Kit
import Links
import Store
import Web

/// The site *quantri*: units, users, rights (SCR-Q01, Q02, Q07).
public struct AdministrationRoutes: Sendable {
    let desk: AdministrationDesk
    let register: UnitRegister
    let gate: AdministratorGate
    /// Letters that come with requests.
    let files: FileStore
    /// Told when the contacts at the foot of each page are others.
    let supportChanged: @Sendable () -> Void

    public init(
        desk: AdministrationDesk, register: UnitRegister, gate: AdministratorGate, files: FileStore,
        supportChanged: @escaping @Sendable () -> Void = {}
    ) {
        (self.desk, self.register, self.gate, self.files) = (desk, register, gate, files)
        self.supportChanged = supportChanged
    }

    public var routes: [Route] {
        [.get(AdministrationLinks.home, for: gate.arrivals, home)] + units + users + rights + requests + support
    }

    private var requests: [Route] {
        [
            .get(AdministrationLinks.ownRequest, for: gate.agencies, ownRequest),
            .post(AdministrationLinks.ownRequest, for: gate.agencies, .upload(scanRule), sendRequest),
            .get(AdministrationLinks.topRequest, for: gate.operators, showRequest),
            .post(AdministrationLinks.settleRequest, for: gate.operators, settleRequest),
            .get(AdministrationLinks.requestScan, for: gate.operators, requestScan),
        ]
    }

    private var units: [Route] {
        [
            .get(AdministrationLinks.units, for: gate.administrators, unitTree),
            .get(AdministrationLinks.unit, for: gate.administrators, showUnit),
            .get(AdministrationLinks.changeUnit, for: gate.changers, changeForm),
            .post(AdministrationLinks.changeUnit, for: gate.changers, changeUnit),
            .post(AdministrationLinks.cancelPlan, for: gate.changers, cancelPlan),
            .get(AdministrationLinks.importUnits, for: gate.changers, importForm),
            .post(AdministrationLinks.importUnits, for: gate.changers, .upload(UnitUpload.rule), importUnits),
            .get(AdministrationLinks.importTemplate, for: gate.changers, importTemplate),
        ]
    }

    private var users: [Route] {
        [
            .get(AdministrationLinks.users, for: gate.administrators, userList),
            .get(AdministrationLinks.addUser, for: gate.adders, addForm),
            .post(AdministrationLinks.addUser, for: gate.adders, findAccounts),
            .post(AdministrationLinks.saveUser, for: gate.adders, saveUser),
            .get(AdministrationLinks.user, for: gate.administrators, showUser),
            .post(AdministrationLinks.activate, for: gate.administrators, activate),
            .get(AdministrationLinks.deactivate, for: gate.administrators, deactivateForm),
            .post(AdministrationLinks.deactivate, for: gate.administrators, deactivate),
            .get(AdministrationLinks.userUnits, for: gate.administrators, unitsForm),
            .post(AdministrationLinks.userUnits, for: gate.administrators, assignUnits),
            .get(AdministrationLinks.userRights, for: gate.administrators, rightsForm),
            .post(AdministrationLinks.userRights, for: gate.administrators, grantRights),
        ]
    }

    private var rights: [Route] {
        [
            .get(AdministrationLinks.history, for: gate.administrators, history),
            .get(AdministrationLinks.tops, for: gate.operators, tops),
            .post(AdministrationLinks.tops, for: gate.operators, decideTop),
            .post(AdministrationLinks.withdrawTop, for: gate.operators, withdrawTop),
        ]
    }
}

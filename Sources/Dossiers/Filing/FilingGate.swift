import Catalogue
import Directory
import Kit

/// Whether an account may file a procedure at a unit; asked when a draft is begun and again when it is sent.
public enum FilingGate {
    /// - Throws: MSG-VERIFY-FIRST, MSG-SERVICE-CLOSED, MSG-AUDIENCE, MSG-LEVEL, MSG-AGENCY, in this order.
    static func check(_ applicant: Applicant, _ procedure: Procedure, at agency: Agency?, on day: Day)
        throws(DossierRefusal)
    {
        guard applicant.assurance > 0 else { throw .verifyFirst }
        guard procedure.canBeFiledOnline else { throw .serviceClosed }
        guard serves(applicant, procedure) else { throw .wrongAudience }
        guard applicant.assurance >= procedure.online.minIal else { throw .levelTooLow(needed: procedure.online.minIal) }
        guard let agency, takes(agency, procedure, on: day) else { throw .agencyNotValid }
    }

    /// Whether a unit may be chosen for a procedure (REQ-TTHC-006).
    public static func takes(_ agency: Agency, _ procedure: Procedure, on day: Day) -> Bool {
        agency.isOpen(on: day) && agency.level.settlesDossiers && procedure.isExecuted(by: agency)
    }

    /// A record that names nobody is for everybody.
    private static func serves(_ applicant: Applicant, _ procedure: Procedure) -> Bool {
        procedure.subjects.isEmpty || procedure.subjects.contains { applicant.audiences.contains($0.audience) }
    }
}

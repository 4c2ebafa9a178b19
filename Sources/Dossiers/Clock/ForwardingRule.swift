import Foundation
import Kit

extension WorkingCalendar {
    /// By when a received dossier has to be with the unit that settles it: the same working day, and what came after
    /// 15:00 at the beginning of the next.
    /// - Source: NĐ 61/2018/NĐ-CP Đ18.
    public func forwardBy(receivedAt moment: Date) -> Date {
        let day = Day(moment)
        let isInTime = isWorking(day) && moment.secondOfDay <= 15 * 3_600
        return isInTime ? day.at(0, closes) : nextWorking(onOrAfter: day.after(1)).at(0, opens)
    }
}

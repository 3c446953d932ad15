/** The door of `queue`: who waits in which hall, who is called to which counter. Everything else is private. */
export { appointmentCodeIn, showAppointmentCode } from './appointment-code.ts'
export {
  type BookAppointment, type BookedAppointment, type SlotRefusal, bookAppointment,
} from './book-appointment.ts'
export { type BookAtDesk, type BookAtDeskRefusal, bookAtDesk } from './book-at-desk.ts'
export { callOffAppointments, whyCalledOff } from './call-off-appointments.ts'
export { type CallNext, type CallNextRefusal, callNext } from './call-next.ts'
export { type CancelAppointment, cancelAppointment } from './cancel-appointment.ts'
export {
  type ChangeAppointment, type ChangeAppointmentRefusal, changeAppointment,
} from './change-appointment.ts'
export { type CheckIn, type CheckInRefusal, checkIn } from './check-in.ts'
export { type CloseCounter, closeCounter } from './close-counter.ts'
export { type CloseQueue, closeQueue, reopenQueue } from './close-queue.ts'
export { type Closing, listClosings } from './store/closings.ts'
export {
  type ChangeDuty, type ChangeDutyRefusal, cancelDuty, changeDuty,
} from './change-duty.ts'
export { type ChangeHall, type ChangeHallRefusal, changeHall } from './change-hall.ts'
export { type HallFault, faultsOfHall } from './domain/check-hall.ts'
export { codesOfServices } from './domain/service-codes.ts'
export { closeDays } from './close-days.ts'
export { type CopiedWeek, type CopyWeek, type NotCopied, copyWeek } from './copy-week.ts'
export { type CountedDays, countNextDay, nextDayToCount } from './count-waits.ts'
export { type AfarRefusal, type AfarRules, afarRulesOf } from './domain/afar.ts'
export { COUNTER_STAFF, type DutySpan, minutesOfDay, workMinutesOf, workingDaysOf } from './domain/duty-hours.ts'
export { type Ahead, aheadOf, countAhead, estimateWait } from './domain/estimate.ts'
export {
  type Counter, type Hall, type Priority, type Service, hallOf, hallOfValue, prioritiesOf, prioritiesToChoose,
  priorityOfAppointments,
} from './domain/hall.ts'
export {
  type CounterPlan, type PlanCounters, type PlannedSlot, type Slot, type Step, judgeRoster, planCounters, planHall,
} from './domain/plan-counters.ts'
export { RECALL_MINUTES, type WaitTarget, waitTargetOf } from './domain/wait-target.ts'
export { type MonthOfDuty, expectedOf, fullTimeOf } from './domain/productivity.ts'
export { isShortErrand } from './domain/quick-counter.ts'
export { type NumbersFrom, earlyMinutesOf, numbersFrom } from './domain/opening-hours.ts'
export { type ServiceGroup, groupsOf } from './domain/service-groups.ts'
export {
  type AppointmentRules, type SectionDay, type TimeSlot, type UnitsOfDay, bookableServices, sectionDayOf, timeSlotsOn,
  whyNotNow,
} from './domain/time-slots.ts'
export { type Errand } from './domain/place-errands.ts'
export { type FreeDay, type FreeSlot, listFreeSlots } from './list-free-slots.ts'
export { type CrowdedSlot, listCrowdedSlots } from './list-crowded-slots.ts'
export { withRosters } from './section-roster.ts'
export { type AppointmentDoer, type Caller } from './whose-appointment.ts'
export { type TurnState, isTurnOver } from './domain/turn-state.ts'
export { type Visitor, type VisitorRefusal, visitorIn } from './domain/visitor.ts'
export { type ClaimDevice, type ClaimedDevice, claimDevice } from './claim-device.ts'
export { type GiveBack, type GiveBackRefusal, giveBack } from './give-back.ts'
export { type HallHub, type HallView, openHallHub, readHallView } from './hall-hub.ts'
export { type MadeDevice, type RevokeDeviceRefusal, deviceHash, makeDevice, revokeDevice } from './make-device.ts'
export { type FigurePlace, POST_AREA, figurePlaces } from './figure-places.ts'
export { missAppointments } from './miss-appointments.ts'
export { type PassOnTurn, type PassOnTurnRefusal, passOnTurn } from './pass-on-turn.ts'
export { type DayTarget, type Waits, listOpenWaits, listWaits, readCounted } from './store/day-waits.ts'
export {
  type DutyMinutes, type WorkingTime, listDutyMinutes, listDutyUnits, listOnDuty,
} from './store/duty-minutes.ts'
export { type HallAlarm, listAlarmsOf } from './store/alarms.ts'
export { type Tally, addTallies, listOwnTallies, listTallies } from './store/tallies.ts'
export { type Duty, listDuties, listEndedDuties, listOwnDuties } from './store/duties.ts'
export { remindAppointments } from './remind-appointments.ts'
export {
  type Appointment, type AppointmentPlace, type AppointmentState, type CalledOff, type ConcernedBy, findAnyAppointment,
  findAppointment, findChangedTo, listAppointmentsOf, listAppointmentsOn, listErrands,
} from './store/appointments.ts'
export { type BookedSlot, type StruckCaller, listBookedSlots } from './store/due-appointments.ts'
export { type Device, type DeviceKind, findDevice, findDeviceByPublicId, listDevices } from './store/devices.ts'
export {
  type ScreenAnswer, type ScreenHub, type ScreenLine, type ScreenView, type ScreenWork, type Shown, EMPTY_SCREEN,
  openScreenHub,
} from './screen-hub.ts'
export {
  type FollowedTicket, type FollowedTurn, type Ticket, followTicket,
} from './store/followed-ticket.ts'
export {
  type Called, type InHall, type ServedToday, type WaitingFor, listInHall, listWaiting, readServed,
} from './store/hall-view.ts'
export { type HallFigure, type NumberAt, listHallFigures, listNumbersAt } from './store/hall-figures.ts'
export { type Span, listArrivals, listServiceTimes } from './store/history.ts'
export { type Seat, findSeat, listSeats } from './store/seats.ts'
export { type Turn, listAtCounter, listLater } from './store/turns.ts'
export { type AtCounter, findAtCounter } from './store/visitors.ts'
export { type NumberedVisit, type VisitWay, lockVisitOfNumber, numbersOfVisits } from './store/visits.ts'
export { type PrintedAppointment, printAppointment } from './print-appointment.ts'
export { type PrintedTicket, printTicket } from './print-ticket.ts'
export { strikeCallers } from './strike-callers.ts'
export { type TakeFromAfar, takeFromAfar } from './take-from-afar.ts'
export { type TakeNumber, type TakeNumberRefusal, type TakenNumber, takeNumber } from './take-number.ts'
export { type LeaveSeatRefusal, type TakeSeat, type TakeSeatRefusal, leaveSeat, takeSeat } from './take-seat.ts'
export { TURN_DEEDS, type TurnDeed, type WorkTurn, type WorkTurnRefusal, workTurn } from './work-turn.ts'
export { type DutyPlace, type WriteDuty, type WriteDutyRefusal, writeDuty } from './write-duty.ts'
export { type HallNews, type WatchedHall, findHallNews, noteHallNews } from './watch-halls.ts'

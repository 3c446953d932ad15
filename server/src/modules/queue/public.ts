/** The door of `queue`: who waits in which hall, who is called to which counter. Everything else is private. */
export { type CallNext, type CallNextRefusal, callNext } from './call-next.ts'
export { type CloseCounter, closeCounter } from './close-counter.ts'
export { closeDays } from './close-days.ts'
export { type Ahead, countAhead, estimateWait } from './domain/estimate.ts'
export { type Counter, type Hall, type Priority, type Service, hallOf, prioritiesOf } from './domain/hall.ts'
export {
  type CounterPlan, type PlanCounters, type PlannedSlot, type Slot, planCounters,
} from './domain/plan-counters.ts'
export { type TurnState, isTurnOver } from './domain/turn-state.ts'
export { type ClaimDevice, type ClaimedDevice, claimDevice } from './claim-device.ts'
export { type HallHub, type HallView, openHallHub, readHallView } from './hall-hub.ts'
export { type MadeDevice, type RevokeDeviceRefusal, deviceHash, makeDevice, revokeDevice } from './make-device.ts'
export { type PassOnTurn, type PassOnTurnRefusal, passOnTurn } from './pass-on-turn.ts'
export { type Device, findDevice, listDevices } from './store/devices.ts'
export {
  type Called, type FollowedTurn, type ServedToday, type WaitingFor, followTicket, listWaiting, readServed,
} from './store/hall-view.ts'
export { type HallFigure, listHallFigures, listNumbersAt } from './store/hall-figures.ts'
export { type Span, listArrivals, listServiceTimes } from './store/history.ts'
export { type Seat, findSeat, listSeats } from './store/seats.ts'
export { type Turn, listAtCounter, listLater } from './store/turns.ts'
export { type Ticket, type VisitWay, findTicket } from './store/visits.ts'
export { type PrintedTicket, printTicket } from './print-ticket.ts'
export { type TakeNumber, type TakeNumberRefusal, type TakenNumber, takeNumber } from './take-number.ts'
export { type LeaveSeatRefusal, type TakeSeat, type TakeSeatRefusal, leaveSeat, takeSeat } from './take-seat.ts'
export { TURN_DEEDS, type TurnDeed, type WorkTurn, type WorkTurnRefusal, workTurn } from './work-turn.ts'

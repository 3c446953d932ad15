/** The door of `payments`: what is to be paid, and what was. Everything else is private. */
export {
  type AmountInvalid, type ChargeMissing, type ChargeStateWrong, cancelCharge, stateAmount,
} from './change-charge.ts'
export {
  type AskFacts, type ComputedFee, type ComputedFees, type FactsMissing, type FeeFault, type FeeFaulty, type FeeKind,
  type FeeOfRule, type FeeRule, type FeeState, computeFees,
} from './domain/compute-fees.ts'
export { CHANNELS, FACT_NAMES, type FactName, type FactsInvalid, type FeeFacts, ZONES, readFeeFacts } from
  './domain/fee-facts.ts'
export { type RaiseCharges, raiseCharges } from './raise-charges.ts'
export { type Charge, type ChargeState, type Moment, findUnpaid, listCharges } from './store/charges.ts'
export { type Payment, type PaymentWay } from './store/payment-rows.ts'
export {
  type AmountDiffers, type TakePayment, type TakePaymentRefusal, type TakenPayment, takePayment,
} from './take-payment.ts'

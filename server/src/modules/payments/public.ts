/** The door of `payments`: what is to be paid. Everything else is private. */
export {
  type AskFacts, type ComputedFee, type ComputedFees, type FactsMissing, type FeeFault, type FeeFaulty, type FeeKind,
  type FeeOfRule, type FeeRule, type FeeState, computeFees,
} from './domain/compute-fees.ts'
export { CHANNELS, FACT_NAMES, type FactName, type FactsInvalid, type FeeFacts, ZONES, readFeeFacts } from
  './domain/fee-facts.ts'

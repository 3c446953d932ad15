/** The door of `payments`: what is to be paid, and what was. Everything else is private. */
export { type AskRefund, type AskRefundRefusal, askRefund } from './ask-refund.ts'
export { type AskReversalRefusal, askReversal } from './ask-reversal.ts'
export {
  type AmountInvalid, type ChargeMissing, type ChargeStateWrong, cancelCharge, cancelUnpaid, stateAmount,
} from './change-charge.ts'
export {
  type AskFacts, type ComputedFee, type ComputedFees, type FactsMissing, type FeeFault, type FeeFaulty, type FeeKind,
  type FeeOfRule, type FeeRule, type FeeState, computeFees,
} from './domain/compute-fees.ts'
export { CHANNELS, FACT_NAMES, type FactName, type FactsInvalid, type FeeFacts, ZONES, readFeeFacts } from
  './domain/fee-facts.ts'
export {
  type AcceptTillRefusal, type CloseTill, type CloseTillRefusal, type DifferenceUntold, acceptTill, closeLeftTill,
  closeTill, expectedIn,
} from './close-till.ts'
export {
  type DecideRefund, type OwnDeed, type RefundMissing, type RefundStateWrong, decideRefund,
} from './decide-refund.ts'
export { type EndRefund, endRefund, failRefund } from './end-refund.ts'
export { endReversal } from './end-reversal.ts'
export { type IssuedReceipt, type NoNumber, issueElectronic } from './issue-receipt.ts'
export {
  type BookletRefusal, type OpenBooklet, type OpenBookletRefusal, closeBooklet, giveBooklet, openBooklet,
} from './open-booklet.ts'
export { type OpenTillRefusal, openTill } from './open-till.ts'
export { type PaidOutRefund, type PayOutRefund, payOutRefund } from './pay-out-refund.ts'
export { type PrintedReceipt, printReceipts, receiptNumber } from './print-receipt.ts'
export { type BillState, type BillStateWrong } from './domain/bill-state.ts'
export { type BillPolicy, type PaymentAccount, billPolicyOf, cashCheckOf, paymentAccountOf } from './domain/payment-policies.ts'
export { type AskedOfSums, type CashCheck, type SumUnusual } from './domain/unusual-sum.ts'
export { type CancelBillRefusal, cancelBill, expireBills } from './end-bill.ts'
export { type HeardNotice, hearNotice, keepRefusedNotice } from './hear-notice.ts'
export { type OpenBill, type OpenBillRefusal, openBill } from './open-bill.ts'
export { type RaiseCharges, raiseCharges } from './raise-charges.ts'
export { type ReplaceCharges, replaceCharges } from './replace-charges.ts'
export { type KeepStatement, keepStatement } from './keep-statement.ts'
export {
  type StatementColumn, type StatementFault, type StatementFaultCode, type StatementFaulty, type StatementLine,
  readStatement,
} from './domain/read-statement.ts'
export { type GatewayUnreachable, listAtGateway } from './list-at-gateway.ts'
export { type ReconcileDay, type ReconciledDay, reconcileDay } from './reconcile-day.ts'
export { type SettleDifference, type SettleDifferenceRefusal, settleDifference } from './settle-difference.ts'
export { type Difference, type DifferenceKind, type DifferenceState, listDifferences } from './store/differences.ts'
export { type DaySums, findReconciled, listUnreconciled } from './store/reconciled-days.ts'
export { type Statement } from './store/statements.ts'
export { holdMoney } from './hold-money.ts'
export { type MoneyForDossier, type MoneyForDossierRefusal, receiveForDossier } from './receive-for-dossier.ts'
export { type MoneyTold, type ReceivedMoney, receiveMoney } from './receive-money.ts'
export {
  type Bill, type BillItem, findBill, lastHeardOfGateway, listBillItems, listBillsToAsk, noteAsked,
} from './store/bills.ts'
export { type BillMoney, type MoneyFate, listBillMoney } from './store/bill-money.ts'
export { type Booklet, countNumbersLeft, findBooklet, listBooklets } from './store/booklets.ts'
export { type Charge, type ChargeState, type Moment, findUnpaid, listCharges, listOwed } from './store/charges.ts'
export { chargesPaidOnline, listChargesOfMany } from './store/charges-of-many.ts'
export { dossiersBehind } from './store/dossiers-behind.ts'
export { type Payment, type PaymentWay, findPayment } from './store/payment-rows.ts'
export { type MoneyOutcome, type MoneySource, type Remittance } from './store/remittances.ts'
export {
  type Receipt, type ReceiptLine, findReceipt, listReceipts, listReceiptsOf, listToVoid,
} from './store/receipts.ts'
export {
  type Refund, type RefundState, type RefundWay, type RefundToSend, listRefunds, listRefundsToSend, listWaitingRefunds,
  putOffRefund,
} from './store/refunds.ts'
export { type Reversal, type ReversalState, listReversalsToSend, putOffReversal, reversalsOf } from './store/reversals.ts'
export {
  type Till, type TillSums, findOpenTill, listTills, listWaitingTills, sumTills,
} from './store/tills.ts'
export { type TakeCash, type TakeCashRefusal, type TakenCash, takeCash } from './take-cash.ts'
export {
  type AmountDiffers, type TakePayment, type TakePaymentRefusal, type TakenPayment, takePayment,
} from './take-payment.ts'
export { type NoTillToUse } from './use-till.ts'
export {
  type ReceiptMissing, type ReceiptStateWrong, askVoid, decideVoid, reissueReceipt,
} from './void-receipt.ts'

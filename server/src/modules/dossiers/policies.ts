import type { Limit, Unit as LimitUnit } from '../../kernel/deadline.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import { type SignatureRule, signatureRuleOf } from '../documents/public.ts'
import type { Directory } from '../organisation/public.ts'
import type { ChargeState } from '../payments/public.ts'
import { limitInWords } from './domain/limit-in-words.ts'

/** The rules of the one-stop mechanism that law or the province may change; rows of the data, never constants here. */
export interface DossierPolicies {
  readonly numberTemplate: string
  readonly acknowledgement: Limit
  /** Minutes after midnight. */
  readonly forwardCutoff: number
  /** Minutes after midnight, of procedures settled the same day (R6). */
  readonly sameDayCutoff: number
  readonly originals: Limit
  /** Within what another agency acknowledges what was handed over to it; none where the data lack the rule. */
  readonly handOver: Limit | undefined
  /** Within what an owner is answered who says that a paper of the Kho is wrong. */
  readonly correction: Limit
  readonly unsettledUnit: Limit
  readonly unsettledSection: Limit
  readonly extensionsAtMost: number
  readonly apologyDays: number
  readonly supplementsAtMost: number
  /** For so long a step of work may be undone, and nobody is told of it; 0 for never. */
  readonly undoSeconds: number
  readonly afterSupplement: 'resume' | 'restart'
  /**
   * By which article the clocks stand while that is waited for; asked for when they do, so that data older than the
   * rule keep working.
   */
  readonly pauseArticle: (waitedFor: keyof typeof PAUSES) => string
  /** Within what another agency answers where no rule of the version says so; none where the data lack the rule. */
  readonly consultation: { readonly hours: number; readonly article: string } | undefined
  readonly formSet: string
  /** Charges in these states keep a result from being given out (R18). */
  readonly releaseHeldBy: readonly ChargeState[]
}

/** Each waiting has a rule of its own, with its own article (R8, R9). */
const PAUSES = {
  supplement: 'supplements-in-settlement', payment: 'clock-awaiting-payment',
  confirmation: 'clock-awaiting-confirmation',
} as const

/** Where the data are older than the rule. */
const CORRECTION: Limit = { amount: 5, unit: 'working-day', policy: 'end-of-day' }

/**
 * The policies in force on the day of the directory. Throws if the data lack one or it has another shape: a bug there.
 */
export function policiesOf(directory: Directory): DossierPolicies {
  const policy = (key: string) => {
    const found = directory.policy(key)
    if (!found) throw new Error(`the data say nothing of policy ${key}`)
    return found
  }
  const value = (key: string): unknown => policy(key).value
  const text = (key: string): string => {
    const found = value(key)
    if (typeof found !== 'string') throw new Error(`policy ${key} is no text`)
    return found
  }
  const count = (key: string): number => {
    const found = value(key)
    if (typeof found !== 'number') throw new Error(`policy ${key} is no number`)
    return found
  }
  const sameDayCutoff = minutesOf(text('same-day-cutoff'))
  const term = (key: string): Limit => {
    const found = value(key) as { amount?: unknown; unit?: unknown }
    if (typeof found.amount !== 'number' || typeof found.unit !== 'string') throw new Error(`policy ${key} is no term`)
    const cutoff = found.unit === 'same-day' ? { cutoff: sameDayCutoff } : {}
    return { amount: found.amount, unit: found.unit as LimitUnit, policy: 'end-of-day', ...cutoff }
  }
  return {
    numberTemplate: text('dossier-number-template'),
    acknowledgement: term('acknowledgement'),
    forwardCutoff: minutesOf(text('forward-cutoff')),
    sameDayCutoff,
    originals: term('paper-originals'),
    handOver: directory.policy('hand-over-acknowledgement') && term('hand-over-acknowledgement'),
    correction: directory.policy('paper-correction') ? term('paper-correction') : CORRECTION,
    unsettledUnit: term('unsettled-return-unit'),
    unsettledSection: term('unsettled-return-section'),
    extensionsAtMost: count('extensions-at-most'),
    apologyDays: term('apology-drafted-before').amount,
    supplementsAtMost: count('supplements-in-settlement'),
    undoSeconds: count('undo-seconds'),
    afterSupplement: text('clock-after-supplement') === 'restart' ? 'restart' : 'resume',
    pauseArticle: (waitedFor) => policy(PAUSES[waitedFor]).article,
    consultation: consultationOf(directory),
    formSet: text('form-set'),
    releaseHeldBy: releaseHeldByOf(directory),
  }
}

/** Whether a result is held on a day while charges stand like this, and the tax agency waits for money or not (R18). */
export function isResultHeld(directory: Directory, states: readonly ChargeState[], owesTax: boolean): boolean {
  const heldBy = releaseHeldByOf(directory)
  return states.some((state) => heldBy.includes(state)) || owesTax && heldBy.includes('owed')
}

/** Money that is due, and where the province says so also what is not known yet; without the rule what is due. */
function releaseHeldByOf(directory: Directory): DossierPolicies['releaseHeldBy'] {
  const said = directory.policy('result-release')?.value as { readonly heldBy?: readonly ChargeState[] } | undefined
  return said?.heldBy ?? ['owed']
}

function consultationOf(directory: Directory): DossierPolicies['consultation'] {
  const policy = directory.policy('consultation')
  if (!policy) return undefined
  const { hours } = policy.value as { hours?: unknown }
  if (typeof hours !== 'number') throw new Error('policy consultation is no time')
  // What silence means it does not say: silence agrees by a rule of the version only, also where older data said so.
  return { hours, article: policy.article }
}

/**
 * The same for a dossier in hand: rules are those of today, but its papers are of the set in force when it was
 * received, or submitted as long as it is not, and stay so to its end.
 */
export function policiesFor(
  directoryOn: (day: Day) => Directory, today: Day,
  { receivedAt, submittedAt }: { receivedAt: Date | null; submittedAt: Date },
): DossierPolicies {
  return {
    ...policiesOf(directoryOn(today)), formSet: policiesOf(directoryOn(dayOf(receivedAt ?? submittedAt))).formSet,
  }
}

/**
 * For so many days after it was last touched a draft is kept (NĐ 13/2023 Đ.3). Undefined where the data are older than
 * the rule: then nothing is promised, and nothing deleted, until they are imported anew.
 */
export function draftDaysOf(directory: Pick<Directory, 'policy'>): number | undefined {
  const days = directory.policy('draft-days')?.value
  return typeof days === 'number' ? days : undefined
}

/** Whether the registry of an agency, by its id of the data, numbers and seals its results after their heads signed. */
export function isSealedByRegistry(directory: Pick<Directory, 'policy'>, agency: string): boolean {
  const said = directory.policy('result-seal', agency)?.value as { readonly by?: unknown } | undefined
  return said?.by === 'registry'
}

/** Which electronic signatures in what is handed in are not taken. */
export function signatureRuleIn(directory: Pick<Directory, 'policy'>): SignatureRule {
  return signatureRuleOf(directory.policy('uploaded-signatures')?.value)
}

/** Within what time an online dossier is answered on the day of the directory (R3): `08 giờ làm việc`. */
export function acknowledgementInWords(directory: Directory): string {
  return limitInWords(policiesOf(directory).acknowledgement)
}

/** `15:00` as minutes after midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

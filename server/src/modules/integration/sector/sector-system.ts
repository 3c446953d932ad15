import type { Day } from '../../../kernel/civil-day.ts'
import type { Json } from '../../../platform/db.ts'
import type { ProcedureVersion } from '../../catalogue/public.ts'
import type { Dossier, SaidTaxNotice, SectorState } from '../../dossiers/public.ts'
import type { Person } from '../../identity/public.ts'
import type { Outcome, WaitingMessage } from '../domain/message.ts'

/** Why something goes to a sector system: to be decided there, entered in its register, or our result to be written. */
export type SentKind = 'dossier' | 'registration' | 'result'

/** A file of a dossier as a sector system is told of it: not its bytes, but a link that opens to that system alone. */
export interface SentFile {
  /** Of the type of paper: its national code, where it has one that day, and ours otherwise. */
  readonly code: string
  readonly title: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly address: string
}

/** A dossier as a sector system is told of it. */
export interface ToldDossier {
  readonly kind: SentKind
  readonly dossier: Dossier
  readonly version: ProcedureVersion
  readonly applicant: Person
  /** What was declared, by the keys of the form. */
  readonly answers: Readonly<Record<string, Json>>
  readonly result: { readonly number: string; readonly issuedOn: Day; readonly title: string } | undefined
  /** What was handed in, where that system takes files. */
  readonly files: readonly SentFile[]
}

/** How a dossier stands there, as that system says it. */
export interface SaidState {
  /** By which it knows the dossier: our number. */
  readonly number: string
  readonly code: string
  readonly at: Date
  readonly words: string
}

/** What it gives back. */
export interface SaidResult {
  readonly number: string
  readonly issuedOn: Day
  readonly issuer: string
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
}

/**
 * One sector system (hệ thống chuyên ngành) by its calls. Each call throws SendFault where the way breaks off or what
 * comes cannot be read; codes are handed on as they are, and `states` says what those that are known mean.
 */
export interface SectorSystem {
  readonly system: string
  /** Whether dossiers that are settled here are entered in its register when they are received. */
  readonly isRegister: boolean
  /** Whether it is told of what was handed in, by links (ADR 0106); also of what is scanned later. */
  readonly takesFiles: boolean
  /** Codes of states that are known; any other is held. */
  readonly states: Readonly<Record<string, SectorState>>
  /** What is sent, frozen in the outbox. Names what the declaration lacks, and then nothing goes. */
  compose(told: ToldDossier): SentBody
  send(message: WaitingMessage): Promise<Outcome>
  /**
   * What it has to say of dossiers of ours: until it is confirmed, or of all for ever; `since`: what was said then and
   * later, where it is told such a moment.
   */
  listSaid(since?: Date): Promise<readonly SaidState[]>
  /** Whether it is told from which moment on. */
  readonly takesSince?: boolean
  /**
   * Faults of `stateOf` by which it says that it has no such dossier; none where that cannot be told from other
   * answers: then its days are not reconciled.
   */
  readonly unknownAs: readonly string[]
  /**
   * Faults that are about the one dossier that was asked about, those of `unknownAs` among them: others are answered
   * all the same.
   */
  readonly faultsOfDossier: readonly string[]
  /** How one dossier stands there. */
  stateOf(number: string): Promise<SaidState>
  /** What it gives back of one that is finished. */
  fetchResult(number: string): Promise<SaidResult>
  /** What the tax agency wants paid for one dossier, all of it ever; left out where it tells of no such thing. */
  fetchTaxNotices?(number: string): Promise<readonly SaidTaxNotice[]>
  /** That a word of it is kept here; left out where it has no such call. */
  confirm?(said: Pick<SaidState, 'number' | 'code'>): Promise<void>
}

export interface SentBody {
  readonly sent: Readonly<Record<string, Json>>
  /** Fields of the declaration without which it is not taken. */
  readonly missing: readonly string[]
}

import type { Day } from '../../../kernel/civil-day.ts'
import type { Person } from '../../identity/public.ts'

/**
 * How a register is reached: over the gateway of the province, over the national platform, directly, or by documents of
 * the axis, which are answered later.
 */
export type RegisterTransport = 'lgsp' | 'ndxp' | 'direct' | 'axis'

/** Whom a register is asked about: all three of the same person, or it finds nobody. */
export interface AskedPerson {
  /** The personal number; of an organisation its tax code. */
  readonly number: string
  readonly fullName: string
  /** YYYY, YYYY-MM or YYYY-MM-DD; of an organisation nothing. */
  readonly birth: string
}

/** Who asks and for what, as the register keeps it beside its own record of the call. */
export interface AskedBy {
  /** Of the call, the same here and there. */
  readonly callId: string
  /** Public id of the account of the officer, or of the citizen who asks about themselves. */
  readonly officer: string
  /** Code of the procedure for which it is. */
  readonly procedure: string
  /** Entries that are wanted; of nothing else is kept what it says. */
  readonly entries: readonly string[]
}

/** A place by the codes of the statistics office; of before 01/07/2025 with a district. */
export type RegisterPlace = {
  readonly country: 'VN'
  readonly epoch: '3-cap' | '2-cap'
  readonly province: { readonly code: string }
  readonly district?: { readonly code: string }
  readonly commune: { readonly code: string }
  readonly detail?: string
}

/** A paper that a register holds, as it says what it is. */
export type RegisterPaper = {
  readonly id: string
  readonly name: string
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly issuerName: string | null
  /** Its last day in force; null where it has none. */
  readonly validTo: Day | null
}

/**
 * What a register says of somebody, by the entries of the field dictionary; choices by the values of its lists. Papers
 * by `paper.` and the national code of their type.
 */
export type RegisterFacts = Readonly<Record<string, string | RegisterPlace | readonly RegisterPaper[]>>

/** A paper with its file: what it says of it now, and its bytes. */
export interface RegisterFile { readonly paper: RegisterPaper; readonly content: AsyncIterable<Uint8Array> }

/** What somebody says that a register only confirms or denies; of a residence the code of its commune. */
export interface Claim { readonly commune?: string | undefined }

/** Whom a register that is asked over the axis of documents is written to, and who asks. */
export interface OverAxis {
  /** The agency that keeps it, by its code on the axis. */
  readonly agency: string
  /** Ours, and its account, as they stand in each question. */
  readonly ours: { readonly agency: string; readonly account: string }
}

/**
 * A register of the nation, one port each. Each call takes so many milliseconds at most, the way to it included, and
 * throws SendFault: `other-person` of an answer about somebody else, `answer-unreadable`, `ask-refused` where the
 * register would not have the question, or what the way itself has.
 */
export interface Register {
  /** The name under which its settings stand, and its rule. */
  readonly code: string
  /** Of whom it has something to say. */
  readonly about: readonly Person['kind'][]
  /** Entries of the field dictionary of which it speaks. */
  readonly entries: readonly string[]
  readonly transport: RegisterTransport
  /** By whom and as whom it is asked over the axis of documents, where that is its way: then nobody waits for it. */
  readonly overAxis?: OverAxis
  /** What it says of a person; undefined where it has nobody of that number, name and birth together. */
  read(person: AskedPerson, by: AskedBy, milliseconds: number): Promise<RegisterFacts | undefined>
  /** Whether it has that person so; it says yes or no and nothing else. */
  confirm(person: AskedPerson, claim: Claim, by: AskedBy, milliseconds: number): Promise<boolean>
  /** One of the papers that it holds of a person; undefined where it has it no more, or not theirs. */
  fetchPaper?(
    person: AskedPerson, asked: { readonly code: string; readonly id: string }, milliseconds: number,
  ): Promise<RegisterFile | undefined>
}

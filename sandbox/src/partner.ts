import type { Faults, PlayedFault } from './faults.ts'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

/** JSON as partners speak it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a partner was asked, whole. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What it answers. A text or bytes go as they are, anything else as JSON. */
export interface Told {
  readonly status: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Json | Buffer
}

/** A deed that the page of a partner has a button for. */
export interface Offered {
  readonly deed: string
  readonly given: Json
  /** What it is done to, and what it is, in Vietnamese. */
  readonly on: string
  readonly title: string
}

/** A partner at work: it keeps what it was told in memory, and loses it when it ends, as no real one does. */
export interface OpenPartner {
  /** Answers a question. */
  answer?(asked: Asked): Told | Promise<Told>
  /** Instead of `answer`, of a partner that is a whole server by itself. */
  handle?(request: IncomingMessage, response: ServerResponse): void
  /** What it holds, for tests and for its page. */
  state(): Json
  /** Takes what a person does at the partner's own side: a dossier handed in there, a state that moves on. */
  act?(deed: string, given: Json): Json | Promise<Json>
  /** Those deeds that make sense at the moment, for who looks at its page. */
  offered?(): readonly Offered[]
  close?(): void | Promise<void>
}

/** A system of the nation that stands in for the real one: the same shapes, its own data, made-up people only. */
export interface Partner {
  readonly name: string
  /** In Vietnamese, for the page. */
  readonly title: string
  /** What whoever asks it must know besides address and key: user names, codes. */
  readonly settings: Readonly<Record<string, Json>>
  /** What of its own it can do wrong beside what befalls every one; nothing where it never speaks by itself. */
  readonly plays: readonly PlayedFault[]
  open(around: Around): OpenPartner | Promise<OpenPartner>
}

/** What a partner is told of the world when it opens. */
export interface Around {
  /** Its own address. */
  readonly url: string
  /** Address of the system that it serves, for what it sends there by itself. */
  readonly home: string
  /** Keys shared with that system, by name. */
  readonly keys: Readonly<Record<string, string>>
  /** The moment, which tests may set. */
  now(): Date
  /** The moment by the clock of that system, which a demonstration may have set; else that of the machine. */
  homeNow(): Promise<Date>
  /** How it misbehaves at the moment, for what it hands out: the listener sees to the rest. */
  faults(): Faults
}

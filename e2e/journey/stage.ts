import type { Browser, Page } from 'playwright-core'
import type { Account, Province } from './province.ts'

/** One member of staff at their own computer, signed in. */
export interface Desk { readonly account: Account; readonly page: Page }

/** Where a journey is played: one running instance, one browser, one province. */
export interface Stage {
  readonly url: string
  readonly browser: Browser
  readonly province: Province
  /** The product's day on which the journey begins. */
  readonly day: string
  /** Where the PDFs are kept. */
  readonly folder: string
  readonly surprises: string[]
  /** Desks already open, by account. */
  readonly desks: Map<string, Promise<Desk>>
  say(line: string): void
}

/** What came of one dossier. */
export interface Played {
  readonly number: string
  readonly channel: 'online' | 'counter' | 'post'
  readonly state: string
  readonly pdfs: readonly string[]
}

/** People of journeys: reserved numbers and phones, invented names (data/forms.yaml, meta.demo_identifiers). */
export interface Person {
  readonly fullName: string
  readonly number: string
  readonly birth: { readonly day: string; readonly month: string; readonly year: string }
  readonly sex: 'Nam' | 'Nữ'
  readonly phone: string
}

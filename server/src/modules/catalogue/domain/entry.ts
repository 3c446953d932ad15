import type { Day } from '../../../kernel/civil-day.ts'

/** Hướng dẫn, thông báo, đầu mối liên hệ, từ ngữ. */
export const ENTRY_KINDS = ['guide', 'announcement', 'contact', 'term'] as const
export type EntryKind = typeof ENTRY_KINDS[number]

/** A short film; whoever cannot see or hear it reads the transcript. Files by their public ids. */
export interface Film {
  readonly file: string
  readonly poster: string | null
  readonly captions: string | null
  readonly transcript: string
  /** The same in English, where somebody wrote it. */
  readonly captionsEn?: string | null
  readonly transcriptEn?: string
}

/** What an entry says. One shape for all kinds, so that a version is whole; what a kind does not use is empty. */
export interface EntryContent {
  readonly title: string
  readonly titleEn: string
  /** One or two sentences; of a term its meaning. */
  readonly summary: string
  /** With the few marks of guides (contracts/src/markup.ts). */
  readonly body: string
  readonly bodyEn: string
  /** Of a guide: who it is for. */
  readonly audience: 'citizen' | 'staff'
  /** Of a guide: the procedure by its id in the data, or none. */
  readonly procedure: string | null
  /** Of a guide for staff: the path of the screen on which it stands, such as `/tiep-nhan`. */
  readonly screen: string | null
  readonly film: Film | null
  readonly isImportant: boolean
  readonly phone: string
  readonly hours: string
  readonly address: string
  readonly mail: string
  /** Of a term: the spellings by which it is found on a page. */
  readonly words: readonly string[]
  /** The article that says so. */
  readonly source: string
}

const EMPTY: EntryContent = {
  title: '', titleEn: '', summary: '', body: '', bodyEn: '', audience: 'citizen', procedure: null, screen: null,
  film: null, isImportant: false, phone: '', hours: '', address: '', mail: '', words: [], source: '',
}

/** A whole content of what was said of it. */
export function entryContentOf(
  said: { readonly [K in keyof EntryContent]?: EntryContent[K] | undefined },
): EntryContent {
  return { ...EMPTY, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) }
}

export interface EntryFault {
  /** The key of the content that is at fault. */
  readonly at: keyof EntryContent
  readonly code: 'title-missing' | 'body-missing' | 'transcript-missing' | 'summary-missing' | 'phone-missing'
    | 'address-missing'
}

/** What a kind must say before anybody is shown it; a draft may lack all but its title. */
export function faultsToPublish(kind: EntryKind, content: EntryContent): readonly EntryFault[] {
  const { title, summary, body, film, phone, address } = content
  const missing = (at: EntryFault['at'], code: EntryFault['code'], is: boolean): EntryFault[] =>
    is ? [{ at, code }] : []
  return [
    ...missing('title', 'title-missing', title.trim() === ''),
    ...missing('body', 'body-missing', (kind === 'guide' || kind === 'announcement') && body.trim() === ''),
    ...missing('film', 'transcript-missing', film !== null && film.transcript.trim() === ''),
    ...missing('summary', 'summary-missing', kind === 'term' && summary.trim() === ''),
    ...missing('phone', 'phone-missing', kind === 'contact' && phone.trim() === ''),
    ...missing('address', 'address-missing', kind === 'contact' && address.trim() === ''),
  ]
}

/** A version that people are, were or will be shown. */
export interface PublishedEntry {
  readonly publicId: string
  readonly key: string | null
  readonly kind: EntryKind
  readonly unitId: bigint | null
  readonly content: EntryContent
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** What is shown on a day: what is important first, then what began last; contacts and terms by their order there. */
export function entriesOn(all: readonly PublishedEntry[], day: Day): readonly PublishedEntry[] {
  return all.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .sort((a, b) => Number(b.content.isImportant) - Number(a.content.isImportant)
      || (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0))
}

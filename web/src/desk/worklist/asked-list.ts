import type { AskedList } from '@motcua/contracts/dossier-lists.ts'
import { useSearch } from '@tanstack/react-router'
import { STATE_NAMES } from '../../lib/states.ts'
import { type ListId, isListId } from './lists.ts'

/** What is asked of a list, as its address has it: codes and days, and nothing of a person. */
export type Asked = Omit<AskedList, 'list' | 'section'> & { readonly list: ListId }

export const SORTS = ['own', 'due', 'received', 'newest', 'follow-up', 'name'] as const
export const CHANNELS = ['counter', 'online', 'post'] as const

const DAY = /^(19|20)\d\d-[01]\d-[0-3]\d$/
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Reads an address that anybody may have typed: what is no such thing is left out, and the list is always named. */
export function readAsked(search: Readonly<Record<string, unknown>>): Asked {
  const text = (key: keyof Asked, isOne: (value: string) => boolean) => {
    const value = search[key]
    return typeof value === 'string' && isOne(value) ? { [key]: value } : {}
  }
  const among = (values: readonly string[]) => (value: string) => values.includes(value)
  const list = isListId(search['list']) ? search['list'] : 'unit' as const
  return {
    list,
    ...text('procedure', (value) => UUID.test(value)), ...text('officer', (value) => UUID.test(value)),
    ...text('channel', among(CHANNELS)), ...text('state', among(STATE_NAMES)),
    ...text('receivedFrom', (value) => DAY.test(value)), ...text('receivedTo', (value) => DAY.test(value)),
    ...text('dueFrom', (value) => DAY.test(value)), ...text('dueTo', (value) => DAY.test(value)),
    ...text('sort', (value) => value !== 'own' && among(SORTS)(value)),
  }
}

/** What this page asks. */
export function useAsked(): Asked {
  return readAsked(useSearch({ strict: false }))
}

/** The same list without what lets only some of it through. */
export function withoutFilter({ list, sort }: Asked): Asked {
  return { list, ...sort && { sort } }
}

export function isFiltered(asked: Asked): boolean {
  return Object.keys(readAsked({ ...asked })).some((key) => key !== 'list' && key !== 'sort')
}

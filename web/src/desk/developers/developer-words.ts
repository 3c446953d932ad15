import type { KeptWebhookLine, WebhookMessageLine } from '@motcua/contracts/webhooks.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import type { Tone } from '../../lib/states.ts'
import { wordsOfFault } from '../partners/partner-words.ts'
import { DELIVERY, ENDPOINT_FAULTS, EVENT_KINDS } from './endpoint-texts.ts'

interface Look { readonly tone: Tone; readonly icon: string }

/** All kinds that an endpoint may be told of, in the order of a dossier's life, then what concerns none. */
export const ALL_KINDS = Object.keys(EVENT_KINDS) as (keyof typeof EVENT_KINDS)[]

/** What an event is called, by its kind or by the type of its envelope; one that has no word by its name. */
export function wordsOfEvent(type: string): string {
  const kind = type.replace(/^motcua\./, '')
  if (kind === 'webhook.test') return say(DELIVERY.test)
  return Object.hasOwn(EVENT_KINDS, kind) ? say(EVENT_KINDS[kind as keyof typeof EVENT_KINDS]) : kind
}

/** Why a call did not go through, in words. */
export function wordsOfCallFault(fault: string): string {
  return Object.hasOwn(ENDPOINT_FAULTS, fault) ? say(ENDPOINT_FAULTS[fault as keyof typeof ENDPOINT_FAULTS])
    : wordsOfFault(fault)
}

/** Milliseconds as seconds with one decimal. */
export function showSeconds(milliseconds: number): string {
  return new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    .format(milliseconds / 1_000)
}

/** How each state looks beside its word. */
export const LOOK_OF_ENDPOINT: Readonly<Record<KeptWebhookLine['state'], Look>> = {
  running: { tone: 'done', icon: '✓' }, stumbling: { tone: 'late', icon: '!' }, ended: { tone: 'stopped', icon: '■' },
}
export const LOOK_OF_DELIVERY: Readonly<Record<WebhookMessageLine['state'], Look>> = {
  waiting: { tone: 'waiting', icon: '◔' }, acknowledged: { tone: 'done', icon: '✓' }, dead: { tone: 'late', icon: '✕' },
  dropped: { tone: 'stopped', icon: '■' },
}

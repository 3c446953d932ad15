import type { State } from '@motcua/contracts/dossiers.ts'
import { say } from './language.ts'
import { CHANNEL, DELIVERY, STATE } from './states-texts.ts'

/** How a mark looks; never alone: an icon and a word stand beside the colour. */
export type Tone = 'calm' | 'waiting' | 'done' | 'stopped' | 'late'

export interface StateLabel { readonly text: string; readonly tone: Tone; readonly icon: string }

const STATES: Readonly<Record<State, StateLabel>> = {
  'submitted': { text: say(STATE['submitted']), tone: 'waiting', icon: '○' },
  'awaiting-completion': { text: say(STATE['awaiting-completion']), tone: 'waiting', icon: '◔' },
  'declined': { text: say(STATE['declined']), tone: 'stopped', icon: '✕' },
  'withdrawn': { text: say(STATE['withdrawn']), tone: 'stopped', icon: '✕' },
  'received': { text: say(STATE['received']), tone: 'calm', icon: '●' },
  'in-progress': { text: say(STATE['in-progress']), tone: 'calm', icon: '●' },
  'awaiting-supplement': { text: say(STATE['awaiting-supplement']), tone: 'waiting', icon: '◔' },
  'awaiting-payment': { text: say(STATE['awaiting-payment']), tone: 'waiting', icon: '◔' },
  'awaiting-confirmation': { text: say(STATE['awaiting-confirmation']), tone: 'waiting', icon: '◔' },
  'being-returned': { text: say(STATE['being-returned']), tone: 'stopped', icon: '↩' },
  'settled': { text: say(STATE['settled']), tone: 'done', icon: '✓' },
  'returned': { text: say(STATE['returned']), tone: 'done', icon: '✓' },
  'unsettled': { text: say(STATE['unsettled']), tone: 'stopped', icon: '✕' },
  'stopped': { text: say(STATE['stopped']), tone: 'stopped', icon: '■' },
}

/** All states, in the order in which a dossier may pass through them. */
export const STATE_NAMES = Object.keys(STATES) as readonly State[]

export function labelOfState(state: State): StateLabel {
  return STATES[state]
}

export function labelOfChannel(channel: string): string {
  return Object.hasOwn(CHANNEL, channel) ? say(CHANNEL[channel as keyof typeof CHANNEL]) : channel
}

export const DELIVERIES = [
  { value: 'counter', label: say(DELIVERY.counter) },
  { value: 'post', label: say(DELIVERY.post) },
  { value: 'electronic', label: say(DELIVERY.electronic) },
] as const

export function labelOfDelivery(delivery: string): string {
  return DELIVERIES.find(({ value }) => value === delivery)?.label ?? delivery
}

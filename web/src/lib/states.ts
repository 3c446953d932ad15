import type { State } from '@motcua/contracts/dossiers.ts'

/** How a mark looks; never alone: an icon and a word stand beside the colour. */
export type Tone = 'calm' | 'waiting' | 'done' | 'stopped' | 'late'

export interface StateLabel { readonly text: string; readonly tone: Tone; readonly icon: string }

/** In the words of the ten codes of the national portal where they have one, finer where our states are. */
const STATES: Readonly<Record<State, StateLabel>> = {
  'submitted': { text: 'Chờ tiếp nhận', tone: 'waiting', icon: '○' },
  'awaiting-completion': { text: 'Chờ hoàn thiện', tone: 'waiting', icon: '◔' },
  'declined': { text: 'Không tiếp nhận', tone: 'stopped', icon: '✕' },
  'withdrawn': { text: 'Đã rút', tone: 'stopped', icon: '✕' },
  'received': { text: 'Đã tiếp nhận', tone: 'calm', icon: '●' },
  'in-progress': { text: 'Đang xử lý', tone: 'calm', icon: '●' },
  'awaiting-supplement': { text: 'Chờ bổ sung', tone: 'waiting', icon: '◔' },
  'awaiting-payment': { text: 'Chờ nộp phí, thuế', tone: 'waiting', icon: '◔' },
  'awaiting-confirmation': { text: 'Chờ xác nhận', tone: 'waiting', icon: '◔' },
  'being-returned': { text: 'Đang trả lại, không giải quyết', tone: 'stopped', icon: '↩' },
  'settled': { text: 'Đã có kết quả', tone: 'done', icon: '✓' },
  'returned': { text: 'Đã trả kết quả', tone: 'done', icon: '✓' },
  'unsettled': { text: 'Không giải quyết', tone: 'stopped', icon: '✕' },
  'stopped': { text: 'Dừng xử lý', tone: 'stopped', icon: '■' },
}

export function labelOfState(state: State): StateLabel {
  return STATES[state]
}

const CHANNELS: Readonly<Record<string, string>> = {
  counter: 'nộp tại quầy', online: 'nộp trực tuyến', post: 'nộp qua bưu chính',
}

export function labelOfChannel(channel: string): string {
  return CHANNELS[channel] ?? channel
}

export const DELIVERIES = [
  { value: 'counter', label: 'Tại quầy' },
  { value: 'post', label: 'Qua bưu chính công ích' },
  { value: 'electronic', label: 'Bản điện tử' },
] as const

export function labelOfDelivery(delivery: string): string {
  return DELIVERIES.find(({ value }) => value === delivery)?.label ?? delivery
}

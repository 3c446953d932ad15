import type { Manifest, Parcel } from '@motcua/contracts/post.ts'
import { say } from '../../lib/language.ts'
import type { StateLabel } from '../../lib/states.ts'
import { MANIFEST } from './manifest-texts.ts'
import { PARCEL_STATE } from './post-texts.ts'

const LOOKS: Readonly<Record<Parcel['state'], Omit<StateLabel, 'text'>>> = {
  'ordered': { tone: 'waiting', icon: '○' }, 'handed-over': { tone: 'waiting', icon: '◔' },
  'in-transit': { tone: 'calm', icon: '●' }, 'failed-attempt': { tone: 'late', icon: '!' },
  'coming-back': { tone: 'waiting', icon: '↩' }, 'delivered': { tone: 'done', icon: '✓' },
  'returned': { tone: 'stopped', icon: '↩' }, 'cancelled': { tone: 'stopped', icon: '✕' },
  'lost': { tone: 'late', icon: '?' },
}

/** How a parcel's state looks and reads. */
export function labelOfParcel(state: Parcel['state']): StateLabel {
  return { ...LOOKS[state], text: say(PARCEL_STATE[state]) }
}

/** How a manifest's state looks and reads. */
export function labelOfManifest(state: Manifest['state']): StateLabel {
  if (state === 'open') return { text: say(MANIFEST.isOpen), tone: 'calm', icon: '●' }
  if (state === 'closed') return { text: say(MANIFEST.isClosed), tone: 'waiting', icon: '◔' }
  return { text: say(MANIFEST.isReceived), tone: 'done', icon: '✓' }
}

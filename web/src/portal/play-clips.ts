import type { Clip } from './call-clips.ts'

/** Milliseconds after which a clip that neither ends nor fails is passed over; none is so long. */
const LONGEST = 5_000

export interface Player {
  /** Plays them one after the other. Throws where the browser makes no sound before it is touched. */
  play(clips: readonly Clip[]): Promise<void>
}

/** One element for each clip, made once: what plays for weeks makes no new ones. `onSilent` is told of a refusal. */
export function openPlayer(addresses: Readonly<Record<string, string>>, onSilent: (isSilent: boolean) => void): Player {
  const sounds = new Map(Object.entries(addresses).map(([clip, address]) => {
    const sound = new Audio(address)
    sound.preload = 'auto'
    return [clip, sound] as const
  }))
  return {
    async play(clips) {
      for (const clip of clips) {
        const sound = sounds.get(clip)
        if (sound) await playOne(sound, onSilent)
      }
    },
  }
}

async function playOne(sound: HTMLAudioElement, onSilent: (isSilent: boolean) => void): Promise<void> {
  sound.currentTime = 0
  try {
    await sound.play()
    onSilent(false)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') onSilent(true)
    throw error
  }
  await new Promise<void>((done) => {
    const timer = setTimeout(done, LONGEST)
    sound.onended = sound.onerror = () => {
      clearTimeout(timer)
      done()
    }
  })
}

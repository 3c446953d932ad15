import { Said } from './layout.tsx'
import { PROVIDER } from './provider-sign-in-texts.ts'
import type { Visit } from './visit.ts'

/** The address that begins it. */
export function providerAddress(next: string, level: 1 | 2): string {
  return `/dang-nhap/dinh-danh?${new URLSearchParams({ tiep: next, muc: String(level) }).toString()}`
}

/** The way out where no electronic identity opens anything. */
export function Counter({ visit }: { visit: Visit }) {
  return <p><Said visit={visit} text={PROVIDER.counter} parts={{
    counter: <a href="/noi-nop">{visit.say(PROVIDER.counterLink)}</a>,
  }} /></p>
}

/** Beside the local way, or alone; nothing where no provider is configured. */
export function ByProvider({ visit: { say, rooms }, next, isAlone }: { visit: Visit; next: string; isAlone: boolean }) {
  return rooms.identityProvider ? <>
    <p><a className="button" href={providerAddress(next, 2)}>{say(PROVIDER.button)}</a></p>
    <p className="hint">{say(PROVIDER.buttonHint)}</p>
    {!isAlone && <h2>{say(PROVIDER.or)}</h2>}
  </> : null
}

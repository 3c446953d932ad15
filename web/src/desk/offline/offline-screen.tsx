import { say } from '../../lib/language.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { DevicePart } from './device-part.tsx'
import { OFFLINE_DESK } from './offline-texts.ts'
import { RefusalPart } from './refusal-part.tsx'

/** Work without a network: what was refused and waits for somebody, and the devices of the section. */
export function OfflineScreen() {
  useTitle(say(OFFLINE_DESK.title))
  const permissions = useSession()?.permissions ?? []
  return (
    <main className="mc-stack">
      <h1>{say(OFFLINE_DESK.title)}</h1>
      <p className="mc-quiet">{say(OFFLINE_DESK.intro)}</p>
      {permissions.includes('queue.serve') && <RefusalPart />}
      {permissions.includes('queue.keep') && <DevicePart />}
    </main>
  )
}

import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { SCAN } from './scan-texts.ts'
import { ScanTray } from './scan-tray.tsx'

/** The tray of the unit by itself: what came from the scanner and stands in no dossier yet. */
export function TrayScreen() {
  useTitle(say(SCAN.tray))
  return (
    <main className="mc-stack">
      <h1>{say(SCAN.tray)}</h1>
      <p className="mc-quiet">{say(SCAN.trayHint)}</p>
      <ScanTray />
    </main>
  )
}

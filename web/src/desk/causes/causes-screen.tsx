import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { CAUSES } from './causes-texts.ts'
import { HandedTwiceSection } from './handed-twice-section.tsx'
import { ProcessMapSection } from './process-map-section.tsx'

/** Why dossiers take long, and what people hand in for nothing (part F, F10). */
export function CausesScreen() {
  useTitle(say(CAUSES.title))
  return (
    <main className="mc-stack">
      <h1>{say(CAUSES.title)}</h1>
      <ProcessMapSection />
      <HandedTwiceSection />
    </main>
  )
}

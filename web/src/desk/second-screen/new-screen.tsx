import type { CitizenScreens } from '@motcua/contracts/citizen-screen.ts'
import { say } from '../../lib/language.ts'
import { DeviceForm } from '../queue/device-form.tsx'
import { useAddingScreen } from './screen-data.ts'
import { SCREENS } from './second-screen-texts.ts'

/** Adds a screen that is turned to the citizen. */
export function NewScreen({ places }: Pick<CitizenScreens, 'places'>) {
  const adding = useAddingScreen()
  return (
    <DeviceForm
      places={places} adding={adding} addressOf={(unitId) => `${location.origin}/man-hinh-phu/${unitId}`}
      words={{
        title: say(SCREENS.addTitle), section: say(SCREENS.section), name: say(SCREENS.newName),
        nameHint: say(SCREENS.newNameHint), needName: say(SCREENS.needName), add: say(SCREENS.add),
        codeTitle: (name) => say(SCREENS.codeTitle, { name }), code: say(SCREENS.code),
        once: (until) => say(SCREENS.once, { until }), open: say(SCREENS.openThere), gone: say(SCREENS.gone),
        done: say(SCREENS.done), again: say(SCREENS.done),
      }}
    />
  )
}

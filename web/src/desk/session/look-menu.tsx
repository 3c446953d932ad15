import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { languageOf } from '@motcua/contracts/texts.ts'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { LANGUAGE, chooseLanguage, say } from '../../lib/language.ts'
import { chooseLook, contrastChosen, densityChosen } from '../../lib/look.ts'
import { LOOK } from './look-texts.ts'

/** Language, theme, contrast and density of this browser's desk; Esc closes. What is typed on a page may be lost with
 * the language only, which loads the page anew. */
export function LookMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [contrast, setContrast] = useState(contrastChosen)
  const [density, setDensity] = useState(densityChosen)
  const menu = useRef<HTMLDetailsElement>(null)
  return (
    <details
      ref={menu}
      className="mc-look"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return
        menu.current.open = false
        menu.current.querySelector('summary')?.focus()
      }}
    >
      <summary>{say(LOOK.title)}</summary>
      <div className="mc-look-panel">
        <NativeSelect
          label={say(LOOK.language)}
          value={LANGUAGE}
          data={[{ value: 'vi', label: say(LOOK.vietnamese) }, { value: 'en', label: say(LOOK.english) }]}
          onChange={(event) => chooseLanguage(languageOf(event.currentTarget.value))}
        />
        <NativeSelect
          label={say(LOOK.theme)}
          value={colorScheme}
          data={[
            { value: 'auto', label: say(LOOK.auto) }, { value: 'light', label: say(LOOK.light) },
            { value: 'dark', label: say(LOOK.dark) },
          ]}
          onChange={(event) => setColorScheme(event.currentTarget.value as MantineColorScheme)}
        />
        <NativeSelect
          label={say(LOOK.contrast)}
          value={contrast}
          data={[{ value: 'system', label: say(LOOK.auto) }, { value: 'more', label: say(LOOK.more) }]}
          onChange={(event) => {
            const chosen = event.currentTarget.value === 'more' ? 'more' : 'system'
            setContrast(chosen)
            chooseLook({ contrast: chosen })
          }}
        />
        <NativeSelect
          label={say(LOOK.density)}
          value={density}
          data={[{ value: 'roomy', label: say(LOOK.roomy) }, { value: 'compact', label: say(LOOK.compact) }]}
          onChange={(event) => {
            const chosen = event.currentTarget.value === 'compact' ? 'compact' : 'roomy'
            setDensity(chosen)
            chooseLook({ density: chosen })
          }}
        />
        <Link to="/thanh-phan">{say(LOOK.components)}</Link>
      </div>
    </details>
  )
}

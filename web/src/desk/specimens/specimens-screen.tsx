import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Basics } from './basics.tsx'
import { SPECIMENS } from './specimens.tsx'
import { SPECIMEN } from './specimens-texts.ts'

interface Face {
  readonly at: string
  readonly name: string
  readonly scheme: 'light' | 'dark'
  readonly isMore?: boolean
}

const FACES: readonly Face[] = [
  { at: 'light', name: say(SPECIMEN.light), scheme: 'light' },
  { at: 'dark', name: say(SPECIMEN.dark), scheme: 'dark' },
  { at: 'more', name: say(SPECIMEN.more), scheme: 'light', isMore: true },
]

/** All components in all states: in the theme that is in use, or in three faces side by side; at twice the size too. */
export function SpecimensScreen() {
  useTitle(say(SPECIMEN.title))
  const [isBeside, setIsBeside] = useState(false)
  const [isTwice, setIsTwice] = useState(false)
  return (
    <main className="mc-stack" data-twice={isTwice || undefined}>
      <h1>{say(SPECIMEN.title)}</h1>
      <p>{say(SPECIMEN.intro)}</p>
      <div className="mc-row">
        <FieldGroup label={say(SPECIMEN.faces)}>
          {[false, true].map((beside) => (
            <RadioLine
              key={String(beside)} name="faces" label={say(beside ? SPECIMEN.beside : SPECIMEN.asChosen)}
              isChosen={isBeside === beside} onChoose={() => setIsBeside(beside)}
            />
          ))}
        </FieldGroup>
        <FieldGroup label={say(SPECIMEN.size)}>
          <RadioLine name="size" label={say(SPECIMEN.normal)} isChosen={!isTwice} onChoose={() => setIsTwice(false)} />
          <RadioLine name="size" label={say(SPECIMEN.twice)} isChosen={isTwice} onChoose={() => setIsTwice(true)} />
        </FieldGroup>
      </div>
      {!isBeside && <Specimens at="one" />}
      {isBeside && (
        <div className="mc-faces">
          {FACES.map(({ at, name, scheme, isMore }) => (
            <section
              key={at} className="mc-face" aria-label={name} data-mantine-color-scheme={scheme}
              data-contrast={isMore ? 'more' : undefined}
            >
              <h2>{name}</h2>
              <Specimens at={at} />
            </section>
          ))}
        </div>
      )}
    </main>
  )
}

function Specimens({ at }: { at: string }) {
  return (
    <>
      <section className="mc-specimen" aria-label={`mantine ${at}`}><h2>mantine</h2><Basics at={at} /></section>
      {Object.entries(SPECIMENS).map(([name, Specimen]) => (
        <section key={name} className="mc-specimen" aria-label={`${name} ${at}`}>
          <h2>{name}</h2>
          <Specimen at={at} />
        </section>
      ))}
    </>
  )
}

import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { type Territory, useTerritories } from '../intake/list-units.ts'
import { ORDER } from './post-texts.ts'

const MOST = 8
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()

/** A commune as it is today, found by a few letters of its name or of a name that it had. */
export function PlaceField({ place, error, onChoose }: {
  readonly place: Territory | undefined; readonly error: string | undefined
  readonly onChoose: (place: Territory | undefined) => void
}) {
  const [typed, setTyped] = useState('')
  const found = useTerritories('commune')
  const words = plain(typed).trim()
  const likely = (found.data ?? []).filter(({ name, former }) =>
    words !== '' && [name, ...former.map((one) => one.name)].some((one) => plain(one).includes(words))).slice(0, MOST)
  if (place) {
    return (
      <div>
        <span className="mc-quiet">{say(ORDER.place)}</span>
        <div className="mc-row">
          <b>{nameOf(place)}</b>
          <button type="button" className="mc-link-button" onClick={() => onChoose(undefined)}>
            {say(ORDER.otherPlace)}
          </button>
        </div>
      </div>
    )
  }
  return (
    <TypedChoice
      label={say(ORDER.place)} hint={say(ORDER.placeHint)} value={typed} isRequired error={error}
      isStale={found.isPending}
      options={likely.map((one) => ({ id: one.id, label: nameOf(one) }))}
      status={found.isError ? found.error.message : words !== '' && likely.length === 0 ? say(ORDER.placeNone) : ''}
      onType={setTyped} onChoose={(id) => onChoose(likely.find((one) => one.id === id))}
    />
  )
}

function nameOf({ name, parentName }: Territory): string {
  return parentName === null ? name : `${name}, ${parentName}`
}

import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { say } from '../../lib/language.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { ANSWER } from './answer-texts.ts'
import { formerMeant, matchPlaces, type Place } from './match-places.ts'
import { focusNextField } from './next-field.ts'
import { lastPlaces, notePlace } from './last-places.ts'

interface PlaceFieldProps<P extends Place> {
  id: string
  label: string
  /** Undefined until they have come; what is typed meanwhile waits for them. */
  places: readonly P[] | undefined
  /** It hangs on a choice that nobody has made. */
  isClosed?: boolean
  chosenId: string | undefined
  /** The place that the counter itself governs. */
  ownId?: string | undefined
  isRequired?: boolean
  error?: string | undefined
  onChoose: (place: P | undefined) => void
}

/** More than anybody looks through; whoever types finds the rest. */
const SHOWN = 60

/**
 * A unit by its name: typed with or without its kind and its marks. Without a letter the one that is chosen stands
 * first, then the counter's own, then those taken last. Enter takes it and goes on.
 */
export function PlaceField<P extends Place>(props: PlaceFieldProps<P>) {
  const { id, label, places = [], isClosed, chosenId, ownId, isRequired = false, error, onChoose } = props
  /** Undefined as long as nobody types: then the field shows what is chosen. */
  const [typed, setTyped] = useState<string>()
  const box = useRef<HTMLInputElement>(null)
  const chosen = places.find((place) => place.id === chosenId)
  const first = [...new Set([chosenId, ownId, ...lastPlaces()].filter((one) => one !== undefined))]
  const found = matchPlaces(places, typed ?? '', first)
  const hasFirst = found.some((place) => first.includes(place.id))
  const goOn = () => {
    setTyped(undefined)
    if (box.current) focusNextField(box.current)
  }
  return (
    <TypedChoice
      id={id}
      label={label}
      inputRef={box}
      isRequired={isRequired}
      isDisabled={isClosed ?? places.length === 0}
      error={error}
      value={typed ?? (chosen ? nameOf(chosen) : '')}
      options={found.slice(0, SHOWN).map((place) => ({
        id: place.id, label: place.name, ...detailOf(place, typed ?? ''),
      }))}
      // Nothing is taken that nobody meant: without a letter only what was chosen before, here or by this counter.
      isFirstMarked={typed !== undefined && typed.trim() !== '' || hasFirst}
      status={props.places && typed !== undefined && found.length === 0 ? say(ANSWER.noPlace) : ''}
      onType={(text) => {
        setTyped(text)
        if (text.trim() === '' && chosenId !== undefined) onChoose(undefined)
      }}
      onChoose={(placeId) => {
        notePlace(placeId)
        // At once, so that a field that hangs on this one is open when the cursor goes there.
        flushSync(() => onChoose(places.find((place) => place.id === placeId)))
        goOn()
      }}
      onNone={() => { if ((typed ?? '').trim() === '') goOn() }}
      onLeave={() => {
        const [only] = found
        // By an old name a place is taken in sight of what it is now, not by the way.
        const isPlain = only && typed !== undefined && formerMeant(only, typed) === undefined
        if (isPlain && typed.trim() !== '' && found.length === 1) onChoose(only)
        setTyped(undefined)
      }}
    />
  )
}

function nameOf({ name, parentName }: Place): string {
  return parentName ? `${name}, ${parentName}` : name
}

/** Above whom it lies; or what it was called when what was typed is an old name, so that nobody takes it unawares. */
function detailOf(place: Place, typed: string): { detail?: string } {
  const former = formerMeant(place, typed)
  if (former) return { detail: say(ANSWER.former, { name: former.name, day: former.until.split('-').reverse().join('/') }) }
  return place.parentName ? { detail: place.parentName } : {}
}

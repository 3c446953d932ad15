import { LETTER_STATES, type LetterLine } from '@motcua/contracts/letters.ts'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { type LetterState, type Printed, useLetters, usePosting, usePrinting } from './letters-data.ts'
import { LETTERS } from './letters-texts.ts'
import { ReturnForm } from './return-form.tsx'

/** So many are printed or posted at one time. */
const MOST = 50

/** Letters of the own sections, by how they stand: printed together, noted as posted, noted as brought back. */
export function LetterList() {
  const [state, setState] = useState<LetterState>('to-print')
  const found = useLetters(state)
  const [printing, posting] = [usePrinting(), usePosting()]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({})
  const [printed, setPrinted] = useState<Printed>()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const meant = items.filter(({ id }) => chosen.has(id)).map(({ id }) => id).slice(0, MOST)
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  /** What was more than goes at once stays chosen. */
  const letGo = () => setChosen(new Set([...chosen].filter((one) => !meant.includes(one))))
  const print = () => printing.mutate(meant, {
    onSuccess: (batch) => {
      setPrinted(batch)
      letGo()
    },
  })
  const post = () => posting.mutate(meant.map((id) => ({ id, ...numbers[id] && { number: numbers[id] } })), {
    onSuccess: () => {
      announce(say(LETTERS.postedDone, { n: meant.length }))
      letGo()
    },
  })
  const error = printing.error ?? posting.error
  const isChoosing = state === 'to-print' || state === 'printed'
  const isNone = meant.length === 0
  return (
    <section className="mc-stack" aria-labelledby="thu-bao">
      <h2 id="thu-bao">{say(LETTERS.title)}</h2>
      <p className="mc-quiet">{say(LETTERS.intro)}</p>
      <NativeSelect
        aria-label={say(LETTERS.choose)} value={state} w="14rem"
        data={LETTER_STATES.map((value) => ({ value, label: say(LETTERS[value]) }))}
        onChange={(event) => {
          const { value } = event.currentTarget
          setState(LETTER_STATES.find((one) => one === value) ?? 'to-print')
          setChosen(new Set())
        }}
      />
      <FoundTable
        found={found} keyOf={({ id }) => id}
        words={{
          failed: say(LETTERS.failed), none: say(LETTERS.none), more: say(LETTERS.more),
          heads: [say(LETTERS.dossier), say(LETTERS.who), say(LETTERS.since), say(LETTERS.deed)],
        }}
        row={(letter) => <>
          <Facts letter={letter} />
          <td><div className="mc-row">
            {isChoosing && <Checkbox
              size="md" label={say(LETTERS.pick)}
              aria-label={say(LETTERS.select, { name: letter.name, number: letter.dossierNumber })}
              checked={chosen.has(letter.id)} onChange={(event) => toggle(letter.id, event.currentTarget.checked)}
            />}
            {state === 'printed' && <TextInput
              aria-label={say(LETTERS.numberOf, { name: letter.name })} maxLength={30} w="9rem"
              value={numbers[letter.id] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setNumbers({ ...numbers, [letter.id]: value.trim().toUpperCase() })}
            />}
            {state === 'printed' && letter.batch && <a
              href={`/api/letters/batches/${letter.batch}.pdf`} target="_blank" rel="noreferrer"
              aria-label={say(LETTERS.reprintOne, { name: letter.name })}
            >{say(LETTERS.reprint)}</a>}
            {state === 'posted' && <ReturnForm letter={letter} />}
          </div></td>
        </>}
      >
        {error && <ErrorState title={say(LETTERS.notDone)} error={error} />}
        {printed && <p role="status">
          {printed.printed > 0 && <a href={`/api/letters/batches/${printed.id}.pdf`} target="_blank" rel="noreferrer">
            {say(LETTERS.open, { n: printed.printed })}
          </a>}
          {printed.left > 0 && ` ${say(LETTERS.left, { n: printed.left })}`}
        </p>}
        {isChoosing && items.length > 0 && <div className="mc-row">
          {state === 'to-print'
            ? <Button disabled={isNone} loading={printing.isPending} onClick={print}>
              {isNone ? say(LETTERS.printChosen) : say(LETTERS.print, { n: meant.length })}
            </Button>
            : <Button disabled={isNone} loading={posting.isPending} onClick={post}>
              {isNone ? say(LETTERS.postChosen) : say(LETTERS.post, { n: meant.length })}
            </Button>}
          {isNone && <span className="mc-quiet">{say(LETTERS.pickFirst)}</span>}
        </div>}
      </FoundTable>
    </section>
  )
}

function Facts({ letter }: { readonly letter: LetterLine }) {
  const { dossierId, dossierNumber, name, address, subject, since, state, isDelayed, postedAt, number, why } = letter
  return (
    <>
      <td><Link to="/ho-so/$id" params={{ id: dossierId }} className="mc-number">{dossierNumber}</Link></td>
      <td>
        <b><bdi>{name}</bdi></b><br />
        {address === null ? <StateChip text={say(LETTERS.noAddress)} tone="late" icon="!" /> : <bdi>{address}</bdi>}<br />
        {subject}{why && <p className="mc-quiet">{say(LETTERS[why])}</p>}
      </td>
      <td className="mc-number">
        {showShortMoment(postedAt ?? since)}{number && <><br />{number}</>}
        {isDelayed && state === 'to-print'
          && <div><StateChip text={say(LETTERS.delayed)} tone="late" icon="▲" /></div>}
      </td>
    </>
  )
}

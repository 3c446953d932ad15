import { DayParts } from './acting-page.tsx'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { type Mistake, PostForm } from './layout.tsx'
import { proceduresHere } from './mandate-scope.ts'
import { MANDATES } from './mandates-texts.ts'
import { hintOfNumber } from './numbers-here.ts'
import { type TypedMandate, typedMandateBy } from './typed-mandate.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/** What was typed to add somebody, right or wrong. */
export interface Typed extends TypedMandate { readonly isHolder: boolean }

/** What the form of a new mandate posts. */
export function typedBy(posted: Posted): Typed {
  return { ...typedMandateBy(posted, 'all'), isHolder: fieldOf(posted, 'vai-tro') === 'quan-ly' }
}

/** Adds a colleague: who, as what, for which procedures, from when until when. Not on paper. */
export function AddForm({ visit, at, typed, mistakes }: {
  visit: Visit
  at: string
  typed: Typed | undefined
  mistakes: readonly Mistake[]
}) {
  const { say, rooms, today } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return (
    <PostForm visit={visit} action={at} requestId={crypto.randomUUID()}>
      <h2>{say(MANDATES.add)}</h2>
      <p className="hint">{say(MANDATES.addHint)}</p>
      <Control id="so" label={say(MANDATES.numberOf)} hint={hintOfNumber(say, rooms.isDemonstration)}
        error={faultOf('so')}>
        {(described) => <TextInput {...described} name="so" value={typed?.number ?? ''} inputMode="numeric" />}
      </Control>
      <Control id="ten" label={say(MANDATES.nameOf)} hint={say(MANDATES.nameHint)} error={faultOf('ten')}>
        {(described) => <TextInput {...described} name="ten" value={typed?.fullName ?? ''} />}
      </Control>
      <Group id="vai-tro" label={say(MANDATES.which)}>
        <Radios name="vai-tro" value={typed?.isHolder ? 'quan-ly' : 'lam-thay'} choices={[
          { value: 'lam-thay', label: say(MANDATES.actor) }, { value: 'quan-ly', label: say(MANDATES.holder) },
        ]} />
      </Group>
      <Group id="pham-vi" label={say(MANDATES.procedures)} error={faultOf('pham-vi')}>
        <Radios name="pham-vi" value={typed?.isWhole === false ? 'chon' : 'tat-ca'} choices={[
          { value: 'tat-ca', label: say(MANDATES.all) }, { value: 'chon', label: say(MANDATES.some) },
        ]} />
        <Procedures visit={visit} chosen={typed?.procedures ?? []} />
      </Group>
      <DayParts visit={visit} name="tu" label={say(MANDATES.fromDay)} value={typed?.from ?? today}
        fault={faultOf('tu-ngay')} />
      <DayParts visit={visit} name="den" label={say(MANDATES.toDay)} value={typed?.to ?? ''}
        fault={faultOf('den-ngay')} />
      <button type="submit">{say(MANDATES.give)}</button>
    </PostForm>
  )
}

/** What can be sent online, by sector; a sector of which something is chosen is open. */
export function Procedures({ visit, chosen }: { visit: Visit; chosen: readonly string[] }) {
  const all = proceduresHere(visit).filter(({ content }) => content.channels.includes('online'))
  const sectors = visit.rooms.catalogue.sectors().map(({ idOfData, name }) => {
    const own = all.filter(({ content }) => content.sector === idOfData)
    return own.length > 0 && (
      <details key={idOfData} open={own.some(({ procedurePublicId }) => chosen.includes(procedurePublicId))}>
        <summary>{name}</summary>
        {own.map(({ procedurePublicId, content }) => (
          <div className="choice" key={procedurePublicId}>
            <input type="checkbox" id={procedurePublicId} name="thu-tuc" value={procedurePublicId}
              defaultChecked={chosen.includes(procedurePublicId)} />
            <label htmlFor={procedurePublicId}>{content.name}</label>
          </div>
        ))}
      </details>
    )
  })
  return <details open={chosen.length > 0}><summary>{visit.say(MANDATES.choose)}</summary>{sectors}</details>
}

import { DayParts } from './acting-page.tsx'
import { Procedures } from './add-mandate-form.tsx'
import { Control, Group, Radios, TextInput } from './controls.tsx'
import { type Mistake, PostForm } from './layout.tsx'
import { hintOfNumber } from './numbers-here.ts'
import { PROXY } from './proxies-texts.ts'
import type { TypedMandate } from './typed-mandate.ts'
import type { Visit } from './visit.ts'

/** Lets somebody act: who, for which procedures, from when until when. */
export function GiveProxyForm({ visit, typed, mistakes }: {
  visit: Visit
  typed: TypedMandate | undefined
  mistakes: readonly Mistake[]
}) {
  const { say, rooms, today } = visit
  const faultOf = (id: string) => mistakes.find((one) => one.id === id)?.text
  return (
    <PostForm visit={visit} action="/uy-quyen" requestId={crypto.randomUUID()}>
      <h2>{say(PROXY.add)}</h2>
      <p className="hint">{say(PROXY.addHint)}</p>
      <Control id="so" label={say(PROXY.numberOf)} hint={hintOfNumber(say, rooms.isDemonstration)}
        error={faultOf('so')}>
        {(described) => <TextInput {...described} name="so" value={typed?.number ?? ''} inputMode="numeric" />}
      </Control>
      <Control id="ten" label={say(PROXY.nameOf)} hint={say(PROXY.nameHint)} error={faultOf('ten')}>
        {(described) => <TextInput {...described} name="ten" value={typed?.fullName ?? ''} />}
      </Control>
      <ProxyScope visit={visit} typed={typed} error={faultOf('pham-vi')} />
      <DayParts visit={visit} name="tu" label={say(PROXY.fromDay)} value={typed?.from ?? today}
        fault={faultOf('tu-ngay')} />
      <DayParts visit={visit} name="den" label={say(PROXY.toDay)} value={typed?.to ?? ''} fault={faultOf('den-ngay')} />
      <button type="submit">{say(PROXY.give)}</button>
    </PostForm>
  )
}

/** For which procedures somebody may act for another: some of them, or all. */
export function ProxyScope({ visit, typed, error }: {
  visit: Visit
  typed: TypedMandate | undefined
  error: string | undefined
}) {
  const { say } = visit
  return (
    <Group id="pham-vi" label={say(PROXY.scope)} error={error}>
      <Radios name="pham-vi" value={typed?.isWhole === true ? 'tat-ca' : 'chon'} choices={[
        { value: 'chon', label: say(PROXY.some) }, { value: 'tat-ca', label: say(PROXY.all) },
      ]} />
      <Procedures visit={visit} chosen={typed?.procedures ?? []} />
    </Group>
  )
}

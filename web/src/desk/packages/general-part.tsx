import type { Package, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { PACKAGES } from './packages-texts.ts'

interface GeneralPartProps { value: Package; vocabulary: PackageVocabulary; onChange: (value: Package) => void }

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What a procedure is, who settles it, how it is handed in; and the papers that approve and announce it. */
export function GeneralPart({ value, vocabulary, onChange }: GeneralPartProps) {
  const { content, approval, dates, decision } = value
  const change = (part: Partial<Package['content']>) => onChange({ ...value, content: { ...content, ...part } })
  const choice = (label: string, chosen: string, list: readonly { id: string; name: string }[], key: string) => (
    <NativeSelect label={label} value={chosen}
      data={[{ value: '', label: say(PACKAGES.choose) }, ...list.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => change({ [key]: event.currentTarget.value })} />
  )
  const tick = <T extends string>(label: string, list: readonly T[], one: T, key: 'channels' | 'subjects') => (
    <Checkbox label={label} checked={list.includes(one)} onChange={(event) => change({
      [key]: event.currentTarget.checked ? [...list, one] : list.filter((other) => other !== one),
    })} />
  )
  const code = value.code ?? ''
  return <>
    <TextInput label={say(PACKAGES.name)} value={content.name} maxLength={300}
      onChange={(event) => change({ name: event.currentTarget.value })} />
    <TextInput label={say(PACKAGES.code)} defaultValue={code} maxLength={8} onBlur={(event) => {
      const typed = event.currentTarget.value
      onChange({ ...value, code: /^\d\.\d{6}$/.test(typed) ? typed : null })
    }} />
    {choice(say(PACKAGES.sector), content.sector, vocabulary.sectors, 'sector')}
    {choice(say(PACKAGES.level), content.level, vocabulary.levels, 'level')}
    {choice(say(PACKAGES.competent), content.competent,
      vocabulary.units.map(({ rule, name }) => ({ id: rule, name })), 'competent')}
    <div className="mc-row">
      {tick(say(PACKAGES.citizen), content.subjects, 'citizen', 'subjects')}
      {tick(say(PACKAGES.organisation), content.subjects, 'organisation', 'subjects')}
      {tick(say(PACKAGES.counter), content.channels, 'counter', 'channels')}
      {tick(say(PACKAGES.online), content.channels, 'online', 'channels')}
      {tick(say(PACKAGES.post), content.channels, 'post', 'channels')}
    </div>
    <Textarea label={say(PACKAGES.because)} autosize minRows={2} value={content.notFullBecause.join('\n')}
      onChange={(event) => change({ notFullBecause: event.currentTarget.value.split('\n') })} />
    {(['agency', 'control', 'chairman'] as const).map((key) => {
      const signed = approval[key] ?? { by: '', number: '', day: null }
      const sign = (part: Partial<typeof signed>) =>
        onChange({ ...value, approval: { ...approval, [key]: { ...signed, ...part } } })
      return <fieldset key={key} className="mc-panel"><legend>{say(PACKAGES[key])}</legend>
        <TextInput label={say(PACKAGES.by)} value={signed.by} maxLength={200}
          onChange={(event) => sign({ by: event.currentTarget.value })} />
        <TextInput label={say(PACKAGES.number)} value={signed.number} maxLength={60}
          onChange={(event) => sign({ number: event.currentTarget.value })} />
        <DayField id={`ngay-${key}`} label={say(PACKAGES.day)} value={signed.day ?? ''}
          onChange={(day) => sign({ day: isDay(day) ? day : null })} />
      </fieldset>
    })}
    <fieldset className="mc-panel"><legend>{say(PACKAGES.decision)}</legend>
      <TextInput label={say(PACKAGES.number)} value={decision?.number ?? ''} maxLength={60} onChange={(event) => onChange({
        ...value, decision: decision
          ? { ...decision, number: event.currentTarget.value }
          : { number: event.currentTarget.value, day: dates.announced ?? '2000-01-01', issuer: '' },
      })} />
      <TextInput label={say(PACKAGES.by)} value={decision?.issuer ?? ''} maxLength={200} disabled={!decision}
        onChange={(event) => decision && onChange({
          ...value, decision: { ...decision, issuer: event.currentTarget.value },
        })} />
      {(['effective', 'announced', 'madePublic'] as const).map((key) => <DayField key={key} id={`ngay-${key}`}
        label={say(PACKAGES[key])} value={dates[key] ?? ''} onChange={(day) => onChange({
          ...value, dates: { ...dates, [key]: isDay(day) ? day : null },
          ...key === 'announced' && decision && isDay(day) && { decision: { ...decision, day } },
        })} />)}
    </fieldset>
  </>
}

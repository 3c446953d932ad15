import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import type { Package, PackageVocabulary } from '@motcua/contracts/packages.ts'
import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { choicesOf } from '../designers/content/named-choices.ts'
import { ApprovalFields } from './approval-fields.tsx'
import { PACKAGES, SERVICE_LEVEL } from './packages-texts.ts'
import { SettledAtFields } from './settled-at-fields.tsx'

interface GeneralPartProps {
  value: Package
  vocabulary: PackageVocabulary
  terms: PackageDetail['terms']
  onChange: (value: Package) => void
}

/** What a procedure is, who settles it, how it is handed in; and the papers that approve and announce it. */
export function GeneralPart({ value, vocabulary, terms, onChange }: GeneralPartProps) {
  const { content } = value
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
  return <>
    <section className="mc-panel mc-stack" aria-label={say(PACKAGES.partGeneral)}>
      <TextInput label={say(PACKAGES.name)} value={content.name} maxLength={300}
        onChange={(event) => change({ name: event.currentTarget.value })} />
      <div className="mc-side-by-side">
        <CodeField value={value.code} onChange={(code) => onChange({ ...value, code })} />
        {choice(say(PACKAGES.sector), content.sector, vocabulary.sectors, 'sector')}
        {choice(say(PACKAGES.level), content.level, vocabulary.levels, 'level')}
        {choice(say(PACKAGES.competent), content.competent,
          vocabulary.units.map(({ rule, name }) => ({ id: rule, name })), 'competent')}
        <NativeSelect label={say(PACKAGES.serviceLevel)} value={content.serviceLevel} data={choicesOf(SERVICE_LEVEL)}
          onChange={(event) => {
            const level = event.currentTarget.value as typeof content.serviceLevel
            change({ serviceLevel: level, legacyLevel: LEGACY[level] })
          }} />
      </div>
      <div className="mc-row">
        {tick(say(PACKAGES.citizen), content.subjects, 'citizen', 'subjects')}
        {tick(say(PACKAGES.organisation), content.subjects, 'organisation', 'subjects')}
        {tick(say(PACKAGES.counter), content.channels, 'counter', 'channels')}
        {tick(say(PACKAGES.online), content.channels, 'online', 'channels')}
        {tick(say(PACKAGES.post), content.channels, 'post', 'channels')}
      </div>
      {content.serviceLevel !== 'full' && <Textarea label={say(PACKAGES.because)} autosize minRows={2}
        value={content.notFullBecause.join('\n')}
        onChange={(event) => change({ notFullBecause: linesOf(event.currentTarget.value) })} />}
      <SettledAtFields value={content.settledAt} onChange={(settledAt) => {
        const rest = Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'settledAt'))
        onChange({ ...value, content: { ...rest as typeof content, ...settledAt && { settledAt } } })
      }} />
      <Textarea label={say(PACKAGES.conditions)} autosize minRows={1} value={content.conditions ?? ''} maxLength={2_000}
        onChange={(event) => change({ conditions: event.currentTarget.value || null })} />
    </section>
    <ApprovalFields value={value} terms={terms} onChange={onChange} />
  </>
}

/** The four levels that reports before 2022 count by. */
const LEGACY = { full: 4, partial: 3, information: 2 } as const

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

const CODE = /^\d\.\d{6}$/

/** Kept as typed; only a whole code goes into the package. */
function CodeField({ value, onChange }: { value: string | null; onChange: (code: string | null) => void }) {
  const [typed, setTyped] = useState(value ?? '')
  const isWrong = typed !== '' && !CODE.test(typed)
  return <TextInput label={say(PACKAGES.code)} value={typed} maxLength={8} autoComplete="off"
    error={isWrong && say(PACKAGES.codeWrong)} onChange={(event) => {
      const next = event.currentTarget.value.trim()
      setTyped(next)
      onChange(CODE.test(next) ? next : null)
    }} />
}

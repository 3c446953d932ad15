import type { AliasKind, DocumentTypeLine, DocumentTypeList, Likeness } from '@motcua/contracts/document-types.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { useTitle } from '../shell/use-title.ts'
import { CodesForm } from './codes-form.tsx'
import { CODES } from './codes-texts.ts'
import { useDocumentTypes } from './document-types-data.ts'
import { TYPES } from './document-types-texts.ts'
import { TypePanel } from './type-panel.tsx'

interface Opened { readonly key: string; readonly wanted?: { readonly kind: AliasKind; readonly text: string } }

/** The catalogue of document types for whoever keeps it: doubles first, then all of them. */
export function DocumentTypesScreen() {
  useTitle(say(TYPES.title))
  const found = useDocumentTypes()
  const [opened, setOpened] = useState<Opened>()
  const [typed, setTyped] = useState('')
  const [isImporting, setIsImporting] = useState(false)
  const { items = [], doubles = [], today = '' } = found.data ?? {}
  const chosen = items.find(({ key }) => key === opened?.key)
  const shown = items.filter((one) => wordsOf(one).includes(typed.trim().toLowerCase()))
  return (
    <main className="mc-stack">
      <h1>{say(TYPES.title)}</h1>
      <p className="mc-quiet">{say(TYPES.intro)}</p>
      {found.isPending && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(TYPES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {chosen && opened && <TypePanel
        key={`${opened.key} ${opened.wanted?.text ?? ''}`} type={chosen} today={today} wanted={opened.wanted}
        others={items.filter(({ key }) => key !== chosen.key)} onClose={() => setOpened(undefined)}
      />}
      {found.data && (isImporting
        ? <CodesForm onClose={() => setIsImporting(false)} />
        : <div><Button variant="default" onClick={() => setIsImporting(true)}>{say(CODES.title)}</Button></div>)}
      {found.data && <>
        <h2>{say(TYPES.doubles, { n: doubles.length })}</h2>
        {doubles.length === 0
          ? <p>{say(TYPES.noDoubles)}</p>
          : <ul>{doubles.map((one) => (
            <DoubleLine key={`${one.why} ${one.types.join(' ')}`} of={one} items={items} onJoin={setOpened} />
          ))}</ul>}
        <h2>{say(TYPES.all)}</h2>
        <TextInput label={say(TYPES.find)} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        {shown.length === 0
          ? <EmptyState title={say(TYPES.none)} />
          : <TypeTable items={shown} onOpen={(key) => setOpened({ key })} />}
      </>}
    </main>
  )
}

function DoubleLine({ of, items, onJoin }: {
  readonly of: Likeness; readonly items: readonly DocumentTypeLine[]; readonly onJoin: (opened: Opened) => void
}) {
  const names = of.types.map((key) => `“${items.find((one) => one.key === key)?.name ?? key}”`).join(', ')
  const [keep = '', double = ''] = of.types
  return (
    <li>
      {names} <span className="mc-quiet">({say(TYPES[`why_${of.why}`])})</span>{' '}
      <Button
        variant="default" size="xs" aria-label={say(TYPES.joinOf, { names })}
        onClick={() => onJoin({ key: double, wanted: { kind: 'same-as', text: keep } })}
      >{say(TYPES.join)}</Button>
    </li>
  )
}

function TypeTable({ items, onOpen }: {
  readonly items: DocumentTypeList['items']; readonly onOpen: (key: string) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(TYPES.name)}</th><th scope="col">{say(TYPES.codes)}</th>
        <th scope="col">{say(TYPES.others)}</th><th scope="col">{say(TYPES.deed)}</th>
      </tr></thead>
      <tbody>{items.map((type) => (
        <tr key={type.key}>
          <td>{type.name}<Notes {...type} /></td>
          <td>
            {type.isCodeInvented ? say(TYPES.invented, { code: type.code }) : type.code}
            {type.nationalCode !== null && <><br />{say(TYPES.national, { code: type.nationalCode })}</>}
          </td>
          <td>{type.aliases.filter(({ kind, isHeld }) => isHeld && (kind === 'name' || kind === 'old-code'))
            .map(({ text }) => text).join(', ')}</td>
          <td>
            <Button
              variant="default" size="xs" aria-label={say(TYPES.editOf, { name: type.name })}
              onClick={() => onOpen(type.key)}
            >{say(TYPES.edit)}</Button>
          </td>
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function Notes({ aliases, versions, isSecret }: DocumentTypeLine) {
  const joined = aliases.find(({ kind, isHeld }) => kind === 'same-as' && isHeld)
  const notes = [
    joined && say(TYPES.joined, { name: joined.name, day: dayText(joined.from) }), isSecret && say(TYPES.secret),
    versions > 1 && say(TYPES.versions, { n: versions }),
  ].filter((note) => typeof note === 'string')
  return notes.length === 0 ? null : <><br /><span className="mc-quiet">{notes.join('; ')}</span></>
}

function wordsOf({ name, code, nationalCode, aliases }: DocumentTypeLine): string {
  return [name, code, nationalCode ?? '', ...aliases.map(({ text }) => text)].join(' ').toLowerCase()
}

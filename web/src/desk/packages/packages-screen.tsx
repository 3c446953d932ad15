import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { showDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { usePackageDeed, usePackages, useSources } from './packages-data.ts'
import { PACKAGES, STANDING } from './packages-texts.ts'

/** Whole services on their way: who writes them, who looks them through, what is in force from when. */
export function PackagesScreen() {
  useTitle(say(PACKAGES.title))
  const found = usePackages()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <h1>{say(PACKAGES.title)}</h1>
      <nav><Link to="/doi-chieu-thu-tuc">{say(PACKAGES.toDifferences)}</Link></nav>
      {found.isPending && <SkeletonList />}
      {found.isError
        && <ErrorState title={say(PACKAGES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(PACKAGES.empty)} />}
      {lines.length > 0 && (
        <div className="mc-table-wrap">
          <table className="mc-table">
            <thead><tr>
              <th scope="col">{say(PACKAGES.colName)}</th><th scope="col">{say(PACKAGES.colState)}</th>
              <th scope="col">{say(PACKAGES.colSaved)}</th><th scope="col">{say(PACKAGES.colFrom)}</th>
            </tr></thead>
            <tbody>{lines.map((line) => (
              <tr key={line.id}>
                <td><Link to="/goi-thu-tuc/$id" params={{ id: line.id }}>{line.name}</Link></td>
                <td>{say(STANDING[line.standing])}</td>
                <td>{showShortMoment(line.writtenAt)} · {line.writtenBy}</td>
                <td>
                  {line.validFrom === null ? '' : showDay(line.validFrom)}
                  {line.isLate && <b className="mc-late"> ⚠ {say(PACKAGES.lateTerm)}</b>}
                </td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      <MoreButton found={found} label={say(PACKAGES.more)} />
      <BeginPackage />
    </main>
  )
}

/** From nothing, from a version, or from a file that another installation wrote. */
function BeginPackage() {
  const navigate = useNavigate()
  const [procedure, setProcedure] = useState('')
  const [name, setName] = useState('')
  const [search, setSearch] = useState('')
  const [version, setVersion] = useState('')
  const [fault, setFault] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const sources = useSources(search)
  const begun = usePackageDeed(({ id }) => void navigate({ to: '/goi-thu-tuc/$id', params: { id } }))
  const begin = (body: object) => begun.mutate({ path: '/api/packages', body })
  const read = async (file: File) => {
    const read = packageIn(await file.text())
    setFault(read ? '' : say(PACKAGES.notFile))
    if (read) begin({ from: 'file', file: read })
  }
  const versions = (sources.data?.items ?? []).flatMap(({ name: of, versions: all }) =>
    all.map(({ id, validFrom }) => ({ value: id, label: `${of} (${showDay(validFrom)})` })))
  return (
    <section className="mc-panel mc-stack" aria-label={say(PACKAGES.begin)}>
      <h2>{say(PACKAGES.begin)}</h2>
      <FormRefusal error={begun.error} />
      <h3>{say(PACKAGES.fromNothing)}</h3>
      <div className="mc-row mc-row-end">
        <TextInput label={say(PACKAGES.name)} value={name} maxLength={300}
          onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput label={say(PACKAGES.key)} value={procedure} maxLength={80}
          onChange={(event) => setProcedure(event.currentTarget.value)} />
        <Button loading={begun.isPending} disabled={name.trim() === '' || !/^[a-z0-9-]+$/.test(procedure)}
          onClick={() => begin({ from: 'nothing', procedure, name })}>{say(PACKAGES.beginHere)}</Button>
      </div>
      <h3>{say(PACKAGES.fromVersion)}</h3>
      <div className="mc-row mc-row-end">
        <TextInput label={say(PACKAGES.search)} value={search} maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)} />
        <NativeSelect label={say(PACKAGES.version)} value={version}
          data={[{ value: '', label: say(PACKAGES.choose) }, ...versions]}
          onChange={(event) => setVersion(event.currentTarget.value)} />
        <Button variant="default" disabled={version === ''} loading={begun.isPending}
          onClick={() => begin({ from: 'version', versionId: version })}>
          {say(PACKAGES.beginHere)}
        </Button>
      </div>
      <h3>{say(PACKAGES.fromFile)}</h3>
      <input ref={input} type="file" accept=".json,application/json" hidden aria-label={say(PACKAGES.fromFile)}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void read(file)
        }} />
      <div><Button variant="default" loading={begun.isPending} onClick={() => input.current?.click()}>
        {say(PACKAGES.chooseFile)}
      </Button></div>
      {fault !== '' && <p role="alert" className="mc-error">{fault}</p>}
    </section>
  )
}

/** What stands in a file, if it says of itself that it is a package; whether it is one, the server finds out. */
function packageIn(text: string): object | undefined {
  try {
    const read = JSON.parse(text) as { format?: unknown; version?: unknown } | null
    return read?.format === 'motcua-package' && read.version === 1 ? read : undefined
  } catch {
    return undefined
  }
}

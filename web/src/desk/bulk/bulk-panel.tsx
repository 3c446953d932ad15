import { type BulkNoun, MOST_IN_BULK } from '@motcua/contracts/bulk.ts'
import type { ListName } from '@motcua/contracts/dossier-lists.ts'
import { DEED_NAMES } from '@motcua/contracts/deed-texts.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { Button, NativeSelect, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { useRoomFor } from '../../lib/use-room-for.ts'
import { DOSSIER } from '../dossier/dossier-texts.ts'
import { useAssignees } from '../dossier/list-assignees.ts'
import { useIsNarrow } from '../dossier/narrow.ts'
import { useSession } from '../session/read-session.ts'
import { BulkResults } from './bulk-results.tsx'
import { BULK } from './bulk-texts.ts'
import { type Printed, PrintReader } from './print-reader.tsx'
import { isSigning } from './run-bulk.ts'
import { SigningResults } from './signing-results.tsx'
import { SIGNING } from './signing-texts.ts'
import { StrayedNotice } from './strayed-notice.tsx'
import { useBulk } from './use-bulk.ts'
import type { Selection } from './use-selection.ts'

/** What may be done on many at once, with the right it needs, in the order of its buttons. */
const DEEDS = [
  { noun: 'approval', permission: 'dossier.approve', asks: 'note' },
  { noun: 'check', permission: 'dossier.work', asks: 'note' },
  { noun: 'taking', permission: 'dossier.work', asks: 'nothing' },
  { noun: 'hand-over', permission: 'dossier.hand-over', asks: 'note' },
  { noun: 'result-signature', permission: 'dossier.approve', asks: 'nothing' },
  { noun: 'result', permission: 'dossier.issue', asks: 'nothing' },
  { noun: 'scan-signatures', permission: 'paper.add', asks: 'nothing' },
  { noun: 'assignment', permission: 'dossier.assign', asks: 'assignee' },
  { noun: 'step-return', permission: 'dossier.work', asks: 'reason' },
] as const satisfies readonly { noun: BulkNoun; permission: string; asks: 'note' | 'reason' | 'assignee' | 'nothing' }[]
type Offered = (typeof DEEDS)[number]

const MAIN: Partial<Record<ListName, BulkNoun>> = { 'to-sign': 'result-signature', 'to-seal': 'result' }

/** What may be printed of many in one file. */
const PRINTS = [
  { printed: 'control-slips', permission: 'slip.print', name: BULK.print },
  { printed: 'declarations', permission: 'dossier.read', name: BULK.printDeclarations },
] as const satisfies readonly { printed: Printed; permission: string; name: Text }[]

const nameOf = ({ noun }: Pick<Offered, 'noun'>, list?: ListName) => noun === 'assignment' ? say(BULK.reassign)
  : noun === 'result' ? say(list === 'to-seal' ? SIGNING.seals : SIGNING.results)
  : noun === 'scan-signatures' ? say(SIGNING.scans) : say(DEED_NAMES[noun])

/** What a list is for is done there, and nothing else: what waits for a signature, and what waits for its seal. */
const ONLY: Partial<Record<ListName, readonly BulkNoun[]>> = {
  'to-sign': ['result-signature'], 'to-seal': ['result', 'step-return'],
}

/**
 * Around a list of which lines are chosen: the deeds for all of them at the foot of the screen, and above the list what
 * became of each. The results stay until they are closed, whatever the list does meanwhile.
 */
export function BulkPanel(
  { selection, list, children }: { selection: Selection; list?: ListName | undefined; children: ReactNode },
) {
  const bulk = useBulk()
  const [open, setOpen] = useState<Offered>()
  const [printing, setPrinting] = useState<{ printed: Printed; lines: Selection['lines'] }>()
  const { lines } = selection
  const isTooMany = lines.length > MOST_IN_BULK
  const start = (deed: Offered, body: Readonly<Record<string, unknown>>) => {
    bulk.start({ deed: deed.noun, body, lines: lines.map(({ id, number, version }) => ({ id, number, version })) })
    setOpen(undefined)
    selection.clear()
  }
  return (
    <>
      <p role="status" className="mc-hidden">{lines.length > 0 && say(BULK.selected, { count: lines.length })}</p>
      {bulk.run && !isSigning(bulk.run.deed) && <BulkResults bulk={bulk} />}
      {bulk.run && isSigning(bulk.run.deed) && (
        <SigningResults bulk={bulk} title={nameOf({ noun: bulk.run.deed as Offered['noun'] }, list)} />
      )}
      {printing && (
        <PrintReader
          key={`${printing.printed} ${printing.lines.map(({ id }) => id).join()}`} {...printing}
          onClose={() => setPrinting(undefined)}
        />
      )}
      {children}
      {lines.length > 0 && (
        <Bar>
          <StrayedNotice selection={selection} />
          {open && (
            <BulkForm
              key={open.noun} deed={open} list={list} selection={selection} onStart={start}
              onCancel={() => setOpen(undefined)}
            />
          )}
          {!open && (
            <div className="mc-row">
              <b>{say(BULK.selected, { count: lines.length })}</b>
              {isTooMany && <span className="mc-error">{say(BULK.most, { count: MOST_IN_BULK })}</span>}
              {!isTooMany && !bulk.run?.isRunning && (
                <BulkDeeds list={list} onDeed={setOpen} onPrint={(printed) => setPrinting({ printed, lines })} />
              )}
              <button type="button" className="mc-link-button" onClick={selection.clear}>{say(BULK.clear)}</button>
            </div>
          )}
        </Bar>
      )}
    </>
  )
}

/** At the foot of the screen; the list keeps its height free. */
function Bar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLElement>(null)
  useRoomFor(bar)
  return <section ref={bar} className="mc-bulk" aria-label={say(BULK.bar)}>{children}</section>
}

interface BulkDeedsProps {
  list: ListName | undefined
  onDeed: (deed: Offered) => void
  onPrint: (printed: Printed) => void
}

/** Elsewhere nobody signs what the list does not show as waiting for it. */
function deedsOf(list: ListName | undefined): readonly Offered[] {
  const only = list && ONLY[list]
  return DEEDS.filter(({ noun }) => only ? only.includes(noun) : noun !== 'result-signature')
}

/** The deeds that one may do; on a phone the first, and the others behind one button, so that the list is seen. */
function BulkDeeds({ list, onDeed, onPrint }: BulkDeedsProps) {
  const permissions = useSession()?.permissions ?? []
  const isNarrow = useIsNarrow()
  const [isOpen, setIsOpen] = useState(false)
  const [first, ...others] = [
    ...deedsOf(list).filter(({ permission }) => permissions.includes(permission)).map((deed) => (
      <Button key={deed.noun} variant={deed.noun === (MAIN[list ?? 'unit'] ?? 'approval') ? 'filled' : 'default'} onClick={() => onDeed(deed)}>
        {nameOf(deed, list)}
      </Button>
    )),
    ...PRINTS.filter(({ permission }) => permissions.includes(permission)).map(({ printed, name }) => (
      <Button key={printed} variant="default" onClick={() => onPrint(printed)}>{say(name)}</Button>
    )),
  ]
  return (
    <>
      {first}
      {(!isNarrow || isOpen) && others}
      {isNarrow && others.length > 0 && (
        <Button variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {say(DOSSIER.moreDeeds)}&nbsp;<span aria-hidden="true">{isOpen ? '▾' : '▴'}</span>
        </Button>
      )}
    </>
  )
}

interface BulkFormProps {
  deed: Offered
  list: ListName | undefined
  selection: Selection
  onStart: (deed: Offered, body: Readonly<Record<string, unknown>>) => void
  onCancel: () => void
}

/** Asked once for all, and never done by one slip of the finger: forty dossiers move at once. */
function BulkForm({ deed, list, selection: { lines }, onStart, onCancel }: BulkFormProps) {
  const [text, setText] = useState('')
  const [assigneeId, setAssigneeId] = useState('')
  const [fault, setFault] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const assignees = useAssignees(lines[0]?.id ?? '', deed.asks === 'assignee')
  const said = text.trim()
  const submit = () => {
    const missing = deed.asks === 'reason' && said.length < 3 ? say(BULK.needReason)
      : deed.asks === 'assignee' && assigneeId === '' ? say(BULK.needAssignee) : ''
    setFault(missing)
    if (missing === '') onStart(deed, {
      ...deed.asks === 'reason' && { reason: said }, ...deed.asks === 'assignee' && { assigneeId },
      ...deed.asks === 'note' && said !== '' && { note: said },
    })
  }
  return (
    <form
      className="mc-stack" noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
        if (event.key === 'Enter' && event.ctrlKey) submit()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>{say(BULK.sure, { deed: nameOf(deed, list), count: lines.length })}</h2>
      {deed.asks === 'assignee' && (
        <NativeSelect
          label={say(BULK.assignee)} description={say(BULK.assigneeHint)} withAsterisk value={assigneeId}
          error={fault || assignees.error?.message}
          data={[
            { value: '', label: assignees.isPending ? say(BULK.loading) : say(BULK.choose) },
            ...(assignees.data ?? []).map(({ id, fullName, position }) => ({
              value: id, label: `${fullName}, ${position}`,
            })),
          ]}
          onChange={(event) => setAssigneeId(event.currentTarget.value)}
        />
      )}
      {(deed.asks === 'note' || deed.asks === 'reason') && (
        <Textarea
          label={say(deed.asks === 'note' ? BULK.note : BULK.reason)} withAsterisk={deed.asks === 'reason'} autosize
          minRows={1} maxLength={2000} value={text} error={fault}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className="mc-row">
        <Button type="submit">{say(BULK.start)}&nbsp;<kbd>Ctrl ↵</kbd></Button>
        <Button variant="default" onClick={onCancel}>{say(BULK.cancel)}&nbsp;<kbd>Esc</kbd></Button>
      </div>
    </form>
  )
}

import { Button } from '@mantine/core'
import type { Upload } from '@motcua/contracts/files.ts'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { type OpenPdf, openPdf } from '../dossier/pdf-pages.ts'
import { usePress } from '../shell/use-press.ts'
import { type PlannedPage, filesOf, moved, planOf, turned } from './page-plan.ts'
import { SCAN } from './scan-texts.ts'
import type { PageTurn } from './turns-of-faults.ts'

interface PageEditorProps {
  label: string
  /** Files that are sent, in their order; of a dossier its papers, each under its id. */
  files: readonly PickedFile[]
  /** The dossier in which they stand already. */
  dossier?: string | undefined
  /** Pages that are shown turned already, because they lay so. */
  turns?: readonly PageTurn[] | undefined
  onMade: (made: readonly Upload[]) => void
  onClose: () => void
}

const addressOf = (file: PickedFile | undefined, dossier: string | undefined) =>
  `/api/${dossier === undefined ? 'files' : 'papers'}/${file?.uploadId ?? ''}/file`
const isPdf = ({ file }: PickedFile) => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)
const WIDTH = 150

/** The pages of all files of a paper: turned, moved, left out, joined and split, by buttons; saved as new files. */
export function PageEditor({ label, files, dossier, turns, onMade, onClose }: PageEditorProps) {
  const [plan, setPlan] = useState<readonly PlannedPage[]>()
  const [pdfs, setPdfs] = useState<readonly (OpenPdf | undefined)[]>([])
  const [isFailed, setIsFailed] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const [shownFiles] = useState(files)
  const [firstTurns] = useState(turns)
  useEffect(() => panel.current?.focus(), [])
  useEffect(() => {
    let isOver = false
    let opened: readonly (OpenPdf | undefined)[] = []
    const opening = shownFiles.map(async (file) => isPdf(file) ? openPdf(addressOf(file, dossier)) : undefined)
    Promise.all(opening).then((all) => {
      opened = all
      if (isOver) for (const one of all) one?.close()
      setPdfs(all)
      setPlan(planOf(all.map((one) => one?.pages ?? 1), firstTurns))
    }, () => setIsFailed(true))
    return () => {
      isOver = true
      for (const one of opened) one?.close()
    }
  }, [shownFiles, firstTurns, dossier])
  const saving = usePress(async (groups: readonly (readonly PlannedPage[])[], idFor) => {
    const made: Upload[] = []
    for (const [nth, group] of groups.entries()) {
      // What was edited before is not called so twice.
      const [edited] = say(SCAN.madeName, { name: '' }).split('.')
      const name = (shownFiles[group[0]?.file ?? 0]?.file.name ?? label)
        .replace(/\.[^.]{1,5}$/, '').replace(edited ?? '', '')
      const ids = shownFiles.map(({ uploadId }) => uploadId ?? '')
      const body = {
        ...dossier === undefined ? { files: ids } : { papers: ids },
        pages: group.map(({ file, page, turn }) => ({ file, page, turn })),
        name: say(SCAN.madeName, { name }).slice(-120),
      }
      const place = dossier === undefined ? '/api/file-arrangements' : `/api/dossiers/${dossier}/paper-arrangements`
      made.push(await call('POST', place, { body, requestId: idFor('arrange', nth, body) }) as Upload)
    }
    return made
  })
  const groups = filesOf(plan ?? [])
  const change = (key: string, to: (page: PlannedPage) => PlannedPage) =>
    setPlan((before) => before?.map((one) => one.key === key ? to(one) : one))
  return (
    <section
      ref={panel} tabIndex={-1} className="mc-inset" aria-label={say(SCAN.editOf, { label })}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose() }}
    >
      <p className="mc-quiet">{say(SCAN.editHint)}</p>
      {saving.error && <ErrorState title={say(SCAN.notDone)} error={saving.error} />}
      {isFailed && <p className="mc-error" role="alert">{say(SCAN.editFailed)}</p>}
      {!plan && !isFailed && <p role="status">{say(SCAN.editOpening)}</p>}
      {plan && (
        <ol className="mc-shots" aria-label={say(SCAN.editOf, { label })}>
          {plan.map((page, nth) => (
            <li key={page.key} className={page.startsFile ? 'mc-shot-first' : undefined} data-out={page.isOut || undefined}>
              <PageShown
                page={page} pdf={pdfs[page.file]} address={addressOf(shownFiles[page.file], dossier)}
                name={say(SCAN.page, { page: nth + 1 })}
              />
              <span className="mc-number">
                {say(SCAN.page, { page: nth + 1 })}{page.isOut && `, ${say(SCAN.pageGone)}`}
              </span>
              <Tool name={say(SCAN.turn)} page={nth + 1} onPress={() => change(page.key, turned)} />
              <Tool
                name={say(SCAN.up)} page={nth + 1} isOff={nth === 0} onPress={() => setPlan(moved(plan, nth, -1))}
              />
              <Tool
                name={say(SCAN.down)} page={nth + 1} isOff={nth === plan.length - 1}
                onPress={() => setPlan(moved(plan, nth, 1))}
              />
              <Tool
                name={say(page.isOut ? SCAN.keep : SCAN.drop)} page={nth + 1}
                onPress={() => change(page.key, (one) => ({ ...one, isOut: !one.isOut }))}
              />
              {nth > 0 && (
                <Tool
                  name={say(page.startsFile ? SCAN.joined : SCAN.split)} page={nth + 1}
                  onPress={() => change(page.key, (one) => ({ ...one, startsFile: !one.startsFile }))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      <div className="mc-row">
        <Button
          disabled={groups.length === 0} loading={saving.isPending}
          onClick={() => saving.mutate(groups, { onSuccess: onMade })}
        >
          {say(SCAN.save, { count: groups.length })}
        </Button>
        <Button variant="default" onClick={onClose}>{say(SCAN.cancel)}</Button>
      </div>
    </section>
  )
}

interface ToolProps {
  name: string
  page: number
  isOff?: boolean
  onPress: () => void
}

function Tool({ name, page, isOff = false, onPress }: ToolProps) {
  return (
    <button type="button" className="mc-link-button" aria-disabled={isOff} onClick={() => { if (!isOff) onPress() }}>
      {name}<span className="mc-hidden">{say(SCAN.ofPage, { page })}</span>
    </button>
  )
}

interface PageShownProps {
  page: PlannedPage
  pdf: OpenPdf | undefined
  address: string
  name: string
}

/** A page of a PDF drawn small, or the picture itself. */
function PageShown({ page: { page, turn }, pdf, address, name }: PageShownProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current && pdf) void pdf.draw(canvas.current, page, { width: WIDTH, turn }).catch(() => undefined)
  }, [pdf, page, turn])
  return pdf
    ? <canvas ref={canvas} role="img" aria-label={name} />
    : <img src={address} alt={name} style={{ rotate: `${turn}deg` }} />
}

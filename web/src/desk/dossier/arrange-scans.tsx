import { Button } from '@mantine/core'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Upload } from '@motcua/contracts/files.ts'
import { useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { PageEditor } from '../scan/page-editor.tsx'
import { SCAN } from '../scan/scan-texts.ts'
import { ScanVerdict } from '../scan/scan-verdict.tsx'
import { useActOnDossier } from './act-on-dossier.ts'

interface ArrangeScansProps {
  dossier: Pick<DossierDetail, 'id' | 'version'>
  component: DossierDetail['components'][number]
}

/** Pages of scans that stand in a dossier, put in order until somebody signs them; what was there stays beside it. */
export function ArrangeScans({ dossier, component: { id, name, documentType, papers } }: ArrangeScansProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [made, setMade] = useState<readonly Upload[]>()
  const opener = useRef<HTMLButtonElement>(null)
  const replacing = useActOnDossier(dossier.id)
  const open = papers.filter(({ mayBeSigned, shownAs }) => mayBeSigned && shownAs === 'file')
  const close = () => {
    setIsOpen(false)
    setMade(undefined)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const replace = () => {
    const files = (made ?? []).map((one) => one.id)
    const body = { components: [{ component: id, files, replaces: open.map((paper) => paper.id) }] }
    replacing.mutate({ noun: 'scans', body, version: dossier.version }, {
      onSuccess: () => {
        announce(say(SCAN.replaced, { label: name }))
        close()
      },
    })
  }
  if (open.length === 0) return null
  return (
    <>
      <button
        ref={opener} type="button" className="mc-link-button" aria-expanded={isOpen}
        onClick={() => isOpen ? close() : setIsOpen(true)}
      >
        {say(SCAN.edit)}<span className="mc-hidden">{say(SCAN.forPaper, { label: name })}</span>
      </button>
      {isOpen && !made && (
        <PageEditor
          label={name} dossier={dossier.id} files={open.map(pickedOf)} onMade={setMade} onClose={close}
        />
      )}
      {isOpen && made && (
        <div className="mc-inset" role="group" aria-label={say(SCAN.editOf, { label: name })}>
          {replacing.error && <ErrorState title={say(SCAN.notAdded)} error={replacing.error} />}
          <p>{say(SCAN.replaceHint, { count: made.length })}</p>
          <ScanVerdict label={name} files={made.map((one) => one.id)} documentType={documentType} />
          <div className="mc-row">
            <Button onClick={replace} loading={replacing.isPending}>{say(SCAN.replace)}</Button>
            <Button variant="default" onClick={close}>{say(SCAN.cancel)}</Button>
          </div>
        </div>
      )}
    </>
  )
}

/** As the editor knows files: the id is that of the paper. */
function pickedOf({ id, name, size, kind }: DossierDetail['components'][number]['papers'][number]): PickedFile {
  return { key: id, file: { name, size, type: kind }, state: 'sent', uploadId: id }
}

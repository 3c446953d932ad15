import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { PackageEditor, type PackagePart } from '../designers/package-editor.tsx'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { CheckPart } from './check-part.tsx'
import { ConflictPart } from './conflict-part.tsx'
import { GeneralPart } from './general-part.tsx'
import { usePackage, useVocabulary } from './packages-data.ts'
import { PACKAGES, STANDING } from './packages-texts.ts'
import { partOfPointer } from './part-of-pointer.ts'
import { ReviewPart } from './review-part.tsx'
import { TryPart } from './try-part.tsx'
import { usePackageDraft } from './use-package-draft.ts'

const PARTS = ['partGeneral', 'partContent', 'partCheck', 'partTry', 'partReview'] as const

/** One package: written, checked, compared, tried, reviewed. */
export function PackageScreen() {
  const { id } = useParams({ from: '/desk/goi-thu-tuc/$id' })
  const found = usePackage(id)
  if (!found.data) return <WaitingScreen title={say(PACKAGES.title)} failed={say(PACKAGES.failed)} found={found} />
  return <OpenedPackage key={id} found={found.data} />
}

function OpenedPackage({ found }: { found: PackageDetail }) {
  const draft = usePackageDraft(found)
  const vocabulary = useVocabulary()
  const [part, setPart] = useState<typeof PARTS[number]>('partGeneral')
  const [content, setContent] = useState<PackagePart>('papers')
  const look = (pointer: string) => {
    const found = partOfPointer(pointer)
    setPart(found === 'general' ? 'partGeneral' : 'partContent')
    if (found !== 'general') setContent(found)
  }
  const name = draft.value.content.name
  useTitle(name)
  // What one has just saved is read again a moment later: findings are of it, and not of what was read last.
  const revision = Math.max(found.revision, draft.basedOn)
  const mayWrite = found.mayEdit && found.standing === 'draft'
  const standing = draft.isPending ? say(PACKAGES.saving)
    : draft.isUnsaved ? say(PACKAGES.unsaved) : say(PACKAGES.saved, { revision: draft.basedOn })
  return (
    <main className="mc-stack">
      <nav><Link to="/goi-thu-tuc">{say(PACKAGES.back)}</Link></nav>
      <h1>{name} <span className="mc-quiet">{say(STANDING[found.standing])}</span></h1>
      <div className="mc-row">
        <span role="status">{standing}</span>
        {mayWrite && draft.isUnsaved && <Button variant="default" onClick={() => draft.save()}>
          {say(PACKAGES.save)}
        </Button>}
        <a href={`/api/packages/${found.id}/file`} download>{say(PACKAGES.exported)}</a>
      </div>
      <FormRefusal error={draft.error} />
      {draft.conflict && <ConflictPart {...draft.conflict} onJoin={draft.joinBoth} onTake={draft.takeTheirs} />}
      <div role="group" aria-label={say(PACKAGES.parts)} className="mc-ways mc-ways-many">
        {PARTS.map((one) => <button key={one} type="button" aria-pressed={one === part}
          onClick={() => setPart(one)}>{say(PACKAGES[one])}</button>)}
      </div>
      {vocabulary.isError && <ErrorState title={say(PACKAGES.failed)} error={vocabulary.error}
        onRetry={() => void vocabulary.refetch()} />}
      {vocabulary.data && part === 'partGeneral' && <fieldset
        key={draft.epoch} disabled={!mayWrite} className="mc-bare mc-stack"
      >
        <GeneralPart value={draft.value} vocabulary={vocabulary.data} terms={found.terms} onChange={draft.change} />
      </fieldset>}
      {vocabulary.data && part === 'partContent' && <fieldset
        key={draft.epoch} disabled={!mayWrite} className="mc-bare mc-stack"
      >
        <PackageEditor part={content} onPart={setContent} value={draft.value} vocabulary={vocabulary.data}
          onChange={draft.change} />
      </fieldset>}
      {part === 'partCheck' && <CheckPart id={found.id} revision={revision} onLook={look} />}
      {part === 'partTry' && <TryPart id={found.id} value={found.package} vocabulary={vocabulary.data} />}
      {part === 'partReview' && <ReviewPart found={found} onLook={look} />}
    </main>
  )
}

import type { Outing } from '@motcua/contracts/offline.ts'
import { compressPicture } from '../lib/compress-picture.ts'
import { say } from '../lib/language.ts'
import type { Photo } from './device-store.ts'
import { readPhoto } from './make-command.ts'
import { TAKE } from './offline-texts.ts'

/** Bytes of a photograph at most: what a line of 400 kbit/s carries in a few seconds. */
const MOST = 600_000
const MOST_PHOTOS = 20

export interface FiledPaper { readonly originals: number; readonly copies: number; readonly photos: readonly Photo[] }
export const NOT_FILED: FiledPaper = { originals: 0, copies: 0, photos: [] }

/** One paper of the procedure: how many of it there are, and photographs of its pages. */
export function PaperField({ component: { name, required, handling, isForm }, paper, onChange }: {
  readonly component: Outing['procedures'][number]['components'][number]
  readonly paper: FiledPaper
  readonly onChange: (change: Partial<FiledPaper>) => void
}) {
  const add = async (files: readonly File[]) => {
    const photos = await Promise.all(files.map(async (file) => readPhoto(await compressPicture(file, MOST))))
    onChange({ photos: [...paper.photos, ...photos].slice(0, MOST_PHOTOS) })
  }
  const notes = [...isForm ? [say(TAKE.formPaper)] : [], ...required === 'always' ? [say(TAKE.needed)] : []]
  const count = (field: 'originals' | 'copies', text: string, label: string) => (
    <label className="short">{text}
      <input
        type="number" min={0} max={99} inputMode="numeric" aria-label={label} value={paper[field]}
        onChange={(event) => onChange({ [field]: Math.min(99, Math.max(0, Math.trunc(Number(event.target.value)))) })}
      />
    </label>
  )
  return (
    <fieldset>
      <legend>{name}{notes.length > 0 && ` (${notes.join(', ')})`}</legend>
      {handling === 'data' ? <p className="quiet">{say(TAKE.byData)}</p> : (
        <>
          <div className="counts">
            {count('originals', say(TAKE.originals), say(TAKE.originalsOf, { name }))}
            {count('copies', say(TAKE.copies), say(TAKE.copiesOf, { name }))}
          </div>
          <label>{say(TAKE.photos)}
            <input
              type="file" accept="image/*" capture="environment" multiple aria-label={say(TAKE.photosOf, { name })}
              onChange={(event) => {
                void add([...event.target.files ?? []])
                event.target.value = ''
              }}
            />
          </label>
          {paper.photos.length > 0 && (
            <p role="status">
              ✓ {say(TAKE.taken, { count: paper.photos.length })}{' '}
              <button type="button" className="plain" onClick={() => onChange({ photos: [] })}>{say(TAKE.again)}</button>
            </p>
          )}
        </>
      )}
    </fieldset>
  )
}

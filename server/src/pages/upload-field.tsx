import { showSize } from './in-words.ts'
import { PAPERS } from './papers-texts.ts'
import { limitsOf } from './take-files.ts'
import type { Visit } from './visit.ts'

/** A file that is there already. */
export interface ThereFile {
  readonly name: string
  readonly size?: number
  /** What the form posts to be rid of it, and to keep it where only the form knows of it. */
  readonly drop: { readonly name: string; readonly value: string }
  readonly keep?: { readonly name: string; readonly value: string }
}

interface UploadFieldProps {
  visit: Visit
  /** Of the input, and its name in the form. */
  id: string
  label: string
  hint: string
  /** Where the script sends pieces to. */
  pieces: string
  there: readonly ThereFile[]
  /** Sent by half: `drop` as above. */
  half: readonly (ThereFile & { readonly percent: number })[]
  fault: string | undefined
}

/**
 * Files as one question of a greater form. Without script they are sent with the form; the script sends each at once,
 * in pieces, and asks anew for what stands in `data-has` (web/src/portal/papers-page.ts).
 */
export function UploadField({ visit, id, label, hint, pieces, there, half, fault }: UploadFieldProps) {
  const { say, language } = visit
  const { kinds, pictureBytes } = limitsOf(visit)
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>{hint}</p>
      {fault && <p className="error" id={`${id}-error`}>{fault}</p>}
      <ul className="files" data-has={id}>
        {there.map((file) => (
          <li className="line" key={file.drop.value} data-form={file.keep && ''}>
            <span>
              ✓ {file.name} {file.size !== undefined && <span className="hint">({showSize(file.size)})</span>}
            </span>
            {file.keep && <input type="hidden" name={file.keep.name} value={file.keep.value} />}
            <button type="submit" className="quiet" name={file.drop.name} value={file.drop.value}
              aria-label={say(PAPERS.removeOne, { name: file.name })}>{say(PAPERS.remove)}</button>
          </li>
        ))}
        {half.map(({ name, percent, drop }) => (
          <li className="line" key={drop.value}>
            <span className="running">{say(PAPERS.unfinished, { name, percent })}</span>
            <button type="submit" className="quiet" name={drop.name} value={drop.value}
              aria-label={say(PAPERS.giveUpOne, { name })}>{say(PAPERS.giveUp)}</button>
          </li>
        ))}
      </ul>
      <div data-tep={pieces} data-anh={pictureBytes}>
        <input
          type="file" lang={language} id={id} name={id} multiple accept={kinds.join(',')}
          aria-invalid={fault ? true : undefined} aria-describedby={fault ? `${id}-error ${id}-hint` : `${id}-hint`}
        />
      </div>
    </div>
  )
}

import type { StepPreviewBody } from '@motcua/contracts/designs.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import type { Field, FormDefinition, Page } from '@motcua/forms/model.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Day } from '../kernel/work-calendar.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { isTitled } from './answer-fields.tsx'
import { brandFilesOf } from './brand-files.ts'
import type { FieldFrame } from './field-frame.ts'
import { STEP } from './fill-form-texts.ts'
import { styleSheet } from './static-files.ts'
import { StepQuestions } from './step-questions.tsx'

/** Where and when a step is looked at. */
export interface PreviewPlace {
  readonly directory: Directory
  readonly today: Day
  readonly isDemonstration: boolean
}

/** A step of a form as a citizen sees it, for whoever designs it: whole HTML, of which nothing can be sent. */
export function drawStep({ directory, today, isDemonstration }: PreviewPlace, shown: StepPreviewBody): string {
  const say = sayIn('vi')
  const frame: FieldFrame = {
    visit: { say, language: 'vi', today, directory, rooms: { isDemonstration } }, codes: shown.codes, faults: new Map(),
  }
  const fields: readonly Field[] = shown.fields.map(({ columns, ...field }) => ({
    ...field, ...columns && { columns }, privacy: 'basic', canReuse: false, confidence: 'found', isGuess: false,
  }))
  const section = { id: 'muc', title: shown.title, fields, ...shown.groups.length > 0 && { groups: shown.groups } }
  const page: Page = { id: 'trang', title: shown.title, sections: [section] }
  const form: FormDefinition = {
    id: 'mau', name: shown.title, procedures: [], bundles: [], procedureCodes: [], isProvisional: false,
    version: { legal: '', form: '', validFrom: today, validTo: null, confidence: 'found' }, confidence: 'found',
    roles: {}, codes: shown.codes, pages: [page], rules: [], attachments: [], signatures: [],
    ...shown.declaration !== undefined && { declaration: shown.declaration },
  }
  const [only] = fields
  const isOneThing = only !== undefined && fields.length === 1 && isTitled(frame, only)
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <title>{shown.title}</title>
        <link rel="stylesheet" href={styleSheet()} />
        <link rel="stylesheet" href={`/tai-san/${brandFilesOf(directory).sheet.name}`} />
      </head>
      <body>
        <main>
          <p className="hint">{shown.progress}</p>
          {!isOneThing && <h1>{shown.title}</h1>}
          <form>
            <StepQuestions
              form={form} page={page} step={{ id: '1', section, fields, written: [] }} answers={shown.answers}
              frame={frame} heading={shown.title} isOneThing={isOneThing} fixed={{ keys: new Set(), href: '' }}
            />
            <button type="button">{say(STEP.goOn)}</button>
          </form>
        </main>
      </body>
    </html>)}`
}
